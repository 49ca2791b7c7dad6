"""Parameters as rows of a form, one a period; and the rows of a form that came back, from a workbook or a YAML file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from policyrules.classes import frozen
from policyrules.diagnostics import Problem
from policyrules.parameters import CONFIDENCE, Parameter
from policyrules.parameters.words import bounds_words, choices, unit_words
from policyrules.sheets import problems as said
from policyrules.sheets.model import Block, Choices, Given, Row
from policyrules.source import SourceFile
from policyrules.structured import Mapping as Node
from policyrules.structured import Scalar, Sequence, Tree, parse
from policyrules.types import Choice, Vocabulary
from policyrules.types.to_text import Tongue

ALL, WANTED = "参数", "待补参数"
"""Keys of the two forms: every period of every parameter, or only the periods without a figure."""
SINCE, UNTIL, VALUE, SOURCE, CONFIDENT, WHERE = FIELDS = ("自", "至", "值", "来源", "可信度", "地区")
NAME, UNIT = "参数", "单位或选项"
HEADS = (NAME, UNIT, *FIELDS, "可以填", "问", "等它的答案")
NEEDED = (NAME, SINCE, UNTIL, VALUE, SOURCE, CONFIDENT)
LEAD: dict[Tongue, tuple[str, str]] = {
    "zh": (
        "填“值”“来源”“可信度”三列；没有的留空，用到它的答案就是待定。来源写文件名称和文号，没有来源的数字不能填。",
        "日期含首尾两日，“至”留空是长期；一段里前后数值不同的，插入一行，写明各自的“自”“至”。参数名称和单位不要改。",
    ),
    "en": (
        "Fill in three columns: 值 (figure), 来源 (source: title and number of the document) and 可信度 (confidence). What is left empty "
        "stays open, and so do the answers that need it.",
        "自 and 至 are the first and the last day; an empty 至 is open-ended. For several figures within a period insert rows, each with "
        "its days. Leave 参数 (name) and 单位或选项 (unit or choices) alone; 可以填 is what may be entered, 等它的答案 what waits.",
    ),
}


@frozen
class Entry:
    """A row of a form. `cells`: field → text; `places`: field → where it stands; `numeric`: the value was a number, not a text."""

    name: str
    unit: str
    cells: Mapping[str, str]
    places: Mapping[str, str]
    whole: str
    numeric: bool = False

    def place(self, field: str) -> str:
        return self.places.get(field, self.whole)


def entries_of(tree: Tree | None) -> Iterator[Node]:
    """The entries of a parameter file that have a name and periods."""
    listed = tree.get("参数", "parameters") if isinstance(tree, Node) else None
    for entry in listed.items if isinstance(listed, Sequence) else ():
        if isinstance(entry, Node):
            yield entry


def periods_of(entry: Node) -> tuple[Node, ...]:
    rows = entry.get("取值", "values")
    return tuple(row for row in rows.items if isinstance(row, Node)) if isinstance(rows, Sequence) else ()


def text_of(period: Node, field: str) -> str:
    return period.text(VALUE, "value") if field == VALUE else period.text(field)


def name_of(entry: Node) -> str:
    return entry.text("名称", "name")


def block_of(
    trees: list[Tree | None], parameters: Mapping[str, Parameter], vocabulary: Vocabulary, waits: Callable[[str, str], str], every: bool
) -> Block:
    """The form. `waits` gives, for a parameter and the first day of a period as written, the answers that wait for it."""
    rows: list[tuple[str, ...]] = []
    offered: list[tuple[Choices, ...]] = []
    for entry in (e for tree in trees for e in entries_of(tree)):
        name = name_of(entry)
        declared = parameters.get(name)
        if declared is None:
            continue
        unit, bounds = unit_words(declared), bounds_words(declared, vocabulary, "zh")
        offers = [(), *[()] * 3, choices(declared, vocabulary), (), CONFIDENCE]
        for period in periods_of(entry):
            if every or not text_of(period, VALUE):
                cells = [text_of(period, field) for field in FIELDS]
                rows.append((name, unit, *cells, bounds, declared.question, waits(name, cells[0])))
                offered.append((*offers, *[()] * (len(HEADS) - len(offers))))
    key = ALL if every else WANTED
    fill = frozenset({VALUE, SOURCE, CONFIDENT})
    return Block(key, HEADS, tuple(rows), offered=tuple(offered), strict=True, fill=fill)


def from_book(given: Given) -> tuple[list[Entry], list[Problem]]:
    """The rows of a form in a workbook, by its headings, in whatever order the columns stand."""
    problems: list[Problem] = [said.ColumnMissing(str(given.heads.whole), head) for head in NEEDED if given.column(head) is None]
    for n, head in enumerate(given.heads.texts):
        if head not in HEADS:
            problems.append(said.ColumnExtra(str(given.heads.place(n)), head))
    if any(isinstance(p, said.ColumnMissing) for p in problems):
        return [], problems
    return [_entry(given, row) for row in given.rows], problems


def _entry(given: Given, row: Row) -> Entry:
    columns = {head: n for n, head in enumerate(given.heads.texts)}
    cells = {field: row.texts[columns[field]] for field in FIELDS if field in columns}
    places = {field: str(row.place(n)) for field, n in columns.items()}
    unit = row.texts[columns[UNIT]] if UNIT in columns else ""
    return Entry(row.texts[columns[NAME]], unit, cells, places, str(row.whole), columns[VALUE] in row.numeric)


def from_tree(tree: Tree | None) -> list[Entry]:
    """The rows of a form in YAML, which is a parameter file with the periods to fill in."""
    found = []
    for entry in entries_of(tree):
        for period in periods_of(entry):
            cells = {field: text_of(period, field) for field in FIELDS if period.get(field) is not None or field == VALUE}
            places = {field: scalar.at.place for field in FIELDS if isinstance(scalar := period.get(field), Scalar)}
            found.append(Entry(name_of(entry), entry.text("单位", "unit") or entry.text("选项", "choice"), cells, places, period.at.place))
    return found


def lead(tongue: Tongue) -> tuple[str, str]:
    """What stands above a form."""
    return LEAD[tongue]


def yaml_form(block: Block, parameters: Mapping[str, Parameter], tongue: Tongue = "zh") -> str:
    """The form as YAML: what is asked stands in comments, the rest as in a parameter file."""
    lines = [f"# {line}" for line in lead(tongue)] + ["参数:"]
    before = ""
    for row in block.rows:
        cells = dict(zip(block.heads, row, strict=True))
        if cells[NAME] != before:
            before = cells[NAME]
            asked = "；".join(f"{head}：{cells[head]}" for head in ("可以填", "问") if cells[head])
            lines += [f"  # {asked}"] if asked else []
            lines += [
                f"  - 名称: {before}",
                f"    {'选项' if choices_list(parameters[before]) else '单位'}: {plain(cells[UNIT])}",
                "    取值:",
            ]
        if cells["等它的答案"]:
            lines.append(f"      # 等它的答案：{cells['等它的答案']}".replace("\n", "；"))
        lines.append(f"      - {flow({field: cells[field] for field in FIELDS})}")
    return "\n".join(lines) + "\n"


def choices_list(parameter: Parameter) -> bool:
    """Whether its values come from a choice list of the pack."""
    return isinstance(parameter.type, Choice)


def flow(cells: Mapping[str, str]) -> str:
    """A period as it stands in a parameter file, on one line."""
    keys = (SINCE, UNTIL, VALUE, WHERE, SOURCE, CONFIDENT)
    said = ", ".join(f"{key}: {scalar(key, cells.get(key, ''))}" for key in keys if cells.get(key) or key != WHERE)
    return f"{{{said}}}"


def scalar(field: str, text: str) -> str:
    """A text as it is written in a period: figures between quotes, nothing as ~."""
    if not text:
        return "~"
    return f'"{text}"' if field == VALUE and text[0].isdigit() else plain(text)


def plain(text: str) -> str:
    """Without quotes where YAML reads the same text, else between quotes."""
    read = parse(SourceFile("", f"[{{a: {text}, b: c}}]"))
    first = read.tree.items[0] if isinstance(read.tree, Sequence) and len(read.tree.items) == 1 else None
    same = not read.problems and isinstance(first, Node) and len(first.entries) == 2 and first.text("a") == text
    return text if same and "\n" not in text and "%" not in text[:1] else json.dumps(text, ensure_ascii=False)

"""Parameters as rows of a form, one a period; and the rows of a form that came back, from a workbook or a YAML file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from policyrules.classes import frozen
from policyrules.diagnostics import Problem, errors
from policyrules.diagnostics.nearest import nearest
from policyrules.parameters import CONFIDENCE, Parameter
from policyrules.parameters.words import bounds_words, choices, unit_words
from policyrules.roster.model import Place
from policyrules.sheets import problems as said
from policyrules.sheets.figure_words import (
    ALL,
    ASKED,
    CONFIDENT,
    ENGLISH,
    FIELDS,
    HEADS,
    KEYS,
    MAY,
    NAME,
    SINCE,
    SOURCE,
    UNIT,
    UNTIL,
    VALUE,
    WAITS,
    WANTED,
    WHERE,
    FormWords,
    head_in,
    head_of,
    heads,
    lead,
)
from policyrules.sheets.model import Block, Book, Choices, Given, Row
from policyrules.source import SourceFile
from policyrules.structured import Mapping as Node
from policyrules.structured import Scalar, Tree, parse
from policyrules.structured import Sequence as Items
from policyrules.types import Choice
from policyrules.types.to_text import Tongue

T = TypeVar("T")
NEEDED = (NAME, SINCE, UNTIL, VALUE, SOURCE, CONFIDENT)


@frozen
class Entry:
    """A row of a form. `cells`: field → text; `places`: field → where it stands; `numeric`: the value was a number, not a text."""

    name: str
    unit: str
    cells: Mapping[str, str]
    places: Mapping[str, str]
    whole: Place | str
    numeric: bool = False

    def place(self, field: str) -> Place | str:
        return self.places.get(field, self.whole)


def entries_of(tree: Tree | None) -> Iterator[Node]:
    """The entries of a parameter file that have a name and periods."""
    listed = tree.get("参数", "parameters") if isinstance(tree, Node) else None
    for entry in listed.items if isinstance(listed, Items) else ():
        if isinstance(entry, Node):
            yield entry


def periods_of(entry: Node) -> tuple[Node, ...]:
    rows = entry.get("取值", "values")
    return tuple(row for row in rows.items if isinstance(row, Node)) if isinstance(rows, Items) else ()


def text_of(period: Node, field: str) -> str:
    return period.text(VALUE, "value") if field == VALUE else period.text(field)


def name_of(entry: Node) -> str:
    return entry.text("名称", "name")


def block_of(trees: list[Tree | None], words: FormWords, waits: Callable[[str, str], str], every: bool, tongue: Tongue = "zh") -> Block:
    """The form. `waits` gives, for a parameter and the first day of a period as written, the answers that wait for it."""
    rows: list[tuple[str, ...]] = []
    offered: list[tuple[Choices, ...]] = []
    for entry in (e for tree in trees for e in entries_of(tree)):
        name = name_of(entry)
        declared = words.parameters.get(name)
        if declared is None:
            continue
        lead = [words.told(column, text, declared, tongue) for column, text in ((NAME, name), (UNIT, unit_words(declared)))]
        bounds = bounds_words(declared, words.vocabulary, tongue)
        question = declared.question if tongue == "zh" else words.vocabulary.english.get(declared.question, declared.question)
        values = [words.told(VALUE, value, declared, tongue) for value in choices(declared, words.vocabulary)]
        sure = [words.told(CONFIDENT, word, declared, tongue) for word in CONFIDENCE]
        offers = [(), *[()] * 3, tuple(values), (), tuple(sure)]
        for period in periods_of(entry):
            if every or not text_of(period, VALUE):
                cells = [words.told(field, text_of(period, field), declared, tongue) for field in FIELDS]
                rows.append((*lead, *cells, bounds, question, waits(name, cells[0])))
                offered.append((*offers, *[()] * (len(HEADS) - len(offers))))
    key = KEYS[ALL if every else WANTED][tongue == "en"]
    fill = frozenset(head_in(head, tongue) for head in (VALUE, SOURCE, CONFIDENT))
    return Block(key, heads(tongue), tuple(rows), offered=tuple(offered), strict=True, fill=fill)


def form_in(book: Book, *kinds: str) -> tuple[str, Tongue, Given] | None:
    """The first of these forms that a workbook holds, and the tongue of its title."""
    tongues: tuple[Tongue, Tongue] = ("zh", "en")
    found = ((kind, tongue, book.given.get(key)) for kind in kinds for tongue, key in zip(tongues, KEYS[kind], strict=True))
    return next(((kind, tongue, given) for kind, tongue, given in found if given is not None), None)


def from_book(given: Given) -> tuple[list[Entry], list[Problem]]:
    """The rows of a form in a workbook, by its headings, in either tongue and whatever order the columns stand in."""
    found = [head_of(text) for text in given.heads.texts]
    columns = {head: n for n, head in reversed([*enumerate(found)]) if head is not None}
    problems: list[Problem] = []
    for n, head in enumerate(found):
        if head is not None and columns[head] != n:
            problems.append(said.ColumnTwice(given.heads.place(n), given.heads.texts[n], given.heads.place(columns[head])))
    strange = {n: text for n, text in enumerate(given.heads.texts) if text and found[n] is None}
    missing = [head for head in HEADS if head not in columns]
    meant = meant_by(strange, missing)
    for n, text in strange.items():
        problems.append(_strange(given.heads.place(n), text, meant.get(n)))
    wanting = [head for head in missing if head in NEEDED and head not in meant.values()]
    problems += [said.ColumnMissing(given.heads.whole, head, ENGLISH[head]) for head in wanting]
    return ([], problems) if errors(problems) else ([_entry(given, columns, row) for row in given.rows], problems)


def meant_by(strange: Mapping[T, str], missing: Sequence[str]) -> dict[T, str]:
    """Which of the missing headings stand behind headings that are none of a form: the near ones, and the last one left."""
    left, found = [*missing], {}
    for at, text in strange.items():
        near = nearest(text, [name for head in left for name in (head, ENGLISH[head])])
        if near and (head := head_of(near)):
            found[at] = head
            left.remove(head)
    needed, open_ = [head for head in left if head in NEEDED], [at for at in strange if at not in found]
    return {**found, open_[0]: needed[0]} if len(needed) == len(open_) == 1 else found


def _strange(place: Place | str, text: str, meant: str | None) -> Problem:
    return said.HeadChanged(place, text, meant, ENGLISH[meant]) if meant else said.ColumnExtra(place, text)


def _entry(given: Given, columns: Mapping[str, int], row: Row) -> Entry:
    cells = {field: row.texts[columns[field]] for field in FIELDS if field in columns}
    places = {field: str(row.place(n)) for field, n in columns.items()}
    unit = row.texts[columns[UNIT]] if UNIT in columns else ""
    return Entry(row.texts[columns[NAME]], unit, cells, places, row.whole, columns[VALUE] in row.numeric)


def from_tree(tree: Tree | None) -> tuple[list[Entry], list[Problem]]:
    """The rows of a form in YAML, which is a parameter file with the periods to fill in; its keys in either tongue."""
    found: list[Entry] = []
    problems: list[Problem] = []
    for entry in entries_of(tree):
        for period in periods_of(entry):
            keys = {head: key for key, _ in period if (head := head_of(key.text)) in FIELDS}
            strange = {key: key.text for key, _ in period if head_of(key.text) not in FIELDS}
            meant = meant_by(strange, [head for head in FIELDS if head not in keys])
            problems += [_strange(key.at.place, key.text, meant.get(key)) for key in strange]
            keys |= {head: key for key, head in meant.items()}
            cells = {VALUE: "", **{head: period.text(key.text) for head, key in keys.items()}}
            values = {head: period.get(key.text) for head, key in keys.items()}
            places = {head: value.at.place for head, value in values.items() if isinstance(value, Scalar)}
            unit = entry.text("单位", "unit") or entry.text("选项", "choice")
            found.append(Entry(name_of(entry), unit, cells, places, period.at.place))
    return found, problems


KEYS_IN_YAML: Mapping[Tongue, tuple[str, str, str, str, str]] = {
    "zh": ("参数", "名称", "单位", "选项", "取值"), "en": ("parameters", "name", "unit", "choice", "values"),
}  # fmt: skip


def yaml_form(block: Block, words: FormWords, tongue: Tongue = "zh") -> str:
    """The form as YAML: what is asked stands in comments, the rest as in a parameter file."""
    all_, named, unit, choice, values = KEYS_IN_YAML[tongue]
    colon, semicolon = ("：", "；") if tongue == "zh" else (": ", "; ")
    lines = [f"# {line}" for line in lead(tongue)] + [f"{all_}:"]
    before = ""
    for row in block.rows:
        cells = dict(zip(HEADS, row, strict=True))
        if cells[NAME] != before:
            before = cells[NAME]
            asked = semicolon.join(f"{head_in(head, tongue)}{colon}{cells[head]}" for head in (MAY, ASKED) if cells[head])
            lines += [f"  # {asked}"] if asked else []
            listed = choices_list(words.parameters[words.meant(NAME, before)])
            lines += [
                f"  - {named}: {plain_yaml(before)}",
                f"    {choice if listed else unit}: {plain_yaml(cells[UNIT])}",
                f"    {values}:",
            ]
        if cells[WAITS]:
            lines.append(f"      # {head_in(WAITS, tongue)}{colon}{cells[WAITS]}".replace("\n", semicolon))
        lines.append(f"      - {flow({field: cells[field] for field in FIELDS}, tongue)}")
    return "\n".join(lines) + "\n"


def choices_list(parameter: Parameter) -> bool:
    """Whether its values come from a choice list of the pack."""
    return isinstance(parameter.type, Choice)


def flow(cells: Mapping[str, str], tongue: Tongue = "zh") -> str:
    """A period as it stands in a parameter file, on one line."""
    keys = (SINCE, UNTIL, VALUE, WHERE, SOURCE, CONFIDENT)
    said = ", ".join(f"{head_in(key, tongue)}: {scalar(key, cells.get(key, ''))}" for key in keys if cells.get(key) or key != WHERE)
    return f"{{{said}}}"


def scalar(field: str, text: str) -> str:
    """A text as it is written in a period: figures between quotes, nothing as ~."""
    if not text:
        return "~"
    return f'"{text}"' if field == VALUE and text[0].isdigit() else plain_yaml(text)


def plain_yaml(text: str) -> str:
    """Without quotes where YAML reads the same text, else between quotes."""
    read = parse(SourceFile("", f"[{{a: {text}, b: c}}]"))
    first = read.tree.items[0] if isinstance(read.tree, Items) and len(read.tree.items) == 1 else None
    same = not read.problems and isinstance(first, Node) and len(first.entries) == 2 and first.text("a") == text
    return text if same and "\n" not in text and "%" not in text[:1] else json.dumps(text, ensure_ascii=False)

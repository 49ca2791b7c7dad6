"""A pack to the pages of a workbook, and a workbook that comes back to the files of the pack: all of it or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import field

from policyrules.classes import define, frozen
from policyrules.diagnostics import Problem, errors
from policyrules.diagnostics.nearest import nearest
from policyrules.driver.files import GLOSSARY, PackFiles, pack_of
from policyrules.driver.layout import laid_out
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.driver.reading import parse, read_as_written
from policyrules.parameters.words import choices as parameter_choices
from policyrules.roster.model import Place
from policyrules.sheets import figures, figures_write, glossary, rule_tables
from policyrules.sheets import problems as said
from policyrules.sheets.figure_words import ALL, KEYS, FormWords, lead
from policyrules.sheets.figures_read import Reader
from policyrules.sheets.model import Block, Book, Choices, Given, Page
from policyrules.sheets.placed import AtCell
from policyrules.sheets.rule_tables import EXAMPLE, RULE, Table, tables
from policyrules.sheets.splice import Mark, Splice, spliced
from policyrules.source import Decoded, decode, encode
from policyrules.structured import parse as parse_structured
from policyrules.syntax import nodes as syn
from policyrules.types import Bool, Choice, Scalar, Vocabulary
from policyrules.types.to_text import Tongue

Files = Mapping[str, bytes]
ABOUT: dict[Tongue, tuple[str, ...]] = {
    "zh": (
        "每张表上面【…】一行是它的名称，不要改；表头、格子里的文字照规则的写法，可以改，可以插入和删除整行，不能增减列。",
        "不看这一项的格子写 不限；还不知道的写 待定；格子不留空。有下拉箭头的可以选，也可以写 一级、二级 这样的几个。",
        "日期、金额、百分数一律是文字：2026年3月1日、122元/月、50%。单位已写在表头的，格子里只写数。",
        "改好后先运行 policyrules table import 本文件 规则包 --check：列出每一处不对的格子和将有的改动，不写任何文件。",
        "没有改动的部分收回时一个字也不变；注释原样保留。导出以后规则包里也改过的表，会提示重新导出。",
    ),
    "en": (
        "The line 【…】 above a table is its name and stays. Headings and cells are written as in the rules: change cells, insert and "
        "delete whole rows, but no columns.",
        "What does not matter is any, what is not known is undetermined, and no cell is empty. Several values: level1, level2.",
        "Days, amounts and percentages are texts: 2026-03-01, 122 yuan/month, 50%. Where the heading has the unit, the number alone.",
        "Once edited, run policyrules table import THIS_FILE PACK --check: it lists wrong cells and changes, and writes nothing.",
        "What was not changed comes back to the letter, with its comments. A table changed in the pack since is to be exported anew.",
        "Sheets: 表 is a table of a rule, 示例 are examples, 词汇 is the glossary, parameters are the figures.",
    ),
}
BEFORE_TABLE = re.compile(r"[\s：:｜|]*")
OUTCOMES: dict[str, Choices] = {"eligibility": ("符合", "不符合", "待定"), "obligation": ("未履行", "已履行", "不负担", "待定")}


@frozen
class Taken:
    """`changed`: the new bytes of the files that change; empty where there is an error among the problems."""

    changed: dict[str, bytes] = field(factory=dict)
    problems: tuple[Problem, ...] = ()


# ---------------------------------------------------------------- out


def pages(compiled: Compiled, files: Files, only: str | None = None, tongue: Tongue = "zh") -> list[Page]:
    """The pages of a pack; with `only`, the tables of a rule and of the examples that try it."""
    found = pack_tables(compiled.files)
    if only is not None:
        found = [table for table in found if _about(table, only)]
    offers = _offers(compiled)
    made = [Page(t.key, (), (_block(t, offers),)) for t in found if t.kind == RULE]
    by_file: dict[str, list[Block]] = {}
    for table in found:
        if table.kind == EXAMPLE:
            by_file.setdefault(table.file.name, []).append(_block(table, offers))
    made += [Page(f"示例 {_stem(name)}", (f"示例，见 {name}：每张表一个【名称】",), tuple(blocks)) for name, blocks in by_file.items()]
    if only is None:
        words = glossary.block_of(_text(files.get(GLOSSARY, b"")))
        made += [Page("词汇", ("名称不改；英文、说明、问法供说明和询问时用",), (words,))] if words else []
        form = figure_form(compiled, lambda name, since: "", every=True, tongue=tongue)
        made += [Page(form.key, lead(tongue), (form,))] if form.rows else []
    info = compiled.files.info
    version = info.text("版本") if info else ""
    about = (f"规则包 {compiled.files.name} {version}（{compiled.files.digest[:16]}）", *ABOUT[tongue])
    return [Page("说明", (*about, "", *map(_listed, made)), ()), *made] if made else []


def _listed(page: Page) -> str:
    """A line of the first sheet: what stands on another."""
    if len(page.blocks) == 1:
        return f"{page.name}　{page.blocks[0].note}".rstrip("　")
    return f"{page.name}　{len(page.blocks)} 张：{'、'.join(block.key.partition(' ')[2] for block in page.blocks)}"


def form_words(compiled: Compiled) -> FormWords:
    return FormWords(compiled.checked.parameters, compiled.checked.vocabulary)


def figure_form(compiled: Compiled, waits: Callable[[str, str], str], every: bool, tongue: Tongue = "zh") -> Block:
    """The form of the figures: all, or those that are missing."""
    trees = [parse_structured(file).tree for file in compiled.files.own_parameters]
    return figures.block_of(trees, form_words(compiled), waits, every, tongue)


def pack_tables(pack: PackFiles) -> list[Table]:
    """The tables of all rule files, as they are written."""
    first = [parse(file) for file in pack.rules]
    return tables(read_as_written(file, pack, first) for file in pack.own_rules)


def _about(table: Table, rule: str) -> bool:
    owner = table.owner
    if isinstance(owner, syn.RuleDecl):
        return rule in [title.name.text for title in (owner.title, *owner.also)]
    return rule in [path.at.text.strip() for path in owner.tests] or rule in table.heads


def _block(table: Table, offers: Mapping[str, Choices]) -> Block:
    chosen = [offers.get(head.rpartition("的")[2]) or offers.get(head, ()) for head in table.heads]
    more = "不限", "待定"
    since = f"，{table.since.year}年{table.since.month}月{table.since.day}日起" if table.since else ""
    offered = tuple((*c, *(m for m in more if m not in c)) if c else () for c in chosen)
    return Block(table.key, table.heads, table.rows, f"{table.file.name}{since}", offered)


def _offers(compiled: Compiled) -> dict[str, Choices]:
    """Heading → what may be chosen below it: the values of a fact, a definition, a parameter; the answers of a rule."""
    vocabulary = compiled.checked.vocabulary
    found = {fact.name: _choices(fact.type, vocabulary) for fact in vocabulary.facts()}
    found |= {p.name: parameter_choices(p, vocabulary) for p in compiled.checked.parameters.values()}
    return found | {rule.name: OUTCOMES.get(rule.kind, ()) for rule in compiled.checked.resolved.rules.values()}


def _choices(type: Scalar, vocabulary: Vocabulary) -> Choices:
    if isinstance(type, Bool):
        return "是", "否"
    return tuple(v.name for v in vocabulary.choices[type.of].values) if isinstance(type, Choice) else ()


def _stem(name: str) -> str:
    return name.removesuffix(".rules").rpartition("/")[2]


def _text(data: bytes) -> str:
    found = decode(data)
    return found.text if isinstance(found, Decoded) else ""


# ---------------------------------------------------------------- back


def take(compiled: Compiled, name: str, files: Files, book: Book, problems: Sequence[Problem] = ()) -> Taken:
    """The files of a pack with what a workbook of `pages` changes in them, checked as a whole.

    `problems`: what was wrong when it was read. Rows and tables that are free of them are checked all the same.
    """
    work = _Work(files, compiled, book, [*problems])
    work.rules()
    work.words()
    if (form := figures.form_in(book, ALL)) is not None:
        _, tongue, given = form
        entries, wrong = figures.from_book(given)
        work.problems += wrong
        if work.due(figure_form(compiled, lambda name, since: "", every=True, tongue=tongue), given):
            work.figures(entries, whole=True)
    work.others()
    return work.done(name)


def take_figures(
    compiled: Compiled, name: str, files: Files, entries: Sequence[figures.Entry], problems: Sequence[Problem], whole: bool
) -> Taken:
    """The files of a pack with the figures of a form in them."""
    work = _Work(files, compiled, Book(), [*problems])
    work.figures(entries, whole)
    return work.done(name)


@define
class _Work:
    files: Files
    compiled: Compiled
    book: Book
    problems: list[Problem] = field(factory=list)
    texts: dict[str, str] = field(factory=dict)
    marks: dict[str, list[Mark]] = field(factory=dict)
    known: set[str] = field(factory=set)
    offered: dict[str, tuple[str, Choices]] = field(factory=dict)
    """Place of a cell → its text, and what may be chosen there."""
    thinned: set[str] = field(factory=set)
    """Headings of tables without some of their rows: what is said of a whole column may be so for want of them."""
    guessing: bool = False
    """Whether names are wanting, so that what is said of the rules could mislead."""

    def tell(self, problems: Iterable[Problem]) -> None:
        """More problems, but not that a cell is empty of which it was said why it cannot be read."""
        told = [p for p in self.problems if isinstance(p, said.InSheet)]
        self.problems += [
            p for p in problems if not (isinstance(p, said.CellBlank | said.FormCell) and any(said.covers(q, p) for q in told))
        ]

    def wrong_rows(self) -> set[tuple[str, int]]:
        """Sheet and number of the rows in which something is wrong, with those that merged cells run through."""
        at = [(p.place, p) for p in errors(self.problems) if isinstance(p, said.InSheet) and isinstance(p.place, Place)]
        return {
            (place.sheet, row)
            for place, p in at
            for row in range(place.row, (p.bottom if isinstance(p, said.CellsMerged) else place.row) + 1)
        }

    def due(self, block: Block, given: Given) -> bool:
        """Whether the block has to be taken: it was changed, and the pack's own was not meanwhile."""
        self.known.add(block.key)
        now, then = given.mark, self.book.marks.get(block.key)
        if now in (block.mark, then):
            return False
        if then is not None and then != block.mark:
            self.problems.append(said.ChangedSince(given.heads.whole, block.key))
            return False
        return True

    def rules(self) -> None:
        by_file: dict[str, list[Splice]] = {}
        sources = {}
        offers = _offers(self.compiled)
        for table in pack_tables(self.compiled.files):
            self.known.add(table.key)
            given = self.book.given.get(table.key)
            if given is None or not self.due(block := _block(table, offers), given):
                continue
            for row in given.rows:
                for n, (text, choices) in enumerate(zip(row.texts, block.choices, strict=False)):
                    self.offered[str(row.place(n))] = text, choices
            self.tell(rule_tables.unfit(table, given))
            if (sound := rule_tables.sound(table, given, self.wrong_rows())) is not None:
                by_file.setdefault(table.file.name, []).extend(rule_tables.splices(table, sound))
                if len(sound.rows) < len(given.rows):
                    self.thinned |= {str(given.heads.place(n)) for n in range(len(given.heads.texts))}
                sources[table.file.name] = table.file
        for name, splices in by_file.items():
            self.texts[name], self.marks[name] = spliced(sources[name].text, splices)

    def words(self) -> None:
        text = _text(self.files.get(GLOSSARY, b""))
        block, given = glossary.block_of(text), self.book.given.get(glossary.KEY)
        if block is not None and given is not None and self.due(block, given):
            wrong = list(glossary.unfit(block, given))
            self.problems += wrong
            self.guessing = bool(errors(wrong))
            if not self.guessing:
                self.texts[GLOSSARY] = glossary.rewritten(text, block, given)

    def figures(self, entries: Sequence[figures.Entry], whole: bool) -> None:
        checked = self.compiled.checked
        reader = Reader(form_words(self.compiled))
        rows = [row for entry in entries if (row := reader.read(entry)) is not None]
        self.tell(reader.problems)
        if not errors(reader.problems):
            made = figures_write.write(self.compiled.files.own_parameters, checked.vocabulary, rows, whole)
            self.problems += [*made.problems, *figures_write.sources_kept(self.compiled.files.own_parameters, rows)]
            self.texts |= made.texts

    def others(self) -> None:
        """Blocks that the pack does not have, and blocks that were exported and are gone."""
        self.known |= {glossary.KEY, *KEYS[ALL]}
        for given in self.book:
            if given.key not in self.known:
                near = nearest(given.key, tuple(self.known))
                self.problems.append(said.SheetUnknown(given.heads.whole, given.key, *said.nearby(near)))
        gone = [key for key in self.book.marks if key not in self.book.given and key in self.known]
        if gone:
            self.problems.append(said.NotSupplied("、".join(gone)))

    def done(self, name: str) -> Taken:
        """Everything read anew with the changes in it; then in the one layout."""
        changed = {n: encode(text, self.files[n]) for n, text in self.texts.items()}
        changed = {n: data for n, data in changed.items() if data != self.files[n]}
        if self.guessing or (errors(self.problems) and not changed):
            return Taken({}, tuple(self.problems))
        after = compile_pack(pack_of(name, {**self.files, **changed}, self.compiled.files.shelf))
        if errors(self.problems):
            cells = [told for problem in errors(after.problems) if (told := self.in_a_cell(problem))]
            more = [told for told in cells if isinstance(told, AtCell | said.NoSuchChoice) and str(told.place) not in self.thinned]
            return Taken({}, (*self.problems, *more))
        wrong = [self.placed(problem) for problem in errors(after.problems)]
        rules = {n: data for n, data in changed.items() if n in self.marks}
        for laid in laid_out(after.files, rules, None, None, fresh=False) if rules and not wrong else ():
            wrong += errors(laid.problems)
            changed[laid.name] = laid.data
        return Taken({} if wrong else changed, (*self.problems, *wrong))

    def placed(self, problem: Problem) -> Problem:
        """The problem told at the cell from which its text came, or at the table that it is about."""
        if (told := self.in_a_cell(problem)) is not None:
            return told
        label = problem.describe("zh").primary
        for mark in self.marks.get(label.at.file.name, ()) if label else ():
            if label and mark.start > label.at.end and BEFORE_TABLE.fullmatch(label.at.file.text[label.at.end : mark.start]):
                return AtCell(mark.place, problem)
        return problem

    def in_a_cell(self, problem: Problem) -> Problem | None:
        """The problem told at the cell from which its text came; None where there is none."""
        label = problem.describe("zh").primary
        for mark in self.marks.get(label.at.file.name, ()) if label else ():
            if label and mark.start < max(label.at.end, label.at.start + 1) and label.at.start < mark.end:
                return self.at_cell(mark.place, problem)
        return None

    def at_cell(self, place: str, problem: Problem) -> Problem:
        text, choices = self.offered.get(place, ("", ()))
        if problem.code == "unknown-name" and choices:
            return said.NoSuchChoice(place, text, "、".join(choices), *said.nearby(nearest(text, choices)))
        return AtCell(place, problem)


def differences(files: Files, changed: Files) -> Iterator[tuple[str, list[str], list[str]]]:
    """Name, lines before and lines after of each file that changes."""
    for name, data in sorted(changed.items()):
        yield name, _text(files.get(name, b"")).splitlines(keepends=True), _text(data).splitlines(keepends=True)

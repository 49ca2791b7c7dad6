"""Which sheet holds what, and which column is which fact: guessed by explicit tables, shown to people, corrected by a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from attrs import evolve, field

from policyrules.classes import define, frozen
from policyrules.diagnostics import Problem
from policyrules.diagnostics.nearest import nearest
from policyrules.roster.classes import classes
from policyrules.roster.header import Table, find_table
from policyrules.roster.lexicon import NOT_USED, Kind, Lexicon, Target, kinds, lexicon, plainly
from policyrules.roster.model import LeftOut, Place, Sheet, letters
from policyrules.roster.problems import ColumnsNotKnown, MappingOtherSheet, MappingUnknownColumn, MappingUnknownSheet
from policyrules.roster.telling import CHINESE, Telling
from policyrules.roster.words import CATEGORY, DISABILITIES, LEVEL, SEPARATORS, SEX, SHEETS
from policyrules.source import Span
from policyrules.types import BOOL, Choice, Fact, Vocabulary
from policyrules.types.from_text import UNKNOWN, Cell, Unreadable, read_fact

Confidence = Literal["确定", "推测", "未用", "指定"]
"""指定: a mapping file says so."""
TRIED = 200
"""Rows on which a guess is tried."""
FITTING = 0.8
SHEET_NAME_COUNTS = 3
NAMED_AT_MOST = 12
"""Columns named in one line."""


@frozen
class Remark:
    """What people are told of a column; `what` and `letter` go into the gaps of the words."""

    words: str = ""
    what: Target = NOT_USED
    letter: str = ""

    def told(self, tell: Telling) -> str:
        return tell(self.words, what=self.what.told(tell), letter=self.letter) if self.words else ""


NO_REMARK = Remark()


@frozen
class Column:
    """A column and what it is taken for. `values` turns what stands there into what can be read (only ever given by a file)."""

    letter: str
    head: str
    target: Target = NOT_USED
    confidence: Confidence = "未用"
    remark: Remark = NO_REMARK
    values: dict[str, str] = field(factory=dict, hash=False)
    known: bool = True
    """False where nobody could tell what it is, so that what stands there is lost."""


@define(eq=False)
class SheetMapping:
    """A sheet with its columns in order. `kind` is None where the sheet is not used."""

    name: str
    kind: Kind | None
    head_row: int = 0
    columns: list[Column] = field(factory=list)
    at: Span | None = None
    """Where a mapping file names it."""


@define(eq=False)
class Mapping:
    """How a roster is read. `constants` hold for every row that says nothing itself; `derived` tells what was concluded from what."""

    sheets: list[SheetMapping] = field(factory=list)
    constants: dict[str, str] = field(factory=dict)
    derived: dict[tuple[str, str], int] = field(factory=dict)
    """(what was filled, from what) → in how many cases."""
    problems: list[Problem] = field(factory=list)
    places: dict[str, Span] = field(factory=dict)
    """Where a constant stands, if a file gives it."""

    def as_rows(self, tell: Telling = CHINESE) -> list[tuple[str, ...]]:
        """工作表, 对象, 列, 列名, 事实, 把握, 说明: one row per column, for people to check."""
        rows: list[tuple[str, ...]] = []
        for sheet in self.sheets:
            kind = tell.name(sheet.kind.name) if sheet.kind else tell("（未用）")
            rows += [
                (sheet.name, kind, c.letter, c.head, c.target.told(tell), tell(c.confidence), c.remark.told(tell)) for c in sheet.columns
            ]
            if not sheet.columns:
                rows.append((sheet.name, kind, "", "", "", tell("未用"), tell("没有找到能认出的表头")))
        for name, value in self.constants.items():
            said = tell("一律为“{value}”，行内另有内容的除外", value=value)
            rows.append((tell("（全部）"), "", "", tell("固定"), tell.name(name), tell("指定"), said))
        for (what, source), count in self.derived.items():
            rows.append(
                (tell("（推出）"), "", "", tell(source), inferred(what, tell), tell("推测"), tell("{count} 处由此推出", count=count))
            )
        return rows


CATEGORY_AND_LEVEL = f"{DISABILITIES}的{CATEGORY}、{LEVEL}", f"{DISABILITIES}的{LEVEL}"
"""What is inferred of a list, beside facts."""


def inferred(what: str, tell: Telling) -> str:
    return tell(what) if what in CATEGORY_AND_LEVEL else tell.name(what)


@define(eq=False)
class Planned:
    """A table with its mapping, ready to be read."""

    table: Table
    kind: Kind
    targets: list[tuple[int, Column]]
    """Columns that say something, counted from 0."""


def plan(sheets: list[Sheet], vocabulary: Vocabulary, given: Mapping | None = None) -> tuple[Mapping, list[Planned], list[LeftOut]]:
    """The mapping of a roster: from `given` where it speaks, guessed elsewhere; and the tables to be read with it."""
    lexica = [lexicon(kind, vocabulary) for kind in kinds(vocabulary)]
    mapping = Mapping(
        constants={**given.constants} if given else {}, places={**given.places} if given else {}, problems=_absent_sheets(sheets, given)
    )
    planned, unused = [], []
    for sheet in sheets:
        said = _given_for(sheet, sheets, given)
        if said and said.kind is None:
            mapping.sheets.append(said)
            unused.append(LeftOut("sheet", Place(sheet.name, 1)))
            continue
        known = _known(lexica, said)
        table = find_table(sheet, known, said.head_row or None if said else None)
        words = next((x for x in lexica if said and x.kind == said.kind), None) or (_best(table, lexica) if table else None)
        if table is None or words is None:
            mapping.sheets.append(SheetMapping(sheet.name, None))
            if any(any(row) for row in sheet.rows):
                unused.append(LeftOut("sheet", Place(sheet.name, 1)))
            continue
        columns = _columns(table, words, vocabulary, said)
        mapping.problems += _absent_columns(said, columns) if said else []
        mapping.sheets.append(SheetMapping(sheet.name, words.kind, table.head_row, columns))
        planned.append(Planned(table, words.kind, [(n, c) for n, c in enumerate(columns) if c.target.use != "unused"]))
    mapping.problems += _not_known(mapping)
    return mapping, planned, unused


def _not_known(mapping: Mapping) -> list[Problem]:
    """One line for all columns that nobody could tell; with their sheets where there are several."""
    used = [sheet for sheet in mapping.sheets if sheet.columns]
    lost = [f"{sheet.name}!{c.head}" if len(used) > 1 else c.head for sheet in used for c in sheet.columns if not c.known]
    more = "……" if len(lost) > NAMED_AT_MOST else ""
    return [ColumnsNotKnown(len(lost), "、".join(lost[:NAMED_AT_MOST]) + more)] if lost else []


def _given_for(sheet: Sheet, sheets: list[Sheet], given: Mapping | None) -> SheetMapping | None:
    """What the file says on a sheet: by name; a single sheet takes the single mapping, since csv files change their names."""
    if given is None:
        return None
    if len(sheets) == len(given.sheets) == 1:
        return given.sheets[0]
    return next((s for s in given.sheets if s.name == sheet.name), None)


def _absent_sheets(sheets: list[Sheet], given: Mapping | None) -> list[Problem]:
    names = {sheet.name for sheet in sheets}
    if given is None:
        return []
    if len(sheets) == len(given.sheets) == 1:
        only, said = sheets[0].name, given.sheets[0]
        return [MappingOtherSheet(said.at, said.name, only)] if said.name != only else []
    return [MappingUnknownSheet(s.at, s.name) for s in given.sheets if s.name not in names]


def _absent_columns(said: SheetMapping, columns: list[Column]) -> list[Problem]:
    there = {c.head for c in columns} | {c.letter for c in columns}
    absent = [c.head for c in said.columns if c.head not in there]
    return [MappingUnknownColumn(said.name, head, offer(nearest(head, there))) for head in absent]


def offer(near: str | None) -> str:
    """The nearest name, as the end of a repair."""
    return f"（是否“{near}”？）" if near else ""


def _known(lexica: list[Lexicon], said: SheetMapping | None) -> Callable[[str], bool]:
    heads = {c.head for c in said.columns} if said else set()
    return lambda head: bool(head) and (head in heads or any(x.exact(head) for x in lexica))


def _best(table: Table, lexica: list[Lexicon]) -> Lexicon | None:
    """The kind of row whose own headings occur most; the sheet's name counts like one more heading."""
    scored = [(_score(table, x), -n, x) for n, x in enumerate(lexica)]
    score, _, best = max(scored, key=lambda s: s[:2], default=(0, 0, None))
    return best if score >= 2 else None


def _score(table: Table, words: Lexicon) -> int:
    kind, name = words.kind, table.sheet.name
    found = {target for head in table.heads if head and (target := words.exact(head)) and target.use != "unused"}
    own = sum(1 if t.relation and t.use != "item" else 2 for t in found)
    keys = sum(2 for t in found if t.entity == (kind.parent or kind.entity) and t.use in ("key", "both") and not t.relation)
    named = max((len(w) for w in (kind.name, kind.entity, *SHEETS.get(kind.name, ())) if w in name), default=0)
    return own + keys + (SHEET_NAME_COUNTS + named + 4 * (name == kind.name) if named and own else 0)


def _columns(table: Table, words: Lexicon, vocabulary: Vocabulary, said: SheetMapping | None) -> list[Column]:
    given = {c.head: c for c in said.columns} if said else {}
    columns, taken = [], dict[Target, str]()
    for number, head in enumerate(table.heads):
        column = _column(table, number, words, vocabulary, given)
        target = column.target
        if target in taken and target.use == "fact":
            column = evolve(column, remark=Remark("与{letter}列同为“{what}”，同一行两格须一致", target, taken[target]))
        elif target in taken and target.use not in ("unused", "classes"):  # what classes say of a fact is compared row by row
            column = Column(column.letter, column.head, remark=Remark("与{letter}列同为“{what}”，只用前一列", target, taken[target]))
        elif target.use != "unused":
            taken[target] = column.letter
        filled = any(row[number] not in ("", None) for _, row in table.rows)
        if head or filled:
            columns.append(column if filled else evolve(column, known=True))
        else:
            columns.append(Column(column.letter, "", remark=Remark("空列")))
    return columns


def _column(table: Table, number: int, words: Lexicon, vocabulary: Vocabulary, given: dict[str, Column]) -> Column:
    letter, head = letters(number + 1), table.title(number)
    if said := given.get(head) or given.get(letter):
        return Column(letter, head, said.target, "指定" if said.target.use != "unused" else "未用", Remark("按对照文件"), said.values)
    if not table.heads[number]:
        return Column(letter, head, remark=Remark("没有列名"), known=False)
    if target := words.exact(head):
        remark = Remark("与计算无关") if target.use == "unused" else NO_REMARK
        if target.use == "classes":
            remark = NO_REMARK if target.name == SEX else Remark("每格的一类，即其同名一项为“是”")
            return _classified(table, number, words, vocabulary, Column(letter, head, target, "确定", remark))
        if plainly(head) != plainly(target.name) and _says_something_else(table, number, target, vocabulary):
            remark = Remark("内容不是“是”或“否”；如何换算成“{what}”，请在对照文件的“取值”中指明", target)
            return Column(letter, head, remark=remark, known=False)
        return Column(letter, head, target, "未用" if target.use == "unused" else "确定", remark)
    if near := words.near(head):
        target, same = near
        if same and _fits(table, number, target, vocabulary):
            return Column(letter, head, target, "推测", Remark("列名相近，内容相符；不对的请在对照文件中改正"))
        return Column(letter, head, remark=Remark("列名与“{what}”相近而不同；确是此项的，请在对照文件中指明", target), known=False)
    return Column(letter, head, remark=Remark("不认识的列名；需要用的请在对照文件中指明"), known=False)


def _classified(table: Table, number: int, words: Lexicon, vocabulary: Vocabulary, column: Column) -> Column:
    """A column headed as one of classes, if what stands in it are classes."""
    known = classes(words.kind, column.target, vocabulary)
    found = [known.read(row[number]) for _, row in table.rows[:TRIED] if row[number] not in ("", None)]
    if found and sum(not isinstance(f, Unreadable) for f in found) >= FITTING * len(found):
        return column
    return Column(column.letter, column.head, remark=Remark("各格不是认得的类别；需要用的请在对照文件中指明"), known=False)


def _says_something_else(table: Table, number: int, target: Target, vocabulary: Vocabulary) -> bool:
    """A column headed like a yes-or-no fact that holds other things: 户籍 with the names of districts."""
    if target.use not in ("fact", "item") or vocabulary.entities[target.entity].facts[target.name].type != BOOL:
        return False
    return any(row[number] not in ("", None) for _, row in table.rows[:TRIED]) and not _fits(table, number, target, vocabulary, 0.5)


def _fits(table: Table, number: int, target: Target, vocabulary: Vocabulary, share: float = FITTING) -> bool:
    """Whether nearly all that stands in a column can be read as what it is guessed to be."""
    fact = vocabulary.entities[target.entity].facts[target.name]
    cells = [row[number] for _, row in table.rows[:TRIED]]
    said = [found for cell in cells if (found := _tried(cell, fact, vocabulary, table)) is not UNKNOWN]
    return bool(said) and sum(not isinstance(f, Unreadable) for f in said) >= share * len(said)


def _tried(cell: Cell, fact: Fact, vocabulary: Vocabulary, table: Table) -> object:
    if isinstance(cell, str) and isinstance(fact.type, Choice):
        cell = next((part for part in SEPARATORS.split(cell) if part), cell)
    return read_fact(cell, fact, vocabulary, table.sheet.epoch)

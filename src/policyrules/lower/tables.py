"""Tables to steps: a choice for each tested column, one within the other, with equal branches joined.

So a column that makes no difference is never asked for: where all rows that a case may still fit agree, their value is the answer
although a cell of the case is unknown. On the way every combination of cells is seen, and those that no row or several rows fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import field

from policyrules import core
from policyrules.check.cells import Fits, Run, fits
from policyrules.check.facts import Valued
from policyrules.classes import define, frozen
from policyrules.core.notes import Note, Shown, Words
from policyrules.lower.notes import readings_of, sources_of
from policyrules.lower.places import Frames
from policyrules.lower.terms import Term
from policyrules.resolve import Rule
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import BOOL, Date, Scalar, Vocabulary
from policyrules.types.encode import is_day
from policyrules.types.to_text import written

if TYPE_CHECKING:
    from policyrules.lower.rules import Rules

MOST_BRANCHES = 20_000
MOST_TOLD = 3
"""How many combinations of one table that no row fits are told."""
ANYTHING = Words("不限", "any")


NO_CASE = Words("", "")


@frozen
class TableGap:
    """Cells that no row of a table fits (`rows` empty), that two rows with different values fit, or a row that nothing fits.

    `case` names one such combination. `what` "divided": a heading is an exact quotient; "too large": more than can be looked through.
    """

    rule: str
    at: Span
    what: str
    case: Words = NO_CASE
    first: Span | None = None


@frozen
class Group:
    """Values of a column that the same rows fit. `none` stands for 无 alone."""

    runs: tuple[Run, ...]
    rows: frozenset[int]
    none: bool = False


@define
class Table:
    """One table while it is lowered."""

    rules: Rules
    rule: Rule
    table: syn.RuleTable
    heads: list[Term]
    values: list[Term]
    """The results of the rows, over one denominator."""
    gap: Term
    columns: list[list[Group]] = field(init=False)
    known: dict[tuple[int, frozenset[int]], Term] = field(factory=dict)
    told: list[TableGap] = field(factory=list)
    reached: set[int] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.columns = [self.groups(i) for i in range(len(self.heads))]

    @property
    def vocabulary(self) -> Vocabulary:
        return self.rules.sound.checked.vocabulary

    def lowered(self) -> Term:
        if any(head.by for head in self.heads):
            at = next(c.at for c, head in zip(self.table.columns, self.heads, strict=True) if head.by)
            self.told.append(TableGap(self.rule.name, at, "divided"))
            return self.gap
        found = self.branch(0, frozenset(range(len(self.values))), ())
        if len(self.known) > MOST_BRANCHES:
            self.told.append(TableGap(self.rule.name, self.table.at, "too large"))
        else:
            dead = [row for i, row in enumerate(self.table.rows) if i not in self.reached]
            self.told += [TableGap(self.rule.name, row.at, "never") for row in dead]
        return found

    # ------------------------------------------------------------ the values of a column

    def groups(self, i: int) -> list[Group]:
        head = self.heads[i]
        cells = [fits(row.tests[i], head.type, self.vocabulary) for row in self.table.rows]
        known = [cell if cell is not None else Fits(()) for cell in cells]
        by_rows: dict[frozenset[int], list[Run]] = {}
        for run in self.pieces(head, known):
            rows = frozenset(n for n, cell in enumerate(known) if any(low <= run[0] and run[1] <= high for low, high in cell.runs))
            by_rows.setdefault(rows, []).append(run)
        found = [Group(tuple(_joined(runs)), rows) for rows, runs in by_rows.items()]
        if head.present and head.type != BOOL:
            found.append(Group((), frozenset(n for n, cell in enumerate(known) if cell.none), none=True))
        return found

    def pieces(self, head: Term, cells: list[Fits]) -> Iterator[Run]:
        """The whole range of a column, cut wherever a cell begins or ends."""
        low, high = self.range_of(head)
        edges = {low, *(edge for cell in cells for first, last in cell.runs for edge in (first, last + 1) if low < edge <= high)}
        ordered = [*sorted(edges), high + 1]
        for first, after in pairwise(ordered):
            if not isinstance(head.type, Date) or any(is_day(n) for n in range(first, min(after, first + 5))):
                yield first, after - 1

    def range_of(self, head: Term) -> Run:
        return self.rules.builder.bounds()[head.name]

    # ------------------------------------------------------------ branches

    def branch(self, i: int, rows: frozenset[int], way: tuple[Group, ...]) -> Term:
        """The value for those who fit `rows` by the columns before `i`; `way` are the groups that led here."""
        key = i, rows
        if key not in self.known and len(self.known) <= MOST_BRANCHES:
            self.known[key] = self.leaf(rows, way) if i == len(self.heads) or not rows else self.split(i, rows, way)
        return self.known.get(key, self.gap)

    def split(self, i: int, rows: frozenset[int], way: tuple[Group, ...]) -> Term:
        found: dict[Term, list[Run]] = {}
        absent: Term | None = None
        for group in self.columns[i]:
            below = self.branch(i + 1, rows & group.rows, (*way, group))
            if group.none:
                absent = below
            else:
                found.setdefault(below, []).extend(group.runs)
        result = self.chosen(self.heads[i], found)
        present = self.heads[i].present
        if absent is None or absent == result or present is None:
            return result
        return self.rules.choose(present, result, absent)

    def chosen(self, head: Term, found: dict[Term, list[Run]]) -> Term:
        """One value for each part of the range; the part with the most pieces is what is left."""
        ordered = sorted(found.items(), key=lambda item: len(item[1]))
        result = ordered[-1][0]
        for value, runs in reversed(ordered[:-1]):
            result = self.rules.choose(self.within(head, sorted(runs)), value, result)
        return result

    def within(self, head: Term, runs: list[Run]) -> core.Name:
        b = self.rules.builder
        if head.type == BOOL:
            yes = self.rules.expressions.terms.truth(head)
            return yes if runs[0][0] else b.not_(yes)
        return b.in_runs(head.name, _joined(runs))

    def leaf(self, rows: frozenset[int], way: tuple[Group, ...]) -> Term:
        if not rows:
            if sum(t.what == "left out" for t in self.told) < MOST_TOLD:
                self.told.append(TableGap(self.rule.name, self.table.at, "left out", self.case(way)))
            return self.gap
        self.reached |= rows
        first, *others = sorted(rows)
        for other in others:
            if self.values[other] != self.values[first]:
                at, before = self.table.rows[other].at, self.table.rows[first].at
                if not any(t.at is at and t.first is before for t in self.told):
                    self.told.append(TableGap(self.rule.name, at, "overlap", self.case(way), before))
        return self.values[first]

    def case(self, way: tuple[Group, ...]) -> Words:
        """One combination of cells in words; a column that is not asked on this way is left out."""
        said = [self.rules.says(column.at) for column in self.table.columns]
        zh = [f"{said[i].zh} {self.one(i, group, 'zh')}" for i, group in enumerate(way)]
        en = [f"{said[i].en}: {self.one(i, group, 'en')}" for i, group in enumerate(way)]
        return Words("、".join(zh), ", ".join(en))

    def one(self, i: int, group: Group, tongue: str) -> str:
        if group.none:
            return "无" if tongue == "zh" else "none"
        type: Scalar = self.heads[i].type
        low, high = group.runs[0]
        value = next(n for n in range(low, high + 1) if is_day(n)) if isinstance(type, Date) else low
        return written(value, type, self.vocabulary, "zh" if tongue == "zh" else "en")


def lowered_table(rules: Rules, rule: Rule, table: syn.RuleTable, frames: Frames, fallback: Term | None) -> Term:
    """The value of a table, with what is wrong with it added to the gaps of the rules."""
    values = _values(rules, rule, table, frames)
    gap = fallback or rules.gap(rule, values[0])
    gap, *values = rules.expressions.terms.align(gap, *values)
    work = Table(rules, rule, table, [rules.expressions.term(column, frames) for column in table.columns], values, gap)
    found = work.lowered()
    rules.table_gaps += [t for t in work.told if t.what != "left out" or fallback is None]
    return found


def row_notes(rules: Rules, rule: Rule, table: syn.RuleTable, frames: Frames) -> tuple[Note, ...]:
    """A note for each row: what it tests, and what it gives."""
    values = _values(rules, rule, table, frames)
    return tuple(_row_note(rules, table, i, value, frames) for i, value in enumerate(values))


def _row_note(rules: Rules, table: syn.RuleTable, i: int, value: Term, frames: Frames) -> Note:
    row = table.rows[i]
    tested = [(column, cell) for column, cell in zip(table.columns, row.tests, strict=True) if not isinstance(cell, syn.NoLimit)]
    with rules.apart():
        holds = rules.builder.all(*(rules.expressions.truth(cell, frames) for _, cell in tested))
        used = tuple(dict.fromkeys(rules.used))
    said = [(rules.says(column.at), rules.says(cell.at)) for column, cell in tested]
    zh, en = "，".join(f"{a.zh} {b.zh}" for a, b in said), ", ".join(f"{a.en}: {b.en}" for a, b in said)
    says = Words(f"第{i + 1}行（{zh or ANYTHING.zh}）", f"row {i + 1} ({en or ANYTHING.en})")
    notes = row.results[0].notes
    shown = (Shown(says, value.name, value.present, value.by),)
    return Note("row", says, holds, "", None, sources_of(notes), readings_of(notes), shown, parts=used, at=row.at)


def _values(rules: Rules, rule: Rule, table: syn.RuleTable, frames: Frames) -> list[Term]:
    typed = rules.sound.checked.types[table]
    assert isinstance(typed, Valued)
    found = []
    for i, row in enumerate(table.rows):
        value = row.results[0].value
        term = rules.expressions.term(value, frames, typed.type) if value is not None else rules.open_row(rule, i + 1, typed.type)
        found.append(term)
    return found


def _joined(runs: list[Run]) -> list[Run]:
    """The same runs with those that touch made one."""
    found: list[Run] = []
    for low, high in sorted(runs):
        if found and found[-1][1] == low - 1:
            found[-1] = found[-1][0], high
        else:
            found.append((low, high))
    return found

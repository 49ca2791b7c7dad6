"""Records as rows: one slots class an entity, whole numbers only, None for what is unknown.

Attributes are numbered, never named after what a pack declares: names of a pack may hold anything, and attrs would run what
a hostile alias says. Slots: `f1`… values, `p1`… whether an optional fact has one at all, `r1`… the row that a relation to one
leads to, `l1`… the rows of a list, `c1`… whether somebody vouches that the list is complete; `h` the histories of the record,
`t` how to see it in other months (both None where there is nothing of the kind).

What is missing leads to the blank row of its class, in which everything is unknown: evaluators never ask whether a row is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from attrs import field, make_class

from policyrules import types
from policyrules.cases import ABSENT, Record
from policyrules.cases.model import Entry
from policyrules.classes import define, frozen

Row: TypeAlias = Any
"""An instance of a generated class."""
Memo: TypeAlias = dict[int, tuple[Record, Row]]
"""What was packed already, by identity; holds the records so that no identity is used twice."""


@define(eq=False)
class EntityRow:
    """The class for an entity, and the slot of each name."""

    entity: types.Entity
    facts: dict[str, str] = field(init=False)
    present: dict[str, str] = field(init=False)
    one: dict[str, str] = field(init=False)
    many: dict[str, tuple[str, str]] = field(init=False)
    by_month: bool = field(init=False)
    """Whether any of its facts is declared to change from month to month."""
    make: type[Row] = field(init=False)
    blank: Row = field(init=False)

    def __attrs_post_init__(self) -> None:
        to_one = (r.name for r in self.entity.relations.values() if not r.many)
        to_many = [r.name for r in self.entity.relations.values() if r.many]
        self.facts = numbered("f", self.entity.facts)
        self.by_month = any(fact.kept != "fixed" for fact in self.entity.facts.values())
        self.present = numbered("p", (f.name for f in self.entity.facts.values() if f.optional))
        self.one = numbered("r", to_one)
        self.many = {name: (f"l{i}", f"c{i}") for i, name in enumerate(to_many, 1)}
        lists = [slot for pair in self.many.values() for slot in pair]
        self.make = slotted("Row", [*self.facts.values(), *self.present.values(), *self.one.values(), *lists, "h", "t"])
        self.blank = self.make()


def numbered(letter: str, names: Iterable[str]) -> dict[str, str]:
    return {name: f"{letter}{i}" for i, name in enumerate(names, 1)}


def slotted(name: str, slots: list[str]) -> type[Row]:
    """A class whose instances start with None everywhere. All names are our own."""
    return make_class(name, {slot: field(default=None) for slot in slots}, slots=True, eq=False)


@define(eq=False)
class Rows:
    """The row classes of a vocabulary."""

    vocabulary: types.Vocabulary
    entities: dict[str, EntityRow] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.entities = {name: EntityRow(entity) for name, entity in self.vocabulary.entities.items()}
        for row in self.entities.values():
            self._unlink(row.entity.name, row.blank)

    def _unlink(self, entity: str, row: Row) -> None:
        """Every relation of the row to a blank row or an unknown list."""
        of = self.entities[entity]
        for name, slot in of.one.items():
            setattr(row, slot, self.entities[of.entity.relations[name].target].blank)
        for items, complete in of.many.values():
            setattr(row, items, ())
            setattr(row, complete, False)

    def packed(self, record: Record, memo: Memo | None = None, *, at: Moment) -> Row:
        """The row of a record as it is in a month, and, behind it, of all records it leads to. Records may be shared and may form
        circles; with the same `memo` a record met again keeps its row: a memo is for one month. Names that the vocabulary does not
        declare are left out. Whole numbers must lie within the declared bounds: readers see to that.

        Raises ValueError for an entity that is not declared, or a fact known to be absent that is not declared to be optional.
        """
        memo = {} if memo is None else memo
        waiting: list[Record] = []

        def row_of(some: Record) -> Row:
            if id(some) not in memo:
                if some.entity not in self.entities:
                    raise ValueError("a record is of an entity that the vocabulary does not declare")
                memo[id(some)] = some, self.entities[some.entity].make()
                waiting.append(some)
            return memo[id(some)][1]

        first = row_of(record)
        while waiting:
            some = waiting.pop()
            row = memo[id(some)][1]
            self._unlink(some.entity, row)
            self._fill(some, row, at)
            of = self.entities[some.entity]
            for name, target in some.one.items():
                if name in of.one:
                    setattr(row, of.one[name], row_of(target))
            for name, listed in some.many.items():
                if name in of.many:
                    items, complete = of.many[name]
                    setattr(row, items, tuple(row_of(item) for item in listed.items))
                    setattr(row, complete, listed.complete)
        return first

    def _fill(self, record: Record, row: Row, at: Moment) -> None:
        of = self.entities[record.entity]
        row.h, row.t = record.histories or None, at.seer and (at.seer, record)
        for name, entry in _entries(record, of, at):
            if name not in of.facts:
                continue
            if entry is ABSENT:
                if name not in of.present:
                    raise ValueError("a fact that is not optional is said to be absent")
                setattr(row, of.facts[name], of.entity.facts[name].low)
                setattr(row, of.present[name], 0)
            else:
                setattr(row, of.facts[name], entry)
                if name in of.present:
                    setattr(row, of.present[name], 1)


def _entries(record: Record, of: EntityRow, at: Moment) -> Iterable[tuple[str, Entry]]:
    """What is recorded of each fact for the month."""
    if not record.histories and not of.by_month:
        return record.facts.items()
    declared = [of.entity.facts[name] for name in dict.fromkeys((*record.facts, *record.histories)) if name in of.facts]
    found = ((fact.name, record.entry(fact.name, fact.kept, at.month, at.asked)) for fact in declared)
    return [(name, entry) for name, entry in found if entry is not None]


@frozen(eq=False)
class Moment:
    """The month for which rows are made, and that of the question. `seer`: for programs that look at other months, too."""

    month: int
    asked: int
    seer: Seer | None = None


@define(eq=False)
class Seer:
    """The rows of one question in each month, made when a month is first looked at."""

    rows: Rows
    asked: int
    memos: dict[int, Memo] = field(factory=dict)

    def row(self, record: Record, month: int) -> Row:
        memo = self.memos.setdefault(month, {})
        if found := memo.get(id(record)):
            return found[1]
        return self.rows.packed(record, memo, at=Moment(month, self.asked, self))


@define(eq=False)
class ParameterRows:
    """The class for the parameters that a case may replace."""

    slots: dict[str, str]
    make: type[Row] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.make = slotted("Parameters", list(self.slots.values()))

    def packed(self, given: Mapping[str, int]) -> Row:
        """None where a parameter has no figure. Parameters that the program does not read are left out."""
        row = self.make()
        for name, value in given.items():
            if name in self.slots:
                setattr(row, self.slots[name], value)
        return row

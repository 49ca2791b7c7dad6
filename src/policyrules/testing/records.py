"""What a program reads of the world, and records with all of it: drawn within declared bounds, often on an edge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random
from typing import TypeAlias, TypeVar

from attrs import evolve, field

from policyrules import core
from policyrules.cases import ABSENT, History, Listed, Record
from policyrules.cases.model import Entry
from policyrules.check import Checked
from policyrules.classes import define, frozen
from policyrules.core import ROOT, Name
from policyrules.core.walk import needed
from policyrules.parameters import Parameter
from policyrules.testing.boundaries import Edges, Key, edges, entities_of, later, near_day, reached
from policyrules.types import Bool, Choice, Date, Fact, Money, Month, Number, Vocabulary
from policyrules.types.encode import DAYS_A_MONTH, DAYS_A_YEAR, MONTHS_A_YEAR, of_month, to_date, to_month

T = TypeVar("T")
Between: TypeAlias = Callable[[int, int], int]
"""Draws a whole number from one to the other, both included."""
MOST_ITEMS = 3
MONTHS_BACK = 24
"""How far back the histories of drawn records reach."""


# ---------------------------------------------------------------- what is read


@define
class Need:
    """What is read of one thing: its facts, and what is read of the things and lists behind it."""

    entity: str
    facts: dict[str, Fact] = field(factory=dict)
    one: dict[str, Need] = field(factory=dict)
    many: dict[str, tuple[int, Need]] = field(factory=dict)

    def at(self, path: Iterable[str]) -> Need:
        """What is read behind a path of relations and lists. Raises KeyError where nothing is."""
        need = self
        for step in path:
            need = need.one[step] if step in need.one else need.many[step][1]
        return need

    def without(self, path: tuple[str, ...], presumed: frozenset[Key]) -> None:
        """Leave out what is at the end of a path of relations. A fact with a 推定 stays: unrecorded, it would be computed."""
        name = path[0]
        if len(path) > 1:
            if name in self.one:
                self.one[name].without(path[1:], presumed)
            return
        if (self.entity, name) not in presumed:
            self.facts.pop(name, None)
        self.one.pop(name, None)
        self.many.pop(name, None)

    def copy(self) -> Need:
        found = Need(self.entity)
        found.add(self)
        return found

    def add(self, other: Need) -> None:
        """Read what the other reads, too."""
        self.facts |= other.facts
        for name, inner in other.one.items():
            self.one.setdefault(name, Need(inner.entity)).add(inner)
        for name, (size, inner) in other.many.items():
            self.many.setdefault(name, (size, Need(inner.entity)))[1].add(inner)


def need_of(program: core.Program, vocabulary: Vocabulary) -> Need:
    """What a program reads. Results of definitions are left out: they are computed."""
    root = Need(program.subject)
    homes = {ROOT: root}
    alive = _read_blocks(program)

    def reach(need: Need, path: Iterable[str]) -> Need:
        for step in path:
            need = need.one.setdefault(step, Need(vocabulary.entities[need.entity].relations[step].target))
        return need

    for block in program.blocks:
        if block.name in alive and block.months:
            homes[block.name] = homes[block.parent]
        elif block.name in alive:
            owner = reach(homes[block.parent], block.path)
            target = vocabulary.entities[owner.entity].relations[block.over].target
            homes[block.name] = owner.many.setdefault(block.over, (block.size, Need(target)))[1]
    for let in program.lets:
        if isinstance(let.op, core.Fact) and let.op.source in ("fact", "judgement"):
            need = reach(homes[let.home], let.op.path)
            fact = vocabulary.entities[need.entity].facts.get(let.op.name)
            if fact and fact.source != "result":
                need.facts[fact.name] = fact
    _name_elements(root, vocabulary)
    return root


def _read_blocks(program: core.Program) -> frozenset[Name]:
    homes = {let.home for let in program.lets} | {let.op.block for let in program.lets if isinstance(let.op, core.Fold)}
    return frozenset(block.name for home in homes for block in program.chain(home))


def _name_elements(need: Need, vocabulary: Vocabulary) -> None:
    """Elements that are only counted get one fact, so that they can be written down."""
    for inner in need.one.values():
        _name_elements(inner, vocabulary)
    for _, inner in need.many.values():
        if not (inner.facts or inner.one or inner.many):
            first = next((f for f in vocabulary.entities[inner.entity].facts.values() if f.source == "fact"), None)
            inner.facts |= {first.name: first} if first else {}
        _name_elements(inner, vocabulary)


# ---------------------------------------------------------------- drawing


@frozen(eq=False)
class Sketch:
    """All that is known of a program before a case is drawn for it."""

    program: core.Program
    vocabulary: Vocabulary
    need: Need
    edges: Edges
    presumed: frozenset[Key]
    """Facts for which the rules have a 推定."""
    parameters: Mapping[str, Parameter]
    """Those that the program reads."""
    elsewhere: frozenset[str]
    """Parameters that are read on other days than that of the answer, too (上年1月1日的标准)."""
    entities: Mapping[Name, str]
    """What the elements of each block are."""

    def fact(self, home: Name, op: core.Fact) -> Fact | None:
        """The declaration of what a step reads."""
        return self.vocabulary.entities[reached(self.vocabulary, self.entities[home], op.path)].facts.get(op.name)


def sketch(program: core.Program, vocabulary: Vocabulary, checked: Checked) -> Sketch:
    read = {let.op.name for let in program.lets if isinstance(let.op, core.Fact) and let.op.source == "parameter"}
    return Sketch(
        program,
        vocabulary,
        need_of(program, vocabulary),
        edges(program, vocabulary),
        frozenset(checked.resolved.presumptions),
        {name: checked.parameters[name] for name in sorted(read)},
        _read_elsewhere(program),
        entities_of(program, vocabulary),
    )


def _read_elsewhere(program: core.Program) -> frozenset[str]:
    """Where the day is the answer's own, the periods of a parameter are told apart by comparisons alone."""
    lets = program.by_name
    plain = (core.Const, core.Fact, core.Not, core.All, core.Less, core.Choose)
    found = set()
    for let in program.lets:
        if isinstance(let.op, core.Choose):
            match lets[let.op.test].op:
                case core.Fact(name, aspect="given", source="parameter"):
                    if not all(isinstance(step.op, plain) for step in needed(program, [let.op.other])):
                        found.add(name)
    return frozenset(found)


@frozen(eq=False)
class Drawing:
    """Draws the facts of cases on one day. Of every choice the first option is the plainest, and what shrinking tends to."""

    between: Between
    sketch: Sketch
    as_of: int

    def cheaply(self) -> Drawing:
        """The same from one drawn seed: for many choices that are not worth shrinking one by one."""
        return evolve(self, between=Random(self.between(0, 2**16)).randint)

    def pick(self, options: Sequence[T]) -> T:
        return options[self.between(0, len(options) - 1)] if len(options) > 1 else options[0]

    def chance(self, percent: int) -> bool:
        """True so often; shrinks to False."""
        return self.between(0, 99) >= 100 - percent

    # ------------------------------------------------------------ records

    def record(self, need: Need) -> Record:
        """Everything that is read; facts with a 推定 are recorded half of the time."""
        record = Record(need.entity)
        for fact in need.facts.values():
            if (need.entity, fact.name) not in self.sketch.presumed or self.chance(50):
                if fact.kept == "monthly":
                    record.histories[fact.name] = self.history(fact)
                else:
                    record.facts[fact.name] = self.entry(fact)
        for name, inner in need.one.items():
            record.one[name] = self.record(inner)
        for name in need.many:
            record.many[name] = self.listed(need, name)
        return record

    def listed(self, need: Need, name: str) -> Listed:
        size, inner = need.many[name]
        return Listed([self.record(inner) for _ in range(self.between(0, min(size, MOST_ITEMS)))])

    def entry(self, fact: Fact) -> Entry:
        return ABSENT if fact.optional and self.chance(20) else self.value(fact)

    def history(self, fact: Fact) -> History:
        """One value up to some month, another from then on."""
        now = self.as_of // DAYS_A_MONTH
        before, after, turn = self.entry(fact), self.entry(fact), now - self.between(0, MONTHS_BACK)
        return {month: before if month < turn else after for month in range(now - MONTHS_BACK, now + MONTHS_A_YEAR + 1)}

    def value(self, fact: Fact) -> int:
        """A value within the bounds of the fact."""
        match fact.type:
            case Bool() | Choice():
                return self.between(fact.low, fact.high)
            case Date():
                return self.pick(self.dates(fact))
            case Month():
                now = self.as_of // DAYS_A_MONTH
                last_year = of_month(to_month(now)[0] - 1, 1)
                return self.within(fact, (now, last_year, last_year + 11, now - 1, last_year - 1, last_year + 5))
            case Number() | Money():
                return self.number(fact)

    def number(self, fact: Fact) -> int:
        unit = getattr(fact.type, "den", 1)
        known = sorted(self.sketch.edges.numbers.get((fact.entity, fact.name), ()))
        if known and self.chance(60):
            return self.within(fact, known)
        if self.chance(15):
            return self.between(fact.low, fact.high)
        return self.within(fact, [k * unit for k in (0, 1, 2, 3, 10, 100, 1000, 10_000)])

    def within(self, fact: Fact, wanted: Iterable[int]) -> int:
        return self.pick(list(dict.fromkeys(min(max(v, fact.low), fact.high) for v in wanted)))

    def dates(self, fact: Fact) -> list[int]:
        """Days around the day of the answer; birthdays that are today, tomorrow or were yesterday; days that rules name."""
        key = fact.entity, fact.name
        born = [self.as_of - age * DAYS_A_YEAR for age in sorted(self.sketch.edges.ages.get(key, ()))]
        around = [later(self.as_of, by) for by in (-40, 0, 1, -1, 40, 400)]
        fixed = [near_day(v, up=True) for v in sorted(self.sketch.edges.numbers.get(key, ()))]
        birthdays = [later(near_day(day, up=False), by) for day in born for by in (0, 1, -1)]
        return list(dict.fromkeys(min(max(day, fact.low), fact.high) for day in (*birthdays, *around, *fixed)))

    # ------------------------------------------------------------ parameters

    def parameters(self) -> dict[str, int]:
        """A figure for each parameter that has none on the day, or on a day of this year or the last."""
        return {p.name: self.parameter(p) for p in open_parameters(self.sketch, self.as_of)}

    def parameter(self, p: Parameter) -> int:
        return self.value(Fact(p.name, "", p.type, p.low, min(p.high, COMMON_MOST.get(type(p.type), p.high))))


COMMON_MOST: dict[type, int] = {Money: 1_000_000_00}
"""A figure far beyond all that is paid makes no case better."""


def open_parameters(of: Sketch, as_of: int) -> list[Parameter]:
    """Parameters without a figure on the day of the answer; of those read on other days, also without one this year or the last.

    A case replaces a parameter on all days at once, so the latter lose figures that they have.
    """
    today = to_date(near_day(as_of, up=False))
    since = today.replace(year=today.year - 1, month=1, day=1)

    def lacking(p: Parameter) -> bool:
        now = p.on(today)
        if now is None or now.value is None or p.name not in of.elsewhere:
            return now is None or now.value is None
        return p.on(since) is None or any(q.value is None and q.since <= today and (q.until is None or q.until >= since) for q in p.periods)

    return [p for p in of.parameters.values() if lacking(p)]

"""Random cases for random programs: facts given, unknown or known to be absent; lists complete or not; records shared and in circles."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TypeAlias

from attrs import field
from hypothesis import strategies as st

from policyrules import core
from policyrules.cases import ABSENT, Case, Listed, Record
from policyrules.cases.model import Entry
from policyrules.classes import define
from policyrules.testing import vocabulary as v
from policyrules.types import Fact
from policyrules.types.encode import DAYS_A_MONTH

Number: TypeAlias = Callable[[int, int], int]
"""Any number from the first to the second."""
UNDECLARED = ("period", "gap", "row", "tie")
MONTHS = range(v.DAYS[0] // DAYS_A_MONTH - 1, v.DAYS[1] // DAYS_A_MONTH + 2)
"""In which a case may have histories."""
ALL_MONTHS = range(MONTHS.start - 48, MONTHS.stop + 48)
"""All that a program can look at: what is complete is known for each of them."""


@st.composite
def cases(draw: st.DrawFn, program: core.Program, complete: bool = False, gaps: int = 25) -> Case:
    """A case with about `gaps` per cent unknown; `complete`: nothing is, not even what no vocabulary declares."""
    return made_case(lambda low, high: draw(st.integers(low, high)), program, complete, gaps)


def random_case(random: Random, program: core.Program, gaps: int = 25) -> Case:
    """The same without Hypothesis: many for one program, none of them kept small."""
    return made_case(random.randint, program, False, gaps)


def made_case(number: Number, program: core.Program, complete: bool, gaps: int) -> Case:
    world = _World(number, read_by(program), 0 if complete else gaps)
    root = world.person()
    for person in world.persons[:2]:
        if not world.unknown():
            shared = bool(world.households) and number(0, 1) == 1
            person.one[v.AT_HOME] = world.households[0] if shared else world.household()
        if not world.unknown():
            person.one[v.GUARDIAN] = world.persons[number(0, len(world.persons) - 1)]
    if complete:
        for person in world.persons:
            person.one.setdefault(v.AT_HOME, world.households[0])
            person.one.setdefault(v.GUARDIAN, root)
    parameters = {}
    for fact in undeclared(program):
        value = number(fact.low, fact.high)
        if fact.source == "parameter" and not world.unknown():
            parameters[fact.name] = value
        elif complete:
            root.facts[fact.name] = value
    return Case(root, number(*v.DAYS), parameters)


def read_by(program: core.Program) -> frozenset[str]:
    """The facts that are worth giving."""
    return frozenset(let.op.name for let in program.lets if isinstance(let.op, core.Fact))


def undeclared(program: core.Program) -> list[core.Fact]:
    found = (let.op for let in program.lets if isinstance(let.op, core.Fact))
    return [fact for fact in dict.fromkeys(found) if fact.source in ("parameter", *UNDECLARED)]


@define
class _World:
    number: Number
    read: frozenset[str]
    gaps: int
    persons: list[Record] = field(factory=list)
    households: list[Record] = field(factory=list)

    def unknown(self) -> bool:
        return bool(self.gaps) and self.number(1, 100) > 100 - self.gaps

    def filled(self, entity: str) -> Record:
        facts: dict[str, Entry] = {}
        for fact in v.FACTS:
            if fact.entity == entity and fact.name in self.read and not self.unknown():
                facts[fact.name] = self.entry(fact)
        record = Record(entity, facts)
        for fact in v.FACTS:
            if fact.entity != entity or fact.name not in self.read:
                continue
            if not self.gaps and (fact.kept != "fixed" or self.number(0, 3) == 0):
                turn, before, after = MONTHS[self.number(0, len(MONTHS) - 1)], self.entry(fact), self.entry(fact)
                record.histories[fact.name] = {month: before if month < turn else after for month in ALL_MONTHS}
            elif self.gaps and self.number(0, 3) == 0:
                record.histories[fact.name] = {month: self.entry(fact) for month in MONTHS if not self.unknown()}
        return record

    def entry(self, fact: Fact) -> Entry:
        if fact.optional and self.number(0, 3) == 0:
            return ABSENT
        return self.number(fact.low, fact.high)

    def listed(self, items: list[Record]) -> Listed:
        return Listed(items, not self.unknown())

    def person(self) -> Record:
        person = self.filled(v.PERSON)
        self.persons.append(person)
        if not self.unknown():
            person.many[v.CARDS] = self.listed([self.filled(v.CARD) for _ in range(self.number(0, v.SIZE))])
        return person

    def household(self) -> Record:
        """Its members are the first person and others."""
        household = self.filled(v.HOUSEHOLD)
        self.households.append(household)
        if not self.unknown():
            count = self.number(0, v.SIZE)
            household.many[v.MEMBERS] = self.listed([self.persons[0] if i == 0 else self.person() for i in range(count)])
        return household


__all__ = ["ALL_MONTHS", "cases", "random_case", "read_by", "undeclared"]

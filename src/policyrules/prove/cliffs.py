"""Cliffs: two people who differ by one unit of one fact, of whom the one with more is paid less, and ends with less altogether."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from attrs import evolve

from policyrules.backends.reference import Trace, trace
from policyrules.cases import Case
from policyrules.cases.copies import copied
from policyrules.classes import frozen
from policyrules.core import Output, Program
from policyrules.diagnostics import Problem
from policyrules.prove import algebra as a
from policyrules.prove.asking import WISH, Asker
from policyrules.prove.cases import case_of
from policyrules.prove.persons import Shower
from policyrules.prove.problems import AmountFalls
from policyrules.prove.reading import FormulaReader, Reader, TraceReader, granted
from policyrules.prove.solver import z3
from policyrules.prove.to_formulas import Formulas, formulas
from policyrules.prove.world import ONE, Place
from policyrules.source import Span
from policyrules.testing.wanted import Wanted
from policyrules.testing.world import follow
from policyrules.types import Money, Number
from policyrules.types.to_text import written

CLIMBS = 40
"""How often a larger fall is looked for."""


@frozen(eq=False)
class Cliff:
    """What was found about one fact: a fall (with its problem), none (with what is assumed for it), or no answer in time."""

    fact: str
    problem: Problem | None
    settled: bool
    assumed: tuple[str, ...] = ()


def cliffs(asker: Asker, rule: str, at: Span, shower: Shower) -> Iterator[Cliff]:
    """The falls of what is payable under a rule, by each number of the thing itself or of one thing it belongs to."""
    world = asker.world
    for (place, name), told in list(world.facts.items()):
        entity = world.setting.vocabulary.entities.get(world.entity(place))
        fact = entity.facts.get(name) if entity else None
        if (
            fact
            and told.months is None
            and z3.is_int(told.value)
            and isinstance(fact.type, Money | Number)
            and all(i == ONE for _, i in place)
        ):
            yield _Fall(asker, rule, at, shower, place, name, fact.high, fact.type).look()


@frozen(eq=False)
class _Fall:
    asker: Asker
    rule: str
    at: Span
    shower: Shower
    place: Place
    name: str
    highest: int
    type: Money | Number

    @property
    def program(self) -> Program:
        return self.asker.of.program

    @property
    def sound(self) -> int:
        """How much less is no cliff: of money, the unit that came in."""
        paid_as = self.program.by_name[self.program.outputs[Output(self.rule, "payable")]].type
        return int(isinstance(self.type, Money) and isinstance(paid_as, Money) and self.type.den == paid_as.den)

    def look(self) -> Cliff:
        told = self.asker.world.facts[self.place, self.name]
        raised = evolve_world(self.asker, self.place, self.name)
        before, after = paid(self.asker.reader, self.rule), paid(FormulaReader(raised), self.rule)
        less, solver = before[0] - after[1], self.asker.solver
        markers = [z3.Bool(name) for name in self.asker.names]
        solver.push()
        try:
            known = [told.known] if not isinstance(told.known, bool) else []
            solver.add(*known, told.value < self.highest, less > self.sound)
            result = solver.check(*markers, z3.Bool(WISH))
            if result == z3.sat:
                markers.append(z3.Bool(WISH))
            elif result == z3.unsat:
                result = solver.check(*markers)
            if result == z3.unsat:
                return Cliff(self.name, None, True, self.asker.assumed_in_core())
            if result != z3.sat:
                return Cliff(self.name, None, False)
            case = case_of(self.asker.world, solver.model())
            fall = self.fall(case)
            if fall is None:
                return Cliff(self.name, None, False)
            self.asker.limit(self.asker.seconds / CLIMBS)
            return Cliff(self.name, self.told(*self.largest(case, fall, less, markers)), True)
        finally:
            self.asker.limit(self.asker.seconds)
            solver.pop()

    def largest(self, case: Case, fall: int, less: Any, markers: list[Any]) -> tuple[Case, int, bool]:
        """The largest fall, as far as it is settled in time: twice as much is asked for until there is none, then what lies between.
        The last says whether it is proved that none is larger."""
        solver, most = self.asker.solver, -1  # no fall is larger than `most`, once one is known
        for _ in range(CLIMBS):
            if most >= 0 and most <= fall:
                break
            target = 2 * fall if most < 0 else (fall + most) // 2
            solver.push()
            solver.add(less > target)
            result = solver.check(*markers)
            found = case_of(self.asker.world, solver.model()) if result == z3.sat else None
            solver.pop()
            if result == z3.unsat:
                most = target
                continue
            larger = self.fall(found) if found is not None else None
            if found is None or larger is None or larger <= target:
                break
            case, fall = found, larger
        return case, fall, 0 <= most <= fall

    def raised(self, case: Case) -> Case | None:
        other = copied(case)
        record = follow(other.root, tuple(step for step, _ in self.place), ())
        value = record.facts.get(self.name) if record is not None else None
        if record is None or not isinstance(value, int):
            return None
        record.facts[self.name] = value + 1
        return other

    def fall(self, case: Case) -> int | None:
        """How much less is paid, by the reference evaluator; None where it is no cliff."""
        more = self.raised(case)
        if more is None:
            return None
        (low, top), (other, high) = self.paid(case), self.paid(more)
        return low - high if low == top and other == high and low - high > self.sound else None

    def paid(self, case: Case) -> tuple[int, int]:
        low, high = paid(TraceReader(trace(self.program, case)), self.rule)
        return int(low), int(high)

    def told(self, case: Case, fall: int, largest: bool) -> Problem:
        def still(traced: Trace) -> bool:
            return (self.fall(traced.case) or 0) >= fall

        case = self.shower.small(self.program, case, still)
        more = self.raised(case)
        assert more is not None
        output = Output(self.rule, "payable")
        type = self.program.by_name[self.program.outputs[output]].type
        assert isinstance(type, Money)
        vocabulary = self.shower.compiled.checked.vocabulary
        sums = self.paid(case)[0], self.paid(more)[1]
        said = tuple((written(s, type, vocabulary, "zh"), written(s, type, vocabulary, "en")) for s in sums)
        texts = []
        for i, (one, value) in enumerate(zip((case, more), sums, strict=True)):
            demand = Wanted((), self.rule, "benefit", value=Fraction(value, type.den), type=type, found=True)
            texts.append(self.shower.example(f"{self.rule}断崖{i + 1}", one, [demand], f"{vocabulary.alias(self.rule)}_cliff_{i + 1}"))
        shown = "\n".join(t[0] for t in texts), "\n".join(t[1] for t in texts)
        return AmountFalls(self.rule, self.name, self.at, said[0], said[1], largest, shown)


def evolve_world(asker: Asker, place: Place, name: str) -> Formulas:
    """The same world, in which one number is higher by one."""
    world = asker.world
    told = world.facts[place, name]
    other = evolve(world, facts={**world.facts, (place, name): evolve(told, value=told.value + 1)})
    other.bounds, other.lists, other.elsewhere = world.bounds, world.lists, world.elsewhere
    return formulas(asker.of.program, other)


def paid(reader: Reader, rule: str) -> tuple[Any, Any]:
    """The bounds of what falls due; nothing where there is no entitlement."""
    name = reader.program.outputs[Output(rule, "payable")]
    outcome = reader.program.outputs[Output(rule, "outcome")]
    return a.chosen(granted(reader, rule), reader.low(name), 0), a.chosen(reader.high(outcome), reader.high(name), 0)

"""Cases by what all rules of one kind of thing say to them: what one case shows of a pair is not asked of the solver."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve, field

from policyrules import core
from policyrules.backends.reference import trace
from policyrules.cases import Case, Record
from policyrules.cases.copies import copied
from policyrules.classes import define, frozen
from policyrules.core import Fact, Output, Program
from policyrules.core.walk import rests_on
from policyrules.prove import algebra as a
from policyrules.prove.assumptions import Assumption
from policyrules.prove.reading import Reader, TraceReader, granted


def denied(reader: Reader, rule: str) -> Any:
    """Whether the rule surely does not apply, or is surely not met, on a day on which it stands."""
    names = (reader.program.outputs.get(Output(rule, what)) for what in ("applies", "outcome"))
    return a.some(a.negated(reader.high(name)) for name in names if name is not None)


@frozen(eq=False)
class Side:
    """One of a pair: a rule that is granted, or that is denied."""

    rule: str
    given: bool

    def holds(self, reader: Reader) -> Any:
        return granted(reader, self.rule) if self.given else denied(reader, self.rule)


@define(eq=False)
class Seen:
    """Cases, run once on the reference evaluator for all rules."""

    program: Program
    rules: tuple[str, ...]
    cases: list[Case] = field(factory=list)
    said: list[frozenset[tuple[str, bool]]] = field(factory=list)

    def see(self, case: Case) -> None:
        reader = TraceReader(trace(self.program, case))
        self.cases.append(case)
        self.said.append(frozenset((rule, given) for rule in self.rules for given in (True, False) if Side(rule, given).holds(reader)))

    def shown(self, *sides: Side) -> Case | None:
        """A case of which all sides are true."""
        wanted = {(side.rule, side.given) for side in sides}
        return next((case for case, said in zip(self.cases, self.said, strict=True) if wanted <= said), None)


# ---------------------------------------------------------------- rules that have nothing to do with each other


def reads(program: Program, rule: str) -> frozenset[tuple[str, ...]]:
    """All that the answer of a rule may hang on, but the day: facts where they stand, lists, parameters."""
    outputs = [name for output, name in program.outputs.items() if output.rule == rule]
    found: set[tuple[str, ...]] = set()
    for name in rests_on(program.by_name, outputs):
        let = program.by_name[name]
        around = inside(program, let.home)
        match let.op:
            case Fact(source="time" | "period" | "gap"):
                pass
            case Fact(name=fact, path=path, source=source):
                found.add((source, *around, *path, fact) if source != "parameter" else (source, fact))
            case core.Fold(block=block):
                found.add(("list", *inside(program, block)))
            case _:
                pass
    return frozenset(found)


def inside(program: Program, home: core.Name) -> tuple[str, ...]:
    """The relations that lead to the elements of a block."""
    return tuple(step for block in reversed(list(program.chain(home))) for step in block.steps)


def joined_by(assumptions: Iterable[Assumption], one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    """Whether two such sets have something in common, or an assumption ties them together."""
    if one & other:
        return True
    first, second = {key[-1] for key in one}, {key[-1] for key in other}
    tied = ({let.op.name for let in said.program.lets if isinstance(let.op, Fact)} for said in assumptions)
    return any(names & first and names & second for names in tied)


def laid_together(one: Case, other: Case) -> Case:
    """What both cases say, on the day of the first. Of what both name, the first is believed."""
    return evolve(copied(one), root=_over(copied(one).root, copied(other).root), parameters={**other.parameters, **one.parameters})


def _over(one: Record, other: Record) -> Record:
    found = Record(one.entity, {**other.facts, **one.facts}, {**other.one, **one.one}, {**other.many, **one.many})
    found.histories = {**other.histories, **one.histories}
    for name in one.one.keys() & other.one.keys():
        found.one[name] = _over(one.one[name], other.one[name])
    return found

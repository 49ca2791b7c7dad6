"""Every threshold of the plan's rules is tried by examples on its edge and one unit beside it, or it is said why not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from attrs import define, field

from policyrules import core
from policyrules.backends.reference import Trace, trace
from policyrules.backends.reference.evaluate import Element
from policyrules.cases import Case
from policyrules.check.example_whole import ROSTER
from policyrules.check.facts import ToldList, Trial
from policyrules.core.walk import rests_on
from policyrules.deciding.pack import Pack
from policyrules.deciding.records import record_of
from policyrules.driver.pipeline import Compiled
from policyrules.testing.boundaries import thresholds
from policyrules.types import Date, Money, Number, Scalar
from policyrules.types.encode import is_day, of_date, to_date

Signature = tuple[frozenset[tuple[str, str]], frozenset[int]]
"""The facts of a comparison and the numbers it may meet: the same condition used by several rules is one threshold."""
REASONS = {
    "人员的军警残疾等级 1": "no grade is less than the first",
    "人员的军警残疾等级 10": "no grade is more than the tenth",
}
"""Where nothing can stand on the other side."""


@define
class Tried:
    """How far apart the sides have been, by threshold; days in days."""

    apart: defaultdict[Signature, set[int]] = field(factory=lambda: defaultdict(set))
    steps: dict[Signature, int] = field(factory=dict)


def elements(of: Element) -> Iterator[Element]:
    yield of
    for children in of.children.values():
        for child in children:
            yield from elements(child)


def traces(compiled: Compiled, entity: str, trial: Trial) -> Iterator[Trace]:
    """Of a rate, of everybody on its roster."""
    listed = next((told for told in trial.told if isinstance(told, ToldList) and told.name == ROSTER), None)
    for told in [trial.told] if listed is None else listed.elements:
        record, parameters = record_of(entity, told, compiled.checked.vocabulary)
        yield trace(compiled.programs[entity].program, Case(record, of_date(trial.as_of), parameters))


def tried(compiled: Compiled) -> Tried:
    found = Tried()
    for entity, lowered in compiled.programs.items():
        program = lowered.program
        wants: defaultdict[str, set[str]] = defaultdict(set)
        for output, name in program.outputs.items():
            wants[output.rule] |= rests_on(program.by_name, [name])
        asked = set[str]().union(*wants.values())
        about = [t for t in thresholds(program, compiled.checked.vocabulary) if t.let in asked]
        for t in about:
            found.apart[t.facts, t.against] |= set()
            found.steps[t.facts, t.against] = max(step(program.by_name[side]) for side in (t.left, t.right))
        for example in compiled.checked.examples:
            for trial in example.trials if example.entity == entity else ():
                needed = set[str]().union(*(wants[e.rule] for e in trial.expected))
                here = [t for t in about if t.let in needed]
                for element in (e for traced in traces(compiled, entity, trial) for e in elements(traced.root)):
                    for t in here:
                        if t.let in element.env:
                            left, right = element.sight[t.left], element.sight[t.right]
                            if left.known and right.known:
                                type = program.by_name[t.left].type
                                found.apart[t.facts, t.against].add(distance(left.low, right.low, type))
    return found


def distance(left: int, right: int, type: Scalar) -> int:
    if isinstance(type, Date) and is_day(left) and is_day(right):
        return (to_date(left) - to_date(right)).days
    return left - right


def step(let: core.Let) -> int:
    """One unit: a day, a month, a person, a fen. A share has no smallest step: any other value will do. A quotient is compared after
    both sides are multiplied by its divisor; one that is recorded keeps two more places."""
    match let.type:
        case Money():
            return 100 if isinstance(let.op, core.Times) else 1
        case Number(unit, den) if unit in ("%", "") or den > 1:
            return 10**18
        case _:
            return 1


def said(signature: Signature) -> str:
    facts, against = signature
    return "、".join(f"{entity}的{name}" for entity, name in sorted(facts)) + "".join(f" {n}" for n in sorted(against)[:3])


@pytest.fixture(scope="module")
def gaps(lucheng: Pack) -> dict[str, str]:
    found = tried(lucheng.compiled)
    open_ = {}
    for signature, apart in found.apart.items():
        near = {d for d in apart if abs(d) <= found.steps[signature]}
        if 0 not in near or near == {0}:
            open_[said(signature)] = f"nearest: {sorted(apart, key=abs)[:4]}"
    return open_


def test_every_threshold_is_tried_on_its_edge_and_beside_it(gaps: dict[str, str]) -> None:
    untold = {name: near for name, near in gaps.items() if name not in REASONS}
    assert not untold, "\n".join(f"{name}: {near}" for name, near in untold.items())


def test_no_reason_outlives_its_gap(gaps: dict[str, str]) -> None:
    assert set(REASONS) <= set(gaps)

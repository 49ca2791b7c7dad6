"""Rankings: two who are equal in all earlier keys and differ in a later one, for each key; else that key never decides.

Keys are compared one after the other, so a tie-break acts only among equals and whoever comes first by an earlier key never comes
after. What can be wrong is a key that repeats or turns round an earlier one: it is never reached.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policyrules.backends.reference import trace
from policyrules.classes import frozen
from policyrules.core import Output
from policyrules.core.notes import Edition, Story
from policyrules.diagnostics import Problem
from policyrules.prove import algebra as a
from policyrules.prove.asking import Asker
from policyrules.prove.cases import case_of
from policyrules.prove.checks import in_force, place
from policyrules.prove.problems import Culprit, Grounds, KeyNeverDecides
from policyrules.prove.reading import FormulaReader, Reader, TraceReader, surely
from policyrules.prove.solver import z3
from policyrules.prove.to_formulas import formulas
from policyrules.prove.world import World
from policyrules.source import Span

SECOND = "另一个："


@frozen(eq=False)
class Decides:
    """Whether a key of a ranking ever decides: with a `problem` it does not; `settled` False where that is not known."""

    key: str
    settled: bool
    problem: Problem | None = None


def keys(asker: Asker, story: Story, title: Span) -> Iterator[Decides]:
    """Each key of each edition."""
    other = World(asker.world.setting, day=asker.world.day, elsewhere=asker.world.elsewhere, prefix=SECOND)
    second = FormulaReader(formulas(asker.of.program, other))
    solver = z3.Solver()
    solver.set("timeout", max(1, int(asker.seconds * 1000)))
    solver.add(*asker.world.bounds, *other.bounds)
    for term in (*listed(asker.reader, story.rule), *listed(second, story.rule), *same(asker.reader, second, story.rule, "group")):
        solver.add(term)
    for edition in story.editions:
        yield from _of(asker, other, second, solver, story, edition, title)


def _of(asker: Asker, other: World, second: Reader, solver: Any, story: Story, edition: Edition, title: Span) -> Iterator[Decides]:
    solver.push()
    try:
        solver.add(in_force(edition).holds(asker.reader))
        equal = same(asker.reader, second, story.rule, "key")[: len(edition.keys)]
        for i, note in enumerate(edition.keys[: len(equal)]):
            earlier = {f"次序!{j}": (edition.keys[j], term) for j, term in enumerate(equal[:i])}
            solver.push()
            solver.add(a.negated(equal[i]), *(z3.Implies(z3.Bool(name), term) for name, (_, term) in earlier.items()))
            result = solver.check(*map(z3.Bool, earlier))
            if result == z3.sat:
                model = solver.model()
                cases = case_of(asker.world, model), case_of(other, model)
                yield Decides(note.says.zh, _seen(asker, cases, story.rule, i))
            elif result == z3.unsat:
                core = {literal.decl().name() for literal in solver.unsat_core()}
                guilty = tuple(Culprit(n.says, place(n)) for name, (n, _) in earlier.items() if name in core)
                yield Decides(note.says.zh, True, KeyNeverDecides(story.rule, note.says, place(note) or title, Grounds(guilty)))
            else:
                yield Decides(note.says.zh, False)
            solver.pop()
    finally:
        solver.pop()


def _seen(asker: Asker, cases: tuple[Any, Any], rule: str, i: int) -> bool:
    """Whether the reference evaluator agrees: equal in all earlier keys, and not in this one."""
    one, two = (TraceReader(trace(asker.of.program, case)) for case in cases)
    equal = same(one, two, rule, "key")
    return all(equal[:i]) and not equal[i] and all((*listed(one, rule), *listed(two, rule)))


def listed(reader: Reader, rule: str) -> list[Any]:
    return [surely(reader, Output(rule, what)) for what in ("applies", "listed")]


def same(one: Reader, two: Reader, rule: str, what: str) -> list[Any]:
    """Of each key (or group), whether both have the same."""
    found: list[Any] = []
    while (name := one.program.outputs.get(Output(rule, f"{what}:{len(found)}"))) is not None:
        found.append(a.equal(one.low(name), two.low(name)))
    return found

"""Two versions of a ranking: two of one list whose order is another now, from a solver, run on the reference evaluator."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import product
from typing import Any, Literal, TypeAlias

from policyrules.backends.reference import trace
from policyrules.cases import Case
from policyrules.check import Checked
from policyrules.classes import frozen
from policyrules.compare.pair import LATER, Pair
from policyrules.core import Output
from policyrules.population import Candidate, rank
from policyrules.prove import algebra as a
from policyrules.prove.asking import ordinary
from policyrules.prove.cases import case_of
from policyrules.prove.closer import closer
from policyrules.prove.reading import FormulaReader, Reader, surely
from policyrules.prove.solver import there, z3
from policyrules.prove.to_formulas import formulas
from policyrules.prove.world import Setting, World

OTHER = "另一个："
Stands: TypeAlias = Literal["ahead", "level", "behind"]
ASKED: tuple[tuple[Stands, Stands], ...] = (("ahead", "behind"), ("ahead", "level"), ("level", "ahead"))


@frozen(eq=False)
class Turned:
    """How the first stands to the second, in either version."""

    first: Case
    second: Case
    before: Stands
    after: Stands


def turned(pair: Pair, rule: str, checked: Checked, seconds: float) -> Turned | None:
    """Two who stand otherwise to each other now: in the opposite order if there are such, else tied before or now."""
    if not there() or seconds <= 0:
        return None
    setting = Setting(checked.vocabulary, checked.parameters, frozenset(checked.resolved.presumptions), pair.entity)
    world = World(setting)
    other = World(setting, day=world.day, elsewhere=world.elsewhere, prefix=OTHER)
    one, two = FormulaReader(formulas(pair.joint, world)), FormulaReader(formulas(pair.joint, other))
    solver = z3.Solver()
    solver.set("timeout", max(1, int(seconds * 1000)))
    solver.add(*world.bounds, *other.bounds, *ordinary(world))
    for asked in ASKED:
        terms = [_stand(one, two, prefix + rule, how) for prefix, how in zip(("", LATER), asked, strict=True)]
        if a.every(terms) is False or solver.check(a.every(terms)) != z3.sat:
            continue
        model = solver.model()
        first, second = case_of(world, model), case_of(other, model)
        still = partial(_so, pair, rule, asked)
        if still(first, second):
            return Turned(*closer(first, second, still, checked.vocabulary), *asked)
    return None


def _stand(one: Reader, other: Reader, rule: str, how: Stands) -> Any:
    keys, groups = ([(one.low(name), other.low(name)) for name in _outputs(one, rule, what)] for what in ("key", "group"))
    listed = [surely(reader, Output(rule, what)) for reader, what in product((one, other), ("applies", "listed"))]
    together = a.every((*listed, *(a.equal(*both) for both in groups)))
    match how:
        case "ahead":
            return a.every((together, _ahead(keys)))
        case "behind":
            return a.every((together, _ahead([(second, first) for first, second in keys])))
        case "level":
            return a.every((together, *(a.equal(*both) for both in keys)))


def _outputs(reader: Reader, rule: str, what: str) -> list[str]:
    named = ((output, name) for output, name in reader.program.outputs.items() if output.rule == rule)
    return [name for output, name in named if output.what.startswith(f"{what}:")]


def _ahead(keys: Sequence[tuple[Any, Any]]) -> Any:
    first, second = map(a.number, keys[0])
    larger = a.below(second, first)
    return a.some((larger, a.every((a.at_most(second, first), _ahead(keys[1:]))))) if keys[1:] else larger


def _so(pair: Pair, rule: str, asked: tuple[Stands, Stands], first: Case, second: Case) -> bool:
    return tuple(_seen(pair, prefix + rule, first, second) for prefix in ("", LATER)) == asked


def _seen(pair: Pair, rule: str, first: Case, second: Case) -> Stands | None:
    """How the two stand by the reference evaluator; None where they are not surely ranked together."""
    candidates = []
    for case in (first, second):
        traced = trace(pair.joint, case)
        candidates.append(Candidate.of(rule, {o: traced.value(o) for o in pair.joint.outputs if o.rule == rule}))
    groups = [tuple((g.low, g.high) for g in candidate.groups) for candidate in candidates]
    one, other = rank(candidates)
    if not (one.settled and other.settled) or groups[0] != groups[1]:
        return None
    if candidates[0].best == candidates[1].best:
        return "level"
    return "ahead" if one.best < other.best else "behind"

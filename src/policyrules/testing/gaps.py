"""The same case with facts missing: what is settled without them must stay so when they are supplied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from policyrules.backends.reference import Value
from policyrules.cases import Case, Listed, Record
from policyrules.cases.copies import copied, reachable
from policyrules.testing.records import Drawing, Sketch


def gaps(case: Case, drawing: Drawing) -> Case:
    """A copy with drawn facts, things and figures missing, and lists that nobody vouches for.

    What steps back before a recorded fact must not change its mind: a fact with a 推定, a recorded result of a definition and a
    parameter of which the pack has a figure on other days are kept.
    """
    partial = copied(case)
    holes = list(_holes(partial, drawing.sketch))
    if holes:
        dice = drawing.cheaply()
        share = dice.between(1, 90)
        for hole in holes:
            if dice.chance(share):
                hole()
    return partial


def widened(whole: Value, partial: Value) -> bool:
    """Whether supplying facts brought a value outside of what it could be before."""
    return not (partial.low <= whole.low and whole.high <= partial.high)


def _holes(case: Case, sketch: Sketch) -> Iterator[Callable[[], object]]:
    for record in reachable(case.root):
        for name in list(record.facts):
            if not _kept(record, name, sketch):
                yield partial(record.facts.pop, name, None)
        for name, target in list(record.one.items()):
            if not any(_kept(r, n, sketch) for r in reachable(target) for n in r.facts):
                yield partial(record.one.pop, name, None)
        for listed in record.many.values():
            yield partial(_open, listed)
            if listed.items and not any(_kept(r, n, sketch) for item in listed.items for r in reachable(item) for n in r.facts):
                yield partial(_shorten, listed)
    for name in list(case.parameters):
        parameter = sketch.parameters.get(name)
        if parameter and all(period.value is None for period in parameter.periods):
            yield partial(case.parameters.pop, name, None)


def _open(listed: Listed) -> None:
    listed.complete = False


def _shorten(listed: Listed) -> None:
    listed.complete = False
    listed.items = listed.items[:-1]


def _kept(record: Record, name: str, sketch: Sketch) -> bool:
    fact = sketch.vocabulary.entities[record.entity].facts.get(name)
    return (record.entity, name) in sketch.presumed or (fact is not None and fact.source == "result")

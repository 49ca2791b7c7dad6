"""A counterexample without what does not matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from policyrules.cases import Case, Record
from policyrules.cases.copies import copied
from policyrules.testing.world import Steps, World, follow
from policyrules.types import Date, Fact, Money, Number, Vocabulary
from policyrules.types.encode import DAYS_A_MONTH, of_date, to_month


def minimal(case: Case, still: Callable[[Case], bool], variables: Sequence[str] = (), varying: frozenset[Steps] = frozenset()) -> Case:
    """The case with as little in it as leaves `still` true; what things share is taken from all of them at once."""
    smaller = True
    while smaller:
        smaller = False
        for take in list(_takes(case.root, variables)):
            candidate = copied(case)
            take(World(candidate.root, case.as_of, candidate.parameters, tuple(variables), varying))
            if _size(candidate) < _size(case) and still(candidate):
                case, smaller = candidate, True
        for name in list(case.parameters):
            candidate = copied(case)
            del candidate.parameters[name]
            if still(candidate):
                case, smaller = candidate, True
    return case


def plainer(
    case: Case,
    still: Callable[[Case], bool],
    vocabulary: Vocabulary,
    variables: Sequence[str] = (),
    varying: frozenset[Steps] = frozenset(),
) -> Case:
    """The case with round numbers and near days where any will do."""
    for path, items, name, value in list(_numbers(case.root)):
        at = follow(case.root, path, items)
        fact = vocabulary.entities[at.entity].facts.get(name) if at else None
        for candidate in _round(fact, case.as_of) if fact else ():
            if candidate == value:
                break
            copy = copied(case)
            World(copy.root, case.as_of, {}, tuple(variables), varying).put(path, items, name, candidate, case.as_of // DAYS_A_MONTH)
            if still(copy):
                case = copy
                break
    return case


def _numbers(record: Record, path: Steps = (), items: tuple[int, ...] = ()) -> Iterator[tuple[Steps, tuple[int, ...], str, int]]:
    for name, entry in record.facts.items():
        if isinstance(entry, int):
            yield path, items, name, entry
    for name, target in record.one.items():
        yield from _numbers(target, (*path, name), items)
    for name, listed in record.many.items():
        for i, item in enumerate(listed.items):
            yield from _numbers(item, (*path, name), (*items, i))


def _round(fact: Fact, as_of: int) -> Iterator[int]:
    """Values that are easy to read, the best first."""
    match fact.type:
        case Number() | Money():
            found = [k * fact.type.den for k in (0, 1, 10, 100, 1000, 10_000)]
        case Date():
            year, _ = to_month(as_of // DAYS_A_MONTH)
            found = [of_date(date(y, 1, 1)) for y in (year, year + 5, year - 30, year - 70)]
        case _:
            found = []
    yield from (v for v in found if fact.low <= v <= fact.high)


Take = Callable[[World], None]


def _takes(record: Record, variables: Sequence[str], path: Steps = (), items: tuple[int, ...] = ()) -> Iterator[Take]:
    """Ways to make a case smaller, the largest first. One that no longer fits, since others were taken before, does nothing."""
    for name, target in record.one.items():
        if path or not variables:  # the variables themselves stay
            yield partial(_unlink, path, items, name)
        yield from _takes(target, variables, (*path, name), items)
    for name, listed in record.many.items():
        yield partial(_unlist, path, items, name)
        for i in reversed(range(len(listed.items))):
            yield partial(_drop, path, items, name, i)
            yield from _takes(listed.items[i], variables, (*path, name), (*items, i))
    for name in record.facts:
        yield partial(_forget, path, items, name)


def _unlink(path: Steps, items: tuple[int, ...], name: str, world: World) -> None:
    for record in list(world.same(path, items, name)):
        record.one.pop(name, None)


def _unlist(path: Steps, items: tuple[int, ...], name: str, world: World) -> None:
    for record in list(world.same(path, items, name)):
        record.many.pop(name, None)


def _drop(path: Steps, items: tuple[int, ...], name: str, i: int, world: World) -> None:
    for listed in world.lists(path, items, name):
        listed.items = [*listed.items[:i], *listed.items[i + 1 :]]


def _forget(path: Steps, items: tuple[int, ...], name: str, world: World) -> None:
    """An element keeps one fact, so that it can be written down."""
    at = follow(world.root, path, items)
    if at is not None and (not items or len(at.facts) > 1 or at.one or at.many):
        world.put(path, items, name, None, world.as_of // DAYS_A_MONTH)


def _size(case: Case) -> int:
    """How much is told."""

    def of(record: Record) -> int:
        lists = sum(1 + sum(1 + of(item) for item in listed.items) for listed in record.many.values())
        return len(record.facts) + lists + sum(1 + of(target) for target in record.one.values())

    return of(case.root)

"""A counterexample without what does not matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from policyrules.cases import Case, Record
from policyrules.testing.cases import copied
from policyrules.testing.world import Steps, World, follow


def minimal(case: Case, still: Callable[[Case], bool], variables: Sequence[str] = (), varying: frozenset[Steps] = frozenset()) -> Case:
    """The case with as little in it as leaves `still` true; what things share is taken from all of them at once."""
    smaller = True
    while smaller:
        smaller = False
        for take in list(_takes(case.root)):
            candidate, _ = copied(case)
            take(World(candidate.root, case.as_of, candidate.parameters, tuple(variables), varying))
            if _size(candidate) < _size(case) and still(candidate):
                case, smaller = candidate, True
        for name in list(case.parameters):
            candidate, _ = copied(case)
            del candidate.parameters[name]
            if still(candidate):
                case, smaller = candidate, True
    return case


Take = Callable[[World], None]


def _takes(record: Record, path: Steps = (), items: tuple[int, ...] = ()) -> Iterator[Take]:
    """Ways to make a case smaller, the largest first. One that no longer fits, since others were taken before, does nothing."""
    for name, target in record.one.items():
        if path:  # the variables themselves stay
            yield lambda w, n=name: [r.one.pop(n, None) for r in list(w.same(path, items, n))]  # type: ignore[misc]  # defaults in lambdas
        yield from _takes(target, (*path, name), items)
    for name, listed in record.many.items():
        yield lambda w, n=name: [r.many.pop(n, None) for r in list(w.same(path, items, n))]  # type: ignore[misc]  # as above
        for i in reversed(range(len(listed.items))):
            yield lambda w, n=name, i=i: _drop(w, path, items, n, i)  # type: ignore[misc]  # as above
            yield from _takes(listed.items[i], (*path, name), (*items, i))
    for name in record.facts:
        yield lambda w, n=name: _forget(w, path, items, n)  # type: ignore[misc]  # as above


def _drop(world: World, path: Steps, items: tuple[int, ...], name: str, i: int) -> None:
    for listed in world.lists(path, items, name):
        del listed.items[i : i + 1]


def _forget(world: World, path: Steps, items: tuple[int, ...], name: str) -> None:
    """An element keeps one fact, so that it can be written down."""
    at = follow(world.root, path, items)
    if at is not None and (not items or len(at.facts) > 1 or at.one or at.many):
        world.put(path, items, name, None)


def _size(case: Case) -> int:
    """How much is told."""

    def of(record: Record) -> int:
        lists = sum(1 + sum(1 + of(item) for item in listed.items) for listed in record.many.values())
        return len(record.facts) + lists + sum(1 + of(target) for target in record.one.values())

    return of(case.root)

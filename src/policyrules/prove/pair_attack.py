"""Pairs looked for without the solver: where it says that a condition changes nobody's answer, people are drawn who would refute it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

from attrs import evolve

from policyrules.cases import Case
from policyrules.cases.copies import copied, twins
from policyrules.prove.cases import followed
from policyrules.prove.world import DAY, Key

MOST_TRIED = 400
"""Pairs for one condition: half a second, for what is mostly true."""


def pairs_of(cases: Sequence[Case], reads: Iterable[Key], timed: bool) -> Iterator[tuple[Case, Case]]:
    """Each case beside itself with what a condition reads as in another case. `timed`: the day may be the other's too."""
    read = sorted(reads, key=str)
    both = ((one, other) for one, other in product(cases, cases) if one is not other)
    for one, other in islice(both, MOST_TRIED):
        yield one, as_in(one, other, read, timed)


def as_in(one: Case, other: Case, reads: Iterable[Key], timed: bool) -> Case:
    """The first case, with what is read as in the other: facts, lists and figures, where both have such a thing."""
    changed, told = copied(one), twins(other)[0]
    for place, name in reads:
        if isinstance(place, str):
            if (place, name) != DAY and name in told.parameters:
                changed.parameters[name] = told.parameters[name]
            continue
        to, source = followed(changed.root, place), followed(told.root, place)
        if to is None or source is None:
            continue
        if name in source.many:
            to.many[name] = source.many[name]
        if name in source.facts:
            to.facts[name] = source.facts[name]
        if name in source.histories:
            to.histories[name] = source.histories[name]
    return evolve(changed, as_of=other.as_of) if timed else changed

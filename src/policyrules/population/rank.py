"""A ranking with unknowns: for each candidate the best and the worst place, what would settle it, and honest ties.

A candidate's keys are compared as tuples, the first the strongest, the larger before; a tie-break (同等条件下) is the last key, so
it acts only where all before it are equal. The bounds are reached, because the facts of one candidate say nothing of another's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal

from attrs import define, field, frozen

from policyrules.backends.reference import Value
from policyrules.core import Reason

Key = tuple[int, ...]


@frozen
class Candidate:
    """Whether the ranking applies and whether the candidate stands in the list; the groups that are ranked apart; the keys."""

    applies: Value
    listed: Value
    groups: tuple[Value, ...]
    keys: tuple[Value, ...]

    @property
    def best(self) -> Key:
        return tuple(k.high for k in self.keys)

    @property
    def worst(self) -> Key:
        return tuple(k.low for k in self.keys)

    @property
    def sure(self) -> bool:
        return bool(self.applies.low and self.listed.low)

    @property
    def may(self) -> bool:
        return bool(self.applies.high and self.listed.high)

    @property
    def why(self) -> frozenset[Reason]:
        return frozenset[Reason]().union(self.applies.why, self.listed.why, *(v.why for v in (*self.groups, *self.keys)))


@frozen
class Place:
    """`in`: ranked; `out`: surely not in the list; `not_applicable`; `open`: it is open whether it is in the list.

    The place is one more than the number strictly ahead, so equal ones share a place: it lies from `best` to `worst`. `tied` counts
    those who are surely equal; `last` is the place if everybody who may be equal were put ahead.
    """

    standing: Literal["in", "out", "open", "not_applicable"]
    best: int = 0
    worst: int = 0
    last: int = 0
    tied: int = 0
    missing: frozenset[Reason] = frozenset()

    @property
    def settled(self) -> bool:
        return self.standing == "in" and self.best == self.worst

    @property
    def tie_open(self) -> bool:
        """Whether it is open who shares the place."""
        return self.settled and self.last > self.best + self.tied


def rank(candidates: Sequence[Candidate]) -> list[Place]:
    """The place of each candidate within its group, in the order given, which never matters. n log n."""
    groups: dict[Key, _Group] = defaultdict(_Group)
    loose = [c for c in candidates if c.may and not all(g.known for g in c.groups)]
    for c in candidates:
        if c.may and all(g.known for g in c.groups):
            groups[tuple(g.low for g in c.groups)].enter(c)
    for group in groups.values():
        for c in loose:
            group.enter_doubtful(c)
        group.close()
    return [_place(c, groups) for c in candidates]


@define
class _Group:
    """Sorted keys of those who are surely in, and of those who may be."""

    sure: list[Key] = field(factory=list)
    may: list[Key] = field(factory=list)
    points: Counter[Key] = field(factory=Counter)
    open: list[Candidate] = field(factory=list)

    def enter(self, c: Candidate) -> None:
        self.may.append(c.best)
        if c.sure:
            self.sure.append(c.worst)
            if c.best == c.worst:
                self.points[c.best] += 1
        if not c.sure or c.best != c.worst:
            self.open.append(c)

    def enter_doubtful(self, c: Candidate) -> None:
        """One that may belong to this group or to another."""
        self.may.append(c.best)
        self.open.append(c)

    def close(self) -> None:
        self.sure.sort()
        self.may.sort()


def _place(c: Candidate, groups: dict[Key, _Group]) -> Place:
    if not c.applies.high:
        return Place("not_applicable")
    if not c.may:
        return Place("out")
    if not c.sure or not all(g.known for g in c.groups):
        return Place("open", missing=c.why)
    group = groups[tuple(g.low for g in c.groups)]
    ahead = len(group.sure) - bisect_right(group.sure, c.best)
    before = len(group.may) - bisect_right(group.may, c.worst) - (c.best > c.worst)
    level = len(group.may) - bisect_left(group.may, c.worst) - 1
    tied = group.points[c.best] - 1 if c.best == c.worst else 0
    if ahead == before:
        return Place("in", 1 + ahead, 1 + before, 1 + level, tied)
    rivals = [o.why for o in group.open if o is not c and o.best > c.worst and (not o.sure or o.worst <= c.best)]
    return Place("in", 1 + ahead, 1 + before, 1 + level, tied, c.why.union(*rivals))

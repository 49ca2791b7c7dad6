"""A ranking with unknowns: for each candidate the best and the worst place, what would settle it, and honest ties.

A candidate's keys are compared as tuples, the first the strongest, the larger before; a tie-break (同等条件下) is the last key, so
it acts only where all before it are equal. The bounds are reached, because the facts of one candidate say nothing of another's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

from attrs import field

from policyrules.backends.reference import Value
from policyrules.classes import define, frozen
from policyrules.core import Output, Reason

Key = tuple[int, ...]
YES = Value(1, 1)


@frozen
class Candidate:
    """Whether the ranking applies and whether the candidate stands in the list; the groups that are ranked apart; the keys."""

    applies: Value
    listed: Value
    groups: tuple[Value, ...]
    keys: tuple[Value, ...]

    @classmethod
    def of(cls, rule: str, values: Mapping[Output, Value]) -> Candidate:
        """What a ranking reads of one thing, from the values of its outputs."""

        def numbered(what: str) -> tuple[Value, ...]:
            found: list[Value] = []
            while (value := values.get(Output(rule, f"{what}:{len(found)}"))) is not None:
                found.append(value)
            return tuple(found)

        applies, listed = values.get(Output(rule, "applies"), YES), values.get(Output(rule, "listed"), YES)
        return cls(applies, listed, numbered("group"), numbered("key"))

    @cached_property
    def best(self) -> Key:
        return tuple(k.high for k in self.keys)

    @cached_property
    def worst(self) -> Key:
        return tuple(k.low for k in self.keys)

    @property
    def sure(self) -> bool:
        return bool(self.applies.low and self.listed.low)

    @property
    def may(self) -> bool:
        return bool(self.applies.high and self.listed.high)

    @cached_property
    def kinds(self) -> frozenset[Reason]:
        return frozenset(reason.kind() for reason in self.why)

    @cached_property
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
    """What of its own would settle it."""
    others: frozenset[Reason] = frozenset()
    """What is unknown of candidates who may stand ahead; kinds only, since these are not its own facts."""

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
            groups[tuple(g.low for g in c.groups)].enter(c, surely=c.sure)
    for group in groups.values():
        for c in loose:
            group.enter(c, surely=False)
        group.close()
    return [_place(c, groups) for c in candidates]


@define
class _Alike:
    """Open candidates of whom the same kinds of facts are unknown: their best and worst keys, sorted when all are in."""

    best: list[Key] = field(factory=list)
    worst: list[Key] = field(factory=list)
    doubtful: list[Key] = field(factory=list)
    """The best keys of those who may not be in the list at all."""

    def may_pass(self, c: Candidate, mine: bool) -> bool:
        """Whether one of them, the candidate itself (`mine`) left out, may or may not stand ahead of it."""
        passing = len(self.doubtful) - bisect_right(self.doubtful, c.worst)
        crossing = (len(self.best) - bisect_right(self.best, c.worst)) - (len(self.worst) - bisect_right(self.worst, c.best))
        own = mine and c.best > c.worst
        return passing + crossing - own > 0


@define
class _Group:
    """Sorted keys of those who are surely in, and of those who may be."""

    sure: list[Key] = field(factory=list)
    may: list[Key] = field(factory=list)
    points: Counter[Key] = field(factory=Counter)
    open: dict[frozenset[Reason], _Alike] = field(factory=lambda: defaultdict(_Alike))

    def enter(self, c: Candidate, surely: bool) -> None:
        """`surely` here: neither its group nor its standing is open."""
        self.may.append(c.best)
        if surely:
            self.sure.append(c.worst)
            if c.best == c.worst:
                self.points[c.best] += 1
                return
            alike = self.open[c.kinds]
            alike.best.append(c.best)
            alike.worst.append(c.worst)
        else:
            self.open[c.kinds].doubtful.append(c.best)

    def close(self) -> None:
        for keys in (self.sure, self.may, *(k for a in self.open.values() for k in (a.best, a.worst, a.doubtful))):
            keys.sort()

    def others(self, c: Candidate) -> frozenset[Reason]:
        """The kinds of facts of others on which the place depends."""
        kinds = (k for k, alike in self.open.items() if alike.may_pass(c, mine=k == c.kinds))
        return frozenset[Reason]().union(*kinds)


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
    return Place("in", 1 + ahead, 1 + before, 1 + level, tied, c.why, group.others(c))

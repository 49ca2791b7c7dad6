"""Conditions that could be settled without a fact, and are written so that they cannot.

Unknowns are followed step by step. Where a fact is read in several places whose answers meet again, each place may be open and
the whole settled all the same: `在职 且 甲` or `非 在职 且 甲` is 甲, whether somebody is at work or not. Such places are found by
trying: between where the ways from a fact part and where they have all met again, what else is read there is given each of its
values, and what comes out with the fact unknown is compared with what comes out for each of its values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise, product
from math import prod
from typing import TypeAlias

from policyrules import core
from policyrules.classes import frozen
from policyrules.core import Name
from policyrules.core.ranges import Range, range_of, ranges
from policyrules.core.walk import needed, operands
from policyrules.types import Bool, Choice

Tried: TypeAlias = dict[tuple[Name, Name, Name], bool]
"""Whether a fact leaves open in vain what lies between two steps: the same in every output that leads through both."""
ASKED = ("fact", "judgement", "parameter")
MOST_TRIED, MOST_VALUES = 128, 24


@frozen
class Needless:
    """A fact, by the step that reads it, and the step that is open without it although it comes out the same whatever it is."""

    fact: core.Let
    holder: Name


def needless(program: core.Program, output: Name, bounds: Mapping[Name, Range] | None = None, tried: Tried | None = None) -> list[Needless]:
    """The facts without which an output is needlessly open, each with the innermost step where that shows.

    Complete where all that meets is truth values and only one fact is unknown at a time; numbers are looked at where they are
    compared with figures written in the rule. What is found is true of the step for some values of what it reads beside.
    `tried` keeps what was found out, for the other outputs of the program.
    """
    steps = needed(program, [output])
    known = bounds or ranges(program)
    readers: dict[Name, list[core.Let]] = {let.name: [] for let in steps}
    for let in steps:
        for name in operands(let.op):
            readers[name].append(let)
    work = _Work(
        program.by_name, dict(known), readers, {let.name: place for place, let in enumerate(steps)}, output, {} if tried is None else tried
    )
    found = []
    for let in steps:
        if isinstance(let.op, core.Fact) and let.op.source in ASKED and let.op.aspect == "value":
            found += [Needless(let, holder) for holder in islice(work.holders(let), 1)]
    return found


@frozen(eq=False)
class _Work:
    lets: Mapping[Name, core.Let]
    known: dict[Name, Range]
    readers: Mapping[Name, list[core.Let]]
    order: Mapping[Name, int]
    """The place of each step, in the order of places."""
    output: Name
    tried: Tried

    def holders(self, fact: core.Let) -> Iterator[Name]:
        gates = list(self.gates(fact.name))
        for first, last in pairwise(gates):
            if len(self.readers[first]) > 1:
                key = fact.name, first, last
                if key not in self.tried:
                    self.tried[key] = self.open_in_vain(fact, first, last)
                if self.tried[key]:
                    yield last

    def gates(self, start: Name) -> Iterator[Name]:
        """The steps through which every way from a fact to the output leads, in order."""
        dependent, todo = {start}, [start]
        while todo:
            for reader in self.readers[todo.pop()]:
                if reader.name not in dependent:
                    dependent.add(reader.name)
                    todo.append(reader.name)
        ways = 0
        for name in sorted(dependent, key=self.order.__getitem__):
            ways -= sum(operand in dependent for operand in operands(self.lets[name].op))
            if ways == 0:
                yield name
            ways += len(self.readers[name]) + (name == self.output)

    def open_in_vain(self, fact: core.Let, first: Name, last: Name) -> bool:
        """Whether, for some values of what is read beside it, the last step is open without the first and the same for each value."""
        between = self.between(first, last)
        values = self.values(first, between)
        if (
            not values
            or one_way(first, between)
            or any(isinstance(let.op, core.Fold) or let.home != self.lets[first].home for let in between)
        ):
            return False
        inside = {first, *(let.name for let in between)}
        beside, steps = self.beside(name for let in between for name in operands(let.op) if name not in inside)
        options = [self.options(name, fact) for name in beside]
        if prod(len(o) for o in options) > MOST_TRIED:
            return False
        for chosen in product(*options):
            env = self.run(dict(zip(beside, ((value, value) for value in chosen), strict=True)), steps)
            if self.end(env, between, first, self.known[first], last) is None:
                told = self.end(env, between, first, (values[0], values[0]), last)
                if told is not None and all(self.end(env, between, first, (value, value), last) == told for value in values[1:]):
                    return True
        return False

    def beside(self, read: Iterable[Name]) -> tuple[list[Name], list[core.Let]]:
        """What is read beside, down to facts with few values, so that what excludes each other is not tried together; and the steps
        from there. A comparison of numbers is taken as it is."""
        free: dict[Name, None] = {}
        steps: dict[Name, core.Let] = {}
        todo = list(read)
        while todo:
            let = self.lets[todo.pop()]
            if let.name in free or let.name in steps:
                continue
            inner = operands(let.op)
            few = all(isinstance(self.lets[o].type, Bool | Choice) or isinstance(self.lets[o].op, core.Const) for o in inner)
            if isinstance(let.op, core.Const) or (inner and few and not isinstance(let.op, core.Fold)):
                steps[let.name] = let
                todo += inner
            else:
                free[let.name] = None
        return list(free), sorted(steps.values(), key=lambda let: self.order[let.name])

    def run(self, env: dict[Name, Range], steps: list[core.Let]) -> dict[Name, Range]:
        for let in steps:
            env[let.name] = range_of(let.op, env, None, {})
        return env

    def between(self, first: Name, last: Name) -> list[core.Let]:
        """The steps after the first, up to the last, that rest on the first."""
        rest, found = {first}, []
        for name in islice(self.order, self.order[first] + 1, self.order[last] + 1):
            if not rest.isdisjoint(operands(self.lets[name].op)):
                rest.add(name)
                found.append(self.lets[name])
        return found

    def options(self, name: Name, fact: core.Let) -> list[int]:
        """The values to try of what is read beside: all of a choice, the ends of a number. That the fact itself is given it is not."""
        let, (low, high) = self.lets[name], self.known[name]
        same = (
            isinstance(let.op, core.Fact) and isinstance(fact.op, core.Fact) and (let.op.name, let.op.path) == (fact.op.name, fact.op.path)
        )
        if same and isinstance(let.op, core.Fact) and let.op.aspect == "given":
            return [0]
        if isinstance(let.type, Bool | Choice):
            return list(range(low, high + 1))
        return [low] if low == high else [low, high]

    def values(self, name: Name, between: list[core.Let]) -> list[int]:
        """Every value that makes a difference; none where that cannot be told."""
        let, (low, high) = self.lets[name], self.known[name]
        if isinstance(let.type, Bool | Choice):
            return list(range(low, high + 1))
        cuts = {low, high}
        for reader in (r for r in between if name in operands(r.op)):
            match reader.op:
                case core.OneOf(_, runs):
                    cuts |= {end for first, last in runs for end in (first - 1, first, last, last + 1)}
                case core.Less(a, b) | core.Same(a, b):
                    other = self.lets[b if a == name else a].op
                    if not isinstance(other, core.Const):
                        return []
                    cuts |= {other.value - 1, other.value, other.value + 1}
                case _:
                    return []
        found = sorted(cut for cut in cuts if low <= cut <= high)
        return found if len(found) <= MOST_VALUES else []

    def end(self, env: Mapping[Name, Range], between: list[core.Let], first: Name, value: Range, last: Name) -> int | None:
        """What the last step comes to, None where it is open."""
        low, high = self.run({**env, first: value}, between)[last]
        return low if low == high else None


def one_way(first: Name, between: Iterable[core.Let]) -> bool:
    """Whether each of the steps rises with the first or falls with it. Then the bounds of the last are what it is at both ends of the
    first: where it is open, the two differ, and nothing is open in vain."""
    signs = {first: 1}
    for let in between:
        found = set(_signs(let.op, signs))
        if len(found) != 1 or 0 in found:
            return False
        signs[let.name] = found.pop()
    return True


def _signs(op: core.Op, of: Mapping[Name, int]) -> Iterator[int]:
    """For each operand that rises (1) or falls (-1) with something, how the step goes with that; 0 where it does both."""
    match op:
        case core.Not(name):
            yield -of[name]
        case core.All(items) | core.Any(items) | core.Least(items) | core.Most(items):
            yield from (of[item] for item in items if item in of)
        case core.Less(left, right):
            yield from (-of[name] for name in (left,) if name in of)
            yield from (of[name] for name in (right,) if name in of)
        case core.Sum(terms):
            yield from (of[name] if factor > 0 else -of[name] for factor, name in terms if name in of)
        case core.Choose(test, then, other) if test not in of:
            yield from (of[name] for name in (then, other) if name in of)
        case _:
            yield 0

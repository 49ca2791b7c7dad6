"""Which comparisons would have to come out otherwise for an answer to be yes: the smallest sets, found on the trace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from attrs import field

from policyrules import core
from policyrules.backends.reference import Element, Trace
from policyrules.classes import define, frozen
from policyrules.core import Name

MOST_SETS = 40
"""Of the sets for one step only the smallest are kept."""


@frozen
class Atom:
    """That a comparison, or a single fact, seen from an element, comes out yes (1) or no (0)."""

    name: Name
    at: Element
    bit: int


Turn = frozenset[Atom]


def turns(found: Trace, name: Name, bit: int) -> list[Turn]:
    """Sets of atoms that do not come out so yet; if all of one set did, the step would. The smallest first; [] if there is none."""
    work = _Work(found)
    needs = work.gathered(Atom(name, found.root, bit))
    for need in needs:
        work.sets[need] = work.settled(need)
    return work.sets[needs[-1]]


@define(eq=False)
class _Work:
    trace: Trace
    order: dict[Name, int] = field(init=False)
    homes: dict[Element, dict[Name, Element]] = field(factory=dict)
    sets: dict[Atom, list[Turn]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.order = {let.name: i for i, let in enumerate(self.trace.program.lets)}
        inside = {core.ROOT: [self.trace.root]}
        self.homes[self.trace.root] = {core.ROOT: self.trace.root}
        for block in self.trace.program.blocks:
            inside[block.name] = []
            for parent in inside[block.parent]:
                for child in parent.children[block.name]:
                    self.homes[child] = {**self.homes[parent], block.name: child}
                    inside[block.name].append(child)

    def here(self, need: Atom) -> Atom:
        """The same need in the element where the step was computed."""
        return Atom(need.name, self.homes[need.at][self.trace.program.by_name[need.name].home], need.bit)

    def gathered(self, wanted: Atom) -> list[Atom]:
        """All needs that the wanted one may rest on, each after those that it rests on itself."""
        seen: dict[Atom, None] = {}
        todo = [self.here(wanted)]
        while todo:
            need = todo.pop()
            if need not in seen:
                seen[need] = None
                todo += [self.here(inner) for way in self.ways(need) for inner in way]
        return sorted(seen, key=lambda need: self.order[need.name])

    def done(self, need: Atom) -> bool:
        value = need.at.env[need.name]
        return value.low == need.bit == value.high

    def settled(self, need: Atom) -> list[Turn]:
        if self.done(need):
            return [frozenset()]
        if atomic(self.trace.program.by_name[need.name].op):
            return [frozenset({need})]
        found = [turn for way in self.ways(need) for turn in self.joined(way)]
        return smallest(found)

    def joined(self, way: Iterable[Atom]) -> Iterator[Turn]:
        """One turn of each need of a way, together."""
        options = [self.sets[self.here(need)] for need in way]
        found: list[Turn] = [frozenset()]
        for option in options:
            found = smallest(a | b for a, b in product(found, option))
        yield from found

    def ways(self, need: Atom) -> list[list[Atom]]:
        """Sets of needs on the operands, each of which is enough. Of an atom there are none: it is turned from outside."""
        if self.done(need):
            return []
        name, at, bit = need.name, need.at, need.bit
        match self.trace.program.by_name[name].op:
            case core.Not(of):
                return [[Atom(of, at, 1 - bit)]]
            case core.All(items) if bit:
                return [[Atom(i, at, 1) for i in items]]
            case core.Any(items) if not bit:
                return [[Atom(i, at, 0) for i in items]]
            case core.All(items) | core.Any(items):
                return [[Atom(i, at, bit)] for i in items]
            case core.Choose(test, then, other):
                return [[Atom(test, at, 1), Atom(then, at, bit)], [Atom(test, at, 0), Atom(other, at, bit)]]
            case core.Default(base, cases):
                fit = [[Atom(c.when, at, 1), Atom(c.then, at, bit)] for c in cases if c.then != base]
                off = [Atom(c.when, at, 0) for c in cases if at.sight[c.then].low != bit or at.sight[c.then].high != bit]
                return [[Atom(base, at, bit), *off], *fit]
            case core.Fold("any", block, when, _, none):
                elements = [e for e in at.children[block] if e.record is not None]
                if bit:
                    return [[Atom(none, at, 1)], *([Atom(when, e, 1)] for e in elements)]
                return [[Atom(none, at, 0), *(Atom(when, e, 0) for e in elements)]]
            case _:
                return []


def atomic(op: core.Op) -> bool:
    """Whether a truth value is made of numbers, or read."""
    return isinstance(op, core.Fact | core.Less | core.Same | core.OneOf)


def smallest(found: Iterable[Turn]) -> list[Turn]:
    """Without those that hold another one, the smallest first."""
    kept: list[Turn] = []
    for turn in sorted(dict.fromkeys(found), key=len):
        if len(kept) < MOST_SETS and not any(other <= turn for other in kept):
            kept.append(turn)
    return kept

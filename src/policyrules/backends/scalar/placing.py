"""Which steps an answer needs in each block, and under which conditions: a step that only matters behind a condition is put there.

A region is the code of one block: the body of the function, or of one loop. Its steps lie in scopes. A scope below another is
run only if a guard holds: the items of an `All` that need a loop come after its cheap items and only if those hold, and
likewise the branches of a `Choose`. A step stands in the innermost scope that contains all places where it is read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from attrs import field

from policyrules import core
from policyrules.classes import define, frozen
from policyrules.core.build import inside
from policyrules.core.nodes import Name
from policyrules.core.walk import operands

DEEPEST_GUARD = 8
FEWEST, MOST_STEPS = 2, 4
"""Cheap items that are read together, at least; and in how many steps, at most."""


@define(eq=False)
class Scope:
    parent: Scope | None = None
    depth: int = 0
    lets: list[core.Let] = field(factory=list)

    def below(self) -> Scope:
        return Scope(self, self.depth + 1)


@frozen
class Stage:
    """Operands that are read together, and the scope that computes them."""

    names: tuple[Name, ...]
    scope: Scope


@define(eq=False)
class Region:
    """The steps of one block in scopes. `requires`: what must be there before a step and all that hangs below its guards."""

    home: Name
    top: Scope
    stages: dict[Name, list[Stage]] = field(factory=dict)
    requires: dict[Name, frozenset[Name]] = field(factory=dict)


@define(eq=False)
class View:
    """A program as the writer of one answer sees it: only the steps that the outputs need."""

    program: core.Program
    lets: Mapping[Name, core.Let] = field(init=False)
    order: dict[Name, int] = field(init=False)
    uses: Counter[Name] = field(init=False)
    answers: frozenset[Name] = field(init=False)
    _outer: dict[Name, tuple[Name, ...]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self.lets = self.program.by_name
        self.order = {let.name: i for i, let in enumerate(self.program.lets, 1)}
        self.uses = self._uses()
        self.answers = frozenset(self.program.outputs.values())

    def _uses(self) -> Counter[Name]:
        """How often the code mentions each step; more than once also where that is in the loop of a deeper block."""
        uses = Counter(self.program.outputs.values())
        alive = set(uses)
        for let in reversed(self.program.lets):
            if let.name not in alive:
                continue
            place = let.op.block if isinstance(let.op, core.Fold) else let.home
            for name in reads(let.op):
                alive.add(name)
                outside = isinstance(let.op, core.Fold) and name == let.op.none
                uses[name] += 1 if self.lets[name].home == (let.home if outside else place) else 2
        return uses

    def region(self, home: Name, wanted: Iterable[Name]) -> Region:
        """The steps of one block that `wanted` rests on."""
        region, asked = Region(home, Scope()), defaultdict[Name, list[Scope]](list)
        for name in wanted:
            asked[name].append(region.top)
        steps = self._closure(home, wanted)
        heavy = self._heavy(steps)
        placed: dict[Name, Scope] = {}
        for let in reversed(steps):
            scope = placed[let.name] = common(asked[let.name])
            stages = region.stages[let.name] = self._stages(let, scope, heavy)
            for stage in stages:
                for name in stage.names:
                    asked[name].append(stage.scope)
        for let in steps:
            placed[let.name].lets.append(let)
        for let in steps:
            self._require(region, let, placed)
        return region

    def _closure(self, home: Name, wanted: Iterable[Name]) -> list[core.Let]:
        found: set[Name] = set()
        todo = [name for name in wanted if self.lets[name].home == home]
        while todo:
            name = todo.pop()
            if name not in found:
                found.add(name)
                todo += [n for n in self.reads_here(self.lets[name]) if self.lets[n].home == home]
        return [self.lets[name] for name in sorted(found, key=self.order.__getitem__)]

    def reads_here(self, let: core.Let) -> tuple[Name, ...]:
        """What a step reads that lives in its block or around it; for a fold, what its elements read there."""
        if not isinstance(let.op, core.Fold):
            return reads(let.op)
        if let.name not in self._outer:
            block = let.op.block
            found: dict[Name, None] = {let.op.none: None}
            seen: set[Name] = set()
            todo = [n for n in reads(let.op) if n != let.op.none]
            while todo:
                name = todo.pop()
                if not inside(self.program, self.lets[name].home, block):
                    found[name] = None
                elif name not in seen:
                    seen.add(name)
                    todo += reads(self.lets[name].op)
            self._outer[let.name] = tuple(found)
        return self._outer[let.name]

    def _heavy(self, steps: list[core.Let]) -> frozenset[Name]:
        """Steps that need a loop in this block."""
        heavy: set[Name] = set()
        for let in steps:
            if isinstance(let.op, core.Fold) or any(name in heavy for name in reads(let.op)):
                heavy.add(let.name)
        return frozenset(heavy)

    def _stages(self, let: core.Let, scope: Scope, heavy: frozenset[Name]) -> list[Stage]:
        """The first stage is read where the step stands; each later one behind a guard."""
        deep = scope.depth >= DEEPEST_GUARD
        match let.op:
            case core.All(items) | core.Any(items) if not deep and (let.name in heavy or let.name in self.answers):
                cheap = [i for i in items if i not in heavy]
                step = max(FEWEST, -(-len(cheap) // MOST_STEPS))
                parts = [tuple(cheap[i : i + step]) for i in range(0, len(cheap), step)]
                parts += [(item,) for item in items if item in heavy]
                stages = [Stage(parts[0], scope)]
                for part in parts[1:]:
                    last = stages[-1].scope
                    stages.append(Stage(part, last.below() if last.depth < DEEPEST_GUARD else last))
                return stages
            case core.Choose(test, then, other) if not deep and then != other and (then in heavy or other in heavy):
                return [Stage((test,), scope), Stage((then,), scope.below()), Stage((other,), scope.below())]
            case _:
                return [Stage(self.reads_here(let), scope)]

    def _require(self, region: Region, let: core.Let, placed: Mapping[Name, Scope]) -> None:
        own = {placed[let.name], *(s.scope for s in region.stages[let.name])}
        below = [s.scope for s in region.stages[let.name] if s.scope is not placed[let.name]]
        found = {n for s in region.stages[let.name] for n in s.names}
        for scope in below:
            for inner in scope.lets:
                found |= region.requires[inner.name]
        inner_names = {inner.name for scope in own & set(below) for inner in scope.lets}
        region.requires[let.name] = frozenset(n for n in found if n in placed and n not in inner_names)


def reads(op: core.Op) -> tuple[Name, ...]:
    """The operands whose values the code mentions."""
    match op:
        case core.Fold("any", _, when, _, none):
            return when, none
        case core.Choose(_, then, other) if then == other:
            return (then,)
        case core.Sum(terms):
            return tuple(name for factor, name in terms if factor)
        case _:
            return operands(op)


def common(scopes: list[Scope]) -> Scope:
    """The innermost scope around all."""
    found = scopes[0]
    for scope in scopes[1:]:
        while found is not scope:
            if found.depth >= scope.depth:
                assert found.parent is not None, "scopes of one region meet at its top"
                found = found.parent
            else:
                assert scope.parent is not None, "scopes of one region meet at its top"
                scope = scope.parent
    return found

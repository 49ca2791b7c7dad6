"""A program of the core as terms over one world: every step in every thing it is computed for."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import MutableMapping
from functools import partial
from typing import Any

from attrs import field

from policyrules import core
from policyrules.classes import define
from policyrules.core import ROOT, Name
from policyrules.prove import algebra as a
from policyrules.prove.planes import Counted, Plane, fold, plane, point
from policyrules.prove.world import ONE, Place, World
from policyrules.types import BOOL
from policyrules.types.encode import DAYS_A_MONTH, DAYS_A_YEAR, MONTHS_A_YEAR


@define(eq=False)
class Thing:
    """The root, a place of a list, the elements nobody listed (`listed` is then False), or one of these in a month."""

    place: Place
    day: Any
    there: Plane = field(factory=lambda: point(True))
    times: int = 1
    listed: bool = True
    env: dict[Name, Plane] = field(factory=dict)
    children: dict[Name, list[Thing]] = field(factory=dict)
    sight: MutableMapping[Name, Plane] = field(factory=dict)


@define(eq=False)
class Formulas:
    """What each step of a program comes to. A formula and a trace are read alike: see `prove.reading`."""

    program: core.Program
    world: World
    root: Thing


def formulas(program: core.Program, world: World, at: Place = ()) -> Formulas:
    """Terms for every step. `at` is where in the world the subject of the program stands."""
    root = Thing(at, world.day)
    root.sight = root.env
    inside: dict[Name, list[Thing]] = {ROOT: [root]}
    homes = {let.home for let in program.lets} | {let.op.block for let in program.lets if isinstance(let.op, core.Fold)}
    alive = {block.name for home in homes for block in program.chain(home)}
    for block in program.blocks:
        if block.name in alive:
            inside[block.name] = [child for parent in inside[block.parent] for child in _children(block, parent, world)]
    for let in program.lets:
        for thing in inside[let.home]:
            if isinstance(let.op, core.Fold):
                thing.env[let.name] = _fold(let.op, thing)
            elif isinstance(let.op, core.Const):
                thing.env[let.name] = point(bool(let.op.value) if let.type == BOOL else let.op.value)
            else:
                thing.env[let.name] = plane(let.op, thing.sight, partial(_read, let=let, at=thing, world=world))
    return Formulas(program, world, root)


def _children(block: core.Block, parent: Thing, world: World) -> list[Thing]:
    found = _in_months(block, parent) if block.months else _listed(block, parent, world)
    for child in found:
        child.sight = ChainMap(child.env, parent.sight)
    parent.children[block.name] = found
    return found


def _in_months(block: core.Block, parent: Thing) -> list[Thing]:
    assert block.months is not None
    by_year = block.months.anchor == "year"
    start = a.quotient(parent.day, DAYS_A_YEAR if by_year else DAYS_A_MONTH, "down")
    start = a.times(MONTHS_A_YEAR, start) if by_year else start
    months = [a.added((start, block.months.first + i)) for i in range(block.size)]
    return [Thing(parent.place, a.times(DAYS_A_MONTH, month), listed=parent.listed) for month in months]


def _listed(block: core.Block, parent: Thing, world: World) -> list[Thing]:
    owner = (*parent.place, *((step, ONE) for step in block.path))
    if not parent.listed or world.is_locked(owner, block.over):
        return [Thing((*owner, (block.over, block.size)), parent.day, Plane(False, True), block.size, listed=False)]
    taken = world.places(owner, block.over, block.size)
    place = world.same_place(owner, block.over)
    found = [Thing((*place, (block.over, i)), parent.day, point(there)) for i, there in enumerate(taken)]
    if room := world.unlisted(owner, block.over, block.size):
        found.append(Thing((*owner, (block.over, block.size)), parent.day, Plane(False, True), room, listed=False))
    return found


def _read(fact: core.Fact, let: core.Let, at: Thing, world: World) -> Plane:
    if fact.source == "time":
        return point(at.day)
    if not at.listed and fact.source != "parameter":
        if fact.aspect == "given":
            return point(False)
        return world.anything(fact, let.type)
    return world.read(fact, let.type, at.place, a.quotient(at.day, DAYS_A_MONTH, "down"))


def _fold(op: core.Fold, thing: Thing) -> Plane:
    seen = []
    for child in thing.children[op.block]:
        when = child.sight[op.when]
        there = Plane(a.every((when.low, child.there.low)), a.every((when.high, child.there.high)))
        thin = when.thin and child.there.thin
        seen.append(Counted(point(there.low) if thin else there, child.sight[op.value], child.times))
    return fold(op.how, thing.sight[op.none], seen)

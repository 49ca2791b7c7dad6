"""The names an operation reads, and the steps that an answer needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from attrs import evolve

from policyrules import core
from policyrules.core.nodes import Name


def operands(op: core.Op) -> tuple[Name, ...]:
    """The names an operation reads; for a fold, those inside its block too."""
    match op:
        case core.Const() | core.Fact():
            return ()
        case core.Not(of) | core.OneOf(of):
            return (of,)
        case core.All(items) | core.Any(items) | core.Least(items) | core.Most(items):
            return items
        case core.Less(left, right) | core.Same(left, right) | core.Times(left, right):
            return left, right
        case core.Sum(terms):
            return tuple(name for _, name in terms)
        case core.Quotient(of, by):
            return of, by
        case core.Choose(test, then, other):
            return test, then, other
        case core.Default(base, cases):
            return base, *(name for c in cases for name in (c.when, c.then))
        case core.Years(birth, at):
            return birth, at
        case core.MonthOf(date):
            return (date,)
        case core.MonthEnd(month):
            return (month,)
        case core.Fold(_, _, when, value, none):
            return when, value, none
    assert_never(op)


def reduced(program: core.Program, outputs: Mapping[core.Output, Name]) -> core.Program:
    """A program that gives these outputs alone: their steps, and the blocks in which those stand."""
    lets = needed(program, outputs.values())
    homes = {let.home for let in lets} | {let.op.block for let in lets if isinstance(let.op, core.Fold)}
    kept = {block.name for home in homes for block in program.chain(home)}
    return evolve(program, blocks=tuple(b for b in program.blocks if b.name in kept), lets=lets, outputs=dict(outputs))


def needed(program: core.Program, wanted: Iterable[Name]) -> tuple[core.Let, ...]:
    """The lets that `wanted` rest on, in the order of the program."""
    places = program.places
    return tuple(program.lets[place] for place in sorted(places[name] for name in rests_on(program.by_name, wanted)))


def rests_on(lets: Mapping[Name, core.Let], wanted: Iterable[Name]) -> set[Name]:
    """The names in `wanted`, and all that they rest on: as much work as there is to find, however long the program is."""
    todo = list(wanted)
    found = set(todo)
    while todo:
        for name in operands(lets[todo.pop()].op):
            if name not in found:
                found.add(name)
                todo.append(name)
    return found

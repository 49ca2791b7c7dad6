"""A program and a case give a value for every step: the evaluator that all others must agree with.

Steps are taken in the order of the program, each in every element of the block it lives in.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, MutableMapping

from attrs import field

from policyrules import core
from policyrules.backends.reference.folds import Counted, fold
from policyrules.backends.reference.operations import apply, least
from policyrules.backends.reference.value import Value, point, unknown
from policyrules.cases import ABSENT, Case, Listed, Record
from policyrules.classes import define
from policyrules.core import ROOT, Name
from policyrules.types.encode import DAYS_A_MONTH

THERE = point(1)
"""Surely on file."""


@define(eq=False)
class Element:
    """The root, an element on file, one that may exist beside those on file (`record` is then None), or one of these in a month.

    `day`: on which it is seen.
    """

    record: Record | None
    day: int
    path: tuple[str, ...] = ()
    items: tuple[int, ...] = ()
    there: Value = THERE
    times: int = 1
    asked: core.Reason | None = None
    """Of one that is not on file, the list by which it would be known: the outermost, for nobody can be asked for a list of somebody
    who is not listed."""
    env: dict[Name, Value] = field(factory=dict)
    children: dict[Name, list[Element]] = field(factory=dict)
    sight: MutableMapping[Name, Value] = field(factory=dict)
    """The values of this element and of those around it: to be read, while `env` is written."""


@define(eq=False)
class Trace:
    """What was computed for each step, in each element. An explanation is made from this alone."""

    program: core.Program
    case: Case
    root: Element
    inside: dict[Name, list[Element]]
    """The elements of each block."""

    def value(self, output: core.Output) -> Value:
        return self.root.env[self.program.outputs[output]]


def trace(program: core.Program, case: Case) -> Trace:
    """Evaluate every step. Facts of the case that the program does not read are ignored here (readers refuse unknown names)."""
    found = unevaluated(program, case)
    for let in program.lets:
        for element in found.inside[let.home]:
            element.env[let.name] = step(let.op, element, case)
    return found


def unevaluated(program: core.Program, case: Case) -> Trace:
    """A trace in which no step is taken yet."""
    root = Element(case.root, case.as_of)
    root.sight = root.env
    inside: dict[Name, list[Element]] = {ROOT: [root]}
    for block in program.blocks:
        inside[block.name] = [child for parent in inside[block.parent] for child in _children(block, parent)]
    return Trace(program, case, root, inside)


def step(op: core.Op, element: Element, case: Case) -> Value:
    """The value of one step in an element, after those before it."""
    match op:
        case core.Fact():
            return _read(op, element, case)
        case core.Fold():
            return _fold(op, element)
        case _:
            return apply(op, element.sight)


def _children(block: core.Block, parent: Element) -> Iterator[Element]:
    children = parent.children[block.name] = list(_in_months(block, parent) if block.months else _listed(block, parent))
    for child in children:
        child.sight = ChainMap(child.env, parent.sight)
        yield child


def _in_months(block: core.Block, parent: Element) -> Iterator[Element]:
    assert block.months is not None
    start = block.months.start(parent.day)
    for month in range(start, start + block.size):
        yield Element(parent.record, month * DAYS_A_MONTH, parent.path, parent.items, asked=parent.asked)


def _listed(block: core.Block, parent: Element) -> Iterator[Element]:
    """The elements on file and, where nobody vouches for the list, the many that may be missing from it, as one."""
    record = reached(parent.record, block.path)
    listed = record.many.get(block.over, UNLISTED) if record else UNLISTED
    path = (*parent.path, *block.path, block.over)
    for i, item in enumerate(listed.items):
        yield Element(item, parent.day, path, (*parent.items, i))
    room = block.size - len(listed.items)
    if not listed.complete and room > 0:
        reason = parent.asked or core.Reason("list", block.over, (*parent.path, *block.path), parent.items)
        yield Element(None, parent.day, path, parent.items, unknown(0, 1, reason), room, reason)


UNLISTED = Listed(complete=False)


def reached(record: Record | None, path: tuple[str, ...]) -> Record | None:
    """The record at the end of a path of to-one relations, or None where the file breaks off."""
    for step in path:
        record = record.one.get(step) if record else None
    return record


def _read(fact: core.Fact, at: Element, case: Case) -> Value:
    if fact.source == "time":
        return point(at.day)
    record = None if fact.source == "parameter" else reached(at.record, fact.path)
    if fact.source == "parameter":
        entry: int | object | None = case.parameters.get(fact.name)
    else:
        month, asked = at.day // DAYS_A_MONTH, case.as_of // DAYS_A_MONTH
        entry = record.entry(fact.name, fact.kept, month, asked) if record else None
    match fact.aspect:
        case "value" if isinstance(entry, int):
            return point(entry)
        case "given":
            return point(int(entry is not None))
        case "present" if entry is not None:
            return point(int(entry is not ABSENT))
        case "value" if entry is ABSENT:
            return point(fact.low)  # never decides: every reader of an optional fact asks `present` first
    return unknown(fact.low, fact.high, at.asked or reason_of(fact, at))


def reason_of(fact: core.Fact, at: Element) -> core.Reason:
    """Under which name a missing fact is asked for, read from an element; by the month where it is recorded by the month."""
    if fact.source == "parameter":
        return core.Reason("parameter", fact.name)
    record = reached(at.record, fact.path)
    recorded = fact.source in ("fact", "judgement")
    by_month = recorded and (fact.kept == "monthly" or (record is not None and fact.name in record.histories))
    return core.Reason(fact.source, fact.name, (*at.path, *fact.path), at.items, at.day // DAYS_A_MONTH if by_month else 0)


def _fold(op: core.Fold, element: Element) -> Value:
    seen = [Counted(least([c.sight[op.when], c.there]), c.sight[op.value], c.times) for c in element.children[op.block]]
    return fold(op.how, element.sight[op.none], seen)

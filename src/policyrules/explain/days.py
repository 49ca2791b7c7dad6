"""The days on which something in a case turns by itself, all else equal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from policyrules import core
from policyrules.backends.reference import Element, Trace, Value, trace
from policyrules.cases import Case
from policyrules.core import Name
from policyrules.core.walk import operands
from policyrules.explain.names import Names
from policyrules.explain.variants import later
from policyrules.types.encode import of_date

Standing = tuple[int, ...]


def turning_days(program: core.Program, case: Case, names: Names, first: date, last: date) -> Iterator[date]:
    """The days after `first`, up to `last`, on which a comparison of the program comes out otherwise than the day before.

    Between two of them no answer changes: each comparison is watched by its side of the threshold, which moves one way as
    days go by. Days are given one by one, so that who needs the next one only pays for no more.
    """
    moved = moving(program, names)

    def standing(day: int) -> Standing:
        return standing_of(trace(program, later(case, of_date(date.fromordinal(day)), names)), moved)

    yield from (date.fromordinal(day) for day in turns_between(first.toordinal(), last.toordinal(), standing))


def turns_between(first: int, last: int, standing: Callable[[int], Standing]) -> Iterator[int]:
    """The numbers after `first`, up to `last`, at which the standing is not that of the number before, in order.

    Each part of a standing moves one way, so two equal ones have nothing else between them.

    >>> list(turns_between(0, 100, lambda n: (int(n >= 7), int(n >= 50))))
    [7, 50]
    """
    spans = [(first, standing(first), last, standing(last))]
    while spans:
        low, below, high, above = spans.pop()
        if below == above:
            continue
        if high - low == 1:
            yield high
            continue
        middle = (low + high) // 2
        between = standing(middle)
        spans += [(middle, between, high, above), (low, below, middle, between)]


def moving(program: core.Program, names: Names) -> tuple[core.Let, ...]:
    """The comparisons that rest on the day, or on a fact that grows by month."""
    grows = {fact.name for fact in names.vocabulary.facts() if fact.change == "month"}
    return comparisons(program, lambda fact: fact.source == "time" or fact.name in grows)


def comparisons(program: core.Program, wanted: Callable[[core.Fact], bool]) -> tuple[core.Let, ...]:
    """The comparisons that rest on some fact."""
    reached: set[Name] = set()
    for let in program.lets:
        if (isinstance(let.op, core.Fact) and wanted(let.op)) or not reached.isdisjoint(operands(let.op)):
            reached.add(let.name)
    return tuple(let for let in program.lets if let.name in reached and isinstance(let.op, core.Less | core.Same | core.OneOf))


def standing_of(found: Trace, moved: tuple[core.Let, ...]) -> Standing:
    """On which side of its thresholds each comparison stands, in each element."""
    inside: dict[Name, list[Element]] = {core.ROOT: [found.root]}
    for block in found.program.blocks:
        inside[block.name] = [child for parent in inside[block.parent] for child in parent.children[block.name]]
    return tuple(mark for let in moved for element in inside[let.home] for mark in _side(let.op, element))


def _side(op: core.Op, at: Element) -> Standing:
    """On which side of its thresholds a comparison stands."""
    match op:
        case core.Less(left, right) | core.Same(left, right):
            a, b = at.sight[left], at.sight[right]
            return _compared(a.low, b), _compared(a.high, b)
        case core.OneOf(of, runs):
            value = at.sight[of]
            return tuple(sum(number >= end for run in runs for end in (run[0], run[1] + 1)) for number in (value.low, value.high))
        case _:
            return ()


def _compared(number: int, to: Value) -> int:
    """Below, at or above both ends of an interval, as one number."""
    return sum((number > end) - (number < end) + 1 << 2 * place for place, end in enumerate((to.low, to.high)))

"""The spans of days between which the comparisons of a program with the day of the answer change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from policyrules import core
from policyrules.core.nodes import ROOT, Name
from policyrules.core.ranges import Range
from policyrules.types.encode import DAYS_A_MONTH, last_day

Clock = Callable[[int], int]
"""A number that never falls as the day rises."""


def eras(program: core.Program) -> list[Range]:
    """Closed spans of encoded days, in order, that cover the bounds of the day; one span where the day is compared with nothing fixed.

    Empty where the program does not read the day. Any partition is sound: it only decides how much `specialise` can drop.
    """
    days = [let.op for let in program.lets if isinstance(let.op, core.Fact) and let.op.source == "time" and let.home == ROOT]
    if not days:
        return []
    first, last = min(d.low for d in days), max(d.high for d in days)
    starts, lets = {first}, program.by_name
    for let in program.lets:
        for clock, threshold in _thresholds(lets, let.op):
            day = first + bisect_left(range(first, last + 1), threshold, key=clock)
            if first < day <= last:
                starts.add(day)
    ordered = sorted(starts)
    return list(zip(ordered, [*(start - 1 for start in ordered[1:]), last], strict=True))


def _thresholds(lets: dict[Name, core.Let], op: core.Op) -> list[tuple[Clock, int]]:
    """The values at which an operation on the day changes: from there on it may be another."""

    def fixed(name: Name) -> int | None:
        inner = lets[name].op
        return inner.value if isinstance(inner, core.Const) else None

    match op:
        case core.Less(left, right):
            clock, value = _clock(lets, left), fixed(right)
            if clock and value is not None:
                return [(clock, value)]
            clock, value = _clock(lets, right), fixed(left)
            return [(clock, value + 1)] if clock and value is not None else []
        case core.Same(left, right):
            pairs = [(_clock(lets, left), fixed(right)), (_clock(lets, right), fixed(left))]
            return [(clock, value + more) for clock, value in pairs if clock and value is not None for more in (0, 1)]
        case core.OneOf(of, runs):
            clock = _clock(lets, of)
            return [(clock, end) for low, high in runs for end in (low, high + 1)] if clock else []
        case _:
            return []


def _clock(lets: dict[Name, core.Let], name: Name) -> Clock | None:
    match lets[name].op:
        case core.Fact(source="time"):
            return int if lets[name].home == ROOT else None
        case core.MonthOf(date):
            return _after(_clock(lets, date), 1, 0, DAYS_A_MONTH)
        case core.MonthEnd(month):
            inner = _clock(lets, month)
            return None if inner is None else lambda day: last_day(inner(day))
        case core.Sum(((factor, of),), plus) if factor > 0:
            return _after(_clock(lets, of), factor, plus, 1)
        case _:
            return None


def _after(inner: Clock | None, factor: int, plus: int, by: int) -> Clock | None:
    return None if inner is None else lambda day: (factor * inner(day) + plus) // by

"""Between which bounds each step lies whatever the case: intervals alone, without reasons.

The reference evaluates an empty record to the same bounds, and sometimes more closely: it relies on exceptions that do not
clash, and knows the day and what is not given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from typing import TypeAlias, assert_never

from policyrules import core
from policyrules.core.nodes import ROOT, Name
from policyrules.types.encode import DAYS_A_MONTH, DAYS_A_YEAR, last_day

Range: TypeAlias = tuple[int, int]


def ranges(program: core.Program, as_of: Range | None = None) -> dict[Name, Range]:
    """The lowest and highest value of each step, elements of lists included, for facts within their declared bounds.

    `as_of` narrows the day of the answer. A step whose bounds meet can never be otherwise.
    """
    sizes = {block.name: block.size for block in program.blocks}
    days: dict[Name, Range | None] = {ROOT: as_of}
    for block in program.blocks:
        around = days[block.parent]
        days[block.name] = span_of(block, around) if block.months and around else around
    found: dict[Name, Range] = {}
    for let in program.lets:
        found[let.name] = range_of(let.op, found, days[let.home], sizes)
    return found


def span_of(block: core.Block, day: Range) -> Range:
    """The first days of the months of a block, where the day around it lies in a span."""
    assert block.months is not None
    first, last = (block.months.start(end) for end in day)
    return first * DAYS_A_MONTH, (last + block.size - 1) * DAYS_A_MONTH


def range_of(op: core.Op, of: Mapping[Name, Range], as_of: Range | None, sizes: Mapping[Name, int]) -> Range:
    match op:
        case core.Const(value):
            return value, value
        case core.Fact(_, low, high, _, aspect, source, _):
            if source == "time":
                return as_of or (low, high)
            return (0, 1) if aspect == "given" else (low, high)
        case core.Not(name):
            low, high = of[name]
            return 1 - high, 1 - low
        case core.All(items) | core.Least(items):
            return min(of[i][0] for i in items), min(of[i][1] for i in items)
        case core.Any(items) | core.Most(items):
            return max(of[i][0] for i in items), max(of[i][1] for i in items)
        case core.Less(left, right):
            (a, b), (c, d) = of[left], of[right]
            return int(b < c), int(a < d)
        case core.Same(left, right):
            (a, b), (c, d) = of[left], of[right]
            return int(a == b == c == d), int(a <= d and c <= b)
        case core.OneOf(name, runs):
            low, high = of[name]
            return int(any(p <= low and high <= q for p, q in runs)), int(any(p <= high and low <= q for p, q in runs))
        case core.Sum(terms, plus):
            ends = [sorted((factor * of[name][0], factor * of[name][1])) for factor, name in terms]
            return plus + sum(e[0] for e in ends), plus + sum(e[1] for e in ends)
        case core.Times(left, right):
            return corners(of[left], of[right], lambda x, y: x * y)
        case core.Quotient(name, by, rounding):
            return corners(of[name], of[by], lambda x, y: divided(x, max(y, 1), rounding))
        case core.Choose(test, then, other):
            low, high = of[test]
            return of[then] if low else of[other] if not high else hull(of[then], of[other])
        case core.Default(base, cases):
            # exceptions that clash count too, although checked rules have none: dropping them would hide the clash
            sure = any(of[c.when][0] and not c.yields for c in cases)
            return hull(*([] if sure else [of[base]]), *(of[c.then] for c in cases if of[c.when][1]))
        case core.Years(birth, at):
            return (of[at][0] - of[birth][1]) // DAYS_A_YEAR, (of[at][1] - of[birth][0]) // DAYS_A_YEAR
        case core.MonthOf(date):
            return of[date][0] // DAYS_A_MONTH, of[date][1] // DAYS_A_MONTH
        case core.MonthEnd(month):
            return last_day(of[month][0]), last_day(of[month][1])
        case core.Fold():
            return _fold(op, of, sizes[op.block])
    assert_never(op)


def divided(of: int, by: int, rounding: core.Rounding) -> int:
    """`of` / `by` as a whole number, `by` at least 1. One half goes away from zero (`half_up`) or to the even neighbour (`half_even`)."""
    match rounding:
        case "down":
            return of // by
        case "up":
            return -(-of // by)
        case "half_up":
            return (2 * of + by) // (2 * by) if of >= 0 else -((by - 2 * of) // (2 * by))
        case "half_even":
            whole, rest = divmod(of, by)
            return whole + (2 * rest > by or (2 * rest == by and whole % 2 == 1))
    assert_never(rounding)


def hull(*some: Range) -> Range:
    return min(r[0] for r in some), max(r[1] for r in some)


def corners(a: Range, b: Range, of: Callable[[int, int], int]) -> Range:
    found = [of(x, y) for x, y in product(a, b)]
    return min(found), max(found)


def _fold(op: core.Fold, of: Mapping[Name, Range], size: int) -> Range:
    """Up to `size` elements, each of which may be missing (a month never is, but that is told apart by no pass)."""
    value, none = of[op.value], of[op.none]
    if not of[op.when][1] or size < 1:
        return none
    match op.how:
        case "any":
            return none[0], 1
        case "sum":
            return none[0] + size * min(0, value[0]), none[1] + size * max(0, value[1])
        case "least" | "most":
            return hull(none, value)
    assert_never(op.how)


__all__ = ["Range", "divided", "range_of", "ranges", "span_of"]

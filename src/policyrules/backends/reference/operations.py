"""One row of the table of meanings for each operation of the core."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from typing import assert_never

from policyrules import core
from policyrules.backends.reference.value import Value, point, settled, unknown
from policyrules.core import Name
from policyrules.types.encode import DAYS_A_MONTH, DAYS_A_YEAR


def apply(op: core.Op, env: Mapping[Name, Value], read: Callable[[core.Fact], Value]) -> Value:
    """The value of one operation; `read` looks a fact up in the case. Folds are met in `fold`."""
    match op:
        case core.Const(value):
            return point(value)
        case core.Fact():
            return read(op)
        case core.Not(of):
            v = env[of]
            return Value(1 - v.high, 1 - v.low, v.why)
        case core.All(items) | core.Least(items):
            return least([env[i] for i in items])
        case core.Any(items) | core.Most(items):
            return most([env[i] for i in items])
        case core.Less(left, right):
            a, b = env[left], env[right]
            return settled(int(a.high < b.low), int(a.low < b.high), (a, b))
        case core.Same(left, right):
            a, b = env[left], env[right]
            return settled(int(a.known and b.known and a.low == b.low), int(a.low <= b.high and b.low <= a.high), (a, b))
        case core.OneOf(of, runs):
            v = env[of]
            inside = any(first <= v.low and v.high <= last for first, last in runs)
            touching = any(first <= v.high and v.low <= last for first, last in runs)
            return settled(int(inside), int(touching), (v,))
        case core.Sum(terms, plus):
            return total([scaled(factor, env[name]) for factor, name in terms], plus)
        case core.Times(left, right):
            return from_corners(env[left], env[right], lambda x, y: x * y)
        case core.Quotient(of, by, rounding):
            return from_corners(env[of], env[by], lambda x, y: divided(x, y, rounding))
        case core.Choose(test, then, other):
            return choose(env[test], env[then], env[other], same=then == other)
        case core.Default(base, cases):
            return unless(env[base], [(c, env[c.when], env[c.then]) for c in cases])
        case core.Years(birth, at):
            a, b = env[birth], env[at]
            return settled((b.low - a.high) // DAYS_A_YEAR, (b.high - a.low) // DAYS_A_YEAR, (a, b))
        case core.MonthOf(date):
            v = env[date]
            return settled(v.low // DAYS_A_MONTH, v.high // DAYS_A_MONTH, (v,))
        case core.Fold():
            raise AssertionError("a fold reads elements, see `fold`")
    assert_never(op)


def least(items: list[Value]) -> Value:
    """The smallest. An item that cannot be below the others' upper bound is not asked for."""
    low, high = min(v.low for v in items), min(v.high for v in items)
    return settled(low, high, [v for v in items if v.low < high])


def most(items: list[Value]) -> Value:
    low, high = max(v.low for v in items), max(v.high for v in items)
    return settled(low, high, [v for v in items if v.high > low])


def scaled(factor: int, v: Value) -> Value:
    low, high = sorted((factor * v.low, factor * v.high))
    return settled(low, high, (v,))


def total(parts: list[Value], plus: int) -> Value:
    return settled(sum(v.low for v in parts) + plus, sum(v.high for v in parts) + plus, parts)


def from_corners(a: Value, b: Value, of: Callable[[int, int], int]) -> Value:
    """An operation monotone in each operand takes its bounds at corners of the two intervals."""
    corners = [of(x, y) for x, y in product((a.low, a.high), (b.low, b.high))]
    return settled(min(corners), max(corners), (a, b))


def divided(of: int, by: int, rounding: core.Rounding) -> int:
    """`of` / `by` as a whole number. 四舍五入 rounds one half away from zero, 四舍六入五成双 to the even neighbour."""
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


def choose(test: Value, then: Value, other: Value, same: bool) -> Value:
    if same or test.known:
        return then if same or test.low else other
    return settled(min(then.low, other.low), max(then.high, other.high), (test, then, other))


def unless(base: Value, cases: list[tuple[core.Case, Value, Value]]) -> Value:
    """The exception that surely fires and gives way to no other sure one; without any, the base.

    This ground can be overturned by an exception that may fire: any at all where the ground is the base, else only one to
    which the ground gives way, since others that clash were refused when the rules were checked.
    """
    sure = {c.label for c, when, _ in cases if when.low}
    top = [(c, then) for c, when, then in cases if when.low and not sure & c.yields]
    ground = [then for _, then in top] or [base]
    above = NO_LABELS.union(*(c.yields for c, _ in top))
    doubtful = [(c, when, then) for c, when, then in cases if when.low < when.high and (not sure or c.label in above)]
    # what gives the same as the ground is asked for only where it can hold back another exception
    shields = NO_LABELS.union(*(c.yields for c, _, _ in doubtful))
    may = [(when, then) for c, when, then in doubtful if c.label in shields or not (then.known and then == ground[0])]
    results = [*ground, *(then for _, then in may)]
    low, high = min(v.low for v in results), max(v.high for v in results)
    clash = [unknown(0, 1, clash_of(tuple(c for c, _, _ in cases)))] if len(top) > 1 else []
    return settled(low, high, [*results, *(when for when, _ in may), *clash])


NO_LABELS: frozenset[str] = frozenset()


def clash_of(cases: tuple[core.Case, ...]) -> core.Reason:
    """Two exceptions with different results, of which neither gives way."""
    return core.Reason("clash", "、".join(c.label for c in cases))


Counted = tuple[Value, Value, int]
"""An element of a list: whether it counts, its value, and how many such elements there may be."""


def fold(op: core.Fold, none: Value, elements: list[Counted]) -> Value:
    """Something over the elements; those that surely do not count are left out before."""
    match op.how:
        case "any":
            return most([none, *(when for when, _, _ in elements)])
        case "sum":
            return total([none, *(scaled(times, counted(when, value)) for when, value, times in elements)], 0)
        case "most":
            return greatest(none, [(when, value) for when, value, _ in elements])
        case "least":
            return negated(greatest(negated(none), [(when, negated(value)) for when, value, _ in elements]))
    assert_never(op.how)


def counted(when: Value, value: Value) -> Value:
    """What an element adds to a sum: its value, or nothing if it does not count."""
    return value if when.low else settled(min(0, value.low), max(0, value.high), (when, value))


def greatest(none: Value, elements: list[tuple[Value, Value]]) -> Value:
    """The largest value among the elements that count; `none` if none does."""
    sure = [value.low for when, value in elements if when.low]
    reach = [value.high for _, value in elements]
    if sure:
        low, high = max(sure), max(reach)
    else:
        low, high = min([none.low, *(value.low for _, value in elements)]), max([none.high, *reach])
    live = [v for when, value in elements if value.high > low or not sure for v in (when, value)]
    return settled(low, high, live if sure else [none, *live])


def negated(v: Value) -> Value:
    return Value(-v.high, -v.low, v.why)


__all__ = ["apply", "divided", "fold", "least"]

"""One row of the table of meanings for each operation of the core, but folds and exceptions, which have files of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import ceil, floor
from typing import assert_never

from policyrules import core
from policyrules.backends.reference.exceptions import Excepted, unless
from policyrules.backends.reference.value import Value, either, point, settled, truth, turned
from policyrules.core import Name
from policyrules.types.encode import DAYS_A_MONTH, DAYS_A_YEAR, last_day


def apply(op: core.Op, env: Mapping[Name, Value]) -> Value:
    """The value of one operation on others. Facts are met in `evaluate`, folds in `folds`. What rules do most stands first."""
    match op:
        case core.Choose(test, then, other):
            return env[then] if then == other else choose(env[test], env[then], env[other])
        case core.All(items) | core.Least(items):
            return least([env[i] for i in items])
        case core.Not(of):
            return plus(1, negative(env[of]))
        case core.Const(value):
            return point(value)
        case core.Less(left, right):
            return less(env[left], env[right])
        case core.OneOf(of, runs):
            return one_of(env[of], runs)
        case core.Any(items) | core.Most(items):
            return most([env[i] for i in items])
        case core.Same(left, right):
            return same(env[left], env[right])
        case core.Sum(terms, extra):
            return plus(extra, total(times(factor, env[name]) for factor, name in terms))
        case core.Times(left, right):
            return at_corners(lambda x, y: x * y, env[left], env[right])
        case core.Quotient(of, by, rounding):
            return at_corners(lambda x, y: divided(x, y, rounding), env[of], env[by])
        case core.Default(base, cases):
            return unless(env[base], [Excepted(c, env[c.when], env[c.then]) for c in cases])
        case core.Years(birth, at):
            return whole(DAYS_A_YEAR, total((env[at], negative(env[birth]))))
        case core.MonthOf(date):
            return whole(DAYS_A_MONTH, env[date])
        case core.MonthEnd(month):
            return settled(last_day(env[month].low), last_day(env[month].high), (env[month],))
        case core.Fact() | core.Fold():
            raise AssertionError("facts and folds read the elements of a case")
    assert_never(op)


# ---------------------------------------------------------------- order


def least(some: Sequence[Value]) -> Value:
    """The smallest. A value that cannot be below the smallest upper bound is not asked for."""
    low, high = min([v.low for v in some]), min([v.high for v in some])
    return settled(low, high, [v for v in some if v.low < high] if low < high else ())


def most(some: Sequence[Value]) -> Value:
    """The largest. A value that cannot be above the largest lower bound is not asked for."""
    low, high = max([v.low for v in some]), max([v.high for v in some])
    return settled(low, high, [v for v in some if v.high > low] if low < high else ())


def less(a: Value, b: Value) -> Value:
    return truth(a.high < b.low, a.low < b.high, (a, b))


def same(a: Value, b: Value) -> Value:
    return truth(a.known and b == a, a.meets(b.low, b.high), (a, b))


def one_of(v: Value, runs: Iterable[tuple[int, int]]) -> Value:
    """In one of several spans. Runs neither touch nor overlap, so what is surely in them is in one of them."""
    spans = list(runs)
    return truth(any(v.within(*span) for span in spans), any(v.meets(*span) for span in spans), (v,))


# ---------------------------------------------------------------- arithmetic


def negative(v: Value) -> Value:
    return turned(-v.high, -v.low, v)


def plus(number: int, v: Value) -> Value:
    return turned(number + v.low, number + v.high, v)


def times(factor: int, v: Value) -> Value:
    low, high = factor * v.low, factor * v.high
    return turned(low, high, v) if factor >= 0 else turned(high, low, v)


def total(values: Iterable[Value]) -> Value:
    some = list(values)
    return settled(sum(v.low for v in some), sum(v.high for v in some), some)


def whole(step: int, v: Value) -> Value:
    """How many whole steps a number holds: days as months or years."""
    return turned(v.low // step, v.high // step, v)


def at_corners(of: Callable[[int, int], int], a: Value, b: Value) -> Value:
    """An operation that is monotone in each operand takes its bounds where both are at a bound."""
    if a.known and b.known:
        return point(of(a.low, b.low))
    found = [of(x, y) for x, y in product((a.low, a.high), (b.low, b.high))]
    return settled(min(found), max(found), (a, b))


def divided(of: int, by: int, rounding: core.Rounding) -> int:
    """`of` / `by` as a whole number: 四舍五入 rounds one half away from zero, 四舍六入五成双 to the even neighbour."""
    exact = Fraction(of, by)
    match rounding:
        case "down":
            return floor(exact)
        case "up":
            return ceil(exact)
        case "half_up":
            size = floor(abs(exact) + Fraction(1, 2))
            return size if exact > 0 else -size
        case "half_even":
            return round(exact)
    assert_never(rounding)


# ---------------------------------------------------------------- choice


def choose(test: Value, then: Value, other: Value) -> Value:
    if test.known:
        return then if test.certain else other
    return either((then, other), because=(test,))

"""Truth and whole numbers, known or as terms of the solver. What is known is computed at once, so that terms stay small.

The same functions serve a trace (all numbers known), a formula, and a further step of a program, so that one declaration of a question
is asked in every way. Without the solver the others still do.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Any, TypeAlias

from policyrules import core
from policyrules.core.ranges import divided
from policyrules.prove.solver import z3
from policyrules.prove.steps import Step
from policyrules.types import encode

Truth: TypeAlias = Any
"""bool, or a truth value of the solver."""
Whole: TypeAlias = Any
"""int, or a whole number of the solver."""


def fixed(x: object) -> bool:
    return isinstance(x, bool | int)


def alike(a: object, b: object) -> bool:
    """Surely the same: one number, or one term."""
    if fixed(a) or fixed(b):
        return fixed(a) and fixed(b) and a == b
    if isinstance(a, Step) or isinstance(b, Step):
        return isinstance(a, Step) and isinstance(b, Step) and a.name == b.name
    return a is b or bool(z3.eq(a, b))


def is_truth(x: object) -> bool:
    return isinstance(x, bool) or (z3 is not None and isinstance(x, z3.BoolRef))


# ---------------------------------------------------------------- truth


def negated(x: Truth) -> Truth:
    if isinstance(x, bool):
        return not x
    if isinstance(x, Step):
        return x.negated()
    return x.arg(0) if z3.is_not(x) else z3.Not(x)


def every(items: Iterable[Truth]) -> Truth:
    rest: list[Truth] = []
    for item in items:
        if isinstance(item, bool):
            if not item:
                return False
        else:
            rest.append(item)
    if len(rest) > 1 and isinstance(rest[0], Step):
        return rest[0].with_all(rest[1:])
    return True if not rest else rest[0] if len(rest) == 1 else z3.And(*rest)


def some(items: Iterable[Truth]) -> Truth:
    rest: list[Truth] = []
    for item in items:
        if isinstance(item, bool):
            if item:
                return True
        else:
            rest.append(item)
    if len(rest) > 1 and isinstance(rest[0], Step):
        return rest[0].with_any(rest[1:])
    return False if not rest else rest[0] if len(rest) == 1 else z3.Or(*rest)


def below(a: Whole, b: Whole) -> Truth:
    return a < b


def at_most(a: Whole, b: Whole) -> Truth:
    return a <= b


def equal(a: Any, b: Any) -> Truth:
    """Of two numbers, or of two truth values."""
    if alike(a, b):
        return True
    if isinstance(a, bool):
        return b if a else negated(b)
    if isinstance(b, bool):
        return a if b else negated(a)
    if isinstance(a, Step):
        return a.same(b)
    return b.same(a) if isinstance(b, Step) else a == b


def chosen(test: Truth, then: Any, other: Any) -> Any:
    """`then` where `test` holds, else `other`; both numbers, or both truth values."""
    if isinstance(test, bool):
        return then if test else other
    if alike(then, other):
        return then
    if is_truth(then):
        if isinstance(then, bool):
            return some((test, other)) if then else every((negated(test), other))
        if isinstance(other, bool):
            return some((negated(test), then)) if other else every((test, then))
    return z3.If(test, then, other)


# ---------------------------------------------------------------- numbers


def number(x: Any) -> Whole:
    """A truth value as 0 or 1."""
    if isinstance(x, bool):
        return int(x)
    return z3.If(x, z3.IntVal(1), z3.IntVal(0)) if isinstance(x, z3.BoolRef) else x


def added(items: Iterable[Whole]) -> Whole:
    plus, rest = 0, []
    for item in items:
        if isinstance(item, int):
            plus += item
        else:
            rest.append(item)
    if not rest:
        return plus
    return z3.Sum(*rest, z3.IntVal(plus)) if plus else rest[0] if len(rest) == 1 else z3.Sum(*rest)


def times(a: Whole, b: Whole) -> Whole:
    for x, y in ((a, b), (b, a)):
        if isinstance(x, int) and x in (0, 1):
            return y if x else 0
    return a * b


def quotient(a: Whole, b: Whole, rounding: core.Rounding) -> Whole:
    """`b` is at least 1. The division of the solver rounds down for such, as Python's does."""
    if isinstance(a, int) and isinstance(b, int):
        return divided(a, max(b, 1), rounding)
    if isinstance(b, int) and b == 1:
        return a
    a = z3.IntVal(a) if isinstance(a, int) else a
    match rounding:
        case "down":
            return a / b
        case "up":
            return -((-a) / b)
        case "half_up":
            return z3.If(a >= 0, (2 * a + b) / (2 * b), -((b - 2 * a) / (2 * b)))
        case "half_even":
            whole, rest = a / b, a % b
            return whole + z3.If(z3.Or(2 * rest > b, z3.And(2 * rest == b, whole % 2 == 1)), z3.IntVal(1), z3.IntVal(0))


def last_day(month: Whole) -> Whole:
    """The last day of a month."""
    if isinstance(month, int):
        return encode.last_day(month)
    year = quotient(month, encode.MONTHS_A_YEAR, "down")
    place = month - encode.MONTHS_A_YEAR * year
    leap = every((equal(year % encode.LEAP_CYCLE, 0), *(negated(equal(year, common)) for common in encode.COMMON_CENTURIES)))
    in_leap = number(every((equal(place, encode.FEBRUARY), leap)))
    lacks = [times(-days, number(equal(place, short))) for short, days in encode.SHORT_MONTHS.items()]
    return added((times(encode.DAYS_A_MONTH, month), encode.LONGEST_MONTH - 1, in_leap, *lacks))


def smallest(items: Iterable[Any]) -> Any:
    """Of numbers; of truth values, whether all hold."""
    found = _apart(items)
    return every(found) if is_truth(found[0]) else reduce(lambda a, b: chosen(a <= b, a, b), found)


def largest(items: Iterable[Any]) -> Any:
    found = _apart(items)
    return some(found) if is_truth(found[0]) else reduce(lambda a, b: chosen(a >= b, a, b), found)


def _apart(items: Iterable[Any]) -> list[Any]:
    """Without those that stand there already."""
    found: list[Any] = []
    for item in items:
        if not any(alike(item, other) for other in found):
            found.append(item)
    return found

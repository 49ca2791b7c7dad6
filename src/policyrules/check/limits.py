"""幅度: the ends between which a body decides."""

from __future__ import annotations

from policyrules.check.expressions import Expressions
from policyrules.check.facts import Broken, Typed, Valued
from policyrules.check.table_problems import LimitsReversed
from policyrules.syntax import nodes as syn
from policyrules.types import Money
from policyrules.types.units import quantity


def checked_range(f: syn.RangeField, low: Typed, high: Typed, expressions: Expressions) -> None:
    """Both ends are amounts of one period, and the lower stands first."""
    for worth, typed in ((f.low, low), (f.high, high)):
        if not isinstance(typed, Broken) and not (isinstance(typed, Valued) and isinstance(typed.type, Money)):
            expressions.mismatch(worth.at, typed, ("一个金额", "an amount"))
            return
    expressions.join(f.at, low, high)
    for first, last in zip(_written(f.low), _written(f.high), strict=True):
        if isinstance(first, syn.Quantity) and isinstance(last, syn.Quantity):
            (a, x), (b, y) = (quantity(q.value, q.den, q.unit) for q in (first, last))
            if a * y.den > b * x.den:
                expressions.problems.append(LimitsReversed(first.at.to(last.at)))


def _written(worth: syn.Worth) -> list[syn.Expr]:
    match worth:
        case syn.Plain(_, value):
            return [value]
        case syn.Cases(_, whens):
            return [when.value for when in whens]
        case _:
            return []

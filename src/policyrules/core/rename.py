"""Operations over other names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from attrs import evolve

from policyrules import core
from policyrules.core.nodes import Name


def renamed(op: core.Op, to: Mapping[Name, Name]) -> core.Op:
    """The operation with every operand under its new name."""
    match op:
        case core.Const() | core.Fact():
            return op
        case core.Not(of):
            return core.Not(to[of])
        case core.OneOf(of, runs):
            return core.OneOf(to[of], runs)
        case core.All(items) | core.Any(items) | core.Least(items) | core.Most(items):
            return evolve(op, items=tuple(to[i] for i in items))
        case core.Less(left, right) | core.Same(left, right) | core.Times(left, right):
            return evolve(op, left=to[left], right=to[right])
        case core.Sum(terms, plus):
            return core.Sum(tuple((factor, to[name]) for factor, name in terms), plus)
        case core.Quotient(of, by, rounding):
            return core.Quotient(to[of], to[by], rounding)
        case core.Choose(test, then, other):
            return core.Choose(to[test], to[then], to[other])
        case core.Default(base, cases):
            return core.Default(to[base], tuple(evolve(c, when=to[c.when], then=to[c.then]) for c in cases))
        case core.Years(birth, at):
            return core.Years(to[birth], to[at])
        case core.MonthOf(date):
            return core.MonthOf(to[date])
        case core.MonthEnd(month):
            return core.MonthEnd(to[month])
        case core.Fold(how, block, when, value, none):
            return core.Fold(how, block, to[when], to[value], to[none])
    assert_never(op)

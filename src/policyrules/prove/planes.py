"""What the reference evaluator computes, as terms: the lowest and the highest value of each step.

A step that rests on nothing unknown is one term. The rows stand in the order of `backends.reference`, which decides what is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import product
from typing import Any, assert_never

from policyrules import core
from policyrules.classes import frozen
from policyrules.core import Name
from policyrules.prove import algebra as a
from policyrules.types.encode import DAYS_A_MONTH, DAYS_A_YEAR


@frozen(eq=False)
class Plane:
    """The bounds of a value; both are one and the same term where nothing unknown bears on it."""

    low: Any
    high: Any

    @property
    def thin(self) -> bool:
        return self.low is self.high or a.alike(self.low, self.high)


@frozen(eq=False)
class Counted:
    """An element of a list: whether it counts, its value, and how many such elements there may be."""

    when: Plane
    value: Plane
    many: int = 1


def point(term: Any) -> Plane:
    return Plane(term, term)


def plane(op: core.Op, env: Mapping[Name, Plane], read: Callable[[core.Fact], Plane]) -> Plane:
    """The bounds of one operation. Constants and folds are met elsewhere."""
    match op:
        case core.Fact():
            return read(op)
        case core.Not(of):
            return both(lambda x: (a.negated(x.high), a.negated(x.low)), env[of])
        case core.All(items) | core.Least(items):
            return joined(a.smallest, [env[i] for i in items])
        case core.Any(items) | core.Most(items):
            return joined(a.largest, [env[i] for i in items])
        case core.Less(left, right):
            return less(numbered(env[left]), numbered(env[right]))
        case core.Same(left, right):
            return same(env[left], env[right])
        case core.OneOf(of, runs):
            return one_of(numbered(env[of]), runs)
        case core.Sum(terms, plus):
            parts = [scaled(factor, numbered(env[name])) for factor, name in terms]
            return joined(lambda some: a.added((*some, plus)), parts)
        case core.Times(left, right):
            return corners(a.times, numbered(env[left]), numbered(env[right]))
        case core.Quotient(of, by, rounding):
            return corners(lambda x, y: a.quotient(x, y, rounding), numbered(env[of]), numbered(env[by]))
        case core.Choose(test, then, other):
            return env[then] if then == other else choose(env[test], env[then], env[other])
        case core.Default(base, cases):
            return unless(env[base], [(c, env[c.when], env[c.then]) for c in cases])
        case core.Years(birth, at):
            apart = joined(a.added, [env[at], scaled(-1, env[birth])])
            return both(lambda x: (a.quotient(x.low, DAYS_A_YEAR, "down"), a.quotient(x.high, DAYS_A_YEAR, "down")), apart)
        case core.MonthOf(date):
            return both(lambda x: (a.quotient(x.low, DAYS_A_MONTH, "down"), a.quotient(x.high, DAYS_A_MONTH, "down")), env[date])
        case core.MonthEnd(month):
            return both(lambda x: (a.last_day(x.low), a.last_day(x.high)), env[month])
        case core.Const() | core.Fold():
            raise AssertionError("a constant has a type, and a fold reads the elements of a list")
    assert_never(op)


def both(of: Callable[[Plane], tuple[Any, Any]], x: Plane) -> Plane:
    """Of something monotone in one operand: computed once where that is one term."""
    low, high = of(x)
    return point(low) if x.thin else Plane(low, high)


def joined(of: Callable[[list[Any]], Any], items: list[Plane]) -> Plane:
    """Of something that rises with each of its operands."""
    low = of([x.low for x in items])
    return point(low) if all(x.thin for x in items) else Plane(low, of([x.high for x in items]))


def numbered(x: Plane) -> Plane:
    return both(lambda y: (a.number(y.low), a.number(y.high)), x)


def less(x: Plane, y: Plane) -> Plane:
    low = a.below(x.high, y.low)
    return point(low) if x.thin and y.thin else Plane(low, a.below(x.low, y.high))


def same(x: Plane, y: Plane) -> Plane:
    if x.thin and y.thin:
        return point(a.equal(x.low, y.low))
    if a.is_truth(x.low):
        x, y = numbered(x), numbered(y)
    surely = a.every((a.equal(x.low, x.high), a.equal(y.low, y.high), a.equal(x.low, y.low)))
    return Plane(surely, a.every((a.at_most(x.low, y.high), a.at_most(y.low, x.high))))


def one_of(x: Plane, runs: Iterable[tuple[int, int]]) -> Plane:
    spans = list(runs)
    low = a.some(a.every((a.at_most(p, x.low), a.at_most(x.high, q))) for p, q in spans)
    return point(low) if x.thin else Plane(low, a.some(a.every((a.at_most(p, x.high), a.at_most(x.low, q))) for p, q in spans))


def scaled(factor: int, x: Plane) -> Plane:
    low, high = a.times(factor, x.low), a.times(factor, x.high)
    return point(low) if x.thin else Plane(low, high) if factor >= 0 else Plane(high, low)


def corners(of: Callable[[Any, Any], Any], x: Plane, y: Plane) -> Plane:
    """Of something monotone in each operand, in one direction or the other."""
    if x.thin and y.thin:
        return point(of(x.low, y.low))
    found = [of(p, q) for p, q in product((x.low, x.high), (y.low, y.high))]
    return Plane(a.smallest(found), a.largest(found))


def choose(test: Plane, then: Plane, other: Plane) -> Plane:
    if test.thin:
        low = a.chosen(test.low, then.low, other.low)
        return point(low) if then.thin and other.thin else Plane(low, a.chosen(test.low, then.high, other.high))
    low = a.chosen(test.low, then.low, a.chosen(test.high, a.smallest((then.low, other.low)), other.low))
    high = a.chosen(test.low, then.high, a.chosen(test.high, a.largest((then.high, other.high)), other.high))
    return Plane(low, high)


def unless(base: Plane, cases: list[tuple[core.Case, Plane, Plane]]) -> Plane:
    """A rule and its exceptions, as `backends.reference.exceptions` tells it."""
    sure = {c.label: when.low for c, when, _ in cases}
    anyone = a.some(sure.values())
    top = {c.label: a.every((sure[c.label], *(a.negated(sure[o]) for o in sorted(c.yields) if o in sure))) for c, _, _ in cases}
    ground = base
    for c, _, then in reversed(cases):
        ground = Plane(a.chosen(top[c.label], then.low, ground.low), a.chosen(top[c.label], then.high, ground.high))
    results = [then for _, _, then in cases]
    if all(when.thin for _, when, _ in cases) and all(a.alike(then.low, results[0].low) for then in results):
        # whichever of them decide, they give the same
        return point(ground.low) if base.thin and all(then.thin for then in results) else ground
    open_ = {}
    for c, when, _ in cases:
        higher = a.some(top[o.label] for o, _, _ in cases if c.label in o.yields)
        open_[c.label] = not when.thin and a.every((when.high, a.negated(when.low), a.some((a.negated(anyone), higher))))
    lows, highs = [ground.low], [ground.high]
    for c, _, then in cases:
        alike = a.every((a.equal(then.low, then.high), a.equal(then.low, ground.low), a.equal(then.high, ground.high)))
        shields = a.some(open_[o.label] for o, _, _ in cases if c.label in o.yields)
        live = a.some((top[c.label], a.every((open_[c.label], a.some((a.negated(alike), shields))))))
        lows.append(a.chosen(live, then.low, ground.low))
        highs.append(a.chosen(live, then.high, ground.high))
    return Plane(a.smallest(lows), a.largest(highs))


# ---------------------------------------------------------------- lists


def fold(how: core.How, none: Plane, elements: list[Counted]) -> Plane:
    """Something over the elements of a list; `none` is what comes out where nothing counts (of a sum: what it begins with)."""
    match how:
        case "any":
            return joined(a.some, [none, *(e.when for e in elements)])
        case "sum":
            return joined(a.added, [none, *(scaled(e.many, _share(e)) for e in elements)])
        case "most":
            return _largest(none, elements)
        case "least":
            turned = [Counted(e.when, scaled(-1, e.value), e.many) for e in elements]
            return scaled(-1, _largest(scaled(-1, none), turned))
    assert_never(how)


def _share(e: Counted) -> Plane:
    if e.when.thin:
        low = a.chosen(e.when.low, e.value.low, 0)
        return point(low) if e.value.thin else Plane(low, a.chosen(e.when.low, e.value.high, 0))
    low = a.chosen(e.when.low, e.value.low, a.chosen(e.when.high, a.smallest((0, e.value.low)), 0))
    return Plane(low, a.chosen(e.when.low, e.value.high, a.chosen(e.when.high, a.largest((0, e.value.high)), 0)))


def _largest(none: Plane, elements: list[Counted]) -> Plane:
    if not elements:
        return none
    certain = a.some(e.when.low for e in elements)
    low_if_none, high_if_none = none.low, none.high
    for e in elements:
        low_if_none = a.chosen(e.when.high, a.smallest((low_if_none, e.value.low)), low_if_none)
        high_if_none = a.chosen(e.when.high, a.largest((high_if_none, e.value.high)), high_if_none)
    low, high = a.chosen(certain, _over(elements, "low"), low_if_none), a.chosen(certain, _over(elements, "high"), high_if_none)
    thin = none.thin and all(e.when.thin and e.value.thin for e in elements)
    return point(low) if thin else Plane(low, high)


def _over(elements: list[Counted], side: str) -> Any:
    """The largest of those that surely count (low) or may count (high); where there is none it is not read."""
    found: Any = None
    there: Any = False
    for e in elements:
        counts, value = getattr(e.when, side), getattr(e.value, side)
        if found is None:
            found = value
        else:
            further = a.chosen(there, a.largest((found, value)), value)
            found = a.chosen(counts, further, found)
        there = a.some((there, counts))
    return found

"""Which demands on the operands of a step hold up a demand on the step itself: one row for each operation.

A demand is that a value is at least its lower bound, or at most its upper bound. A true answer demands its low side, a false
one its high side, a settled number both. Where several sets of demands would do (one false condition of many), each is a way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeAlias, assert_never

from policyrules import core
from policyrules.backends.reference import Element, Value
from policyrules.classes import frozen
from policyrules.core import Name
from policyrules.core.ranges import Range

Side: TypeAlias = Literal["low", "high"]
FLIP: dict[Side, Side] = {"low": "high", "high": "low"}


@frozen
class Demand:
    """That the value of a step, seen from an element, is at least (`low`) or at most (`high`) what it is."""

    name: Name
    at: Element
    side: Side


@frozen
class Complete:
    """That nobody is missing from a list."""

    block: Name
    at: Element


Need: TypeAlias = Demand | Complete
Way: TypeAlias = Sequence[Need]


@frozen
class Site:
    """One step in one element, and what the choice among ways needs to know of the others."""

    at: Element
    value: Value
    ranges: dict[Name, Range]
    cost: Callable[[Need], int]

    def of(self, name: Name) -> Value:
        return self.at.sight[name]

    def need(self, name: Name, side: Side) -> Demand:
        return Demand(name, self.at, side)

    def both(self, *names: Name) -> Way:
        return [self.need(n, s) for n in names for s in ("low", "high")]

    def positive(self, *names: Name) -> Way:
        """That none of them is below zero, where that could be."""
        return [self.need(n, "low") for n in names if self.ranges[n][0] < 0]

    def bound(self, value: Value, side: Side) -> bool:
        """Whether a value alone keeps this bound of the step."""
        return value.low >= self.value.low if side == "low" else value.high <= self.value.high

    def cheapest(self, ways: list[Way]) -> Way:
        return min(ways, key=lambda way: sum(self.cost(n) for n in way))


def ways(op: core.Op, site: Site, side: Side) -> Iterator[Way]:
    """Sets of demands, each of which is enough; written order first."""
    of, need = site.of, site.need
    match op:
        case core.Const() | core.Fact():
            yield []
        case core.Not(name):
            yield [need(name, FLIP[side])]
        case core.All(items) | core.Least(items) if side == "high":
            yield from ([need(i, "high")] for i in items if site.bound(of(i), "high"))
        case core.Any(items) | core.Most(items) if side == "low":
            yield from ([need(i, "low")] for i in items if site.bound(of(i), "low"))
        case core.All(items) | core.Any(items) | core.Least(items) | core.Most(items):
            yield [need(i, side) for i in items]
        case core.Less(left, right):
            yield [need(left, FLIP[side]), need(right, side)]
        case core.Same(left, right) if side == "low":
            yield site.both(left, right)
        case core.Same(left, right):
            below = of(left).high < of(right).low
            yield [need(left, "high" if below else "low"), need(right, "low" if below else "high")]
        case core.OneOf(name, runs):
            yield _placed(name, runs, site, side)
        case core.Sum(terms, _):
            yield [need(name, side if factor > 0 else FLIP[side]) for factor, name in terms if factor]
        case core.Times(left, right):
            positive = of(left).low >= 0 and of(right).low >= 0
            yield [*site.positive(left, right), need(left, side), need(right, side)] if positive else site.both(left, right)
        case core.Quotient(name, by, _):
            yield [*site.positive(name), need(name, side), need(by, FLIP[side])] if of(name).low >= 0 else site.both(name, by)
        case core.Choose(test, then, other):
            yield from _chosen(test, then, other, site, side)
        case core.Default():
            yield from _excepted(op, site, side)
        case core.Years(birth, at):
            yield [need(at, side), need(birth, FLIP[side])]
        case core.MonthOf(date):
            yield [need(date, side)]
        case core.MonthEnd(month):
            yield [need(month, side)]
        case core.Fold():
            yield from _folded(op, site, side)
        case _:
            assert_never(op)


def _placed(name: Name, runs: tuple[tuple[int, int], ...], site: Site, side: Side) -> Way:
    """Within a run, or between two; a bound beyond which nothing is possible need not be held."""
    value, (least, most) = site.of(name), site.ranges[name]
    if side == "low":
        low, high = next(run for run in runs if run[0] <= value.low and value.high <= run[1])
        return [site.need(name, "low")] * (low > least) + [site.need(name, "high")] * (high < most)
    below = any(last < value.low for _, last in runs)
    above = any(value.high < first for first, _ in runs)
    return [site.need(name, "low")] * below + [site.need(name, "high")] * above


def _chosen(test: Name, then: Name, other: Name, site: Site, side: Side) -> Iterator[Way]:
    chosen = site.of(test)
    if then == other:
        yield [site.need(then, side)]
    elif chosen.known:
        yield [site.need(test, "low" if chosen.low else "high"), site.need(then if chosen.low else other, side)]
    if site.bound(site.of(then), side) and site.bound(site.of(other), side):
        yield [site.need(then, side), site.need(other, side)]


def _excepted(op: core.Default, site: Site, side: Side) -> Iterator[Way]:
    """An exception that fires, and that none to which it gives way gives anything else; or the base, and that none does at all."""
    of, need = site.of, site.need

    def harmless(case: core.Case) -> Need:
        found = [need(case.then, side)] if site.bound(of(case.then), side) else []
        return min([*found, *([] if of(case.when).high else [need(case.when, "high")])], key=site.cost)

    def possible(case: core.Case) -> bool:
        return not of(case.when).high or site.bound(of(case.then), side)

    sure = {c.label for c in op.cases if of(c.when).low}
    top = [c for c in op.cases if c.label in sure and not sure & c.yields]
    for ground in top:
        beside: Way = [need(c.then, side) for c in top if c.then != ground.then]
        above: Way = [harmless(c) for c in op.cases if c.label in ground.yields]
        yield [need(ground.when, "low"), need(ground.then, side), *beside, *above]
    if site.bound(of(op.base), side) and all(possible(c) for c in op.cases):
        yield [need(op.base, side), *(harmless(c) for c in op.cases)]


# ---------------------------------------------------------------- lists


def _folded(op: core.Fold, site: Site, side: Side) -> Iterator[Way]:
    elements = site.at.children[op.block]
    none = Demand(op.none, site.at, side)
    whole: Way = [] if any(e.record is None for e in elements) else [Complete(op.block, site.at)]
    match op.how:
        case "any" if side == "low":
            yield from ([Demand(op.when, e, "low")] for e in elements if e.sight[op.when].low and e.there.low)
            if site.of(op.none).low:
                yield [none]
        case "any":
            yield [none, *whole, *(Demand(op.when, e, "high") for e in elements)]
        case "sum":
            yield [none, *whole, *(need for e in elements for need in site.cheapest(_added(op, e, site.ranges[op.value], side)))]
        case "least" | "most":
            yield from _extreme(op, site, side, elements, whole)


def _added(op: core.Fold, element: Element, possible: Range, side: Side) -> list[Way]:
    """What keeps the part of one element from pulling this bound of the sum the wrong way; each way is enough."""
    when, value = element.sight[op.when], element.sight[op.value]
    fixed = when.low and element.there.low
    found: list[Way] = []
    if not when.high:
        found.append([Demand(op.when, element, "high")])
    if not fixed and (possible[0] >= 0 if side == "low" else possible[1] <= 0):
        found.append([])
    pulls = value.low <= 0 if side == "low" else value.high >= 0
    if when.high and (pulls or not fixed):
        found.append([Demand(op.value, element, side)])
    if fixed:
        found.append([Demand(op.when, element, "low"), Demand(op.value, element, side)])
    return found


def _extreme(op: core.Fold, site: Site, side: Side, elements: list[Element], whole: Way) -> Iterator[Way]:
    """The largest: one element that surely counts holds it from below; that no other is larger, from above."""
    fixed = [e for e in elements if e.sight[op.when].low and e.there.low]
    none = Demand(op.none, site.at, side)
    if (side == "low") == (op.how == "most"):
        yield from ([Demand(op.when, e, "low"), Demand(op.value, e, side)] for e in fixed if site.bound(e.sight[op.value], side))
    rest: list[Need] = list(whole)
    for e in elements:
        kept: list[Way] = [[Demand(op.when, e, "high")]] if not e.sight[op.when].high else []
        if site.bound(e.sight[op.value], side):
            kept.append([Demand(op.value, e, side)])
        if not kept:
            return
        rest += site.cheapest(kept)
    if site.bound(site.of(op.none), side):
        yield [none, *rest]
    if (side == "low") != (op.how == "most"):
        yield from ([Demand(op.when, e, "low"), *rest] for e in fixed)

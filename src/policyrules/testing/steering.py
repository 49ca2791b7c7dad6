"""Bringing a truth about: facts of a case are changed until a step of a program holds, or does not.

One pass walks from the step down to facts, as they stand in a trace, and moves each comparison just over its edge. A pass may
undo what another did, so whoever steers traces anew and looks. What cannot be moved (constants, figures that the pack has, days
outside every version) is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeAlias, assert_never

from attrs import field

from policyrules import core
from policyrules.backends.reference import Element, Trace, Value
from policyrules.cases import ABSENT
from policyrules.classes import define
from policyrules.core import ROOT, Name
from policyrules.testing.boundaries import near_day
from policyrules.testing.records import Drawing, open_parameters
from policyrules.testing.world import World
from policyrules.types import Date
from policyrules.types.encode import DAYS_A_MONTH, DAYS_A_YEAR, LONGEST_MONTH

Here: TypeAlias = Mapping[Name, Element]
"""The element of each block that is looked at, the root included."""
Truth: TypeAlias = core.Not | core.All | core.Any | core.Less | core.Same | core.OneOf | core.Fold
Way: TypeAlias = Callable[[], bool]
"""Tries something, and says whether it could be done."""
ENOUGH = 10**15
"""Beyond every value: an open end."""


@define
class Steering:
    """One pass over the steps of a trace. `results`: results of definitions may be recorded where nothing else helps."""

    trace: Trace
    world: World
    drawing: Drawing
    results: bool = False
    budget: int = 200
    """Steps that may still be looked at: rules share steps, and every way through them could be tried."""
    hopeless: set[tuple[Name, int, int, int]] = field(factory=set)
    """Steps that were found not to move, between which bounds and in which element."""
    lets: dict[Name, core.Let] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.lets = self.trace.program.by_name

    def root(self, name: Name, want: bool) -> bool:
        """Make a truth value of the root hold (or not). False where nothing could be done."""
        return self.steer(name, want, {ROOT: self.trace.root})

    def value(self, name: Name, here: Here) -> Value:
        return here[self.lets[name].home].env[name]

    # ------------------------------------------------------------ truth

    def steer(self, name: Name, want: bool, here: Here) -> bool:
        """False where nothing could be done."""
        return self.aim(name, int(want), int(want), here)

    def turn(self, name: Name, op: Truth, want: bool, here: Here) -> bool:
        match op:
            case core.Not(of):
                return self.steer(of, not want, here)
            case core.All(items):
                return self.every(items, True, here) if want else self.some(items, False, here)
            case core.Any(items):
                return self.some(items, True, here) if want else self.every(items, False, here)
            case core.Less(left, right):
                a, b = self.value(left, here), self.value(right, here)
                below = [partial(self.aim, left, -ENOUGH, b.low - 1, here), partial(self.aim, right, a.high + 1, ENOUGH, here)]
                above = [partial(self.aim, left, b.high, ENOUGH, here), partial(self.aim, right, -ENOUGH, a.low, here)]
                ways = below if want else above
                if self.is_day(left) or self.is_day(right):  # on another day much else would change
                    return any(way() for way in (reversed(ways) if self.is_day(left) else ways))
                return self.first(ways)
            case core.Same(left, right):
                a, b = self.value(left, here), self.value(right, here)
                sides = ((left, b.low), (right, a.low))
                if want:
                    return self.first(partial(self.aim, name, at, at, here) for name, at in sides)
                apart = (((name, at + 1, ENOUGH), (name, -ENOUGH, at - 1)) for name, at in sides)
                return self.first(partial(self.aim, *to, here) for both in apart for to in both)
            case core.OneOf(of, runs):
                wanted = runs if want else _between(runs)
                return self.first(partial(self.aim, of, low, high, here) for low, high in wanted)
            case core.Fold():
                return self.exists(op, want, here)
        assert_never(op)

    def is_day(self, name: Name) -> bool:
        """Whether the step is the day of the answer."""
        op = self.lets[name].op
        return isinstance(op, core.Fact) and op.source == "time"

    def every(self, items: tuple[Name, ...], want: bool, here: Here) -> bool:
        return all(self.steer(item, want, here) for item in items)

    def some(self, items: tuple[Name, ...], want: bool, here: Here) -> bool:
        return self.first(partial(self.steer, item, want, here) for item in items)

    def first(self, ways: Iterable[Way]) -> bool:
        """The first way that works, tried from a drawn one on."""
        known = list(ways)
        start = self.drawing.pick(range(len(known))) if known else 0
        return any(way() for way in (*known[start:], *known[:start]))

    # ------------------------------------------------------------ numbers

    def aim(self, name: Name, low: int, high: int, here: Here) -> bool:
        """Bring a step between two bounds, close to an edge. False where nothing could be done."""
        let = self.lets[name]
        element = here[let.home]
        v = element.env[name]
        if v.known and low <= v.low <= high:
            return True
        key = name, low, high, id(element)
        if low > high or self.budget <= 0 or key in self.hopeless:
            return False
        self.budget -= 1
        moved = self.move(let, v, low, high, here)
        if not moved:
            self.hopeless.add(key)
        return moved

    def move(self, let: core.Let, v: Value, low: int, high: int, here: Here) -> bool:
        match op := let.op:
            case core.Choose():
                return self.choose(op, low, high, here)
            case core.Fold() if op.how != "any":
                return self.fold(op, low, high, here)
            case core.All() | core.Any() | core.Not() | core.Less() | core.OneOf() | core.Same() | core.Fold():
                return self.turn(let.name, op, low >= 1, here)
            case core.Fact():
                return self.fact(let, op, low, high, here)
            case core.Const():
                return False
            case core.Sum(terms):
                rests = ((factor, term, v.low - factor * self.value(term, here).low) for factor, term in terms)
                return self.first(partial(self.aim, term, *_shares(low - rest, high - rest, factor), here) for factor, term, rest in rests)
            case core.Times(left, right):
                factors = ((left, self.value(right, here).low), (right, self.value(left, here).low))
                return self.first(partial(self.aim, of, *_shares(low, high, by), here) for of, by in factors if by)
            case core.Quotient(of, by_name, rounding):
                return self.aim(of, *_dividends(low, high, max(self.value(by_name, here).low, 1), rounding), here)
            case core.Least(items):
                if v.low < low:
                    return all(self.aim(i, low, ENOUGH, here) for i in items)
                return self.first(partial(self.aim, i, low, high, here) for i in items)
            case core.Most(items):
                if v.high > high:
                    return all(self.aim(i, -ENOUGH, high, here) for i in items)
                return self.first(partial(self.aim, i, low, high, here) for i in items)
            case core.Default():
                return self.default(op, low, high, here)
            case core.Years(birth, at):
                now, born = self.value(at, here).low, self.value(birth, here).low
                birthday = partial(self.aim, birth, now - (high + 1) * DAYS_A_YEAR + 1, now - low * DAYS_A_YEAR, here)
                return birthday() or self.aim(at, born + low * DAYS_A_YEAR, born + (high + 1) * DAYS_A_YEAR - 1, here)
            case core.MonthOf(day):
                return self.aim(day, low * DAYS_A_MONTH, high * DAYS_A_MONTH + DAYS_A_MONTH - 1, here)
            case core.MonthEnd(month):
                return self.aim(month, -(-(low - LONGEST_MONTH + 1) // DAYS_A_MONTH), high // DAYS_A_MONTH, here)
        assert_never(op)

    def choose(self, op: core.Choose, low: int, high: int, here: Here) -> bool:
        """In the branch taken, or by taking the other."""
        test = self.value(op.test, here)
        stay = op.then if test.low else op.other
        other = op.other if test.low else op.then
        recorded = self.is_recording(op.test)
        if test.known and self.aim(stay, low, high, here) and (recorded or not self.drawing.chance(20)):
            return True
        if recorded and not self.results:
            return False
        return self.steer(op.test, not test.low, here) and (self.aim(other, low, high, here) or recorded)

    def is_recording(self, name: Name) -> bool:
        """Whether the step asks if the file records the result of a definition, or if a case replaces a figure of the pack."""
        let = self.lets[name]
        if not (isinstance(let.op, core.Fact) and let.op.aspect == "given"):
            return False
        found = self.drawing.sketch.fact(let.home, let.op)
        return let.op.source == "parameter" or (found is not None and found.source == "result")

    def default(self, op: core.Default, low: int, high: int, here: Here) -> bool:
        """By an exception that gives what is wanted, or by the base without exceptions."""

        def fits(name: Name) -> bool:
            v = self.value(name, here)
            return v.known and low <= v.low <= high

        def plainly() -> bool:
            unfit = (c for c in op.cases if not fits(c.then))
            return self.aim(op.base, low, high, here) and all(self.steer(c.when, False, here) for c in unfit)

        return self.first([*(partial(self.steer, c.when, True, here) for c in op.cases if fits(c.then)), plainly])

    # ------------------------------------------------------------ lists

    def exists(self, op: core.Fold, want: bool, here: Here) -> bool:
        inner = self.on_file(op, here)
        if not want:
            return all(self.steer(op.when, False, at) for at in inner)
        return self.first(partial(self.steer, op.when, True, at) for at in inner) if inner else self.add(op, here)

    def fold(self, op: core.Fold, low: int, high: int, here: Here) -> bool:
        """Over one element that counts; others are held within the bounds or taken out."""
        inner = self.on_file(op, here)
        counted = [at for at in inner if self.value(op.when, at).low]
        total = sum(self.value(op.value, at).low for at in counted)
        if not inner:
            return self.add(op, here)
        if op.how == "sum" and isinstance(self.lets[op.value].op, core.Const):
            if total > high:
                return all(self.steer(op.when, False, at) for at in counted[: total - high])
            rest = [at for at in inner if at not in counted]
            return self.steer(op.when, True, rest[0]) if rest else self.add(op, here)
        if op.how != "sum":
            held = (-ENOUGH, high) if op.how == "most" else (low, ENOUGH)
            for at in counted:
                self.aim(op.value, *held, at)

        def over(at: Here) -> bool:
            rest = total - (self.value(op.value, at).low if at in counted else 0) if op.how == "sum" else 0
            return self.steer(op.when, True, at) and self.aim(op.value, low - rest, high - rest, at)

        return self.first(partial(over, at) for at in (counted or inner if op.how == "sum" else inner))

    def on_file(self, op: core.Fold, here: Here) -> list[Here]:
        """The elements of the list, each with what is around it."""
        parent = here[self.trace.program.block(op.block).parent]
        return [{**here, op.block: child} for child in parent.children[op.block] if child.record is not None]

    def add(self, op: core.Fold, here: Here) -> bool:
        """One more element; the next pass shapes it."""
        block = self.trace.program.block(op.block)
        if block.months:
            return False
        at = here[block.parent]
        path = (*at.path, *block.path)
        lists = self.world.lists(path, at.items, block.over)
        if not lists or len(lists[0].items) >= block.size:
            return False
        lists[0].items.append(self.drawing.record(self.drawing.sketch.need.at((*path, block.over))))
        for twin in lists[1:]:
            twin.items = list(lists[0].items)
        self.world.changed()
        return True

    # ------------------------------------------------------------ facts

    def fact(self, let: core.Let, op: core.Fact, low: int, high: int, here: Here) -> bool:
        at = here[let.home]
        match op.source:
            case "time":
                found = self.between(op, low, high, dated=True)
                if found is None or self.world.narrow or let.home != ROOT:
                    return False
                usual = [day for day in self.drawing.sketch.edges.days if low <= day <= high]
                self.ask_on(self.drawing.pick(usual) if usual else found)
                return True
            case "parameter":
                return self.parameter(op, low, high)
            case "fact" | "judgement":
                return self.record(op, low, high, let.home, at, isinstance(let.type, Date))
            case _:
                return False

    def ask_on(self, day: int) -> None:
        """Another day of the answer; on it other parameters lack a figure."""
        before, lacking = self.world.parameters, open_parameters(self.drawing.sketch, day)
        self.world.ask(day, {p.name: before[p.name] if p.name in before else self.drawing.parameter(p) for p in lacking})

    def parameter(self, op: core.Fact, low: int, high: int) -> bool:
        lacking = {p.name for p in open_parameters(self.drawing.sketch, self.world.as_of)}
        value = self.between(op, low, high) if op.aspect == "value" and op.name in lacking and not self.world.narrow else None
        if value is None:
            return False
        self.world.ask(self.world.as_of, {**self.world.parameters, op.name: value})
        return True

    def record(self, op: core.Fact, low: int, high: int, home: Name, at: Element, dated: bool) -> bool:
        path, month = (*at.path, *op.path), at.day // DAYS_A_MONTH
        if op.aspect == "value":
            value = self.between(op, low, high, dated)
            return value is not None and self.world.put(path, at.items, op.name, value, month)
        fact = self.drawing.sketch.fact(home, op)
        if fact is None:
            return False
        if op.aspect == "present" and not low:
            return self.world.put(path, at.items, op.name, ABSENT, month)
        return self.world.put(path, at.items, op.name, self.drawing.value(fact) if low else None, month)

    def between(self, op: core.Fact, low: int, high: int, dated: bool = False) -> int | None:
        """A number of the fact within the bounds: mostly an end of them."""
        low, high = max(low, op.low), min(high, op.high)
        if dated:
            low, high = near_day(low, up=True), near_day(high, up=False)
        if low > high:
            return None
        ends = list(dict.fromkeys(end for end in (low, high) if op.low < end < op.high)) or [low, high]
        if self.drawing.chance(25):
            found = self.drawing.between(low, high)
            return min(near_day(found, up=True), high) if dated else found
        return self.drawing.pick(ends)


def _between(runs: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """What the runs leave out."""
    starts = [-ENOUGH, *(last + 1 for _, last in runs)]
    ends = [*(first - 1 for first, _ in runs), ENOUGH]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if a <= b]


def _shares(low: int, high: int, factor: int) -> tuple[int, int]:
    """Between which bounds a number must lie so that `factor` times it lies between `low` and `high`."""
    if factor < 0:
        low, high, factor = -high, -low, -factor
    return -(-low // factor), high // factor


def _dividends(low: int, high: int, by: int, rounding: core.Rounding) -> tuple[int, int]:
    """Between which bounds a number must lie so that its `by`-th part, rounded, lies between `low` and `high`."""
    match rounding:
        case "down":
            return low * by, high * by + by - 1
        case "up":
            return low * by - by + 1, high * by
        case _:
            return -(-(2 * low * by - by) // 2), -(-(2 * high * by + by) // 2) - 1

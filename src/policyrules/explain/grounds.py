"""What a settled answer rests on, found by walking back over a trace.

Two passes, linear in the steps: forwards, the cheapest way to hold each bound of each step (fewest facts); backwards, from the
answer along those ways. Who is given only the facts that are found gives the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field

from policyrules import core
from policyrules.backends.reference import Element, Trace
from policyrules.backends.reference.evaluate import reason_of
from policyrules.classes import define, frozen
from policyrules.core import Name, Reason
from policyrules.core.ranges import Range, ranges
from policyrules.explain.demands import Complete, Demand, Need, Side, Site, Way, ways
from policyrules.types import BOOL

Place = tuple[Name, tuple[int, ...]]
"""A step, and the numbers of the elements it was computed for, from the outside in."""


@frozen
class Grounds:
    """What an answer rests on: facts, each with the bound that mattered; every step on the way; lists that must be complete."""

    facts: frozenset[tuple[Reason, Side]] = frozenset()
    lets: frozenset[Place] = frozenset()
    lists: frozenset[Reason] = frozenset()

    @property
    def reasons(self) -> frozenset[Reason]:
        return frozenset(reason for reason, _ in self.facts)

    def join(self, other: Grounds) -> Grounds:
        return Grounds(self.facts | other.facts, self.lets | other.lets, self.lists | other.lists)


@frozen(eq=False)
class Chart:
    """What walking needs to know of a program, whatever the case."""

    lets: Mapping[Name, core.Let]
    blocks: Mapping[Name, core.Block]
    ranges: dict[Name, Range]

    @classmethod
    def of(cls, program: core.Program) -> Chart:
        return cls(program.by_name, {b.name: b for b in program.blocks}, ranges(program))


@define(eq=False)
class Walk:
    """A trace made ready for walking back from any of its steps.

    >>> from policyrules.backends.reference import trace
    >>> from policyrules.cases import Case, Record
    >>> from policyrules.core.build import Builder
    >>> b = Builder("人员")
    >>> both = b.all(b.fact("常住"), b.fact("已就业"))
    >>> program = b.program({core.Output("规则", "outcome"): both})
    >>> walk = Walk(trace(program, Case(Record("人员", {"已就业": 0}), 0)))
    >>> [reason.name for reason in walk.grounds(both).reasons]
    ['已就业']
    """

    trace: Trace
    chart: Chart = field()
    _homes: dict[Element, dict[Name, Element]] = field(factory=dict, init=False)
    """The element of each block around an element, itself included."""
    _cost: dict[Need, int] = field(factory=dict, init=False)
    _how: dict[Need, Way] = field(factory=dict, init=False)
    _unpriced: list[Need] = field(factory=list, init=False)
    _known: dict[tuple[Name, Element, tuple[Side, ...]], Grounds] = field(factory=dict, init=False)

    @chart.default
    def _of_program(self) -> Chart:
        return Chart.of(self.trace.program)

    def __attrs_post_init__(self) -> None:
        inside: dict[Name, list[Element]] = {core.ROOT: [self.trace.root]}
        self._homes[self.trace.root] = {core.ROOT: self.trace.root}
        for block in self.trace.program.blocks:
            inside[block.name] = []
            for parent in inside[block.parent]:
                for child in parent.children[block.name]:
                    self._homes[child] = {**self._homes[parent], block.name: child}
                    inside[block.name].append(child)

    # ------------------------------------------------------------ the way back

    def grounds(self, name: Name, at: Element | None = None, sides: Iterable[Side] = ()) -> Grounds:
        """What the value of a step rests on. Without `sides`, those that settle it: of a truth value one, of a number both."""
        at = at or self.trace.root
        key = name, at, tuple(sides)
        if key not in self._known:
            self._known[key] = self._back(*key)
        return self._known[key]

    def _back(self, name: Name, at: Element, sides: tuple[Side, ...]) -> Grounds:
        value = at.sight[name]
        wanted = sides or ((SIDES[1 - value.low],) if value.known and self.chart.lets[name].type == BOOL else SIDES)
        todo: list[Need] = [Demand(name, at, side) for side in wanted]
        self._settle(todo)
        seen: dict[Need, None] = {}
        while todo:
            need = self._here(todo.pop())
            if need not in seen:
                seen[need] = None
                todo += self._how.get(need, [])
        return self._found(seen)

    def _found(self, seen: Iterable[Need]) -> Grounds:
        facts, lets, lists = set(), set(), set()
        for need in seen:
            if isinstance(need, Complete):
                block = self.chart.blocks[need.block]
                lists.add(Reason("list", block.over, (*need.at.path, *block.path), need.at.items))
                continue
            lets.add((need.name, need.at.items))
            op = self.chart.lets[need.name].op
            if isinstance(op, core.Fact) and need not in self._how and (op.aspect != "given" or need.side == "low"):
                facts.add((reason_of(op, need.at), need.side))
        return Grounds(frozenset(facts), frozenset(lets), frozenset(lists))

    # ------------------------------------------------------------ what each demand costs

    def _settle(self, wanted: Iterable[Need]) -> None:
        """Find the costs of these demands, and of all that they are weighed against, without recursion: a demand whose ways
        have unknown costs waits until these are found."""
        waiting = [self._here(need) for need in wanted]
        while waiting:
            need = waiting[-1]
            if need in self._cost or isinstance(need, Complete):
                waiting.pop()
                continue
            self._unpriced.clear()
            self._attempt(need)
            if self._unpriced:
                waiting += self._unpriced
            else:
                waiting.pop()

    def _attempt(self, demand: Demand) -> None:
        """Price a demand, unless a cost is missing, which is then noted."""
        let, value = self.chart.lets[demand.name], demand.at.env[demand.name]
        if getattr(value, demand.side) == self.chart.ranges[demand.name][SIDES.index(demand.side)]:
            self._cost[demand], self._how[demand] = 0, []  # whatever the case: it rests on nothing
        elif isinstance(let.op, core.Fact):
            recorded = let.op.aspect != "given" or value.low
            self._cost[demand] = int(bool(recorded) and let.op.source != "time")
        else:
            site = Site(demand.at, value, self.chart.ranges, self._price)
            priced = [(sum(self._price(n) for n in way), way) for way in ways(let.op, site, demand.side)]
            if not self._unpriced:
                cost, self._how[demand] = min(priced, key=lambda p: p[0])
                self._cost[demand] = min(cost, TOO_MANY)

    def _price(self, need: Need) -> int:
        need = self._here(need)
        found = self._cost.get(need)
        if found is None and not isinstance(need, Complete):
            self._unpriced.append(need)
        return found or 0

    def _here(self, need: Need) -> Need:
        """The same demand in the element where the step was computed."""
        if isinstance(need, Complete):
            return need
        return Demand(need.name, self._homes[need.at][self.chart.lets[need.name].home], need.side)


SIDES: tuple[Side, Side] = ("low", "high")
TOO_MANY = 1 << 30
"""Costs of shared steps are counted once for each way that leads to them, so they are capped."""


def grounds(trace: Trace, name: Name, sides: Iterable[Side] = ()) -> Grounds:
    """What the value of a step of the root rests on. For several steps of one trace make one `Walk`."""
    return Walk(trace).grounds(name, sides=sides)

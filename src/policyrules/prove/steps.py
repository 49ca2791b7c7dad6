"""A question as a further step of the program itself: asked without a solver, and the aim of whoever bends a case towards it.

Everything is taken as given, so a step stands for both of its bounds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve, field

from policyrules import core
from policyrules.classes import define, frozen
from policyrules.core import Name, Output, Program
from policyrules.core.build import COUNT
from policyrules.types import BOOL, DATE, Scalar
from policyrules.types.encode import FIRST_DAY, LAST_DAY, of_date

ASKED = Output("", "asked")


@define(eq=False)
class Further:
    """A program and the steps that are added to it."""

    program: Program
    lets: dict[Name, core.Let] = field(init=False)
    _named: dict[tuple[core.Op, Scalar], Name] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self.lets = dict(self.program.by_name)

    def add(self, op: core.Op, type: Scalar = BOOL) -> Step:
        name = self._named.get((op, type))
        if name is None:
            name = self._named[op, type] = f"?{len(self._named) + 1}"
            self.lets[name] = core.Let(name, op, type)
        return Step(self, name)

    def step(self, value: Any) -> Step:
        """A step for a truth value or a number that is known."""
        return value if isinstance(value, Step) else self.add(core.Const(int(value)), BOOL if isinstance(value, bool) else COUNT)

    def asked(self, name: Name) -> Program:
        """The program with one of its steps as a further output."""
        return evolve(self.program, lets=tuple(self.lets.values()), outputs={**self.program.outputs, ASKED: name})


@frozen(eq=False)
class Step:
    """A truth value or a number of a program, in sentences that solver terms can stand in too."""

    of: Further
    name: Name

    def negated(self) -> Step:
        op = self.of.lets[self.name].op
        return Step(self.of, op.of) if isinstance(op, core.Not) else self.of.add(core.Not(self.name))

    def with_all(self, others: Iterable[Step]) -> Step:
        return self.of.add(core.All(tuple(dict.fromkeys((self.name, *(o.name for o in others))))))

    def with_any(self, others: Iterable[Step]) -> Step:
        return self.of.add(core.Any(tuple(dict.fromkeys((self.name, *(o.name for o in others))))))

    def same(self, other: Any) -> Step:
        return self.of.add(core.Same(self.name, self.of.step(other).name))

    def __lt__(self, other: Any) -> Step:
        return self.of.add(core.Less(self.name, self.of.step(other).name))

    def __gt__(self, other: Any) -> Step:
        return self.of.add(core.Less(self.of.step(other).name, self.name))

    def __le__(self, other: Any) -> Step:
        above: Step = self > other
        return above.negated()

    def __ge__(self, other: Any) -> Step:
        below: Step = self < other
        return below.negated()


@frozen(eq=False)
class StepReader:
    """What a question reads of a program, as steps of it."""

    of: Further

    @property
    def program(self) -> Program:
        return self.of.program

    @property
    def day(self) -> Any:
        """The day of the answer; a step of its own where the program reads none."""
        for let in self.program.lets:
            if isinstance(let.op, core.Fact) and let.op.source == "time" and let.home == core.ROOT:
                return Step(self.of, let.name)
        return self.of.add(core.Fact("计算日", of_date(FIRST_DAY), of_date(LAST_DAY), source="time"), DATE)

    def low(self, name: Name) -> Any:
        return Step(self.of, name)

    def high(self, name: Name) -> Any:
        return Step(self.of, name)

"""All smallest sets of facts that turn a refusal, by the solver: what the trace shows is checked against them, and completed.

What nobody can change stands as the case has it, so it is a number and no variable; a fact that somebody can change is free, and
marked where it is changed. A set is taken, what it can do without is taken out of it, and it is forbidden for the next one, until none
is left: then these are all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Literal

from attrs import field

from policyrules import core
from policyrules.backends.reference import Trace, trace
from policyrules.cases import ABSENT, Case
from policyrules.cases.model import Entry
from policyrules.classes import define, frozen
from policyrules.core import Output, Reason
from policyrules.explain.moves import Movers, upwards
from policyrules.explain.variants import Step, changed
from policyrules.explain.ways import MOST_PROVED, MOST_STEPS, outcome_of
from policyrules.prove import algebra as a
from policyrules.prove.cases import followed
from policyrules.prove.planes import Plane, point
from policyrules.prove.solver import z3
from policyrules.prove.to_formulas import formulas
from policyrules.prove.world import ONE, Place, Setting, World
from policyrules.types import BOOL, Bool, Choice, Date, Fact, Month, Scalar
from policyrules.types.encode import DAYS_A_MONTH, LAST_DAY, is_day, of_date


@frozen(eq=False)
class Free:
    """A fact that somebody can change: whether it is, to what, and whether to 无."""

    was: Entry | None
    by: Literal["self", "body"]
    moved: Any
    value: Any
    gone: Any


@define(eq=False)
class Chances(World):
    """The case, with what can be changed left free."""

    movers: Movers = field(kw_only=True)
    free: dict[Reason, Free] = field(factory=dict, kw_only=True)

    @property
    def case_now(self) -> Case:
        return self.movers.case

    def read(self, fact: core.Fact, type: Scalar, place: Place, month: Any) -> Plane:
        place = (*place, *((step, ONE) for step in fact.path))
        record = followed(self.case_now.root, place) if fact.source != "parameter" else None
        if fact.source == "parameter":
            entry: Entry | None = self.case_now.parameters.get(fact.name)
            reason = Reason("parameter", fact.name)
        else:
            entry = record.entry(fact.name, fact.kept, month, self.case_now.as_of // DAYS_A_MONTH) if record else None
            dated = fact.kept == "monthly" or (record is not None and fact.name in record.histories)
            items = tuple(i for _, i in place if i != ONE)
            reason = Reason(fact.source, fact.name, tuple(step for step, _ in place), items, month if dated else 0)
        free = self.chance(reason, fact, type, entry) if fact.source in ("fact", "judgement", "parameter") else None
        return _held(fact, type, entry) if free is None else _moved(fact, type, free)

    def chance(self, reason: Reason, fact: core.Fact, type: Scalar, was: Entry | None) -> Free | None:
        if reason not in self.free:
            declared = self.movers.names.declared(reason) if reason.source != "parameter" else None
            if declared is None and fact.aspect != "value":  # what kind of value it has is not known here
                return None
            type = declared.type if declared else type
            by = self.movers.by(reason, core.Let("", fact, type))
            if by is None:
                return None
            words = f"{'的'.join((*reason.path, reason.name))}{reason.items}{reason.month or ''}"
            value = self.ahead(words, type, declared, (fact.low, fact.high))
            if value is None:
                return None
            may_go = declared is not None and declared.optional and was is not ABSENT and by == "body"
            moved, gone = z3.Bool(f"{words}改"), z3.Bool(f"{words}无") if may_go else False
            self.free[reason] = Free(was, by, moved, value, gone)
        return self.free[reason]

    def ahead(self, words: str, type: Scalar, declared: Fact | None, bounds: tuple[int, int]) -> Any:
        """The values to which a fact can be changed; days and months lie ahead. None where there are none."""
        low, high = (declared.low, declared.high) if declared else bounds
        match type:
            case Date():
                low = max(low, self.case_now.as_of)
                high = min(high, of_date(LAST_DAY))
            case Month():
                low = max(low, self.case_now.as_of // DAYS_A_MONTH)
        return self.variable(words, type, low, high) if low <= high else None

    def places(self, at: Place, over: str, size: int) -> list[Any]:
        record = followed(self.case_now.root, at)
        return [True] * len(record.many[over].items) if record and over in record.many else []

    def unlisted(self, at: Place, over: str, size: int) -> int:
        record = followed(self.case_now.root, at)
        listed = record.many.get(over) if record else None
        return size if listed is None else 0 if listed.complete else size - len(listed.items)


def _held(fact: core.Fact, type: Scalar, entry: Entry | None) -> Plane:
    """What the case says."""
    if fact.aspect == "given":
        return point(entry is not None)
    if entry is None:
        low, high = (0, 1) if fact.aspect == "present" else (fact.low, fact.high)
        return Plane(bool(low), bool(high)) if type == BOOL or fact.aspect == "present" else Plane(low, high)
    if fact.aspect == "present":
        return point(entry is not ABSENT)
    number = entry if isinstance(entry, int) else fact.low
    return point(bool(number) if type == BOOL else number)


def _moved(fact: core.Fact, type: Scalar, free: Free) -> Plane:
    held = _held(fact, type, free.was)
    after = {"given": True, "present": a.negated(free.gone), "value": free.value}[fact.aspect]
    if fact.aspect == "value" and free.gone is not False:
        after = a.chosen(free.gone, bool(fact.low) if type == BOOL else fact.low, after)
    low = a.chosen(free.moved, after, held.low)
    return point(low) if held.thin else Plane(low, a.chosen(free.moved, after, held.high))


@define(eq=False)
class Smallest:
    """A finder for `explain.ways.outlook`. `seconds`: for one question to the solver."""

    seconds: float = 2
    complete: bool = True

    def __call__(self, base: Trace, movers: Movers) -> Iterator[tuple[Step, ...]]:
        yield from islice(self.sets(base, movers), MOST_PROVED)

    def sets(self, base: Trace, movers: Movers) -> Iterator[tuple[Step, ...]]:
        rule = next(iter(base.program.outputs)).rule
        setting = Setting(movers.names.vocabulary, subject=base.program.subject)
        world = Chances(setting, day=base.case.as_of, movers=movers)
        made = formulas(base.program, world)
        goal = a.every(
            made.root.env[base.program.outputs[o]].low
            for o in (Output(rule, "applies"), Output(rule, "outcome"))
            if o in base.program.outputs
        )
        if goal is False or not world.free:
            return
        solver, markers = z3.Solver(), {free.moved.decl().name(): reason for reason, free in world.free.items()}
        solver.set("timeout", int(self.seconds * 1000))
        solver.add(*world.bounds, goal)
        flags = [free.moved for free in world.free.values()]
        if len(flags) > MOST_STEPS:
            solver.add(z3.AtMost(*flags, MOST_STEPS))
        found = 0
        while (result := solver.check()) == z3.sat:
            found += 1
            if found > MOST_PROVED:
                self.complete = False
                return
            chosen = self.reduced(solver, [f for f in flags if z3.is_true(solver.model().eval(f))], flags)
            model = self.model(solver, chosen, flags)
            solver.add(z3.Not(z3.And(*chosen)) if chosen else False)
            reasons = movers.names.sorted(markers[f.decl().name()] for f in chosen)
            steps = self.nearest(base, movers, [_step(reason, world.free[reason], model) for reason in reasons])
            if steps:
                yield steps
        self.complete = self.complete and result == z3.unsat

    def reduced(self, solver: Any, chosen: list[Any], flags: list[Any]) -> list[Any]:
        """Without what the set can do without."""
        for flag in list(chosen):
            fewer = [f for f in chosen if f is not flag]
            if solver.check(*_only(fewer, flags)) == z3.sat:
                chosen = fewer
        return chosen

    def model(self, solver: Any, chosen: list[Any], flags: list[Any]) -> Any:
        solver.check(*_only(chosen, flags))
        return solver.model()

    def nearest(self, base: Trace, movers: Movers, steps: list[Step]) -> tuple[Step, ...]:
        """The steps with values as near as they can be to what is, each in turn; none where the reference does not agree."""
        rule = next(iter(base.program.outputs)).rule

        def helps(tried: list[Step]) -> bool:
            return outcome_of(trace(base.program, changed(base.case, tried, movers.names)), rule) == "yes"

        if not helps(steps):
            self.complete = False
            return ()
        for i, step in enumerate(steps):
            rest, after = steps[:i], steps[i + 1 :]

            def turned(entry: Entry, step: Step = step, rest: list[Step] = rest, after: list[Step] = after) -> bool:
                return helps([*rest, Step(step.reason, entry, step.was, step.by), *after])

            entry = _nearest(step, base.case.as_of, movers, turned)
            steps = [*rest, Step(step.reason, entry, step.was, step.by), *after]
        return tuple(steps)


def _only(chosen: list[Any], flags: list[Any]) -> list[Any]:
    """That these are changed at most, and nothing else."""
    return [z3.Not(flag) for flag in flags if not any(flag is c for c in chosen)]


def _step(reason: Reason, free: Free, model: Any) -> Step:
    if free.gone is not False and z3.is_true(model.eval(free.gone, model_completion=True)):
        return Step(reason, ABSENT, free.was, free.by)
    value = model.eval(free.value, model_completion=True) if z3.is_expr(free.value) else free.value
    number = int(z3.is_true(value)) if z3.is_bool(value) else int(value.as_long()) if z3.is_expr(value) else int(value)
    return Step(reason, number, free.was, free.by)


def _nearest(step: Step, as_of: int, movers: Movers, turned: Callable[[Entry], bool]) -> Entry:
    """The value of a step nearest to what was: days and numbers on the edge, the next choice."""
    if not isinstance(step.entry, int):
        return step.entry
    declared = movers.names.declared(step.reason)
    type = declared.type if declared else Bool()
    if isinstance(type, Bool | Choice):
        low, high, was = (declared.low, declared.high, step.was) if declared else (0, 1, step.was)
        here = was if isinstance(was, int) else low
        values = sorted((v for v in range(low, high + 1) if v != was), key=lambda v: abs(v - here))
        return next((v for v in values if turned(v)), step.entry)
    begin = as_of if isinstance(type, Date) else as_of // DAYS_A_MONTH if isinstance(type, Month) else step.was
    if not isinstance(begin, int):
        return step.entry
    span = range(begin, step.entry + 1) if begin <= step.entry else range(begin, step.entry - 1, -1)
    span_values = [v for v in span if is_day(v)] if isinstance(type, Date) else span
    if isinstance(span_values, list):
        at = upwards(range(len(span_values)), lambda i: turned(span_values[i]))
        return step.entry if at is None else span_values[at]
    at = upwards(span_values, turned)
    return step.entry if at is None else at

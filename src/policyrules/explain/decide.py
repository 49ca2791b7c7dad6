"""From the values of a rule's outputs to a decision. The same whichever evaluator computed them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from attrs import field

from policyrules.classes import define
from policyrules.core import Output, Program, Reason
from policyrules.explain.model import Finding, Interval, Outcome
from policyrules.types import Scalar

NONE_MISSING: frozenset[Reason] = frozenset()
EXCEPTION = "exception:"


class Valued(Protocol):
    """An interval and what would narrow it: `backends.reference.Value` and its like."""

    @property
    def low(self) -> int: ...

    @property
    def high(self) -> int: ...

    @property
    def why(self) -> frozenset[Reason]: ...


@define(eq=False)
class Question:
    """One rule of a program, ready to be decided for many cases."""

    program: Program
    rule: str
    kind: str
    outputs: dict[str, Output] = field(init=False)
    types: dict[str, Scalar] = field(init=False)
    exceptions: tuple[tuple[str, Output], ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        mine = [o for o in self.program.outputs if o.rule == self.rule]
        self.outputs = {o.what: o for o in mine}
        self.types = {o.what: self.program.by_name[self.program.outputs[o]].type for o in mine}
        self.exceptions = tuple((o.what.removeprefix(EXCEPTION), o) for o in mine if o.what.startswith(EXCEPTION))

    def decide(self, as_of: date, value: Callable[[Output], Valued]) -> Finding:
        """The decision; `value` gives the value of an output of the program."""
        outcome, missing = _outcome(self.of("applies", value), self.of("outcome", value))
        if "outcome" not in self.outputs:
            shown = self.interval("value", value)
            assert shown is not None
            return Finding(self.rule, self.kind, as_of, "yes" if shown.known else "open", value=shown, missing=shown.why)
        done, fulfilled = self.of("fulfilled", value), None
        asked = self.of("fulfilled:present", value)
        if done is not None and outcome == "yes" and (asked is None or asked.low):
            fulfilled = _three(done)
            missing |= done.why
        fired = tuple(label for label, output in self.exceptions if value(output).low)
        if outcome in ("no", "not_applicable"):
            return Finding(self.rule, self.kind, as_of, outcome, missing=missing, exceptions=fired)
        amount, payable, starts = (self.interval(what, value) for what in ("amount", "payable", "starts"))
        open_amount = (amount.why if amount else NONE_MISSING) | (payable.why if payable else NONE_MISSING)
        limits = self.limits(value)
        open_amount |= frozenset(reason for end in limits or () for reason in end.why)
        return Finding(
            self.rule, self.kind, as_of, outcome, fulfilled, None, amount, payable, starts, missing,
            open_amount if outcome == "yes" else NONE_MISSING, fired, limits,
        )  # fmt: skip

    def limits(self, value: Callable[[Output], Valued]) -> tuple[Interval, Interval] | None:
        """幅度; None where the edition in force has none."""
        low, high = self.interval("lowest", value), self.interval("highest", value)
        return None if low is None or high is None or low.present is False else (low, high)

    def of(self, what: str, value: Callable[[Output], Valued]) -> Valued | None:
        output = self.outputs.get(what)
        return value(output) if output is not None else None

    def interval(self, what: str, value: Callable[[Output], Valued]) -> Interval | None:
        found = self.of(what, value)
        if found is None:
            return None
        by, present = self.of(f"{what}:by", value), self.of(f"{what}:present", value)
        why = found.why | (by.why if by else NONE_MISSING) | (present.why if present else NONE_MISSING)
        there = None if present and present.low != present.high else bool(present.low) if present else True
        return Interval(found.low, found.high, self.types[what], by.low if by else 1, there, why)


def decide(program: Program, rule: str, kind: str, as_of: date, value: Callable[[Output], Valued]) -> Finding:
    """The decision of one rule for one case."""
    return Question(program, rule, kind).decide(as_of, value)


def _three(value: Valued) -> Outcome:
    return "open" if value.low != value.high else "yes" if value.low else "no"


def _outcome(applies: Valued | None, outcome: Valued | None) -> tuple[Outcome, frozenset[Reason]]:
    """不适用 comes first: where a rule does not apply, its conditions say nothing."""
    if outcome is None:
        return "open", NONE_MISSING
    if applies is None or applies.low:
        return _three(outcome), outcome.why
    if not applies.high:
        return "not_applicable", NONE_MISSING
    return "open", applies.why | outcome.why

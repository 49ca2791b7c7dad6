"""From the values of a rule's outputs to a decision. The same whichever evaluator computed them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from policyrules.core import Output, Program, Reason
from policyrules.explain.model import Decision, Interval, Outcome

NONE_MISSING: frozenset[Reason] = frozenset()


class Valued(Protocol):
    """An interval and what would narrow it: `backends.reference.Value` and its like."""

    @property
    def low(self) -> int: ...

    @property
    def high(self) -> int: ...

    @property
    def why(self) -> frozenset[Reason]: ...


def decide(program: Program, rule: str, kind: str, as_of: date, value: Callable[[Output], Valued]) -> Decision:
    """The decision of one rule; `value` gives the value of an output of the program."""

    def of(what: str) -> Valued | None:
        output = Output(rule, what)
        return value(output) if output in program.outputs else None

    def interval(what: str) -> Interval | None:
        found, by, present = of(what), of(f"{what}:by"), of(f"{what}:present")
        if found is None:
            return None
        why = found.why | (by.why if by else NONE_MISSING) | (present.why if present else NONE_MISSING)
        there = None if present and present.low != present.high else bool(present.low) if present else True
        return Interval(found.low, found.high, program.by_name[program.outputs[Output(rule, what)]].type, by.low if by else 1, there, why)

    outcome, missing = _outcome(of("applies"), of("outcome"))
    done, fulfilled = of("fulfilled"), None
    if done is not None and outcome == "yes":
        fulfilled = _three(done)
        missing |= done.why
    labels = [o.what.removeprefix("exception:") for o in program.outputs if o.rule == rule and o.what.startswith("exception:")]
    fired = tuple(label for label in labels if (fires := of(f"exception:{label}")) and fires.low)
    plain = of("outcome") is None
    if plain:
        shown = interval("value")
        assert shown is not None
        return Decision(rule, kind, as_of, "yes" if shown.known else "open", value=shown, missing=shown.why)
    amount = payable = starts = None
    if outcome in ("yes", "open"):
        amount, payable, starts = interval("amount"), interval("payable"), interval("starts")
    open_amount = (amount.why if amount else NONE_MISSING) | (payable.why if payable else NONE_MISSING)
    return Decision(
        rule,
        kind,
        as_of,
        outcome,
        fulfilled,
        None,
        amount,
        payable,
        starts,
        missing,
        open_amount if outcome == "yes" else NONE_MISSING,
        fired,
    )


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

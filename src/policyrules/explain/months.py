"""An entitlement month by month: what each month's answer is, what falls due, and what was paid too little or too much."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from policyrules.classes import frozen
from policyrules.explain.model import Finding, Interval
from policyrules.types import Money

BOUNDLESS = 10**12
"""An amount beyond this is no estimate: nobody knows anything about it."""
MONTHLY = Money("月")
Difference: TypeAlias = Literal["same", "arrears", "recovery", "open"]
"""Paid as due; paid too little (补发); paid too much (追缴，待核); not to be told yet."""


@frozen
class MonthAnswer:
    """The answer for one month (encoded). `due` is what falls due in it; None where the rule pays nothing at all."""

    month: int
    finding: Finding
    due: Interval | None


@frozen
class Sum:
    """An amount over months, in 1/`den` 元. `low` and `high` are None where some month has no bound at all. `open` are the months that
    keep it from being one number."""

    low: int | None
    high: int | None
    den: int
    open: tuple[int, ...]

    @property
    def known(self) -> bool:
        return self.low is not None and self.low == self.high


@frozen
class Timeline:
    """A rule over several months in a row, for one thing."""

    rule: str
    kind: str
    months: tuple[MonthAnswer, ...]

    @property
    def pays(self) -> bool:
        return any(m.due is not None for m in self.months)

    @property
    def entitled(self) -> tuple[int, ...]:
        """The months for which the answer is surely yes (and, where the rule pays, something falls due)."""
        return tuple(m.month for m in self.months if m.finding.outcome == "yes" and (m.due is None or m.due.low > 0))

    @property
    def open(self) -> tuple[int, ...]:
        """The months whose answer, or amount, is undetermined."""
        return tuple(m.month for m in self.months if m.finding.outcome == "open" or (m.due is not None and not m.due.known))

    @property
    def total(self) -> Sum | None:
        """What falls due in all; None where the rule pays nothing."""
        return added({m.month: m.due for m in self.months if m.due is not None}) if self.pays else None


@frozen
class Settled:
    """What one month's payment comes to: `due` against `paid` (encoded like the sum it belongs to; None: not known)."""

    month: int
    kind: Difference
    due: Interval | None
    paid: int | None
    low: int | None
    high: int | None
    """By how much too little was paid, at least and at most; below zero: too much."""
    finding: Finding


@frozen
class Settlement:
    """What should have been paid against what was. Recovery is an amount to be examined: whether it is claimed is not computed."""

    rule: str
    den: int
    months: tuple[Settled, ...]

    def of(self, kind: Difference) -> tuple[Settled, ...]:
        return tuple(m for m in self.months if m.kind == kind)

    @property
    def arrears(self) -> int:
        """What is surely to be paid on top, for the months that are settled."""
        return sum(m.low or 0 for m in self.of("arrears"))

    @property
    def recovery(self) -> int:
        """What was surely paid too much, for the months that are settled."""
        return -sum(m.high or 0 for m in self.of("recovery"))


def month_answer(month: int, finding: Finding, pays: bool) -> MonthAnswer:
    """`pays`: whether the rule has an amount at all."""
    return MonthAnswer(month, finding, due_of(finding) if pays else None)


def due_of(finding: Finding) -> Interval:
    """What falls due in the month of a finding: nothing where the answer is no, anything up to the rate where it is open."""
    if finding.payable is not None:
        return finding.payable
    if finding.outcome in ("no", "not_applicable"):
        return Interval(0, 0, MONTHLY)
    return finding.amount or Interval(0, 2 * BOUNDLESS, MONTHLY, why=finding.missing)


def added(due: Mapping[int, Interval]) -> Sum:
    """Amounts of several months as one."""
    den = max((scale(i) for i in due.values()), default=100)
    open_ = tuple(month for month, i in due.items() if not i.known)
    if any(not bounded(i) for i in due.values()):
        return Sum(None, None, den, open_)
    low = sum(i.low * den // scale(i) for i in due.values())
    return Sum(low, sum(-(-i.high * den // scale(i)) for i in due.values()), den, open_)


def scale(found: Interval) -> int:
    return (found.type.den if isinstance(found.type, Money) else 1) * found.by


def bounded(found: Interval) -> bool:
    return found.low > -BOUNDLESS and found.high < BOUNDLESS and found.present is not None


def settle(timeline: Timeline, paid: Mapping[int, int], den: int = 100) -> Settlement:
    """Month by month, what falls due against what was paid (in 1/`den` 元); a month that `paid` does not name is open."""
    return Settlement(timeline.rule, den, tuple(_settled(m, paid.get(m.month), den) for m in timeline.months))


def _settled(answer: MonthAnswer, paid: int | None, den: int) -> Settled:
    due = answer.due
    if due is None or paid is None or not bounded(due):
        return Settled(answer.month, "open", due, paid, None, None, answer.finding)
    low, high = due.low * den // scale(due) - paid, -(-due.high * den // scale(due)) - paid
    kind: Difference = "open"
    if due.known:
        kind = "same" if low == 0 else "arrears" if low > 0 else "recovery"
    return Settled(answer.month, kind, due, paid, low, high, answer.finding)


def due_then(timeline: Timeline, den: int = 100) -> dict[int, int]:
    """What fell due by what was known then, in 1/`den` 元: the months that were settled."""
    return {m.month: m.due.low * den // scale(m.due) for m in timeline.months if m.due is not None and m.due.known}

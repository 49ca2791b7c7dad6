"""A parameter and its periods."""

from __future__ import annotations

from datetime import date

from policyrules.cases import Absent
from policyrules.classes import frozen
from policyrules.source import Span
from policyrules.types import Scalar

CONFIDENCE = ("已核实", "第二手", "解读", "待补充", "虚构")
"""How sure a figure is: confirmed, second-hand, taken by a reading, to be supplied, invented (test packs only)."""


@frozen
class Period:
    """One value of a parameter, from `since` to and including `until` (None: open). `value` None: nobody supplied it."""

    since: date
    until: date | None
    value: int | Absent | None
    source: str
    confidence: str
    jurisdiction: str
    at: Span


@frozen
class Parameter:
    """A dated figure. Periods are in order, without gap between them and without overlap."""

    name: str
    type: Scalar
    low: int
    high: int
    optional: bool
    periods: tuple[Period, ...]
    at: Span
    question: str = ""
    instead: str = ""
    """The pack below whose parameter of the same name gives way to this one."""

    def on(self, day: date) -> Period | None:
        """The period in which a day lies."""
        return next((p for p in self.periods if p.since <= day and (p.until is None or day <= p.until)), None)

"""Duties with a day: when something falls due, moved off days on which nobody works."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from policyrules.classes import frozen
from policyrules.ledger.duties import YEARLY, Duty
from policyrules.ledger.holidays import Holidays


@frozen(order=True)
class Due:
    """A duty falls due on `day`. `stated` is the day before it was moved; `sure` whether the table of holidays is complete for it."""

    day: date
    stated: date
    duty: Duty
    sure: bool


def falling_due(duties: Iterable[Duty], holidays: Holidays) -> list[Due]:
    """Every day on which a duty falls due, in order. Yearly: the last day of each year it is in force; else its deadline."""
    found = []
    for duty in duties:
        for stated in _days(duty):
            day = holidays.next_working(stated)
            found.append(Due(day, stated, duty, {stated.year, day.year} <= holidays.years))
    return sorted(found, key=lambda due: (due.day, due.duty.name))


def _days(duty: Duty) -> list[date]:
    if duty.frequency == YEARLY and duty.since and duty.until:
        return [date(year, 12, 31) for year in range(duty.since.year, duty.until.year + 1) if date(year, 12, 31) <= duty.until]
    return [duty.deadline] if duty.deadline else []

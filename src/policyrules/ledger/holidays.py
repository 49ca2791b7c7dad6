"""Days on which nobody works."""

from __future__ import annotations

from datetime import date, timedelta

from policyrules.classes import frozen


@frozen
class Holidays:
    """Days off and working days that the week alone does not tell. `years` are those whose arrangement is complete."""

    off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    def works(self, day: date) -> bool:
        return day in self.working or (day not in self.off and day.weekday() < 5)

    def next_working(self, day: date) -> date:
        """The day itself, or the first working day after it (民法典 第二百零三条: a period that ends on a holiday ends after it)."""
        while not self.works(day):
            day += timedelta(1)
        return day

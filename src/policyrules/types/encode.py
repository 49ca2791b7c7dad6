"""Calendar and amounts as whole numbers, and back."""

from __future__ import annotations

from datetime import date

MONTHS_A_YEAR, DAYS_A_MONTH = 12, 32
DAYS_A_YEAR = MONTHS_A_YEAR * DAYS_A_MONTH
FIRST_DAY, LAST_DAY = date(1850, 1, 1), date(2199, 12, 31)
LONGEST_MONTH, FEBRUARY, LEAP_CYCLE = 31, 1, 4
SHORT_MONTHS: dict[int, int] = {FEBRUARY: 3, 3: 1, 5: 1, 8: 1, 10: 1}
"""How many days each month, counted from 0, has less than the longest in a common year."""
COMMON_CENTURIES = tuple(y for y in range(FIRST_DAY.year, LAST_DAY.year + 1) if y % 100 == 0 and y % 400 != 0)
"""Years that are no leap years although four divides them."""
MOST = 10**13
"""The largest encoded number a fact may have where its declaration gives no upper bound."""


def of_date(day: date) -> int:
    """month * 32 + day - 1.

    >>> of_date(date(2026, 7, 1)) - of_date(date(2026, 6, 30))
    3
    """
    return of_month(day.year, day.month) * DAYS_A_MONTH + day.day - 1


def of_month(year: int, month: int) -> int:
    """year * 12 + month - 1."""
    return year * MONTHS_A_YEAR + month - 1


def to_date(number: int) -> date:
    """The day that a whole number stands for. Raises ValueError for the numbers between months that stand for none."""
    year, month = to_month(number // DAYS_A_MONTH)
    return date(year, month, number % DAYS_A_MONTH + 1)


def to_month(number: int) -> tuple[int, int]:
    """Year and month."""
    return number // MONTHS_A_YEAR, number % MONTHS_A_YEAR + 1


def last_day(month: int) -> int:
    """The last day of a month, both encoded; months outside the calendar have one too.

    >>> to_date(last_day(of_month(2028, 2)))
    datetime.date(2028, 2, 29)
    """
    year, place = divmod(month, MONTHS_A_YEAR)
    leap = place == FEBRUARY and year % LEAP_CYCLE == 0 and year not in COMMON_CENTURIES
    return month * DAYS_A_MONTH + LONGEST_MONTH - 1 - SHORT_MONTHS.get(place, 0) + leap


def is_day(number: int) -> bool:
    """Whether the number stands for a day of the calendar."""
    try:
        to_date(number)
    except ValueError:
        return False
    return True

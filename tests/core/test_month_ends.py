"""The last day of a month, in every month of the calendar and for everybody who computes it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from policyrules import core
from policyrules.backends.reference import trace
from policyrules.cases import Case, Record
from policyrules.core.build import Builder
from policyrules.passes import eras
from policyrules.prove import algebra
from policyrules.prove.solver import z3
from policyrules.types import DATE
from policyrules.types.encode import FIRST_DAY, LAST_DAY, last_day, of_date, of_month, to_date

MONTHS = range(of_month(FIRST_DAY.year, FIRST_DAY.month), of_month(LAST_DAY.year, LAST_DAY.month) + 1)
ANSWER = core.Output("甲", "value")


def test_every_month_ends_where_the_calendar_ends_it() -> None:
    ends = [to_date(last_day(month)) for month in MONTHS]
    assert all(end.day == monthrange(end.year, end.month)[1] for end in ends)
    assert [end + timedelta(days=1) for end in ends[:-1]] == [date(end.year, end.month, 1) for end in ends[1:]]


def test_the_formula_of_the_solver_is_the_same() -> None:
    month = z3.Int("month")
    end = algebra.last_day(month)
    leap_and_short = [m for m in MONTHS if m % 12 == 1] + [*range(of_month(2026, 1), of_month(2028, 12))]
    assert all(z3.simplify(z3.substitute(end, (month, z3.IntVal(m)))).as_long() == last_day(m) for m in leap_and_short)


def test_bounds_of_an_unknown_day_are_days() -> None:
    b = Builder("人员")
    low, high = of_date(date(2027, 4, 10)), of_date(date(2028, 2, 3))
    end = b.month_end(b.month_of(b.fact("登记日", DATE, low, high)))
    found = trace(b.program({ANSWER: end}), Case(Record("人员"), of_date(date(2026, 1, 1)))).value(ANSWER)
    assert [to_date(found.low), to_date(found.high)] == [date(2027, 4, 30), date(2028, 2, 29)]


def test_an_era_ends_with_a_month() -> None:
    b = Builder("人员")
    day = b.as_of(of_date(date(2026, 1, 1)), of_date(date(2026, 12, 31)))
    ended = b.less(b.month_end(b.month_of(day)), b.const(of_date(date(2026, 6, 30)), DATE))
    assert [to_date(first) for first, _ in eras(b.program({ANSWER: ended}))] == [date(2026, 1, 1), date(2026, 6, 1)]

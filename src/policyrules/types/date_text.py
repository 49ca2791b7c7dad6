"""Days and months as people write them, and as spreadsheets store them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum

from policyrules.types.encode import FIRST_DAY, LAST_DAY
from policyrules.types.number_text import han_whole, tidy

EPOCH_1900, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""Day 0 of a spreadsheet's day numbers. The first counts the 29 February 1900 that never was, so it holds from day 61 on."""
SERIALS = (3654, 109_999)
"""Day numbers that are believed: 1910 to 2201. Smaller ones are years (1990) or slips."""


class DateFault(Enum):
    """Why a text is no day."""

    NOT_A_DATE = "not-a-date"
    NO_SUCH_DAY = "no-such-day"
    DAY_MISSING = "day-missing"
    SHORT_YEAR = "short-year"
    YEAR_LAST = "year-last"
    OUT_OF_CALENDAR = "out-of-calendar"


MARKS = str.maketrans({"。": ".", "—": "-", "–": "-", "．": ".", "、": ".", "\\": "/", "号": "日"})
CLOCK = re.compile(r"(\S+?)[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?")
DAY = re.compile(r"(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?")
DAY_RUN = re.compile(r"(\d{4})(\d{2})(\d{2})")
MONTH = re.compile(r"(\d{4})(?:年|[-./])(\d{1,2})月?份?")
MONTH_RUN = re.compile(r"(\d{4})(\d{2})")
HAN = re.compile(r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})日)?")
FAULTS: tuple[tuple[re.Pattern[str], DateFault], ...] = (
    (re.compile(r"\d{4}年?"), DateFault.DAY_MISSING),
    (MONTH, DateFault.DAY_MISSING),
    (MONTH_RUN, DateFault.DAY_MISSING),
    (re.compile(r"\d{2}(?:年|[-./])\d{1,2}(?:月|[-./])\d{1,2}日?"), DateFault.SHORT_YEAR),
    (re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{4}"), DateFault.YEAR_LAST),
)


def day_of(text: str, epoch: date = EPOCH_1900) -> date | DateFault:
    """The day that a text says, in any of the forms of an office.

    >>> [day_of(t) == date(2026, 3, 1) for t in ("2026.3.1", "2026/3/1", "2026-03-01", "2026年3月1日", "20260301", "二〇二六年三月一日")]
    [True, True, True, True, True, True]
    >>> day_of("2026年2月30日"), day_of("26.3.1")
    (<DateFault.NO_SUCH_DAY: 'no-such-day'>, <DateFault.SHORT_YEAR: 'short-year'>)
    """
    text = _plain(text)
    if found := (DAY.fullmatch(text) or DAY_RUN.fullmatch(text)):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if (found := HAN.fullmatch(text)) and found[3]:
        return _day(han_whole(found[1]) or 0, han_whole(found[2]) or 0, han_whole(found[3]) or 0)
    if text.isascii() and text.isdigit() and len(text) == 5:
        return day_of_serial(int(text), epoch)
    return next((fault for pattern, fault in FAULTS if pattern.fullmatch(text)), DateFault.NOT_A_DATE)


def month_of(text: str, epoch: date = EPOCH_1900) -> tuple[int, int] | DateFault:
    """Year and month that a text says; of a whole date, its month."""
    plain = _plain(text)
    found = MONTH.fullmatch(plain) or MONTH_RUN.fullmatch(plain)
    if found is None and (found := HAN.fullmatch(plain)):
        day = _day(han_whole(found[1]) or 0, han_whole(found[2]) or 0, 1)
    else:
        day = _day(int(found[1]), int(found[2]), 1) if found else day_of(text, epoch)
    return (day.year, day.month) if isinstance(day, date) else day


def day_of_serial(number: int, epoch: date = EPOCH_1900) -> date | DateFault:
    """The day of a spreadsheet's day number, or of a whole number like 20260301."""
    if SERIALS[0] <= number <= SERIALS[1]:
        return _inside(epoch + timedelta(days=number))
    if found := DAY_RUN.fullmatch(str(number)):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    return DateFault.DAY_MISSING if FIRST_DAY.year <= number <= LAST_DAY.year or MONTH_RUN.fullmatch(str(number)) else DateFault.NOT_A_DATE


def _plain(text: str) -> str:
    clock = CLOCK.fullmatch(text.strip())
    return tidy(clock[1] if clock else text).translate(MARKS)


def _day(year: int, month: int, day: int) -> date | DateFault:
    try:
        return _inside(date(year, month, day))
    except ValueError:
        return DateFault.NO_SUCH_DAY


def _inside(day: date) -> date | DateFault:
    return day if FIRST_DAY <= day <= LAST_DAY else DateFault.OUT_OF_CALENDAR

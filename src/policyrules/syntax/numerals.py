"""Numbers as they are written: 1,780, 1.5, 一千二百, 百分之九十; days and months."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS: Final = {"十": 10, "百": 100, "千": 1000}
MYRIADS: Final = {"万": 10**4, "亿": 10**8}
MOST_DIGITS: Final = 18
HAN_DIGITS: Final = "零〇一二两三四五六七八九十百千万亿"
"""The characters of a number in Chinese numerals, as the grammar takes them."""


def decimal(text: str) -> tuple[int, int] | None:
    """A number with digits as numerator and denominator, unreduced: `decimal("1.50")` is (150, 100). None where it is too long."""
    whole, _, part = text.replace(",", "").partition(".")
    digits = whole + part
    return (int(digits), 10 ** len(part)) if len(digits) <= MOST_DIGITS else None


def han(text: str) -> tuple[int, int] | None:
    """A number in Chinese numerals, 点 included. None where the characters make no number, or one that is too large.

    >>> han("一千二百五十九"), han("一点五"), han("十千")
    ((1259, 1), (15, 10), None)
    """
    whole, point, part = text.partition("点")
    value = _whole(whole)
    if value is None or len(str(value)) + len(part) > MOST_DIGITS or (point and not part):
        return None
    if any(c not in DIGITS for c in part):
        return None
    digits = "".join(str(DIGITS[c]) for c in part)
    return int(f"{value}{digits}"), 10 ** len(digits)


def to_han(number: int) -> str:
    """A whole number below 10,000 in Chinese numerals.

    >>> to_han(12), to_han(108), to_han(3010)
    ('十二', '一百零八', '三千零一十')
    """
    said, rest = "", number
    for size, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, size)
        if digit:
            said += "零一二三四五六七八九"[digit] + mark
        elif said and rest and not said.endswith("零"):
            said += "零"
    return said.removeprefix("一") if said.startswith("一十") else said or "零"


def chinese_mark(mark: str) -> str:
    """The number of an item of a list as Chinese writes it.

    >>> chinese_mark("(b)"), chinese_mark("(1)"), chinese_mark("2.")
    ('（二）', '（1）', '2.')
    """
    inner = mark.removeprefix("(").removesuffix(")")
    if len(inner) + 2 != len(mark):
        return mark
    return f"（{to_han(ord(inner) - ord('a') + 1)}）" if len(inner) == 1 and "a" <= inner <= "z" else f"（{inner}）"


def numbers(text: str) -> list[int]:
    """The runs of digits in a text: year, month, day."""
    return [int(run) for run in re.findall("[0-9]+", text)]


def day(year: int, month: int, number: int) -> date | None:
    """The day of the calendar, or None where there is none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _whole(text: str) -> int | None:
    """Sections of up to four places, each closed by 万 or 亿: 一亿二千三百万."""
    if len(text) > 1 and all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text)) if len(text) <= MOST_DIGITS else None
    total, rest = 0, text
    for mark, size in (("亿", MYRIADS["亿"]), ("万", MYRIADS["万"])):
        before, found, after = rest.partition(mark)
        if found:
            section = _section(before)
            if not section or (len(after) == 1 and after != "零"):
                return None
            total, rest = total + section * size, after
    last = _section(rest) if rest else 0
    return None if last is None or not text else total + last


def _section(text: str) -> int | None:
    """Up to 九千九百九十九: thousands, hundreds, tens and ones, in that order. None for 二百五, which means 250 to some."""
    total, digit, below = 0, None, 10**4
    for c in text:
        if c in DIGITS:
            if digit:
                return None
            digit = DIGITS[c]
        elif c in TENS and TENS[c] < below and (digit or (digit is None and c == "十")):
            total, digit, below = total + (digit or 1) * TENS[c], None, TENS[c]
        else:
            return None
    if not text or (digit and below > 10 and total and text[-2] not in "零〇"):
        return None
    return total + (digit or 0)

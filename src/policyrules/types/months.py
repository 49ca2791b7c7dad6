"""The lists of months that every rule may speak of: 本年各月, 最近6个月. The thing at hand is seen in each of them."""

from __future__ import annotations

import re
from typing import Literal

from policyrules.classes import frozen
from policyrules.types.encode import MONTHS_A_YEAR
from policyrules.types.number_text import han_whole

MOST_MONTHS = 120
"""The longest list of months: ten years."""


@frozen
class Window:
    """Months by their distance from the month at hand, or from January of its year.

    `so_far`: of these, those up to the month at hand.
    """

    anchor: Literal["month", "year"]
    first: int
    size: int
    so_far: bool = False


NAMED: dict[str, tuple[str, str, Window]] = {
    "本年各月": ("months_of_this_year", "months of this year", Window("year", 0, MONTHS_A_YEAR)),
    "上年各月": ("months_of_last_year", "months of last year", Window("year", -MONTHS_A_YEAR, MONTHS_A_YEAR)),
    "本年至本月各月": ("months_of_this_year_so_far", "months of this year so far", Window("year", 0, MONTHS_A_YEAR, so_far=True)),
}
"""Chinese name → name and words in English, and the months."""
RECENT = re.compile(r"(最近|前)([0-9]+|[一二两三四五六七八九十百]+)个月|(last|previous)_([0-9]+)_months")
"""最近6个月 ends with the month at hand; 前6个月 with the one before it."""


def window_of(name: str) -> Window | None:
    """The months that a name stands for, in either tongue; None where it stands for none.

    >>> window_of("最近6个月")
    Window(anchor='month', first=-5, size=6, so_far=False)
    >>> window_of("前十二个月").first
    -12
    """
    for zh, (alias, _, window) in NAMED.items():
        if name in (zh, alias):
            return window
    found = RECENT.fullmatch(name)
    if found is None:
        return None
    size = _count(found[2] or found[4])
    if not 0 < size <= MOST_MONTHS:
        return None
    return Window("month", 1 - size if (found[1] or found[3]) in ("最近", "last") else -size, size)


def in_english(name: str) -> str | None:
    """The words for a list of months in an English sentence; None for any other name.

    >>> in_english("前3个月"), in_english("本年各月")
    ('previous 3 months', 'months of this year')
    """
    if name in NAMED:
        return NAMED[name][1]
    if window_of(name) is None:
        return None
    found = RECENT.fullmatch(name)
    if found and found[1]:
        return f"{'last' if found[1] == '最近' else 'previous'} {_count(found[2])} months"
    return None


def aliases_in(text: str) -> dict[str, str]:
    """Chinese name → English name of each list of so many months that a text speaks of, in either tongue.

    >>> aliases_in("最近三个月 均为 …；previous_6_months's …")
    {'最近三个月': 'last_3_months', '前6个月': 'previous_6_months'}
    """
    found = {}
    for match in RECENT.finditer(text):
        if window_of(match[0]) is not None:
            recent = (match[1] or match[3]) in ("最近", "last")
            count = _count(match[2] or match[4])
            chinese = match[0] if match[1] else f"{'最近' if recent else '前'}{count}个月"
            found[chinese] = f"{'last' if recent else 'previous'}_{count}_months"
    return found


def _count(text: str) -> int:
    """Digits or Chinese numerals; 0 for what is neither, or too long."""
    return int(text) if text.isdigit() and len(text) < 5 else han_whole(text) or 0

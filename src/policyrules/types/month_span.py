"""Months in a row as people write them: 2026-01 至 2026-12, 2026年1月 到 2026年3月, 2026-01..2026-12."""

from __future__ import annotations

import re
from typing import Final

from policyrules.types.date_text import month_of
from policyrules.types.encode import of_month
from policyrules.types.months import MOST_MONTHS

TO: Final = re.compile(r"\s*(?:至|到|—|～|~|\.\.|\bto\b)\s*")


def span_of(text: str) -> range | None:
    """The months (encoded), at most `MOST_MONTHS`; None where the text names none, or the later first.

    >>> span_of("2026-01 至 2026-03"), span_of("2026年2月")
    (range(24312, 24315), range(24313, 24314))
    """
    ends = []
    for part in TO.split(text.strip()):
        found = month_of(part)
        if not isinstance(found, tuple):
            return None
        ends.append(of_month(*found))
    if len(ends) > 2 or not 0 < ends[-1] - ends[0] + 1 <= MOST_MONTHS:
        return None
    return range(ends[0], ends[-1] + 1)

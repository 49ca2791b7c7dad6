"""Which figures of a table must not be shown, so that nobody can be told from a small one.

A count from 1 to just below the least is small and hidden. What is hidden must not come out by subtraction from the total of its
column: at least two counts of a column are hidden then, and so many people stand behind them together that each of them could be
no small count. Where that cannot be had, the total is hidden, and with it every count of that column in all tables that add up to it.
"""

from __future__ import annotations

from collections.abc import Sequence

LEAST = 5
"""From so many people on, a count may be shown."""


def hidden(total: int, tables: Sequence[Sequence[int]], least: int = LEAST, also: frozenset[int] = frozenset()) -> frozenset[int]:
    """Which to hide of the total (place 0) and of the counts of all tables, one table after the other. `also`: places that are hidden
    for another reason.

    >>> sorted(hidden(20, [[2, 8, 10]]))
    [1, 2]
    >>> sorted(hidden(3, [[3, 0]]))
    [0, 1]
    """
    found, start = [], 1
    for table in tables:
        found.append(_of_table(table, least, {place - start for place in also}))
        start += len(table)
    whole = 0 < total < least or 0 in also or None in found
    places, start = {0} if whole else set[int](), 1
    for table, away in zip(tables, found, strict=True):
        places |= {start + i for i, n in enumerate(table) if (n if whole or away is None else i in away)}
        start += len(table)
    return frozenset(places)


def _of_table(table: Sequence[int], least: int, also: set[int]) -> frozenset[int] | None:
    """The places to hide so that the total may be shown; None where there are none that would do."""
    places = {i for i, n in enumerate(table) if 0 < n < least or (n and i in also)}
    others = sorted((n, i) for i, n in enumerate(table) if n and i not in places)
    while places and not _safe([table[i] for i in places], least):
        if not others:
            return None
        places.add(others.pop(0)[1])
    return frozenset(places)


def _safe(counts: Sequence[int], least: int) -> bool:
    """Whether each of these, of which the sum can be had, could be as small as 1 and as large as `least`."""
    return len(counts) > 1 and sum(counts) - (len(counts) - 1) >= least

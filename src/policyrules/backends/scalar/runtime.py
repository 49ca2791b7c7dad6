"""What generated code calls: the few operations that are not worth writing out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from attrs import evolve

from policyrules import core
from policyrules.backends.scalar.classes import Row
from policyrules.classes import frozen
from policyrules.core.ranges import divided
from policyrules.types.encode import DAYS_A_MONTH, last_day

Why: TypeAlias = frozenset[core.Reason]
NOTHING: Why = frozenset()
Interval: TypeAlias = tuple[int, int, Why]
Exception_: TypeAlias = tuple[int, int, Why, int, int, Why]
"""Whether an exception fires, and what it gives: lowest, highest, reasons of each."""


@frozen
class Yields:
    """Which exceptions of a `Default` give way to which, by position, and what to say where two clash."""

    to: tuple[frozenset[int], ...]
    clash: Why


def yields_of(op: core.Default) -> Yields:
    at = {c.label: i for i, c in enumerate(op.cases)}
    reason = core.Reason("clash", "、".join(c.label for c in op.cases))
    return Yields(tuple(frozenset(at[label] for label in c.yields) for c in op.cases), frozenset({reason}))


def unless(yields: Yields, base: Interval, *cases: Exception_) -> Interval:
    """The exception that surely fires and gives way to no other sure one, else the base; and what an exception that may fire can
    still make of it. As `Default` means it; reasons are empty sets where nobody asks for them."""
    sure = {i for i, case in enumerate(cases) if case[0]}
    top = [i for i in sorted(sure) if not sure & yields.to[i]]
    ground: list[Interval] = [cases[i][3:] for i in top] or [base]
    above = NO_PLACES.union(*(yields.to[i] for i in top))
    doubtful = [i for i, case in enumerate(cases) if case[0] < case[1] and (not sure or i in above)]
    shields = NO_PLACES.union(*(yields.to[i] for i in doubtful))
    settled = ground[0] if ground[0][0] == ground[0][1] else None
    may = [i for i in doubtful if i in shields or settled is None or cases[i][3:5] != settled[:2]]
    results = [*ground, *(cases[i][3:] for i in may)]
    low, high = min(r[0] for r in results), max(r[1] for r in results)
    if low == high:
        return low, high, NOTHING
    why = NOTHING.union(*(r[2] for r in results), *(cases[i][2] for i in may))
    return low, high, why | yields.clash if len(top) > 1 else why


NO_PLACES: frozenset[int] = frozenset()


def reaching(elements: list[tuple[int, Why]], beyond: int | None) -> Why:
    """The reasons of those elements that reach beyond a bound, if there is one."""
    return NOTHING.union(*(why for reach, why in elements if beyond is None or reach > beyond))


def named(reason: core.Reason, items: tuple[int, ...]) -> Why:
    """The reason, about one element."""
    return frozenset({evolve(reason, items=items)})


def in_month(why: Why, day: int) -> Why:
    """The reasons, about the month of a day."""
    return frozenset(evolve(reason, month=day // DAYS_A_MONTH) for reason in why)


def dated(why: Why, row: Row, day: int) -> Why:
    """The reason, about the month of a day where the record says by the month what it knows of the fact."""
    return in_month(why, day) if row.h and any(reason.name in row.h for reason in why) else why


def seen(row: Row, first: int, size: int) -> Iterator[tuple[int, Row]]:
    """The first day of each of some months, and the row as it is then; a blank row is blank in every month."""
    for month in range(first, first + size):
        yield month * DAYS_A_MONTH, row.t[0].row(row.t[1], month) if row.t else row


def unite(*whys: Why) -> Why:
    return NOTHING.union(*whys)


def half_up(of: int, by: int) -> int:
    return divided(of, by, "half_up")


def half_even(of: int, by: int) -> int:
    return divided(of, by, "half_even")


HELPERS: dict[str, Callable[..., object]] = {
    "dated": dated, "enumerate": enumerate, "half_even": half_even, "half_up": half_up, "in_month": in_month, "len": len, "max": max,
    "last_day": last_day, "min": min, "named": named, "reaching": reaching, "seen": seen, "unite": unite, "unless": unless,
}  # fmt: skip
"""All that generated code may call."""

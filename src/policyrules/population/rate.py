"""A rate with unknowns: exact bounds, and 不适用 where nobody is in the denominator."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from policyrules.backends.reference import Value
from policyrules.classes import frozen
from policyrules.core import Reason


@frozen
class Member:
    """Whether it counts in the denominator, and whether it has the property."""

    denominator: Value
    numerator: Value


@frozen
class Rate:
    """`low` and `high` bound the rate; None where nobody can be counted. `empty`: surely (True), possibly (None), not (False)."""

    low: Fraction | None
    high: Fraction | None
    empty: bool | None
    counted: tuple[int, int]
    """Those surely in numerator and denominator."""
    missing: frozenset[Reason] = frozenset()

    @property
    def known(self) -> bool:
        return self.empty is True or (self.empty is False and self.low == self.high)


CLOSED = Rate(None, None, None, (0, 0))
"""On a day on which the indicator is not in force: nothing is counted, and that is not an empty list."""


def rate(members: Iterable[Member]) -> Rate:
    """The rate over all members. One pass: a doubtful member is let in where it pulls the bound the right way."""
    given = list(members)
    sure = [m.numerator for m in given if m.denominator.low]
    doubt = [m.numerator for m in given if not m.denominator.low and m.denominator.high]
    down, up = sum(n.low == 0 for n in doubt), sum(n.high == 1 for n in doubt)
    least, most = sum(n.low for n in sure), sum(n.high for n in sure) + up
    if not sure and not doubt:
        return Rate(None, None, True, (0, 0))
    low = Fraction(least, len(sure) + down) if sure or down else Fraction(1)
    high = Fraction(most, len(sure) + up) if sure or up else Fraction(0)
    open_ = [m for m in given if m.denominator.high and not (m.denominator.known and m.numerator.known)]
    missing = frozenset[Reason]().union(*(m.denominator.why | m.numerator.why for m in open_))
    empty = None if not sure else False
    if empty is False and low == high:
        missing = frozenset()
    return Rate(low, high, empty, (least, len(sure)), missing)


def rate_of(top: int, bottom: int) -> Rate:
    """The rate of which the counts are known: `top` of `bottom`."""
    share = Fraction(top, bottom) if bottom else None
    return Rate(share, share, not bottom, (top, bottom))


def meets(found: Rate, relation: str, target: Fraction) -> bool | None:
    """Whether a rate meets its target; None where that is open or nobody is counted."""
    if found.low is None or found.high is None or found.empty is not False:
        return None
    match relation:
        case "ge" | "gt":
            low, high = (r >= target if relation == "ge" else r > target for r in (found.low, found.high))
        case "le" | "lt":
            low, high = (r <= target if relation == "le" else r < target for r in (found.high, found.low))
        case _:
            return found.low == target if found.known else None
    return low if low == high else None

"""Whether an encoded value lies where its fact or parameter declares, and what is said where it does not."""

from __future__ import annotations

from policyrules.types.model import Date, Month, Scalar
from policyrules.types.to_text import written
from policyrules.types.unreadable import Fault, Unreadable
from policyrules.types.vocabulary import Vocabulary


def in_bounds(value: int, low: int, high: int) -> bool:
    """Both ends belong to it.

    >>> in_bounds(0, 0, 1), in_bounds(2, 0, 1)
    (True, False)
    """
    return low <= value <= high


def out_of_bounds(low: int, high: int, type: Scalar, vocabulary: Vocabulary) -> Unreadable:
    """What is said of a value that lies outside."""
    if isinstance(type, Date | Month):
        return Unreadable(Fault.OUT_OF_RANGE, "合理的日期", "a day that makes sense")
    ends = [[written(end, type, vocabulary, tongue) for end in (low, high)] for tongue in ("zh", "en")]
    return Unreadable(Fault.OUT_OF_RANGE, f" {' 至 '.join(ends[0])} 之间的值", f"a value from {' to '.join(ends[1])}")

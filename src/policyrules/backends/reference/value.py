"""The one domain of the meaning: a bounded whole number, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from policyrules.classes import frozen
from policyrules.core import Reason

NOTHING: frozenset[Reason] = frozenset()


@frozen
class Value:
    """Somewhere from `low` to `high`; `why` names what would narrow it, and is empty exactly where the two are one number.

    A truth value is unknown when it is the interval 0..1; strong Kleene logic is then minimum, maximum and 1 - x.
    """

    low: int
    high: int
    why: frozenset[Reason] = NOTHING

    def __attrs_post_init__(self) -> None:
        if self.low > self.high or (self.low == self.high) != (not self.why):
            raise AssertionError(f"no such value: {self.low}..{self.high} because of {set(self.why)}")

    @property
    def known(self) -> bool:
        return self.low == self.high

    @property
    def certain(self) -> bool:
        """Of a truth value: surely yes."""
        return self.low > 0

    @property
    def possible(self) -> bool:
        """Of a truth value: not surely no."""
        return self.high > 0

    @property
    def doubtful(self) -> bool:
        """Of a truth value: may be yes or no."""
        return self.possible and not self.certain

    def within(self, first: int, last: int) -> bool:
        """Surely from `first` to `last`."""
        return first <= self.low and self.high <= last

    def meets(self, first: int, last: int) -> bool:
        """Possibly from `first` to `last`."""
        return first <= self.high and self.low <= last


@lru_cache(4096)
def point(number: int) -> Value:
    """What is known. Most values are, and few differ."""
    return Value(number, number)


def unknown(low: int, high: int, reason: Reason) -> Value:
    """Anything between the bounds, until `reason` is supplied."""
    return point(low) if low == high else Value(low, high, frozenset({reason}))


def turned(low: int, high: int, of: Value) -> Value:
    """What one value becomes: it rests on what that rests on."""
    return point(low) if low == high else Value(low, high, of.why)


def settled(low: int, high: int, live: Iterable[Value]) -> Value:
    """An interval that rests on the `live` values. A point rests on nothing, so a settled operand never asks for anything."""
    return point(low) if low == high else Value(low, high, NOTHING.union(*(v.why for v in live)))


def truth(surely: bool, possibly: bool, live: Iterable[Value]) -> Value:
    return settled(int(surely), int(possibly), live)


def either(results: Iterable[Value], because: Iterable[Value]) -> Value:
    """One of several values, it is not known which."""
    some = list(results)
    return settled(min(v.low for v in some), max(v.high for v in some), [*some, *because])

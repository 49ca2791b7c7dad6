"""What is decided of one thing under one rule: values, not words."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from policyrules.classes import frozen
from policyrules.core import Reason
from policyrules.types import Scalar

Outcome: TypeAlias = Literal["yes", "no", "open", "not_applicable"]


@frozen
class Interval:
    """A number that lies from `low` to `high` (encoded as `type` says, and divided by `by`: an exact quotient).

    `present`: False where it is known that there is none, None where that is open.
    """

    low: int
    high: int
    type: Scalar
    by: int = 1
    present: bool | None = True
    why: frozenset[Reason] = frozenset()

    @property
    def known(self) -> bool:
        return self.low == self.high and self.present is not None


@frozen(cache_hash=True)  # a screening looks the words of each up
class Finding:
    """The answer of one rule for one thing on one day.

    `outcome` of an obligation says whether it is owed; `fulfilled` whether it was done. `amount` is the rate (122元/月), whether
    or not it runs yet; `payable` what falls due in the month of `as_of`. `missing` would settle the outcome, `missing_amount`
    the amounts; both are empty where nothing is open. `exceptions` are the labels of those that fire for certain. `value` is that
    of a definition which is no truth value.
    """

    rule: str
    kind: str
    as_of: date
    outcome: Outcome
    fulfilled: Outcome | None = None
    value: Interval | None = None
    amount: Interval | None = None
    payable: Interval | None = None
    starts: Interval | None = None
    missing: frozenset[Reason] = frozenset()
    missing_amount: frozenset[Reason] = frozenset()
    exceptions: tuple[str, ...] = ()
    limits: tuple[Interval, Interval] | None = None
    """Between which amounts the body decides: the lowest and the highest."""

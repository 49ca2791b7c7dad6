"""A search by chance: attempts are drawn until one is refuted, which is then made plainer within a bounded number of replays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Final, Protocol, TypeAlias

from policyrules.cases import Case
from policyrules.classes import frozen
from policyrules.core import Program
from policyrules.testing.records import Between

MOST_REPLAYS: Final = 150
"""At some milliseconds each; what is left over, `minimal` takes away."""
WIDE: Final = 2**16
"""From ranges that are wider, numbers of every length are drawn alike."""


class Refuted(Exception):
    """Raised by an attempt that found what it looks for."""


@frozen(eq=False)
class Found:
    """What a trial came to. `error`: the code of what is wrong, or the law that is broken, of which `rule`, and where: in one case or,
    of a ranking, in several together. `tried` cases, in `held` of which the premise was met."""

    error: str = ""
    rule: str = ""
    cases: tuple[Case, ...] = ()
    tried: int = 0
    held: int = 0


class Trial(Protocol):
    """Something that is tried. It may be sent to another process before it begins."""

    @property
    def name(self) -> str: ...

    @property
    def program(self) -> Program: ...

    def attempt(self, between: Between) -> None:
        """May raise Refuted."""

    def found(self, refuted: bool) -> Found:
        """What the last attempts came to."""


Attempt: TypeAlias = "Callable[[Between], None]"
"""It draws what it needs, and may raise Refuted."""
Search: TypeAlias = "Callable[[Attempt, int], bool]"
"""Whether one of so many attempts was refuted. The last attempt made is then the plainest of those."""


def looked(trial: Trial, most: int, seed: int | None, by: Search | None = None) -> Found:
    """What a search of so many attempts finds. The same seed finds the same, whatever else is tried and in whichever process.

    `by`: a search that has a chance of its own, and no use for the seed.
    """
    search = by or searching(None if seed is None else f"{seed} {trial.name}")
    return trial.found(search(trial.attempt, most))


def searching(seed: str | None) -> Search:
    """A search by Python's chance. Without a seed other numbers are drawn each time."""

    def search(attempt: Attempt, most: int) -> bool:
        between = drawn(Random(seed))
        for number in range(most):
            numbers: list[int] = []
            if refuted(attempt, noted(between if number else lowest, numbers)):
                return made_plainer(attempt, numbers)
        return False

    return search


def lowest(low: int, high: int) -> int:
    return low


def drawn(dice: Random) -> Between:
    def between(low: int, high: int) -> int:
        if high - low <= WIDE:
            return dice.randint(low, high)
        length = dice.randint(0, (high - low).bit_length())
        return min(low + dice.getrandbits(length), high)

    return between


def noted(between: Between, numbers: list[int]) -> Between:
    """The same, with a list of all that was drawn."""

    def drawing(low: int, high: int) -> int:
        numbers.append(between(low, high))
        return numbers[-1]

    return drawing


def refuted(attempt: Attempt, between: Between) -> bool:
    try:
        attempt(between)
    except Refuted:
        return True
    return False


def made_plainer(attempt: Attempt, numbers: Sequence[int]) -> bool:
    """As many of the drawn numbers as possible at their lowest (None), whole stretches first; with these the last attempt is made."""
    best: list[int | None] = list(numbers)
    left, size = MOST_REPLAYS, len(best)
    while size >= 1:
        for start in range(0, len(best), size):
            stretch = best[start : start + size]
            if left and any(n is not None for n in stretch):
                left -= 1
                candidate = [*best[:start], *([None] * len(stretch)), *best[start + size :]]
                if refuted(attempt, _replayed(candidate)):
                    best = candidate
        size //= 2
    assert refuted(attempt, _replayed(best))
    return True


def _replayed(numbers: Sequence[int | None]) -> Between:
    waiting = iter(numbers)

    def between(low: int, high: int) -> int:
        number = next(waiting, None)
        return low if number is None else min(max(number, low), high)

    return between

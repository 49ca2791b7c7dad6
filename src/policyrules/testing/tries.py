"""Hypothesis as a search: attempts are drawn until one is refuted, which is then made plainer within a bounded number of replays.

Of Hypothesis a few attempts together draw one number, and all others from that: an attempt draws hundreds, which by Hypothesis took as
long as to evaluate what they make.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis import strategies as st

from policyrules.testing.records import Between

MOST_REPLAYS = 150
"""Hypothesis would shrink for minutes, at dozens of milliseconds an attempt; what is left over, `minimal` takes away."""


SEEDS: Final = 2**64 - 1
TOGETHER: Final = 10
"""Attempts for each number but the first, which is always the same: drawing it takes a good part of the time of an attempt."""
WIDE: Final = 2**16
"""From ranges that are wider, numbers of every length are drawn alike."""


class Refuted(Exception):
    """Raised by an attempt that found what it looks for."""


def search(attempt: Callable[[Between], None], most: int, seed: int | None) -> bool:
    """Whether some attempt was refuted. The last attempt made is then the plainest of those.

    Without a seed the current Hypothesis profile decides whether the search is the same each time.
    """
    numbers: list[int] = []
    left, refuted = most, False

    @settings(
        max_examples=1 + -(-(most - 1) // TOGETHER),
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
        report_multiple_bugs=False,
        print_blob=False,
    )
    @hypothesis.given(st.integers(0, SEEDS))
    def looked(number: int) -> None:
        nonlocal left, refuted
        together = TOGETHER if number else 1
        for place in range(together if refuted else min(together, left)):
            left -= 1
            numbers.clear()
            drawn = _drawn(number, place)

            def between(low: int, high: int, drawn: Between = drawn) -> int:
                numbers.append(drawn(low, high))
                return numbers[-1]

            try:
                attempt(between)
            except Refuted:
                refuted = True  # is looked at once more
                raise

    run = looked if seed is None else hypothesis.seed(seed)(looked)
    try:
        run()
    except Refuted:
        plainest = _shrunk(attempt, numbers)
        assert _refuted(attempt, plainest)
        return True
    return False


def _drawn(seed: int, place: int) -> Between:
    """Numbers that rest on these two alone; those of seed 0, which Hypothesis tries first, are the lowest there are."""
    dice = Random(seed * TOGETHER + place)

    def between(low: int, high: int) -> int:
        if seed == 0:
            return low
        if high - low <= WIDE:
            return dice.randint(low, high)
        length = dice.randint(0, (high - low).bit_length())
        return min(low + dice.getrandbits(length), high)

    return between


def _shrunk(attempt: Callable[[Between], None], numbers: Sequence[int]) -> list[int | None]:
    """As many of the drawn numbers as possible at their lowest (None), whole stretches first."""
    best: list[int | None] = list(numbers)
    left, size = MOST_REPLAYS, len(best)
    while size >= 1:
        for start in range(0, len(best), size):
            stretch = best[start : start + size]
            if left and any(n is not None for n in stretch):
                left -= 1
                candidate = [*best[:start], *([None] * len(stretch)), *best[start + size :]]
                if _refuted(attempt, candidate):
                    best = candidate
        size //= 2
    return best


def _refuted(attempt: Callable[[Between], None], numbers: Sequence[int | None]) -> bool:
    waiting = iter(numbers)

    def between(low: int, high: int) -> int:
        number = next(waiting, None)
        return low if number is None else min(max(number, low), high)

    try:
        attempt(between)
    except Refuted:
        return True
    return False

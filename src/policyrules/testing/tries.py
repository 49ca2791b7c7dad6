"""Hypothesis as a search: attempts are drawn until one is refuted, which is then made plainer within a bounded number of replays."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis import strategies as st

from policyrules.testing.records import Between

MOST_REPLAYS = 150
"""Hypothesis would shrink for minutes, at dozens of milliseconds an attempt; what is left over, `minimal` takes away."""


class Refuted(Exception):
    """Raised by an attempt that found what it looks for."""


def search(attempt: Callable[[Between], None], most: int, seed: int | None) -> bool:
    """Whether some attempt was refuted. The last attempt made is then the plainest of those.

    Without a seed the current Hypothesis profile decides whether the search is the same each time.
    """
    numbers: list[int] = []

    @settings(
        max_examples=most,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
        report_multiple_bugs=False,
        print_blob=False,
    )
    @hypothesis.given(st.data())
    def looked(data: st.DataObject) -> None:
        numbers.clear()

        def between(low: int, high: int) -> int:
            numbers.append(data.draw(st.integers(low, high)))
            return numbers[-1]

        attempt(between)

    run = looked if seed is None else hypothesis.seed(seed)(looked)
    try:
        run()
    except Refuted:
        plainest = _shrunk(attempt, numbers)
        assert _refuted(attempt, plainest)
        return True
    return False


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

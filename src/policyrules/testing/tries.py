"""Hypothesis as a search: an attempt is drawn until one is refuted, which is then made as plain as can be."""

from __future__ import annotations

from collections.abc import Callable

import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis import strategies as st

from policyrules.testing.records import Between


class Refuted(Exception):
    """Raised by an attempt that found what it looks for."""


def search(attempt: Callable[[Between], None], most: int, seed: int | None) -> bool:
    """Whether some attempt was refuted. The last attempt made is then the plainest of those.

    Without a seed the current Hypothesis profile decides whether the search is the same each time.
    """

    @settings(
        max_examples=most,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
        report_multiple_bugs=False,
        print_blob=False,
    )
    @hypothesis.given(st.data())
    def looked(data: st.DataObject) -> None:
        attempt(lambda low, high: data.draw(st.integers(low, high)))

    run = looked if seed is None else hypothesis.seed(seed)(looked)
    try:
        run()
    except Refuted:
        return True
    return False

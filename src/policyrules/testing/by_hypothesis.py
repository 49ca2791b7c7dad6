"""A search whose chance is that of Hypothesis, for packs as tests: its profiles, seeds and statistics are those of the whole project.

Of Hypothesis an attempt draws its dice, and from these all else: an attempt draws hundreds of numbers, which one by one would take as
long as to evaluate what they make. What was found is made plainer as in every search.
"""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st

from policyrules.testing.tries import Attempt, Refuted, drawn, lowest, made_plainer, noted, refuted


def searched(attempt: Attempt, most: int) -> bool:
    """As `tries.search`; without a seed, the current profile decides whether the attempts are the same each time."""
    numbers: list[int] = []

    @settings(
        max_examples=max(most - 1, 1),
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
        report_multiple_bugs=False,
        print_blob=False,
    )
    @given(st.randoms(use_true_random=True))
    def looked(dice: Random) -> None:
        numbers.clear()
        attempt(noted(drawn(dice), numbers))

    if refuted(attempt, noted(lowest, numbers)):
        return made_plainer(attempt, numbers)
    try:
        looked()
    except Refuted:
        return made_plainer(attempt, numbers)
    return False

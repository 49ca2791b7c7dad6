"""All that is tried of a pack: its properties, and the laws for each kind of thing and each ranking; in one process or in several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from policyrules.classes import frozen
from policyrules.driver.processes import spread
from policyrules.testing.tries import Found, Trial, looked

WORTHWHILE: Final = 60_000
"""Steps tried, below which a process takes longer to begin than it would save."""


def jobs_for(trials: Sequence[Trial], tries: int, most: int) -> int:
    """How many processes are worth their beginning, at most so many."""
    return max(1, min(most, len(trials), sum(map(steps, trials)) * tries // WORTHWHILE))


def steps(trial: Trial) -> int:
    return len(trial.program.lets)


@contextmanager
def tried(trials: Sequence[Trial], tries: int, seed: int, jobs: int) -> Iterator[Iterator[tuple[int, Found]]]:
    """What each trial comes to, with its number: in their order in one process, as they are ready in several. Raises HelperLost.

    In several the longest are begun first, and at once.
    """
    if jobs == 1:
        yield ((number, looked(trial, tries, seed)) for number, trial in enumerate(trials))
        return
    longest = sorted(enumerate(trials), key=lambda numbered: -steps(numbered[1]))
    with spread(_look, longest, jobs, _Extent(tries, seed), _Extent, (tries, seed)) as found:
        yield ((number, came) for (number, _), came in found)


@frozen
class _Extent:
    tries: int
    seed: int


def _look(extent: _Extent, numbered: tuple[int, Trial]) -> Found:
    return looked(numbered[1], extent.tries, extent.seed)

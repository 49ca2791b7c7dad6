"""Work in several processes: as in one, given up at once, and told where a helper is lost."""

from __future__ import annotations

import os
import time

import pytest

from policyrules.driver.processes import HelperLost, spread

AWHILE, LONG = 1, 60


def times(factor: int, number: int) -> int:
    return factor * number


def ended(helper: bool, number: int) -> int:
    return os._exit(number) if helper else number


def asleep(helper: bool, seconds: float) -> None:
    time.sleep(seconds if helper else 0)


def failing(helper: bool, number: int) -> int:
    if helper:
        raise ValueError(number)
    return number


def test_each_piece_with_what_comes_of_it() -> None:
    pieces = list(range(9))
    with spread(times, pieces, 3, 7, int, ("7",)) as found:
        assert sorted(found) == [(n, 7 * n) for n in pieces]


def test_a_helper_that_dies_is_told() -> None:
    with pytest.raises(HelperLost), spread(ended, [1, 1], 2, False, bool, (1,)) as found:
        time.sleep(AWHILE)
        list(found)


def test_what_is_wrong_in_a_helper_is_wrong_here() -> None:
    with pytest.raises(ValueError, match="5"), spread(failing, [5], 2, False, bool, (1,)) as found:
        time.sleep(AWHILE)
        list(found)


def test_what_is_not_done_is_given_up_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), spread(asleep, [LONG, LONG, LONG], 2, False, bool, (1,)) as found:
        for _ in found:
            raise KeyboardInterrupt
    assert time.monotonic() - began < LONG / 2

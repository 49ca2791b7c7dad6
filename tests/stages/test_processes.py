"""Work in several processes: as in one, given up at once, and told where a helper is lost."""

from __future__ import annotations

import os
import time

import pytest

from policyrules.driver.processes import HelperLost, spread

LONG = 60


def times(factor: int, number: int) -> int:
    return factor * number


def ended(_: object, number: int) -> int:
    os._exit(number)


def asleep(_: object, seconds: float) -> None:
    time.sleep(seconds)


def failing(_: object, number: int) -> int:
    raise ValueError(number)


def test_each_piece_with_what_comes_of_it() -> None:
    with spread(times, [3, 1, 2], 2, int, ("7",)) as found:
        assert dict(found) == {3: 21, 1: 7, 2: 14}


def test_a_helper_that_dies_is_told() -> None:
    with pytest.raises(HelperLost), spread(ended, [1, 1], 1, int, ()) as found:
        list(found)


def test_what_is_wrong_in_a_helper_is_wrong_here() -> None:
    with pytest.raises(ValueError, match="5"), spread(failing, [5], 1, int, ()) as found:
        list(found)


def test_what_is_not_done_is_given_up_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), spread(asleep, [0, LONG, LONG], 2, int, ()) as found:
        for _ in found:
            raise KeyboardInterrupt
    assert time.monotonic() - began < LONG / 2

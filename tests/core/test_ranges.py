from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from policyrules import core
from policyrules.backends import reference
from policyrules.backends.reference.operations import divided as by_reference
from policyrules.core.ranges import divided, ranges
from policyrules.testing.programs import programs
from policyrules.testing.vocabulary import DAYS


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(programs())
def test_ranges_are_those_of_the_reference_or_wider(program: core.Program) -> None:
    for span in (None, (DAYS[0], DAYS[0]), (DAYS[0] + 2, DAYS[1])):
        found = ranges(program, span)
        for name, value in reference.ranges(program, span).items():
            assert found[name][0] <= value.low
            assert value.high <= found[name][1]
        if not any(isinstance(let.op, core.Default) for let in program.lets):
            assert {name: (value.low, value.high) for name, value in reference.ranges(program, span).items()}.items() <= found.items()


@pytest.mark.parametrize("rounding", ["down", "up", "half_up", "half_even"])
def test_division_is_that_of_the_reference(rounding: core.Rounding) -> None:
    for of in range(-25, 26):
        for by in range(1, 8):
            assert divided(of, by, rounding) == by_reference(of, by, rounding)

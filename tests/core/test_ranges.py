from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyrules import core
from policyrules.backends import reference
from policyrules.backends.reference.operations import divided as by_reference
from policyrules.cases import Case, Record
from policyrules.core import Name
from policyrules.core.ranges import Range, divided, ranges
from policyrules.core.walk import operands
from policyrules.testing import vocabulary as v
from policyrules.testing.cases import cases
from policyrules.testing.programs import programs

laws = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def found_in(program: core.Program, case: Case) -> Iterator[tuple[Name, Range]]:
    """What the reference makes of each step, in each element of a list."""
    todo = [reference.trace(program, case).root]
    while todo:
        element = todo.pop()
        yield from ((name, (value.low, value.high)) for name, value in element.env.items())
        todo += [child for children in element.children.values() for child in children]


def inside(narrow: Range, wide: Range) -> bool:
    return wide[0] <= narrow[0] and narrow[1] <= wide[1]


@laws
@given(programs())
def test_of_an_empty_record_no_more_is_known_than_the_ranges_say(program: core.Program) -> None:
    day = v.DAYS[0]
    bounds = ranges(program, (day, day))
    assert all(inside(value, bounds[name]) for name, value in found_in(program, Case(Record(v.PERSON), day)))


@laws
@given(programs(presumptions=False))
def test_of_an_empty_record_no_less_is_known_where_nothing_clashes(program: core.Program) -> None:
    """Without questions for what is given, which an empty record answers, and without exceptions, which may clash.

    What looks over months is left to the laws beside this one: each month has a day of its own, and a range is of all of them.
    """
    if any(isinstance(let.op, core.Default) for let in program.lets):
        return
    day, plain = v.DAYS[0] + 2, apart_from_months(program)
    found = {name: value for name, value in found_in(program, Case(Record(v.PERSON), day)) if name in plain}
    assert found == {name: bounds for name, bounds in ranges(program, (day, day)).items() if name in plain}


def apart_from_months(program: core.Program) -> set[Name]:
    """The steps that read nothing in a block of months."""
    touched: set[Name] = set()
    for let in program.lets:
        if any(block.months for block in program.chain(let.home)) or touched & set(operands(let.op)):
            touched.add(let.name)
    return {let.name for let in program.lets} - touched


def test_the_law_above_speaks_of_most_steps() -> None:
    """It would say nothing if every step looked over months."""
    kept, whole = [], []

    @settings(laws, database=None)
    @given(programs(presumptions=False))
    def count(program: core.Program) -> None:
        kept.append(len(apart_from_months(program)))
        whole.append(len(program.lets))

    count()
    assert 2 * sum(kept) > sum(whole)


@laws
@given(st.data())
def test_every_case_lies_inside_the_ranges(data: st.DataObject) -> None:
    program = data.draw(programs())
    case = data.draw(cases(program))
    for span in (None, v.DAYS, (v.DAYS[0], case.as_of), (case.as_of, case.as_of)):
        bounds = ranges(program, span)
        assert all(inside(value, bounds[name]) for name, value in found_in(program, case))


@laws
@given(programs())
def test_fewer_days_give_narrower_ranges(program: core.Program) -> None:
    whole, part, all_days = ranges(program, v.DAYS), ranges(program, (v.DAYS[0] + 2, v.DAYS[1])), ranges(program)
    assert all(inside(part[name], whole[name]) and inside(whole[name], all_days[name]) for name in whole)


@pytest.mark.parametrize("rounding", ["down", "up", "half_up", "half_even"])
def test_division_is_that_of_the_reference(rounding: core.Rounding) -> None:
    for of in range(-25, 26):
        for by in range(1, 8):
            assert divided(of, by, rounding) == by_reference(of, by, rounding)

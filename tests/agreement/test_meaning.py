"""The reference against the definition by complete cases."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyrules import core
from policyrules.backends import reference
from policyrules.cases import Case
from policyrules.cases.copies import copied, reachable
from policyrules.core.verify import broken
from policyrules.testing import vocabulary as v
from policyrules.testing.cases import cases, read_by
from policyrules.testing.completions import exact, housed
from policyrules.testing.programs import programs

PROGRAMS = int(os.environ.get("POLICYRULES_AGREEMENT_PROGRAMS", "300"))
laws = settings(max_examples=max(40, PROGRAMS // 3), deadline=None, suppress_health_check=list(HealthCheck), derandomize=PROGRAMS == 300)


@laws
@given(programs())
def test_random_programs_are_well_formed(program: core.Program) -> None:
    assert broken(program) == []


@laws
@given(st.data())
def test_a_complete_case_has_one_answer(data: st.DataObject) -> None:
    program = data.draw(programs(proved=True))
    case = data.draw(cases(program, complete=True))
    trace = reference.trace(program, case)
    assert all(trace.value(output).known for output in program.outputs)


@laws
@given(st.data())
def test_bounds_hold_and_whatever_turns_an_answer_is_asked_for(data: st.DataObject) -> None:
    program = data.draw(programs(most=8, proved=True, presumptions=False))
    case = housed(data.draw(cases(program, gaps=data.draw(st.sampled_from([4, 10, 20])))))
    trace = reference.trace(program, case)
    right = exact(program, case)
    for output, found in right.items():
        value = trace.value(output)
        assert value.low <= min(found.answers)
        assert max(found.answers) <= value.high
        assert all(reasons & value.why for reasons in found.turning)


@laws
@given(st.data())
def test_more_facts_narrow_and_never_flip(data: st.DataObject) -> None:
    program = data.draw(programs(proved=True, presumptions=False))
    case = data.draw(cases(program, gaps=40))
    before = reference.trace(program, case)
    after = reference.trace(program, data.draw(fuller(program, case)))
    for output in program.outputs:
        assert before.value(output).low <= after.value(output).low
        assert after.value(output).high <= before.value(output).high
        assert after.value(output).why <= before.value(output).why


@st.composite
def fuller(draw: st.DrawFn, program: core.Program, case: Case) -> Case:
    """The same case with some facts more, and some lists vouched for."""
    twin = copied(case)
    for record in reachable(twin.root):
        for fact in v.FACTS:
            if fact.entity == record.entity and fact.name in read_by(program) and draw(st.booleans()):
                record.facts.setdefault(fact.name, draw(st.integers(fact.low, fact.high)))
        for listed in record.many.values():
            listed.complete = listed.complete or draw(st.booleans())
    return twin

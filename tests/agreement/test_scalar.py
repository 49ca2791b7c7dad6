"""Generated Python against the reference: bounds and reasons of every output, exactly."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from tests.agreement.evaluators import VOCABULARY, by_reference, by_scalar

from policyrules.backends.scalar import Evaluators
from policyrules.cases import Case
from policyrules.core.verify import broken
from policyrules.passes import eras, specialise
from policyrules.testing.cases import cases
from policyrules.testing.coverage import Coverage
from policyrules.testing.programs import programs
from policyrules.testing.vocabulary import DAYS

PROGRAMS = int(os.environ.get("POLICYRULES_AGREEMENT_PROGRAMS", "300"))
CASES_EACH = 3
GAPS = (0, 8, 20, 40)
"""Per cent of a case that is unknown."""
ROUNDS = 5
"""What is generated depends on how the package is installed; where something rare did not come, other seeds are tried."""


def laws(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), derandomize=PROGRAMS == 300)


def test_scalar_agrees_with_the_reference() -> None:
    coverage = Coverage()

    def law(data: st.DataObject) -> None:
        program = data.draw(programs())
        evaluators = Evaluators(program, VOCABULARY)
        coverage.program(program)
        for _ in range(CASES_EACH):
            case = data.draw(cases(program, gaps=data.draw(st.sampled_from(GAPS))))
            right = by_reference(program, case)
            assert by_scalar(evaluators, case) == right
            coverage.answers(program, case)

    for number in range(ROUNDS):
        seed(number)(settings(laws(PROGRAMS), derandomize=False, database=None)(given(st.data())(law)))()
        if not coverage.missing():
            break
    print(f"\n{coverage.report()}")
    assert coverage.missing() == []
    assert 0.1 <= coverage.open_share <= 0.5


@laws(max(40, PROGRAMS // 4))
@given(st.data())
def test_specialised_programs_answer_the_same(data: st.DataObject) -> None:
    program = data.draw(programs())
    case = data.draw(cases(program))
    spans = eras(program)
    span = next((s for s in spans if s[0] <= case.as_of <= s[1]), None)
    assert not spans or span is not None
    narrow = specialise(program, span)
    assert broken(narrow) == []
    assert len(narrow.lets) <= 2 * len(program.lets)
    assert by_reference(narrow, case) == by_reference(program, case)


def test_days_outside_the_calendar_are_answered() -> None:
    @laws(20)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        program = data.draw(programs())
        case = data.draw(cases(program))
        outside = Case(case.root, data.draw(st.sampled_from([DAYS[0] - 40, DAYS[1] + 40])), case.parameters)
        bounds = {o: (a.low, a.high) for o, a in by_scalar(Evaluators(program, VOCABULARY), outside).items()}
        assert bounds.keys() == program.outputs.keys()

    law()

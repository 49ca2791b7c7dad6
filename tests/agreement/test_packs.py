"""The shipped packs on persons made out of their vocabulary: generated evaluators and reference give the same findings."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyrules.backends import reference
from policyrules.cases import Case, Record
from policyrules.deciding.pack import Pack
from policyrules.explain import Finding, decide
from policyrules.screening.reasons import Answering
from policyrules.testing.gaps import gaps
from policyrules.testing.records import Drawing, sketch
from policyrules.types.encode import is_day, of_date, to_date

ASKED = ("define", "eligibility", "benefit", "obligation")


@pytest.mark.parametrize("name", ["example", "lucheng"])
def test_packs_agree_on_drawn_persons(request: pytest.FixtureRequest, name: str) -> None:
    plan: Pack = request.getfixturevalue(name)
    sketches = {e: sketch(lowered.program, plan.vocabulary, plan.compiled.checked) for e, lowered in plan.compiled.programs.items()}

    @settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def law(data: st.DataObject) -> None:
        entity = data.draw(st.sampled_from(sorted(sketches)))
        of = sketches[entity]
        drawing = Drawing(lambda low, high: data.draw(st.integers(low, high)), of, of.edges.days[0])
        drawing = evolve(drawing, as_of=drawing.pick([d for d in of.edges.days if is_day(d)])).cheaply()
        whole = Case(drawing.record(of.need), drawing.as_of, drawing.parameters())
        for case in (whole, gaps(whole, drawing)):
            assert findings(plan, entity, case) == expected(plan, entity, case)

    law()


def findings(plan: Pack, entity: str, case: Case) -> dict[str, Finding]:
    rules = [r for r in plan.rules if r.entity == entity and r.kind in ASKED]
    return {r.name: plan.find(r, case, to_date(case.as_of)) for r in rules}


def expected(plan: Pack, entity: str, case: Case) -> dict[str, Finding]:
    rules = [r for r in plan.rules if r.entity == entity and r.kind in ASKED]
    traced = reference.trace(plan.lowered(entity).program, case)
    return {r.name: decide(traced.program, r.name, r.kind, to_date(case.as_of), traced.value) for r in rules}


@pytest.mark.parametrize("name", ["专职委员工作补贴", "重度残疾人护理补贴"])
def test_a_screening_reads_the_figures_filled_in_as_a_decision_does(lucheng: Pack, name: str) -> None:
    """Things are packed once for all rules of a roster; each rule finds its own figures there."""
    rule, day = lucheng.rule(name), date(2025, 12, 1)
    evaluators, answering = lucheng.evaluators(rule.entity), Answering(lucheng, rule, day)
    figures = {name: lucheng.parameters[name].low + place for place, name in enumerate(evaluators.parameters.slots, 1)}
    case = evaluators.packed(Case(Record(rule.entity), of_date(day), figures))
    bounds = answering.worded.decide(*case)
    assert tuple(bounds[place] for place in answering.outputs.values()) == evaluators.evaluator(rule.name).decide(*case)

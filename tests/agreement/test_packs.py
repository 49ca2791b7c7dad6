"""The shipped packs on persons made out of their vocabulary: generated evaluators and reference give the same findings."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyrules.backends import reference
from policyrules.cases import Case
from policyrules.driver.pack import Pack
from policyrules.explain import Finding, decide
from policyrules.testing.gaps import gaps
from policyrules.testing.records import Drawing, sketch
from policyrules.types.encode import is_day, to_date

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

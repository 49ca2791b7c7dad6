"""A tracer gives what `trace` gives, whatever it was given before."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyrules import core
from policyrules.backends.reference import Element, Tracer, trace
from policyrules.cases import Case
from policyrules.cases.copies import copied, reachable
from policyrules.testing.cases import cases
from policyrules.testing.programs import programs

Written = tuple[object, ...]


def written(element: Element) -> Written:
    """All of an element and of those in it."""
    inner = {block: [written(child) for child in children] for block, children in element.children.items()}
    return element.day, element.path, element.items, element.there, element.times, element.asked, element.env, inner


def changed_a_little(case: Case, data: st.DataObject) -> Case:
    """A fact forgotten, a list not vouched for, another day."""
    near = copied(case)
    record = data.draw(st.sampled_from(reachable(near.root)))
    if record.facts:
        record.facts.pop(data.draw(st.sampled_from(sorted(record.facts))))
    for listed in record.many.values():
        listed.complete = data.draw(st.booleans())
    return Case(near.root, near.as_of + data.draw(st.integers(0, 1)), near.parameters)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs(), st.data())
def test_a_tracer_is_no_other_meaning(program: core.Program, data: st.DataObject) -> None:
    first, other = data.draw(cases(program)), data.draw(cases(program))
    told = [first, changed_a_little(first, data), other, first]
    tracer = Tracer(program)
    found = [tracer.trace(case, like=data.draw(st.booleans())) for case in told]
    for case, traced in zip(told, found, strict=True):
        assert written(traced.root) == written(trace(program, case).root)

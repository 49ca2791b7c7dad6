"""What an answer is said to rest on must be enough to give it."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyrules import core
from policyrules.backends.reference import trace
from policyrules.cases import Case, Listed, Record
from policyrules.cases.copies import copied, reachable
from policyrules.core import Output, Reason
from policyrules.core.build import Builder
from policyrules.explain.grounds import Walk, grounds
from policyrules.testing.cases import cases
from policyrules.testing.programs import programs

FEW = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def only(case: Case, keep: Iterable[Reason]) -> Case:
    """The case with nothing but these facts; lists keep their elements, empty."""
    bare = copied(case)
    wanted = {(id(record_at(bare.root, reason)), reason.name) for reason in keep}
    figures = {reason.name for reason in keep if reason.source == "parameter"}
    for record in reachable(bare.root):
        record.facts = {name: entry for name, entry in record.facts.items() if (id(record), name) in wanted}
    return evolve(bare, parameters={name: value for name, value in bare.parameters.items() if name in figures})


def record_at(root: Record, reason: Reason) -> Record | None:
    items = list(reason.items)
    found: Record | None = root
    for step in reason.path:
        if found is not None and step in found.many:
            found = found.many[step].items[items.pop(0)]
        elif found is not None:
            found = found.one.get(step)
    return found


@FEW
@given(st.data())
def test_the_grounds_are_enough(data: st.DataObject) -> None:
    program = data.draw(programs(10, proved=True, presumptions=True))
    case = data.draw(cases(program))
    traced = trace(program, case)
    walk = Walk(traced)
    for output, name in program.outputs.items():
        value = traced.value(output)
        if value.known:
            kept = only(case, walk.grounds(name).reasons)
            assert trace(program, kept).value(output) == value


def small() -> tuple[Builder, Output]:
    return Builder("人员"), Output("规则", "outcome")


def test_of_several_reasons_for_a_no_the_one_with_fewest_facts_is_named() -> None:
    b, output = small()
    two = b.any(b.fact("甲"), b.fact("乙"))
    program = b.program({output: b.all(two, b.fact("丙"))})
    traced = trace(program, Case(Record("人员", {"甲": 0, "乙": 0, "丙": 0}), 0))
    assert {r.name for r in grounds(traced, program.outputs[output]).reasons} == {"丙"}


def test_an_element_is_named_by_its_number() -> None:
    b, output = small()
    block = b.block(core.ROOT, (), "残疾", 6)
    program = b.program({output: b.exists(block, b.fact("重", home=block))})
    person = Record("人员", many={"残疾": listed({"重": 0}, {"重": 1})})
    found = grounds(trace(program, Case(person, 0)), program.outputs[output])
    assert found.reasons == {Reason("fact", "重", ("残疾",), (1,))}
    assert not found.lists


def test_that_none_counts_rests_on_the_list_being_complete() -> None:
    b, output = small()
    block = b.block(core.ROOT, (), "残疾", 6)
    program = b.program({output: b.exists(block, b.fact("重", home=block))})
    person = Record("人员", many={"残疾": listed({"重": 0})})
    assert grounds(trace(program, Case(person, 0)), program.outputs[output]).lists == {Reason("list", "残疾")}


def listed(*facts: dict[str, int]) -> Listed:
    return Listed([Record("残疾项", dict(f)) for f in facts])

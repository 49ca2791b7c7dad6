"""A fact is named as missing exactly if two completions that differ in it alone differ in the answer: where the analysis finds nothing,
on every small program; where it finds something, a case that shows it exists."""

from __future__ import annotations

from itertools import product

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from policyrules import core
from policyrules.analyse.exact import needless
from policyrules.backends.reference import trace
from policyrules.cases import Case, Record
from policyrules.core import Output, Reason
from policyrules.core.build import Builder
from policyrules.types import Choice

TRUTHS, LEVELS = ("甲", "乙", "丙"), 3
OUT = Output("规则", "outcome")
quick = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@st.composite
def formulas(draw: st.DrawFn) -> core.Program:
    """A condition over three truth values and a level, in which facts may be read again and again."""
    b = Builder("人")
    level = b.fact("等级", Choice("等级"), 1, LEVELS)
    leaves = [*(b.fact(name) for name in TRUTHS), *(b.one_of(level, [n]) for n in (1, 2)), b.one_of(level, [1, 2])]

    def made(depth: int) -> core.Name:
        kind = draw(st.sampled_from(["leaf", "all", "any", "not", "choose"] if depth else ["leaf"]))
        match kind:
            case "all":
                return b.all(made(depth - 1), made(depth - 1))
            case "any":
                return b.any(made(depth - 1), made(depth - 1))
            case "not":
                return b.not_(made(depth - 1))
            case "choose":
                return b.choose(made(depth - 1), made(depth - 1), made(depth - 1))
            case _:
                return draw(st.sampled_from(leaves))

    return b.program({OUT: made(3)})


def complete() -> list[dict[str, int]]:
    every = product((0, 1), (0, 1), (0, 1), range(1, LEVELS + 1))
    return [dict(zip((*TRUTHS, "等级"), row, strict=True)) for row in every]


def answer(program: core.Program, facts: dict[str, int]) -> tuple[int | None, frozenset[Reason]]:
    found = trace(program, Case(Record("人", dict(facts)), 0)).value(OUT)
    return (found.low if found.known else None), found.why


def open_in_vain(program: core.Program) -> set[str]:
    """By definition: facts without which, all others known, the answer is open although it is the same whatever they are."""
    found = set()
    for name in (*TRUTHS, "等级"):
        for whole in complete():
            rest = {k: v for k, v in whole.items() if k != name}
            told = {answer(program, {**rest, name: v})[0] for v in ((0, 1) if name in TRUTHS else range(1, LEVELS + 1))}
            if len(told) == 1 and answer(program, rest)[0] is None:
                found.add(name)
    return found


def found_in(program: core.Program) -> set[str]:
    return {n.fact.op.name for n in needless(program, program.outputs[OUT]) if isinstance(n.fact.op, core.Fact)}


@quick
@given(formulas())
def test_where_nothing_is_found_a_fact_is_named_exactly_if_it_can_turn_the_answer(program: core.Program) -> None:
    assume(not found_in(program))
    for name in (*TRUTHS, "等级"):
        for whole in complete():
            rest = {k: v for k, v in whole.items() if k != name}
            told = {answer(program, {**rest, name: v})[0] for v in ((0, 1) if name in TRUTHS else range(1, LEVELS + 1))}
            value, why = answer(program, rest)
            assert ({r.name for r in why} == {name}) == (len(told) > 1)
            assert (value is None) == (len(told) > 1)


@quick
@given(formulas())
def test_whatever_is_open_in_vain_is_found(program: core.Program) -> None:
    assert open_in_vain(program) <= found_in(program)


def test_a_level_in_two_conditions_that_meet_is_found_only_where_it_is_in_vain() -> None:
    b = Builder("人")
    level, also = b.fact("等级", Choice("等级"), 1, LEVELS), b.fact("甲")
    heavy, middle = b.one_of(level, [1]), b.one_of(level, [2, 3])
    sensible = b.program({OUT: b.any(heavy, b.all(b.one_of(level, [2]), also))})
    assert found_in(sensible) == open_in_vain(sensible) == set()
    vain = b.program({OUT: b.any(heavy, b.all(middle, also))})
    assert found_in(vain) == open_in_vain(vain) == {"等级"}

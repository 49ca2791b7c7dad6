"""General laws: they hold in every pack; each is seen to be broken where a fault is planted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve
from tests.properties.packs import SEED, with_text

from policyrules import core
from policyrules.backends.reference import Value
from policyrules.core import Output
from policyrules.driver.pipeline import Compiled
from policyrules.population import Candidate, Place, rank
from policyrules.testing.laws import Ranker, check_laws, ranking_law
from policyrules.types import BOOL


@pytest.mark.parametrize(("pack", "examples"), [("example", 30), ("lucheng", 20)])
def test_the_laws_hold(packs: dict[str, Compiled], pack: str, examples: int) -> None:
    found = check_laws(packs[pack], examples, SEED)
    assert not found, [p.describe("zh").message for p in found]


def planted(compiled: Compiled, output: Output, *lets: core.Let) -> Compiled:
    """The pack with steps added to the program of 居民, the last of which answers for an output."""
    lowered = compiled.programs["居民"]
    program = evolve(lowered.program, lets=(*lowered.program.lets, *lets), outputs={**lowered.program.outputs, output: lets[-1].name})
    return evolve(compiled, programs={"居民": evolve(lowered, program=program)})


OUTCOME = Output("取暖补助", "outcome")


def test_an_answer_that_flips_when_a_fact_is_supplied(packs: dict[str, Compiled]) -> None:
    """As if a rule said: where 常住 is not recorded, no."""
    recorded = core.Let("recorded", core.Fact("常住", 0, 1, (), "given"), BOOL)
    before = packs["example"].programs["居民"].program.outputs[OUTCOME]
    both = core.Let("both", core.All(("recorded", before)), BOOL)
    found = check_laws(planted(packs["example"], OUTCOME, recorded, both), 100, seed=1)
    assert [p.code for p in found] == ["answer-flips"]
    assert "取暖补助" in found[0].describe("zh").message and "heating grant" in found[0].describe("en").message


def test_an_exception_that_does_not_exclude(packs: dict[str, Compiled]) -> None:
    found = check_laws(planted(packs["example"], OUTCOME, core.Let("always", core.Const(1), BOOL)), 60, seed=1)
    assert [p.code for p in found] == ["law-broken"]
    assert "例外成立的不享受" in found[0].describe("zh").message


def test_a_negative_amount() -> None:
    compiled = with_text("example", old="  条件：带徒占比 低于 带徒比例。", new="  条件：带徒占比 不超过 99%。")
    shops = evolve(compiled, programs={"店铺": compiled.programs["店铺"]})
    messages = [p.describe("zh").message for p in check_laws(shops, 200, seed=1)]
    assert any("金额不为负" in m and "用工记录 逐项为" in m for m in messages)


# ---------------------------------------------------------------- rankings

YES, NO = Value(1, 1), Value(0, 0)


def row(*keys: int, listed: Value = YES) -> Candidate:
    return Candidate(YES, listed, (), tuple(Value(k, k) for k in keys))


ROWS = [row(80, 0), row(90, 0), row(80, 1), row(90, 1, listed=NO), row(70, 1)]


def by_row(rows: Sequence[Candidate]) -> list[Place]:
    return [Place("in", i, i, i) if c.sure else Place("out") for i, c in enumerate(rows, 1)]


def tie_break_first(rows: Sequence[Candidate]) -> list[Place]:
    return rank([evolve(c, keys=tuple(reversed(c.keys))) for c in rows])


def blind(rows: Sequence[Candidate]) -> list[Place]:
    return rank([evolve(c, listed=YES) for c in rows])


@pytest.mark.parametrize(
    ("ranker", "law"), [(rank, None), (by_row, "row-order"), (tie_break_first, "stronger-key"), (blind, "eligibility-first")]
)
def test_laws_of_rankings(ranker: Ranker, law: str | None) -> None:
    assert ranking_law(ROWS, [4, 2, 0, 1, 3], ranker) == law

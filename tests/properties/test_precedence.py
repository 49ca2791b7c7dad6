"""先于 in 性质: it says what the ranking itself says, with facts missing too; keys that change places in a shipped rule are noticed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from policyrules.backends.reference import Value, trace
from policyrules.cases import Case, Record
from policyrules.core import Output
from policyrules.core.notes import Words
from policyrules.deciding.trials import candidate, run_example
from policyrules.diagnostics import errors
from policyrules.driver.files import pack_of
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.lower import lower_property
from policyrules.mutation.apply import applied, sound
from policyrules.mutation.from_checked import mutants
from policyrules.mutation.model import Mutant
from policyrules.population import rank
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import nodes
from policyrules.testing.properties import check_property, describe

WAITING = """主体 申请：
  批次：整数，1以上，3以下；
  开放：是否；
  合格：是否；
  得分：整数 分，0分以上，3分以下，可无；
  优先户：是否；
  登记：日期。

排序 轮候
  对象：申请。
  依据：「办法」。
  分组：批次。
  适用：开放。
  条件：合格。
  次序：
    （一）得分 高者在先；
    （二）优先户 者优先；
    （三）登记 早者在先。
  并列：住房局。
"""
CLAIMS = {"前": "先于", "后": "后于", "不后": "不后于", "同": "同于"}
SAID = "".join(f"\n性质 {name}\n  任取：申请 甲、乙。\n  则：甲的轮候 {word} 乙。\n" for name, word in CLAIMS.items())


def compiled(text: str) -> Compiled:
    made = compile_pack(pack_of("轮候", {"rules.rules": text.encode()}))
    assert not errors(made.problems)
    return made


WAITING_LIST = compiled(WAITING + SAID)
DAYS = st.integers(744_000, 744_001)
APPLICATIONS = st.builds(
    lambda facts: Record("申请", {name: value for name, value in facts.items() if value is not None}),
    st.fixed_dictionaries(
        {
            "批次": st.sampled_from((1, 1, 1, 2, None)),
            "开放": st.sampled_from((1, 1, 1, 0, None)),
            "合格": st.sampled_from((1, 1, 1, 0, None)),
            "得分": st.sampled_from((0, 1, 1, None)),
            "优先户": st.sampled_from((0, 1, None)),
            "登记": st.one_of(DAYS, st.none()),
        }
    ),
)


@given(APPLICATIONS, APPLICATIONS)
def test_it_says_what_the_ranking_says(one: Record, other: Record) -> None:
    """Surely so where the places are, surely not where they are surely otherwise; open in between."""
    case = Case(Record("性质", one={"甲": one, "乙": other}), 744_000)
    said = {name: trace(WAITING_LIST.properties[name].program, case).value(Output(name, "claim")) for name in CLAIMS}
    program = WAITING_LIST.programs["申请"].program
    first, second = (candidate(trace(program, Case(record, case.as_of)), "轮候") for record in (one, other))
    a, b = rank([first, second])
    together = a.standing == b.standing == "in" and all(
        x.known and x.low == y.low for x, y in zip(first.groups, second.groups, strict=True)
    )
    assert bool(said["前"].low) == (together and (a.worst, b.best) == (1, 2))
    assert bool(said["后"].low) == (together and (b.worst, a.best) == (1, 2))
    assert bool(said["不后"].low) == (together and a.worst == 1)
    assert bool(said["同"].low) == (together and first.best == first.worst == second.best == second.worst)
    if "out" in (a.standing, b.standing) or "not_applicable" in (a.standing, b.standing):
        assert not any(value.high for value in said.values())
    elif together:
        assert bool(said["前"].high) == (first.best > second.worst)
        assert bool(said["不后"].high) == (first.best >= second.worst)
    assert all(isinstance(value, Value) for value in said.values())


def test_a_counterexample_is_two_who_are_ranked_together() -> None:
    text = """
性质 登记早的在先
  任取：申请 甲、乙。
  只变：得分、登记。
  设：甲的开放 且 甲的合格 且 甲的登记 早于 乙的登记。
  则：甲的轮候 先于 乙。
"""
    pack = compiled(WAITING + text)
    found = check_property(pack, "登记早的在先", 200, seed=3)
    assert found.error == "property-fails"
    shown = describe(found, pack.checked.vocabulary)
    assert re.search(r"｜ 1位 +｜\n.*｜ 2位 +｜", shown)
    with_it = compiled(WAITING + shown)
    (example,) = with_it.checked.examples
    assert [result.passed for result in run_example(with_it, example)] == [False, False]
    english = describe(found, pack.checked.vocabulary, "en")
    assert "expect: by table:" in english and "1 places" in english


# ---------------------------------------------------------------- the shipped rankings


def swaps(pack: Compiled) -> list[Mutant]:
    """Each two lines of a 次序 that change places."""
    return [mutant for mutant in mutants(pack.checked) if isinstance(mutant.edit.old, syn.OrderField)]


def asked(pack: Compiled, mutant: Mutant) -> Iterator[Compiled]:
    """The pack with the edit and one property that speaks of the ranking, for each of these."""
    changed, (_, ranking) = applied(pack, mutant), mutant.rules[0]
    for prop in pack.checked.properties:
        if any(isinstance(node, syn.Precedes) and node.ranking.text == ranking for node in nodes(prop.decl)):
            yield evolve(changed, properties={prop.name: lower_property(sound(changed), prop, pack.says, lambda name: Words(name, name))})


@pytest.mark.parametrize("name", ["example", "lucheng"])
def test_keys_that_change_places_break_a_property(packs: dict[str, Compiled], name: str) -> None:
    """Neither an example nor the text of the rule is looked at. Of each ranking the first two keys."""
    for mutant in {mutant.rules[0]: mutant for mutant in reversed(swaps(packs[name]))}.values():
        tried = ((one, prop) for one in asked(packs[name], mutant) for prop in one.properties)
        assert any(check_property(*each, 30, seed=1, shown=False).error == "property-fails" for each in tried), mutant.rules


@pytest.mark.parametrize(("name", "many"), [("example", 2), ("lucheng", 7)])
def test_and_the_solver_shows_two_people_for_it(packs: dict[str, Compiled], name: str, many: int) -> None:
    pytest.importorskip("z3", reason="the extra `prove` is not installed")
    from policyrules.prove.properties import Claim

    assert len(swaps(packs[name])) == many
    for mutant in swaps(packs[name]):
        claims = [
            Claim(one, prop) for one in asked(packs[name], mutant) for prop in packs[name].checked.properties if prop.name in one.properties
        ]
        found = [claim.asker((), 20).ask(claim.violation().question, shown=True).how for claim in claims]
        assert "case" in found, (mutant.rules, found)

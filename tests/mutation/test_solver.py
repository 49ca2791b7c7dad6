"""What a solver adds: it proves that a change alters no answer where comparisons alone do not show it, or shows somebody."""

from __future__ import annotations

import pytest
from tests.mutation.small import EXAMPLES, PACK, RULES

from policyrules.backends.reference import trace
from policyrules.driver.files import PackFiles, pack_of
from policyrules.mutation.apply import applied
from policyrules.mutation.bench import Bench, Options, bench
from policyrules.mutation.model import Proof, Verdict
from policyrules.mutation.visible import differ
from policyrules.prove.reading import TraceReader

pytest.importorskip("z3")

FIRST = EXAMPLES[: EXAMPLES.index("示例 各项边界")]
DOUBLE = """
待遇 双份
  对象：人。
  主管：区民政局。
  依据：「小办法」 第二条。
  条件：残疾等级 为 一级。
  金额：住在的每月收入的2倍。
  尾数：四舍五入 至 0.01元。
"""
ONCE = """
示例 领双份
  检验：双份。
  计算日：2024年3月1日。
  已知：残疾等级 为 一级；住在的每月收入 为 100.01元/月。
  期望：200.02元/月。
"""
ASSUMED = """假设:
  - 名称: 户籍都在本区
    对象: 人
    条件: 户籍在本区
    理由: 名册里只有本区的人
"""


def files(rules: str, examples: str, assumed: str = "") -> PackFiles:
    texts = {"pack.yaml": PACK, "rules.rules": rules, "examples.rules": examples}
    if assumed:
        texts["assumptions.yaml"] = assumed
    return pack_of("small", {name: text.encode() for name, text in texts.items()})


def judged(own: Bench) -> list[Verdict]:
    return [own.verdict(one) for one in own.each(own.chosen)]


def test_cents_need_no_rounding() -> None:
    """Twice a whole number of cents is one: rounding down gives the same."""
    verdicts = judged(bench(files(RULES + DOUBLE, EXAMPLES + ONCE), Options("双份", tries=0)))
    assert [v.fate for v in verdicts if v.mutant.edit.kind == "rounding"] == ["equivalent"]
    without = judged(bench(files(RULES + DOUBLE, EXAMPLES + ONCE), Options("双份", tries=0, seconds=0)))
    assert [v.fate for v in without if v.mutant.edit.kind == "rounding"] == ["survived"]


def test_what_a_pack_assumes_is_taken_for_granted() -> None:
    """Where all live in the district, nothing is lost without the condition that says so."""

    def left_out(assumed: str) -> list[str]:
        own = bench(files(RULES, FIRST, assumed), Options("补贴", tries=0))
        return [v.fate for v in judged(own) if v.mutant.edit.kind == "condition" and "户籍" in own.compiled.says(v.mutant.at).zh]

    assert left_out("") == ["survived", "survived"]
    assert left_out(ASSUMED) == ["equivalent", "equivalent"]


def test_a_witness_tells_the_two_apart() -> None:
    own = bench(files(RULES, FIRST), Options(limit=12, tries=0))
    survivors = [v for v in judged(own) if v.fate == "survived"]
    assert len(survivors) > 5 and not any(v.open for v in survivors)
    for verdict in survivors:
        assert verdict.witness is not None
        (pair,) = own.judge.pairs(verdict.mutant.rules[0], applied(own.compiled, verdict.mutant))
        assert differ(pair, TraceReader(trace(pair.joint, verdict.witness))) is True


def test_no_time_is_told() -> None:
    """A question that is not settled is a survivor, and said to be open."""
    own = bench(files(RULES + DOUBLE, EXAMPLES + ONCE), Options("双份", tries=0))
    own.judge.proves = lambda pair: Proof("open")
    verdicts = judged(own)
    assert [(v.fate, v.open) for v in verdicts if v.mutant.edit.kind == "rounding"] == [("survived", True)]

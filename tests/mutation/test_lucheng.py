"""The examples of the shipped pack notice nearly every small mistake: a fixed part of them is tried here, all of them by `make mutate`."""

from __future__ import annotations

import pytest

from policyrules.driver.files import read_pack
from policyrules.mutation.bench import Bench, Options, bench
from policyrules.mutation.model import score

RULES = ("困难残疾人生活补贴", "重度残疾人护理补贴", "单独申请低保", "残疾人就业保障金", "低保渐退期", "区内公交优待")
EACH = 4
"""Changes to each rule, taken evenly."""
DEMANDED = 95


@pytest.fixture(scope="module")
def whole() -> Bench:
    return bench(read_pack("lucheng"), Options(tries=0))


def test_the_examples_notice_mistakes_in_the_rules_that_matter_most(whole: Bench) -> None:
    assert not whole.judge.unmet
    chosen = []
    for rule in RULES:
        mine = [number for number, mutant in enumerate(whole.whole) if mutant.rule == rule]
        assert len(mine) > EACH, rule
        chosen += [mine[i * len(mine) // EACH] for i in range(EACH)]
    verdicts = [whole.verdict(one) for one in whole.each(chosen)]
    found = score(verdicts)
    assert found.counted > len(RULES) and found.tenths >= 10 * DEMANDED, [v.mutant.at.place for v in verdicts if v.fate == "survived"]

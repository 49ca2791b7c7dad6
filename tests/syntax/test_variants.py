"""What civil servants type: what is understood, what is refused with a hint, and what the names alone can tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.syntax.reading import clean, codes, complaint, condition, tree

from policyrules.syntax.cuts import cut

UNDERSTOOD = [
    ("年龄 大于等于 18周岁", "年龄 不低于 18周岁"),
    ("年龄 大于或等于 18岁", "年龄 不低于 18周岁"),
    ("年龄 不小于 18周岁", "年龄 不低于 18周岁"),
    ("年龄 等于或大于 18周岁", "年龄 不低于 18周岁"),
    ("年龄 小于等于 59周岁", "年龄 不超过 59周岁"),
    ("年龄 不大于 59周岁", "年龄 不超过 59周岁"),
    ("年龄 年满 18周岁", "年龄 满 18周岁"),
    ("年龄 未满 18周岁", "年龄 不满 18周岁"),
    ("月工资 达到 最低工资标准", "月工资 不低于 最低工资标准"),
    ("年龄 为 18周岁及以上", "年龄 为 18周岁以上"),
    ("年龄 为 18周岁（含）以上", "年龄 为 18周岁以上"),
    ("年龄 为 18 周岁 以上", "年龄 为 18周岁以上"),
    ("年龄 为 十八周岁以上", "年龄 为 18周岁以上"),
    ("年龄 为 １８周岁以上", "年龄 为 18周岁以上"),
    ("年龄 在 16周岁到59周岁 之间", "年龄 在 16周岁 至 59周岁 之间"),
    ("年龄 在 16周岁～59周岁", "年龄 在 16周岁 至 59周岁"),
    ("家庭 是 低保家庭", "家庭 为 低保家庭"),
    ("家庭 属于 低保家庭", "家庭 为 低保家庭"),
    ("家庭 不属于 低保家庭", "家庭 不为 低保家庭"),
    ("户籍在本区，且 特困人员", "户籍在本区 且 特困人员"),
    ("户籍在本区 并且 特困人员", "户籍在本区 且 特困人员"),
    ("户籍在本区 或 特困人员", "户籍在本区 或者 特困人员"),
    ("类别 为 智力，精神之一", "类别 为 智力、精神之一"),
    ("月工资 不低于 1,780元/人·月", "月工资 不低于 1780元/月"),
    ("月工资 不低于 一万二千元", "月工资 不低于 12000元"),
    ("出生日期 早于 2008/3/1", "出生日期 早于 2008年3月1日"),
    ("出生日期 早于 2008.3.1", "出生日期 早于 2008年3月1日"),
    ("同时满足下列条件：（一）户籍在本区；（二）特困人员", "同时符合：1. 户籍在本区；2. 特困人员"),
    ("具备下列条件之一：1.户籍在本区 2.特困人员", "符合之一：（1）户籍在本区；（2）特困人员"),
    ("证载等级 为 三级及以上", "证载等级 为 三级以上"),
    ("年龄 不为 18周岁以上", "非 年龄 为 18周岁以上"),
]

REFUSED = [
    ("without-the-number", "年龄 为 18周岁（不含）以上"),
    ("with-the-number", "年龄 为 18周岁以上（含）"),
    ("ge-in-ascii", "年龄 >= 18周岁"),
    ("ge-as-sign", "年龄 ≥ 18周岁"),
    ("equals-sign", "年龄 = 18周岁"),
    ("range-with-dash", "年龄 为 16-59周岁"),
    ("list-without-commas", "残疾 中有 类别 为 智力 精神之一 者"),
    ("glued-zhe", "残疾 中有 类别 为 精神者"),
    ("if", "如果 年龄 为 18周岁以上"),
    ("not-yet", "未 已就业"),
    ("except", "除 特困人员 外"),
    ("half-glued-and", "户籍在本区 且特困人员"),
    ("and-with-or", "户籍在本区 且 特困人员 或者 已就业"),
    ("myriad-without-unit", "上年在职职工人数 超过 3万"),
    ("by-month", "月工资 不低于 每月1780元"),
    ("three-tenths", "扣减比例 等于 3成"),
    ("open-bracket", "户籍在本区 且（特困人员 或者 已就业"),
    ("no-subject", "同时符合：（一）满 16周岁；（二）不满 60周岁"),
]

NAMES = ["年龄", "家庭", "残疾", "类别", "户籍在本区", "特困人员", "智力", "精神", "三级"]
GLUED = [
    ("户籍在本区且特困人员", ("户籍在本区", "且", "特困人员")),
    ("智力或精神", ("智力", "或", "精神")),
    ("残疾中有类别为智力者", ("残疾", "中有", "类别", "为", "智力", "者")),
    ("赡养老人数", None),
    ("为者", None),
]


@pytest.mark.parametrize(("written", "meant"), UNDERSTOOD)
def test_understood(written: str, meant: str) -> None:
    assert tree(condition(written)) == tree(condition(meant))


@pytest.mark.parametrize(("name", "written"), REFUSED, ids=[name for name, _ in REFUSED])
def test_refused_with_a_hint(name: str, written: str, golden: Callable[[str, str], None]) -> None:
    assert len(codes(condition(written))) == 1
    golden(f"messages/syntax/{name}.txt", complaint(condition(written)) + "\n" + complaint(condition(written), "en"))


@pytest.mark.parametrize(("word", "pieces"), GLUED)
def test_glued_words_are_cut_by_the_names(word: str, pieces: tuple[str, ...] | None) -> None:
    clean(condition(word))
    assert cut(word, NAMES, "zh") == pieces


def test_two_cuts_are_no_cut() -> None:
    assert cut("甲乙丙", ["甲乙", "丙", "甲", "乙丙"], "zh") is None

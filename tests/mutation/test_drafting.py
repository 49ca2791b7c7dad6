"""Ten mistakes that are made in drafting, each told by a tool that a drafter uses every day, most with a case that is wrongly decided."""

from __future__ import annotations

import pytest
from tests.mutation.small import changed, compiled

from policyrules.compare.from_packs import compared
from policyrules.deciding.trials import run_examples
from policyrules.diagnostics import errors

CITED = "依据：「小办法」 第一条。"
LAST = """  施行：自 2026年1月1日 起。
    条件：同时符合：
      （一）户籍在本区；
      （二）残疾等级 为 一级、二级之一。
    金额：120元/月。
"""
RATES = "一级 的，%s；\n      （二）其他情形，%s"
MISTAKES = {
    "threshold": ("年龄 为 18周岁以上", "年龄 为 19周岁以上", "test diff"),
    "date": ("至 2025年12月31日", "至 2025年12月30日", "check"),
    "and, or": ("条件：同时符合", "条件：符合之一", "test diff"),
    "dropped exception": ("    例外 孤儿：领取孤儿费 的，不享受。\n", "", "test diff"),
    "wrong unit": ("1000元/月", "1000元/年", "check"),
    "wrong level": ("一级、二级之一；", "二级、三级之一；", "test diff"),
    "swapped order": (
        "一级 的，100元/月；\n      （二）其他情形，80元/月",
        "一级 的，80元/月；\n      （二）其他情形，100元/月",
        "test diff",
    ),
    "missing version": (LAST, "", "test diff"),
    "wrong citation": (CITED, "依据：「小办法」 第二条。", "cited"),
    "typo": ("（一）户籍在本区", "（一）户籍在本曲", "check"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_told(mistake: str) -> None:
    old, new, told_by = MISTAKES[mistake]
    before, after = compiled(), compiled(changed(old, new))
    if told_by == "check":
        assert [problem.describe("zh").primary for problem in errors(after.problems)]
        return
    assert not errors(after.problems)
    differences = compared(before, after, tries=100)
    (rule,) = differences.rules
    if told_by == "cited":
        assert (rule.change, rule.rewritten) == ("same", True)
        return
    assert any(not result.passed for result in run_examples(after))
    assert rule.change == "answers" and rule.witness is not None

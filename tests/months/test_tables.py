"""示例 with a column 月份 and a row 合计, facts told by the month, and the mistakes made with months."""

from __future__ import annotations

import pytest
from tests.stages.helpers import compiled

from policyrules.deciding.trials import run_examples

PEOPLE = """
主体 人，自称 本人：
  月入：金额 元/月，0元/月以上，按月登记；
  奖金：金额 元/年，0元/年以上；
  困难：是否，延续；
  户：户。
主体 户，自称 本户：
  成员：若干 人，至多 5人。
"""
RULE = """
待遇 补助
  对象：人。
  依据：《某办法》 第一条。
  条件：同时符合：
    （一）困难；
    （二）前3个月的月入 之和 不超过 3000元。
  金额：100元/月。
"""
EXAMPLE = """
示例 一年
  检验：补助。
  已知：困难 逐月为 2025年1月 是、2026年4月 否；月入 逐月为 2025年10月 至 2026年1月 900元/月。
  期望：按下表：
    ｜ 月份                   ｜ 补助           ｜
    ｜ 2026年1月 至 2026年2月 ｜ 100元/月       ｜
    ｜ 2026年3月              ｜ 待定，缺 月入  ｜
    ｜ 2026年4月              ｜ 不享受         ｜
    ｜ 合计                   ｜ TOTAL          ｜
"""


def tried(total: str) -> list[str]:
    found = compiled(RULE + EXAMPLE.replace("TOTAL", total), people=PEOPLE)
    assert found.usable, [p.describe("zh").message for p in found.problems]
    return [part for result in run_examples(found) for part in result.parts]


def test_rows_of_months_and_their_total() -> None:
    assert tried("待定") == []
    assert tried("200元") == ["合计应为 200元，得 200元 至 300元，待定"]
    closed = EXAMPLE.replace("    ｜ 2026年3月              ｜ 待定，缺 月入  ｜\n", "").replace("TOTAL", "200元")
    assert [p for result in run_examples(compiled(RULE + closed, people=PEOPLE)) for p in result.parts] == []


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("｜ 2026年4月              ｜", "｜ 2026年4月 至 2026年1月 ｜", "起月在前的一段月份"),
        ("｜ TOTAL          ｜", "｜ 200元/月 ｜", "各月相加得元"),
        ("｜ 2026年3月              ｜", "｜ 合计 ｜", "合计只能是表的最后一行"),
        ("2025年10月 至 2026年1月 900元/月", "2026年1月 至 2025年10月 900元/月", "起月在前"),
    ],
)
def test_mistakes_in_tables_of_months(before: str, after: str, says: str) -> None:
    assert before in EXAMPLE
    found = compiled(RULE + EXAMPLE.replace(before, after).replace("TOTAL", "待定"), people=PEOPLE)
    told = [p.describe("zh") for p in found.problems]
    assert any(says in f"{t.message} {t.help}" for t in told), told


def test_mistakes_with_months_in_rules() -> None:
    yearly = RULE.replace("前3个月的月入 之和 不超过 3000元", "本年各月的奖金 之和 不超过 3000元")
    assert [p.code for p in compiled(yearly, people=PEOPLE).problems] == ["yearly-by-month"]
    units = RULE.replace("3000元）", "3000元/月）").replace("不超过 3000元", "不超过 3000元/月")
    assert [p.code for p in compiled(units, people=PEOPLE).problems] == ["unit-mismatch"]
    unknown = compiled(RULE.replace("前3个月", "前三个月份"), people=PEOPLE)
    assert "unknown-name" in {p.code for p in unknown.problems}
    both = PEOPLE.replace("按月登记", "按月登记，延续")
    assert [p.code for p in compiled(RULE, people=both).problems] == ["kept-unfit"]
    lists = PEOPLE.replace("至多 5人", "至多 5人，延续")
    assert [p.code for p in compiled(RULE, people=lists).problems] == ["kept-unfit"]

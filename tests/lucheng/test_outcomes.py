"""What the examples of the plan's pack try: every rule on all its answers, and the six days on which the law is another."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from policyrules.check import Expectation
from policyrules.deciding.pack import Pack

ASKED = ("eligibility", "benefit", "obligation", "ranking", "indicator")
SIX = (date(2021, 6, 1), date(2023, 8, 1), date(2024, 6, 1), date(2025, 12, 31), date(2026, 1, 1), date(2026, 11, 23))
"""Before the plan, before the barrier-free act, within the plan, its last day, the day after, under the assistance act."""
OTHER_DAYS = {
    "低保渐退期": "asked by months: 跨过规划期满",
    "住房保障次序": "the rows of a ranking share a day: an example on each side of each change",
    "超比例安排奖励": "open to whoever applied from 1 March to 10 April of the year that is asked",
}
REST_ON_HIGHER_LAW = (
    "单独申请低保", "困难残疾人生活补贴", "重度残疾人护理补贴", "流浪乞讨残疾人救助", "医疗救助",
    "过渡期帮扶政策稳定", "残疾人就业保障金", "残疾职工工资加计扣除", "增值税即征即退", "联网认证跨省办理",
    "残疾人就业援助", "机动轮椅车燃油补贴", "残疾人申领驾驶证", "区内公交优待", "军警抚恤优待",
    "跨省受理", "由本区决定和发放", "电子证照和跨省办证", "应当指派律师辩护", "免予核查经济困难",
    "无障碍公共法律服务", "残疾儿童康复救助", "基本康复服务", "一人一案安置", "残疾学生资助",
    "考试合理便利", "幼儿园接收残疾儿童", "高中接收残疾学生", "应急场所无障碍", "公共服务场所信息无障碍",
    "无障碍设施维护", "可以处罚", "项目无障碍建设", "事实无人抚养儿童", "困境残疾儿童服务",
    "列为定点康复机构", "增设学前部支持", "低保渐退期", "住房保障次序", "超比例安排奖励",
)  # fmt: skip


def answer(due: Expectation) -> str:
    """yes, no or open; an amount, a place or a rate is a yes, what the rule does not reach is a no."""
    match due.outcome:
        case "no" | "unfulfilled" | "not_applicable":
            return "no"
        case "open":
            return "open"
        case _:
            return "yes"


@pytest.fixture(scope="module")
def tried(lucheng: Pack) -> list[tuple[str, str, date]]:
    """(rule, answer, day) of every expectation of every example."""
    return [(e.rule, answer(e), t.as_of) for ex in lucheng.compiled.checked.examples for t in ex.trials for e in t.expected]


def test_every_rule_is_tried_on_yes_no_and_open(lucheng: Pack, tried: list[tuple[str, str, date]]) -> None:
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for rule, said, _ in tried:
        seen[rule].add(said)
    asked = {r.name for r in lucheng.compiled.checked.resolved.rules.values() if r.kind in ASKED}
    assert not {name: sorted(seen[name]) for name in asked if len(seen[name]) < 3}


def test_what_rests_on_higher_law_is_asked_on_the_six_days(tried: list[tuple[str, str, date]]) -> None:
    days: defaultdict[str, set[date]] = defaultdict(set)
    for rule, _, day in tried:
        days[rule].add(day)
    missing = {rule: set(SIX) - days[rule] for rule in REST_ON_HIGHER_LAW if rule not in OTHER_DAYS}
    assert not any(missing.values()), {rule: found for rule, found in missing.items() if found}


def test_there_are_enough_dated_expectations(tried: list[tuple[str, str, date]]) -> None:
    assert len(tried) >= 1200

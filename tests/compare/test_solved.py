"""Where two versions part, by the conditions of the rules, with nothing left out; and the editions of one rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.mutation.small import RULES, changed, compiled, written

from policyrules.cli.group import cli
from policyrules.compare.from_packs import compared
from policyrules.compare.model import RuleChange
from policyrules.compare.witness import answers

pytest.importorskip("z3", reason="the extra `prove` is not installed")


def change(new: str, rule: str = "补贴") -> RuleChange:
    (found,) = [r for r in compared(compiled(), compiled(new), tries=0).rules if r.before.name == rule]
    return found


def told(of: RuleChange) -> list[tuple[str, set[str], bool]]:
    return [(r.how.zh, {f"{'' if holding else '非'}{says.zh}" for says, holding in r.conditions}, r.sure) for r in of.regions]


def test_a_lower_age_lets_those_between_in_and_nobody_else() -> None:
    found = change(changed("18周岁以上", "16周岁以上"))
    ((how, conditions, sure),) = told(found)
    assert how == "现在算，原来不算" and sure and found.whole
    assert {"非年龄为18周岁以上", "年龄为16周岁以上"} <= conditions


def test_a_higher_amount_is_told_with_its_period() -> None:
    found = change(changed("120元/月", "130元/月"))
    ((how, conditions, sure),) = told(found)
    assert how == "现在更多" and sure and found.whole
    assert "计算日自 2026年1月1日 起" in conditions


def test_a_dropped_exception_and_a_lower_line_are_two_regions() -> None:
    found = change(RULES.replace("    例外 孤儿：领取孤儿费 的，不享受。\n", "").replace("低于 1000元/月", "低于 900元/月"))
    assert [how for how, _, _ in told(found)] == ["现在算，原来不算", "原来算，现在不算"]
    assert found.whole
    assert "领取孤儿费" in told(found)[0][1]


def test_each_region_has_somebody_whom_the_reference_decides_so() -> None:
    found = change(RULES.replace("    例外 孤儿：领取孤儿费 的，不享受。\n", "").replace("80元/月", "70元/月"))
    assert found.pair is not None and len(found.regions) >= 2
    for region in found.regions:
        said = answers(found.pair, region.witness)
        assert said.differ == ("补贴",) and said.clear


def test_arithmetic_written_otherwise_is_proved_the_same() -> None:
    """Beyond cells: twice an income below twice a line."""
    found = change(changed("住在的每月收入 低于 1000元/月", "住在的每月收入 × 2 低于 2000元/月"))
    assert found.change == "same" and found.rewritten


def test_a_condition_that_is_left_to_the_body_is_named(tmp_path: Path) -> None:
    judged = "\n裁量 其他情形\n  对象：人。\n  主管：区民政局。\n  依据：「小办法」 第二条。\n\n待遇 补贴"
    open_to = "（四）符合之一：\n        1. 住在的每月收入 低于 1000元/月；\n        2. 等 其他情形。"
    before = RULES.replace("\n待遇 补贴", judged).replace("（四）住在的每月收入 低于 1000元/月。", open_to)
    old, new = written(tmp_path / "old", before), written(tmp_path / "new", before.replace("18周岁以上", "16周岁以上"))
    said = CliRunner().invoke(cli, ["diff", str(old), str(new)]).output
    assert "“等其他情形”" in said and "“或者”" not in said, said


def test_the_command_tells_the_regions(tmp_path: Path) -> None:
    old, new = written(tmp_path / "old"), written(tmp_path / "new", changed("18周岁以上", "16周岁以上"))
    said = CliRunner().invoke(cli, ["diff", str(old), str(new)]).output
    assert "“年龄为18周岁以上”不成立" in said and "现在算，原来不算。" in said and "此外的情形，已证明答案不变。" in said
    data = json.loads(CliRunner().invoke(cli, ["diff", str(old), str(new), "--format", "json", "--lang", "en"]).output)
    (rule,) = [r for r in data["rules"] if r["regions"]]
    assert rule["nothing_else"] and rule["regions"][0]["how"] == "now, and not before"


def test_the_editions_of_a_rule_are_compared(tmp_path: Path) -> None:
    pack = written(tmp_path / "pack")
    ran = CliRunner().invoke(cli, ["diff", str(pack), "--rule", "补贴"])
    assert ran.exit_code == 0, ran.output
    assert "补贴（计算日自 2026年1月1日 起，与前一版比）" in ran.output
    assert "“领取孤儿费”的，现在算，原来不算" in ran.output and "此外的情形，已证明答案不变。" in ran.output
    assert "现在更多" in ran.output and "现在更少" not in ran.output
    assert "没有“补助”" in CliRunner().invoke(cli, ["diff", str(pack), "--rule", "补助"]).output
    assert CliRunner().invoke(cli, ["diff", str(pack), str(pack), "--rule", "补贴"]).exit_code == 1


def test_the_figures_of_editions_are_compared() -> None:
    ran = CliRunner().invoke(cli, ["diff", "example", "--rule", "照看时长", "--rule", "结伴服务"])
    assert ran.exit_code == 0, ran.output
    assert "有的人现在更少。" in ran.output
    assert "算不算、算多少都不变：已证明。" in ran.output
    assert (
        "The same people are met, with the same figures"
        in CliRunner().invoke(cli, ["diff", "example", "--rule", "结伴服务", "--lang", "en"]).output
    )


WAITING = """
主体 申请：
  批次：整数，1以上，9以下；
  合格：是否；
  得分：整数 分，0分以上，100分以下；
  老人户：是否；
  登记日：日期。

排序 轮候
  对象：申请。
  依据：「小办法」 第二条。
  分组：批次。
  条件：合格。
  次序：
    （一）得分 高者在先；
    （二）同等条件下，老人户 者优先；
    （三）登记日 早者在先。
  并列：区民政局。
"""


@pytest.mark.parametrize(
    ("old", "new", "order"),
    [
        (
            "（一）得分 高者在先；\n    （二）同等条件下，老人户 者优先",
            "（一）老人户 者优先；\n    （二）得分 高者在先",
            ("ahead", "behind"),
        ),
        ("登记日 早者在先", "登记日 晚者在先", ("ahead", "behind")),
        ("；\n    （三）登记日 早者在先", "", ("ahead", "level")),
        ("条件：合格", "条件：合格 且 得分 超过 10分", None),
    ],
)
def test_a_ranking_that_is_written_otherwise_shows_two_who_change_places(old: str, new: str, order: tuple[str, str] | None) -> None:
    assert old in WAITING
    before, after = compiled(RULES + WAITING), compiled(RULES + WAITING.replace(old, new))
    (found,) = compared(before, after, tries=20).rules
    assert found.change == "answers"
    assert (found.turned and (found.turned.before, found.turned.after)) == order


def test_what_changes_places_is_said(tmp_path: Path) -> None:
    was = written(tmp_path / "was", RULES + WAITING)
    now = written(tmp_path / "now", RULES + WAITING.replace("登记日 早者在先", "登记日 晚者在先"))
    said = CliRunner().invoke(cli, ["diff", str(was), str(now)]).output
    assert "有人的先后变了" in said and "原来：甲在乙前" in said and "现在：乙在甲前" in said
    english = CliRunner().invoke(cli, ["diff", str(was), str(now), "--lang", "en"]).output
    assert "before: A comes before B" in english and "now: B comes before A" in english
    data = json.loads(CliRunner().invoke(cli, ["diff", str(was), str(now), "--format", "json"]).output)
    (rule,) = data["rules"]
    assert (rule["turned"]["before"], rule["turned"]["after"]) == ("ahead", "behind") and len(rule["turned"]["facts"]) == 2


def test_a_definition_that_changed_below_is_told_by_its_version(tmp_path: Path) -> None:
    defined = "\n定义 够年龄\n  对象：人。\n  条件：年龄 为 18周岁以上。\n\n待遇 补贴"
    before = RULES.replace("\n待遇 补贴", defined).replace("年龄 为 18周岁以上；", "够年龄；")
    old, new = written(tmp_path / "old", before), written(tmp_path / "new", before.replace("18周岁以上", "16周岁以上"))
    said = CliRunner().invoke(cli, ["diff", str(old), str(new)]).output
    assert "“够年龄（原来）”不成立" in said and "“够年龄（现在）”" in said, said
    english = CliRunner().invoke(cli, ["diff", str(old), str(new), "--lang", "en"]).output
    assert "(before)` failing" in english and "(now)`" in english, english

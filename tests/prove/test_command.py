"""The command: exit codes, reports, assumptions, and what is said without a solver."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policyrules.cli.group import cli

pytest.importorskip("z3", reason="the extra `prove` is not installed")

RULES = Path(__file__).parents[2] / "rules" / "example"
PACK = """主体 住户：
  人口：整数 人，1人以上，10人以下；
  每月收入：金额 元/月，0元/月以上，10000元/月以下；
  低保户：是否；
  边缘户：是否。

资格 帮扶
  对象：住户。
  依据：「办法」。
  条件：{condition}。
"""
ASSUMED = "假设:\n  - {{名称: 不兼, 对象: 住户, 条件: {condition}, 理由: 定义如此}}\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["prove", *arguments])


def pack(folder: Path, condition: str, assumed: str = "") -> str:
    (folder / "a.rules").write_text(PACK.format(condition=condition), encoding="utf-8")
    if assumed:
        (folder / "assumptions.yaml").write_text(assumed, encoding="utf-8")
    return str(folder)


def test_rules_without_fault_end_well(tmp_path: Path) -> None:
    found = run(pack(tmp_path, "每月收入 低于 1000元/月"), "--tries", "4")
    assert found.exit_code == 0, found.output
    assert "有问题 0，已知 0，未能判定 0" in found.output


def test_a_fault_ends_with_one(tmp_path: Path) -> None:
    found = run(pack(tmp_path, "每月收入 低于 1000元/月 且 每月收入 高于 2000元/月"), "--tries", "4", "--lang", "en")
    assert found.exit_code == 1
    assert "error[rule-never-met]: nobody can ever meet `帮扶`" in found.output


def test_an_assumption_is_used_and_named(tmp_path: Path) -> None:
    folder = pack(tmp_path, "低保户 且 边缘户", ASSUMED.format(condition="非（低保户 且 边缘户）"))
    found = run(folder, "--question", "rule")
    assert found.exit_code == 1
    assert "用到的假设：不兼" in found.output


def test_an_assumption_draws_in_no_facts_of_its_own(tmp_path: Path) -> None:
    """The rule reads the bill alone; what was refunded is no business of its proofs."""
    bill = "主体 住户：\n  账单：金额 元，0元以上，10000元以下；\n  已退：金额 元，0元以上，10000元以下。\n\n"
    grant = "待遇 补助\n  对象：住户。\n  依据：「办法」。\n  条件：账单 高于 0元。\n  金额：账单。\n"
    (tmp_path / "a.rules").write_text(bill + grant, encoding="utf-8")
    (tmp_path / "assumptions.yaml").write_text(ASSUMED.format(condition="已退 不超过 账单"), encoding="utf-8")
    found = json.loads(run(str(tmp_path), "--question", "cliff", "--format", "json").output)
    assert [row["rule"] for row in found["answers"]] == ["补助"]


def test_what_is_assumed_where_no_amount_falls_is_named(tmp_path: Path) -> None:
    """Refunds above the bill would be a fall; that they are part of it is assumed."""
    bill = """主体 住户：
  账单：金额 元，0元以上，10000元以下；
  已退：金额 元，0元以上，10000元以下；
  比例：比例，0%以上，200%以下。

待遇 补助
  对象：住户。
  依据：「办法」。
  条件：账单 高于 0元。
  金额：（账单 − 已退）× 比例。
  尾数：舍去 至 0.01元。
"""
    (tmp_path / "a.rules").write_text(bill, encoding="utf-8")
    fell = run(str(tmp_path), "--question", "cliff")
    assert "“已退”多一个单位" in fell.output
    (tmp_path / "assumptions.yaml").write_text(ASSUMED.replace("不兼", "至多全额").format(condition="比例 不高于 100%"), encoding="utf-8")
    sound = run(str(tmp_path), "--question", "cliff")
    assert "“已退”多一个单位" not in sound.output
    assert "用到的假设：至多全额" in sound.output


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ASSUMED.format(condition="低保护"), "assumption-unreadable"),
        (ASSUMED.format(condition="低保户 且 非 低保户"), "assumptions-clash"),
        ("假设: 三\n", "assumption-unreadable"),
        ("假设:\n  - {名称: 甲, 对象: 住户, 条件: 低保户}\n", "assumption-unreadable"),
        ("假设:\n  - {名称: 甲, 对象: 无此, 条件: 低保户, 理由: 乙}\n", "assumption-unreadable"),
        ("假设:\n  - [一, 二]\n", "assumption-unreadable"),
        ("*\n", "yaml-feature-refused"),
    ],
)
def test_bad_assumptions_end_it(tmp_path: Path, text: str, code: str) -> None:
    found = run(pack(tmp_path, "低保户", text))
    assert found.exit_code == 1, found.output
    assert f"[{code}]" in found.output or code == "yaml-feature-refused", found.output
    assert "Traceback" not in found.output


def test_the_report_is_written_once(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(RULES, folder)
    page = tmp_path / "证明.md"
    first = run(str(folder), "--only", "结伴服务", "--question", "rule", "-o", str(page))
    assert first.exit_code == 0, first.output
    assert page.read_text(encoding="utf-8").startswith("# 规则包 example 的证明报告")
    again = run(str(folder), "--only", "结伴服务", "-o", str(page))
    assert again.exit_code == 1
    assert "--force" in again.output


def test_of_a_file_only_its_own_rules_are_proved(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(RULES, folder)
    found = run(str(folder / "months.rules"), "--question", "rule", "--format", "json")
    asked = {answer["rule"] for answer in json.loads(found.output)["answers"]}
    assert asked >= {"淡月", "淡月补助"}
    assert "取暖补助" not in asked
    empty = run(str(folder / "vocabulary.rules"))
    assert empty.exit_code == 1
    assert "没有规则和性质" in empty.output


def test_json_names_every_answer(tmp_path: Path) -> None:
    found = run(pack(tmp_path, "低保户"), "--format", "json", "--tries", "0")
    data = json.loads(found.output)
    assert data["answers"][0] == {"question": "rule", "rule": "帮扶", "verdict": "good", "attacked": 0, "assumed": []}
    assert data["disagreements"] == 0


def test_an_unknown_rule_is_refused(tmp_path: Path) -> None:
    found = run(pack(tmp_path, "低保户"), "--only", "帮护")
    assert found.exit_code == 1
    assert "规则包里没有“帮护”" in found.output


def test_wrong_rules_are_not_proved(tmp_path: Path) -> None:
    found = run(pack(tmp_path, "低保护"))
    assert found.exit_code == 1
    assert "unknown-name" in found.output


def test_what_is_not_settled_in_time_ends_with_four(tmp_path: Path) -> None:
    """Whether two cubes make a third: nobody meets it, and no bounds show it."""
    rules = (
        "主体 方块：\n  甲：整数，1以上，900以下；\n  乙：整数，1以上，900以下；\n  丙：整数，1以上，900以下。\n\n"
        "资格 立方\n  对象：方块。\n  依据：「办法」。\n  条件：甲 × 甲 × 甲 + 乙 × 乙 × 乙 等于 丙 × 丙 × 丙。\n"
    )
    (tmp_path / "a.rules").write_text(rules, encoding="utf-8")
    found = run(str(tmp_path), "--timeout", "0.2", "--tries", "4", "--question", "rule")
    assert found.exit_code == 4, found.output
    assert "未能判定：“立方”有没有人能符合（含有两个事实的乘积或商）" in found.output

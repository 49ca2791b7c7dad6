"""Two versions of a small pack, compared by the command."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.mutation.small import EXAMPLES, RULES, changed, compiled, written

from policyrules.cli.group import cli
from policyrules.compare.from_packs import compared

Golden = Callable[[str, str], None]


def diff(*arguments: str) -> tuple[int, str]:
    ran = CliRunner().invoke(cli, ["diff", *arguments])
    return ran.exit_code, ran.output


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_case_for_each_rule_that_answers_otherwise(golden: Golden, tmp_path: Path, lang: str) -> None:
    old = written(tmp_path / "old")
    new = written(tmp_path / "new", changed("18周岁以上", "16周岁以上").replace("120元/月", "130元/月").replace("50000元/月", "60000元/月"))
    code, said = diff(str(old), str(new), "--lang", lang, "--timeout", "0")
    assert code == 1
    golden(f"mutation/diff-{lang}.txt", said)


def test_layout_and_citations_change_nothing(tmp_path: Path) -> None:
    old = written(tmp_path / "old")
    new = written(tmp_path / "new", RULES.replace("  条件：", "  条件 ：").replace("「小办法」 第一条", "「小办法」 第三条"))
    code, said = diff(str(old), str(new))
    assert code == 0 and "答案已证明不变：补贴" in said
    assert diff(str(old), str(old)) == (0, "两个版本完全相同。\n")


def test_the_same_condition_written_otherwise_is_proved_the_same() -> None:
    other = changed("年龄 为 18周岁以上", "非 年龄 低于 18周岁")
    (rule,) = compared(compiled(), compiled(other), tries=0).rules
    assert rule.change == "same" and rule.rewritten


def test_new_gone_and_renamed_rules() -> None:
    other = (
        RULES.replace("定义 年龄", "定义 岁数").replace("年龄 为 18", "岁数 为 18")
        + "\n定义 富户\n  对象：户。\n  条件：每月收入 高于 9000元/月。\n"
    )
    found = compared(compiled(), compiled(other), tries=0)
    assert (found.added, found.gone) == (("富户",), ())
    assert [(r.before, r.after) for r in found.renamed] == [("年龄", "岁数")]
    back = compared(compiled(other), compiled(), tries=0)
    assert back.gone == ("富户",)


def test_a_parameter_is_told_by_its_days() -> None:
    figures = "参数集: 小\n参数:\n  - 名称: 标准\n    单位: 元/月\n    范围: 高于 0\n    取值:\n"
    row = '      - {自: %s, 至: %s, 值: "%s", 地区: 区, 来源: 小办法 第一条, 可信度: 已核实}\n'
    more = figures + row % ("2024-01-01", "2024-12-31", "80") + row % ("2025-01-01", "~", "%s")
    before, after = (compiled(parameters=more % value) for value in ("90", "95"))
    (stated,) = compared(before, after, tries=0).parameters
    assert stated.before is not None and stated.after is not None
    assert (stated.what.zh, stated.before.zh, stated.after.zh) == ("参数“标准”自 2025年1月1日 起", "90元/月", "95元/月")


def test_choices_in_another_order_are_not_compared() -> None:
    other = changed("一级、二级、三级。", "三级、二级、一级。")
    (rule,) = [r for r in compared(compiled(), compiled(other), tries=0).rules if r.before.name == "补贴"]
    assert rule.change == "not compared"


def test_a_revision_of_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "rules" / "small")
    for arguments in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "one"]):
        subprocess.run(["git", *arguments], check=True)
    written(tmp_path / "rules" / "small", changed("100元/月", "90元/月"), EXAMPLES.replace("100元/月", "90元/月"))
    code, said = diff("HEAD:rules/small", "rules/small", "--format", "json")
    assert code == 1 and '"change": "answers"' in said
    code, said = diff("HEAD:nowhere", "rules/small")
    assert code == 1 and "revision-missing" in said
    assert "revision-missing" in diff("--", "-x:nowhere", "rules/small")[1]

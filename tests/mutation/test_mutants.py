"""Mutants of a small pack: what is changed, who notices, what is proved to change nothing, and what is told of the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.mutation.small import EXAMPLES, RULES, changed, compiled, written

from policyrules.cli.group import cli
from policyrules.mutation.apply import applied
from policyrules.mutation.from_checked import mutants
from policyrules.mutation.judge import Judge
from policyrules.mutation.model import Verdict, score
from policyrules.mutation.to_words import Telling
from policyrules.syntax import nodes as syn

FIRST = EXAMPLES[: EXAMPLES.index("示例 各项边界")]
Golden = Callable[[str, str], None]


def judged(rules: str, examples: str = EXAMPLES, tries: int = 40) -> tuple[list[Verdict], Telling]:
    pack = compiled(rules, examples)
    assert pack.usable
    judge = Judge(pack, tries)
    return [judge.judge(mutant) for mutant in mutants(pack.checked)], Telling(pack, "zh", str)


def test_examples_on_both_sides_of_every_boundary_notice_everything() -> None:
    verdicts, _ = judged(RULES)
    assert score(verdicts).percent() == "100.0%"
    assert len(verdicts) > 30


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_survivors_are_sentences_with_a_case(golden: Golden, tmp_path: Path, lang: str) -> None:
    folder = written(tmp_path / "small", examples=FIRST)
    ran = CliRunner().invoke(cli, ["mutate", str(folder), "--tries", "40", "--timeout", "0", "--limit", "12", "--lang", lang])
    assert ran.exit_code == 1
    golden(f"mutation/survivors-{lang}.txt", ran.output)


def test_what_changes_no_answer_is_not_counted() -> None:
    """An income beyond what the vocabulary allows."""
    never = changed("（四）住在的每月收入 低于 1000元/月", "（四）住在的每月收入 低于 50001元/月")
    verdicts, telling = judged(never)
    proved = [telling.change(v.mutant) for v in verdicts if v.fate == "equivalent"]
    assert "把『住在的每月收入低于50001元/月』改成『住在的每月收入不超过50001元/月』" in proved
    assert "删去『（四）住在的每月收入低于50001元/月』" in proved


def test_only_and_limit(tmp_path: Path) -> None:
    folder = str(written(tmp_path / "small"))
    ran = CliRunner().invoke(cli, ["变异", folder, "--only", "补贴", "--limit", "3", "--format", "json"])
    assert ran.exit_code == 0 and '"judged": 3' in ran.output
    unknown = CliRunner().invoke(cli, ["mutate", folder, "--only", "补帖"])
    assert unknown.exit_code == 1 and "是否指“补贴”？" in unknown.output


def test_a_score_can_be_demanded(tmp_path: Path) -> None:
    asked = ["mutate", str(written(tmp_path / "small", examples=FIRST)), "--tries", "0", "--limit", "8", "--at-least"]
    assert [CliRunner().invoke(cli, [*asked, percent]).exit_code for percent in ("10", "95")] == [0, 1]


def test_an_edit_leaves_the_pack_as_it_was() -> None:
    pack = compiled()
    before = {key: rule.decl for key, rule in pack.checked.resolved.rules.items()}
    for mutant in mutants(pack.checked):
        other = applied(pack, mutant).checked.resolved.rules
        assert [key for key in before if other[key].decl is not before[key]] == list(mutant.rules)
    assert {key: rule.decl for key, rule in pack.checked.resolved.rules.items()} == before


SHOPS = """
主体 店，自称 本店：
  位于：户；
  报表：是否。

推定 每月收入
  对象：户。
  取值：0元/月。

定义 用水
  对象：店。
  取值：按下表：
    ｜ 报表 ｜ 取值   ｜
    ｜ 是   ｜ 10元/月 ｜
    ｜ 否   ｜ 20元/月 ｜

定义 富户
  对象：店。
  条件：位于的每月收入 为 100元/月以上。

指标 报表率
  对象：店。
  分母：是。
  分子：报表。
  目标：不低于 50%。
  方向：上升。
  基期：未提供。
  施行：自 2024年1月1日 起。
    依据：「小办法」 第三条。
"""


def test_the_target_of_an_indicator_counts() -> None:
    """It decides nothing of a thing, and yet what is said of the rate."""
    verdicts, telling = judged(RULES + SHOPS)
    aims = [v for v in verdicts if isinstance(v.mutant.within, syn.TargetField)]
    assert {v.fate for v in aims} == {"survived"} and len(aims) == 3
    assert telling.shown(aims[0]) == "    比例落在两个目标之间的，答案不同。"


def test_a_presumption_is_seen_in_whatever_rests_on_it() -> None:
    """Also where that is about another kind of thing."""
    verdicts, _ = judged(RULES + SHOPS)
    assert {v.fate for v in verdicts if v.mutant.rule == "每月收入"} == {"survived"}


def test_cells_of_tables_do_not_deny() -> None:
    verdicts, _ = judged(RULES + SHOPS)
    assert "negation" not in {v.mutant.edit.kind for v in verdicts if v.mutant.rule == "用水"}


WORK = """
主体 村，自称 本村：
  青年：人丁。

主体 人丁：
  岁数：整数 周岁，0周岁以上；
  有工作：是否，反称 没有工作。

推定 有工作
  对象：人丁。
  取值：分情形：
    （一）岁数 不满 16周岁 的，否。

资格 村里帮扶
  对象：村。
  依据：「小办法」 第四条。
  条件：青年 为 没有工作。
"""
AGES = """
示例 不满十六岁
  检验：村里帮扶。
  计算日：2024年3月1日。
  期望：按下表：
    ｜ 青年的岁数 ｜ 村里帮扶             ｜
    ｜ 15周岁     ｜ 符合                 ｜
    ｜ 16周岁     ｜ 待定，缺 有工作      ｜
"""


def test_whoever_says_the_opposite_word_rests_on_the_presumption_too() -> None:
    verdicts, _ = judged(RULES + WORK, EXAMPLES + AGES)
    assert {v.fate for v in verdicts if v.mutant.rule == "有工作"} == {"noticed"}

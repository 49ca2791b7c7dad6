"""Examples of indicators that tell counts in place of things."""

from __future__ import annotations

from tests.stages.helpers import compiled

from policyrules.deciding.trials import run_examples

RATE = """
指标 在职率
  对象：人。
  依据：《办法》。
  分母：月入 不低于 起点。
  分子：在职。
  目标：不低于 80%。
  方向：上升。
"""
FIGURES = """
参数集: 试
参数:
  - 名称: 起点
    单位: 元/月
    取值:
      - {自: 2020-01-01, 至: ~, 值: ~, 地区: 试, 来源: ~, 可信度: 待补充}
"""


def tried(example: str) -> list[tuple[str, ...]]:
    """Where each expectation differs; nothing where it is met."""
    found = compiled(RATE + "\n示例 一\n  检验：在职率。\n  计算日：2024年1月1日。\n" + example, FIGURES)
    assert found.usable, found.problems
    return [result.parts for result in run_examples(found)]


def test_the_target_is_held_against_counts_to_the_last_one() -> None:
    head = "  已知：分母为1000。\n  期望：按下表：\n    ｜ 分子 ｜ 在职率 ｜\n"
    rows = "    ｜ 799 ｜ 不符合 ｜\n    ｜ 800 ｜ 80% ｜\n    ｜ 800 ｜ 81% ｜\n"
    met, rate, other = tried(head + rows)
    assert (met, rate) == ((), ())
    assert "80%" in "".join(other)


def test_none_of_none_is_not_applicable() -> None:
    assert tried("  已知：分母 为 0；分子 为 0。\n  期望：不适用。\n") == [()]


def test_a_figure_told_once_holds_for_everybody_on_the_roster() -> None:
    people = "名册 逐项为（月入 为 100元/月；在职）、（月入 为 300元/月；失业）"
    assert tried(f"  已知：起点 为 200元/月；{people}。\n  期望：0%。\n") == [()]

"""Whatever is done to a rule file, reading it ends, and says where it stopped."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.syntax.reading import read

from policyrules.diagnostics.to_text import report

FILE = """主体 人员（person），自称 本人：
  残疾：若干 残疾项，至多 6项，敏感；
  已就业：是否，反称 未就业。

资格 单独申请低保
  对象：人员。
  效果：“应当受理”（解读 A50）。
  施行：自 2023年7月18日 至 2026年6月30日。
    依据：规划 3.1.2#1a；民发〔2021〕57号 第八条。
    条件：同时符合：
      （一）残疾 中有 类别 为 智力、精神之一 且 等级 为 三级 者（解读 A19）；
      （二）符合之一：
        1. 年龄 在 16周岁 至 59周岁 之间；
        2. （家庭的收入 低于 标准的1.5倍 或者 非 已就业）。

定义 系数
  取值：分情形：
    （一）甲 与 乙 的较低者 为 1%以上 的，50%；
    （二）其他情形，（甲 + 一千二百元）÷ 12。

示例 一年
  检验：系数。
  已知：残疾 逐项为 智力 三级、肢体 四级 等。
  期望：按下表：
    ｜ 计算日       ｜ 系数        ｜
    ｜ 2026年1月1日 ｜ 待定，缺 甲 ｜
"""
PIECES = st.sampled_from(
    [
        *("（", "）", "；", "。", "，", "、", "：", "的", "之一", "以上", "且", " 或者 ", "非 "),
        *("者", "｜", "“", "#", "一", "万", "及", ".", "-"),
        *("\n", "\n定义 丁\n", "definition x\n", "'s", "2月30日", "9" * 40, "按下表：", "逐项为", "中有"),
        *("\u200b", "\ufeff", "\x00", "\ud800", "𠀀"),
    ]
)
EDITS = st.lists(st.tuples(st.integers(0, len(FILE)), st.integers(0, 30), PIECES | st.text(max_size=5)), min_size=1, max_size=6)


def test_what_is_changed_is_right() -> None:
    assert not read(FILE).problems


@settings(max_examples=150, deadline=None)
@given(EDITS)
def test_reading_always_ends(edits: list[tuple[int, int, str]]) -> None:
    text = FILE
    for place, removed, put in edits:
        text = text[:place] + put + text[place + removed :]
    parsed = read(text)
    assert all(0 <= token.start < token.end <= len(text) + 1 for token in parsed.tokens)
    for problem in parsed.problems:
        primary = problem.describe("zh").primary
        assert primary is None or 0 <= primary.at.start <= primary.at.end <= len(text)
    assert len(parsed.problems) <= len(text.split("\n")) + 1
    report(parsed.problems)
    report(parsed.problems, "en")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["zh", "en"]))
def test_any_text_may_stand_in_a_declaration(text: str, tongue: str) -> None:
    read(f"定义 {text}" if tongue == "zh" else f"definition {text}")

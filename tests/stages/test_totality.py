"""Whatever a drafter writes, the stages answer with problems or with sound programs; they never break down."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.helpers import compiled

from policyrules.core.verify import broken
from policyrules.deciding.pack import Pack
from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.explain.to_text import to_text

KINDS = ("资格", "待遇", "义务", "定义", "推定", "裁量", "排序", "指标", "职责")
VALUES = (
    "在职", "户", "户的人数", "卡片", "卡片的个数", "成员", "月入", "月入 ÷ 3", "月入 ÷ 户的人数", "工龄", "住处", "城里", "一级", "无",
    "100元/月", "1200元/年", "30.125元/月", "0元/月", "3", "50%", "出生日期", "出生日期的当月", "计算日", "本月", "卡片的等级 之最重",
    "补的金额", "户的成员的补的金额 之和", "户的成员的月入 之和",
    "月入 与 100元/月 的较低者", "在职 与 失业 的较高者", "出生日期 至 计算日 的周岁",
    "2024年2月30日", "本年2月30日", "月入 × 50%",
    "分情形：\n      （一）在职 的，1；\n      （二）其他情形，100元/月",
)  # fmt: skip
TESTS = (
    "在职", "户 为 困难", "住处 为 城里", "卡片 中有 等级 为 一级 者", "工龄 满 6个月", "月入 低于 100元/月", "工龄 为 无", "补", "符合 补",
    "户 为 人数、困难之一", "月入 ÷ 0 低于 100元/月", "出生日期 早于 计算日", "卡片", "住处 高于 乡下", "等 补", "户 等于 户",
)  # fmt: skip
STEPS = ("1元", "0元", "0.01元", "1人", "100元", "10%")
VALUE, TEST = st.sampled_from(VALUES), st.sampled_from(TESTS)
FIELD = st.one_of(
    st.tuples(st.sampled_from(("取值", "金额", "起发", "停发", "分组", "次序：\n    （一）", "目标")), VALUE).map("：".join),
    st.tuples(st.sampled_from(("条件", "适用", "履行", "分母", "分子")), TEST).map("：".join),
    st.sampled_from(STEPS).map(lambda step: f"尾数：四舍五入 至 {step}"),
    st.tuples(st.sampled_from("甲乙"), TEST, VALUE).map(lambda t: f"例外 {t[0]}：{t[1]} 的，金额 为 {t[2]}"),
    TEST.map(lambda test: f"例外 丙：{test} 的，不享受"),
    TEST.map(lambda test: f"提示：{test} 的，“话”"),
    VALUE.map(lambda value: f"次序：\n    （一）{value} 高者在先"),
    st.sampled_from(("依据：《法》 第一条", "主管：某局", "效果：“话”", "牵头：某局", "事项：“做”", "参考：“话”")),
)
BENEFIT = "待遇 补\n  对象：人。\n  依据：《法》。\n  条件：在职。\n  金额：100元/月。\n\n"


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule of some kind with fields that may or may not suit it, in one period or in two."""
    kind, subject = draw(st.sampled_from(KINDS)), draw(st.sampled_from(("人", "户", "卡")))
    common = draw(st.lists(FIELD, max_size=4))
    lines = [f"{kind} {'月入' if kind == '推定' else '某'}", f"  对象：{subject}。", *(f"  {f}。" for f in common)]
    if draw(st.booleans()):
        for period in ("自 2024年1月1日 至 2024年12月31日", "自 2025年1月1日 起"):
            lines += [f"  施行：{period}。", *(f"    {f}。" for f in draw(st.lists(FIELD, max_size=2)))]
    return BENEFIT + "\n".join(lines) + "\n"


def unsound(pack: Compiled) -> list[str]:
    return [text for lowered in (*pack.programs.values(), *pack.properties.values()) for text in broken(lowered.program)]


@settings(max_examples=400, deadline=None)
@given(rules())
def test_any_rule_gives_problems_or_sound_programs(text: str) -> None:
    pack = compiled(text)
    for problem in pack.problems:
        assert problem.describe("zh").message and problem.describe("en").message
    assert pack.usable == bool(pack.programs)
    assert unsound(pack) == []


@pytest.mark.parametrize("name", ["example", "lucheng"])
def test_the_programs_of_the_packs_are_sound(name: str) -> None:
    pack = compile_pack(read_pack(name))
    assert pack.programs and pack.properties
    assert unsound(pack) == []


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("most", [60, 61, 300])
def test_a_long_chain_of_rules_is_refused_before_anything_breaks(most: int, backwards: bool) -> None:
    names = [f"第{n}" for n in range(most)]
    chain = [f"定义 {a}\n  对象：人。\n  条件：非 {b}。\n" for a, b in zip(names, [*names[1:], "在职"], strict=True)]
    pack = compiled("".join(reversed(chain) if backwards else chain))
    assert {p.code for p in pack.problems} == (set() if most <= 60 else {"chained-too-long"})
    if pack.usable:
        found = Pack(pack).decide(names[0], {"在职": True}, as_of=date(2024, 1, 1))
        assert found.outcome == "yes" and to_text(found.explanation)


@pytest.mark.parametrize("alias", ["self", "policyrules_entity", "class", "_a", "a b", "名"])
def test_an_alias_that_no_field_can_have_is_refused(alias: str) -> None:
    pack = read_pack("example")
    glossary = evolve(pack.glossary, aliases={**pack.glossary.aliases, "常住": alias})
    assert [p.code for p in compile_pack(evolve(pack, glossary=glossary)).problems if p.code == "alias-unfit"] == ["alias-unfit"]

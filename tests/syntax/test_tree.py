"""What stands where in the tree, for the forms that are easy to get wrong."""

from __future__ import annotations

import pytest
from tests.syntax.reading import EXAMPLE, RULE, clean, condition, tree

from policyrules.syntax import nodes as syn
from policyrules.syntax.to_dump import dump
from policyrules.syntax.walk import depth, nodes


def expected(text: str) -> str:
    """The dump of a field 期望."""
    item = clean(f"示例 甲\n  检验：乙。\n  期望：{text}。\n").module.items[0]
    assert isinstance(item, syn.ExampleDecl) and item.expected
    return dump(item.expected).strip()


def cells(text: str) -> list[str]:
    item = clean(f"{EXAMPLE}    ｜ 甲 ｜\n    ｜ {text} ｜\n").module.items[0]
    assert isinstance(item, syn.ExampleDecl) and isinstance(item.expected, syn.ExampleTable)
    return [dump(cell).strip() for line in item.expected.lines for cell in line]


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        *[(word, "yes") for word in ("符合", "享受", "负担")],
        *[(word, "no") for word in ("不符合", "不享受", "不负担")],
        ("已履行", "fulfilled"),
        ("未履行", "unfulfilled"),
        ("待定", "open"),
        ("不适用", "not_applicable"),
    ],
)
def test_words_of_an_outcome(word: str, outcome: str) -> None:
    assert expected(word) == f"Expected outcome={outcome}"
    assert cells(word) == [f"Expected outcome={outcome}"]


def test_outcome_amount_and_reasons() -> None:
    assert expected("符合，金额 待定，缺 甲、乙") == ("Expected outcome=yes amount=open\n  missing:\n    Name text=甲\n    Name text=乙")
    assert expected("不享受，因 甲，缺 乙") == "Expected outcome=no\n  because:\n    Name text=甲\n  missing:\n    Name text=乙"


def test_a_bare_value_is_a_value_and_in_a_table_stays_bare() -> None:
    assert expected("122元/月") == "Expected outcome=None\n  value:\n    Quantity value=122 den=1 unit=yuan_month"
    assert expected("无") == "Expected outcome=None\n  value:\n    NoneLiteral"
    assert expected("2位") == "Expected outcome=None place=2"
    assert cells("122元/月") == ["Quantity value=122 den=1 unit=yuan_month"]
    assert cells("2位") == ["Quantity value=2 den=1 unit=places"]
    assert cells("甲") == ["Ref\n  name:\n    Name text=甲"]
    assert cells("不限") == ["AnyValue"]
    assert cells("是") == ["YesNo value=True"]


def test_a_value_with_reasons_is_expected_in_a_table_too() -> None:
    assert cells("5元，缺 甲") == ["Expected outcome=None\n  missing:\n    Name text=甲\n  value:\n    Quantity value=5 den=1 unit=yuan"]


@pytest.mark.parametrize(
    ("written", "value", "den", "unit"),
    [
        ("1.5倍", 15, 10, "fold"),
        ("百分之九十", 90, 1, "percent"),
        ("百分之一点五", 15, 10, "percent"),
        ("1,780元/人·月", 1780, 1, "yuan_month"),
        ("1.2万元", 12, 10, "wan_yuan"),
        ("十二万元", 120_000, 1, "yuan"),
        ("一亿零三十元", 100_000_030, 1, "yuan"),
        ("十六岁", 16, 1, "full_years"),
        ("两人", 2, 1, "persons"),
        ("0.01元", 1, 100, "yuan"),
        ("12", 12, 1, ""),
    ],
)
def test_numbers(written: str, value: int, den: int, unit: str) -> None:
    assert f"Quantity value={value} den={den} unit={unit}\n" in tree(f"{RULE}取值：{written}。\n")


def test_steps_take_what_stands_before_them() -> None:
    text = tree(f"{RULE}取值：用工记录 中 可计入 者的折算人数 之和 ÷ 12 − 甲的1.5倍。\n")
    order = ["Added", "Scaled", "Aggregate", "Part", "Selection", "Share"]
    assert [word for line in text.splitlines() if (word := line.split()[0]) in order] == order


def test_what_is_left_of_minus_is_taken_first() -> None:
    plain, bracketed = tree(f"{RULE}取值：甲 − 乙 − 丙。\n"), tree(f"{RULE}取值：甲 −（乙 − 丙）。\n")
    assert plain != bracketed
    assert plain.index("operator=minus") < plain.index("text=甲") < plain.index("text=乙")


def test_place_of_a_chain_ends_with_its_step() -> None:
    parsed = clean(f"{RULE}取值：甲的乙的丙 + 丁。\n")
    assert [node.at.text for node in nodes(parsed.module) if isinstance(node, syn.Part)] == ["甲的乙的丙", "甲的乙"]


def test_a_leaf_holds_its_notes() -> None:
    parsed = clean(condition("甲（依据 规划 3.1.4#1a、3.1.4#1d；民发[2021]57号 第八条）（解读 A04 “说明”；A05）"))
    leaf = next(node for node in nodes(parsed.module) if isinstance(node, syn.Leaf))
    assert [dump(note).strip() for note in leaf.notes] == [
        "Cite document=规划 clauses=3.1.4#1a、3.1.4#1d",
        "Cite document=民发〔2021〕57号 article=第八条",
        "Reading id=A04 text=说明",
        "Reading id=A05",
    ]
    assert leaf.expr.at.text == "甲"


def test_facts_of_a_subject() -> None:
    text = tree(
        "主体 人员（person），自称 本人：\n"
        "  已就业：是否，反称 未就业，敏感，问 “在职吗？”；\n"
        "  收入：金额 元/月，0元/月以上，低于 9万元，可无；\n"
        "  人数：小数 2位 人；\n"
        "  成员：若干 人员，至多 20人。\n"
    )
    for part in (
        "Member sensitive=True question=在职吗？",
        "Member optional=True",
        "MemberType kind=decimal unit=persons places=2",
        "MemberType kind=many",
        "ge\n            Quantity value=0 den=1 unit=yuan_month\n            lt\n            Quantity value=9 den=1 unit=wan_yuan",
    ):
        assert part in text


def test_versions_hold_the_fields_behind_them() -> None:
    first, second = "自 2023年7月18日 至 2025年12月31日", "2026年1月1日 起施行"
    item = clean(f"{RULE}依据：规划。\n  施行：{first}。\n  条件：甲。\n  施行日期：{second}。\n").module.items[0]
    assert isinstance(item, syn.RuleDecl)
    assert [type(field).__name__ for field in item.fields] == ["NamesField", "BasisField"]
    assert [(str(v.since), str(v.until)) for v in item.versions] == [("2023-07-18", "2025-12-31"), ("2026-01-01", "None")]
    assert [len(v.fields) for v in item.versions] == [1, 0]


def test_rows_and_their_months() -> None:
    item = clean(
        "示例 甲\n  已知：残疾 逐项为 智力 三级、肢体 四级 等；成员 逐项为 无；"
        "用工记录 逐项为 2023年1月 至 2023年12月 每月（证件 为 残疾人证；残疾 逐项为 无）。\n"
    ).module.items[0]
    assert isinstance(item, syn.ExampleDecl)
    first, second, third = item.given
    assert isinstance(first, syn.ListGiven) and isinstance(second, syn.ListGiven) and isinstance(third, syn.ListGiven)
    assert (len(first.rows), first.complete, len(second.rows), second.complete) == (2, False, 0, True)
    assert third.rows[0].months and len(third.rows[0].facts) == 2


def test_depth_counts_nodes_within_nodes() -> None:
    assert depth(clean(condition("（（甲））")).module) == depth(clean(condition("甲")).module) + 2

"""The words of a stretch of rule text, in both tongues."""

from __future__ import annotations

import pytest
from tests.syntax.reading import clean, condition, read, words

from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.english_forms import beyond
from policyrules.syntax.rename import in_chinese
from policyrules.syntax.to_phrase import phrase
from policyrules.syntax.walk import nodes

ENGLISH = {
    "户籍在本区": "registered in the district",
    "残疾人证有效": "certificate is valid",
    "年龄": "age",
    "残疾": "disabilities",
    "类别": "category",
    "智力": "intellectual",
    "精神": "mental",
    "家庭": "household",
    "城乡": "area",
    "低保家庭": "household on minimum allowance",
    "标准": "the standard",
    "困难残疾人生活补贴": "living subsidy",
    "出生日期": "date of birth",
    "月收入": "monthly income",
    "有残疾": "has a disability",
    "未监测": "not monitored",
}
CASES = [
    ("户籍在本区 且 残疾人证有效（解读 A19）", "户籍在本区且残疾人证有效", "registered in the district and certificate is valid"),
    ("年龄 为 18周岁及以上", "年龄为18周岁以上", "age is 18 years or more"),
    ("年龄 大于等于 １８岁", "年龄不低于18周岁", "age is no less than 18 years"),
    ("年龄 在 16周岁 至 59周岁 之间", "年龄在16周岁至59周岁之间", "age is from 16 years to 59 years"),
    ("残疾 中有 类别 为 智力、精神之一 者", "残疾中有类别为智力、精神之一者",
     "disabilities include one where category is intellectual or mental"),
    ("家庭 是 低保家庭", "家庭为低保家庭", "household is household on minimum allowance"),
    ("家庭的城乡 为 城镇", "家庭的城乡为城镇", "household's area is 城镇"),
    ("月收入 低于 标准的1.5倍", "月收入低于标准的1.5倍", "monthly income is below the standard × 1.5"),
    ("月收入 高于 一千二百元", "月收入高于一千二百元", "monthly income is more than 1200 yuan"),
    ("出生日期 早于 2008-03-01", "出生日期早于2008年3月1日", "date of birth is before 1 March 2008"),
    ("出生日期 晚于 上年12月31日", "出生日期晚于上年12月31日", "date of birth is after 31 December last year"),
    ("非（户籍在本区 且 残疾人证有效）", "非（户籍在本区且残疾人证有效）", "not (registered in the district and certificate is valid)"),
    ("家庭 不享受 困难残疾人生活补贴（依据 规划 3.1.4#1a）", "家庭不享受困难残疾人生活补贴", "household does not receive living subsidy"),
    ("家庭 中有 有残疾 者", "家庭中有残疾者", "household include one where has a disability"),
    ("家庭的监测 不为 未监测", "家庭的监测不是未监测", "household's 监测 is other than not monitored"),
    ("「GB/T 26341」 且 户籍在本区", "GB/T 26341且户籍在本区", "GB/T 26341 and registered in the district"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "zh", "en"), CASES)
def test_phrase(written: str, zh: str, en: str) -> None:
    assert words(written, "zh", ENGLISH) == zh
    assert words(written, "en", ENGLISH) == en


@pytest.mark.parametrize(
    ("written", "en"),
    [
        ("残疾的个数 不低于 2项", "the number of disabilities is no less than 2"),
        ("家庭的残疾的个数 为 1项以上", "the number of household's disabilities is 1 or more"),
        ("残疾 中 类别 为 智力 者的个数 为 1项以上", "the number of disabilities where category is intellectual, is 1 or more"),
        ("非 有残疾", "does not have a disability"),
        ("非 户籍在本区", "not registered in the district"),
        ("家庭 不是 无人", "household is other than nobody"),
    ],
)
def test_english_that_depends_on_the_words_beside_it(written: str, en: str) -> None:
    assert words(written, "en", ENGLISH | {"个数": "number of", "无人": "none there"}) == en.replace("nobody", "none there")


@pytest.mark.parametrize(
    ("order", "written", "en"),
    [
        ("由重到轻：三级、四级", "等级 为 三级以上", "level is level 3 or more severe"),
        ("由重到轻：三级、四级", "等级 为 三级及以下", "level is level 3 or milder"),
        ("由轻到重：四级、三级", "等级 重于 四级", "level is more severe than level 4"),
        ("由低到高：四级、三级", "等级 为 三级以上", "level is level 3 or higher"),
        ("由高到低：三级、四级", "等级 为 三级以下", "level is level 3 or lower"),
        ("由高到低：三级、四级", "等级 不低于 四级 且 等级 低于 三级", "level is no lower than level 4 and level is lower than level 3"),
    ],
)
def test_what_lies_on_either_side_of_a_value_is_said_by_the_order_of_its_list(order: str, written: str, en: str) -> None:
    """三级以上 is no larger number: on a list from severe to mild it is levels 1 to 3."""
    parsed = clean(f"选项 程度，{order}。\n\n{condition(written)}")
    field = next(node for node in nodes(parsed.module) if isinstance(node, syn.ConditionField))
    sides = beyond(item for item in parsed.module.items if isinstance(item, syn.ChoiceDecl))
    assert phrase(parsed, field.body.at, "en", {"等级": "level", "三级": "level 3", "四级": "level 4"}, None, sides) == en


def test_which_kind_of_list_it_is_follows_from_its_order_and_not_from_words_in_it() -> None:
    parsed = clean("选项 程度，由重到轻：三级、「由高到低」。# 由高到低\n")
    assert beyond(item for item in parsed.module.items if isinstance(item, syn.ChoiceDecl)) == dict.fromkeys(
        ("三级", "由高到低"), ("or more severe", "or milder")
    )


def test_a_value_of_two_kinds_of_lists_is_said_without_either() -> None:
    parsed = clean("选项 程度，由重到轻：三级、四级。\n\n选项 学段，由低到高：三级、五级。\n")
    assert beyond(item for item in parsed.module.items if isinstance(item, syn.ChoiceDecl)) == {
        "四级": ("or more severe", "or milder"),
        "五级": ("or higher", "or lower"),
    }


def test_brackets_without_partner_are_left_out() -> None:
    parsed = clean(condition("甲 且（乙 或者 丙）"))
    whole = next(node for node in nodes(parsed.module) if isinstance(node, syn.Leaf)).at
    assert phrase(parsed, Span(parsed.file, whole.start, whole.end - 1), "zh", {}) == "甲且乙或者丙"


def test_an_english_file_in_both_tongues() -> None:
    names = {"date_of_birth": "出生日期", "household": "家庭"}
    parsed = in_chinese(
        read("definition probe (试)\n  when: date_of_birth before 2008-03-01 and household is any of dibao, edge (reading A04)\n"),
        names,
        {},
    )
    assert parsed.tongue == "en" and not parsed.problems
    at = next(node for node in nodes(parsed.module) if isinstance(node, syn.Leaf)).at
    assert phrase(parsed, at, "en", ENGLISH) == "date of birth is before 1 March 2008 and household is dibao or edge"
    assert phrase(parsed, at, "zh", ENGLISH) == "出生日期早于2008年3月1日且家庭为dibao、edge之一"


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("非 在职", "失业", "jobless"),
        ("户籍在本区 且 非 家庭的在职", "户籍在本区且家庭的失业", "registered in the district and household's jobless"),
        ("非 在职 或者 在职", "失业或者在职", "jobless or at work"),
        ("家庭 不为 低保家庭", "家庭不是低保家庭", "household is not household on minimum allowance"),
        ("非 户籍在本区", "非户籍在本区", "not registered in the district"),
    ],
)
def test_what_is_denied_is_said_by_its_opposite(written: str, zh: str, en: str) -> None:
    english = {**ENGLISH, "在职": "at work", "失业": "jobless"}
    parsed = clean(condition(written))
    at = next(node for node in nodes(parsed.module) if isinstance(node, syn.Leaf)).at
    assert phrase(parsed, at, "zh", english, {"在职": "失业"}) == zh
    assert phrase(parsed, at, "en", english, {"在职": "失业"}) == en

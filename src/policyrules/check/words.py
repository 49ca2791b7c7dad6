"""Types as problems name them, in both tongues."""

from __future__ import annotations

from typing import assert_never

from policyrules.check.facts import Broken, Nothing, Series, Thing, Things, Typed, Valued
from policyrules.types import Bool, Choice, Date, Money, Month, Number, Scalar
from policyrules.types.to_text import PERIOD_WORDS

Words = tuple[str, str]


def words(typed: Typed) -> Words:
    match typed:
        case Valued(type):
            return scalar_words(type)
        case Thing(entity):
            return f"一个{entity}", f"a {entity}"
        case Things(entity):
            return f"若干{entity}", f"a list of {entity}"
        case Series(of):
            zh, en = words(of)
            return f"每一项的{zh}", f"{en} for each element"
        case Nothing():
            return "“无”", "`none`"
        case Broken():
            return "有误的内容", "something wrong"
    assert_never(typed)


def scalar_words(type: Scalar) -> Words:
    match type:
        case Bool():
            return "是或否", "yes or no"
        case Number(unit):
            return (f"数（{unit}）", f"a number ({unit})") if unit else ("数", "a number")
        case Money(period):
            return f"金额（{PERIOD_WORDS['zh'][period]}）", f"an amount in {PERIOD_WORDS['en'][period].strip()}"
        case Date():
            return "日期", "a date"
        case Month():
            return "月份", "a month"
        case Choice(of):
            return f"“{of}”的一个取值", f"a value of `{of}`"
    assert_never(type)


OF_EACH = (
    "名单里有若干项，说明是哪一项：“残疾 中有 类别 为 智力 者”“残疾 均为 …… 者”",
    "a list has several things: say which of them, as in `disabilities include one with category is x end`",
)

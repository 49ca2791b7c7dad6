"""What kind of value a fact takes, in words."""

from __future__ import annotations

from typing import assert_never

from policyrules.types.model import Bool, Choice, Date, Money, Month, Number, Scalar
from policyrules.types.to_text import PERIOD_WORDS, UNITS_IN_ENGLISH, Tongue


def kind_words(type: Scalar, tongue: Tongue) -> str:
    """是否, 日期, 金额（元/月）, 数（周岁）, 选项（残疾等级） …"""
    zh = tongue == "zh"
    match type:
        case Bool():
            return "是否" if zh else "yes or no"
        case Date():
            return "日期" if zh else "a day"
        case Month():
            return "月份" if zh else "a month"
        case Money(period):
            return f"金额（{PERIOD_WORDS['zh'][period]}）" if zh else f"an amount in {PERIOD_WORDS['en'][period].strip()}"
        case Number(unit, _):
            said = unit if zh else UNITS_IN_ENGLISH.get(unit, unit).strip()
            return (f"数（{said}）" if zh else f"a number of {said}") if said else "数" if zh else "a number"
        case Choice(of):
            return f"选项（{of}）" if zh else "a choice"
    assert_never(type)

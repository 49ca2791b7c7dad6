"""Encoded values as people read them, in Chinese or English."""

from __future__ import annotations

from typing import Literal, assert_never

from policyrules.types.encode import to_date, to_month
from policyrules.types.model import Bool, Choice, Date, Money, Month, Number, Scalar
from policyrules.types.vocabulary import Vocabulary

Tongue = Literal["zh", "en"]
PERIOD_WORDS: dict[Tongue, dict[str, str]] = {
    "zh": {"": "元", "月": "元/月", "年": "元/年"},
    "en": {"": " yuan", "月": " yuan/month", "年": " yuan/year"},
}
"""What stands after the figure of an amount, by the period of its type; with the blank that English has there."""
UNITS_IN_ENGLISH = {
    "周岁": " years", "个月": " months", "天": " days", "年": " years", "人": " persons", "户": " households",
    "项": " items", "级": "", "次": " times", "位": "", "分": " points", "倍": " times", "%": "%", "": "",
}  # fmt: skip


def written(value: int, type: Scalar, vocabulary: Vocabulary, tongue: Tongue = "zh") -> str:
    """One value in words.

    >>> written(12200, Money("月"), Vocabulary())
    '122元/月'
    """
    match type:
        case Bool():
            return ("是" if value else "否") if tongue == "zh" else ("yes" if value else "no")
        case Number(unit, den):
            if unit == "%":
                return decimal(value * 100, den) + "%"
            figure = decimal(value, den)
            if tongue == "zh":
                return figure + unit
            english = UNITS_IN_ENGLISH.get(unit, f" {unit}")
            return figure + (english.removesuffix("s") if figure in ("1", "-1") and unit != "倍" else english)
        case Money(period, den):
            return decimal(value, den) + PERIOD_WORDS[tongue][period]
        case Date():
            day = to_date(value)
            return f"{day.year}年{day.month}月{day.day}日" if tongue == "zh" else day.isoformat()
        case Month():
            year, month = to_month(value)
            return f"{year}年{month}月" if tongue == "zh" else f"{year}-{month:02}"
        case Choice(of):
            name = vocabulary.choices[of].name_of(value)
            return name if tongue == "zh" else vocabulary.english.get(name, name)
    assert_never(type)


def decimal(value: int, den: int) -> str:
    """`value` / `den` exactly; as a fraction where it has no finite decimal form.

    >>> decimal(12250, 100), decimal(-5, 100), decimal(1, 3)
    ('122.5', '-0.05', '1/3')
    """
    sign, value = ("-" if value < 0 else ""), abs(value)
    whole, rest = divmod(value, den)
    if not rest:
        return f"{sign}{whole}"
    digits = ""
    while rest and len(digits) < 12:
        digit, rest = divmod(rest * 10, den)
        digits += str(digit)
    return f"{sign}{whole}.{digits}" if not rest else f"{sign}{value}/{den}"

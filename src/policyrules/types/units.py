"""The units of the language: what each counts, and which may stand beside each other."""

from __future__ import annotations

from math import lcm

from policyrules.types.model import Money, Number

WORDS: dict[str, str] = {
    "full_years": "周岁", "months": "个月", "days": "天", "years": "年", "persons": "人", "households": "户", "items": "项",
    "grade": "级", "times": "次", "places": "位", "points": "分", "percent": "%", "fold": "倍", "": "",
}  # fmt: skip
"""Meaning of a unit keyword → the unit of a `Number`."""
PERIODS: dict[str, str] = {"yuan": "", "wan_yuan": "", "yuan_month": "月", "yuan_year": "年"}
"""Meaning of a unit keyword → the period of a `Money`."""
SPANS: dict[str, str] = {"个月": "月", "年": "年"}
"""The unit of a span of time → the period of an amount: 元/月 × 6个月 is 元, and 元 ÷ 1年 is 元/年."""
RATIOS = frozenset({"", "%", "倍"})
COUNTS = frozenset({"", "人", "户", "项", "次", "位", "级"})
"""Units of counting: 残疾的个数 may be compared with 1项 and with 2人."""


def quantity(value: int, den: int, unit: str) -> tuple[int, Number | Money]:
    """The encoded number and the type of a written quantity `value` / `den` `unit`.

    >>> quantity(15, 10, "percent")
    (15, Number(unit='%', den=1000))
    >>> quantity(12, 10, "wan_yuan")
    (1200000, Money(period='', den=100))
    """
    if unit in PERIODS:
        value *= 10_000 if unit == "wan_yuan" else 1
        common = lcm(den, 100)
        return value * (common // den), Money(PERIODS[unit], common)
    if unit == "percent":
        return value, Number("%", den * 100)
    return value, Number(WORDS[unit], den)


def compatible(a: str, b: str) -> bool:
    """Whether two number units may be compared or added."""
    return a == b or {a, b} <= RATIOS or {a, b} <= COUNTS


def common(a: Number | Money, b: Number | Money) -> Number | Money | None:
    """The type in which both can be counted exactly, or None where they do not belong together."""
    match a, b:
        case Money(), Money() if a.period == b.period:
            return Money(a.period, lcm(a.den, b.den))
        case Number(), Number() if compatible(a.unit, b.unit):
            return Number(a.unit or b.unit, lcm(a.den, b.den))
    return None

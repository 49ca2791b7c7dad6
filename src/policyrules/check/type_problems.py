"""What can be wrong with the types of values: two that do not belong together, or one where another is wanted."""

from __future__ import annotations

import re
from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Edit, Problem, Severity, Tongue, say
from policyrules.source import Span


@frozen
class TypeMismatch:
    """Two things that do not belong together, or one where another is wanted."""

    code: ClassVar[str] = "type-mismatch"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    found: tuple[str, str]
    wanted: tuple[str, str]
    hint: tuple[str, str] = ("", "")

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"这里应是{self.wanted[0]}，写的是{self.found[0]}",
            en=f"{self.wanted[1]} is wanted here, and this is {self.found[1]}",
            help_zh=self.hint[0] or _grade(self.at)[0] or f"换成{self.wanted[0]}；或者核对前面写的是不是那一项",
            help_en=self.hint[1] or _grade(self.at)[1] or f"write {self.wanted[1]}, or see whether another fact was meant before it",
            edits=tuple(Edit(self.at, level, certain=True) for level in _grade(self.at)[2:]),
        )


def _grade(at: Span) -> tuple[str, ...]:
    """1级 is a number, and 一级 a declared level: reason, reason in English, and the level."""
    found = re.fullmatch(r"([1-9])\s*级", at.text)
    if not found:
        return "", ""
    level = "一二三四五六七八九"[int(found[1]) - 1] + "级"
    return f"等级写汉字：“{level}”", f"write the declared level: `{level}`", level


@frozen
class UnitMismatch:
    """Numbers of different units, or amounts of different periods, side by side."""

    code: ClassVar[str] = "unit-mismatch"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    left: tuple[str, str]
    right: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"{self.left[0]}与{self.right[0]}不能直接比较或相加",
            en=f"{self.left[1]} and {self.right[1]} cannot be compared or added",
            help_zh=self._repair()[0],
            help_en=self._repair()[1],
            edits=tuple(Edit(self.at, text, certain=self.right[0] == "数" and "-" not in self.at.text) for text in self._repair()[2:]),
        )

    def _repair(self) -> tuple[str, ...]:
        """What to do in both tongues, and the number with the unit of the other side where only that can be meant."""
        unit, other = (m[1] if (m := re.search("（(.+)）", side[0])) else "" for side in (self.left, self.right))
        number = re.fullmatch(r"([0-9][0-9,.]*)\s*(年|元)?", self.at.text)
        if number and unit and (not other or (other, unit) == ("年", "周岁") or (other == "元" and "元" in unit)):
            text = f"{number[1]}{unit}"
            return f"写明单位：“{text}”", f"write its unit: `{text}`", text
        if number and number[1].isdigit() and (other, unit) == ("年", "个月"):
            text = f"{12 * int(number[1])}{unit}"
            return f"写明单位：“{text}”", f"write its unit: `{text}`", text
        if unit and (ends := re.fullmatch(r"([0-9]+)\s*-\s*([0-9]+)", self.at.text)):
            text = f"{ends[1]}{unit} 至 {ends[2]}{unit}"
            return f"区间写“{text}”：“-”是减号", f"write a range as `{ends[1]} {unit} to {ends[2]} {unit}`; `-` subtracts", text
        if other in ("%", "倍"):
            return "写明是什么的几成或几倍，如“最低工资标准的60%”", "say of what it is a share, such as `minimum_wage 's 60%`"
        if "元" in unit and "元" in other:
            return "两边用同一单位；" + PERIODS[0], PERIODS[1]
        return "两边用同一单位；不同的单位不会自动换算", "give both the same unit; units are never converted"


PERIODS = (
    "元/月与元/年不会自动换算，要写明：元/月的 × 12个月 ÷ 1年 得元/年，元/年的 × 1年 ÷ 12个月 得元/月，× 月数 得元",
    "write the conversion: × 12 months ÷ 1 years turns yuan/month into yuan/year, × months into yuan",
)


@frozen
class NotACondition:
    """A value where a condition is wanted."""

    code: ClassVar[str] = "not-a-condition"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    found: tuple[str, str]
    instead: tuple[str, str] = ("", "")
    """What to write, where that can be told."""

    def describe(self, tongue: Tongue) -> Diagnostic:
        whole = (
            "写成能答是或否的话，如“年龄 为 18周岁以上”“城乡 为 城镇”",
            "write what can be answered yes or no, such as `age is 18 years or more`",
        )
        zh, en = self.instead if self.instead[0] else whole
        return say(
            self,
            tongue,
            self.at,
            zh=f"这里要写条件，写的是{self.found[0]}",
            en=f"a condition is wanted here, and this is {self.found[1]}",
            help_zh=zh,
            help_en=en,
        )


@frozen
class NotOrdered:
    """Heavier or lighter asked of a list without order."""

    code: ClassVar[str] = "choice-without-order"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    list: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"选项“{self.list}”没有轻重高低之分",
            en=f"the values of `{self.list}` have no order",
            help_zh="用“为 甲、乙之一”；确有次序的，在选项后写“，由重到轻”",
            help_en="use `is any of`; if there is an order, declare the list as descending or ascending",
        )


PROBLEMS: tuple[type[Problem], ...] = (TypeMismatch, UnitMismatch, NotACondition, NotOrdered)

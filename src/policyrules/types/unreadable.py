"""Why a cell cannot be read, and what to write instead."""

from __future__ import annotations

from enum import Enum

from policyrules.classes import frozen
from policyrules.types.date_text import DateFault
from policyrules.types.to_text import Tongue


class Fault(Enum):
    """Why a cell cannot be read."""

    NOT_YES_OR_NO = "not-yes-or-no"
    NO_SUCH_VALUE = "no-such-value"
    NOT_A_NUMBER = "not-a-number"
    NOT_AN_AMOUNT = "not-an-amount"
    OTHER_PERIOD = "other-period"
    TOO_PRECISE = "too-precise"
    TOO_LONG = "too-long"
    UNCLEAR_PERCENT = "unclear-percent"
    OUT_OF_RANGE = "out-of-range"
    NEVER_ABSENT = "never-absent"
    NOT_CALCULATED = "not-calculated"


FAULTS: dict[Fault | DateFault, tuple[str, str, str, str]] = {
    Fault.NOT_YES_OR_NO: (
        "看不出是“是”还是“否”", "填写“是”或“否”",
        "neither yes nor no", "write 是 or 否",
    ),
    Fault.NO_SUCH_VALUE: (
        "不在可填的值之中", "填写：{}",
        "not one of the values", "write one of: {}",
    ),
    Fault.NOT_A_NUMBER: (
        "不是数", "只填数字{}",
        "not a number", "write figures only{}",
    ),
    Fault.NOT_AN_AMOUNT: (
        "不是金额", "只填数字，单位为{}",
        "not an amount", "write figures only, in {}",
    ),
    Fault.OTHER_PERIOD: (
        "所写的周期与本项不同", "换算成{}后填写",
        "for another period", "convert it to {}",
    ),
    Fault.TOO_PRECISE: (
        "小数位数超过本项的精度", "{}",
        "more decimals than this fact has", "{}",
    ),
    Fault.TOO_LONG: (
        "超过15位的数字已失真", "把该列设为文本格式，重新录入",
        "figures beyond 15 digits are lost", "make the column text, type it anew",
    ),
    Fault.UNCLEAR_PERCENT: (
        "看不出是百分之几还是几倍", "带百分号填写，如 90%",
        "percent or plain number?", "write it with a percent sign, as 90%",
    ),
    Fault.OUT_OF_RANGE: (
        "超出可填的范围", "填写{}",
        "out of range", "write {}",
    ),
    Fault.NEVER_ABSENT: (
        "本项不能填“无”", "填写实际的值，没有发生额的填 0；不清楚的留空",
        "there is always some value", "write it, or 0; leave it empty if unknown",
    ),
    Fault.NOT_CALCULATED: (
        "是公式，没有算出的值", "用 Excel 或 WPS 打开、保存一次，或者选择性粘贴为数值",
        "a formula that was never calculated", "open and save it in Excel or WPS, or paste it as a value",
    ),
    DateFault.NOT_A_DATE: (
        "不是日期", "写成 2026-03-01 的样式",
        "not a date", "write it like 2026-03-01",
    ),
    DateFault.NO_SUCH_DAY: (
        "日历上没有这一天", "核对年、月、日",
        "no such day", "check year, month and day",
    ),
    DateFault.DAY_MISSING: (
        "日期不完整", "写全年、月、日，如 2026-03-01",
        "an incomplete date", "write year, month and day",
    ),
    DateFault.SHORT_YEAR: (
        "年份只有两位", "年份写四位，如 2026-03-01",
        "a year of two digits", "write four digits",
    ),
    DateFault.YEAR_LAST: (
        "年份写在最后，分不清月和日", "写成 2026-03-01 的样式",
        "day and month are unclear", "write it like 2026-03-01",
    ),
    DateFault.OUT_OF_CALENDAR: (
        "年份不在 1850 至 2199 之间", "核对年份",
        "outside 1850 to 2199", "check the year",
    ),
}  # fmt: skip
"""Reason and repair in Chinese, then in English."""


@frozen
class Unreadable:
    """The cell says something that is no value of the type. `expected` completes the repair; the cell's own text is not kept.

    `expected_en`: the same in English, where it differs.
    """

    fault: Fault | DateFault
    expected: str = ""
    expected_en: str = ""

    @property
    def code(self) -> str:
        return str(self.fault.value)

    def reason(self, tongue: Tongue = "zh") -> str:
        zh, _, en, _ = FAULTS[self.fault]
        return zh if tongue == "zh" else en

    def repair(self, tongue: Tongue = "zh") -> str:
        _, zh, _, en = FAULTS[self.fault]
        return zh.replace("{}", self.expected) if tongue == "zh" else en.replace("{}", self.expected_en or self.expected)

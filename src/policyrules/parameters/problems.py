"""What can be wrong with a parameter file."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.source import Span


@frozen
class ParameterField:
    """A field of a parameter is missing or cannot be read."""

    code: ClassVar[str] = "parameter-field"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    parameter: str
    field: str
    zh: str
    en: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"参数“{self.parameter}”的“{self.field}”有误" if self.parameter else f"参数文件的“{self.field}”有误",
            en=f"field `{self.field}` of {f'parameter `{self.parameter}`' if self.parameter else 'a file of parameters'} is wrong",
            help_zh=self.zh,
            help_en=self.en,
        )


@frozen
class PeriodGap:
    """A day between two periods for which the parameter says nothing at all."""

    code: ClassVar[str] = "parameter-gap"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    before: Span
    parameter: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"参数“{self.parameter}”的两段期间之间有空档",
            en=f"there is a gap between two periods of `{self.parameter}`",
            help_zh="后一段从前一段最后一日的次日起；那段期间没有数值的，写一段值为 ~ 的期间",
            help_en="begin on the day after the last day before; where there is no figure, write a period with the value ~",
            also=((self.before, "前一段", "the period before"),),
        )


@frozen
class PeriodOverlap:
    """Two periods that share a day."""

    code: ClassVar[str] = "parameter-overlap"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    before: Span
    parameter: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"参数“{self.parameter}”的两段期间重叠",
            en=f"two periods of `{self.parameter}` overlap",
            help_zh="前一段写明“至”，后一段从其次日起",
            help_en="give the earlier one its last day and begin the later one on the next",
            also=((self.before, "前一段", "the period before"),),
        )


@frozen
class SourceMissing:
    """A figure without a source."""

    code: ClassVar[str] = "parameter-without-source"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    parameter: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"参数“{self.parameter}”有数值而没有来源",
            en=f"`{self.parameter}` has a figure and no source",
            help_zh="写明文件名称、文号；没有来源的，值写 ~，可信度写 待补充",
            help_en="name the document; a figure without one is written ~ with confidence 待补充",
        )


@frozen
class ShareBelowOne:
    """A percentage below one that is written without its sign: it may be the fraction that a spreadsheet shows as per cent."""

    code: ClassVar[str] = "share-below-one"
    severity: ClassVar[Severity] = Severity.WARNING
    at: Span
    parameter: str
    text: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh, en = share_below_one(self.text)
        return say(
            self,
            tongue,
            self.at,
            zh=f"参数“{self.parameter}”的单位是 %，这里的 {self.text} 按 {self.text}% 计算",
            en=f"`{self.parameter}` is in %, so this {self.text} counts as {self.text}%",
            help_zh=zh,
            help_en=en,
        )


def share_below_one(text: str) -> tuple[str, str]:
    """What to write for either reading of a percentage below one, such as `0.5`, in both tongues."""
    whole, _, rest = text.partition(".")
    digits = (whole + rest.ljust(2, "0")[:2]).lstrip("0") or "0"
    more = f".{left}" if (left := rest[2:]) else ""
    other = f"{digits}{more}"
    zh = f"就是 {text}% 的，写 {text}%；是小数 {text}（{other}%）的，写 {other}"
    return zh, f"write {text}% if that is meant, {other} if it is the fraction {text} ({other}%)"


@frozen
class ValueMissing:
    """A period whose figure nobody supplied: answers that need it are 待定. Not an error."""

    code: ClassVar[str] = "parameter-empty"
    severity: ClassVar[Severity] = Severity.FINDING
    at: Span
    parameter: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"参数“{self.parameter}”这一期间尚无数值，需要它的答案为待定",
            en=f"`{self.parameter}` has no figure for this period; answers that need it stay open",
            help_zh="由该地区补充，并写明来源",
            help_en="the jurisdiction supplies it, with its source",
        )


PROBLEMS: tuple[type[Problem], ...] = (ParameterField, PeriodGap, PeriodOverlap, SourceMissing, ShareBelowOne, ValueMissing)

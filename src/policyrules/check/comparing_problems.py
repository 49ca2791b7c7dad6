"""What can be wrong with what is compared."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.source import Span


@frozen
class WhichElement:
    """A fact of the elements of a list, compared as if there were one element."""

    code: ClassVar[str] = "which-element"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.at.text}”是一组里每一项的，可能不止一个，不知道比哪一个",
            en=f"`{self.at.text}` is of each element of a list: there may be several, and it is not said which is compared",
            help_zh="问有没有这样的一项，写“证书 中有 种类 为 护理 者”；也可以写“均为 … 者”“之最高”“之和”",
            help_en="ask whether there is one: `... include one with ... end`; or take `at highest`, `in total`",
        )


@frozen
class WindowUnfit:
    """A span from a day that is counted in days, or that is said to be 以上 or 以下."""

    code: ClassVar[str] = "window-unfit"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    counted: bool
    """Whether months or years are counted, so that only the word behind them is unfit."""

    def describe(self, tongue: Tongue) -> Diagnostic:
        if self.counted:
            zh, en = "从某天起的期间不说“以上”“以下”", "a span from a day is not `or more` or `or less`"
            help_zh = "期间之内写“6个月以内”，过完以后写“6个月届满”或者“6个月以外”"
            help_en = "write `6 months within`, or `6 months elapsed` once it is over"
        else:
            zh, en = "期间的长短只能按月或年计", "a window is counted in months or years"
            help_zh, help_en = "写成“6个月以内”“1年以内”", "write `6 months within`"
        return say(self, tongue, self.at, zh=zh, en=en, help_zh=help_zh, help_en=help_en)


@frozen
class PartOfNumber:
    """标准的报销比例: a name joined by 的 to a number, where a product is meant."""

    code: ClassVar[str] = "part-of-number"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    base: Span
    name: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        base = self.base.text
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{base}”是一个数，后面不能接“的{self.name}”",
            en=f"`{base}` is a number and has no `{self.name}`",
            help_zh=f"乘以一个有名称的比例或倍数，写“{base} × {self.name}”；“的”后面只接写明的数，如“的30%”“的1.5倍”",
            help_en=f"write the product `{base} * {self.name}`; only a written share may follow, such as `'s 30%`",
        )


PROBLEMS: tuple[type[Problem], ...] = (WhichElement, WindowUnfit, PartOfNumber)

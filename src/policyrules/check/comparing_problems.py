"""What can be wrong with what is compared."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

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


PROBLEMS: tuple[type[Problem], ...] = (WhichElement, WindowUnfit)

"""What the analysis can complain of."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.source import Span


@frozen
class CasesLeaveOut:
    """分情形 that was not shown to fit every case."""

    code: ClassVar[str] = "cases-leave-out"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    rule: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的分情形没有写全：可能有人一条都不符合",
            en=f"the cases of `{self.rule}` may leave somebody out",
            help_zh="补上缺的一条，或在最后写“其他情形，…”",
            help_en="add the missing case, or end with `otherwise, ...`",
        )


@frozen
class CasesOverlap:
    """Two cases that may both fit, with different values."""

    code: ClassVar[str] = "cases-overlap"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    rule: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的这一条可能与前面一条同时符合，结果不同",
            en=f"this case of `{self.rule}` may fit together with an earlier one, with another value",
            help_zh="给这一条加上前面一条的反面，使两条不会同时符合",
            help_en="add the negation of the earlier case, so that both never fit together",
        )


@frozen
class ExceptionsClash:
    """Two exceptions that may hold together, with different amounts."""

    code: ClassVar[str] = "exceptions-clash"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    rule: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的这条例外可能与前面一条同时成立，金额不同",
            en=f"this exception of `{self.rule}` may hold together with an earlier one, with another amount",
            help_zh="写明同时成立时按哪一条：给这一条加上前面一条的反面",
            help_en="say which of them goes first: add the negation of the earlier one to this one",
        )


@frozen
class NeverOtherwise:
    """A condition that comes out the same in every case."""

    code: ClassVar[str] = "never-otherwise"
    severity: ClassVar[Severity] = Severity.WARNING
    at: Span | None
    rule: str
    says: tuple[str, str]
    holds: bool

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh, en = ("总是成立", "always holds") if self.holds else ("从不成立", "never holds")
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”中的条件“{self.says[0]}”{zh}",
            en=f"in `{self.rule}` the condition `{self.says[1]}` {en}",
            help_zh="看看数值、等级是否写反，或超出了声明的范围；确实如此的，删去这一条",
            help_en="see whether a number or level is turned round or out of its declared bounds; else delete it",
        )


@frozen
class DivisorMayBeZero:
    """A division by something that is not known to be positive."""

    code: ClassVar[str] = "divisor-may-be-zero"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh="除数可能为零或为负",
            en="the divisor may be zero or negative",
            help_zh="在主体中给这一事实写下限，如“高于 0人”；参数写“范围: 高于 0”",
            help_en="bound it from below where it is declared, such as `above 0 persons`",
        )


PROBLEMS: tuple[type[Problem], ...] = (CasesLeaveOut, CasesOverlap, ExceptionsClash, NeverOtherwise, DivisorMayBeZero)

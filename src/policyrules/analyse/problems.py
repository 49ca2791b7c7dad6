"""What the analysis can complain of."""

from __future__ import annotations

from typing import ClassVar, Literal

from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.source import Span

NOBODY = Words("", "")


def such_as(case: Words, tongue: Tongue) -> str:
    """The words for somebody of whom something may be true; nothing where nobody can be named."""
    if not case.zh:
        return ""
    return f"，如 {case.zh}" if tongue == "zh" else f", such as {case.en}"


@frozen
class CasesLeaveOut:
    """分情形 that was not shown to fit every case."""

    code: ClassVar[str] = "cases-leave-out"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    rule: str
    first: Span | None = None
    case: Words = NOBODY

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的分情形没有写全：可能有人一条都不符合{such_as(self.case, 'zh')}",
            en=f"the cases of `{self.rule}` may leave somebody out{such_as(self.case, 'en')}",
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
    first: Span | None = None
    case: Words = NOBODY

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的这一条可能与前面一条同时符合，结果不同{such_as(self.case, 'zh')}",
            en=f"this case of `{self.rule}` may fit together with an earlier one, with another value{such_as(self.case, 'en')}",
            help_zh="给这一条加上前面一条的反面，使两条不会同时符合",
            help_en="add the negation of the earlier case, so that both never fit together",
            also=((self.first, "前面一条", "the earlier one"),) if self.first else (),
        )


@frozen
class ExceptionsClash:
    """Two exceptions that may hold together, with different amounts."""

    code: ClassVar[str] = "exceptions-clash"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    rule: str
    first: Span | None = None
    case: Words = NOBODY

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的这条例外可能与前面一条同时成立，金额不同{such_as(self.case, 'zh')}",
            en=f"this exception of `{self.rule}` may hold together with an earlier one, with another amount{such_as(self.case, 'en')}",
            help_zh="写明同时成立时按哪一条：给这一条加上前面一条的反面",
            help_en="say which of them goes first: add the negation of the earlier one to this one",
            also=((self.first, "前面一条", "the earlier one"),) if self.first else (),
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
class NeverMatters:
    """A condition of a list that another one of it makes needless, or impossible."""

    code: ClassVar[str] = "condition-never-matters"
    severity: ClassVar[Severity] = Severity.WARNING
    at: Span
    other: Span
    rule: str
    says: tuple[str, str]
    why: Literal["implied", "covered", "contradicted"]

    def describe(self, tongue: Tongue) -> Diagnostic:
        (zh, en), (help_zh, help_en) = WHY[self.why], WHAT_THEN[self.why == "contradicted"]
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”中的条件“{self.says[0]}”{zh}",
            en=f"in `{self.rule}` the condition `{self.says[1]}` {en}",
            help_zh=help_zh,
            help_en=help_en,
            also=((self.other, "另一条", "the other one"),),
        )


WHY = {
    "implied": ("不起作用：符合另一条的，都符合它", "changes nothing: whoever meets the other one meets it"),
    "covered": ("不起作用：符合它的，都符合另一条", "changes nothing: whoever meets it meets the other one"),
    "contradicted": ("与另一条不可能同时符合，没有人能通过", "cannot hold together with the other one, so nobody meets both"),
}
WHAT_THEN = {
    False: ("看看数值是否写错；没有写错的，删去这一条", "see whether a number is wrong; if not, delete the condition"),
    True: ("看看数值是否写错，或者应写“符合之一”", "see whether a number is wrong, or `any of` was meant"),
}


@frozen
class ExceptionNever:
    """An exception that cannot hold where the condition of its rule holds."""

    code: ClassVar[str] = "exception-never"
    severity: ClassVar[Severity] = Severity.WARNING
    at: Span
    rule: str
    label: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的例外“{self.label}”永远用不上：符合条件的人都不属于这一例外",
            en=f"the exception `{self.label}` of `{self.rule}` never applies: whoever meets the condition is outside of it",
            help_zh="看看条件或例外是否写反；条件已经排除的，删去这条例外",
            help_en="see whether one of them is turned round; what the condition excludes needs no exception",
        )


@frozen
class NeedlesslyOpen:
    """A condition that is 待定 without a fact, although it comes out the same whatever the fact is."""

    code: ClassVar[str] = "needlessly-open"
    severity: ClassVar[Severity] = Severity.FINDING
    at: Span | None
    rule: str
    fact: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”：不知道“{self.fact}”时会待定，可是有的情形下它是什么结论都一样",
            en=f"`{self.rule}` is undetermined without `{self.fact}`, although in some cases it is the same whatever that is",
            help_zh=f"把各处与“{self.fact}”有关的条件合在一起写，或者写成分情形（其中一项“其他情形”），使它只用到一次",
            help_en=f"write the conditions on `{self.fact}` together, or by case with `otherwise`, so that it is used once",
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


PROBLEMS: tuple[type[Problem], ...] = (
    CasesLeaveOut, CasesOverlap, ExceptionsClash, NeverOtherwise, NeverMatters, ExceptionNever, NeedlesslyOpen, DivisorMayBeZero,
)  # fmt: skip

"""What can be wrong with fields and dates."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.source import Span


@frozen
class FieldMissing:
    """A rule lacks a field that its kind needs."""

    code: ClassVar[str] = "field-missing"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    rule: str
    field: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”没有写{self.field[0]}",
            en=f"`{self.rule}` has no {self.field[1]}",
            help_zh=f"加一行“{self.field[0]}：…。”",
            help_en=f"add a line `{self.field[1]}: ...`",
        )


@frozen
class FieldTwice:
    """A field that one version of a rule has twice."""

    code: ClassVar[str] = "field-twice"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    first: Span
    rule: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”同一期间内重复写了这一项",
            en=f"`{self.rule}` has this field twice in one version",
            help_zh="只留一处；不同期间用“施行”分开",
            help_en="keep one; part versions by `effective`",
            also=((self.first, "第一次在这里", "first here"),),
        )


@frozen
class VersionGap:
    """A day between two versions of a rule on which nothing stands."""

    code: ClassVar[str] = "version-gap"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    before: Span
    rule: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的两个施行期间之间有空档",
            en=f"there is a gap between two versions of `{self.rule}`",
            help_zh="后一期间从前一期间末日的次日起",
            help_en="begin the later version on the day after the earlier one ends",
            also=((self.before, "前一期间", "the version before"),),
        )


@frozen
class VersionReversed:
    """A version of a rule that ends before it begins: it would never be in force."""

    code: ClassVar[str] = "version-reversed"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    rule: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的施行期间，“至”早于“自”",
            en=f"a version of `{self.rule}` ends before it begins",
            help_zh="核对两个日期，起日在前",
            help_en="check both days; the first one comes first",
        )


@frozen
class VersionOverlap:
    """Two versions of a rule that share a day."""

    code: ClassVar[str] = "version-overlap"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    before: Span
    rule: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的两个施行期间重叠",
            en=f"two versions of `{self.rule}` overlap",
            help_zh="给前一期间写“至”，后一期间从次日起",
            help_en="give the earlier version its last day",
            also=((self.before, "前一期间", "the version before"),),
        )


@frozen
class Cycle:
    """A rule that needs itself."""

    code: ClassVar[str] = "cycle"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    path: tuple[str, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        way = " → ".join(self.path)
        return say(
            self,
            tongue,
            self.at,
            zh=f"规则绕回自己：{way}",
            en=f"a rule needs itself: {way}",
            help_zh="断开其中一步：让一项改看名册记载的事实",
            help_en="break one step: let one of them read a recorded fact",
        )


@frozen
class ChainedTooLong:
    """A rule that needs a rule that needs a rule … more of them than anybody could follow."""

    code: ClassVar[str] = "chained-too-long"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    most: int

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"规则一条引一条，超过了 {self.most} 层",
            en=f"a rule needs a rule needs a rule ... more than {self.most} of them",
            help_zh="把中间的几条合并，或让一项改看名册记载的事实",
            help_en="join some of them, or let one read a recorded fact",
        )


@frozen
class RoundingMissing:
    """An amount that comes out of a division, or finer than 分, without a stated rounding."""

    code: ClassVar[str] = "rounding-missing"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    rule: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的金额不一定是整分，没有写尾数怎样处理",
            en=f"the amount of `{self.rule}` may not be whole 分 and no rounding is stated",
            help_zh="加一行，如“尾数：四舍五入 至 0.01元。”，并写明依据",
            help_en="add a line such as `rounding: half up to 0.01 yuan`, with its basis",
        )


@frozen
class DivisionByZero:
    """A division by a written zero, or rounding to a step of zero."""

    code: ClassVar[str] = "division-by-zero"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh="不能除以零，也不能取整到零",
            en="nothing can be divided by, or rounded to, zero",
            help_zh="写一个大于零的数",
            help_en="write a number above zero",
        )


@frozen
class FieldMisplaced:
    """A field that rules of this kind do not have, or 条件 beside 取值."""

    code: ClassVar[str] = "field-misplaced"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    kind: tuple[str, str]
    instead: tuple[str, str] = ("", "")
    says: tuple[str, str] = ("", "")

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=self.says[0] or f"“{self.kind[0]}”里不写这一项",
            en=self.says[1] or f"a rule of the kind `{self.kind[1]}` has no such field",
            help_zh=self.instead[0] or "删去这一项，或换成有这一项的规则（如要付钱的写“待遇”）",
            help_en=self.instead[1] or "delete it, or write a rule of a kind that has it",
        )


@frozen
class WithoutClause:
    """A rule that names no source."""

    code: ClassVar[str] = "without-clause"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    rule: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”没有依据",
            en=f"`{self.rule}` names no source",
            help_zh="加一行，写明文件和条文，如“依据：《残疾人保障法》 第三十三条；国发〔2015〕52号。”",
            help_en="add a line such as `basis: ...`",
        )


@frozen
class NotSayable:
    """Something that reads well and that the language cannot compute."""

    code: ClassVar[str] = "not-sayable"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    zh: str
    en: str
    instead_zh: str
    instead_en: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(self, tongue, self.at, zh=self.zh, en=self.en, help_zh=self.instead_zh, help_en=self.instead_en)


@frozen
class ExampleUnfit:
    """An example that cannot be tried as it stands."""

    code: ClassVar[str] = "example-unfit"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    zh: str
    en: str
    instead_zh: str = ""
    instead_en: str = ""

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(self, tongue, self.at, zh=self.zh, en=self.en, help_zh=self.instead_zh, help_en=self.instead_en)


def QUOTIENT(at: Span) -> NotSayable:  # noqa: N802  (a problem made to measure)
    """A quotient that was not rounded where only a number of one scale can stand."""
    why = "这里要用取整后的数", "a rounded number is wanted here"
    return NotSayable(at, *why, "把除法写成一个定义，并写“尾数”", "make the division a definition with a rounding")


PROBLEMS: tuple[type[Problem], ...] = (
    FieldMissing, FieldTwice, VersionGap, VersionOverlap,
    VersionReversed, Cycle, ChainedTooLong,
    RoundingMissing, DivisionByZero, FieldMisplaced, WithoutClause, NotSayable, ExampleUnfit,
)  # fmt: skip

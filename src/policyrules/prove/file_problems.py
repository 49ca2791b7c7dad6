"""What is wrong with the files that a pack gives to `prove`: assumptions.yaml and findings.yaml."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.source import Span

IN_THE_TEXT = "原文"


@frozen
class AssumptionUnreadable:
    """An entry of assumptions.yaml that could not be understood."""

    code: ClassVar[str] = "assumption-unreadable"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    why: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh, en = (f"假设“{self.name}”", f"the assumption `{self.name}`") if self.name else ("这一项假设", "this assumption")
        return say(
            self,
            tongue,
            self.at,
            zh=f"{zh}读不懂：{self.why[0]}",
            en=f"{en} cannot be read: {self.why[1]}",
            help_zh="每一项写 名称、对象、条件、理由；条件与规则里的条件写法相同",
            help_en="each entry has 名称, 对象, 条件 and 理由; the condition is written as in rules",
        )


@frozen
class AssumptionsClash:
    """Assumptions that nothing can meet together."""

    code: ClassVar[str] = "assumptions-clash"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    names: tuple[str, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"假设互相矛盾：{'、'.join(self.names)}",
            en=f"assumptions contradict each other: {', '.join(f'`{name}`' for name in self.names)}",
            help_zh="矛盾的假设可以证明一切，所以什么都没有证明；改好再试",
            help_en="from a contradiction everything follows, so nothing was proved; mend them first",
        )


@frozen
class FindingUnreadable:
    """An entry of findings.yaml that could not be understood."""

    code: ClassVar[str] = "finding-unreadable"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    rule: str
    why: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh, en = (f"关于“{self.rule}”的发现", f"the finding about `{self.rule}`") if self.rule else ("这一项发现", "this finding")
        return say(
            self,
            tongue,
            self.at,
            zh=f"{zh}读不懂：{self.why[0]}",
            en=f"{en} cannot be read: {self.why[1]}",
            help_zh="每一项写 问题（代码或“原文”）、规则、说明、解读；可以再写 说到、依据、示例、英文说明、英文解读",
            help_en="each entry has 问题 (a code, or 原文), 规则, 说明 and 解读, and may have 说到, 依据, 示例, 英文说明, 英文解读",
        )


@frozen
class KnownFinding:
    """Something that was found, and that the pack knows: of the law itself, with the reading taken. `asked`: the question, or 原文."""

    code: ClassVar[str] = "finding-known"
    severity: ClassVar[Severity] = Severity.FINDING
    rule: str
    asked: Words
    says: Words
    reading: Words
    source: Words
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh, en = (f"（{self.source.zh}）", f" ({self.source.en})") if self.source.zh else ("", "")
        return say(
            self,
            tongue,
            self.at,
            zh=f"已知（{self.asked.zh}）：“{self.rule}”{self.says.zh}{zh}。取的读法：{self.reading.zh}",
            en=f"known ({self.asked.en}) of `{self.rule}`: {self.says.en}{en}. The reading taken: {self.reading.en}",
        )


@frozen
class FindingGone:
    """Something that the pack says is known, and that is not so."""

    code: ClassVar[str] = "finding-gone"
    severity: ClassVar[Severity] = Severity.WARNING
    rule: str
    about: str
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"findings.yaml 里关于“{self.rule}”的一项（{self.about}）已经不成立：这次没有发现它",
            en=f"the entry of findings.yaml about `{self.rule}` ({self.about}) is true no more: it was not found",
            help_zh="规则或参数改过了：删去这一项；“原文”的一项，看看所写的示例还在不在、通不通过",
            help_en="a rule or a figure has changed: delete the entry; of 原文, see whether the example is there and passes",
        )


PROBLEMS: tuple[type[Problem], ...] = (AssumptionUnreadable, AssumptionsClash, FindingUnreadable, KnownFinding, FindingGone)

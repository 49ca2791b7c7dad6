"""What can be wrong with properties and general laws."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.diagnostics.plural import counted
from policyrules.source import Span


@frozen
class PropertyFails:
    """A 性质 has a counterexample; `shown` is it as 示例 in Chinese and English."""

    code: ClassVar[str] = "property-fails"
    severity: ClassVar[Severity] = Severity.ERROR
    name: Words
    at: Span
    shown: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"性质“{self.name.zh}”不成立，有反例：\n{self.shown[0]}",
            en=f"property `{self.name.en}` does not hold; a counterexample:\n{self.shown[1]}",
            help_zh="规则写错了就改规则；规则就该这样的，改这条性质：在“设”里写明还差哪个前提，或者删去它。反例可以原样贴进示例",
            help_en="mend the rule, or state the missing premise under `given`; the counterexample can be pasted as an example",
        )


@frozen
class PropertyVacuous:
    """No case in which the 设 of a 性质 holds was found, so nothing was tried."""

    code: ClassVar[str] = "property-vacuous"
    severity: ClassVar[Severity] = Severity.ERROR
    name: Words
    at: Span
    tried: int

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"性质“{self.name.zh}”等于没有检验：试了 {self.tried} 次，“设”没有一次成立",
            en=f"property `{self.name.en}` tests nothing: in {counted(self.tried, 'try')} its `given` never held",
            help_zh="看看“设”的几项是否互相矛盾，或者“不论”里写了“设”要用的事实",
            help_en="look whether the premises contradict each other, or `regardless` names a fact that they need",
        )


@frozen
class AnswerFlips:
    """An answer that was settled with facts missing is another once they are supplied. `shown`: the whole case, both tongues."""

    code: ClassVar[str] = "answer-flips"
    severity: ClassVar[Severity] = Severity.ERROR
    rule: Words
    at: Span | None
    shown: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule.zh}”缺材料时已有结论，补齐材料后结论变了：\n{self.shown[0]}",
            en=f"`{self.rule.en}` is settled while facts are missing, and otherwise once they are supplied:\n{self.shown[1]}",
            help_zh="缺少材料时只能答待定；只有“推定”可以在没有登记时先行认定",
            help_en="with facts missing the answer is open; only a presumption may speak where the file is silent",
        )


@frozen
class LawBroken:
    """A law that every pack obeys is broken. `law` is a key of `LAWS`; `shown`: the case, both tongues."""

    code: ClassVar[str] = "law-broken"
    severity: ClassVar[Severity] = Severity.ERROR
    law: str
    rule: Words
    at: Span | None
    shown: tuple[str, str] = ("", "")

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh, en = LAWS[self.law]
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule.zh}”违反通则：{zh}" + (f"\n{self.shown[0]}" if self.shown[0] else ""),
            en=f"`{self.rule.en}` breaks a law of every pack: {en}" + (f"\n{self.shown[1]}" if self.shown[1] else ""),
        )


LAWS: dict[str, tuple[str, str]] = {
    "row-order": ("名次与各行的先后无关", "places do not depend on the order of the rows"),
    "stronger-key": ("在先的一项更高的，名次不落后", "whoever is ahead on an earlier key is never behind"),
    "eligibility-first": ("不符合条件的不排名次", "one who is not eligible has no place"),
    "not-negative": ("金额不为负", "an amount is never negative"),
    "exception-excludes": ("例外成立的不享受", "an exception that fires takes the entitlement away"),
}

PROBLEMS: tuple[type[Problem], ...] = (PropertyFails, PropertyVacuous, AnswerFlips, LawBroken)

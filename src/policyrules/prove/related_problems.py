"""Two rules of one kind of thing, where a drafter should look: the same twice, one that is carried by another, one sum granted twice."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.source import Span


@frozen
class ConditionsEqual:
    """Rules of one sort that the same people meet, none of which says so. `written`: their conditions are the same step."""

    code: ClassVar[str] = "conditions-equal"
    severity: ClassVar[Severity] = Severity.FINDING
    rule: str
    others: tuple[tuple[str, Span], ...]
    at: Span
    written: bool
    why: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh, en = "、".join(f"“{name}”" for name, _ in self.others), ", ".join(f"`{name}`" for name, _ in self.others)
        how = ("写的是同一个条件", "write the same condition") if self.written else ("总是同样的人符合", "are met by the same people")
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”和{zh}{how[0]}，彼此没有写到{self.why[0]}",
            en=f"`{self.rule}` and {en} {how[1]}, and none names the other{self.why[1]}",
            help_zh="是一件事的，留一条；是几件事的，让其余各条写“符合这一条”，以后只改一处",
            help_en="keep one where it is one thing; else let the others ask for this one, so that there is one place to change",
            also=tuple((at, "另一条", "the other one") for _, at in self.others),
        )


@frozen
class RuleImplied:
    """A rule that everybody meets who meets another of its sort, of which neither says anything."""

    code: ClassVar[str] = "rule-implied"
    severity: ClassVar[Severity] = Severity.FINDING
    rule: str
    other: str
    at: Span
    also: Span
    why: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"符合“{self.rule}”的，总也符合“{self.other}”，哪一条都没有写到{self.why[0]}",
            en=f"whoever meets `{self.rule}` always meets `{self.other}`, and neither says so{self.why[1]}",
            help_zh=f"有意如此的，在“{self.rule}”的条件里写“符合 {self.other}”；不是的，看哪一条写宽了、写窄了",
            help_en=f"where that is meant, let `{self.rule}` ask for `{self.other}`; else see which of them is too wide or too narrow",
            also=((self.also, "总也符合的一条", "the one that is always met too"),),
        )


@frozen
class SumGrantedTwice:
    """Two entitlements paid by one rate, granted to one person, of which neither says how it goes together with the other."""

    code: ClassVar[str] = "sum-granted-twice"
    severity: ClassVar[Severity] = Severity.WARNING
    rule: str
    other: str
    rate: str
    at: Span
    also: Span
    shown: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”和“{self.other}”都按“{self.rate}”给钱，有人两样都享受，哪一条都没有写怎样衔接。例如：\n{self.shown[0]}",
            en=f"`{self.rule}` and `{self.other}` both pay by `{self.rate}`, somebody is granted both, and neither says how they go"
            f" together:\n{self.shown[1]}",
            help_zh=f"不能同享的，写“例外 {self.other}：{self.other} 的，不享受”；可以同享的，写一条“提示”说明",
            help_en=f"where they exclude each other, write an exception that names `{self.other}`; where both are meant, a notice",
            also=((self.also, "另一项", "the other one"),),
        )


PROBLEMS: tuple[type[Problem], ...] = (ConditionsEqual, RuleImplied, SumGrantedTwice)

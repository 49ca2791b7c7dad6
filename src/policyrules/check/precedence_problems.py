"""What can be wrong where a property says who comes before whom."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Edit, Problem, Severity, Tongue, say
from policyrules.source import Span


@frozen
class NoRanking:
    """What is named before 先于 is no ranking. `kind`: the kind of rule that it is, if any; `mine`: the rankings of the same things."""

    code: ClassVar[str] = "no-ranking"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    kind: tuple[str, str] | None
    near: str | None
    mine: tuple[str, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        known = self.near or next(iter(self.mine), None)
        zh, en = "先用“排序”写一条规则", "write a rule of the kind `ranking` first"
        if known:
            zh, en = f"写排序的名称，如“{known}”", f"name a ranking, such as `{known}`"
        if self.kind:
            zh += "；比金额写“甲的…的金额 不低于 乙的…的金额”"
            en += "; amounts are compared by `no less than`"
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.name}”是{self.kind[0]}，不是排序，没有先后" if self.kind else f"没有叫“{self.name}”的排序",
            en=f"`{self.name}` is {self.kind[1]} and no ranking" if self.kind else f"there is no ranking `{self.name}`",
            help_zh=zh,
            help_en=en,
            edits=(Edit(self.at, self.near),) if self.near and not self.kind else (),
        )


@frozen
class OneCompared:
    """先于 with one thing on both sides, or with somebody whom the property does not draw."""

    code: ClassVar[str] = "one-compared"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    entity: str
    drawn: tuple[str, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        first, second = self.drawn[0], self.at.text.strip()
        if len(self.drawn) > 1:
            zh, en = "先后要在两个之间比，这里两边是同一个", "an order is between two, and both sides are the same"
            help_zh, help_en = f"换成另一个，如“{self.drawn[1]}”", f"name the other, such as `{self.drawn[1]}`"
        else:
            other = second if second.isidentifier() and second != first else "乙" if first != "乙" else "甲"
            zh = f"先后要在两个之间比，这里只任取了一个：{first}"
            en = f"an order is between two, and only one is drawn here: `{first}`"
            help_zh, help_en = f"任取两个：“任取：{self.entity} {first}、{other}。”", f"draw two: `forall: {self.entity} {first}, {other}`"
        return say(self, tongue, self.at, zh=zh, en=en, help_zh=help_zh, help_en=help_en)


@frozen
class RanksOthers:
    """A ranking of another kind of thing than is compared."""

    code: ClassVar[str] = "ranks-others"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    ranking: str
    ranked: str
    entity: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.ranking}”排的是{self.ranked}，这里是{self.entity}",
            en=f"`{self.ranking}` ranks {self.ranked}, and this is {self.entity}",
            help_zh=f"任取两个{self.ranked}：“任取：{self.ranked} 甲、乙。”",
            help_en=f"draw two of these: `forall: {self.ranked} a, b`",
        )


@frozen
class RankedOutside:
    """先于 in a rule."""

    code: ClassVar[str] = "ranked-outside"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh="谁先于谁只在“性质”里说",
            en="who comes before whom is said in a property only",
            help_zh="规则里要排先后，写“排序”的“次序”；比日期写“早于”，比数额写“高于”",
            help_en="a rule ranks by the `order` of a ranking; days are compared by `before`, amounts by `above`",
        )


@frozen
class AnswersNothing:
    """A ranking or an indicator where a value or a condition is wanted: it reads many things, and says nothing of one."""

    code: ClassVar[str] = "answers-nothing"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    kind: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        ranked = self.kind[1] == "ranking"
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.name}”是{self.kind[0]}，要看许多对象才有结果，不能当作一个对象的条件或取值",
            en=f"`{self.name}` is a {self.kind[1]}: it reads many things, and is no condition or value of one",
            help_zh=f"性质里比先后，写“甲的{self.name} 先于 乙”；要问条件的，写它的条件" if ranked else "写它所看的条件",
            help_en=f"in a property, write `a's {self.name} ahead of b`; else name its condition"
            if ranked
            else "name the condition it counts",
        )


PROBLEMS: tuple[type[Problem], ...] = (NoRanking, OneCompared, RanksOthers, RankedOutside, AnswersNothing)

"""What proving can complain of."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.source import Span

INSTALL = (
    '装上求解器可以判定：pip install "policyrules[prove]"',
    'a solver can settle it: pip install "policyrules[prove]"',
)


@frozen
class Culprit:
    """One of the conditions that together decide: its words, its place, and whether it has to hold or not to."""

    says: Words
    at: Span | None
    holding: bool = True

    @property
    def words(self) -> Words:
        return Words(self.told(True), self.told(False))

    def told(self, zh: bool) -> str:
        if zh:
            return f"“{self.says.zh}”{'' if self.holding else '不成立'}"
        return f"`{self.says.en}`{'' if self.holding else ' failing'}"


@frozen
class Grounds:
    """Why something never happens: these conditions exclude each other, where these assumptions are made."""

    culprits: tuple[Culprit, ...] = ()
    assumed: tuple[str, ...] = ()

    def told(self, zh: bool) -> str:
        """A clause to follow a sentence; "" where there is nothing to say."""
        said = [c.told(zh) for c in self.culprits]
        parts = [f"互相排斥的是：{'、'.join(said)}" if zh else f"these exclude each other: {', '.join(said)}"] if said else []
        if self.assumed:
            parts.append(f"用到的假设：{'、'.join(self.assumed)}" if zh else f"assuming {', '.join(f'`{name}`' for name in self.assumed)}")
        return "".join(f"；{part}" if zh else f"; {part}" for part in parts)

    def places(self, but: Span | None) -> tuple[tuple[Span, str, str], ...]:
        spans = dict.fromkeys(c.at for c in self.culprits if c.at is not None and c.at != but)
        return tuple((at, "与它有关的一条", "bears on it") for at in spans)


@frozen
class RuleNeverMet:
    """A rule that nobody can meet, on any day."""

    code: ClassVar[str] = "rule-never-met"
    severity: ClassVar[Severity] = Severity.ERROR
    rule: str
    at: Span
    why: Grounds

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”没有人能符合，哪一天都不能{self.why.told(True)}",
            en=f"nobody can ever meet `{self.rule}`{self.why.told(False)}",
            help_zh="看看互相排斥的几条里哪一条写反了、写窄了，或者应写“符合之一”",
            help_en="see which of these is turned round or too narrow, or whether `any of` was meant",
            also=self.why.places(self.at),
        )


@frozen
class ConditionNeverCounts:
    """A condition that cannot hold where it would count."""

    code: ClassVar[str] = "condition-never-holds"
    severity: ClassVar[Severity] = Severity.WARNING
    rule: str
    says: Words
    at: Span | None
    why: Grounds

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的条件“{self.says.zh}”在用得上它的时候从不成立{self.why.told(True)}",
            en=f"in `{self.rule}` the condition `{self.says.en}` never holds where it would count{self.why.told(False)}",
            help_zh="看看是不是写反了，或者与别的条件矛盾；确实如此的，删去",
            help_en="see whether it is turned round or contradicts another condition; else delete it",
            also=self.why.places(self.at),
        )


@frozen
class ConditionNeverDecides:
    """A condition that always holds where it would count: the same without it."""

    code: ClassVar[str] = "condition-redundant"
    severity: ClassVar[Severity] = Severity.WARNING
    rule: str
    says: Words
    at: Span | None
    why: Grounds

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的条件“{self.says.zh}”是多余的：用得上它的时候总是成立{self.why.told(True)}",
            en=f"in `{self.rule}` the condition `{self.says.en}` is redundant: it holds wherever it would count{self.why.told(False)}",
            help_zh="看看数值、等级是否写错；没有写错的，删去这一条，结论不变",
            help_en="see whether a number or level is wrong; else delete it, and nothing changes",
            also=self.why.places(self.at),
        )


@frozen
class ExceptionNeverCounts:
    """An exception that takes nothing from anybody who meets the rule. `covered`: another one always comes with it."""

    code: ClassVar[str] = "exception-idle"
    severity: ClassVar[Severity] = Severity.WARNING
    rule: str
    label: str
    at: Span
    covered: bool
    why: Grounds

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh = "凡是它成立的，别的例外也都成立" if self.covered else "符合条件的人都不属于这一例外"
        en = "another exception holds wherever it does" if self.covered else "whoever meets the condition is outside of it"
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的例外“{self.label}”不起作用：{zh}{self.why.told(True)}",
            en=f"the exception `{self.label}` of `{self.rule}` changes nothing: {en}{self.why.told(False)}",
            help_zh="看看条件或例外是否写反；确实如此的，删去这条例外",
            help_en="see whether one of them is turned round; else delete the exception",
            also=self.why.places(self.at),
        )


@frozen
class NothingDecides:
    """Somebody of whom everything is known, and for whom nothing decides. `because`: what is missing, in both tongues."""

    code: ClassVar[str] = "nothing-decides"
    severity: ClassVar[Severity] = Severity.WARNING
    rule: str
    at: Span
    because: tuple[str, str]
    shown: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”有空当：事实都知道了，还是待定，因为{self.because[0]}。例如：\n{self.shown[0]}",
            en=f"`{self.rule}` has a gap: all facts known, it is undetermined, since {self.because[1]}. For example:\n{self.shown[1]}",
            help_zh="补上缺的版本或情形；确实到此为止的，给这条规则写同样的施行止日",
            help_en="add the version or case that is missing, or end this rule on the same day",
        )


@frozen
class ResultsClash:
    """Two exceptions that hold together with different results, and somebody for whom they do."""

    code: ClassVar[str] = "results-clash"
    severity: ClassVar[Severity] = Severity.ERROR
    rule: str
    labels: tuple[str, str]
    at: Span
    other: Span | None
    shown: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的例外“{self.labels[0]}”和“{self.labels[1]}”会同时成立，结果不同。例如：\n{self.shown[0]}",
            en=f"the exceptions `{self.labels[0]}` and `{self.labels[1]}` of `{self.rule}` can hold together, with different results:\n"
            f"{self.shown[1]}",
            help_zh="写明同时成立时按哪一条：给后一条加上前一条的反面",
            help_en="say which of them goes first: add the negation of the earlier one to the later",
            also=((self.other, "另一条例外", "the other exception"),) if self.other else (),
        )


@frozen
class BothGranted:
    """Two entitlements of which one names the other as its exception, granted to one person."""

    code: ClassVar[str] = "both-granted"
    severity: ClassVar[Severity] = Severity.WARNING
    rule: str
    other: str
    at: Span
    also: Span
    shown: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”把“{self.other}”列为例外，可是有人两样都符合。例如：\n{self.shown[0]}",
            en=f"`{self.rule}` names `{self.other}` as an exception, yet somebody is granted both:\n{self.shown[1]}",
            help_zh="例外写成“符合（享受）另一项”，而不是只看有没有领取；或者说明两者可以同时享受",
            help_en="let the exception ask whether the other is granted, not whether it is drawn; or allow both",
            also=((self.also, "另一项", "the other one"),),
        )


@frozen
class PropertyRefuted:
    """A 性质 with somebody of whom it is not true."""

    code: ClassVar[str] = "property-refuted"
    severity: ClassVar[Severity] = Severity.ERROR
    name: str
    at: Span
    shown: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"性质“{self.name}”不成立，有反例：\n{self.shown[0]}",
            en=f"property `{self.name}` does not hold; a counterexample:\n{self.shown[1]}",
            help_zh="规则写错了就改规则；规则就该这样的，改这条性质：在“设”里写明还差哪个前提，或者删去它",
            help_en="mend the rule, or state the missing premise under `given`",
        )


@frozen
class PremiseNeverHolds:
    """A 性质 whose 设 can never hold: it says nothing."""

    code: ClassVar[str] = "premise-never-holds"
    severity: ClassVar[Severity] = Severity.ERROR
    name: str
    at: Span
    why: Grounds

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"性质“{self.name}”是空话：它的“设”从不成立{self.why.told(True)}",
            en=f"property `{self.name}` says nothing: its premise never holds{self.why.told(False)}",
            help_zh="看看“设”的几项是否互相矛盾，或者“不论”里写了“设”要用的事实",
            help_en="look whether the premises contradict each other, or `regardless` names a fact that they need",
            also=self.why.places(self.at),
        )


@frozen
class AmountFalls:
    """One unit more of a fact, and less is paid. `before`, `after`: what is paid, in both tongues."""

    code: ClassVar[str] = "amount-cliff"
    severity: ClassVar[Severity] = Severity.FINDING
    rule: str
    fact: str
    at: Span
    before: tuple[str, str]
    after: tuple[str, str]
    largest: bool
    shown: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        most = ("，最多会少这么多" if self.largest else "", ", which is the most" if self.largest else "")
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”有断崖：“{self.fact}”多一个单位，每期应发从 {self.before[0]} 降到 {self.after[0]}{most[0]}。例如：\n"
            f"{self.shown[0]}",
            en=f"`{self.rule}` has a cliff: one unit more of `{self.fact}`, and {self.before[1]} falls to {self.after[1]}{most[1]}:\n"
            f"{self.shown[1]}",
            help_zh="确实要一刀切的不用改；不要的，写成逐步减少",
            help_en="nothing to do where the cut is meant; else let the amount fall by degrees",
        )


@frozen
class KeyNeverDecides:
    """A key of a ranking in which nobody differs who is equal in the keys before it."""

    code: ClassVar[str] = "key-never-decides"
    severity: ClassVar[Severity] = Severity.WARNING
    rule: str
    says: Words
    at: Span
    why: Grounds

    def describe(self, tongue: Tongue) -> Diagnostic:
        zh, en = "、".join(c.told(True) for c in self.why.culprits), ", ".join(c.told(False) for c in self.why.culprits)
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的次序“{self.says.zh}”从不起作用：前面的{zh}相同的，这一项也相同",
            en=f"in `{self.rule}` the key `{self.says.en}` never decides: who is equal in {en} is equal in it",
            help_zh="看看是不是与前面的一项重复、相反，或者放错了先后；确实没有用的，删去",
            help_en="see whether it repeats or turns round an earlier one, or stands in the wrong place; else delete it",
            also=self.why.places(self.at),
        )


@frozen
class NotSettled:
    """Something that was neither shown nor refuted. `asked`, `construct`: the question and what makes it hard, in both tongues."""

    code: ClassVar[str] = "not-settled"
    severity: ClassVar[Severity] = Severity.FINDING
    rule: str
    at: Span
    asked: tuple[str, str]
    construct: tuple[str, str]
    solver: bool = True
    """Whether a solver was there to be asked."""

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"未能判定：“{self.rule}”{self.asked[0]}（{self.construct[0]}）",
            en=f"not settled: of `{self.rule}`, {self.asked[1]} ({self.construct[1]})",
            help_zh="加大 --timeout 再试；两个事实相乘、相除的，改写成按表取值，或给事实写更窄的范围" if self.solver else INSTALL[0],
            help_en="try a larger --timeout; write products and quotients of facts as a table, or narrow the bounds of the facts"
            if self.solver
            else INSTALL[1],
        )


PROBLEMS: tuple[type[Problem], ...] = (
    RuleNeverMet, ConditionNeverCounts, ConditionNeverDecides, ExceptionNeverCounts, NothingDecides, ResultsClash, BothGranted,
    PropertyRefuted, PremiseNeverHolds, AmountFalls, KeyNeverDecides, NotSettled,
)  # fmt: skip

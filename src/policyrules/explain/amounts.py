"""How much, and from when until when: the rate and what falls due in the month of the answer are told apart."""

from __future__ import annotations

from attrs import evolve, field

from policyrules.classes import define
from policyrules.core import Name, Output, Reason
from policyrules.core.notes import Edition, Story
from policyrules.explain.conditions import Conditions
from policyrules.explain.explanation import Line
from policyrules.explain.grounds import Grounds
from policyrules.explain.model import Finding, Interval
from policyrules.explain.view import View, quotient
from policyrules.explain.wording import bracketed
from policyrules.types import MONTH, Money
from policyrules.types.encode import of_month
from policyrules.types.to_text import written


@define(eq=False)
class Amounts:
    """The amounts of one decision in words."""

    decision: Finding
    story: Story
    edition: Edition | None
    view: View
    told: set[tuple[Name, bool]] = field(factory=set)

    @property
    def zh(self) -> bool:
        return self.view.tongue == "zh"

    @property
    def grounds(self) -> Grounds:
        """What the settled amounts rest on."""
        found = Grounds()
        if self.decision.outcome == "yes":
            for what in ("amount", "amount:present", "amount:by", "payable"):
                name = self.let(what)
                if name is not None and self.view.value(name).known:
                    found = found.join(self.view.walk.grounds(name))
        return found

    def let(self, what: str) -> Name | None:
        return self.view.trace.program.outputs.get(Output(self.story.rule, what))

    def lines(self) -> list[Line]:
        amount = self.decision.amount
        if self.edition is None:
            return []
        between = [self.between(self.decision.limits, self.edition)] if self.decision.limits else []
        if amount is None:
            return between
        word = "金额" if self.zh else "amount"
        note, standing = self.edition.amount, interval_words(amount, self.view)
        lines: list[Line] = []
        if note:
            asked = frozenset(amount.why)
            told = Conditions(self.view, self.grounds, asked, "amount", told=self.told)
            first, *rest = told.lines(note)
            text = f"金额按“{first.text}”" if self.zh else f"amount by “{first.text}”"
            detail = told.lacking(asked) if asked else first.detail
            lines = [Line(0, "", text, standing, detail, first.sources, first.readings, "amount"), *rest]
        else:
            lines = [Line(0, "", word, standing, about="amount")]
        when = self.when()
        paid = [Line(0, "", "发放" if self.zh else "payment", when, about="time")] if when else []
        return [*between, *lines, *paid, *self.edges(told=bool(when))]

    def between(self, limits: tuple[Interval, Interval], edition: Edition) -> Line:
        """That a body decides between two amounts; where they are open, what they lack."""
        names, why = self.view.names, limits[0].why | limits[1].why
        lacking = "、".join(noun for noun, _ in names.nouns(why))
        bodies = ("、" if self.zh else ", ").join(names.word(name) for name in self.story.authority)
        who = bodies or ("主管单位" if self.zh else "the body in charge")
        detail = f"由{who}在幅度以内决定" if self.zh else f"{who} decides within it"
        if lacking:
            detail += f"；缺 {lacking}" if self.zh else f"; missing: {lacking}"
        low, high = (interval_words(end, self.view) for end in limits)
        text = f"{low} 至 {high}" if self.zh else f"{low} to {high}"
        return Line(0, "", "幅度" if self.zh else "range", text, detail, edition.limits_on, (), "amount")

    def edges(self, told: bool) -> list[Line]:
        """The first month and the month of stopping, where they are asked for (`told`) or rest on other rules."""
        payable, edition, found = self.decision.payable, self.edition, []  # type: Interval | None, Edition | None, list[Line]
        if payable is None or edition is None:
            return []
        amount = self.decision.amount
        asked = payable.why - (amount.why if amount else frozenset())
        conditions = Conditions(self.view, self.grounds, asked, "time", told=self.told)
        words = (("起发", "first paid", edition.starts), ("停发", "stopped", edition.stops))
        for zh, en, note in words:
            never = zh == "起发" and self.decision.starts is not None and self.decision.starts.present is False  # `when` says so
            if note is None or not conditions.relevant(note):
                continue
            first, *rest = conditions.lines(note)
            if never or (not told and not asked):
                found += [evolve(line, depth=0) for line in rest if line.presumed]
            else:
                text = f"{zh}按“{first.text}”" if self.zh else f"{en} by “{first.text}”"
                found += [evolve(first, text=text), *rest]
        return found

    # ------------------------------------------------------------ the month at hand

    def due(self) -> str:
        """What falls due in the month of the answer, as it stands in a headline; "" where that is no question."""
        amount, payable = self.decision.amount, self.decision.payable
        if amount is None or payable is None or not due_is_asked(self.decision):
            return ""
        month = "本月应发" if self.zh else "due this month"
        if payable.known:
            return f"{month} {interval_words(payable, self.view)}{bracketed(self.when(), self.view.tongue)}"
        if amount.why and not payable.why - amount.why:
            return ""
        return f"{month}待定" if self.zh else f"{month} undetermined"

    def when(self) -> str:
        """Why nothing falls due in this month although there is an entitlement; "" where the rate does."""
        payable, starts = self.decision.payable, self.decision.starts
        if payable is None or not payable.known or payable.high:
            return ""
        month = of_month(self.decision.as_of.year, self.decision.as_of.month)
        if starts and starts.present is False:
            return self.not_started()
        if starts and starts.known and starts.low > month:
            first = written(starts.low, MONTH, self.view.names.vocabulary, self.view.tongue)
            return f"自{first}起发" if self.zh else f"payable from {first}"
        stops = self.let("stops")
        if stops is not None and (value := self.view.value(stops)).high <= month:
            last = written(value.high, MONTH, self.view.names.vocabulary, self.view.tongue)
            latest = "" if value.known else "最迟" if self.zh else "at the latest "
            return f"{latest}自{last}起停发" if self.zh else f"stopped {latest}from {last}"
        return ""

    def not_started(self) -> str:
        present = self.let("starts:present")
        reasons = self.view.walk.grounds(present).reasons if present is not None else frozenset[Reason]()
        if any(r.name.startswith("申请") for r in reasons):
            return self.not_applied_for()
        names = "、".join(self.view.names.noun(r) for r in self.view.names.sorted(reasons))
        if not names:
            return "起发月份未定：登记的、推定的都是没有" if self.zh else "no first month yet: none is on file or presumed"
        return f"起发日期未定（{names} 无）" if self.zh else f"no first month yet ({names}: none)"

    def not_applied_for(self) -> str:
        """When payment begins once somebody applies, in the words of the rule unless they are the usual ones."""
        starts = self.edition.starts if self.edition else None
        if starts is None or starts.says.zh.endswith("的当月"):
            return "尚未申请，自申请当月起发" if self.zh else "not applied for yet; payable from the month of application"
        if starts.says.zh.endswith("的次月"):
            return "尚未申请，自申请次月起发" if self.zh else "not applied for yet; payable from the month after that of application"
        return f"尚未申请，按“{starts.says.zh}”起发" if self.zh else f"not applied for yet; payable from “{starts.says.en}”"


def due_is_asked(decision: Finding) -> bool:
    """Whether what falls due now is told beside the rate: of what is paid by the month, and of what is held back."""
    payable = decision.payable
    if payable is None or not isinstance(payable.type, Money):
        return False
    return payable.type.period == "月" or (payable.known and not payable.high and bool(decision.starts))


def limits_words(limits: tuple[Interval, Interval], amounts: Amounts) -> str:
    """幅度 10000元 至 30000元."""
    low, high = (interval_words(end, amounts.view) for end in limits)
    return f"幅度 {low} 至 {high}" if amounts.zh else f"between {low} and {high}"


def interval_words(found: Interval, view: View) -> str:
    """122元/月; 无 where it is known that there is none; 待定, without the bounds, where it is open."""
    if found.present is False:
        return view.names.nothing
    if found.known:
        return quotient(found.low, found.by, found.type, view.names)
    return "待定" if view.tongue == "zh" else "undetermined"

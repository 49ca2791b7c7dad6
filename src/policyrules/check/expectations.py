"""期望 of an example: what must come out of one rule."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field

from policyrules.cases import Absent
from policyrules.check.facts import Amount, Expectation
from policyrules.check.literals import literal
from policyrules.check.problems import ExampleUnfit
from policyrules.classes import define
from policyrules.diagnostics import Problem
from policyrules.resolve import Rule
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import BOOL, Money, Scalar, Vocabulary
from policyrules.types.units import quantity


@define(kw_only=True)
class Expectations:
    """`values`: the types of what rules come to; `wrong`: rules whose value has no type, which was told where they stand."""

    vocabulary: Vocabulary
    values: Mapping[tuple[str, str], Scalar]
    wrong: frozenset[tuple[str, str]]
    problems: list[Problem] = field(factory=list)

    def expected(self, written: syn.Expected, rule: Rule) -> Expectation:
        outcome, amount = written.outcome, None
        place, den = written.place, 1
        value: int | Absent | None = None
        if isinstance(written.amount, syn.Quantity):
            amount = self.money(written.amount)
        elif written.amount == "open":
            amount = Amount(None)
        match written.value:
            case syn.Quantity(_, number, _, "places"):
                place = number
            case syn.Quantity() as quantity_ if rule.kind in ("benefit", "obligation"):
                outcome, amount = "yes", self.money(quantity_)
            case None:
                pass
            case _ if (rule.entity, rule.name) in self.wrong:
                pass
            case syn.Quantity() as share if rule.kind == "indicator":
                value, ratio = quantity(share.value, share.den, share.unit)
                den = ratio.den
            case expr:
                type = self.values.get((rule.entity, rule.name), BOOL)
                value = literal(expr, type, self.vocabulary)
                den = getattr(type, "den", 1)
                if value is None:
                    self.problems.append(no_result(expr.at, rule))
        missing = tuple(n.text for n in written.missing) or None
        limits = (self.money(written.limits[0]), self.money(written.limits[1])) if written.limits else None
        return Expectation(rule.name, outcome, amount, value, den, place, tuple(n.text for n in written.because), missing, written, limits)

    def money(self, written: syn.Quantity) -> Amount:
        number, type = quantity(written.value, written.den, written.unit)
        if not isinstance(type, Money):
            self.problems.append(
                ExampleUnfit(written.at, "这里要写金额", "an amount is wanted here", "如 122元/月", "such as 122 yuan/month")
            )
        return Amount(number, type.den)


def no_result(at: Span, rule: Rule) -> ExampleUnfit:
    """What an example expects is nothing that the rule can come to."""
    told = f"这不是“{rule.name}”的一个结果", f"this is no result of `{rule.name}`"
    if rule.kind == "indicator":
        rate = "达标的写“符合”，未达标的写“不符合”，比率写成“80%”", "write `meets` or `fails` where there is a target, a rate as `80%`"
        return ExampleUnfit(at, *told, *rate)
    repair = "是否的写“符合”“不符合”“待定”，数额写成“122元/月”", "write `meets`, `fails` or `undetermined`, an amount as `122 yuan/month`"
    return ExampleUnfit(at, *told, *repair)

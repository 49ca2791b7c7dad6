"""Rules: their fields, their periods, and the type of what each comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import assert_never

from attrs import field

from policyrules.check.citing import glued
from policyrules.check.expressions import TRUTH, Expressions
from policyrules.check.facts import Broken, FactOf, Nothing, Settled, Typed, Valued
from policyrules.check.fields import (
    AFTER_INSTEAD,
    AFTER_SAYS,
    AMOUNT_WORDS,
    COMMON,
    FIELDS,
    KINDS,
    NEEDS_CLAUSE,
    key_of,
)
from policyrules.check.limits import checked_range
from policyrules.check.numbering import misleading, out_of_order
from policyrules.check.precedence_problems import AnswersNothing
from policyrules.check.problems import (
    QUOTIENT,
    ChainedTooLong,
    Cycle,
    DivisionByZero,
    FieldMisplaced,
    FieldMissing,
    RoundingMissing,
    WithoutClause,
)
from policyrules.check.rule_fields import has_value, unfit_fields, unfit_periods
from policyrules.check.scope import Frame, Scope
from policyrules.check.tables import checked_scale, checked_table
from policyrules.check.type_problems import NotOrdered, TypeMismatch
from policyrules.check.words import scalar_words
from policyrules.check.writing_problems import OtherwiseNotLast
from policyrules.classes import define
from policyrules.diagnostics import Problem
from policyrules.parameters import Parameter
from policyrules.resolve import Resolved, Rule
from policyrules.resolve.editions import Edition, editions
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import BOOL, Bool, Choice, Money, Month, Number
from policyrules.types.units import RATIOS, quantity

RECEIPT_WORDS = ("本对象自己的一项是否，只写一项，如“正在领取补贴”", "one yes-or-no fact of the thing itself")
NO_RECEIPT_WORDS = ("算出来的或者别处的一项", "something computed, or of another thing")
MOST_CHAINED = 60
"""Rules that need each other in a row; the plan gets by with five."""
PRESUMED = "推定 "
"""Marks the entity of a presumption: a definition or a judgement may have the same name."""
Key = tuple[str, str]


@define
class Rules:
    """Checks each rule once, in the order in which others ask for it."""

    resolved: Resolved
    parameters: Mapping[str, Parameter]
    known: Mapping[Key, Settled] = field(factory=dict)
    """What was found of rules before; they are not looked into."""
    expressions: Expressions = field(init=False)
    values: dict[Key, Typed] = field(factory=dict)
    amounts: dict[Key, Typed] = field(factory=dict)
    under_way: list[Rule] = field(factory=list)
    chained: dict[Key, int] = field(factory=dict, init=False)
    """How many rules in a row a rule needs below it, as far as it was checked."""
    paths: dict[syn.Path, syn.Expr] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.expressions = Expressions(
            rule_value=self.value_of, rule_amount=self.amount_of, unread=self.resolved.unread, aliases=self.resolved.vocabulary.aliases
        )

    def all(self) -> None:
        for rule in (*self.resolved.rules.values(), *self.resolved.presumptions.values()):
            self.check(rule)

    def settled(self) -> dict[Key, Settled]:
        """What each rule that has a type is to others."""
        typed = ((key, value) for key, value in self.values.items() if isinstance(value, Valued))
        amounts = {key: amount for key, amount in self.amounts.items() if isinstance(amount, Valued)}
        return {key: Settled(value, amounts.get(key), self.chained.get(key, 0)) for key, value in typed}

    # ------------------------------------------------------------ what others ask

    def value_of(self, entity: str, name: str, at: Span) -> Typed:
        """The type of a rule's result, checked now if it was not yet; a rule that needs itself is told as a path."""
        rule = self.resolved.rules[entity, name]
        if rule.kind in ("ranking", "indicator", "duty"):
            self.expressions.problems.append(AnswersNothing(at, name, KINDS[rule.kind]))
            return Broken()
        if any(r is rule for r in self.under_way):
            names = [r.name for r in self.under_way]
            self.expressions.problems.append(Cycle(at, (*names[names.index(name) :], name)))
            return Broken()
        if len(self.under_way) < MOST_CHAINED:
            self.check(rule)
        if max(len(self.under_way), self.chained.get((entity, name), 0) + 1) >= MOST_CHAINED:
            self.expressions.problems.append(ChainedTooLong(at, MOST_CHAINED))
            return Broken()
        for above in self.under_way[-1:]:
            key = above.entity, above.name
            self.chained[key] = max(self.chained.get(key, 0), self.chained.get((entity, name), 0) + 1)
        return self.values.get((entity, name), Broken())

    def amount_of(self, entity: str, name: str, at: Span) -> Typed:
        self.value_of(entity, name, at)
        found = self.amounts.get((entity, name))
        if found is None:
            decl = self.resolved.rules[entity, name].decl
            if not any(edition.value("amount") for edition in editions(decl)):  # else it is told where it is written
                self.expressions.problems.append(FieldMissing(at, name, AMOUNT_WORDS))
            return Broken()
        return found

    def scope(self, rule: Rule) -> Scope:
        return Scope((Frame(rule.entity),) if rule.entity else (), self.resolved, self.parameters)

    # ------------------------------------------------------------ one rule

    def check(self, rule: Rule) -> None:
        key = key_of_rule(rule)
        if key in self.values or any(r is rule for r in self.under_way):
            return
        if settled := self.known.get(key):
            self.values[key], self.chained[key] = settled.value, settled.chained
            if settled.amount is not None:
                self.amounts[key] = settled.amount
            return
        self.under_way.append(rule)
        value: Typed = Broken() if has_value(rule) else TRUTH
        for edition in editions(rule.decl):
            value = self.edition(rule, edition, value)
        self.expressions.problems += unfit_periods(rule)
        if rule.kind == "presume":
            value = self.fits_fact(rule, value)
        self.values[key] = value
        self.under_way.pop()
        if rule.kind in NEEDS_CLAUSE and not any(e.cites() for e in editions(rule.decl)):
            self.complain(WithoutClause(rule.decl.title.at, rule.name))

    def edition(self, rule: Rule, edition: Edition, value: Typed) -> Typed:
        """Check the fields in force; returns the type of the result, joined over the editions before."""
        scope = self.scope(rule)
        self.expressions.problems += unfit_fields(rule, edition)
        for f in edition.fields:
            if key_of(f) not in FIELDS[rule.kind] | COMMON:
                continue
            match f:
                case syn.BasisField():
                    self.expressions.problems += glued(f.cites)
                case syn.ConditionField():
                    self.condition(f.body, scope)
                case syn.ValueField(_, "value", worth):
                    value = self.expressions.join(f.at, value, self.worth(worth, scope))
                case syn.ValueField(_, "amount", worth):
                    self.amount(rule, edition, f, self.worth(worth, scope))
                case syn.ValueField(_, "starts" | "stops", worth):
                    typed = self.worth(worth, scope)
                    if not isinstance(typed, Broken) and not (isinstance(typed, Valued) and isinstance(typed.type, Month)):
                        self.complain(TypeMismatch(f.at, self.expressions.words(typed), ("一个月份，如“申请日期的当月”", "a month")))
                case syn.ExceptionField():
                    self.expressions.condition(f.when, scope)
                    if f.amount is not None:
                        self.amount(rule, edition, f, self.expressions.typed(f.amount, scope))
                case syn.HintField():
                    self.expressions.condition(f.when, scope)
                case syn.RangeField():
                    checked_range(f, self.worth(f.low, scope), self.worth(f.high, scope), self.expressions)
                case syn.AfterField():
                    self.after(rule, edition, f)
                case syn.OrderField(_, keys):
                    self.numbered(keys)
                    for key in keys:
                        self.order_key(key, scope)
                case syn.NamesField(_, "within", paths):
                    for path in paths:
                        self.single(path.at, self.path(path, scope))
                case syn.NamesField(_, "received", paths):
                    for n, path in enumerate(paths):
                        self.received(path, scope, first=n == 0)
                case syn.RoundingField():
                    self.rounding(rule, edition, f, value)
                case syn.TargetField(_, relation, target) if relation is not None:
                    self.rate(target, self.expressions.typed(target, scope))
                case _:
                    pass
        return value

    def rate(self, target: syn.Expr, typed: Typed) -> None:
        share = isinstance(typed, Valued) and isinstance(typed.type, Number) and typed.type.unit in RATIOS
        if not share and not isinstance(typed, Broken):
            self.complain(TypeMismatch(target.at, self.expressions.words(typed), ("一个比例，如 80%", "a share, such as 80%")))

    def condition(self, body: syn.Condition, scope: Scope) -> None:
        match body:
            case syn.Leaf(_, expr):
                self.expressions.condition(expr, scope)
            case syn.OpenTo(_, name):
                self.expressions.judgement(name, scope)
            case syn.Group(_, _, items):
                self.numbered(items)
                self.expressions.problems += misleading(items)
                for item in items:
                    self.condition(item.body, scope)
            case _:
                assert_never(body)

    def worth(self, worth: syn.Worth, scope: Scope) -> Typed:
        match worth:
            case syn.Plain(_, value):
                return self.expressions.typed(value, scope)
            case syn.Cases(_, whens):
                self.numbered(whens)
                self.expressions.problems += [OtherwiseNotLast(a.at, b.at) for a, b in pairwise(whens) if a.test is None]
                result: Typed = Broken()
                for when in whens:
                    if when.test is not None:
                        self.expressions.condition(when.test, scope)
                    found = self.expressions.typed(when.value, scope, result if isinstance(result, Valued) else None)
                    result = self.expressions.join(when.value.at, result, found)
                return result
            case syn.RuleTable():
                return checked_table(worth, scope, self.expressions)
            case syn.Scale():
                return checked_scale(worth, scope, self.expressions)
        assert_never(worth)

    def path(self, path: syn.Path, scope: Scope) -> Typed:
        """A path in a field of names, read as an expression."""
        expr: syn.Expr = syn.Ref(path.names[0].at, path.names[0])
        for name in path.names[1:]:
            expr = syn.Part(path.at, expr, name)
        typed = self.expressions.typed(expr, scope)
        self.paths[path] = expr
        return typed

    def received(self, path: syn.Path, scope: Scope, *, first: bool) -> None:
        """实领 names one yes-or-no fact of the thing itself: what a list of payments says, never something computed."""
        typed = self.path(path, scope)
        meant = self.expressions.meanings.get(self.paths[path])
        recorded = isinstance(meant, FactOf) and not meant.negated
        if not isinstance(typed, Broken) and not (first and recorded and isinstance(typed, Valued) and typed.type == BOOL):
            self.complain(TypeMismatch(path.at, NO_RECEIPT_WORDS, RECEIPT_WORDS))

    def after(self, rule: Rule, edition: Edition, f: syn.AfterField) -> None:
        """期满 goes with a rule that ends, and names a rule about the same kind of thing."""
        last = editions(rule.decl)[-1]
        if last.until is None or f not in last.fields:
            self.complain(FieldMisplaced(f.at, KINDS[rule.kind], AFTER_INSTEAD, AFTER_SAYS))
        names = {name for entity, name in self.resolved.rules if entity == rule.entity and name != rule.name}
        if f.successor is not None and f.successor.text not in names:
            self.expressions.unknown(f.successor, names)

    def order_key(self, key: syn.OrderKey, scope: Scope) -> None:
        if key.by == "first":
            self.expressions.condition(key.value, scope)
            return
        typed = self.expressions.typed(key.value, scope)
        if not self.single(key.value.at, typed):
            return
        assert isinstance(typed, Valued)
        if isinstance(typed.type, Bool):
            wanted = "一个数、金额、日期或有轻重的取值", "a number, an amount, a date or a level"
            self.complain(
                TypeMismatch(
                    key.value.at, self.expressions.words(typed), wanted, ("是或否的，写“… 者优先”", "write `... first` for yes or no")
                )
            )
        if isinstance(typed.type, Choice) and self.resolved.vocabulary.choices[typed.type.of].order == "none":
            self.complain(NotOrdered(key.value.at, typed.type.of))
        if typed.divided:
            self.complain(QUOTIENT(key.value.at))

    def single(self, at: Span, typed: Typed) -> bool:
        """Whether this is one value; a thing or a list cannot be ordered or grouped by."""
        if isinstance(typed, Valued):
            return True
        if not isinstance(typed, Broken):
            self.complain(TypeMismatch(at, self.expressions.words(typed), ("一个值，如“项目类别”", "one value")))
        return False

    def rounding(self, rule: Rule, edition: Edition, f: syn.RoundingField, value: Typed) -> None:
        """A rounding goes with a number or an amount, to a step of its own kind that is not zero."""
        if edition.value("value") is None and edition.value("amount") is None:
            self.complain(FieldMisplaced(f.at, KINDS[rule.kind]))
            return
        counted = isinstance(value, Broken) or (isinstance(value, Valued) and isinstance(value.type, Number | Money))
        if edition.value("value") and not counted:
            self.complain(TypeMismatch(f.at, self.expressions.words(value), ("一个数或金额", "a number or an amount")))
            return
        if f.step is None:
            return
        if f.step.value == 0:
            self.complain(DivisionByZero(f.step.at))
        money = edition.value("amount") is not None or (isinstance(value, Valued) and isinstance(value.type, Money))
        if money != isinstance(quantity(f.step.value, f.step.den, f.step.unit)[1], Money):
            found = scalar_words(quantity(f.step.value, f.step.den, f.step.unit)[1])
            self.complain(TypeMismatch(f.step.at, found, AMOUNT_WORDS if money else ("一个数", "a number")))

    # ------------------------------------------------------------ amounts

    def amount(self, rule: Rule, edition: Edition, f: syn.ValueField | syn.ExceptionField, typed: Typed) -> None:
        """An amount, or what an exception puts in its place: money of one period, in whole 分 or rounded."""
        if isinstance(typed, Broken):
            return
        if not (isinstance(typed, Valued) and isinstance(typed.type, Money)):
            at = f.worth.value.at if isinstance(f, syn.ValueField) and isinstance(f.worth, syn.Plain) else f.at
            self.complain(TypeMismatch(at, self.expressions.words(typed), AMOUNT_WORDS, _amount_meant(at, typed)))
            return
        rounding = edition.of(syn.RoundingField)
        if rounding and rounding[0].mode:
            step = rounding[0].step
            den = quantity(step.value, step.den, step.unit)[1].den if step else 1
            typed = Valued(Money(typed.type.period, max(den, 100)), typed.optional)
        elif self.fine(typed):
            self.complain(RoundingMissing(f.at, rule.name))
        key = (rule.entity, rule.name)
        self.amounts[key] = self.expressions.join(f.at, self.amounts[key], typed) if key in self.amounts else typed

    def fine(self, typed: Valued) -> bool:
        """Whether a value may be finer than 分."""
        return typed.divided or (isinstance(typed.type, Money | Number) and typed.type.den > 100)

    def fits_fact(self, rule: Rule, value: Typed) -> Typed:
        """A presumption speaks the type of the fact for which it stands."""
        if rule.name not in self.resolved.vocabulary.entities[rule.entity].facts and (rule.entity, rule.name) not in self.resolved.rules:
            return Broken()  # told already when names were resolved
        fact = self.resolved.vocabulary.entities[rule.entity].facts.get(rule.name)
        wanted: Typed = Valued(fact.type, fact.optional) if fact else TRUTH
        return self.expressions.join(rule.decl.title.at, wanted, value)

    def numbered(self, items: Sequence[syn.Item | syn.When | syn.OrderKey]) -> None:
        if wrong := out_of_order(items):
            self.complain(wrong)

    def complain(self, problem: Problem) -> None:
        self.expressions.problems.append(problem)


def key_of_rule(rule: Rule) -> Key:
    return (PRESUMED + rule.entity if rule.kind == "presume" else rule.entity), rule.name


def _amount_meant(at: Span, typed: Typed) -> tuple[str, str]:
    """What is meant by a bare number, or by nothing, where an amount is wanted."""
    match typed:
        case Valued(Number("")) if at.text.strip().isdigit():
            said = at.text.strip()
            return (
                f"写明单位：“{said}元/月”“{said}元/年”或者“{said}元”",
                f"write the unit, as in `{said} yuan/month`",
            )
        case Nothing():
            return "不给钱的，不写“金额”这一行；还没有定的，声明为参数", "leave the line out, or name a parameter"
        case _:
            return "", ""

"""A type for each expression, and a meaning for each name in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import assert_never

from attrs import field

from policyrules.check.comparators import unfit_comparator
from policyrules.check.comparing_problems import WhichElement, WindowUnfit
from policyrules.check.facts import (
    Broken,
    BuiltIn,
    ChoiceOf,
    FactOf,
    Meaning,
    MonthsOf,
    Nothing,
    ParameterOf,
    RelationOf,
    RuleOf,
    SelfOf,
    Series,
    Thing,
    Things,
    Typed,
    Valued,
)
from policyrules.check.joins import Joins
from policyrules.check.parts import checked_aggregate, checked_part, member
from policyrules.check.precedence import checked_precedence
from policyrules.check.problems import DivisionByZero, NotSayable
from policyrules.check.scope import YEAR, Scope
from policyrules.check.suggestions import as_condition
from policyrules.check.type_problems import NotACondition, NotOrdered
from policyrules.check.words import OF_EACH
from policyrules.check.writing_problems import OneOfUnsaid
from policyrules.classes import define
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import BOOL, DATE, MONTH, Bool, Choice, Date, Month, Number
from policyrules.types.units import quantity

TRUTH = Valued(BOOL)
DATE_WORDS = ("一个日期", "a date")


@define(kw_only=True)
class Expressions(Joins):
    """Checks expressions and writes down what it finds. `rule_value` gives the type of another rule's result."""

    rule_value: Callable[[str, str, Span], Typed]
    rule_amount: Callable[[str, str, Span], Typed]
    types: dict[syn.Node, Typed] = field(factory=dict)
    meanings: dict[syn.Node, Meaning] = field(factory=dict)

    # ------------------------------------------------------------ ways in

    def condition(self, expr: syn.Expr, scope: Scope, before: Sequence[syn.Expr] = ()) -> None:
        """An expression that must be true or false; `before` stands before it in a row of such."""
        match self.typed(expr, scope):
            case Broken() | Valued(Bool()):
                pass
            case Valued(Choice(of)) as typed if isinstance(expr, syn.Ref):
                self.problems.append(NotACondition(expr.at, self.words(typed), as_condition(expr, of, before, scope)))
            case typed:
                self.problems.append(NotACondition(expr.at, self.words(typed)))

    def typed(self, expr: syn.Expr, scope: Scope, like: Typed | None = None) -> Typed:
        """The type of an expression; `like` is the type of what it is compared with, so that a choice value finds its list."""
        found = self._typed(expr, scope, like)
        self.types[expr] = found
        return found

    # ------------------------------------------------------------ by construct

    def _typed(self, expr: syn.Expr, scope: Scope, like: Typed | None) -> Typed:
        match expr:
            case syn.Ref():
                return self.ref(expr, scope, like)
            case syn.Quantity(_, value, den, unit):
                return Valued(quantity(value, den, unit)[1])
            case syn.DateLiteral() | syn.YearDay():
                return Valued(DATE)
            case syn.MonthLiteral():
                return Valued(MONTH)
            case syn.YearLiteral():
                return Valued(YEAR)
            case syn.YesNo():
                return TRUTH
            case syn.NoneLiteral():
                return Nothing()
            case syn.Bracket(_, of):
                return self.typed(of, scope, like)
            case syn.Negation(_, of):
                self.condition(of, scope)
                return TRUTH
            case syn.Conjunction(_, items) | syn.Disjunction(_, items):
                for i, item in enumerate(items):
                    self.condition(item, scope, items[:i])
                return TRUTH
            case syn.Compare(_, left, relation, right):
                self.ordered(left, scope, relation != "eq", right)
                if relation != "eq" and (unfit := unfit_comparator(expr, self.types[left], scope.vocabulary)):
                    self.problems.append(unfit)
                return TRUTH
            case syn.Bound(_, left, value, _):
                self.ordered(left, scope, True, value)
                return TRUTH
            case syn.Between(_, left, low, high):
                self.ordered(left, scope, True, low, high)
                return TRUTH
            case syn.Is():
                return self.is_(expr, scope)
            case syn.OneOf():
                return self.one_of(expr, scope)
            case syn.Window():
                return self.window(expr, scope)
            case syn.Verdict():
                return self.verdict(expr, scope)
            case syn.Precedes():
                return checked_precedence(expr, scope, self)
            case syn.Quantified(_, over, _, test):
                if entity := self.things(over, scope):
                    self.condition(test, scope.inside(entity))
                return TRUTH
            case syn.Selection(_, over, test):
                entity = self.things(over, scope)
                if not entity:
                    return Broken()
                self.condition(test, scope.inside(entity))
                return self.types[over]
            case syn.Extreme(_, items):
                for item in items:
                    if isinstance(item, syn.NoneLiteral):
                        self.mismatch(item.at, Nothing(), ("一个数或金额", "a number or an amount"))
                return self.joined(items, scope)
            case syn.SpanOf():
                return self.span(expr, scope)
            case syn.Added(at, left, _, right):
                return self.added(at, self.typed(left, scope), self.typed(right, scope))
            case syn.Scaled(at, left, operator, right):
                if operator == "div" and isinstance(right, syn.Quantity) and right.value == 0:
                    self.problems.append(DivisionByZero(right.at))
                return self.scaled(at, self.typed(left, scope), operator, self.typed(right, scope))
            case syn.Share(at, base, share):
                return self.scaled(at, self.typed(base, scope), "times", self.typed(share, scope))
            case syn.Part():
                return checked_part(expr, scope, self)
            case syn.Aggregate():
                return checked_aggregate(expr, scope, self)
        assert_never(expr)

    def ref(self, expr: syn.Ref, scope: Scope, like: Typed | None) -> Typed:
        name = expr.name.text
        match like:
            case Valued(Choice(of)):
                code = scope.vocabulary.choices[of].code(name)
                if code is not None:
                    self.meanings[expr] = ChoiceOf(of, code)
                    return Valued(Choice(of))
                values = [v.name for v in scope.vocabulary.choices[of].values]
                if scope.find(name) is None and self.unknown_value(expr.name, values, of, scope):
                    return Broken()
            case _:
                pass
        meaning = scope.find(name)
        if meaning is None:
            self.unseen(expr.name, scope)
            return Broken()
        self.meanings[expr] = meaning
        match meaning:
            case FactOf(fact, depth):
                declared = scope.entity(depth).facts[fact]
                return Valued(declared.type, declared.optional)
            case RuleOf(rule, depth):
                return self.rule_value(scope.frames[depth].entity, rule, expr.at)
            case RelationOf(relation, depth):
                reached = scope.entity(depth).relations[relation]
                return Things(reached.target) if reached.many else Thing(reached.target)
            case SelfOf(depth):
                return Thing(scope.frames[depth].entity)
            case ParameterOf(parameter):
                return Valued(scope.parameters[parameter].type, scope.parameters[parameter].optional)
            case ChoiceOf(of):
                return Valued(Choice(of))
            case MonthsOf():
                return Things(scope.frames[0].entity, months=True)
            case BuiltIn("as_of"):
                return Valued(DATE)
            case BuiltIn("this_month"):
                return Valued(MONTH)
            case BuiltIn():
                return Valued(YEAR)
            case _:
                raise AssertionError(meaning)

    def one(self, expr: syn.Expr, scope: Scope) -> Typed:
        """The type of what is compared: a single value, not one for each element of a list."""
        typed = self.typed(expr, scope)
        if not isinstance(typed, Series):
            return typed
        self.problems.append(WhichElement(expr.at))
        return Broken()

    def is_(self, expr: syn.Is, scope: Scope) -> Typed:
        left = self.one(expr.left, scope)
        if isinstance(left, Thing) and isinstance(expr.right, syn.Ref):
            self.types[expr.right] = member(expr.right, expr.right.name, left.entity, scope, self)
            if self.types[expr.right] not in (TRUTH, Broken()):
                self.problems.append(NotACondition(expr.right.at, self.words(self.types[expr.right])))
            return TRUTH
        right = self.typed(expr.right, scope, left.of if isinstance(left, Series) else left)
        if isinstance(left, Series):
            self.mismatch(expr.left.at, left, ("一个值", "one value"), OF_EACH)
        else:
            self.alike(expr.right.at, left, right)
        return TRUTH

    def one_of(self, expr: syn.OneOf, scope: Scope) -> Typed:
        left = self.one(expr.left, scope)
        if not (expr.said or expr.open_to):
            self.problems.append(OneOfUnsaid(expr.values[0].at.to(expr.values[-1].at), isinstance(left, Valued)))
        for value in expr.values:
            if isinstance(left, Thing) and isinstance(value, syn.Ref):
                self.types[value] = self.truth(value.name, member(value, value.name, left.entity, scope, self))
            else:
                self.alike(value.at, left, self.typed(value, scope, left))
        if expr.open_to:
            self.judgement(expr.open_to, scope)
        return TRUTH

    def judgement(self, name: syn.Name, scope: Scope) -> None:
        """等 …: the name of a 裁量 about the thing at hand."""
        meaning = scope.find(name.text)
        ruled = isinstance(meaning, RuleOf) and scope.resolved.rules.get((scope.frames[meaning.depth].entity, meaning.rule))
        if not isinstance(meaning, RuleOf) or not ruled or ruled.kind != "discretion":
            self.unknown(name, (n for (_, n), r in scope.resolved.rules.items() if r.kind == "discretion"))
            return
        self.meanings[name] = meaning

    def window(self, expr: syn.Window, scope: Scope) -> Typed:
        left = self.typed(expr.left, scope)
        self.alike(expr.start.at, left, self.typed(expr.start, scope, left))
        self.typed(expr.length, scope)
        counted = expr.length.unit in ("months", "years")
        if not counted or expr.suffix in ("ge", "le"):
            self.problems.append(WindowUnfit(expr.length.at, counted))
        return TRUTH

    def verdict(self, expr: syn.Verdict, scope: Scope) -> Typed:
        if expr.subject is None:
            meaning = scope.find(expr.rule.text)
            if isinstance(meaning, RuleOf):
                self.meanings[expr] = meaning
                return self.truth(expr.rule, self.rule_value(scope.frames[meaning.depth].entity, meaning.rule, expr.at))
            self.unknown(expr.rule, (name for _, name in scope.resolved.rules))
            return Broken()
        subject = self.typed(expr.subject, scope)
        if isinstance(subject, Thing):
            return self.truth(expr.rule, member(expr, expr.rule, subject.entity, scope, self))
        self.mismatch(expr.subject.at, subject, ("一个主体", "a thing"))
        return Broken()

    def truth(self, name: syn.Name, typed: Typed) -> Typed:
        if typed not in (TRUTH, Broken()):
            self.problems.append(NotACondition(name.at, self.words(typed)))
        return TRUTH

    def span(self, expr: syn.SpanOf, scope: Scope) -> Typed:
        start, end = self.typed(expr.start, scope), self.typed(expr.end, scope)
        if expr.unit == "days":
            self.problems.append(
                NotSayable(expr.at, "天数还不能计算", "days are not counted yet", "改用周岁数或整月数", "use full years or full months")
            )
        optional = False
        for side, typed in ((expr.start, start), (expr.end, end)):
            optional |= isinstance(typed, Valued) and typed.optional
            if not isinstance(typed, Broken) and not (isinstance(typed, Valued) and isinstance(typed.type, Date | Month)):
                self.mismatch(side.at, typed, DATE_WORDS)
        return Valued(Number("周岁" if expr.unit == "years" else "个月"), optional)

    # ------------------------------------------------------------ several at once

    def ordered(self, left: syn.Expr, scope: Scope, wants_order: bool, *others: syn.Expr) -> None:
        typed = self.one(left, scope)
        for other in others:
            self.alike(other.at, typed, self.typed(other, scope, typed))
        unordered = isinstance(typed, Valued) and isinstance(typed.type, Choice) and scope.vocabulary.choices[typed.type.of].order == "none"
        if wants_order and unordered:
            assert isinstance(typed, Valued) and isinstance(typed.type, Choice)
            self.problems.append(NotOrdered(left.at, typed.type.of))

    def joined(self, items: tuple[syn.Expr, ...], scope: Scope) -> Typed:
        """The common type of several values, each seen in the light of the first."""
        result = self.typed(items[0], scope)
        for item in items[1:]:
            result = self.join(item.at, result, self.typed(item, scope, result))
        return result

    def things(self, over: syn.Expr, scope: Scope) -> str | None:
        typed = self.typed(over, scope)
        if isinstance(typed, Things):
            return typed.entity
        if not isinstance(typed, Broken):
            self.mismatch(over.at, typed, ("若干项的名单", "a list"))
        return None

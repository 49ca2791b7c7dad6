"""…的…: facts, relations and rules of a thing, the amount of a rule, the year of a day, and what is summed over a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyrules.check.comparing_problems import PartOfNumber
from policyrules.check.facts import (
    AmountOf,
    Broken,
    CountOf,
    ElementMonth,
    ParameterOn,
    PartOf,
    RuleOf,
    Series,
    Thing,
    Things,
    Typed,
    Valued,
)
from policyrules.check.problems import QUOTIENT
from policyrules.check.scope import OF_A_DAY, PARTS, Scope
from policyrules.check.suggestions import value_as_fact
from policyrules.check.type_problems import NotOrdered
from policyrules.syntax import nodes as syn
from policyrules.types import MONTH, Choice, Date, Money, Month, Number

if TYPE_CHECKING:
    from policyrules.check.expressions import Expressions


def checked_part(expr: syn.Part, scope: Scope, expressions: Expressions) -> Typed:
    """One thing that is said of another, or of each element of a list."""
    base, name = expressions.typed(expr.base, scope), expr.name.text
    if name == "金额" and (found := _amount(expr, scope, expressions)) is not None:
        return found
    match base:
        case Thing(entity):
            return member(expr, expr.name, entity, scope, expressions)
        case Things(entity, months):
            if name == "个数":
                expressions.meanings[expr] = CountOf()
                return Valued(Number("个月" if months else "项"))
            if name == "月份" and months:
                expressions.meanings[expr] = ElementMonth()
                return Series(Valued(MONTH), months)
            inner = member(expr, expr.name, entity, scope, expressions)
            return Series(inner, months) if isinstance(inner, Valued) else inner
        case Valued(Date() | Month(), optional) if name in OF_A_DAY:
            expressions.meanings[expr], type = OF_A_DAY[name]
            return Valued(type, optional)
        case Valued(Date()) if name in scope.parameters:
            expressions.meanings[expr] = ParameterOn(name)
            return Valued(scope.parameters[name].type, scope.parameters[name].optional)
        case Broken():
            return Broken()
        case Valued(Number() | Money()) if name in scope.parameters or scope.find(name) is not None:
            expressions.problems.append(PartOfNumber(expr.at, expr.base.at, name))
            return Broken()
        case _:
            expressions.unknown(expr.name, PARTS)
            return Broken()


def _amount(expr: syn.Part, scope: Scope, expressions: Expressions) -> Typed | None:
    match expressions.meanings.get(expr.base):
        case PartOf("rule", entity, rule):
            pass
        case RuleOf(rule, depth):
            entity = scope.frames[depth].entity
        case _:
            return None
    expressions.meanings[expr] = AmountOf(rule)
    amount = expressions.rule_amount(entity, rule, expr.at)
    of_each = expressions.types.get(expr.base)
    return Series(amount, of_each.months) if isinstance(of_each, Series) and isinstance(amount, Valued) else amount


def member(node: syn.Node, name: syn.Name, entity: str, scope: Scope, expressions: Expressions) -> Typed:
    """A fact, a relation or a rule of a kind of thing, by its name or, of a fact, by its opposite word."""
    found = scope.member(entity, name.text)
    if found is None:
        declared = scope.vocabulary.entities[entity]
        rules = (n for owner, n in scope.resolved.rules if owner == entity)
        expressions.unknown(name, [*declared.facts, *declared.relations, *rules], told=value_as_fact(name, entity, scope))
        return Broken()
    kind, text, negated = found
    match kind:
        case "fact":
            expressions.meanings[node] = PartOf("fact", entity, text, negated)
            fact = scope.vocabulary.entities[entity].facts[text]
            return Valued(fact.type, fact.optional)
        case "relation":
            expressions.meanings[node] = PartOf("relation", entity, text)
            relation = scope.vocabulary.entities[entity].relations[text]
            return Things(relation.target) if relation.many else Thing(relation.target)
        case _:
            expressions.meanings[node] = PartOf("rule", entity, text)
            return expressions.rule_value(entity, text, name.at)


def checked_aggregate(expr: syn.Aggregate, scope: Scope, expressions: Expressions) -> Typed:
    """A sum, the least or the most of what each element has."""
    base = expressions.typed(expr.base, scope)
    match base:
        case Series(Valued(type, _, divided), months):
            if divided:
                expressions.problems.append(QUOTIENT(expr.base.at))
            if expr.how == "sum":
                if not isinstance(type, Number | Money):
                    expressions.mismatch(expr.base.at, Valued(type), ("若干数或金额", "numbers or amounts"))
                if months and isinstance(type, Money):
                    return Valued(expressions.over_months(expr.base.at, type), False, divided)
                return Valued(type, False, divided)
            if isinstance(type, Choice) and scope.vocabulary.choices[type.of].order == "none":
                expressions.problems.append(NotOrdered(expr.at, type.of))
            return Valued(type, True, divided)
        case Broken():
            return Broken()
        case _:
            expressions.mismatch(expr.base.at, base, ("若干项的某一事实", "a fact of each element"))
            return Broken()

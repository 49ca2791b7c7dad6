"""Amounts of a benefit to steps: over its editions, with its exceptions, from its first month to its stop month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from policyrules import core
from policyrules.classes import frozen
from policyrules.core import Name
from policyrules.lower.gaps import Gap, somebody, together
from policyrules.lower.places import Place
from policyrules.lower.terms import Term
from policyrules.resolve import Rule
from policyrules.resolve.editions import Edition, editions
from policyrules.syntax import nodes as syn
from policyrules.types import MONTH

if TYPE_CHECKING:
    from policyrules.lower.rules import Rules


@frozen
class Payment:
    """What a month's payment rests on: the amount, whether the month at hand lies within it, the first and the stop month."""

    amount: Term
    due: Name
    starts: Term | None
    stops: Term | None


def lowered_payment(rules: Rules, place: Place, rule: Rule) -> Payment:
    """The payment over all editions of a rule."""
    b = rules.builder
    found: dict[str, list[tuple[Edition, Term | None]]] = {"amount": [], "starts": [], "stops": [], "due": []}
    for edition in editions(rule.decl):
        amount, starts, stops = (_field(rules, place, rule, edition, key) for key in ("amount", "starts", "stops"))
        found["amount"].append((edition, _excepted(rules, place, rule, edition, amount) if amount else None))
        found["starts"].append((edition, starts))
        found["stops"].append((edition, stops))
        found["due"].append((edition, rules.expressions.terms.yes(_due(rules, place.home, starts, stops))))
    like = next(term.type for _, term in found["amount"] if term)
    amount = rules.ladder(rule, found["amount"], Term(b.const(0, like), like), place.home)
    never = rules.expressions.none(MONTH)
    due = rules.ladder(rule, found["due"], rules.expressions.terms.yes(b.truth(True)), place.home)
    assert amount and due
    edges = [rules.ladder(rule, found[key], never, place.home) for key in ("starts", "stops")]
    return Payment(amount, due.name, *edges)


def paid(rules: Rules, payment: Payment, outcome: Name) -> Term:
    """What is payable in the month at hand."""
    amount = payment.amount
    return rules.choose(rules.builder.all(outcome, payment.due), amount, Term(rules.builder.const(0, amount.type), amount.type))


def _field(rules: Rules, place: Place, rule: Rule, edition: Edition, key: str) -> Term | None:
    written = edition.value(key)
    return rules.worth(rule, written.worth, (place,), None) if written else None


def _due(rules: Rules, home: Name, starts: Term | None, stops: Term | None) -> Name:
    """Whether the month at hand has begun and is not over; a month that is 无 is never reached."""
    b = rules.builder
    month = b.month_of(rules.expressions.as_of(home))
    reached = [b.all(*(x for x in (edge.present, b.at_most(edge.name, month)) if x)) if edge else None for edge in (starts, stops)]
    begun, over = reached
    return b.all(*(x for x in (begun, b.not_(over) if over else None) if x))


def _excepted(rules: Rules, place: Place, rule: Rule, edition: Edition, amount: Term) -> Term:
    """The amount, or that of the exception which holds; all of them rounded alike, over one denominator."""
    written = [f for f in edition.of(syn.ExceptionField) if f.amount is not None]
    tests = [rules.expressions.truth(f.when, (place,)) for f in written]
    terms = [amount, *(rules.expressions.term(f.amount, (place,), amount.type) for f in written if f.amount is not None)]
    for rounding in edition.of(syn.RoundingField):
        terms = [rules.rounded(term, rounding) for term in terms]
    usual, *others = rules.expressions.terms.align(*terms)
    met = _met(rules, place, edition) if len(tests) > 1 else None
    for i, first in together(rules, tests, others, met):
        case = somebody(rules, (tests[first], tests[i], *((met,) if met else ())), ())
        rules.gaps.append(Gap(rule.name, written[i].title.at, "clash", written[first].title.at, case))
    labels = [f.title.name.text for f in written]
    there: Name | None = None
    if any(t.present for t in (usual, *others)):
        always = rules.builder.truth(True)
        present = [core.Case(label, test, t.present or always) for label, test, t in zip(labels, tests, others, strict=True)]
        there = rules.builder.default(usual.present or always, *present)
    cases = [core.Case(label, test, t.name) for label, test, t in zip(labels, tests, others, strict=True)]
    return evolve(usual, name=rules.builder.default(usual.name, *cases), present=there)


def _met(rules: Rules, place: Place, edition: Edition) -> Name | None:
    """Whether the condition holds and no exception takes the entitlement away."""
    when = edition.condition("when")
    if when is None:
        return None
    taken = [rules.expressions.truth(f.when, (place,)) for f in edition.of(syn.ExceptionField) if f.amount is None]
    return rules.builder.all(rules.notes.condition(when.body, (place,)).let, *map(rules.builder.not_, taken))

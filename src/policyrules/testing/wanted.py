"""What the 则 of a property demands of single rules in a case: the bridge from a counterexample to 示例."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from policyrules.backends.reference import Trace, Value, trace
from policyrules.cases import Case
from policyrules.check import CheckedProperty
from policyrules.check.facts import AmountOf, PartOf, RelationOf, SelfOf
from policyrules.classes import define, frozen
from policyrules.core import Output
from policyrules.deciding.trials import candidate
from policyrules.driver.pipeline import Compiled
from policyrules.explain import Finding, decide
from policyrules.population import Place, rank
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import nodes
from policyrules.testing.world import Steps, follow
from policyrules.types import Money, Number, Scalar
from policyrules.types.encode import to_date
from policyrules.types.units import quantity


@frozen
class Wanted:
    """Of the thing at `path` (a variable, and relations behind it) `rule` must come to this.

    `found`: nothing is demanded, this is how it is.
    """

    path: Steps
    rule: str
    kind: str
    outcome: Literal["yes", "no", "open"] | None = None
    value: Fraction | None = None
    type: Scalar | None = None
    found: bool = False


@frozen
class Placed:
    """Two things, and the places in a ranking that they should have, or (`found`) that they have."""

    path: Steps
    other: Steps
    rule: str
    places: tuple[Place, Place]
    found: bool = False


Demand: TypeAlias = Wanted | Placed
PLACES: Final[dict[syn.Order, tuple[int, int]]] = {"ahead": (1, 2), "behind": (2, 1), "level": (1, 1)}


def wanted(compiled: Compiled, prop: CheckedProperty, case: Case) -> tuple[Demand, ...]:
    """Demands of 则 that the case does not meet; failing these, what the rules it speaks of come to."""
    work = _Work(compiled, prop, case)
    if placed := tuple(work.placed(prop.decl.claim)):
        return next(((p,) for p in placed if not p.found), placed[:1])
    demands = dict.fromkeys(work.condition(prop.decl.claim, True))
    broken = [d for surely in (True, False) for d in demands if work.breaks(d, surely)]
    if broken:
        return (broken[0], *work.others(broken[0]))
    return tuple(work.mentioned())


def together(traced: Trace, name: str) -> Value | None:
    """Whether the two of whom a property says who comes first stand in one list: what is left out of a case must not leave that open."""
    output = Output(name, "together")
    return traced.value(output) if output in traced.program.outputs else None


@define
class _Work:
    compiled: Compiled
    prop: CheckedProperty
    case: Case

    # ------------------------------------------------------------ demands

    def condition(self, body: syn.Condition, truth: bool) -> Iterator[Wanted]:
        match body:
            case syn.Leaf(_, expr):
                yield from self.demands(expr, truth)
            case syn.Group(_, _, items):
                for item in items:
                    yield from self.condition(item.body, truth)
            case syn.OpenTo():
                return

    def demands(self, expr: syn.Expr, truth: bool) -> Iterator[Wanted]:
        match expr:
            case syn.Bracket(_, of):
                yield from self.demands(of, truth)
            case syn.Negation(_, of):
                yield from self.demands(of, not truth)
            case syn.Conjunction(_, items) | syn.Disjunction(_, items):
                for item in items:
                    yield from self.demands(item, truth)
            case syn.Verdict(_, subject, rule, negated) if subject is not None:
                yield from self.outcome(self.path(subject), rule.text, truth != negated)
            case syn.Is(_, left, syn.Ref(_, name), negated):
                yield from self.outcome(self.path(left), name.text, truth != negated)
            case syn.Part(_, base, name):
                yield from self.outcome(self.path(base), name.text, truth)
            case syn.Compare(_, left, relation, right) if truth:
                for side, other, strict in ((left, right, relation in ("lt", "gt")), (right, left, relation in ("lt", "gt"))):
                    value = None if strict else self.value(other)
                    yield from self.amount(side, value)
            case _:
                return

    def placed(self, body: syn.Condition) -> Iterator[Placed]:
        """Who should come where, of those who do not; else who comes where."""
        plain = {id(expr) for expr in _plain(body)}
        for node in nodes(body):
            if not isinstance(node, syn.Precedes):
                continue
            one, other = self.path(node.left), self.path(node.right)
            if one is None or other is None:
                continue
            rule = node.ranking.text
            found = self.places(rule, one, other)
            if found is None:
                continue
            said = PLACES.get(node.order) if id(node) in plain else None
            if said is None or tuple(place.best for place in found if place.settled) == said:
                yield Placed(one, other, rule, found, found=True)
            else:
                yield Placed(one, other, rule, (Place("in", said[0], said[0]), Place("in", said[1], said[1])))

    def places(self, rule: str, one: Steps, other: Steps) -> tuple[Place, Place] | None:
        """Where the two come if they are ranked together."""
        records = [follow(self.case.root, path, ()) for path in (one, other)]
        program = self.compiled.programs[self.entity(one)].program
        traced = [trace(program, Case(record, self.case.as_of, self.case.parameters)) for record in records if record is not None]
        if len(traced) < len(records):
            return None
        first, second = rank([candidate(t, rule) for t in traced])
        return first, second

    def outcome(self, path: Steps | None, rule: str, truth: bool) -> Iterator[Wanted]:
        kind = self.kind(path, rule)
        if path and kind:
            yield Wanted(path, rule, kind, "yes" if truth else "no")

    def amount(self, expr: syn.Expr, value: Fraction | None) -> Iterator[Wanted]:
        found = self.numbered(expr)
        if found is None or value is None:
            return
        path, rule = found
        decision = self.decision(path, rule)
        shown = (decision.payable or decision.amount or decision.value) if decision else None
        entity = self.entity(path)
        typed = self.compiled.checked.amounts.get((entity, rule)) or self.compiled.checked.values.get((entity, rule))
        type = shown.type if shown else typed.type if typed else None
        if type is not None:
            yield Wanted(path, rule, self.kind(path, rule) or "", value=value, type=type)

    def breaks(self, demand: Wanted, surely: bool) -> bool:
        """Whether the case does not meet a demand; `surely`: not even if what is missing were supplied."""
        decision = self.decision(demand.path, demand.rule)
        if decision is None:
            return False
        if demand.outcome:
            opposite = {"yes": ("no", "not_applicable"), "no": ("yes",), "open": ("yes", "no")}[demand.outcome]
            return decision.outcome in opposite if surely else decision.outcome == "open"
        value = _number(decision)
        return value not in (None, demand.value) if surely else value is None

    def others(self, demand: Wanted) -> list[Wanted]:
        """How it is for the other things that the claim compares with."""
        return [w for w in self.mentioned() if w.path[0] != demand.path[0]]

    def mentioned(self) -> Iterator[Wanted]:
        """What the rules that 则 speaks of come to."""
        seen = set()
        for node in nodes(self.prop.decl.claim):
            found = self.ruled(node)
            if found and found not in seen:
                seen.add(found)
                path, rule = found
                decision = self.decision(path, rule)
                if decision is None:
                    continue
                value, shown = _number(decision), decision.payable or decision.amount or decision.value
                kind = self.kind(path, rule) or ""
                if decision.outcome in ("yes", "no") and (value is None or decision.outcome == "no"):
                    yield Wanted(path, rule, kind, decision.outcome, found=True)
                elif value is not None and shown:
                    yield Wanted(path, rule, kind, value=value, type=shown.type, found=True)

    # ------------------------------------------------------------ what expressions speak of

    def ruled(self, node: syn.Node) -> tuple[Steps, str] | None:
        match node:
            case syn.Verdict(_, subject, rule) if subject is not None:
                path = self.path(subject)
                return (path, rule.text) if path else None
            case syn.Part():
                found = self.numbered(node)
                return found if found and self.kind(*found) else None
            case _:
                return None

    def numbered(self, expr: syn.Expr) -> tuple[Steps, str] | None:
        """The thing and the rule of an amount or a value."""
        match expr, self.compiled.checked.meanings.get(expr):
            case syn.Part(_, syn.Part(_, inner)), AmountOf(rule):
                path = self.path(inner)
                return (path, rule) if path else None
            case syn.Part(_, base), PartOf("rule", _, name):
                path = self.path(base)
                return (path, name) if path else None
            case _:
                return None

    def value(self, expr: syn.Expr) -> Fraction | None:
        """What the other side of a comparison comes to."""
        if isinstance(expr, syn.Quantity):
            number, type = quantity(expr.value, expr.den, expr.unit)
            return Fraction(number, type.den)
        found = self.numbered(expr)
        decision = self.decision(*found) if found else None
        return _number(decision) if decision else None

    def path(self, expr: syn.Expr) -> Steps | None:
        match expr, self.compiled.checked.meanings.get(expr):
            case syn.Ref(_, name), SelfOf():
                return (name.text,)
            case syn.Part(_, base, name), RelationOf() | PartOf("relation"):
                inner = self.path(base)
                return (*inner, name.text) if inner else None
            case _:
                return None

    # ------------------------------------------------------------ what the rules say

    def entity(self, path: Steps) -> str:
        entity = self.prop.entity
        for step in path[1:]:
            entity = self.compiled.checked.vocabulary.entities[entity].relations[step].target
        return entity

    def kind(self, path: Steps | None, rule: str) -> str | None:
        found = self.compiled.checked.resolved.rules.get((self.entity(path), rule)) if path else None
        return found.kind if found and found.kind not in ("discretion", "ranking", "indicator", "duty") else None

    def decision(self, path: Steps, rule: str) -> Finding | None:
        kind, record = self.kind(path, rule), follow(self.case.root, path, ())
        if kind is None or record is None:
            return None
        program = self.compiled.programs[self.entity(path)].program
        traced = trace(program, Case(record, self.case.as_of, self.case.parameters))
        return decide(program, rule, kind, to_date(self.case.as_of), traced.value)


def _plain(body: syn.Condition) -> Iterator[syn.Expr]:
    """The conditions that must all hold, and are not denied."""
    match body:
        case syn.Leaf(_, expr):
            yield from expr.items if isinstance(expr, syn.Conjunction) else (expr,)
        case syn.Group(_, True, items):
            for item in items:
                yield from _plain(item.body)


def _number(decision: Finding) -> Fraction | None:
    """The amount or value; nothing is 0 where there is no entitlement."""
    if decision.outcome in ("no", "not_applicable") and decision.value is None:
        return Fraction(0)
    shown = decision.payable or decision.amount or decision.value
    if shown is None or not shown.known or not shown.present or not isinstance(shown.type, Money | Number):
        return None
    return Fraction(shown.low, shown.type.den * shown.by)

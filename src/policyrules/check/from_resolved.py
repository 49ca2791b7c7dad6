"""The way in: declarations and parameters to everything that is known of a pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from policyrules.check.duties import duty_problems
from policyrules.check.examples import Examples
from policyrules.check.facts import Checked, CheckedProperty, Settled, Valued
from policyrules.check.rules import PRESUMED, Key, Rules
from policyrules.check.scope import Frame, Scope
from policyrules.check.type_problems import TypeMismatch
from policyrules.parameters import Parameter
from policyrules.resolve import Resolved
from policyrules.resolve.unknown_problems import UnknownKind
from policyrules.syntax import nodes as syn
from policyrules.types import Choice, Date, Entity, Fact, Money, Month, Number, Scalar, Vocabulary
from policyrules.types.encode import FIRST_DAY, LAST_DAY, MOST, of_date, of_month


def check(resolved: Resolved, parameters: Iterable[Parameter]) -> Checked:
    """Types, fields, periods and examples of a whole pack. Never raises because rules are wrong."""
    ruled = check_rules(resolved, parameters)
    examples = Examples(ruled)
    tried = examples.all()
    return evolve(ruled, examples=tried, problems=(*ruled.problems, *examples.problems))


def check_rules(resolved: Resolved, parameters: Iterable[Parameter], settled: Mapping[Key, Settled] | None = None) -> Checked:
    """The same without the examples: none of the rest depends on any. Rules that are `settled` already are not looked into: what is
    known of them is what is found, and nothing is wrong with them."""
    by_name = {p.name: p for p in parameters}
    settled = settled or {}
    rules = Rules(resolved, by_name, settled)
    rules.all()
    values = {key: v for key, v in rules.values.items() if isinstance(v, Valued) and not key[0].startswith(PRESUMED)}
    properties = _properties(resolved, rules)
    open_duties = (rule for key, rule in resolved.rules.items() if rule.kind == "duty" and key not in settled)
    duties = [problem for rule in open_duties for problem in duty_problems(rule.decl)]
    return Checked(
        resolved,
        with_results(resolved, values),
        by_name,
        rules.expressions.types,
        rules.expressions.meanings,
        values,
        {key: a for key, a in rules.amounts.items() if isinstance(a, Valued)},
        (),
        properties,
        rules.paths,
        (*rules.expressions.problems, *duties),
        frozenset(key for key, v in rules.values.items() if not isinstance(v, Valued)),
        rules.settled(),
    )


def with_results(resolved: Resolved, values: dict[tuple[str, str], Valued]) -> Vocabulary:
    """The vocabulary with what definitions and judgements come to among the facts: a file may record these directly."""
    vocabulary = resolved.vocabulary
    entities: dict[str, Entity] = {name: evolve(e, facts=dict(e.facts)) for name, e in vocabulary.entities.items()}
    for (entity, name), rule in resolved.rules.items():
        if not entity or (entity, name) not in values or rule.kind in ("ranking", "indicator"):
            continue
        value = values[entity, name]
        type = value.type
        if value.divided and isinstance(type, Number | Money):
            type = evolve(type, den=max(type.den, 10_000) if isinstance(type, Number) else type.den)
        low, high = widest(type, vocabulary)
        question = resolved.glossary.questions.get(name, "")
        judged = rule.kind == "discretion"
        entities[entity].facts[name] = Fact(
            name, entity, type, low, high, value.optional, question=question, source="judgement" if judged else "result"
        )
    return evolve(vocabulary, entities=entities)


NATURAL = {"周岁": (0, 200), "年度": (0, 9999), "人": (0, 10**9), "户": (0, 10**9), "项": (0, 10**9)}
"""What is only counted is never below zero; an amount, a ratio or a difference may be."""


def widest(type: Scalar, vocabulary: Vocabulary) -> tuple[int, int]:
    """The bounds of a result about which nothing is known."""
    match type:
        case Choice(of):
            codes = [v.code for v in vocabulary.choices[of].values]
            return min(codes), max(codes)
        case Date():
            return of_date(FIRST_DAY), of_date(LAST_DAY)
        case Month():
            return of_month(FIRST_DAY.year, 1), of_month(LAST_DAY.year, 12)
        case Number(unit, den):
            low, high = NATURAL.get(unit, (-(10**9), 10**9))
            return low * den, high * den
        case Money():
            return -MOST, MOST
        case _:
            return 0, 1


def _properties(resolved: Resolved, rules: Rules) -> tuple[CheckedProperty, ...]:
    found = []
    for name, decl in resolved.properties.items():
        entity = decl.entity.text
        if entity not in resolved.vocabulary.entities:
            rules.complain(UnknownKind(decl.entity.at, entity, tuple(resolved.vocabulary.entities)))
            continue
        scope = Scope(tuple(Frame(entity, v.text) for v in decl.variables), resolved, rules.parameters)
        for body in (decl.given, decl.claim):
            if body is not None:
                rules.condition(body, scope)
        own = Scope((Frame(entity),), resolved, rules.parameters)
        for path in (*decl.varying, *decl.regardless):
            _varies(path, decl, own, rules)
        found.append(CheckedProperty(name, entity, decl))
    return tuple(found)


def _varies(path: syn.Path, decl: syn.PropertyDecl, scope: Scope, rules: Rules) -> None:
    """只变 names facts of the entity; 不论 may put the variable in front (甲的家庭)."""
    names = path.names[1:] if path.names[0].text in {v.text for v in decl.variables} else path.names
    if not names:
        rules.complain(TypeMismatch(path.at, ("变量本身", "the variable itself"), ("一项事实", "a fact")))
        return
    rules.path(syn.Path(path.at, names), scope)

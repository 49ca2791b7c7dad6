"""What a drafter should look at, of the relations between rules: each with the relation that it is told of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from policyrules.core import Fact, Output, Program
from policyrules.core.walk import needed, rests_on
from policyrules.diagnostics import Problem
from policyrules.driver.pipeline import Compiled
from policyrules.prove.persons import Shower
from policyrules.prove.reading import TraceReader
from policyrules.prove.related_cases import Side
from policyrules.prove.related_model import Relation
from policyrules.prove.related_problems import ConditionsEqual, RuleImplied, SumGrantedTwice
from policyrules.resolve import Rule
from policyrules.testing.wanted import Wanted
from policyrules.types import Money


def findings(relations: Sequence[Relation], shower: Shower) -> Iterator[tuple[Relation, Problem]]:
    """At most one for each relation; of rules that are all alike, one for all of them.

    That one definition is narrower than another is what definitions are for; that two are the same is not.
    """
    alike = classes(relations)
    carried = {(r.first.name, r.second.name) for r in relations if r.word == "implies"}
    for relation in relations:
        first, second = relation.first, relation.second
        if len(relation.kinds) > 1 or relation.stated:
            continue
        rate = common_rate(first, second, shower.compiled) if relation.case is not None else ""
        if rate:
            yield relation, _twice(relation, rate, shower)
        elif relation.word == "same" and [first, second] == alike[first.name][:2]:
            yield relation, _equal(relation, alike[first.name])
        elif (
            relation.word == "implies"
            and first.kind != "define"
            and nearest(first, second, carried)
            and not repeated(first, alike)
            and not repeated(second, alike)
        ):
            at, also = first.decl.title.at, second.decl.title.at
            yield relation, RuleImplied(first.name, second.name, at, also, (relation.why(True), relation.why(False)))


def repeated(rule: Rule, alike: Mapping[str, Sequence[Rule]]) -> bool:
    """Whether what is said of it is said of another that is alike."""
    return rule.name in alike and rule is not alike[rule.name][0]


def nearest(first: Rule, second: Rule, carried: set[tuple[str, str]]) -> bool:
    """Whether there is no rule between the two."""
    return not any(one == first.name and (other, second.name) in carried for one, other in carried)


def classes(relations: Sequence[Relation]) -> dict[str, list[Rule]]:
    """The rules of one sort that are always met together although none says so, by the name of each of them."""
    found: dict[str, list[Rule]] = {}
    for relation in relations:
        if relation.word == "same" and not relation.stated and len(relation.kinds) == 1:
            first, second = relation.first, relation.second
            together = found.get(first.name) or found.get(second.name) or []
            together += [rule for rule in (first, second) if rule not in together]
            found |= {rule.name: together for rule in together}
    return found


def _equal(relation: Relation, alike: Sequence[Rule]) -> Problem:
    others = tuple((rule.name, rule.decl.title.at) for rule in alike[1:])
    why = relation.why(True), relation.why(False)
    return ConditionsEqual(alike[0].name, others, alike[0].decl.title.at, relation.because == "written", why)


# ---------------------------------------------------------------- one sum, twice


def common_rate(first: Rule, second: Rule, compiled: Compiled) -> str:
    """The rate of money by which both are paid; "" where there is none."""
    if first.kind != "benefit" or second.kind != "benefit":
        return ""
    program = compiled.programs[first.entity].program
    one, other = (rates(program, rule.name) for rule in (first, second))
    return min(one & other, default="")


def rates(program: Program, rule: str) -> frozenset[str]:
    amount = program.outputs.get(Output(rule, "amount"))
    read = rests_on(program.by_name, [amount]) if amount else set[str]()
    lets = (program.by_name[name] for name in read)
    return frozenset(x.op.name for x in lets if isinstance(x.op, Fact) and x.op.source == "parameter" and isinstance(x.type, Money))


def _twice(relation: Relation, rate: str, shower: Shower) -> Problem:
    assert relation.case is not None
    first, second = relation.first, relation.second
    sides = Side(first.name, True), Side(second.name, True)
    whole = shower.compiled.programs[first.entity].program
    outputs = {o: n for o, n in whole.outputs.items() if o.rule in (first.name, second.name) and o.what in ("applies", "outcome")}
    program = evolve(whole, lets=needed(whole, outputs.values()), outputs=outputs)
    case = shower.small(program, relation.case, lambda traced: all(side.holds(TraceReader(traced)) for side in sides))
    shown = shower.example(first.name, case, [Wanted((), rule.name, "benefit", "yes", found=True) for rule in (first, second)])
    return SumGrantedTwice(first.name, second.name, rate, second.decl.title.at, first.decl.title.at, shown)

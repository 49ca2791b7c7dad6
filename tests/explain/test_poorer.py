"""Explanations of cases of which less is known than in the examples: facts taken away, lists not vouched for, others beside them."""

from __future__ import annotations

from random import Random

import pytest
from tests.explain.telling import TONGUES, Told, every

from policyrules.backends.reference import trace
from policyrules.cases import Case, Listed, Record
from policyrules.cases.copies import copied, reachable
from policyrules.deciding.pack import Pack
from policyrules.explain import decide
from policyrules.types import Vocabulary

STEP = 5
"""Every how many examples one is tried."""


def poorer(case: Case, vocabulary: Vocabulary, random: Random) -> Case:
    """A copy that lacks some facts, whose lists may have others, and that leads to things of which nothing is known."""
    twin = copied(case)
    for record in list(reachable(twin.root)):
        for name in list(record.facts):
            if random.random() < 0.35:
                del record.facts[name]
        for listed in record.many.values():
            listed.complete = listed.complete and random.random() < 0.5
        for relation in vocabulary.entities[record.entity].relations.values() if record.entity in vocabulary.entities else ():
            if relation.many and relation.name not in record.many and random.random() < 0.5:
                record.many[relation.name] = Listed([Record(relation.target) for _ in range(random.randint(0, 2))], random.random() < 0.3)
            elif not relation.many and relation.name not in record.one and random.random() < 0.6:
                record.one[relation.name] = _with_company(record, relation.target, vocabulary, random)
    return twin


def _with_company(record: Record, target: str, vocabulary: Vocabulary, random: Random) -> Record:
    """What a relation leads to, which lists the record, and somebody else perhaps."""
    found = Record(target)
    for back in vocabulary.entities[target].relations.values():
        if back.many and back.target == record.entity:
            found.many[back.name] = Listed([record, Record(record.entity)][: random.randint(1, 2)], random.random() < 0.5)
    return found


@pytest.mark.parametrize("name", ["example", "lucheng"])
def test_whatever_is_lacking_is_told_in_both_tongues(name: str, request: pytest.FixtureRequest) -> None:
    pack: Pack = request.getfixturevalue(name)
    random = Random(7)
    tried = [example.name for example in pack.compiled.checked.examples][::STEP]
    for example, row, told in (one for name in tried for one in every(pack, name)):
        case = poorer(told.trace.case, pack.vocabulary, random)
        traced = trace(told.trace.program, case)
        rule, kind = told.story.rule, told.decision.kind
        found = Told(pack, traced, decide(traced.program, rule, kind, told.decision.as_of, traced.value), told.story)
        page, wanting = found.page(), found.decision.missing | found.decision.missing_amount
        assert not any(word in page for word in ("Reason", "frozenset", "judgement(", " t1", "，，", "。。")), (example, row)
        for tongue in TONGUES:
            nouns = [noun for noun, _ in found.names(tongue).nouns(wanting)]
            assert len(nouns) == len(set(nouns)), (example, row, nouns)

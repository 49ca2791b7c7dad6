"""The way to a fact, in words: 家庭的低保家庭, 残疾第1项的等级, 家庭的成员齐全."""

from __future__ import annotations

import re

from policyrules.cases import Listed, Record
from policyrules.classes import frozen
from policyrules.roster.words import COMPLETE
from policyrules.types import Fact, Vocabulary

ITEM = re.compile(r"第(\d{1,4})项的")
NUMBERED = re.compile(r"([^\[\]]+)(?:\[(\d{1,4})\])?")
ALL = "[all]"


@frozen
class Step:
    """Over a relation; into item `item` (from 0) of a list."""

    relation: str
    item: int = -1

    @property
    def words(self) -> str:
        return f"{self.relation}第{self.item + 1}项" if self.item >= 0 else self.relation


@frozen
class FactPath:
    """`fact` is None where the question is whether the list `name` is complete."""

    steps: tuple[Step, ...]
    name: str
    fact: Fact | None

    @property
    def words(self) -> str:
        return "的".join([*(s.words for s in self.steps), self.name if self.fact else self.name + COMPLETE])

    def in_aliases(self, vocabulary: Vocabulary) -> str:
        """household.low_income, disabilities[1].level, disabilities[all]: the same for readers of English."""
        steps = [vocabulary.alias(s.relation) + (f"[{s.item + 1}]" if s.item >= 0 else "") for s in self.steps]
        return ".".join([*steps, vocabulary.alias(self.name) + ("" if self.fact else ALL)])


def parse(text: str, entity: str, vocabulary: Vocabulary) -> FactPath | None:
    """The way that a text describes, in either tongue, beginning at an entity; None where there is no such way."""
    return _parse(text, entity, vocabulary, ()) or _by_aliases(text, entity, vocabulary)


def _by_aliases(text: str, entity: str, vocabulary: Vocabulary) -> FactPath | None:
    *ways, last = text.split(".")
    steps = []
    for way in ways:
        own, found = vocabulary.entities[entity], NUMBERED.fullmatch(way)
        relation = next((r for r in own.relations.values() if found and vocabulary.alias(r.name) == found[1]), None)
        if found is None or relation is None or relation.many != bool(found[2]) or found[2] == "0":
            return None
        steps.append(Step(relation.name, int(found[2]) - 1 if found[2] else -1))
        entity = relation.target
    if entity not in vocabulary.entities:
        return None
    own = vocabulary.entities[entity]
    for fact in own.facts.values():
        if vocabulary.alias(fact.name) == last:
            return FactPath(tuple(steps), fact.name, fact)
    listed = (r for r in own.relations.values() if r.many and vocabulary.alias(r.name) + ALL == last)
    return next((FactPath(tuple(steps), relation.name, None) for relation in listed), None)


def _parse(text: str, entity: str, vocabulary: Vocabulary, steps: tuple[Step, ...]) -> FactPath | None:
    own = vocabulary.entities.get(entity)
    if own is None or len(steps) > 8:
        return None
    if fact := own.facts.get(text):
        return FactPath(steps, text, fact)
    for relation in own.relations.values():
        if relation.many and text == relation.name + COMPLETE:
            return FactPath(steps, relation.name, None)
        if not text.startswith(relation.name):
            continue
        rest, item = text.removeprefix(relation.name), -1
        if relation.many:
            match = ITEM.match(rest)
            if not match:
                continue
            rest, item = rest[match.end() :], int(match[1]) - 1
        elif rest.startswith("的"):
            rest = rest[1:]
        else:
            continue
        if item >= -1 and (found := _parse(rest, relation.target, vocabulary, (*steps, Step(relation.name, item)))):
            return found
    return None


def reach(record: Record, steps: tuple[Step, ...], vocabulary: Vocabulary) -> Record | None:
    """The record at the end of the steps. One that a to-one relation lacks is made; an item that is not on file is not."""
    for step in steps:
        if step.item >= 0:
            listed = record.many.get(step.relation)
            if listed is None or step.item >= len(listed.items):
                return None
            record = listed.items[step.item]
        else:
            if step.relation not in record.one:
                record.one[step.relation] = Record(vocabulary.entities[record.entity].relations[step.relation].target)
            record = record.one[step.relation]
    return record


def vouch(record: Record, relation: str) -> None:
    """Somebody says that a list has no other items."""
    record.many.setdefault(relation, Listed(complete=False)).complete = True

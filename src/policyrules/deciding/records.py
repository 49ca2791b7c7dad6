"""The facts of an example as a record."""

from __future__ import annotations

from collections.abc import Iterable

from policyrules.cases import Listed, Record
from policyrules.check import Told, ToldList
from policyrules.types import Vocabulary


def record_of(entity: str, told: Iterable[Told | ToldList], vocabulary: Vocabulary) -> tuple[Record, dict[str, int]]:
    """The record that an example tells, later facts over earlier ones, and the parameters that it replaces."""
    root, parameters = Record(entity), dict[str, int]()
    for one in told:
        if isinstance(one, Told) and one.parameter:
            if isinstance(one.value, int):
                parameters[one.name] = one.value
            continue
        at = reach(root, one.path, vocabulary)
        match one:
            case Told(_, name, value, _, months) if months:
                at.facts.pop(name, None)
                at.histories.setdefault(name, {}).update(dict.fromkeys(months, value))
            case Told(_, name, value):
                at.histories.pop(name, None)
                at.facts[name] = value
            case ToldList(_, name, elements, complete):
                relation = vocabulary.entities[at.entity].relations[name]
                items = [record_of(relation.target, element, vocabulary)[0] for element in elements]
                at.many[name] = Listed(items, complete)
    return root, parameters


def reach(record: Record, path: Iterable[str], vocabulary: Vocabulary) -> Record:
    """The record at the end of a path of to-one relations, made where there was none."""
    for step in path:
        target = vocabulary.entities[record.entity].relations[step].target
        record = record.one.setdefault(step, Record(target))
    return record

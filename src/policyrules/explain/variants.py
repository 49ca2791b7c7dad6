"""The same case, otherwise: with some facts changed, or on a later day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from attrs import evolve

from policyrules.cases import Case, Record
from policyrules.cases.copies import copied, reachable
from policyrules.cases.model import Entry
from policyrules.classes import frozen
from policyrules.core import Reason
from policyrules.explain.names import Names
from policyrules.types.encode import DAYS_A_MONTH


@frozen
class Step:
    """That a fact, a judgement or a figure becomes `entry`; `was` is None where the case does not say. `by` is who can do it.

    `onward`: any value beyond `entry`, on its side of what was, does as well (or later, or more, or less).
    """

    reason: Reason
    entry: Entry
    was: Entry | None
    by: Literal["self", "body"]
    onward: bool = False


def changed(case: Case, steps: Iterable[Step], names: Names) -> Case:
    """The case after the steps; the case itself is left as it is."""
    twin = copied(case)
    for step in steps:
        put(twin, step.reason, step.entry, names)
    return twin


def put(case: Case, reason: Reason, entry: Entry, names: Names) -> None:
    """Write one fact into a case. What lies on the way to it and is not on file yet is made; elements of lists must be on file."""
    if reason.source == "parameter":
        assert isinstance(entry, int), "a figure is a number"
        case.parameters[reason.name] = entry
        return
    record, numbers, entity = case.root, list(reason.items), names.entity(())
    for step in reason.path:
        relation = entity.relations[step]
        record = record.many[step].items[numbers.pop(0)] if relation.many else record.one.setdefault(step, Record(relation.target))
        entity = names.vocabulary.entities[relation.target]
    if reason.month:
        record.histories.setdefault(reason.name, {})[reason.month] = entry
    else:
        record.facts[reason.name] = entry


def later(case: Case, day: int, names: Names) -> Case:
    """The case on a later day (encoded), all else equal: what grows by month has grown by the full months that passed."""
    twin, months = evolve(copied(case), as_of=day), full_months(case.as_of, day)
    for record in reachable(twin.root):
        declared = names.vocabulary.entities.get(record.entity)
        for name, entry in record.facts.items():
            fact = declared.facts.get(name) if declared else None
            if fact and fact.change == "month" and isinstance(entry, int):
                record.facts[name] = min(fact.high, entry + months)
    return twin


def full_months(first: int, last: int) -> int:
    """Between two encoded days.

    >>> from policyrules.types.encode import of_date
    >>> from datetime import date
    >>> full_months(of_date(date(2026, 1, 31)), of_date(date(2026, 3, 30)))
    1
    """
    return last // DAYS_A_MONTH - first // DAYS_A_MONTH - (last % DAYS_A_MONTH < first % DAYS_A_MONTH)

"""One rule asked for each of several months, each time on the first day of the month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from attrs import evolve

from policyrules.cases import Case, Record
from policyrules.cases.copies import copied
from policyrules.explain import Finding
from policyrules.explain.months import Timeline, month_answer
from policyrules.explain.names import Names
from policyrules.explain.variants import later
from policyrules.types import Vocabulary
from policyrules.types.encode import DAYS_A_MONTH, to_date


def timeline(rule: str, kind: str, case: Case, last: int, pays: bool, find: Callable[[Case, date], Finding], names: Names) -> Timeline:
    """From the month of the case to `last` (encoded). `pays`: whether the rule has an amount.

    What grows by month grows from the first month on.
    A value that a case states without months, of a fact that is kept by month, belongs to no month in particular: it is not used.
    """
    first = evolve(_by_month_only(case, names.vocabulary), as_of=case.as_of // DAYS_A_MONTH * DAYS_A_MONTH)
    answers = []
    for month in range(first.as_of // DAYS_A_MONTH, last + 1):
        day = month * DAYS_A_MONTH
        answers.append(month_answer(month, find(later(first, day, names), to_date(day)), pays))
    return Timeline(rule, kind, tuple(answers))


def _by_month_only(case: Case, vocabulary: Vocabulary) -> Case:
    twin = copied(case)
    todo, seen = [twin.root], set[int]()
    while todo:
        record = todo.pop()
        if id(record) in seen:
            continue
        seen.add(id(record))
        for name in _loose(record, vocabulary):
            del record.facts[name]
        todo += [*record.one.values(), *(item for listed in record.many.values() for item in listed.items)]
    return twin


def _loose(record: Record, vocabulary: Vocabulary) -> list[str]:
    declared = vocabulary.entities[record.entity].facts
    return [name for name in record.facts if name in declared and declared[name].kept == "monthly"]

"""Two cases made small together: as little apart as will do, as little in them as will do, round numbers, and on the edge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from attrs import evolve

from policyrules.cases import Case, Record
from policyrules.cases.copies import copied, reachable
from policyrules.lower import PROPERTY
from policyrules.testing.minimal import minimal, plainer
from policyrules.testing.world import Steps
from policyrules.types import Date, Money, Month, Number, Vocabulary
from policyrules.types.encode import DAYS_A_YEAR, MONTHS_A_YEAR, is_day, of_date, to_date

ONE, TWO = "甲", "乙"
PLAIN_DAYS = tuple(date(year, 7, 1) for year in (2025, 2026, 2024))
Still = Callable[[Case, Case], bool]


def closer(first: Case, second: Case, still: Still, vocabulary: Vocabulary) -> tuple[Case, Case]:
    """The smallest such pair of which `still` holds. What the two share is taken from both at once."""
    second = _alike(first, second, still)
    first, second = _on_a_plain_day(first, second, still)
    varying = frozenset(differing(first.root, second.root))
    own = _own(first, second), _own(second, first)
    joint = Case(Record(PROPERTY, one={ONE: first.root, TWO: second.root}), first.as_of)
    joint.parameters.update({name: value for name, value in first.parameters.items() if name not in own[0]})

    def apart(of: Case) -> tuple[Case, Case]:
        one, two = (Case(of.root.one[v], first.as_of, {**of.parameters, **mine}) for v, mine in zip((ONE, TWO), own, strict=True))
        return one, evolve(two, as_of=second.as_of)

    def holds(of: Case) -> bool:
        return still(*apart(of))

    joint = minimal(joint, holds, (ONE, TWO), varying or NOTHING)
    return nearest(*apart(plainer(joint, holds, vocabulary, (ONE, TWO), varying or NOTHING)), still, vocabulary)


NOTHING: frozenset[Steps] = frozenset({("",)})
"""That the two differ in no fact."""


def _on_a_plain_day(first: Case, second: Case, still: Still) -> tuple[Case, Case]:
    """On one of the days that readers expect, if any does."""
    for day in PLAIN_DAYS if first.as_of == second.as_of else ():
        one, other = (evolve(copied(case), as_of=of_date(day)) for case in (first, second))
        if still(one, other):
            return one, other
    return first, second


def nearest(first: Case, second: Case, still: Still, vocabulary: Vocabulary) -> tuple[Case, Case]:
    """Where the two differ in one number or one day, these as close to each other as will do: the edge itself."""
    apart = list(_facts(first.root, second.root))
    if len(apart) != 1 or first.parameters != second.parameters or first.as_of != second.as_of:
        return first, second
    path, items, name = apart[0]
    declared = vocabulary.entities[_at(first.root, path, items).entity].facts[name]
    ends = [_at(case.root, path, items).facts.get(name) for case in (first, second)]
    if not isinstance(declared.type, Number | Money | Date) or not all(isinstance(end, int) for end in ends):
        return first, second
    day = isinstance(declared.type, Date)
    one, other = (to_date(end).toordinal() if day else end for end in ends if isinstance(end, int))
    while abs(one - other) > 1:
        middle = (one + other) // 2
        moved = [copied(first), copied(second)]
        for case in moved:
            _at(case.root, path, items).facts[name] = of_date(date.fromordinal(middle)) if day else middle
        if still(moved[0], second):
            first, one = moved[0], middle
        elif still(first, moved[1]):
            second, other = moved[1], middle
        else:
            break
    return first, second


def _own(case: Case, other: Case) -> dict[str, int]:
    """The parameters in which a case differs from the other."""
    return {name: value for name, value in case.parameters.items() if other.parameters.get(name) != value}


def _alike(first: Case, second: Case, still: Still) -> Case:
    """The second case with all that may be as in the first."""
    if still(first, same_day := evolve(second, as_of=first.as_of)):
        second = same_day
    for path, items, name in list(_facts(first.root, second.root)):
        candidate = copied(second)
        one, other = _at(first.root, path, items), _at(candidate.root, path, items)
        if name in one.facts:
            other.facts[name] = one.facts[name]
        else:
            other.facts.pop(name, None)
        if name in one.histories:
            other.histories[name] = dict(one.histories[name])
        if still(first, candidate):
            second = candidate
    for name in list(_own(second, first)):
        changed = {**second.parameters, name: first.parameters[name]} if name in first.parameters else dict(second.parameters)
        if name not in first.parameters:
            del changed[name]
        candidate = evolve(second, parameters=changed)
        if still(first, candidate):
            second = candidate
    return second


def _at(record: Record, path: Steps, items: tuple[int, ...]) -> Record:
    numbers = list(items)
    for step in path:
        record = record.many[step].items[numbers.pop(0)] if step in record.many else record.one[step]
    return record


def _facts(first: Record, second: Record, path: Steps = (), items: tuple[int, ...] = ()) -> Iterator[tuple[Steps, tuple[int, ...], str]]:
    """The facts in which two things differ, of those that stand in both."""
    for name in dict.fromkeys((*first.facts, *second.facts, *first.histories, *second.histories)):
        if (first.facts.get(name), first.histories.get(name)) != (second.facts.get(name), second.histories.get(name)):
            yield path, items, name
    for step in first.one.keys() & second.one.keys():
        yield from _facts(first.one[step], second.one[step], (*path, step), items)
    for step in first.many.keys() & second.many.keys():
        for i, (one, other) in enumerate(zip(first.many[step].items, second.many[step].items, strict=False)):
            yield from _facts(one, other, (*path, step), (*items, i))


def differing(first: Record, second: Record, path: Steps = ()) -> Iterator[Steps]:
    """The paths at which two things differ; of a list of another length, the list."""
    for _, _, name in _facts(evolve(first, one={}, many={}), evolve(second, one={}, many={})):
        yield (*path, name)
    for step in dict.fromkeys((*first.one, *second.one)):
        if step in first.one and step in second.one:
            yield from differing(first.one[step], second.one[step], (*path, step))
        else:
            yield (*path, step)
    for step in dict.fromkeys((*first.many, *second.many)):
        one, other = first.many.get(step), second.many.get(step)
        if one is None or other is None or len(one.items) != len(other.items):
            yield (*path, step)
        else:
            for x, y in zip(one.items, other.items, strict=True):
                yield from differing(x, y, (*path, step))


def shifted(case: Case, years: int, vocabulary: Vocabulary) -> Case:
    """The same case some years later: the day of the answer, and every day and month in it."""
    twin, by = copied(case), {Date: years * DAYS_A_YEAR, Month: years * MONTHS_A_YEAR}

    def moved(day: int) -> int:
        return next(d for d in (day + by[Date], day + by[Date] - 1) if is_day(d))  # 29 February

    for record in reachable(twin.root):
        declared = vocabulary.entities[record.entity].facts if record.entity in vocabulary.entities else {}
        for name, entry in record.facts.items():
            fact = declared.get(name)
            if fact is not None and isinstance(entry, int) and isinstance(fact.type, Date | Month):
                later = moved(entry) if isinstance(fact.type, Date) else entry + by[Month]
                record.facts[name] = later if fact.low <= later <= fact.high else entry
    return evolve(twin, as_of=moved(case.as_of))

"""What to ask next: the missing things, those first that cost the citizen least and settle most.

What each answer would lead to is tried: a choice by each of its values, a number or a day by one of each kind, a kind being a
span within which no comparison comes out otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from typing import Literal

from policyrules.backends.reference import Trace, trace
from policyrules.cases import ABSENT, Case, Listed, Record
from policyrules.cases.copies import copied
from policyrules.cases.model import Entry
from policyrules.classes import frozen
from policyrules.core import Fact as CoreFact
from policyrules.core import Program, Reason
from policyrules.explain.days import Standing, comparisons, standing_of, turns_between
from policyrules.explain.decide import Question
from policyrules.explain.model import Finding
from policyrules.explain.names import Names
from policyrules.explain.variants import put
from policyrules.types import Bool, Choice, Date, Scalar
from policyrules.types.encode import of_date, to_date

From = Literal["record", "person", "body", "nobody"]
"""Who can answer: an office looks it up, the person brings it, a body judges or decides, or nobody on that day."""
MOST_KINDS = 24


@frozen
class Asked:
    """One thing to ask for. Of `kinds` kinds of answers `settles` end the matter; after the others up to `left` things remain open.

    `where` is who can answer.
    """

    reason: Reason
    where: From
    sensitive: bool
    kinds: int
    settles: int
    left: int


def questions(finding: Finding, program: Program, case: Case, names: Names) -> tuple[Asked, ...]:
    """What is missing, the best question first; empty where the answer is settled: then nothing more is to be asked.

    `program`: the steps of the rule. What an office can look up comes first, then what the person has to bring, sensitive things
    after others, then what a body has to judge or decide; within these, what settles most.
    """
    missing = finding.missing | finding.missing_amount
    question = Question(program, finding.rule, finding.kind)
    found = [_asked(reason, question, case, names, finding.as_of) for reason in names.sorted(missing)]
    return tuple(sorted(found, key=lambda q: (COST[q.where] + q.sensitive, -q.settles / q.kinds, q.left)))


COST: dict[From, int] = {"record": 0, "person": 2, "body": 4, "nobody": 6}


def _asked(reason: Reason, question: Question, case: Case, names: Names, as_of: date) -> Asked:
    where, sensitive = who(reason, names)
    tried = [
        question.decide(as_of, trace(question.program, answered).value) for answered in _answered(reason, question.program, case, names)
    ]
    fact = names.declared(reason)
    if fact is not None and not isinstance(fact.type, Bool | Choice):  # spans side by side that lead to the same are one kind
        tried = [found for i, found in enumerate(tried) if not i or found != tried[i - 1]]
    left = [len(found.missing | found.missing_amount) for found in tried]
    return Asked(reason, where, sensitive, max(1, len(left)), left.count(0), max(left, default=0))


def who(reason: Reason, names: Names) -> tuple[From, bool]:
    """Who can answer, and whether it is sensitive."""
    match reason.source:
        case "fact":
            fact = names.declared(reason)
            return "record" if fact and fact.on_record else "person", bool(fact and fact.sensitive)
        case "list":
            relation = names.entity(reason.path).relations.get(reason.name)
            return "record" if relation and relation.on_record else "person", bool(relation and relation.sensitive)
        case "judgement" | "parameter":
            return "body", False
        case _:
            return "nobody", False


# ---------------------------------------------------------------- what may be answered


def _answered(reason: Reason, program: Program, case: Case, names: Names) -> Iterable[Case]:
    """The case with each kind of answer."""
    if reason.source == "list":
        yield from _vouched(reason, case, names)
        return
    if reason.source not in ("fact", "judgement", "parameter"):
        return
    for entry in _entries(reason, program, case, names):
        yield answered(case, reason, entry, names)


def answered(case: Case, reason: Reason, entry: Entry, names: Names) -> Case:
    """The case with one answer."""
    twin = copied(case)
    put(twin, reason, entry, names)
    return twin


def vouched(case: Case, reason: Reason, names: Names) -> Case | None:
    """The case with a list that is complete as it stands; None where the list cannot be reached."""
    twin = copied(case)
    record: Record | None = names.record(Reason("fact", "", reason.path, reason.items), twin.root)
    if record is None:
        return None
    listed = record.many.get(reason.name, Listed())
    record.many[reason.name] = Listed(listed.items, True)
    return twin


def _vouched(reason: Reason, case: Case, names: Names) -> Iterable[Case]:
    twin = vouched(case, reason, names)
    return [twin, case] if twin else [case]


def _entries(reason: Reason, program: Program, case: Case, names: Names) -> list[Entry]:
    declared = names.declared(reason)
    read = [let for let in program.lets if isinstance(let.op, CoreFact) and let.op.name == reason.name and let.op.aspect == "value"]
    if declared is None and not read:
        return []
    if declared is not None:
        type, low, high = declared.type, declared.low, declared.high
    else:
        op = read[0].op
        assert isinstance(op, CoreFact), "only facts are read"
        type, low, high = read[0].type, op.low, op.high
    none: list[Entry] = [ABSENT] if declared is not None and declared.optional else []
    if isinstance(type, Bool | Choice):
        return [*range(low, high + 1), *none]
    return [*_kinds(reason, type, low, high, program, case, names), *none]


def _kinds(reason: Reason, type: Scalar, low: int, high: int, program: Program, case: Case, names: Names) -> list[int]:
    """The first number or day of each kind."""
    forward: Callable[[int], int] = _nth_day if isinstance(type, Date) else int
    first, last = (to_date(low).toordinal(), to_date(high).toordinal()) if isinstance(type, Date) else (low, high)
    watched = comparisons(program, lambda fact: fact.name == reason.name)

    def standing(number: int) -> Standing:
        return standing_of(_tried(number), watched)

    def _tried(number: int) -> Trace:
        return trace(program, answered(case, reason, forward(number), names))

    return [forward(n) for n in (first, *islice(turns_between(first, last, standing), MOST_KINDS - 1))]


def _nth_day(number: int) -> int:
    return of_date(date.fromordinal(number))

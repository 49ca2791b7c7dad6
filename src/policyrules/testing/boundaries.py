"""Where the answers of a program may turn: the numbers, ages and days that its comparisons name, and those right beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache, partial
from operator import mul
from typing import Literal, TypeAlias

from attrs import field

from policyrules import core
from policyrules.classes import define, frozen
from policyrules.core import ROOT, Name
from policyrules.passes.eras import eras
from policyrules.types import Vocabulary
from policyrules.types.encode import DAYS_A_MONTH, FIRST_DAY, LAST_DAY, is_day, of_date, to_date

Key: TypeAlias = tuple[str, str]
"""(entity, name of a fact); a parameter has no entity: ("", name)."""
MOST_CONSTANTS = 40


@define
class Edges:
    """What to draw more often than chance would.

    `numbers`: encoded values of facts, each with its neighbours; `ages`: full years that a date of birth is asked for; `days`: days
    of the answer, an ordinary one first.
    """

    numbers: dict[Key, frozenset[int]] = field(factory=dict)
    ages: dict[Key, frozenset[int]] = field(factory=dict)
    days: tuple[int, ...] = ()


def undone(plus: int, by: int) -> Back:
    """What was multiplied by `by` and raised by `plus`, as it was before."""
    return lambda v: (v - plus) // by


def joined(first: Back, then: Back) -> Back:
    return lambda v: then(first(v))


def edges(program: core.Program, vocabulary: Vocabulary) -> Edges:
    """The edges of every fact that a comparison leads to, directly or through sums, multiples, ages, months and lists."""
    entities = entities_of(program, vocabulary)
    work = _Work(program.by_name, entities, vocabulary)
    numbers: dict[Key, set[int]] = {}
    ages: dict[Key, set[int]] = {}
    for let in program.lets:
        for side, values in _compared(work, let.op):
            for key, kind, back in work.roots(side):
                into = ages if kind == "age" else numbers
                into.setdefault(key, set()).update(back(v) + d for v in values for d in (-1, 0, 1))
    return Edges({k: frozenset(v) for k, v in numbers.items()}, {k: frozenset(v) for k, v in ages.items()}, tuple(days(program)))


def _compared(work: _Work, op: core.Op) -> Iterator[tuple[Name, frozenset[int]]]:
    """The sides of a comparison, each with the constants that it may meet."""
    match op:
        case core.Less(left, right) | core.Same(left, right):
            yield left, work.constants(right)
            yield right, work.constants(left)
        case core.OneOf(of, runs):
            yield of, frozenset(end for run in runs for end in run)


@frozen
class Threshold:
    """A comparison of numbers, amounts or days that facts lead to. `against`: the numbers that the other side may come to, where
    rules or parameters name them."""

    let: Name
    left: Name
    right: Name
    facts: frozenset[Key]
    against: frozenset[int]


def thresholds(program: core.Program, vocabulary: Vocabulary) -> Iterator[Threshold]:
    """The comparisons at which an answer may turn by one unit, in the order of the program."""
    work = _Work(program.by_name, entities_of(program, vocabulary), vocabulary)
    for let in program.lets:
        if isinstance(let.op, core.Less):
            left, right = let.op.left, let.op.right
            facts = frozenset(key for side in (left, right) for key, _, _ in work.roots(side) if key[0])
            if facts:
                yield Threshold(let.name, left, right, facts, work.constants(left) | work.constants(right))


def entities_of(program: core.Program, vocabulary: Vocabulary) -> dict[Name, str]:
    """The entity of the elements of each block, the root included."""
    found = {ROOT: program.subject}
    for block in program.blocks:
        found[block.name] = reached(vocabulary, found[block.parent], block.steps)
    return found


def reached(vocabulary: Vocabulary, entity: str, path: Iterable[str]) -> str:
    for step in path:
        entity = vocabulary.entities[entity].relations[step].target
    return entity


Back: TypeAlias = Callable[[int], int]
"""From a value of a step to that value of the fact which brings it about."""
Root: TypeAlias = tuple[Key, Literal["number", "age"], Back]


@define
class _Work:
    lets: dict[Name, core.Let]
    entities: dict[Name, str]
    vocabulary: Vocabulary
    _roots: dict[Name, tuple[Root, ...]] = field(factory=dict)
    _constants: dict[Name, frozenset[int]] = field(factory=dict)

    def roots(self, name: Name) -> tuple[Root, ...]:
        """The facts behind a step, each as if all others added nothing."""
        if name not in self._roots:
            self._roots[name] = tuple(self._behind(self.lets[name]))
        return self._roots[name]

    def _behind(self, let: core.Let) -> Iterator[Root]:
        match let.op:
            case core.Fact(fact, path=path, aspect="value", source="fact" | "judgement"):
                yield (reached(self.vocabulary, self.entities[let.home], path), fact), "number", lambda v: v
            case core.Fact(fact, aspect="value", source="parameter"):
                yield ("", fact), "number", lambda v: v
            case core.Sum(terms, plus):
                for factor, name in terms:
                    yield from self.through(name, undone(plus, factor))
            case core.Times(left, right):
                for name, other in ((left, right), (right, left)):
                    for by in self.constants(other):
                        if by:
                            yield from self.through(name, undone(0, by))
            case core.Quotient(of, by_name):
                for by in self.constants(by_name):
                    yield from self.through(of, partial(mul, by))
            case core.MonthOf(day):
                yield from self.through(day, lambda v: v * DAYS_A_MONTH)
            case core.MonthEnd(month):
                yield from self.through(month, lambda v: v // DAYS_A_MONTH)
            case core.Years(birth):
                for key, _, _ in self.roots(birth):
                    yield key, "age", lambda v: v
            case core.Choose(_, then, other):
                yield from (*self.roots(then), *self.roots(other))
            case core.Least(items) | core.Most(items):
                for item in items:
                    yield from self.roots(item)
            case core.Fold(value=value):
                yield from self.roots(value)

    def through(self, name: Name, back: Back) -> Iterator[Root]:
        for key, kind, before in self.roots(name):
            yield key, kind, joined(back, before)

    def constants(self, name: Name) -> frozenset[int]:
        """The numbers written in rules, or given by parameters, that a step may come to."""
        if name not in self._constants:
            self._constants[name] = frozenset(sorted(self._written(self.lets[name].op))[:MOST_CONSTANTS])
        return self._constants[name]

    def _written(self, op: core.Op) -> Iterator[int]:
        match op:
            case core.Const(value):
                yield value
            case core.Choose(_, then, other):
                yield from self.constants(then) | self.constants(other)
            case core.Least(items) | core.Most(items):
                for item in items:
                    yield from self.constants(item)
            case core.Sum(((factor, name),), plus):
                yield from (factor * v + plus for v in self.constants(name))
            case core.Times(left, right):
                yield from (x * y for x in self.constants(left) for y in self.constants(right))


# ---------------------------------------------------------------- days

MOST_DAYS = 8192
"""Kept of what was asked of the calendar: the days of rules are few, and come again."""


def days(program: core.Program) -> Iterator[int]:
    """Days to ask on: an ordinary one, the first and last days of every span in which the program stays the same, and ends of months."""
    starts = [start for start, _ in eras(program)[1:]]
    first, last = (starts[0], starts[-1]) if starts else (of_date(date(2024, 1, 1)),) * 2
    yield later(first, 400)
    for start in starts:
        here = near_day(start, up=True)
        yield from (here, later(here, -1), later(here, 1), later(here, 45))
    for day in (date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 28), date(2025, 12, 31), date(2026, 1, 31)):
        if first <= of_date(day) <= later(last, 800):
            yield of_date(day)
    yield later(last, 500)


@lru_cache(MOST_DAYS)
def later(day: int, by: int) -> int:
    """The day so many days later, within the calendar.

    >>> later(of_date(date(2024, 2, 28)), 2) == of_date(date(2024, 3, 1))
    True
    """
    found = to_date(near_day(day, up=False)) + timedelta(days=by)
    return of_date(min(max(found, FIRST_DAY), LAST_DAY))


@lru_cache(MOST_DAYS)
def near_day(number: int, up: bool) -> int:
    """The number itself where it stands for a day; else the next number that does."""
    number = min(max(number, of_date(FIRST_DAY)), of_date(LAST_DAY))
    while not is_day(number):
        number += 1 if up else -1
    return number

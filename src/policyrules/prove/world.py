"""The variables of a formula: one for each fact of each thing, with its bounds. The way back to a case: `cases`.

Things are told apart by how they are reached. A list has a stated number of places, each taken or not; what is recorded by the month is
a function of the month. Everything is given unless said otherwise: results of definitions are computed, a fact with a 推定 is recorded or
not, a parameter without a figure lies anywhere within its bounds. Facts may also be left open, each by itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any, TypeAlias

from attrs import field

from policyrules import core
from policyrules.classes import define, frozen
from policyrules.parameters import Parameter
from policyrules.prove import algebra as a
from policyrules.prove.planes import Plane, point
from policyrules.prove.solver import z3
from policyrules.types import BOOL, DATE, Scalar, Vocabulary
from policyrules.types.encode import DAYS_A_MONTH, FIRST_DAY, LAST_DAY, MONTHS_A_YEAR, is_day, of_date

Step: TypeAlias = tuple[str, int]
"""A relation and, of a list, which place in it; -1 where it leads to one thing."""
Place: TypeAlias = tuple[Step, ...]
Steps: TypeAlias = tuple[str, ...]
Key: TypeAlias = tuple[Place | str, str]
"""A fact or a list by its place and name; a parameter by its source; the day of the answer."""
ONE = -1
FEW, MANY, NESTED = 2, 14, 4
"""Places in a list: at first, and where nothing was found with so few; where lists stand in lists."""
DAY: Key = ("", "")
SHORT_MONTHS = (3, 5, 8, 10)
FEBRUARY, LEAP = 1, 48
NOT_LEAP = (1900, 2100)
ELSEWHERE = ("row", "tie")
"""Sources of figures that somebody owes: taken as given, anywhere within bounds."""


@frozen
class Setting:
    """What is fixed beforehand. `slots`: the places in a list; `everything_open`: each fact may be unknown.

    With `variables`, the things a property speaks of: they agree in all but `varying`; nothing at or behind `locked` is known.
    """

    vocabulary: Vocabulary
    parameters: Mapping[str, Parameter] = field(factory=dict)
    presumed: frozenset[tuple[str, str]] = frozenset()
    subject: str = ""
    slots: int = 2
    variables: Steps = ()
    varying: frozenset[Steps] = frozenset()
    locked: frozenset[Steps] = frozenset()
    everything_open: bool = False
    rows_open: bool = False  # what a row owes (待定) is not given either


@define(eq=False)
class Told:
    """The variables of one fact. With `months`, functions of the month, and the months for which they are asked."""

    value: Any = None
    present: Any = None
    known: Any = True
    months: dict[int, Any] | None = None

    def known_in(self, month: Any) -> Any:
        return self.known(month) if isinstance(self.known, z3.FuncDeclRef) else self.known


@define(eq=False)
class World:
    setting: Setting
    day: Any = None
    facts: dict[tuple[Place, str], Told] = field(factory=dict)
    lists: dict[tuple[Place, str], list[Any]] = field(factory=dict)
    elsewhere: dict[tuple[str, str], Any] = field(factory=dict)
    """Parameters and other figures that no thing has, by source and name."""
    bounds: list[Any] = field(factory=list)
    prefix: str = ""
    apart: frozenset[Key] | None = None
    """What has variables of its own, under the prefix; all else is shared with every world of the same setting. None: everything is."""

    def __attrs_post_init__(self) -> None:
        if self.day is None:
            self.day = self.date(self.own(DAY, "计算日"), of_date(FIRST_DAY), of_date(LAST_DAY))

    # ------------------------------------------------------------ variables

    def own(self, key: Key, words: str) -> str:
        """The name of a variable."""
        return self.prefix + words if self.apart is None or key in self.apart else words

    def fresh(self, name: str, truth: bool) -> Any:
        return z3.Bool(name) if truth else z3.Int(name)

    def date(self, name: str, low: int, high: int) -> Any:
        """A day of the calendar between two such."""
        month, day = self.fresh(f"{name}的月", False), self.fresh(f"{name}的日", False)
        whole = month * DAYS_A_MONTH + day
        in_year = month % MONTHS_A_YEAR
        leap = z3.And(month % LEAP == FEBRUARY, *(month != year * MONTHS_A_YEAR + FEBRUARY for year in NOT_LEAP))
        last = z3.If(in_year == FEBRUARY, z3.If(leap, 28, 27), z3.If(z3.Or(*(in_year == m for m in SHORT_MONTHS)), 29, 30))
        self.bounds += [day >= 0, day <= last, whole >= low, whole <= high]
        return whole

    def same_place(self, place: Place, name: str) -> Place:
        """Things that agree in a fact share its variable."""
        variables = self.setting.variables
        tail = (*(step for step, _ in place[1:]), name)
        if not variables or not self.setting.varying or any(tail[: len(v)] == v for v in self.setting.varying):
            return place
        return ((variables[0], ONE), *place[1:])

    def is_locked(self, place: Place, name: str = "") -> bool:
        path = tuple(step for step, _ in place) + ((name,) if name else ())
        return any(path[: len(lock)] == lock for lock in self.setting.locked)

    def entity(self, place: Place) -> str:
        """What kind of thing stands at a place; "" where the vocabulary knows none."""
        entities, found, rest = self.setting.vocabulary.entities, self.setting.subject, place
        if self.setting.variables:
            rest = place[1:]
        for step, _ in rest:
            relation = entities[found].relations.get(step) if found in entities else None
            found = relation.target if relation else ""
        return found

    # ------------------------------------------------------------ reading

    def read(self, fact: core.Fact, type: Scalar, place: Place, month: Any) -> Plane:
        """The bounds of a fact of the thing at a place. `month` (encoded): for which it is asked."""
        if fact.source in ("parameter", "period", "gap", *ELSEWHERE):
            return self.read_elsewhere(fact, type)
        place = (*place, *((step, ONE) for step in fact.path))
        if self.is_locked(place, fact.name):
            return Plane(False, True) if fact.aspect == "present" else point(False) if fact.aspect == "given" else self.anything(fact, type)
        told = self.told(self.same_place(place, fact.name), fact, type)
        value, present, known = told.value, told.present, told.known
        if told.months is not None:
            told.months[month.get_id() if z3.is_expr(month) else month] = month
            present, known = True if present is None else present(month), told.known_in(month)
            if value is not None:
                value = value(month)
                self.bounds += [value >= fact.low, value <= fact.high] if fact.aspect == "value" and type != BOOL else []
        return self.seen(fact, type, value, True if present is None else present, known)

    def seen(self, fact: core.Fact, type: Scalar, value: Any, present: Any, known: Any) -> Plane:
        match fact.aspect:
            case "given":
                return point(known)
            case "present" if known is True:
                return point(present)
            case "present":
                return Plane(a.every((known, present)), a.some((a.negated(known), present)))
            case "value":
                low, high = (bool(fact.low), bool(fact.high)) if type == BOOL else (fact.low, fact.high)
                held = a.chosen(present, value, low)
                return point(held) if known is True else Plane(a.chosen(known, held, low), a.chosen(known, held, high))

    def anything(self, fact: core.Fact, type: Scalar) -> Plane:
        low, high = (bool(fact.low), bool(fact.high)) if type == BOOL else (fact.low, fact.high)
        return Plane(low, high)

    def told(self, place: Place, fact: core.Fact, type: Scalar) -> Told:
        key = place, fact.name
        words = self.own(key, "的".join((*(step if i == ONE else f"{step}{i}" for step, i in place), fact.name)))
        if key not in self.facts:
            by_month = fact.kept != "fixed" or self.setting.everything_open
            self.facts[key] = Told(known=self.known(place, fact.name, words), months={} if by_month else None)
        told = self.facts[key]
        if told.months is not None:
            kind = z3.BoolSort() if type == BOOL else z3.IntSort()
            if fact.aspect == "value" and told.value is None:
                told.value = z3.Function(words, z3.IntSort(), kind)
            if fact.aspect == "present" and told.present is None:
                told.present = z3.Function(words + "?", z3.IntSort(), z3.BoolSort())
            return told
        if fact.aspect == "value" and told.value is None:
            told.value = self.variable(words, type, fact.low, fact.high)
        if fact.aspect == "present" and told.present is None:
            told.present = self.fresh(words + "?", True)
        return told

    def variable(self, words: str, type: Scalar, low: int, high: int) -> Any:
        if low == high:
            return bool(low) if type == BOOL else low
        if type == DATE and is_day(low) and is_day(high):
            return self.date(words, low, high)
        found = self.fresh(words, type == BOOL)
        if type != BOOL:
            self.bounds += [found >= low, found <= high]
        return found

    def known(self, place: Place, name: str, words: str) -> Any:
        """Whether a fact is recorded."""
        entity = self.entity(place)
        declared = self.setting.vocabulary.entities[entity].facts.get(name) if entity in self.setting.vocabulary.entities else None
        if self.setting.everything_open:
            return z3.Function(words + "!", z3.IntSort(), z3.BoolSort())
        if (entity, name) in self.setting.presumed:
            return self.fresh(words + "!", True)
        return declared is None or declared.source != "result"

    def read_elsewhere(self, fact: core.Fact, type: Scalar) -> Plane:
        """Parameters, and figures that nobody has: of the latter, what a version or a case leaves out is anything."""
        left_open = ("period", "gap", "row") if self.setting.rows_open else ("period", "gap")
        if fact.source in left_open and not self.setting.everything_open:
            return point(False) if fact.aspect == "given" else self.anything(fact, type)
        key = fact.source if fact.source == "parameter" else "", fact.name
        words = self.own(key, f"{fact.source}：{fact.name}")
        if key not in self.elsewhere:
            self.elsewhere[key] = Told(known=self.parameter_known(fact, words))
        told = self.elsewhere[key]
        if fact.aspect == "value" and told.value is None:
            told.value = self.variable(words, type, fact.low, fact.high)
        if fact.aspect == "present" and told.present is None and fact.source != "parameter":  # a case gives a figure, never 无
            told.present = self.fresh(words + "?", True)
        return self.seen(fact, type, told.value, True if told.present is None else told.present, told.known)

    def parameter_known(self, fact: core.Fact, words: str) -> Any:
        """A parameter is given by the case where the pack has no figure on the day of the answer."""
        if self.setting.everything_open:
            return self.fresh(words + "!", True)
        declared = self.setting.parameters.get(fact.name) if fact.source == "parameter" else None
        if declared is None:
            return True
        inside = []
        for period in declared.periods:
            if period.value is not None:
                begun = of_date(period.since) <= self.day
                inside.append(begun if period.until is None else a.every((begun, self.day <= of_date(period.until))))
        return a.negated(a.some(inside))

    def places(self, at: Place, over: str, size: int) -> list[Any]:
        """Whether each place of a list is taken; the first ones are."""
        key = self.same_place(at, over), over
        if key not in self.lists:
            words = self.own(key, "的".join((*(step if i == ONE else f"{step}{i}" for step, i in key[0]), over)))
            taken = [z3.Bool(f"{words}有{i + 1}") for i in range(min(size, self.setting.slots))]
            self.bounds += [z3.Implies(later, earlier) for earlier, later in itertools.pairwise(taken)]
            self.lists[key] = taken
        return self.lists[key]

    def unlisted(self, at: Place, over: str, size: int) -> int:
        """How many elements there may be beside those in the places of a list."""
        return 0

    @property
    def widest(self) -> int:
        """With how many places in a list something is looked for at last; as many as now where no list is full."""
        if not any(len(taken) == self.setting.slots for taken in self.lists.values()):
            return self.setting.slots
        return NESTED if any(len([i for _, i in place if i >= 0]) for place, _ in self.lists) else MANY

    def keys(self) -> frozenset[Key]:
        """All facts, lists and figures that were asked for so far."""
        return frozenset([*self.facts, *self.lists, *self.elsewhere])


__all__ = ["Key", "Place", "Setting", "World"]

"""The formulas of a program with a case put in: what stands for each variable, what the outputs come to, which cases are inside.

A case is inside of what the formulas can say where every list that they look through is on file and complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, TypeAlias

import z3
from attrs import define, evolve, field, frozen
from tests.agreement.reckoning import Parts, Reckoned, parts_of, reckoner

from policyrules import core
from policyrules.cases import ABSENT, Case, Record
from policyrules.cases.model import Entry, Kept
from policyrules.prove.cases import followed
from policyrules.prove.to_formulas import Formulas, formulas
from policyrules.prove.world import Place, Setting, Told, World
from policyrules.testing import vocabulary as v
from policyrules.types.encode import DAYS_A_MONTH

Bounds: TypeAlias = dict[core.Output, tuple[int, int]]


@frozen(eq=False)
class Variable:
    """A variable of the solver, and what it is where a case has that entry (None: nothing is recorded)."""

    term: Any
    of: Callable[[Entry | None], int]


@frozen(eq=False)
class Asked:
    """An entry of a case and the variables that tell of it. `month`: for which it is asked, as a place among the months."""

    place: Place | None
    name: str
    kept: Kept
    month: int
    variables: tuple[Variable, ...]


@define(eq=False, slots=False)
class Model:
    """A program as the solver is given it, where each fact may be unknown."""

    program: core.Program
    made: Formulas = field(init=False)

    def __attrs_post_init__(self) -> None:
        world = World(Setting(v.vocabulary(), subject=v.PERSON, slots=v.SIZE, everything_open=True))
        self.made = formulas(self.program, world)

    def inside(self, case: Case) -> bool:
        return all(_listed(case, place, over) for place, over in self.made.world.lists)

    def reckoned(self, case: Case) -> Bounds:
        """By the function that was made of the terms."""
        found = iter(self._outputs(list(self._values(case))))
        return dict(zip(self.program.outputs, zip(found, found, strict=True), strict=True))

    def simplified(self, case: Case) -> Bounds:
        """By the solver itself; dear."""
        leaves = [variable.term for variable in self._variables]
        told = [(t, z3.BoolVal(bool(n)) if z3.is_bool(t) else z3.IntVal(n)) for t, n in zip(leaves, self._values(case), strict=True)]
        found = (_number(term, told) for term in self.terms)
        return dict(zip(self.program.outputs, zip(found, found, strict=True), strict=True))

    @cached_property
    def terms(self) -> list[Any]:
        """The lowest and the highest of each output, one after the other."""
        planes = [self.made.root.env[name] for name in self.program.outputs.values()]
        return [term for plane in planes for term in (plane.low, plane.high)]

    # ------------------------------------------------------------ what a case says

    def _values(self, case: Case) -> Iterator[int]:
        """What stands for each variable, in their order."""
        yield case.as_of // DAYS_A_MONTH
        yield case.as_of % DAYS_A_MONTH
        for taken, place, over in self._lists:
            record = followed(case.root, place)
            count = len(record.many[over].items) if record else 0
            yield from (i < count for i in taken)
        months = self._months((case.as_of // DAYS_A_MONTH, case.as_of % DAYS_A_MONTH))
        records = {place: followed(case.root, place) for place in self._places}
        for asked in self._asked:
            entry: Entry | None
            if asked.place is None:
                entry = case.parameters.get(asked.name)
            elif (record := records[asked.place]) is None:
                entry = None
            elif asked.month < 0:
                entry = record.facts.get(asked.name)
            else:
                entry = record.entry(asked.name, asked.kept, months[asked.month], case.as_of // DAYS_A_MONTH)
            for variable in asked.variables:
                yield variable.of(entry)

    @cached_property
    def _variables(self) -> list[Variable]:
        """All of which a value is told. Of the first ones `_values` knows what they are."""
        month, day = _parts_of_day(self.made.world.day)
        taken = [self.made.world.lists[place, over][i] for numbers, place, over in self._lists for i in numbers]
        fixed = [Variable(term, _never) for term in (month, day, *taken)]
        return fixed + [variable for asked in self._asked for variable in asked.variables]

    @cached_property
    def _parts(self) -> Parts:
        """All that the outputs are made of. A variable that is none of it needs no value."""
        taken = [there for places in self.made.world.lists.values() for there in places]
        told = [variable.term for asked in self._told for variable in asked.variables]
        return parts_of(self.terms, {leaf.get_id() for leaf in (*_parts_of_day(self.made.world.day), *taken, *told)})

    @cached_property
    def _outputs(self) -> Reckoned:
        return reckoner(self._parts, self.terms, [variable.term for variable in self._variables])

    @cached_property
    def _lists(self) -> list[tuple[list[int], Place, str]]:
        found = self.made.world.lists.items()
        return [([i for i, there in enumerate(taken) if there.get_id() in self._parts], *key) for key, taken in found]

    @cached_property
    def _places(self) -> list[Place]:
        return list(dict.fromkeys(asked.place for asked in self._asked if asked.place is not None))

    @cached_property
    def _months(self) -> Reckoned:
        terms = [month for told in self.made.world.facts.values() for month in (told.months or {}).values()]
        return reckoner(parts_of(terms), terms, _parts_of_day(self.made.world.day))

    @cached_property
    def _asked(self) -> list[Asked]:
        """Those that bear on the outputs."""
        kept = ((asked, tuple(x for x in asked.variables if x.term.get_id() in self._parts)) for asked in self._told)
        return [evolve(asked, variables=variables) for asked, variables in kept if variables]

    @cached_property
    def _told(self) -> list[Asked]:
        read = {let.op.name: let.op for let in self.program.lets if isinstance(let.op, core.Fact)}
        found, count = [], 0
        for (place, name), told in self.made.world.facts.items():
            for month in (told.months or {}).values():
                found.append(Asked(place, name, read[name].kept, count, tuple(_telling(told, read[name].low, month))))
                count += 1
        for (source, name), told in self.made.world.elsewhere.items():
            found.append(Asked(None if source else (), name, "fixed", -1, tuple(_telling(told, read[name].low, None))))
        return found


def _telling(told: Told, low: int, month: Any) -> Iterator[Variable]:
    known, present, value = (x(month) if isinstance(x, z3.FuncDeclRef) else x for x in (told.known, told.present, told.value))
    if z3.is_expr(known):
        yield Variable(known, _is_known)
    if z3.is_expr(present):
        yield Variable(present, _is_there)
    if z3.is_expr(value):
        yield from _of_value(value, low)


def _never(entry: Entry | None) -> int:
    raise AssertionError("the day and the length of a list are no entries")


def _is_known(entry: Entry | None) -> int:
    return entry is not None


def _is_there(entry: Entry | None) -> int:
    return entry is not ABSENT


def _of_value(term: Any, low: int) -> Iterator[Variable]:
    """A day is made of a month and a day of it. Where there is no number, any will do."""
    if z3.is_add(term):
        month, day = _parts_of_day(term)
        yield Variable(month, lambda entry: (entry if isinstance(entry, int) else low) // DAYS_A_MONTH)
        yield Variable(day, lambda entry: (entry if isinstance(entry, int) else low) % DAYS_A_MONTH)
    else:
        yield Variable(term, lambda entry: entry if isinstance(entry, int) else low)


def _parts_of_day(term: Any) -> tuple[Any, Any]:
    month, day = term.children()
    return month.arg(0), day


def _number(term: object, told: list[tuple[Any, Any]]) -> int:
    if isinstance(term, int):
        return int(term)
    found = z3.simplify(z3.substitute(term, *told))
    assert z3.is_true(found) or z3.is_false(found) or z3.is_int_value(found), "nothing is left to be chosen"
    return int(z3.is_true(found)) if z3.is_bool(found) else int(found.as_long())


def _listed(case: Case, place: Place, over: str) -> bool:
    record = followed(case.root, place)
    return _within(case.root, place) or (record is not None and over in record.many and record.many[over].complete)


def _within(root: Record, place: Place) -> bool:
    """Whether a place lies in an element of a list that is not there: nothing is asked of it."""
    lists = [i for i, (_, at) in enumerate(place) if at >= 0]
    return any(followed(root, place[: i + 1]) is None and followed(root, place[:i]) is not None for i in lists)

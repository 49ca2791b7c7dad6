"""A small exact look at truth values: can they all be false together, can two be true together?

Conditions are split into atoms. A number that is only compared with constants falls into finitely many cells between them; two
numbers compared with each other are below, equal or above; anything else is true or false. All combinations are tried. Atoms
are taken to be independent of each other, so "always" is certain, while "possible" may name a combination that no case has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from math import prod
from typing import TypeAlias

from attrs import field

from policyrules import core
from policyrules.classes import define
from policyrules.core.nodes import Name
from policyrules.core.ranges import Range
from policyrules.core.walk import operands
from policyrules.types import Date
from policyrules.types.encode import DAYS_A_MONTH, is_day

MOST_COMBINATIONS = 20_000
MOST_SPLITS = 40
Atom: TypeAlias = tuple[Name, ...]
World: TypeAlias = dict[Atom, int]


def always(lets: Mapping[Name, core.Let], ranges: Mapping[Name, Range], some: Iterable[Name]) -> bool:
    """Whether in every case at least one of the truth values holds. False where it is not certain."""
    names = list(some)
    found = _worlds(lets, ranges, names)
    return found is not None and all(any(truth(world, n) for n in names) for truth, world in found)


def disjoint(lets: Mapping[Name, core.Let], ranges: Mapping[Name, Range], a: Name, b: Name, given: Name | None = None) -> bool:
    """Whether the two truth values certainly never hold together, where `given` holds. False where it is not certain."""
    wanted = [a, b]
    for premise in _parts(lets, given) if given else ():
        # A premise about other things parts nothing, and one too many would only make the combinations too many to try.
        if _atoms(lets, ranges, [premise]).named() & _atoms(lets, ranges, wanted).named():
            more = [*wanted, premise]
            wanted = more if _atoms(lets, ranges, more).combinations() <= MOST_COMBINATIONS else wanted
    found = _worlds(lets, ranges, wanted)
    return found is not None and not any(all(truth(world, name) for name in wanted) for truth, world in found)


def example(
    lets: Mapping[Name, core.Let], ranges: Mapping[Name, Range], holding: Iterable[Name], failing: Iterable[Name]
) -> dict[Name, int]:
    """Values with which the first truth values hold and the others do not, as far as one thing alone has a value; {} if none is known."""
    yes, no = list(holding), list(failing)
    choices = _atoms(lets, ranges, [*yes, *no]).choices()
    for truth, world in _worlds(lets, ranges, [*yes, *no]) or ():
        if all(truth(world, name) for name in yes) and not any(truth(world, name) for name in no):
            return {atom[0]: _likely(value, choices[atom], lets[atom[0]]) for atom, value in world.items() if len(atom) == 1}
    return {}


def _likely(value: int, cells: list[int], let: core.Let) -> int:
    """Of the lowest cell its last number, for the first may lie as low as numbers go (-350 years of age)."""
    if value != cells[0] or len(cells) == 1:
        return value
    last = cells[1] - 1
    return next((n for n in range(last, last - DAYS_A_MONTH, -1) if is_day(n)), last) if isinstance(let.type, Date) else last


def implies(lets: Mapping[Name, core.Let], ranges: Mapping[Name, Range], a: Name, b: Name) -> bool:
    """Whether wherever `a` holds, `b` certainly holds. False where it is not certain."""
    found = _worlds(lets, ranges, [a, b])
    return found is not None and all(truth(world, b) for truth, world in found if truth(world, a))


def settled(lets: Mapping[Name, core.Let], ranges: Mapping[Name, Range], name: Name) -> bool | None:
    """What a truth value comes to in every case, or None where that varies or is not certain."""
    found = set[bool]()
    for truth, world in _worlds(lets, ranges, [name]) or ():
        found.add(truth(world, name))
        if len(found) > 1:
            return None
    return found.pop() if found else None


def never(lets: Mapping[Name, core.Let], ranges: Mapping[Name, Range], name: Name) -> bool:
    """Whether a truth value certainly never holds. False where it is not certain.

    Of what must hold together, as much is looked at as leaves few enough combinations; what does not fit in and is one of several
    is then taken one by one.
    """
    left = [MOST_SPLITS]

    def impossible(parts: list[Name]) -> bool:
        if any(ranges[part][1] == 0 for part in parts):
            return True
        wanted, rest = list[Name](), list[Name]()
        for part in sorted(parts, key=lambda part: _atoms(lets, ranges, [part]).combinations()):
            fits = _atoms(lets, ranges, [*wanted, part]).combinations() <= MOST_COMBINATIONS
            (wanted if fits else rest).append(part)
        found = _worlds(lets, ranges, wanted)
        if found is not None and not any(all(truth(world, part) for part in wanted) for truth, world in found):
            return True
        several = next((part for part in rest if isinstance(lets[part].op, core.Any)), None)
        left[0] -= 1
        if several is None or left[0] < 0:
            return False
        others = [part for part in parts if part != several]
        return all(impossible([*others, *_parts(lets, item)]) for item in operands(lets[several].op))

    return impossible(_parts(lets, name))


def share(lets: Mapping[Name, core.Let], ranges: Mapping[Name, Range], a: Name, b: Name) -> bool:
    """Whether two truth values look at the same thing anywhere."""
    return not _atoms(lets, ranges, [a]).named().isdisjoint(_atoms(lets, ranges, [b]).named())


def _parts(lets: Mapping[Name, core.Let], name: Name) -> list[Name]:
    """What must all hold for a truth value to hold."""
    match lets[name].op:
        case core.All(items):
            return [part for item in items for part in _parts(lets, item)]
        case _:
            return [name]


def _worlds(
    lets: Mapping[Name, core.Let], ranges: Mapping[Name, Range], names: list[Name]
) -> Iterator[tuple[Callable[[World, Name], bool], World]] | None:
    """Every combination of atoms, with the function that reads a truth value in it; None where there are too many."""
    atoms = _atoms(lets, ranges, names)
    if atoms.combinations() > MOST_COMBINATIONS:
        return None
    choices = atoms.choices()
    keys = list(choices)
    return ((atoms.truth, dict(zip(keys, combination, strict=True))) for combination in product(*choices.values()))


def _atoms(lets: Mapping[Name, core.Let], ranges: Mapping[Name, Range], names: list[Name]) -> _Atoms:
    atoms = _Atoms(lets, ranges)
    for name in names:
        atoms.gather(name)
    return atoms


@define
class _Atoms:
    lets: Mapping[Name, core.Let]
    ranges: Mapping[Name, Range]
    edges: dict[Name, set[int]] = field(factory=dict)
    """For a number: the values at which a cell begins."""
    pairs: set[Atom] = field(factory=set)
    plain: set[Name] = field(factory=set)

    def gather(self, name: Name) -> None:
        match self.lets[name].op:
            case core.Const():
                pass
            case core.Not(of):
                self.gather(of)
            case core.All(items) | core.Any(items):
                for item in items:
                    self.gather(item)
            case core.OneOf(of, runs):
                self.edges.setdefault(of, set()).update(edge for first, last in runs for edge in (first, last + 1))
            case core.Less(left, right):
                self.compared(left, right, (0,), (1,))
            case core.Same(left, right):
                self.compared(left, right, (0, 1), (0, 1))
            case _:
                self.plain.add(name)

    def compared(self, left: Name, right: Name, of_left: tuple[int, ...], of_right: tuple[int, ...]) -> None:
        """Where a number is compared with a constant, a cell begins at the constant or just above it, as the side asks."""
        a, b = self.constant(left), self.constant(right)
        if a is None and b is None:
            self.pairs.add(tuple(sorted((left, right))))
        elif a is None and b is not None:
            self.edges.setdefault(left, set()).update(b + later for later in of_left)
        elif a is not None and b is None:
            self.edges.setdefault(right, set()).update(a + later for later in of_right)

    def constant(self, name: Name) -> int | None:
        low, high = self.ranges[name]
        return low if low == high else None

    def choices(self) -> dict[Atom, list[int]]:
        """For each atom the values to try: one number of each cell; -1, 0, 1 for a pair; 0, 1 for the rest."""
        found: dict[Atom, list[int]] = {}
        for name, edges in sorted(self.edges.items()):
            low, high = self.ranges[name]
            starts = sorted({low, *(e for e in edges if low <= e <= high)})
            found[name,] = _days(starts, high) if self.is_day(name) else starts
        for pair in sorted(self.pairs):
            found[pair] = [-1, 0, 1]
        for name in sorted(self.plain):
            low, high = self.ranges[name]
            found[name,] = list(range(low, high + 1))
        return found

    def is_day(self, name: Name) -> bool:
        """Whether the number is a day on the calendar for certain; a day reckoned from another may lie between two months."""
        let = self.lets[name]
        return isinstance(let.op, core.Fact) and isinstance(let.type, Date)

    def named(self) -> set[Atom]:
        """The atoms, without their values."""
        return {*((name,) for name in (*self.edges, *self.plain)), *self.pairs}

    def combinations(self) -> int:
        return prod(len(values) for values in self.choices().values())

    def truth(self, world: World, name: Name) -> bool:
        match self.lets[name].op:
            case core.Const(value):
                return bool(value)
            case core.Not(of):
                return not self.truth(world, of)
            case core.All(items):
                return all(self.truth(world, i) for i in items)
            case core.Any(items):
                return any(self.truth(world, i) for i in items)
            case core.OneOf(of, runs):
                return any(first <= world[of,] <= last for first, last in runs)
            case core.Less(left, right):
                return self.sign(world, left, right) < 0
            case core.Same(left, right):
                return self.sign(world, left, right) == 0
            case _:
                return bool(world[name,])

    def sign(self, world: World, left: Name, right: Name) -> int:
        a, b = self.constant(left), self.constant(right)
        if a is None and b is None:
            pair = tuple(sorted((left, right)))
            return world[pair] if pair == (left, right) else -world[pair]
        x = world[left,] if a is None else a
        y = world[right,] if b is None else b
        return (x > y) - (x < y)


def _days(starts: list[int], high: int) -> list[int]:
    """The first day of each cell; numbers between the months stand for none."""
    cells = zip(starts, [*starts[1:], high + 1], strict=True)
    found = (next((n for n in range(first, min(after, first + DAYS_A_MONTH)) if is_day(n)), None) for first, after in cells)
    return [day for day in found if day is not None] or starts

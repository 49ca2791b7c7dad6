"""How one comparison could come out otherwise: each fact behind it that somebody can change, and the nearest value that does it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Literal

from attrs import evolve, field

from policyrules import core
from policyrules.backends.reference import Element, Trace, trace
from policyrules.backends.reference.evaluate import reason_of
from policyrules.cases import ABSENT, Case
from policyrules.cases.model import Entry
from policyrules.classes import define
from policyrules.core import Name, Reason
from policyrules.core.walk import needed, operands
from policyrules.explain.names import Names
from policyrules.explain.turns import Atom
from policyrules.explain.variants import Step, changed
from policyrules.types import Bool, Change, Choice, Date, Month
from policyrules.types.encode import LAST_DAY, of_date, to_date

ASKED = ("fact", "judgement", "parameter")


@define(eq=False)
class Movers:
    """The facts of one case that can be changed, and by whom. `undeclared` gathers those of which nothing is declared."""

    trace: Trace
    names: Names
    undeclared: set[Reason] = field(factory=set)

    @property
    def case(self) -> Case:
        return self.trace.case

    def moves(self, atom: Atom) -> list[Step]:
        """For each fact that could turn the atom, the nearest value that does."""
        found = []
        let = self.trace.program.by_name[atom.name]
        if isinstance(let.op, core.Fact) and let.op.aspect == "given" and not atom.bit:
            return []
        sub = evolve(self.trace.program, lets=needed(self.trace.program, [atom.name]))
        for reason, fact in self.behind(atom).items():
            by = self.by(reason, fact)
            if by is None:
                continue
            was = self.entry(reason)

            def turned(entry: Entry, reason: Reason = reason, was: Entry | None = was, by: Literal["self", "body"] = by) -> bool:
                return self.holds(atom, trace(sub, changed(self.case, [Step(reason, entry, was, by)], self.names)))

            found += [Step(reason, entry, was, by) for entry in self.nearest(reason, fact, was, by, turned)]
        return found

    def behind(self, atom: Atom) -> dict[Reason, core.Let]:
        """The facts that a step reads, elements of lists included."""
        lets, found = self.trace.program.by_name, dict[Reason, core.Let]()
        todo, seen = [(atom.name, atom.at)], set[tuple[Name, Element]]()
        while todo:
            name, at = todo.pop()
            if (name, at) in seen or at.record is None:
                continue
            seen.add((name, at))
            op = lets[name].op
            if isinstance(op, core.Fact) and op.source in ASKED and op.aspect != "given":
                found.setdefault(reason_of(op, at), lets[name])
                continue
            for operand in operands(op):
                deeper = isinstance(op, core.Fold) and lets[operand].home == op.block
                todo += [(operand, e) for e in at.children[lets[operand].home]] if deeper else [(operand, self.around(operand, at))]
        if isinstance(op := lets[atom.name].op, core.Fact) and op.aspect == "given":
            found[reason_of(op, atom.at)] = lets[atom.name]
        return {reason: found[reason] for reason in self.names.sorted(found)}

    def around(self, name: Name, at: Element) -> Element:
        """The element around `at` in which a step was computed."""
        home = self.trace.program.by_name[name].home
        return next(e for e in elements(self.trace, home) if e.items == at.items[: len(e.items)] and name in e.env)

    def by(self, reason: Reason, let: core.Let) -> Literal["self", "body"] | None:
        """Who can change it; None where nobody can, or nobody says."""
        if reason.source == "judgement":
            return "body"
        if reason.source == "parameter":  # a figure that is confirmed stays; what the authorities have not answered yet may be
            return "body" if reason.name not in self.case.parameters and isinstance(let.type, Bool) else None
        declared = self.names.declared(reason)
        if declared is None or declared.source != "fact":
            return "body" if self.entry(reason) is not None else None
        change: Change = declared.change
        if not change:
            self.undeclared.add(reason)
        return change if change in ("self", "body") else None

    def entry(self, reason: Reason) -> Entry | None:
        if reason.source == "parameter":
            return self.case.parameters.get(reason.name)
        record = self.names.record(reason, self.case.root)
        return record.facts.get(reason.name) if record else None

    def holds(self, atom: Atom, found: Trace) -> bool:
        """Whether the atom comes out as wanted in another trace."""
        home = self.trace.program.by_name[atom.name].home
        at = next((e for e in elements(found, home) if (e.path, e.items) == (atom.at.path, atom.at.items)), found.root)
        value = at.sight[atom.name]
        return value.low == atom.bit == value.high

    # ------------------------------------------------------------ values

    def nearest(self, reason: Reason, let: core.Let, was: Entry | None, by: str, turned: Callable[[Entry], bool]) -> Iterator[Entry]:
        """The value nearest to the present one that turns the atom; for a number up to one on each side. Days lie ahead."""
        declared = self.names.declared(reason)
        op = let.op
        assert isinstance(op, core.Fact), "facts alone are changed"
        low, high = (declared.low, declared.high) if declared else (op.low, op.high)
        type = declared.type if declared else let.type
        absent: list[Entry] = [ABSENT] if declared and declared.optional and was is not ABSENT and by == "body" else []
        match type:
            case Bool() | Choice():
                here = was if isinstance(was, int) else low
                values: Iterable[Entry] = [*sorted((v for v in range(low, high + 1) if v != was), key=lambda v: abs(v - here)), *absent]
                yield from [value for value in values if turned(value)][:1]
            case Date():
                first = to_date(self.case.as_of).toordinal()
                days = range(first, LAST_DAY.toordinal() + 1)
                found = upwards(days, lambda day: turned(of_date(date.fromordinal(day))))
                yield from [of_date(date.fromordinal(found))] if found is not None else [v for v in absent if turned(v)]
            case Month():
                month = self.case.as_of // 32
                found = upwards(range(month, high + 1), turned)
                yield from [found] if found is not None else [v for v in absent if turned(v)]
            case _:
                here = was if isinstance(was, int) else low
                up, down = upwards(range(here, high + 1), turned), upwards(range(here, low - 1, -1), turned)
                yield from dict.fromkeys(v for v in (up, down) if v is not None and v != was)


def upwards(values: range, turned: Callable[[int], bool]) -> int | None:
    """The first of the values that turns, where all after it do too; None where the last does not.

    >>> upwards(range(10), lambda v: v >= 7), upwards(range(10), lambda v: v == 3)
    (7, None)
    """
    if not values or not turned(values[-1]):
        return None
    return values[bisect_left(values, True, key=turned)]


def elements(found: Trace, home: Name) -> list[Element]:
    """The elements of a block, wherever they are."""
    if home == core.ROOT:
        return [found.root]
    block = found.program.block(home)
    return [child for parent in elements(found, block.parent) for child in parent.children[home]]

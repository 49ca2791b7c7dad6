"""Formulas and traces read alike: one declaration of a question is put to the solver and to the reference evaluator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from policyrules.backends.reference import Trace
from policyrules.classes import frozen
from policyrules.core import Name, Output, Program
from policyrules.core.notes import Note
from policyrules.prove import algebra as a
from policyrules.prove.to_formulas import Formulas
from policyrules.types import BOOL


class Reader(Protocol):
    """What the steps of the root come to. Truth values are bool (or a term of the solver), numbers int (or a term)."""

    @property
    def program(self) -> Program: ...

    @property
    def day(self) -> Any: ...

    def low(self, name: Name) -> Any: ...

    def high(self, name: Name) -> Any: ...


@frozen(eq=False)
class FormulaReader:
    of: Formulas

    @property
    def program(self) -> Program:
        return self.of.program

    @property
    def day(self) -> Any:
        return self.of.world.day

    def low(self, name: Name) -> Any:
        return self.of.root.env[name].low

    def high(self, name: Name) -> Any:
        return self.of.root.env[name].high


@frozen(eq=False)
class TraceReader:
    of: Trace

    @property
    def program(self) -> Program:
        return self.of.program

    @property
    def day(self) -> Any:
        return self.of.case.as_of

    def low(self, name: Name) -> Any:
        return self._typed(name, self.of.root.env[name].low)

    def high(self, name: Name) -> Any:
        return self._typed(name, self.of.root.env[name].high)

    def _typed(self, name: Name, number: int) -> Any:
        return bool(number) if self.of.program.by_name[name].type == BOOL else number


# ---------------------------------------------------------------- what is often read


def surely(reader: Reader, output: Output) -> Any:
    """Whether a truth value surely holds; it holds where nothing is said of it."""
    name = reader.program.outputs.get(output)
    return True if name is None else reader.low(name)


def granted(reader: Reader, rule: str) -> Any:
    """Whether the rule applies and is met."""
    return a.every((surely(reader, Output(rule, "applies")), surely(reader, Output(rule, "outcome"))))


def refused(reader: Reader, rule: str) -> Any:
    """Whether the rule is surely not met."""
    return a.negated(reader.high(reader.program.outputs[Output(rule, "outcome")]))


def holds(reader: Reader, note: Note) -> Any:
    """Whether a written condition surely holds, from its parts."""
    match note.kind:
        case "all":
            return a.every(holds(reader, part) for part in note.parts)
        case "any":
            return a.some(holds(reader, part) for part in note.parts)
        case _:
            return reader.low(note.let)


def fails(reader: Reader, note: Note) -> Any:
    """Whether a written condition surely does not hold."""
    match note.kind:
        case "all":
            return a.some(fails(reader, part) for part in note.parts)
        case "any":
            return a.every(fails(reader, part) for part in note.parts)
        case _:
            return a.negated(reader.high(note.let))


def leaves(note: Note, around: tuple[tuple[Note, bool], ...] = ()) -> Iterator[tuple[Note, tuple[tuple[Note, bool], ...]]]:
    """Each condition that the rule itself wrote, with the others beside it as they must be for it to count: those of a list of which
    all must hold hold, those of a list of which one is enough do not."""
    if note.kind in ("all", "any"):
        for part in note.parts:
            yield from leaves(part, (*around, *((other, note.kind == "all") for other in note.parts if other is not part)))
    else:
        yield note, around

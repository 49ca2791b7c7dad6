"""What is asked of two cases at once: that an atom differs between them and the answer with it, and that nothing else decides."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from attrs import evolve

from policyrules import core
from policyrules.backends.reference import trace
from policyrules.cases import Case
from policyrules.classes import frozen
from policyrules.core import Name, Output, Program
from policyrules.core.notes import Note, Single, Words
from policyrules.prove import algebra as a
from policyrules.prove.asking import Part, Question
from policyrules.prove.atoms import Atom
from policyrules.prove.checks import in_force
from policyrules.prove.reading import Reader, TraceReader, fails, holds, surely


@frozen(eq=False)
class Both:
    """Two readings of one program. It reads as the first."""

    first: Reader
    second: Reader

    @property
    def program(self) -> Program:
        return self.first.program

    @property
    def day(self) -> Any:
        return self.first.day

    def low(self, name: Name) -> Any:
        return self.first.low(name)

    def high(self, name: Name) -> Any:
        return self.first.high(name)


def both_of(program: Program, first: Case, second: Case) -> Both:
    return Both(TraceReader(trace(program, first)), TraceReader(trace(program, second)))


def two_cases(atom: Atom, program: Program, steady: Collection[Name]) -> Question:
    """`steady`: what must come out the same in both."""
    return Question(tuple(_parts(atom, program, steady)))


def _parts(atom: Atom, program: Program, steady: Collection[Name]) -> Iterator[Part]:
    yield _each(in_force(atom.edition).holds)
    yield Part(lambda r: a.every((r.low(atom.let), a.negated(_second(r).high(atom.let)))), atom.says, atom.at)
    yield Part(lambda r: _apart(r, _second(r), atom), whole=True)
    for other in (*atom.around, *_context(atom)):
        yield _standing(*other)
    if atom.leaf.let != atom.let:
        yield evolve(_each(lambda r: _decides(r, atom)), whole=True)
        yield from _joined(atom, program)
    if steady:
        yield Part(lambda r: a.every(_alike(r, _second(r), let) for let in steady))


def _second(reader: Reader) -> Reader:
    assert isinstance(reader, Both)
    return reader.second


def _each(claim: Any, says: Words | None = None, at: Any = None, holding: bool = True) -> Part:
    """Something that must hold of both cases."""
    return Part(lambda r: a.every((claim(r), claim(_second(r)))), says, at, holding)


def _standing(note: Note, holding: bool) -> Part:
    return _each(lambda r: holds(r, note) if holding else fails(r, note), note.says, note.at, holding)


def _joined(atom: Atom, program: Program) -> Iterator[Part]:
    """Of a condition that joins comparisons by 且 alone, or by 或者 alone: the others as they must be."""
    op = program.by_name[atom.leaf.let].op
    if not isinstance(op, core.All | core.Any):
        return
    holding = isinstance(op, core.All)
    for single in atom.leaf.singles:
        straight, turned = single.let in op.items, any(program.by_name[i].op == core.Not(single.let) for i in op.items)
        if single.let != atom.let and straight != turned:
            yield _saying(single, holding == straight)


def _saying(single: Single, holding: bool) -> Part:
    return _each(lambda r: r.low(single.let) if holding else a.negated(r.high(single.let)), single.says, single.at, holding)


def _context(atom: Atom) -> Iterator[tuple[Note, bool]]:
    """What else must be so for the answer to follow: no exception takes it away; of an exception or an amount, the condition is met."""
    if atom.role == "condition" and atom.answer == "outcome":
        yield from ((e.note, False) for e in atom.edition.exceptions)
    if atom.role in ("exception", "amount") and atom.edition.condition is not None:
        yield atom.edition.condition, True


def _alike(one: Reader, other: Reader, let: Name) -> Any:
    return a.every((a.equal(one.low(let), other.low(let)), a.equal(one.high(let), other.high(let))))


def _apart(one: Reader, other: Reader, atom: Atom) -> Any:
    """The answers surely differ."""
    program, rule = one.program, atom.rule
    name = program.outputs[Output(rule, atom.answer)]
    asked: list[Any] = []
    if atom.answer != "applies":
        applies = Output(rule, "denominator" if atom.answer == "numerator" else "applies")
        asked += [surely(r, applies) for r in (one, other)]
    if atom.answer in ("amount", "fulfilled"):
        asked += [surely(r, Output(rule, "outcome")) for r in (one, other)]
    if atom.cased and atom.answer in ("value", "amount"):
        return a.every((*asked, _otherwise(one, other, Output(rule, atom.answer))))
    if atom.answer == "amount":
        return a.every((*asked, a.some((a.below(one.high(name), other.low(name)), a.below(other.high(name), one.low(name))))))
    turned = (a.every((x.low(name), a.negated(y.high(name)))) for x, y in ((one, other), (other, one)))
    return a.every((*asked, a.some(turned)))


def _otherwise(one: Reader, other: Reader, output: Output) -> Any:
    """Whether two values are surely not the same: one is absent or owed by somebody (待定) and the other is not, or both are known."""
    program, by = one.program, f"{output.what}:by"
    name, there = program.outputs[output], program.outputs.get(Output(output.rule, f"{output.what}:present"))
    known = [a.equal(r.low(name), r.high(name)) for r in (one, other)]
    owing = [a.every((a.negated(sure), _owed(r, name))) for sure, r in zip(known, (one, other), strict=True)]
    parted = [a.every((known[0], owing[1])), a.every((known[1], owing[0]))]
    differs = a.some((*parted, a.every((*known, a.negated(a.equal(one.low(name), other.low(name)))))))
    if (divisor := program.outputs.get(Output(output.rule, by))) is not None:
        scaled = [a.times(x.low(name), y.low(divisor)) for x, y in ((one, other), (other, one))]
        differs = a.every((*known, a.negated(a.equal(*scaled))))
    if there is None:
        return differs
    both = a.every(r.low(there) for r in (one, other))
    return a.some((a.every((both, differs)), *(a.every((x.low(there), a.negated(y.high(there)))) for x, y in ((one, other), (other, one)))))


def _owed(reader: Reader, name: Name) -> bool:
    """Whether what is open is open for want of a figure in a row, and not of a fact that was left out of a case."""
    read = reader.first if isinstance(reader, Both) else reader
    return not isinstance(read, TraceReader) or all(reason.source == "row" for reason in read.of.root.env[name].why)


def _decides(reader: Reader, atom: Atom) -> Any:
    """Whether the atom alone decides the condition in which it is joined with others, these being as they are."""
    return a.negated(a.equal(*(_with(reader, atom.leaf.let, atom.let, value) for value in (True, False))))


def _with(reader: Reader, name: Name, atom: Name, value: bool) -> Any:
    if name == atom:
        return value
    match reader.program.by_name[name].op:
        case core.Not(of):
            return a.negated(_with(reader, of, atom, value))
        case core.All(items):
            return a.every(_with(reader, item, atom, value) for item in items)
        case core.Any(items):
            return a.some(_with(reader, item, atom, value) for item in items)
        case _:
            return reader.low(name)

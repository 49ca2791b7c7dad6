"""Scales by bracket to steps: of a number, the part in each bracket times the rate of the bracket.

Each part is written so that it grows with the number (the number, but not above the end, less the beginning, but not below zero),
so that a number which lies in a range gives exactly the range of the sum.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve

from policyrules.check.cells import edges
from policyrules.check.facts import Valued
from policyrules.classes import frozen
from policyrules.core.notes import Note, Shown, Words
from policyrules.lower.notes import readings_of, sources_of
from policyrules.lower.places import Frames
from policyrules.lower.terms import Term
from policyrules.resolve import Rule
from policyrules.syntax import nodes as syn
from policyrules.types import Money, Number

if TYPE_CHECKING:
    from policyrules.lower.rules import Rules

OPEN = Words("待定", "undetermined")


@frozen
class Bracket:
    """One row: where it begins (None: from the start), the part that lies in it, and that part at its rate."""

    begins: Term | None
    part: Term


def lowered_scale(rules: Rules, rule: Rule, scale: syn.Scale, frames: Frames) -> Term:
    """The sum over all brackets."""
    found, *others = (bracket.part for bracket in _brackets(rules, rule, scale, frames))
    for other in others:
        found = rules.expressions.terms.add(found, 1, other)
    return found


def bracket_notes(rules: Rules, rule: Rule, scale: syn.Scale, frames: Frames) -> tuple[Note, ...]:
    """A note for each bracket: whether it is reached, and what it gives."""
    with rules.apart():
        base = rules.expressions.term(scale.base, frames)
        used = tuple(dict.fromkeys(rules.used))
    said, notes = rules.says(scale.base.at), []
    for i, (row, bracket) in enumerate(zip(scale.rows, _brackets(rules, rule, scale, frames), strict=True), 1):
        result = row.results[0]
        cell, rate = rules.says(row.tests[0].at), rules.says(result.value.at) if result.value else OPEN
        says = Words(f"第{i}段（{said.zh} {cell.zh}）按 {rate.zh}", f"bracket {i} ({said.en}: {cell.en}) at {rate.en}")
        terms = rules.expressions.terms
        reached = terms.compare(base, "gt", bracket.begins) if bracket.begins else base.present or rules.builder.truth(True)
        shown = (Shown(says, bracket.part.name, bracket.part.present, bracket.part.by),)
        cited = sources_of(result.notes), readings_of(result.notes)
        notes.append(Note("row", says, reached, "", None, *cited, shown, parts=used, at=row.at))
    return tuple(notes)


def _brackets(rules: Rules, rule: Rule, scale: syn.Scale, frames: Frames) -> list[Bracket]:
    terms, checked = rules.expressions.terms, rules.sound.checked
    base = rules.expressions.term(scale.base, frames)
    rate_type, type = checked.types[scale.heading], checked.types[scale]
    assert isinstance(rate_type, Valued) and isinstance(type, Valued) and isinstance(type.type, Number | Money)
    assert isinstance(base.type, Number | Money)
    zero, found = Term(rules.builder.const(0, base.type), base.type), []
    for i, row in enumerate(scale.rows, 1):
        value, ends = row.results[0].value, edges(row.tests[0], base.type, checked.vocabulary)
        assert ends is not None
        low, high = (_number(rules, end, base.type) for end in ends)
        part = terms.extreme([base, high], lowest=True) if high else base
        part = terms.add(part, -1, low) if low else part
        part = terms.extreme([part, zero], lowest=False)
        rate = rules.expressions.term(value, frames, rate_type.type) if value is not None else rules.open_row(rule, i, rate_type.type)
        assert isinstance(part.type, Number | Money) and isinstance(rate.type, Number | Money)
        found.append(Bracket(low, terms.multiply(part, rate, evolve(type.type, den=part.type.den * rate.type.den))))
    return found


def _number(rules: Rules, edge: Fraction | None, type: Number | Money) -> Term | None:
    """An edge, exactly, however fine it is written."""
    if edge is None:
        return None
    counted = evolve(type, den=type.den * edge.denominator)
    return Term(rules.builder.const(edge.numerator, counted), counted)

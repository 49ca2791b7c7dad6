"""The way in: a lowered program to what is wrong with it."""

from __future__ import annotations

from policyrules.analyse.problems import CasesLeaveOut, CasesOverlap, DivisorMayBeZero, ExceptionsClash, NeverOtherwise
from policyrules.core.notes import Edition, Note
from policyrules.core.ranges import Range, ranges
from policyrules.diagnostics import Problem
from policyrules.lower import Lowered

GAPS: dict[str, type[CasesLeaveOut | CasesOverlap | ExceptionsClash]] = {
    "left out": CasesLeaveOut,
    "overlap": CasesOverlap,
    "clash": ExceptionsClash,
}


def analyse(lowered: Lowered) -> list[Problem]:
    """All that can be told without knowing any case."""
    found: list[Problem] = []
    for gap in lowered.gaps:
        found.append(GAPS[gap.what](gap.at, gap.rule))
    bounds = ranges(lowered.program)
    for name, at in lowered.divisors:
        if name in bounds and bounds[name][0] < 1:
            found.append(DivisorMayBeZero(at))
    for story in lowered.stories.values():
        for edition in story.editions:
            found += _dead(story.rule, edition, bounds)
    return list(dict.fromkeys(found))


def _dead(rule: str, edition: Edition, bounds: dict[str, Range]) -> list[Problem]:
    """Leaves of the conditions whose answer never varies."""
    roots = [edition.applies, edition.condition, edition.fulfilled, *(e.note for e in edition.exceptions)]
    return [
        NeverOtherwise(note.at, rule, (note.says.zh, note.says.en), bool(bounds[note.let][0]))
        for root in roots
        if root
        for note in _own(root)
        if note.let in bounds and bounds[note.let][0] == bounds[note.let][1]
    ]


def _own(note: Note) -> list[Note]:
    """The leaves that the rule itself wrote, not those of definitions it refers to."""
    if note.kind in ("all", "any"):
        return [leaf for part in note.parts for leaf in _own(part)]
    return [note] if note.kind == "leaf" else []

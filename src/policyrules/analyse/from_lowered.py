"""The way in: a lowered program to what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policyrules import core
from policyrules.analyse.exact import Needless, Tried, needless
from policyrules.analyse.idle import Idle
from policyrules.analyse.problems import CasesLeaveOut, CasesOverlap, DivisorMayBeZero, ExceptionsClash, NeedlesslyOpen
from policyrules.analyse.table_problems import told
from policyrules.core.notes import Note, Story
from policyrules.core.ranges import Range, ranges
from policyrules.core.walk import needed
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
        found.append(GAPS[gap.what](gap.at, gap.rule, gap.first, gap.case))
    found += [told(gap) for gap in lowered.table_gaps]
    bounds = ranges(lowered.program)
    for name, at in lowered.divisors:
        if name in bounds and bounds[name][0] < 1:
            found.append(DivisorMayBeZero(at))
    idle = Idle(lowered.program, bounds)
    amiss: set[str] = set()
    for story in lowered.stories.values():
        told_of = [problem for edition in story.editions for problem in idle.of_edition(story.rule, edition)]
        found += told_of
        amiss |= {story.rule} if told_of else set()
    found += [problem for problem in _needlessly_open(lowered, bounds) if problem.rule not in amiss]
    return list(dict.fromkeys(found))


def _needlessly_open(lowered: Lowered, bounds: Mapping[str, Range]) -> Iterator[NeedlesslyOpen]:
    """Each place once: in the rule that wrote the condition, where one can be told, else in the first that uses it."""
    seen: set[tuple[str, int]] = set()
    rules: dict[Needless, list[str]] = {}
    tried: Tried = {}
    for output, name in lowered.program.outputs.items():
        if output.what in ("applies", "outcome", "fulfilled"):
            for found in needless(lowered.program, name, bounds, tried):
                rules.setdefault(found, []).append(output.rule)
    for found, named in rules.items():
        assert isinstance(found.fact.op, core.Fact), "facts are what is unknown"
        places = [(rule, note) for rule in named if rule in lowered.stories for note in _written(lowered.stories[rule])]
        own = [(rule, note) for rule, note in places if note.let == found.holder]
        reads = [(rule, note) for rule, note in own or places if _reads(lowered, note, found)]
        rule = reads[0][0] if reads else named[0]
        leaves = [leaf for _, note in reads for leaf in note.walk() if leaf.at is not None and _reads(lowered, leaf, found)]
        at = leaves[0].at if leaves else None
        if (rule, at.start if at else -1) not in seen:
            seen.add((rule, at.start if at else -1))
            yield NeedlesslyOpen(at, rule, found.fact.op.name)


def _written(story: Story) -> Iterator[Note]:
    """The conditions that a rule itself wrote, from the outside in."""
    todo = [root for edition in story.editions for root in edition.roots()]
    while todo:
        note = todo.pop(0)
        yield note
        if note.kind in ("all", "any"):
            todo += note.parts


def _reads(lowered: Lowered, note: Note, found: Needless) -> bool:
    return any(let.name == found.fact.name for let in needed(lowered.program, [note.let]))

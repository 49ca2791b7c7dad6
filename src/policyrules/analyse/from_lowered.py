"""The way in: a lowered program to what is wrong with it."""

from __future__ import annotations

from policyrules.analyse.idle import Idle
from policyrules.analyse.problems import CasesLeaveOut, CasesOverlap, DivisorMayBeZero, ExceptionsClash
from policyrules.analyse.table_problems import told
from policyrules.core.ranges import ranges
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
    found += [told(gap) for gap in lowered.table_gaps]
    bounds = ranges(lowered.program)
    for name, at in lowered.divisors:
        if name in bounds and bounds[name][0] < 1:
            found.append(DivisorMayBeZero(at))
    idle = Idle(lowered.program, bounds)
    for story in lowered.stories.values():
        for edition in story.editions:
            found += idle.of_edition(story.rule, edition)
    return list(dict.fromkeys(found))

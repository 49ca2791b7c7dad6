"""Two editions of one rule, one after the other: for the same facts on the same day, who would be met by one and not by the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from attrs import evolve, frozen

from policyrules.backends.reference import trace
from policyrules.cases import Case
from policyrules.compare.model import Region
from policyrules.compare.regions import regions_of, sayable
from policyrules.compare.solved import FEW, MOST_REGIONS, NEWLY, NO_MORE
from policyrules.core.notes import Edition
from policyrules.core.walk import needed
from policyrules.driver.pipeline import Compiled
from policyrules.prove import algebra as a
from policyrules.prove.asking import Asker, ordinary
from policyrules.prove.checks import takes_away
from policyrules.prove.reading import Reader, TraceReader, fails, holds
from policyrules.prove.to_formulas import formulas
from policyrules.prove.world import Setting, World
from policyrules.resolve import Rule
from policyrules.testing.minimal import minimal, plainer


@frozen(eq=False)
class Step:
    """From one edition to the next. With no regions and `whole`, the same people are met, proved; else `whole` says that these are all."""

    before: Edition
    after: Edition
    regions: tuple[Region, ...]
    whole: bool


def steps(compiled: Compiled, rule: Rule, seconds: float) -> Iterator[Step]:
    """Each edition of a rule with the next. Amounts are not compared: `diff` of two packs does."""
    editions = compiled.programs[rule.entity].stories[rule.name].editions
    for before, after in pairwise(editions):
        yield _step(compiled, rule, before, after, seconds)


def _step(compiled: Compiled, rule: Rule, before: Edition, after: Edition, seconds: float) -> Step:
    lowered, checked = compiled.programs[rule.entity], compiled.checked
    whole = lowered.program
    program = evolve(whole, lets=needed(whole, lowered.stories[rule.name].reads()), outputs={})
    presumed = frozenset(checked.resolved.presumptions)
    world = World(Setting(checked.vocabulary, checked.parameters, presumed, rule.entity, FEW))
    asker = Asker(formulas(program, world), (), seconds, ordinary(world))
    told = tuple(said for edition in (before, after) for said in sayable(edition, asker.reader, compiled.says, dated=False))
    regions: list[Region] = []
    complete = True
    for how, one, other in ((NEWLY, after, before), (NO_MORE, before, after)):

        def apart(reader: Reader, one: Edition = one, other: Edition = other) -> Any:
            return a.every((met(one, reader), unmet(other, reader)))

        def true(case: Case) -> bool:
            return bool(apart(TraceReader(trace(program, case))))

        def small(case: Case) -> Case:
            return plainer(minimal(case, true), true, checked.vocabulary)

        found, done = regions_of(asker, how, apart(asker.reader), told, true, small, MOST_REGIONS)
        regions += found
        complete = complete and done
    return Step(before, after, tuple(regions), complete)


def met(edition: Edition, reader: Reader) -> Any:
    """Whether the rule, as the edition writes it, is met."""
    roots = [root for root in (edition.applies, edition.condition) if root is not None]
    taken = [e.note for e in edition.exceptions if takes_away(e)]
    return a.every((*(holds(reader, root) for root in roots), *(fails(reader, note) for note in taken)))


def unmet(edition: Edition, reader: Reader) -> Any:
    """Whether it is surely not."""
    roots = [root for root in (edition.applies, edition.condition) if root is not None]
    taken = [e.note for e in edition.exceptions if takes_away(e)]
    return a.some((*(fails(reader, root) for root in roots), *(holds(reader, note) for note in taken)))

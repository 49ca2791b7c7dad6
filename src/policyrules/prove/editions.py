"""Two editions of one rule, one after the other: for the same facts on the same day, who would be met by one and not by the other,
and of whom both are true, who would get more or less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, TypeAlias

from attrs import evolve

from policyrules import core
from policyrules.backends.reference import trace
from policyrules.cases import Case, Record
from policyrules.classes import frozen
from policyrules.core import Name, Output, Program
from policyrules.core.notes import Edition, Words
from policyrules.core.walk import needed
from policyrules.driver.pipeline import Compiled
from policyrules.prove import algebra as a
from policyrules.prove.asking import Asker, ordinary
from policyrules.prove.assumptions import Assumption, assumed
from policyrules.prove.checks import takes_away
from policyrules.prove.reading import Reader, TraceReader, fails, holds
from policyrules.prove.regions import LESS, MORE, MOST_REGIONS, NEWLY, NO_MORE, OTHERWISE, Region, regions_of, sayable
from policyrules.prove.to_formulas import formulas
from policyrules.prove.world import FEW, Setting, World
from policyrules.resolve import Rule
from policyrules.testing.minimal import minimal, plainer
from policyrules.types import Money, Number
from policyrules.types.encode import of_date

FIGURES = "amount", "value"
TEST = Output("", "test")
Apart: TypeAlias = Callable[[Reader], Any]


@frozen(eq=False)
class Step:
    """From one edition to the next. With no regions and `whole`, the same people are met with the same figures, proved; else `whole`
    says that these are all."""

    before: Edition
    after: Edition
    program: Program
    regions: tuple[Region, ...]
    whole: bool
    figures: tuple[Name, Name] | None = None
    """The steps of what each comes to, where that is a figure."""


def steps(compiled: Compiled, rule: Rule, seconds: float, assumptions: Sequence[Assumption] = ()) -> Iterator[Step]:
    """Each edition of a rule with the next."""
    editions = compiled.programs[rule.entity].stories[rule.name].editions
    for both in pairwise(editions):
        found, widest = _step(compiled, rule, both, seconds, assumptions, FEW)
        if not found.regions and found.whole and widest > FEW:
            found, _ = _step(compiled, rule, both, seconds, assumptions, widest)
        yield found


def _step(
    compiled: Compiled, rule: Rule, both: tuple[Edition, Edition], seconds: float, assumptions: Sequence[Assumption], slots: int
) -> tuple[Step, int]:
    """With so many places in a list; and how many might be needed."""
    lowered, checked = compiled.programs[rule.entity], compiled.checked
    whole, (before, after) = lowered.program, both
    figures = _figures(whole, rule.name, after)
    program = evolve(whole, lets=needed(whole, [*lowered.stories[rule.name].reads(), *(figures or ())]), outputs={})
    presumed = frozenset(checked.resolved.presumptions)
    world = World(Setting(checked.vocabulary, checked.parameters, presumed, rule.entity, slots))
    made = formulas(program, world)
    asker = Asker(made, assumed(assumptions, world), seconds, ordinary(world))
    told = tuple(said for edition in both for said in sayable(edition, asker.reader, compiled.says, dated=False))
    regions: list[Region] = []
    complete = True
    for how, apart in _ways(program, before, after, figures):

        def true(case: Case, apart: Apart = apart) -> bool:
            return bool(apart(TraceReader(trace(program, case))))

        def small(case: Case, true: Callable[[Case], bool] = true) -> Case:
            return plainer(minimal(case, true), true, checked.vocabulary)

        found, done = regions_of(asker, how, apart(asker.reader), told, true, small, MOST_REGIONS)
        regions += found
        complete = complete and done
    return Step(before, after, program, tuple(regions), complete, figures), world.widest


def _ways(program: Program, before: Edition, after: Edition, figures: tuple[Name, Name] | None) -> Iterator[tuple[Words, Apart]]:
    """Each way in which two editions can part."""
    yield NEWLY, lambda r: a.every((met(after, r), unmet(before, r)))
    yield NO_MORE, lambda r: a.every((met(before, r), unmet(after, r)))
    if figures is None or figures[0] == figures[1]:
        return
    was, now = figures
    of_both: Apart = lambda r: a.every((met(before, r), met(after, r)))  # noqa: E731  # said once for all that follow
    if isinstance(program.by_name[was].type, Money | Number):
        yield MORE, lambda r: a.every((of_both(r), a.below(r.high(was), r.low(now))))
        yield LESS, lambda r: a.every((of_both(r), a.below(r.high(now), r.low(was))))
    else:
        known: Apart = lambda r: a.every(a.equal(r.low(x), r.high(x)) for x in figures)  # noqa: E731
        yield OTHERWISE, lambda r: a.every((of_both(r), known(r), a.negated(a.equal(r.low(was), r.low(now)))))


# ---------------------------------------------------------------- what an edition itself comes to


def _figures(program: Program, rule: str, after: Edition) -> tuple[Name, Name] | None:
    """What the edition before this one comes to, and what this one does; None of a rule without figures."""
    name = next((program.outputs[o] for what in FIGURES if (o := Output(rule, what)) in program.outputs), None)
    if name is None or after.since is None:
        return None
    return as_written(program, name, after.since - timedelta(days=1)), as_written(program, name, after.since)


def as_written(program: Program, name: Name, day: date) -> Name:
    """The step by which something is reckoned on a day, out of those between which the day alone chooses."""
    op = program.by_name[name].op
    while isinstance(op, core.Choose) and (held := on_day(program, op.test, day)) is not None:
        name = op.then if held else op.other
        op = program.by_name[name].op
    return name


def on_day(program: Program, test: Name, day: date) -> bool | None:
    """Whether something holds on a day; None where that is not for the day alone to say."""
    lets = needed(program, [test])
    if any((isinstance(let.op, core.Fact) and let.op.source != "time") or let.home != core.ROOT for let in lets):
        return None
    traced = trace(evolve(program, lets=lets, outputs={TEST: test}), Case(Record(program.subject), of_date(day)))
    return bool(traced.value(TEST).low)


# ---------------------------------------------------------------- who is met


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

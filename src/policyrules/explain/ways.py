"""The nearest ways out of a refusal: what to change, who can, and what time does by itself.

Found on the trace and tried on the case: a way that is told has been applied, and the answer was yes. What nobody can change
(不可改) is never part of one, and what nothing is declared of is not either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice, product
from typing import Literal, Protocol

from attrs import evolve, field

from policyrules.backends.reference import Trace, trace
from policyrules.cases import Case
from policyrules.classes import frozen
from policyrules.core import Output, Program, Reason
from policyrules.core.notes import Story
from policyrules.core.walk import needed
from policyrules.explain.days import turning_days
from policyrules.explain.model import Finding, Outcome
from policyrules.explain.moves import Movers
from policyrules.explain.names import Names
from policyrules.explain.turns import Atom, Turn, turns
from policyrules.explain.variants import Step, changed, later
from policyrules.types import Bool, Choice
from policyrules.types.encode import LAST_DAY, of_date

MOST_WAYS, MOST_PROVED, MOST_TRIED, MOST_DAYS, MOST_STEPS = 6, 24, 120, 12, 4
FURTHEST = 100
"""Years ahead beyond which nobody wants to know."""


@frozen
class Way:
    """If all steps are taken, and the day has come (`day` is None: at once), the answer is yes. `after` is the case then."""

    steps: tuple[Step, ...]
    day: date | None
    after: Case = field(eq=False, repr=False)

    @property
    def facts(self) -> frozenset[Reason]:
        return frozenset(step.reason for step in self.steps)

    @property
    def by(self) -> str:
        """Who has to act for all of it to come about: time alone, the person, or an office too."""
        return "body" if any(s.by == "body" for s in self.steps) else "self" if self.steps else "time"


@frozen
class Turning:
    """The first day on which the answer is another, all else equal, and what it is then."""

    day: date
    outcome: Outcome


@frozen
class Outlook:
    """`ways` out of a refusal, those of the fewest steps first; `turning` of any settled answer; `undeclared`: facts that might
    help, of which the vocabulary does not say who can change them."""

    ways: tuple[Way, ...] = ()
    turning: Turning | None = None
    undeclared: tuple[Reason, ...] = ()
    proved: Literal["", "all", "some"] = ""
    """Whether a solver showed that there are no other smallest ways (all), or looked for them as long as it was allowed to (some)."""


class Finder(Protocol):
    """Finds ways that the trace does not show: sets of steps, tried and measured like those that it does."""

    def __call__(self, base: Trace, movers: Movers) -> Iterator[tuple[Step, ...]]: ...

    @property
    def complete(self) -> bool:
        """Whether all smallest sets were found, whenever it was asked."""
        ...


def outlook(decision: Finding, program: Program, case: Case, story: Story, names: Names, finder: Finder | None = None) -> Outlook:
    """What would change the answer. Open answers and values have none; those who owe nothing need no way out of it."""
    if decision.outcome not in ("yes", "no") or decision.value is not None or story.on(decision.as_of) is None:
        return Outlook()
    found = _Search(_asked(program, story.rule), case, names, decision.as_of, _horizon(story, decision.as_of), decision.outcome, finder)
    turning = found.turning()
    if decision.outcome == "yes" or story.kind == "obligation":
        return Outlook((), turning)
    ways = tuple(sorted(found.ways(), key=lambda w: (len(w.steps) + (w.day is not None), ORDER.index(w.by), w.day or decision.as_of)))
    undeclared = () if ways else tuple(names.sorted(found.undeclared))
    if finder is None:
        return Outlook(ways[:MOST_WAYS], turning, undeclared)
    return Outlook(ways[:MOST_PROVED], turning, undeclared, "all" if finder.complete and len(ways) <= MOST_PROVED else "some")


ORDER = ("self", "time", "body")


def beyond(step: Step, names: Names) -> int | None:
    """The end of the bounds towards which a number or a day was moved; None of what has no order of its own."""
    declared = names.declared(step.reason)
    if declared is None or not isinstance(step.entry, int) or isinstance(declared.type, Bool | Choice):
        return None
    return declared.low if isinstance(step.was, int) and step.entry < step.was else declared.high


def outcome_of(found: Trace, rule: str) -> Outcome:
    """Whether the rule holds, in a trace of its outcome."""
    applies, value = (found.program.outputs.get(Output(rule, what)) for what in ("applies", "outcome"))
    assert value is not None, "a rule that is decided has an outcome"
    if applies is not None and not found.root.env[applies].low:
        return "not_applicable" if not found.root.env[applies].high else "open"
    told = found.root.env[value]
    return "open" if not told.known else "yes" if told.low else "no"


def _asked(program: Program, rule: str) -> Program:
    """The steps that the outcome of a rule rests on."""
    outputs = {o: n for o, n in program.outputs.items() if o.rule == rule and o.what in ("applies", "outcome")}
    return evolve(program, lets=needed(program, outputs.values()), outputs=outputs)


def _horizon(story: Story, day: date) -> date:
    last = date(min(day.year + FURTHEST, LAST_DAY.year), 12, 31)
    return min(last, story.last_day or last)


@frozen(eq=False)
class _Search:
    program: Program
    case: Case
    names: Names
    as_of: date
    last: date
    outcome: Outcome
    finder: Finder | None = None
    undeclared: set[Reason] = field(factory=set)

    @property
    def rule(self) -> str:
        return next(iter(self.program.outputs)).rule

    def days(self) -> Iterator[date]:
        return turning_days(self.program, self.case, self.names, self.as_of, self.last) if self.as_of < self.last else iter(())

    def at(self, day: date) -> Trace:
        return trace(self.program, later(self.case, of_date(day), self.names))

    def turning(self) -> Turning | None:
        for day in self.days():
            if (outcome := outcome_of(self.at(day), self.rule)) != self.outcome:
                return Turning(day, outcome)
        return None

    def ways(self) -> list[Way]:
        """At once, and from each day on which other comparisons stand in the way."""
        found: list[Way] = []
        before: object = None
        for day in (None, *islice(self.days(), MOST_DAYS)):
            base = trace(self.program, self.case) if day is None else self.at(day)
            if outcome_of(base, self.rule) == "yes":
                return self.added(found, [Way((), day, base.case)])
            wanted = turns(base, self.program.outputs[Output(self.rule, "outcome")], 1)
            shape = {frozenset((a.name, a.at.path, a.at.items, a.bit) for a in turn) for turn in wanted}
            if shape != before:
                found, before = self.added(found, self.tried(base, wanted, day)), shape
        return found

    def added(self, found: list[Way], new: Iterable[Way]) -> list[Way]:
        """Without a way that asks for all that another one does, and more or later."""
        kept = list(found)
        for way in sorted(new, key=lambda w: len(w.steps)):
            if not any(other.facts <= way.facts for other in kept):
                kept.append(way)
        return kept

    def tried(self, base: Trace, wanted: list[Turn], day: date | None) -> Iterator[Way]:
        movers = Movers(base, self.names, self.undeclared)
        moves = {atom: movers.moves(atom) for atom in dict.fromkeys(a for turn in wanted for a in turn)}
        more = self.finder(base, movers) if self.finder is not None else ()
        for steps in dict.fromkeys((*islice(self.combined(wanted, moves), MOST_TRIED), *more)):
            after = changed(base.case, steps, self.names)
            if self.helps(after):
                yield Way(tuple(self.measured(base.case, steps, step) for step in steps), day, after)

    def helps(self, case: Case) -> bool:
        return outcome_of(trace(self.program, case), self.rule) == "yes"

    def measured(self, case: Case, steps: tuple[Step, ...], step: Step) -> Step:
        """The step with whether the furthest value beyond it does as well."""
        furthest = beyond(step, self.names)
        if furthest is None or furthest == step.entry:
            return step
        others = [evolve(step, entry=furthest) if other == step else other for other in steps]
        return evolve(step, onward=self.helps(changed(case, others, self.names)))

    def combined(self, wanted: list[Turn], moves: dict[Atom, list[Step]]) -> Iterator[tuple[Step, ...]]:
        """One move for each atom of a turn, each fact changed once; fewest steps first."""
        seen: dict[tuple[Step, ...], None] = {}
        for turn in wanted:
            for chosen in islice(product(*(moves[atom] for atom in turn)), MOST_TRIED):
                for steps in self.agreed(chosen):
                    if 0 < len(steps) <= MOST_STEPS:
                        seen.setdefault(steps, None)
        yield from sorted(seen, key=len)

    def agreed(self, chosen: Iterable[Step]) -> Iterator[tuple[Step, ...]]:
        """Steps in the order of asking; where two atoms want another value of one fact, each of the two."""
        by_fact: dict[Reason, dict[Step, None]] = {}
        for step in chosen:
            by_fact.setdefault(step.reason, {})[step] = None
        yield from product(*(by_fact[reason] for reason in self.names.sorted(by_fact)))

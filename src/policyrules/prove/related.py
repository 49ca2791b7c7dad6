"""All pairs of what is granted or owed to one kind of thing: whether both can be, never both are, or one comes with the other.

Rules that read no common fact are settled without a question; so is what some case shows that is known already. All else is put to one
solver for the whole kind of thing, whose answers are cases again. What never happens is asked once more about the two rules alone, with
longer lists, so that the conditions which exclude each other can be named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import combinations, product

from attrs import evolve, field

from policyrules.classes import define
from policyrules.core import Output, Program
from policyrules.core.notes import Edition, Note, Story
from policyrules.core.walk import needed
from policyrules.prove.asking import Asker, Found, Part, Question, ordinary
from policyrules.prove.assumptions import MARK, Assuming, assumed
from policyrules.prove.attack import Attack
from policyrules.prove.checks import in_force, met_in
from policyrules.prove.deciding import Decider, computed
from policyrules.prove.naming import Naming
from policyrules.prove.related_cases import Seen, Side, joined_by, laid_together, reads
from policyrules.prove.related_model import Because, Relation
from policyrules.prove.solver import there
from policyrules.prove.steps import Further
from policyrules.prove.to_formulas import formulas
from policyrules.prove.world import FEW, Setting, World
from policyrules.resolve import Rule
from policyrules.syntax.nodes import RuleKind
from policyrules.types.encode import of_date

COMPARED: tuple[tuple[RuleKind, ...], ...] = (("benefit", "eligibility", "obligation"), ("define",))
"""Kinds of rules that are compared with each other. Definitions are compared among themselves, those that say yes or no."""
COMMON_DAYS = tuple(of_date(date(year, 7, 1)) for year in (2025, 2026, 2024))
"""Days on which somebody is looked for who meets a rule: two rules with nothing in common are then met by one person on one of them."""
DRAWN = 4
"""Times as many people are drawn for a kind of thing as for a rule: they serve all its pairs."""


def overlapping(one: Edition, other: Edition) -> bool:
    """Whether both are in force on some day."""
    return max(one.since or date.min, other.since or date.min) <= min(one.until or date.max, other.until or date.max)


def sweeps(assuming: Assuming, seconds: float, tries: int) -> list[Sweep]:
    """One for each kind of thing that has two such rules, and one for its definitions."""
    found = []
    for entity, kinds in product(assuming.compiled.programs, COMPARED):
        lowered = assuming.compiled.programs[entity]
        rules = [
            rule
            for (of, name), rule in assuming.compiled.checked.resolved.rules.items()
            if of == entity and rule.kind in kinds and Output(name, "outcome") in lowered.program.outputs and not name.startswith(MARK)
        ]
        if len(rules) > 1:
            found.append(Sweep(assuming, entity, tuple(rules), seconds, tries))
    return found


@define(eq=False)
class Sweep:
    """The rules of one kind of thing, two by two."""

    assuming: Assuming
    entity: str
    rules: tuple[Rule, ...]
    seconds: float
    tries: int
    program: Program = field(init=False)
    seen: Seen = field(init=False)
    naming: Naming = field(init=False)
    places: int = field(default=FEW, init=False)
    disagreements: int = field(default=0, init=False)
    _asker: Asker | None = field(default=None, init=False)
    _read: dict[str, frozenset[tuple[str, ...]]] = field(factory=dict, init=False)
    _met: dict[str, list[Found]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        names = tuple(rule.name for rule in self.rules)
        self.program = self.only(*names)
        self.seen = Seen(self.program, names)
        self.naming = Naming(self.assuming.compiled.checked)

    def relations(self, wanted: Collection[str] = ()) -> Iterator[Relation]:
        """Each pair; with `wanted`, those of which one is among these."""
        pairs = [(p, q) for p, q in combinations(self.rules, 2) if not wanted or p.name in wanted or q.name in wanted]
        if not pairs:
            return
        for traced in Attack(self.program, self.assuming.compiled.checked, self.assuming.assumptions, DRAWN * self.tries).traces:
            self.seen.see(traced.case)
        for first, second in pairs:
            yield self.relation(first, second)

    def relation(self, first: Rule, second: Rule) -> Relation:
        stated = self.stated(first, second)
        return evolve(self.compared(first, second, "stated" if stated else "proved"), stated=stated)

    def compared(self, first: Rule, second: Rule, why: Because) -> Relation:
        p, q = Side(first.name, True), Side(second.name, True)
        if not self.overlap(first, second):
            return Relation(first, second, "never", "days")
        if (together := self.apart(first, second)) is not None:
            return Relation(first, second, "both", "apart", together.case)
        both = self.settled(p, q)
        if both.how == "case" and self.same_step(first, second):
            return Relation(first, second, "same", "stated" if why == "stated" else "written", both.case)
        if both.how == "never":
            idle = any(found.how == "never" for rule in (first, second) for found in self.on_its_own(rule))
            return Relation(first, second, *(("idle", "proved") if idle else ("never", why)), found=both, attacked=len(self.seen.cases))
        without = self.settled(p, Side(second.name, False)), self.settled(Side(first.name, False), q)
        if "open" in (both.how, *(found.how for found in without)):
            return Relation(first, second, "open", "time")
        match without[0].how, without[1].how:
            case "never", "never":
                return Relation(first, second, "same", why, both.case, without[0], len(self.seen.cases))
            case "never", _:
                return Relation(first, second, "implies", why, both.case, without[0], len(self.seen.cases))
            case _, "never":
                return Relation(second, first, "implies", why, both.case, without[1], len(self.seen.cases))
        return Relation(first, second, "both", "shown", both.case)

    # ------------------------------------------------------------ without a question

    def story(self, rule: Rule) -> Story:
        return self.assuming.compiled.programs[self.entity].stories[rule.name]

    def stated(self, first: Rule, second: Rule) -> bool:
        """Whether one says how it goes together with the other."""
        whole = self.assuming.compiled.programs[self.entity].program
        return any(self.naming.states(p, self.story(p), q, whole) for p, q in ((first, second), (second, first)))

    def overlap(self, first: Rule, second: Rule) -> bool:
        """Whether both are in force on some day."""
        return any(overlapping(p, q) for p in self.story(first).editions for q in self.story(second).editions)

    def same_step(self, first: Rule, second: Rule) -> bool:
        steps = [[self.program.outputs.get(Output(rule.name, what)) for what in ("applies", "outcome")] for rule in (first, second)]
        return steps[0] == steps[1]

    def apart(self, first: Rule, second: Rule) -> Found | None:
        """Somebody who meets both, put together from two who meet one each, where these have nothing to do with each other."""
        if joined_by(self.assuming.assumptions, *(self.reads(rule.name) for rule in (first, second))):
            return None
        for one in self.on_its_own(first):
            for other in self.on_its_own(second):
                if one.case and other.case and one.case.as_of == other.case.as_of:
                    case = laid_together(one.case, other.case)
                    self.seen.see(case)
                    if {(first.name, True), (second.name, True)} <= self.seen.said[-1]:
                        return Found("case", case)
        return None

    def reads(self, rule: str) -> frozenset[tuple[str, ...]]:
        if rule not in self._read:
            self._read[rule] = reads(self.program, rule)
        return self._read[rule]

    # ------------------------------------------------------------ questions

    def on_its_own(self, rule: Rule) -> list[Found]:
        """Whether anybody meets a rule, on each of the common days; on any day where on none of these."""
        if rule.name not in self._met and there():
            asker = self.asking(self.only(rule.name), FEW)
            question = Question((Part(Side(rule.name, True).holds),))
            found = [asker.ask(question, more=(asker.world.day == day,)) for day in COMMON_DAYS]
            found = [one for one in found if one.how == "case"] or [asker.ask(question, shown=True)]
            if found[0].how == "never" and asker.world.widest > FEW:
                found = [self.asking(asker.of.program, asker.world.widest).ask(question, shown=True)]
            self._met[rule.name] = found
        return self._met.get(rule.name, [])

    def settled(self, one: Side, other: Side) -> Found:
        sides = one, other
        known = self.seen.shown(*sides)
        if known is not None:
            return Found("case", known)
        question = Question(tuple(Part(side.holds) for side in sides))
        if not there():
            return self.plainly(question, sides)
        found = self.shared.ask(question, shown=True)
        if found.how != "case":  # one that was asked much before is led astray at times
            found = self.sure(question, sides)
        self.disagreements += found.disagrees
        if found.how == "case" and found.case is not None:
            self.seen.see(found.case)
        return found

    def sure(self, question: Question, sides: tuple[Side, Side]) -> Found:
        """That something never happens, asked about the two rules alone: with longer lists, and of people who are led there."""
        program = self.only(*(side.rule for side in sides))
        asker = self.asking(program, FEW)
        if asker.world.widest > FEW:
            self.places = max(self.places, asker.world.widest)
            asker = self.asking(program, asker.world.widest)
        found = asker.ask(question, shown=True)
        if found.how != "case" and self.tries:
            led = Attack(program, self.assuming.compiled.checked, self.assuming.assumptions, self.tries).led(question)
            found = Found("case", led) if led is not None else found
        if found.how == "never":
            editions = self.latest(*(side.rule for side in sides))
            said = (part for side, edition in zip(sides, editions, strict=True) for part in self.written(side, edition))
            named = asker.ask(Question(tuple(said)))
            assumed = tuple(dict.fromkeys((*found.assumed, *named.assumed)))
            return evolve(found, core=named.core, assumed=assumed) if named.how == "never" else found
        return found

    def latest(self, first: str, second: str) -> tuple[Edition, Edition]:
        """The latest editions of two rules that are in force on one day; each one's latest where there are none."""
        of_first, of_second = (self.assuming.compiled.programs[self.entity].stories[rule].editions for rule in (first, second))
        common = ((p, q) for q in reversed(of_second) for p in reversed(of_first) if overlapping(p, q))
        return next(common, (of_first[-1], of_second[-1]))

    def written(self, side: Side, edition: Edition) -> Iterator[Part]:
        """One side as an edition writes it, in single conditions."""
        yield Part(side.holds, whole=side.given)
        yield from met_in(edition) if side.given else [in_force(edition)]

    def plainly(self, question: Question, sides: tuple[Side, Side]) -> Found:
        """Without a solver: what intervals and choices exclude."""
        decider = Decider(Further(self.only(*(side.rule for side in sides))), computed(self.assuming.compiled.checked))
        return Found("never") if decider.excluded(question.parts) else Found("open")

    @property
    def shared(self) -> Asker:
        if self._asker is None:
            self._asker = self.asking(self.program, FEW)
        return self._asker

    def asking(self, program: Program, slots: int) -> Asker:
        checked = self.assuming.compiled.checked
        setting = Setting(checked.vocabulary, checked.parameters, frozenset(checked.resolved.presumptions), self.entity, slots)
        world = World(setting)
        made = formulas(program, world)
        return Asker(made, assumed(self.assuming.assumptions, world), self.seconds, ordinary(world))

    def only(self, *rules: str) -> Program:
        """The steps of these rules' answers, and of the conditions that are named."""
        lowered = self.assuming.compiled.programs[self.entity]
        outputs = {o: n for o, n in lowered.program.outputs.items() if o.rule in rules and o.what in ("applies", "outcome")}
        written = [note.let for rule in rules for root in self.roots(rule) for note in root.walk()]
        return evolve(lowered.program, lets=needed(lowered.program, [*outputs.values(), *written]), outputs=outputs)

    def roots(self, rule: str) -> list[Note]:
        """What is written of whether a rule is met."""
        editions = self.assuming.compiled.programs[self.entity].stories[rule].editions
        found = [note for e in editions for note in (e.applies, e.condition, *(x.note for x in e.exceptions))]
        return [note for note in found if note is not None]

"""Rules to steps and stories: periods, presumptions, exceptions, amounts; each rule once for each place that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from attrs import define, evolve, field

from policyrules import core
from policyrules.check import Sound
from policyrules.check.from_resolved import widest
from policyrules.core import Name
from policyrules.core.build import Builder
from policyrules.core.cells import always, disjoint
from policyrules.core.notes import Note, Words
from policyrules.core.ranges import ranges
from policyrules.lower.expressions import Expressions
from policyrules.lower.notes import Notes
from policyrules.lower.places import Frames, Place
from policyrules.lower.terms import Term
from policyrules.resolve import Rule
from policyrules.resolve.editions import Edition, editions
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import DATE, Scalar
from policyrules.types.encode import of_date
from policyrules.types.units import quantity


@define
class Gap:
    """Cases that were not shown to leave nothing out, or two of them that may both fit."""

    rule: str
    at: Span
    overlap: bool = False


@define
class Rules:
    """Implements the look-ups of expressions. `title` gives the words of a name in both tongues."""

    sound: Sound
    builder: Builder
    says: Callable[[Span], Words]
    title: Callable[[str], Words]
    expressions: Expressions = field(init=False)
    notes: Notes = field(init=False)
    terms: dict[tuple[Place, str], Term] = field(factory=dict)
    facts: dict[tuple[Place, str], Term] = field(factory=dict)
    presumed: dict[tuple[Place, str], Note] = field(factory=dict)
    used: list[Note] = field(factory=list)
    """Notes of the rules that the leaf at hand refers to."""
    gaps: list[Gap] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.expressions = Expressions(self.sound, self.builder, self, self.says)
        self.notes = Notes(self, self.says)

    # ------------------------------------------------------------ what expressions ask

    def fact(self, place: Place, name: str) -> Term:
        """A declared fact; where the file is silent, what a presumption says."""
        if (place, name) not in self.facts:
            self.facts[place, name] = self._fact(place, name)
        if (place, name) in self.presumed:
            self.used.append(self.presumed[place, name])
        return self.facts[place, name]

    def _fact(self, place: Place, name: str) -> Term:
        recorded = self.recorded(place, name)
        rule = self.sound.checked.resolved.presumptions.get((place.entity, name))
        return self.presuming(place, recorded, rule) if rule else recorded

    def recorded(self, place: Place, name: str) -> Term:
        """What the file itself says."""
        fact = self.sound.checked.vocabulary.entities[place.entity].facts[name]
        source: core.Source = "judgement" if fact.source == "judgement" else "fact"
        b = self.builder
        value = b.fact(name, fact.type, fact.low, fact.high, home=place.home, path=place.path, source=source)
        there = b.fact(name, home=place.home, path=place.path, aspect="present", source=source) if fact.optional else None
        return Term(value, fact.type, (), there)

    def given(self, place: Place, name: str) -> Name:
        return self.builder.fact(name, home=place.home, path=place.path, aspect="given")

    def presuming(self, place: Place, recorded: Term, rule: Rule) -> Term:
        guess, note = self.body(place, rule, fallback=recorded)
        self.presumed[place, rule.name] = evolve(note, recorded=self.given(place, rule.name))
        return self.choose(self.given(place, rule.name), recorded, guess)

    def rule(self, place: Place, name: str) -> Term:
        """What a rule comes to, unless the file records the result itself."""
        key = place, name
        if key not in self.terms:
            rule = self.sound.rules[place.entity, name]
            if rule.kind == "discretion":
                self.terms[key] = self.fact(place, name)
                self.notes.definitions[key] = self.notes.judgement(rule, self.terms[key])
            else:
                found, note = self.body(place, rule)
                self.terms[key] = self.choose(self.given(place, name), self.recorded(place, name), found)
                self.notes.definitions[key] = self.notes.valued(evolve(note, recorded=self.given(place, name)), self.terms[key])
        self.used.append(self.notes.definitions[key])
        return self.terms[key]

    def payable(self, place: Place, name: str) -> Term:
        """The amount of the month at hand; 0 where there is no entitlement."""
        rule = self.sound.rules[place.entity, name]
        outcome, _ = self.body(place, rule)
        return self.paid(place, rule, outcome.name)[1]

    def parameter(self, name: str, at: Name) -> Term:
        """A parameter as it stands on a day: its periods, unknown where no figure was supplied; a case may replace it."""
        b, declared = self.builder, self.sound.checked.parameters[name]
        unknown = b.fact(name, declared.type, declared.low, declared.high, source="parameter")
        value, there = unknown, b.fact(name, aspect="present", source="parameter") if declared.optional else None
        for period in reversed(declared.periods):
            inside = self.between(at, period.since, period.until)
            if period.value is None:
                found = unknown
            elif isinstance(period.value, int):
                found = b.const(period.value, declared.type)
            else:
                found = b.const(declared.low, declared.type)
            value = b.choose(inside, found, value)
            if there:
                open_ = b.fact(name, aspect="present", source="parameter")
                present = open_ if period.value is None else b.truth(isinstance(period.value, int))
                there = b.choose(inside, present, there)
        replaced = b.fact(name, aspect="given", source="parameter")
        return Term(b.choose(replaced, unknown, value), declared.type, (), there)

    # ------------------------------------------------------------ the body of a rule

    def between(self, day: Name, since: date | None, until: date | None) -> Name:
        b = self.builder
        bounds = []
        if since is not None:
            bounds.append(b.at_least(day, b.const(of_date(since), DATE)))
        if until is not None:
            bounds.append(b.at_most(day, b.const(of_date(until), DATE)))
        return b.all(*bounds)

    def dated(self, rule: Rule, found: Sequence[tuple[Edition, Term]]) -> Term:
        """The edition in force; outside every edition the answer is open because of the period."""
        if found[-1][0].since is None:
            return found[-1][1]
        result = self.outside(rule, found[0][1])
        for edition, term in reversed(found):
            result = self.choose(self.between(self.expressions.as_of(), edition.since, edition.until), term, result)
        return result

    def outside(self, rule: Rule, like: Term) -> Term:
        low, high = widest(like.type, self.sound.checked.vocabulary)
        return Term(self.builder.fact(rule.name, like.type, low, high, source="period"), like.type)

    def choose(self, test: Name, then: Term, other: Term) -> Term:
        return self.expressions.terms.choose(test, then, other)

    def body(self, place: Place, rule: Rule, fallback: Term | None = None) -> tuple[Term, Note]:
        """The outcome of a rule at a place, over its editions, and the note that tells it."""
        outer, self.used = self.used, []
        shown, ranged = self.expressions.shown, self.expressions.ranged
        self.expressions.shown, self.expressions.ranged = [], []
        found, notes = [], []
        for edition in editions(rule.decl):
            term, parts = self.edition(place, rule, edition, fallback)
            found.append((edition, term))
            notes.append((edition, term, parts))
        term = self.dated(rule, found)
        note = self.notes.definition(rule, term, notes)
        self.used = outer
        self.expressions.shown, self.expressions.ranged = shown, ranged
        return term, note

    def edition(self, place: Place, rule: Rule, edition: Edition, fallback: Term | None) -> tuple[Term, tuple[Note, ...]]:
        frames: Frames = (place,)
        value, when = edition.value("value"), edition.condition("when")
        if value is not None:
            self.used = []
            term = self.worth(rule, value.worth, frames, fallback)
            for rounding in edition.of(syn.RoundingField):
                term = self.rounded(term, rounding)
            return term, tuple(dict.fromkeys(self.used))
        assert when is not None
        note = self.notes.condition(when.body, frames)
        outcome = self.excepted(place, edition, note.let)
        return self.expressions.terms.yes(outcome), (note,)

    def excepted(self, place: Place, edition: Edition, outcome: Name) -> Name:
        """The outcome after the exceptions that take it away."""
        no = self.builder.truth(False)
        cases = [
            core.Case(f.title.name.text, self.expressions.truth(f.when, (place,)), no)
            for f in edition.of(syn.ExceptionField)
            if f.amount is None
        ]
        return self.builder.default(outcome, *cases)

    def worth(self, rule: Rule, worth: syn.Worth, frames: Frames, fallback: Term | None) -> Term:
        like = self.type_of(rule)
        if isinstance(worth, syn.Plain):
            return self.expressions.term(worth.value, frames, like)
        tests = [self.expressions.truth(w.test, frames) for w in worth.whens if w.test is not None]
        values = [self.expressions.term(w.value, frames, like) for w in worth.whens]
        self.overlaps(rule, worth, tests, values)
        if len(tests) < len(values) or self.exhaustive(tests):
            result, rest = values[-1], list(zip(tests, values, strict=False))[: len(values) - 1]
        else:
            if fallback is None:
                self.gaps.append(Gap(rule.name, worth.at))
            result, rest = fallback or self.gap(rule, values[-1]), list(zip(tests, values, strict=True))
        for test, value in reversed(rest):
            result = self.choose(test, value, result)
        return result

    def type_of(self, rule: Rule) -> Scalar | None:
        fact = self.sound.checked.vocabulary.entities[rule.entity].facts.get(rule.name)
        return fact.type if fact else None

    def gap(self, rule: Rule, like: Term) -> Term:
        low, high = widest(like.type, self.sound.checked.vocabulary)
        return Term(self.builder.fact(rule.name, like.type, low, high, source="gap"), like.type)

    def exhaustive(self, tests: list[Name]) -> bool:
        """Whether the cases surely leave nothing out."""
        program = self.builder.program({core.Output("", str(i)): t for i, t in enumerate(tests)})
        return always(program.by_name, ranges(program), tests)

    def overlaps(self, rule: Rule, worth: syn.Cases, tests: list[Name], values: list[Term]) -> None:
        program = self.builder.program({core.Output("", str(i)): t for i, t in enumerate(tests)})
        lets, bounds = program.by_name, ranges(program)
        for i, a in enumerate(tests):
            for j in range(i):
                if values[i] != values[j] and not disjoint(lets, bounds, tests[j], a):
                    self.gaps.append(Gap(rule.name, worth.whens[i].at, overlap=True))

    def rounded(self, term: Term, f: syn.RoundingField) -> Term:
        if f.mode is None:
            return term
        if f.step is None:
            return self.expressions.terms.rounded(term, f.mode, (1, 1))
        number, type = quantity(f.step.value, f.step.den, f.step.unit)
        den = getattr(type, "den", 1)
        return self.expressions.terms.rounded(term, f.mode, (number, den) if den % number else (1, den // number))

    # ------------------------------------------------------------ amounts

    def paid(self, place: Place, rule: Rule, outcome: Name) -> tuple[Term, Term, Term | None, Term | None]:
        """The amount of a month, what is payable in the month at hand, and the first and the stop month."""
        ladders: dict[str, list[tuple[Edition, Term]]] = {"amount": [], "starts": [], "stops": []}
        for edition in editions(rule.decl):
            for key, ladder in ladders.items():
                if f := edition.value(key):
                    term = self.worth(rule, f.worth, (place,), None)
                    ladder.append((edition, self.excepted_amount(place, edition, term) if key == "amount" else term))
        assert ladders["amount"]
        amount = self.dated(rule, ladders["amount"])
        starts = self.dated(rule, ladders["starts"]) if ladders["starts"] else None
        stops = self.dated(rule, ladders["stops"]) if ladders["stops"] else None
        b = self.builder
        month = b.month_of(self.expressions.as_of())
        due = [outcome]
        if starts:
            begun = b.at_most(starts.name, month)
            due.append(b.all(starts.present, begun) if starts.present else begun)
        if stops:
            over = b.at_most(stops.name, month)
            due.append(b.not_(b.all(stops.present, over) if stops.present else over))
        nil = Term(b.const(0, amount.type), amount.type)
        return amount, self.choose(b.all(*due), amount, nil), starts, stops

    def excepted_amount(self, place: Place, edition: Edition, amount: Term) -> Term:
        for rounding in edition.of(syn.RoundingField):
            amount = self.rounded(amount, rounding)
        cases = []
        for f in edition.of(syn.ExceptionField):
            if f.amount is not None:
                aligned, then = self.expressions.terms.align(amount, self.expressions.term(f.amount, (place,), amount.type))
                amount = aligned
                cases.append(core.Case(f.title.name.text, self.expressions.truth(f.when, (place,)), then.name))
        return evolve(amount, name=self.builder.default(amount.name, *cases))

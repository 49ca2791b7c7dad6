"""Rules to steps and stories: periods, presumptions, exceptions, amounts; each rule once for each place that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import assert_never

from attrs import evolve, field

from policyrules import core
from policyrules.check import Sound
from policyrules.check.from_resolved import widest
from policyrules.classes import define
from policyrules.core import Name
from policyrules.core.build import Builder
from policyrules.core.notes import Formula, Note, Words
from policyrules.lower.expressions import Expressions
from policyrules.lower.gaps import Gap, exhaustive, overlaps, somebody
from policyrules.lower.notes import Notes
from policyrules.lower.payments import Payment, lowered_payment, paid
from policyrules.lower.places import Frames, Place
from policyrules.lower.rankings import Ranked, lowered_ranking
from policyrules.lower.scales import bracket_notes, lowered_scale
from policyrules.lower.tables import TableGap, lowered_table, row_notes
from policyrules.lower.terms import Term
from policyrules.resolve import Rule
from policyrules.resolve.editions import Edition, editions
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import BOOL, DATE, Scalar
from policyrules.types.encode import of_date
from policyrules.types.units import quantity


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
    payments: dict[tuple[Place, str], Payment] = field(factory=dict)
    used: list[Note] = field(factory=list)
    """Notes of the rules that the leaf at hand refers to."""
    gaps: list[Gap] = field(factory=list)
    table_gaps: list[TableGap] = field(factory=list)

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
        kept = fact.kept
        value = b.fact(name, fact.type, fact.low, fact.high, home=place.home, path=place.path, source=source, kept=kept)
        there = b.fact(name, home=place.home, path=place.path, aspect="present", source=source, kept=kept) if fact.optional else None
        return Term(value, fact.type, (), there)

    def given(self, place: Place, name: str) -> Name:
        kept = self.sound.checked.vocabulary.entities[place.entity].facts[name].kept
        return self.builder.fact(name, home=place.home, path=place.path, aspect="given", kept=kept)

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

    def ranked(self, place: Place, rule: Rule) -> Ranked:
        """How a thing stands in a ranking."""
        with self.apart():
            return lowered_ranking(self, rule, place)

    def payable(self, place: Place, name: str) -> Term:
        """The amount of the month at hand; 0 where there is no entitlement, be it computed or recorded."""
        outcome = self.expressions.terms.truth(self.rule(place, name))
        return paid(self, self.payment(place, self.sound.rules[place.entity, name]), outcome)

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
        if there:
            there = b.choose(replaced, b.fact(name, aspect="present", source="parameter"), there)
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

    def dated(self, rule: Rule, found: Sequence[tuple[Edition, Term]], outside: Term | None = None, home: Name = core.ROOT) -> Term:
        """The edition in force on the day at hand. Outside every edition: what is given for it, else open because of the period."""
        if found[-1][0].since is None:
            return found[-1][1]
        result = outside or self.outside(rule, found[0][1])
        for edition, term in reversed(found):
            result = self.choose(self.between(self.expressions.as_of(home), edition.since, edition.until), term, result)
        return result

    def ladder(self, rule: Rule, found: Sequence[tuple[Edition, Term | None]], absent: Term, home: Name = core.ROOT) -> Term | None:
        """A field over all editions; `absent` stands where an edition has none, None where no edition has it."""
        if all(term is None for _, term in found):
            return None
        return self.dated(rule, [(edition, term or absent) for edition, term in found], home=home)

    def outside(self, rule: Rule, like: Term) -> Term:
        low, high = widest(like.type, self.sound.checked.vocabulary)
        return Term(self.builder.fact(rule.name, like.type, low, high, source="period"), like.type)

    def choose(self, test: Name, then: Term, other: Term) -> Term:
        return self.expressions.terms.choose(test, then, other)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What is gathered for the note at hand is left alone: another rule is being lowered."""
        expressions = self.expressions
        outer = self.used, expressions.shown, expressions.ranged
        self.used, expressions.shown, expressions.ranged = [], [], []
        try:
            yield
        finally:
            self.used, expressions.shown, expressions.ranged = outer

    def body(self, place: Place, rule: Rule, fallback: Term | None = None) -> tuple[Term, Note]:
        """The outcome of a rule at a place, over its editions, and the note that tells it."""
        with self.apart():
            told = [(edition, *self.edition(place, rule, edition, fallback)) for edition in editions(rule.decl)]
            term = self.dated(rule, [(edition, found) for edition, found, *_ in told], fallback, place.home)
            return term, self.notes.definition(rule, term, told)

    def edition(self, place: Place, rule: Rule, edition: Edition, fallback: Term | None) -> tuple[Term, tuple[Note, ...], Formula | None]:
        frames: Frames = (place,)
        value, when = edition.value("value"), edition.condition("when")
        if value is not None:
            self.used = []
            exact = term = self.worth(rule, value.worth, frames, fallback)
            for rounding in edition.of(syn.RoundingField):
                term = self.rounded(term, rounding)
            used = tuple(dict.fromkeys(self.used))
            formula = self.notes.computed(value.worth, frames, exact, term)
            told = self.notes.answers(value.worth, frames) if term.type == BOOL else self.rows(rule, value.worth, frames)
            cases = told if term.type == BOOL or isinstance(value.worth, syn.Cases) else ()
            apart = tuple(note for note in used if not any(note in part.parts for case in cases for part in (case, *case.parts)))
            return term, (*apart, *told), formula
        assert when is not None
        note = self.notes.condition(when.body, frames)
        outcome = self.excepted(place, edition, note.let)
        return self.expressions.terms.yes(outcome), (note,), None

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
        if isinstance(worth, syn.RuleTable):
            return lowered_table(self, rule, worth, frames, fallback)
        if isinstance(worth, syn.Scale):
            return lowered_scale(self, rule, worth, frames)
        tests = [self.expressions.truth(w.test, frames) for w in worth.whens if w.test is not None]
        values = [self.expressions.term(w.value, frames, like) for w in worth.whens]
        overlaps(self, rule, worth, tests, values)
        if len(tests) < len(values) or exhaustive(self, tests):
            result, rest = values[-1], list(zip(tests, values, strict=False))[: len(values) - 1]
        else:
            if fallback is None:
                self.gaps.append(Gap(rule.name, worth.at, case=somebody(self, (), tests)))
            result, rest = fallback or self.gap(rule, values[-1]), list(zip(tests, values, strict=True))
        for test, value in reversed(rest):
            result = self.choose(test, value, result)
        return result

    def rows(self, rule: Rule, worth: syn.Worth, frames: Frames) -> tuple[Note, ...]:
        """The notes of the rows of a table, of the brackets of a scale, or of cases."""
        match worth:
            case syn.Scale():
                return bracket_notes(self, rule, worth, frames)
            case syn.RuleTable():
                return row_notes(self, rule, worth, frames)
            case syn.Cases():
                with self.apart():
                    like = self.type_of(rule)
                    values = [self.expressions.term(w.value, frames, like) for w in worth.whens]
                    return self.notes.cases(worth, values, frames)
            case syn.Plain():
                return ()
        assert_never(worth)

    def type_of(self, rule: Rule) -> Scalar | None:
        fact = self.sound.checked.vocabulary.entities[rule.entity].facts.get(rule.name)
        return fact.type if fact else None

    def gap(self, rule: Rule, like: Term) -> Term:
        low, high = widest(like.type, self.sound.checked.vocabulary)
        return Term(self.builder.fact(rule.name, like.type, low, high, source="gap"), like.type)

    def open_row(self, rule: Rule, number: int, type: Scalar) -> Term:
        """待定 in a row of a table: somebody owes this figure."""
        low, high = widest(type, self.sound.checked.vocabulary)
        return Term(self.builder.fact(core.row_name(rule.name, number), type, low, high, source="row"), type)

    def rounded(self, term: Term, f: syn.RoundingField) -> Term:
        if f.mode is None:
            return term
        if f.step is None:
            return self.expressions.terms.rounded(term, f.mode, (1, 1))
        number, type = quantity(f.step.value, f.step.den, f.step.unit)
        den = getattr(type, "den", 1)
        return self.expressions.terms.rounded(term, f.mode, (number, den) if den % number else (1, den // number))

    # ------------------------------------------------------------ amounts

    def payment(self, place: Place, rule: Rule) -> Payment:
        key = place, rule.name
        if key not in self.payments:
            with self.apart():
                self.payments[key] = lowered_payment(self, place, rule)
        return self.payments[key]

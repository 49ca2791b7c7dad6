"""Rules to steps and stories: periods, presumptions, exceptions, amounts; each rule once for each place that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import Literal, assert_never

from attrs import define, evolve, field, frozen

from policyrules import core
from policyrules.check import Sound
from policyrules.check.from_resolved import widest
from policyrules.core import Name
from policyrules.core.build import Builder
from policyrules.core.cells import always, disjoint, example
from policyrules.core.notes import Formula, Note, Words
from policyrules.lower.expressions import Expressions
from policyrules.lower.notes import Notes
from policyrules.lower.places import Frames, Place
from policyrules.lower.rankings import Ranked, lowered_ranking
from policyrules.lower.scales import bracket_notes, lowered_scale
from policyrules.lower.tables import TableGap, lowered_table, row_notes
from policyrules.lower.terms import Term
from policyrules.resolve import Rule
from policyrules.resolve.editions import Edition, editions
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import BOOL, DATE, MONTH, Scalar
from policyrules.types.encode import of_date
from policyrules.types.to_text import written as worded
from policyrules.types.units import quantity


@define
class Gap:
    """Cases that were not shown to leave nothing out, two of them that may both fit, or two exceptions that may clash."""

    rule: str
    at: Span
    what: Literal["left out", "overlap", "clash"] = "left out"
    first: Span | None = None
    """The earlier one."""
    case: Words = field(factory=lambda: Words("", ""))
    """Somebody for whom it may be so, as far as that can be said."""


@frozen
class Payment:
    """What a month's payment rests on: the amount, whether the month at hand lies within it, the first and the stop month."""

    amount: Term
    due: Name
    starts: Term | None
    stops: Term | None


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
        return self.paid(self.payment(place, self.sound.rules[place.entity, name]), outcome)

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
        self.overlaps(rule, worth, tests, values)
        if len(tests) < len(values) or self.exhaustive(tests):
            result, rest = values[-1], list(zip(tests, values, strict=False))[: len(values) - 1]
        else:
            if fallback is None:
                self.gaps.append(Gap(rule.name, worth.at, case=self.somebody((), tests)))
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

    def exhaustive(self, tests: list[Name]) -> bool:
        """Whether the cases surely leave nothing out."""
        return always(self.builder.lets, self.builder.bounds(), tests)

    def overlaps(self, rule: Rule, worth: syn.Cases, tests: list[Name], values: list[Term]) -> None:
        for i, first in self.together(tests, values):
            case = self.somebody((tests[first], tests[i]), ())
            self.gaps.append(Gap(rule.name, worth.whens[i].at, "overlap", worth.whens[first].at, case))

    def somebody(self, holding: Iterable[Name], failing: Iterable[Name]) -> Words:
        """A case in which some truth values hold and others do not, by the facts and definitions that have a name."""
        found = example(self.builder.lets, self.builder.bounds(), holding, failing)
        called = {term.name: (name, term.type) for (_, name), term in (*self.terms.items(), *self.facts.items()) if not term.by}
        named = [(self.title(called[let][0]), value, called[let][1]) for let, value in found.items() if let in called]
        vocabulary = self.sound.checked.vocabulary
        zh = "、".join(f"{name.zh} {worded(value, type, vocabulary, 'zh')}" for name, value, type in named)
        return Words(zh, ", ".join(f"{name.en}: {worded(value, type, vocabulary, 'en')}" for name, value, type in named))

    def met(self, place: Place, edition: Edition) -> Name | None:
        """Whether the condition holds and no exception takes the entitlement away."""
        when = edition.condition("when")
        if when is None:
            return None
        taken = [self.expressions.truth(f.when, (place,)) for f in edition.of(syn.ExceptionField) if f.amount is None]
        return self.builder.all(self.notes.condition(when.body, (place,)).let, *map(self.builder.not_, taken))

    def together(self, tests: list[Name], values: list[Term], given: Name | None = None) -> Iterator[tuple[int, int]]:
        """The places of tests that may hold together with an earlier one (the second), with another value, where `given` holds."""
        lets, bounds = self.builder.lets, self.builder.bounds()
        for i, a in enumerate(tests):
            together = (j for j in range(i) if values[i] != values[j] and not disjoint(lets, bounds, tests[j], a, given))
            for first in islice(together, 1):
                yield i, first

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
                self.payments[key] = self._payment(place, rule)
        return self.payments[key]

    def _payment(self, place: Place, rule: Rule) -> Payment:
        b = self.builder
        found: dict[str, list[tuple[Edition, Term | None]]] = {"amount": [], "starts": [], "stops": [], "due": []}
        for edition in editions(rule.decl):
            amount, starts, stops = (self.field(place, rule, edition, key) for key in ("amount", "starts", "stops"))
            found["amount"].append((edition, self.excepted_amount(place, rule, edition, amount) if amount else None))
            found["starts"].append((edition, starts))
            found["stops"].append((edition, stops))
            found["due"].append((edition, self.expressions.terms.yes(self.due(place.home, starts, stops))))
        like = next(term.type for _, term in found["amount"] if term)
        amount = self.ladder(rule, found["amount"], Term(b.const(0, like), like), place.home)
        never = self.expressions.none(MONTH)
        due = self.ladder(rule, found["due"], self.expressions.terms.yes(b.truth(True)), place.home)
        assert amount and due
        edges = [self.ladder(rule, found[key], never, place.home) for key in ("starts", "stops")]
        return Payment(amount, due.name, *edges)

    def field(self, place: Place, rule: Rule, edition: Edition, key: str) -> Term | None:
        written = edition.value(key)
        return self.worth(rule, written.worth, (place,), None) if written else None

    def due(self, home: Name, starts: Term | None, stops: Term | None) -> Name:
        """Whether the month at hand has begun and is not over; a month that is 无 is never reached."""
        b = self.builder
        month = b.month_of(self.expressions.as_of(home))
        reached = [b.all(*(x for x in (edge.present, b.at_most(edge.name, month)) if x)) if edge else None for edge in (starts, stops)]
        begun, over = reached
        return b.all(*(x for x in (begun, b.not_(over) if over else None) if x))

    def paid(self, payment: Payment, outcome: Name) -> Term:
        """What is payable in the month at hand."""
        amount = payment.amount
        return self.choose(self.builder.all(outcome, payment.due), amount, Term(self.builder.const(0, amount.type), amount.type))

    def excepted_amount(self, place: Place, rule: Rule, edition: Edition, amount: Term) -> Term:
        """The amount, or that of the exception which holds; all of them rounded alike, over one denominator."""
        written = [f for f in edition.of(syn.ExceptionField) if f.amount is not None]
        tests = [self.expressions.truth(f.when, (place,)) for f in written]
        terms = [amount, *(self.expressions.term(f.amount, (place,), amount.type) for f in written if f.amount is not None)]
        for rounding in edition.of(syn.RoundingField):
            terms = [self.rounded(term, rounding) for term in terms]
        usual, *others = self.expressions.terms.align(*terms)
        met = self.met(place, edition) if len(tests) > 1 else None
        for i, first in self.together(tests, others, met):
            case = self.somebody((tests[first], tests[i], *((met,) if met else ())), ())
            self.gaps.append(Gap(rule.name, written[i].title.at, "clash", written[first].title.at, case))
        labels = [f.title.name.text for f in written]
        there: Name | None = None
        if any(t.present for t in (usual, *others)):
            always_ = self.builder.truth(True)
            present = [core.Case(label, test, t.present or always_) for label, test, t in zip(labels, tests, others, strict=True)]
            there = self.builder.default(usual.present or always_, *present)
        cases = [core.Case(label, test, t.name) for label, test, t in zip(labels, tests, others, strict=True)]
        return evolve(usual, name=self.builder.default(usual.name, *cases), present=there)

"""The way in: sound rules to one core program for each kind of thing, and the words beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Literal

from attrs import evolve

from policyrules.check import Sound
from policyrules.check.facts import CheckedProperty
from policyrules.classes import frozen
from policyrules.core import Name, Output, Program
from policyrules.core.build import Builder
from policyrules.core.notes import TAKES_AWAY, Cased, Edition, Excepted, Hint, Note, Story, Words
from policyrules.lower.gaps import Gap
from policyrules.lower.notes import readings_of, shown, sources_of
from policyrules.lower.payments import paid
from policyrules.lower.places import Place
from policyrules.lower.rules import Rules
from policyrules.lower.tables import TableGap
from policyrules.lower.terms import Term
from policyrules.resolve import Rule
from policyrules.resolve.editions import Edition as Written
from policyrules.resolve.editions import editions
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.numerals import chinese_mark
from policyrules.types import BOOL, Scalar
from policyrules.types.units import quantity

BY_BRACKET = Words("分段累进", "brackets")
BY_TABLE = Words("下表", "the table")
BY_CASES = Words("分情形", "cases")
PROPERTY = "性质"
"""The subject of the program of a property: a made-up thing whose relations are the variables."""


@frozen(eq=False)
class Lowered:
    """A program and its words. `gaps`, `divisors`: places for the analysis to judge."""

    program: Program
    stories: dict[str, Story]
    units: dict[Output, Scalar]
    gaps: tuple[Gap, ...]
    divisors: tuple[tuple[Name, Span], ...]
    table_gaps: tuple[TableGap, ...] = ()


def lower(
    sound: Sound, entity: str, says: Callable[[Span], Words], title: Callable[[str], Words], only: Collection[str] | None = None
) -> Lowered:
    """All rules about one kind of thing (or those of the names in `only`) as one program; outputs are named by rule and by what is
    asked of it."""
    work = _Work(Rules(sound, Builder(entity), says, title), {}, {}, set(), says, title)
    for rule in sound.rules.values():
        if rule.entity == entity and (only is None or rule.name in only):
            work.rule(rule)
    return work.lowered()


def lower_some(sound: Sound, entity: str, names: Collection[str], builder: Builder) -> Lowered:
    """Some rules about one kind of thing, by name, in a builder that may hold steps already. Of words their stories have names only.

    For programs that are made to be compared: what two of them say alike is one step.
    """
    english = sound.checked.vocabulary.english

    def title(name: str) -> Words:
        return Words(name, english.get(name, name))

    work = _Work(Rules(sound, builder, _unsaid, title), {}, {}, set(), _unsaid, title)
    for rule in sound.rules.values():
        if rule.entity == entity and rule.name in names:
            work.rule(rule)
    work.kept.clear()
    return work.lowered()


def _unsaid(_: object) -> Words:
    return Words("", "")


def lower_property(sound: Sound, wanted: CheckedProperty, says: Callable[[Span], Words], title: Callable[[str], Words]) -> Lowered:
    """A property as a program over its variables: outputs `given` and `claim`; `together` where it speaks of rankings."""
    rules = Rules(sound, Builder(PROPERTY), says, title)
    frames = tuple(Place(wanted.entity, path=(v.text,)) for v in wanted.decl.variables)
    outputs = {Output(wanted.name, "claim"): rules.notes.condition(wanted.decl.claim, frames).let}
    given = rules.notes.condition(wanted.decl.given, frames).let if wanted.decl.given else rules.builder.truth(True)
    outputs[Output(wanted.name, "given")] = given
    if rules.expressions.together:
        outputs[Output(wanted.name, "together")] = rules.builder.all(*rules.expressions.together)
    program = rules.builder.program(outputs)
    return Lowered(program, {}, dict.fromkeys(outputs, BOOL), tuple(rules.gaps), tuple(rules.expressions.divisors))


@frozen(eq=False)
class _Work:
    rules: Rules
    outputs: dict[Output, Name]
    stories: dict[str, Story]
    kept: set[Name]
    """Steps that only the words read."""
    says: Callable[[Span], Words]
    title: Callable[[str], Words]

    def lowered(self) -> Lowered:
        program = self.rules.builder.program(self.outputs, self.kept)
        units = {output: program.by_name[name].type for output, name in self.outputs.items()}
        return Lowered(
            program, self.stories, units, tuple(self.rules.gaps), tuple(self.rules.expressions.divisors), tuple(self.rules.table_gaps)
        )

    def rule(self, rule: Rule) -> None:
        place = Place(rule.entity)
        match rule.kind:
            case "discretion":
                self.judgement(rule)
            case "ranking":
                self.ranking(rule, place)
            case "indicator":
                self.indicator(rule, place)
            case _:
                self.outcome(rule, place)

    def put(self, rule: Rule, what: str, name: Name) -> None:
        self.outputs[Output(rule.name, what)] = name

    def put_term(self, rule: Rule, what: str, term: Term) -> None:
        """A value; an exact quotient is given with its divisor, a value that may be absent with its presence."""
        self.put(rule, what, term.name)
        if term.present:
            self.put(rule, f"{what}:present", term.present)
        if term.by:
            divisor = term.by[0]
            for factor in term.by[1:]:
                divisor = self.rules.builder.times(divisor, factor, self.rules.builder.type_of(divisor))
            self.put(rule, f"{what}:by", divisor)

    # ------------------------------------------------------------ kinds

    def judgement(self, rule: Rule) -> None:
        """A 裁量 computes nothing; its story says who decides and by what guidance."""
        told = [Edition(w.since, w.until, sources_of(w.cites()), readings_of(w.readings())) for w in editions(rule.decl)]
        self.story(rule, told)

    def outcome(self, rule: Rule, place: Place) -> None:
        """Definitions, eligibility, benefits and obligations."""
        term, note = self.rules.body(place, rule)
        if term.type == BOOL:
            self.put(rule, "outcome", self.rules.expressions.terms.truth(term))
        else:
            self.put_term(rule, "value", term)
        amounts = any(e.value("amount") for e in editions(rule.decl))
        if amounts:
            payment = self.rules.payment(place, rule)
            self.put_term(rule, "amount", payment.amount)
            self.put_term(rule, "payable", paid(self.rules, payment, self.outputs[Output(rule.name, "outcome")]))
            for what, edge in (("starts", payment.starts), ("stops", payment.stops)):
                if edge:
                    self.put_term(rule, what, edge)
        self.limits(rule, place)
        told = [self.edition(rule, place, written, part) for written, part in zip(editions(rule.decl), note.parts, strict=True)]
        self.dated(rule, told)
        self.story(rule, told)

    def limits(self, rule: Rule, place: Place) -> None:
        """幅度: the two ends as values of their own, absent in an edition that has none."""
        fields = [(w, next(iter(w.of(syn.RangeField)), None)) for w in editions(rule.decl)]
        for what in ("lowest", "highest"):
            terms = [(w, self.rules.worth(rule, f.low if what == "lowest" else f.high, (place,), None) if f else None) for w, f in fields]
            like = next((term.type for _, term in terms if term), None)
            if like is not None and (found := self.rules.ladder(rule, terms, self.rules.expressions.none(like))):
                self.put_term(rule, what, found)

    def edition(self, rule: Rule, place: Place, written: Written, note: Note) -> Edition:
        condition = note.parts[0] if written.condition("when") else None
        applies, fulfilled = written.condition("applies"), written.condition("fulfilled")
        return Edition(
            written.since,
            written.until,
            sources_of(written.cites()),
            readings_of(written.readings()),
            self.rules.notes.condition(applies.body, (place,)) if applies else None,
            condition,
            self.rules.notes.condition(fulfilled.body, (place,)) if fulfilled else None,
            self.value_note(rule, written, place, "amount"),
            self.exceptions(rule, written, place),
            self.hints(rule, written, place),
            starts=self.value_note(rule, written, place, "starts"),
            stops=self.value_note(rule, written, place, "stops"),
            rows=tuple(part for part in note.parts if part.kind in ("row", "otherwise") or (part.kind == "leaf" and condition is None)),
            limits_on=tuple(dict.fromkeys(s for f in written.of(syn.RangeField) for s in sources_of(f.notes))),
            cases=tuple(self.cases(rule, written, place)),
            value=computed(note),
        )

    def cases(self, rule: Rule, written: Written, place: Place) -> Iterator[Cased]:
        keys: tuple[Literal["value", "amount"], ...] = ("value", "amount")
        for key in keys:
            f = written.value(key)
            match f.worth if f else None:
                case syn.Cases(_, whens):
                    tested = ((w, w.test) for w in whens if w.test is not None)
                    notes = tuple(self.rules.notes.leaf(test, (place,), chinese_mark(w.mark), w.notes) for w, test in tested)
                case syn.RuleTable() | syn.Scale() as worth:
                    notes = self.rules.rows(rule, worth, (place,))
                case _:
                    continue
            self.kept.update(name for note in notes for part in note.walk() for name in part.reads())
            yield Cased(key, notes)

    def dated(self, rule: Rule, told: list[Edition]) -> None:
        """Outputs for 适用 and 履行, by the edition in force; what applies without saying so applies, what has no 履行 is not asked."""
        self.conditions(rule, "applies", [(w, e.applies) for w, e in zip(editions(rule.decl), told, strict=True)], True)
        asked = [(w, e.fulfilled) for w, e in zip(editions(rule.decl), told, strict=True)]
        self.conditions(rule, "fulfilled", asked, False)
        if any(note is None for _, note in asked) and any(asked_ for _, asked_ in asked):
            yes = self.rules.expressions.terms.yes
            b = self.rules.builder
            self.put(rule, "fulfilled:present", self.rules.dated(rule, [(w, yes(b.truth(note is not None))) for w, note in asked]).name)

    def conditions(self, rule: Rule, what: str, found: list[tuple[Written, Note | None]], otherwise: bool) -> None:
        yes = self.rules.expressions.terms.yes
        terms = [(w, yes(note.let) if note else None) for w, note in found]
        ladder = self.rules.ladder(rule, terms, yes(self.rules.builder.truth(otherwise)))
        if ladder:
            self.put(rule, what, ladder.name)

    def value_note(self, rule: Rule, written: Written, place: Place, key: str) -> Note | None:
        """What an amount or an edge of payment is made of; None where an edge goes by cases."""
        f = written.value(key)
        if f is None:
            return None
        self.rules.used = []
        if isinstance(f.worth, syn.Plain):
            term = self.rules.expressions.term(f.worth.value, (place,))
            says = self.says(f.worth.value.at)
        elif key == "amount" or isinstance(f.worth, syn.RuleTable | syn.Scale):
            term = self.rules.worth(rule, f.worth, (place,), None)
            says = BY_TABLE if isinstance(f.worth, syn.RuleTable) else BY_BRACKET if isinstance(f.worth, syn.Scale) else BY_CASES
        else:
            return None
        parts = (*dict.fromkeys(self.rules.used), *self.rules.rows(rule, f.worth, (place,)))
        formula = self.rules.notes.computed(f.worth, (place,), term, term)
        return Note("value", says, term.name, present=term.present, shown=(shown(says, term),), parts=parts, formula=formula)

    def exceptions(self, rule: Rule, written: Written, place: Place) -> tuple[Excepted, ...]:
        found = []
        for f in written.of(syn.ExceptionField):
            note = self.rules.notes.leaf(f.when, (place,), "", f.notes)
            label = f.title.name.text
            takes = self.says(f.amount.at) if f.amount else TAKES_AWAY
            self.merge(rule, f"exception:{label}", written, note.let)
            found.append(Excepted(label, note, takes))
        return tuple(found)

    def hints(self, rule: Rule, written: Written, place: Place) -> tuple[Hint, ...]:
        return tuple(
            Hint(self.rules.expressions.truth(f.when, (place,)), f.text, self.says(f.when.at), sources_of(f.notes), readings_of(f.notes))
            for f in written.of(syn.HintField)
        )

    def merge(self, rule: Rule, what: str, written: Written, let: Name) -> None:
        """An output that some editions have: no outside of them."""
        b = self.rules.builder
        output = Output(rule.name, what)
        before = self.outputs.get(output, b.truth(False))
        if written.since is None:
            self.outputs[output] = let
        else:
            inside = self.rules.between(self.rules.expressions.as_of(), written.since, written.until)
            self.outputs[output] = b.choose(inside, let, before)

    def story(self, rule: Rule, told: list[Edition], ties: str = "") -> None:
        written = editions(rule.decl)
        first = written[0]
        authority = next((w.names("authority") for w in written if w.names("authority")), ())
        effect = first.text("guidance" if rule.kind == "discretion" else "effect")
        title, after = self.title(rule.name), self.after(written[-1])
        self.stories[rule.name] = Story(rule.name, rule.kind, title, authority, effect, tuple(told), ties, _target(written), *after)
        self.kept.update(self.stories[rule.name].reads())

    def after(self, last: Written) -> tuple[Words | None, Words | None]:
        """What is said when the last edition is over, and the rule that has taken its place."""
        f = next(iter(last.of(syn.AfterField)), None)
        if f is None:
            return None, None
        return (self.title(f.text) if f.text else None), (self.title(f.successor.text) if f.successor else None)

    def ranking(self, rule: Rule, place: Place) -> None:
        found = self.rules.ranked(place, rule)
        for what, name in (("listed", found.listed), ("applies", found.applies)):
            if name is not None:
                self.put(rule, what, name)
        for what, names in (("group", found.groups), ("key", found.keys)):
            for i, name in enumerate(names):
                self.put(rule, f"{what}:{i}", name)
        told = [
            Edition(
                line.written.since, line.written.until, sources_of(line.written.cites()), readings_of(line.written.readings()),
                line.applies, line.listed, hints=self.hints(rule, line.written, place), keys=line.order,
            )
            for line in found.lines
        ]  # fmt: skip
        ties = next(
            (
                f"{'、'.join('的'.join(n.text for n in p.names) for p in f.paths)}：{f.text}"
                for line in found.lines
                for f in line.written.of(syn.TiesField)
            ),
            "",
        )
        self.story(rule, told, ties)

    def indicator(self, rule: Rule, place: Place) -> None:
        told, ladders = [], {"denominator": [], "numerator": []}  # type: tuple[list[Edition], dict[str, list[tuple[Written, Term]]]]
        for w in editions(rule.decl):
            notes = {}
            for key, ladder in ladders.items():
                f = w.condition(key)
                assert f is not None
                notes[key] = self.rules.notes.condition(f.body, (place,))
                ladder.append((w, self.rules.expressions.terms.yes(notes[key].let)))
            told.append(
                Edition(w.since, w.until, sources_of(w.cites()), readings_of(w.readings()), notes["denominator"], notes["numerator"])
            )
        for key, ladder in ladders.items():
            self.put(rule, key, self.rules.dated(rule, ladder).name)
        self.story(rule, told)


def _target(written: Sequence[Written]) -> tuple[str, int, int] | None:
    """The target of an indicator, where a number is stated."""
    for f in (f for w in written for f in w.of(syn.TargetField)):
        if f.relation and isinstance(f.value, syn.Quantity):
            number, type = quantity(f.value.value, f.value.den, f.value.unit)
            return f.relation, number, type.den
    return None


def computed(edition: Note) -> Note | None:
    """What the value of a definition is made of, told as that of an amount is."""
    formula = edition.formula
    return evolve(edition, kind="value", says=formula.says, shown=(formula.result,)) if formula else None

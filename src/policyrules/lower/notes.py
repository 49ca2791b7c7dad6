"""Notes of conditions and definitions: the words, marks, sources and readings beside the steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, assert_never

from attrs import evolve, field

from policyrules.classes import define
from policyrules.core import Name
from policyrules.core.notes import Formula, Note, Reading, Shown, Single, Source, Words
from policyrules.lower.places import Frames, Place
from policyrules.lower.terms import Term
from policyrules.resolve import Rule
from policyrules.resolve.editions import Edition
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.numerals import chinese_mark
from policyrules.types import BOOL

if TYPE_CHECKING:
    from policyrules.lower.rules import Rules

EVERY = Words("同时符合", "all of")
SOME = Words("符合之一", "any of")
OTHERWISE = Words("其他情形", "otherwise")
ROW: dict[bool, Literal["row", "otherwise"]] = {True: "row", False: "otherwise"}
"""Whether a case has a test of its own."""


@define
class Notes:
    """Lowers conditions together with their notes. `definitions` keeps the note of each rule at each place."""

    rules: Rules
    says: Callable[[Span], Words]
    definitions: dict[tuple[Place, str], Note] = field(factory=dict)

    def condition(self, body: syn.Condition, frames: Frames, mark: str = "") -> Note:
        match body:
            case syn.Leaf(_, expr, notes):
                return self.leaf(expr, frames, mark, notes)
            case syn.OpenTo(_, name, notes):
                let = self.rules.expressions.judged(name, frames)
                words = Words(f"或者{self.rules.title(name.text).zh}", f"or {self.rules.title(name.text).en}")
                return Note("open", words, let, mark, sources=sources_of(notes), readings=readings_of(notes), at=body.at)
            case syn.Group(_, every, items):
                parts = tuple(self.condition(item.body, frames, chinese_mark(item.mark)) for item in items)
                b = self.rules.builder
                joined = b.all(*(p.let for p in parts)) if every else b.any(*(p.let for p in parts))
                return Note("all" if every else "any", EVERY if every else SOME, joined, mark, parts=parts)
        assert_never(body)

    def leaf(self, expr: syn.Expr, frames: Frames, mark: str, notes: Sequence[syn.Note]) -> Note:
        """One condition, with what it compares, the lists it looks through and the rules it refers to."""
        expressions = self.rules.expressions
        outer = self.rules.used, expressions.shown, expressions.ranged, expressions.singles
        self.rules.used, expressions.shown, expressions.ranged, expressions.singles = [], [], [], []
        let = expressions.truth(expr, frames)
        here = tuple(shown for shown, place in expressions.shown if place == frames[0])
        ranged, used = tuple(expressions.ranged), tuple(dict.fromkeys(self.rules.used))
        singles = self.singles(expr, dict(expressions.singles))
        self.rules.used, expressions.shown, expressions.ranged, expressions.singles = outer
        return Note(
            "leaf", self.says(expr.at), let, mark, sources=sources_of(notes), readings=readings_of(notes),
            shown=tuple(dict.fromkeys(here)), ranged=ranged, parts=used, at=expr.at, singles=singles,
        )  # fmt: skip

    def answers(self, worth: syn.Worth, frames: Frames) -> tuple[Note, ...]:
        """The conditions of a yes or no that is written as a value: each case with what it gives, or the one expression."""
        match worth:
            case syn.Plain(_, value, notes):
                return (self.leaf(value, frames, "", notes),)
            case syn.Cases():
                return tuple(self.case(w.test, w, frames) for w in worth.whens if w.test is not None)
        return ()

    def case(self, test: syn.Expr, when: syn.When, frames: Frames) -> Note:
        """（一）… 的，是: that the case holds, and what it gives."""
        told, gives = self.leaf(test, frames, chinese_mark(when.mark), when.notes), self.says(when.value.at)
        return evolve(told, says=Words(f"{told.says.zh}的，{gives.zh}", f"if {told.says.en}: {gives.en}"))

    def cases(self, worth: syn.Cases, values: Sequence[Term], frames: Frames) -> tuple[Note, ...]:
        """A note for each case of a number, a choice or a day: whether it is the one, and what it gives."""
        tests: list[Note] = []
        for when in worth.whens:
            if when.test is not None:
                told = self.leaf(when.test, frames, chinese_mark(when.mark), ())
                tests.append(evolve(told, says=Words(f"{told.says.zh}的", f"if {told.says.en}")))
        found = []
        for i, (when, value) in enumerate(zip(worth.whens, values, strict=True)):
            cited = sources_of(when.notes), readings_of(when.notes)
            says, parts = (OTHERWISE, tuple(tests)) if when.test is None else (tests[i].says, tests[i].parts)
            let = self.rules.builder.all(*(self.rules.builder.not_(t.let) for t in tests)) if when.test is None else tests[i].let
            kind, formula = ROW[when.test is not None], self.formula(when.value, frames, value, value)
            found.append(
                Note(
                    kind, says, let, chinese_mark(when.mark), None, *cited, (shown(says, value),), parts=parts, at=when.at, formula=formula
                )
            )
        return tuple(found)

    def computed(self, worth: syn.Worth, frames: Frames, exact: Term, result: Term) -> Formula | None:
        """How a number that stands as one expression is computed."""
        return self.formula(worth.value, frames, exact, result) if isinstance(worth, syn.Plain) else None

    def formula(self, expr: syn.Expr, frames: Frames, exact: Term, result: Term) -> Formula | None:
        """How a number is computed that is `exact` before it is rounded; None where it only stands for another one."""
        if (found := list(operands(expr))) == [expr]:
            return None
        expressions = self.rules.expressions
        with self.rules.apart():
            told = len(expressions.divisors)
            numbers = dict.fromkeys(shown(self.says(e.at), expressions.term(e, frames)) for e in found)
            del expressions.divisors[told:]  # each of them has been told where the number itself was lowered
        says = self.says(expr.at)
        return Formula(says, tuple(numbers), shown(says, exact), shown(says, result)) if numbers else None

    def singles(self, expr: syn.Expr, lets: Mapping[Span, Name]) -> tuple[Single, ...]:
        found = list(joined(expr))
        return tuple(Single(self.says(e.at), lets[e.at], e.at) for e in found) if len(found) > 1 else ()

    def definition(self, rule: Rule, term: Term, found: Sequence[tuple[Edition, Term, tuple[Note, ...], Formula | None]]) -> Note:
        """A rule as another rule sees it: an edition for each period, with its own sources."""
        title = self.rules.title(rule.name)
        parts = tuple(
            Note(
                "edition", title, self.told(t), present=t.present, parts=notes, sources=sources_of(e.cites()),
                readings=readings_of(e.readings()), since=e.since, until=e.until, formula=formula,
            )
            for e, t, notes, formula in found
        )  # fmt: skip
        return self.valued(Note("presumption" if rule.kind == "presume" else "definition", title, self.told(term), parts=parts), term)

    def valued(self, note: Note, term: Term) -> Note:
        """The note of a rule with what the rule comes to, computed or recorded."""
        numbers = () if term.type == BOOL else (shown(note.says, term),)
        return evolve(note, let=self.told(term), present=term.present, shown=numbers)

    def told(self, term: Term) -> Name:
        return self.rules.expressions.terms.truth(term) if term.type == BOOL else term.name

    def judgement(self, rule: Rule, term: Term) -> Note:
        """A 裁量 as another rule sees it."""
        return Note("open", self.rules.title(rule.name), self.rules.expressions.terms.truth(term))


def joined(expr: syn.Expr) -> Iterator[syn.Expr]:
    """The comparisons that a condition joins by 且 and 或者; itself, where it is one."""
    match expr:
        case syn.Bracket(_, of) | syn.Negation(_, of):
            yield from joined(of)
        case syn.Conjunction(_, items) | syn.Disjunction(_, items):
            for item in items:
                yield from joined(item)
        case _:
            yield expr


def operands(expr: syn.Expr) -> Iterator[syn.Expr]:
    """The numbers that one is computed from, without those that are written out."""
    match expr:
        case syn.Bracket(_, of):
            yield from operands(of)
        case syn.Added(_, left, _, right) | syn.Scaled(_, left, _, right):
            yield from operands(left)
            yield from operands(right)
        case syn.Extreme(_, items, _):
            for item in items:
                yield from operands(item)
        case syn.Share(_, base, _):
            yield from operands(base)
        case syn.Quantity():
            return
        case _:
            yield expr


def shown(says: Words, term: Term) -> Shown:
    return Shown(says, term.name, term.present, term.by)


def sources_of(notes: Sequence[syn.Note]) -> tuple[Source, ...]:
    return tuple(Source(n.document, n.clauses, n.article) for n in notes if isinstance(n, syn.Cite))


def readings_of(notes: Sequence[syn.Note]) -> tuple[Reading, ...]:
    return tuple(Reading(n.id, n.text) for n in notes if isinstance(n, syn.Reading))

"""Expressions to steps. Types and meanings come from the side tables; nothing here can fail on sound rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, assert_never

from attrs import evolve, field

from policyrules import core
from policyrules.check.facts import (
    AmountOf,
    BuiltIn,
    ChoiceOf,
    CountOf,
    ElementMonth,
    FactOf,
    MonthEnd,
    MonthPart,
    ParameterOf,
    ParameterOn,
    PartOf,
    RuleOf,
    Valued,
    YearPart,
)
from policyrules.classes import define
from policyrules.core import Name
from policyrules.core.notes import Ranged, Shown, Words
from policyrules.lower.places import Frames, Place
from policyrules.lower.rankings import Ranked, stands, together
from policyrules.lower.reach import YEAR, Reach
from policyrules.lower.terms import Term, Terms
from policyrules.resolve import Rule
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import BOOL, DATE, MONTH, Choice, Date, Money, Month, Number, Scalar
from policyrules.types.encode import DAYS_A_MONTH, DAYS_A_YEAR, FIRST_DAY, MONTHS_A_YEAR, of_date, of_month
from policyrules.types.units import quantity

SUFFIXES = {"ge": "ge", "le": "le", "within": "le", "beyond": "gt", "elapsed": "ge"}


class Lookups(Protocol):
    """What an expression needs of the rest of the pack."""

    def fact(self, place: Place, name: str) -> Term: ...

    def rule(self, place: Place, name: str) -> Term: ...

    def payable(self, place: Place, name: str) -> Term: ...

    def ranked(self, place: Place, rule: Rule) -> Ranked: ...

    def parameter(self, name: str, at: Name) -> Term: ...


@define
class Expressions(Reach):
    """Lowers expressions; `shown`, `ranged` and `singles` gather what a leaf compares, looks through and joins, for its note."""

    lookups: Lookups
    says: Callable[[Span], Words]
    terms: Terms = field(init=False)
    shown: list[tuple[Shown, Place]] = field(factory=list)
    ranged: list[Ranged] = field(factory=list)
    singles: list[tuple[Span, Name]] = field(factory=list)
    """Each truth value that is not joined of others, where it is written."""
    divisors: list[tuple[Name, Span]] = field(factory=list)
    together: list[Name] = field(factory=list)
    """Of each comparison in a ranking, whether the two stand in one list."""

    def __attrs_post_init__(self) -> None:
        self.terms = Terms(self.builder)

    # ------------------------------------------------------------ truth

    def truth(self, expr: syn.Expr, frames: Frames) -> Name:
        """The truth value of a condition."""
        b = self.builder
        match expr:
            case syn.Bracket(_, of):
                return self.truth(of, frames)
            case syn.Negation(_, of):
                return b.not_(self.truth(of, frames))
            case syn.Conjunction(_, items):
                return b.all(*(self.truth(i, frames) for i in items))
            case syn.Disjunction(_, items):
                return b.any(*(self.truth(i, frames) for i in items))
            case _:
                found = self.single(expr, frames)
                self.singles.append((expr.at, found))
                return found

    def single(self, expr: syn.Expr, frames: Frames) -> Name:
        b = self.builder
        match expr:
            case syn.Compare(_, left, relation, right):
                return self.compared(left, relation, right, frames)
            case syn.Bound(_, left, value, suffix):
                return self.compared(left, SUFFIXES[suffix], value, frames)
            case syn.Between(_, left, low, high):
                return b.all(self.compared(left, "ge", low, frames), self.compared(left, "le", high, frames))
            case syn.Window():
                return self.window(expr, frames)
            case syn.Is(_, left, right, negated):
                found = self.is_(left, right, frames)
                return b.not_(found) if negated else found
            case syn.OneOf():
                return self.one_of(expr, frames)
            case syn.Quantified():
                return self.quantified(expr, frames)
            case syn.Verdict():
                found = self.terms.truth(self.verdict(expr, frames))
                return b.not_(found) if expr.negated else found
            case syn.Precedes():
                return self.precedes(expr, frames)
            case _:
                return self.terms.truth(self.term(expr, frames))

    def verdict(self, expr: syn.Verdict, frames: Frames) -> Term:
        """What another rule says of the thing at hand, or of a thing named."""
        match self.sound.checked.meanings[expr]:
            case RuleOf(rule, depth):
                return self.lookups.rule(frames[depth], rule)
            case PartOf() as meaning if expr.subject is not None:
                return self.member(self.place(expr.subject, frames), meaning)
            case meaning:
                raise AssertionError(meaning)

    def precedes(self, expr: syn.Precedes, frames: Frames) -> Name:
        meaning = self.sound.checked.meanings[expr]
        assert isinstance(meaning, PartOf)
        rule = self.sound.rules[meaning.entity, meaning.name]
        left, right = (self.lookups.ranked(self.place(side, frames), rule) for side in (expr.left, expr.right))
        self.together.append(together(self.builder, left, right))
        return self.builder.all(self.together[-1], stands(self.builder, left, expr.order, right))

    def compared(self, left: syn.Expr, relation: str, right: syn.Expr, frames: Frames) -> Name:
        a = self.term(left, frames)
        b = self.term(right, frames, a.type)
        self.show(left, a, frames)
        self.show(right, b, frames)
        return self.terms.compare(a, relation, b)

    def show(self, expr: syn.Expr, term: Term, frames: Frames) -> None:
        """Note a number that a condition compares, unless it is written in the rule."""
        if not isinstance(expr, syn.Quantity | syn.DateLiteral | syn.MonthLiteral | syn.YearLiteral | syn.YesNo | syn.NoneLiteral):
            meaning = self.sound.checked.meanings.get(expr)
            if not isinstance(meaning, ChoiceOf) and not (isinstance(meaning, BuiltIn) and meaning.word == "as_of"):
                self.shown.append((Shown(self.says(expr.at), term.name, term.present, term.by), frames[0]))

    def is_(self, left: syn.Expr, right: syn.Expr, frames: Frames) -> Name:
        meaning = self.sound.checked.meanings.get(right)
        if isinstance(meaning, PartOf):
            return self.terms.truth(self.member(self.place(left, frames), meaning))
        a = self.term(left, frames)
        if isinstance(right, syn.NoneLiteral):
            return self.builder.not_(a.present) if a.present else self.builder.truth(False)
        self.show(left, a, frames)
        if isinstance(meaning, ChoiceOf):
            return self.within(a, [meaning.code])
        return self.terms.compare(a, "eq", self.term(right, frames, a.type))

    def within(self, term: Term, codes: list[int]) -> Name:
        found = self.builder.one_of(term.name, codes)
        return self.builder.all(term.present, found) if term.present else found

    def one_of(self, expr: syn.OneOf, frames: Frames) -> Name:
        b, meanings = self.builder, self.sound.checked.meanings
        found = [meanings.get(v) for v in expr.values]
        if all(isinstance(m, PartOf) for m in found):
            place = self.place(expr.left, frames)
            any_ = b.any(*(self.terms.truth(self.member(place, m)) for m in found if isinstance(m, PartOf)))
        elif all(isinstance(m, ChoiceOf) for m in found):
            left = self.term(expr.left, frames)
            self.show(expr.left, left, frames)
            any_ = self.within(left, [m.code for m in found if isinstance(m, ChoiceOf)])
        else:
            left = self.term(expr.left, frames)
            self.show(expr.left, left, frames)
            any_ = b.any(*(self.terms.compare(left, "eq", self.term(v, frames, left.type)) for v in expr.values))
        if expr.open_to:
            any_ = b.any(any_, self.judged(expr.open_to, frames))
        return b.not_(any_) if expr.negated else any_

    def judged(self, name: syn.Name, frames: Frames) -> Name:
        """等 …: the judgement of a body about the thing at hand."""
        meaning = self.sound.checked.meanings[name]
        assert isinstance(meaning, RuleOf)
        return self.terms.truth(self.lookups.rule(frames[meaning.depth], meaning.rule))

    def window(self, expr: syn.Window, frames: Frames) -> Name:
        left, start = self.term(expr.left, frames), self.term(expr.start, frames)
        months = expr.length.value * (MONTHS_A_YEAR if expr.length.unit == "years" else 1)
        later = months * (DAYS_A_MONTH if isinstance(start.type, Date) else 1)
        end = Term(self.builder.sum(((1, start.name),), later, start.type), start.type, (), start.present)
        if expr.suffix in ("beyond", "elapsed"):
            return self.terms.compare(left, "ge", end)
        return self.builder.all(self.terms.compare(left, "ge", start), self.terms.compare(left, "lt", end))

    def quantified(self, expr: syn.Quantified, frames: Frames) -> Name:
        b = self.builder
        block, place, chosen = self.elements(expr.over, frames)
        test = self.truth(expr.test, (place, *frames))
        looked = b.not_(test) if expr.how == "every" else test
        when = b.all(chosen, looked) if chosen else looked
        self.ranged.append(Ranged(block, when, self.says(expr.test.at)))
        found = b.exists(block, when)
        return found if expr.how == "some" else b.not_(found)

    # ------------------------------------------------------------ values

    def term(self, expr: syn.Expr, frames: Frames, like: Scalar | None = None) -> Term:
        """The value of an expression. `like` gives 无 its type."""
        b = self.builder
        match expr:
            case syn.Bracket(_, of):
                return self.term(of, frames, like)
            case syn.Quantity(_, value, den, unit):
                number, type = quantity(value, den, unit)
                return Term(b.const(number, type), type)
            case syn.DateLiteral(_, day):
                return Term(b.const(of_date(day), DATE), DATE)
            case syn.YearDay(_, last, month, day_):
                year = self.this_year(frames[0].home, -1 if last else 0)
                return Term(b.sum(((DAYS_A_YEAR, year),), (month - 1) * DAYS_A_MONTH + day_ - 1, DATE), DATE)
            case syn.MonthLiteral(_, year_, month):
                return Term(b.const(of_month(year_, month), MONTH), MONTH)
            case syn.YearLiteral(_, year_):
                return Term(b.const(year_, YEAR), YEAR)
            case syn.YesNo(_, yes):
                return self.terms.yes(b.truth(yes))
            case syn.NoneLiteral():
                return self.none(like or BOOL)
            case syn.Ref():
                return self.ref(expr, frames)
            case syn.Part():
                return self.part(expr, frames)
            case syn.Extreme(_, items, which):
                return self.terms.extreme([self.term(i, frames) for i in items], which == "lower")
            case syn.SpanOf():
                return self.span(expr, frames)
            case syn.Added(_, left, operator, right):
                return self.terms.add(self.term(left, frames), 1 if operator == "plus" else -1, self.term(right, frames))
            case syn.Scaled(_, left, "times", right) | syn.Share(_, left, right):
                x, y = self.term(left, frames), self.term(right, frames)
                assert isinstance(x.type, Number | Money) and isinstance(y.type, Number | Money)
                return self.terms.multiply(x, y, evolve(self.counted(expr), den=x.type.den * y.type.den))
            case syn.Scaled():
                return self.quotient(expr, frames)
            case syn.Aggregate():
                return self.aggregate(expr, frames)
            case syn.Selection():
                raise AssertionError("a list is no value")
            case (
                syn.Negation() | syn.Conjunction() | syn.Disjunction() | syn.Compare() | syn.Is() | syn.Bound()
                | syn.OneOf() | syn.Between() | syn.Window() | syn.Verdict() | syn.Precedes() | syn.Quantified()
            ):  # fmt: skip
                return self.terms.yes(self.truth(expr, frames))
        assert_never(expr)

    def none(self, type: Scalar) -> Term:
        """无: the value is never looked at."""
        low = {Date: of_date(FIRST_DAY), Month: of_month(FIRST_DAY.year, 1), Choice: 1}.get(type.__class__, 0)
        return Term(self.builder.const(low, type), type, (), self.builder.truth(False))

    def ref(self, expr: syn.Ref, frames: Frames) -> Term:
        meaning = self.sound.checked.meanings[expr]
        match meaning:
            case FactOf(fact, depth, negated):
                return self.turned(self.lookups.fact(frames[depth], fact), negated)
            case RuleOf(rule, depth):
                return self.lookups.rule(frames[depth], rule)
            case ParameterOf(parameter):
                return self.lookups.parameter(parameter, self.as_of(frames[0].home))
            case ChoiceOf(of, code):
                return Term(self.builder.const(code, Choice(of)), Choice(of))
            case BuiltIn("as_of"):
                return Term(self.as_of(frames[0].home), DATE)
            case BuiltIn("this_month"):
                return Term(self.builder.month_of(self.as_of(frames[0].home)), MONTH)
            case BuiltIn(word):
                return Term(self.this_year(frames[0].home, -1 if word == "last_year" else 0), YEAR)
            case _:
                raise AssertionError(meaning)

    def turned(self, term: Term, negated: bool) -> Term:
        """A 反称. Of a value that is 无 neither the name nor its opposite holds."""
        return evolve(term, name=self.builder.not_(term.name)) if negated else term

    def member(self, place: Place, meaning: PartOf) -> Term:
        if meaning.kind == "fact":
            return self.turned(self.lookups.fact(place, meaning.name), meaning.negated)
        return self.lookups.rule(place, meaning.name)

    def part(self, expr: syn.Part, frames: Frames) -> Term:
        b = self.builder
        meaning = self.sound.checked.meanings[expr]
        match meaning:
            case PartOf():
                return self.member(self.place(expr.base, frames), meaning)
            case CountOf():
                block, _, chosen = self.elements(expr.base, frames)
                type = self.counted(expr)
                return Term(b.count(block, chosen or b.truth(True), type), type)
            case MonthPart(later):
                month = self.month(self.term(expr.base, frames))
                return evolve(month, name=b.sum(((1, month.name),), later, MONTH)) if later else month
            case MonthEnd():
                month = self.month(self.term(expr.base, frames))
                return evolve(month, name=b.month_end(month.name), type=DATE)
            case YearPart():
                day = self.term(expr.base, frames)
                size = DAYS_A_YEAR if isinstance(day.type, Date) else MONTHS_A_YEAR
                return Term(b.quotient(day.name, b.const(size), "down", YEAR), YEAR, (), day.present)
            case ParameterOn(parameter):
                day = self.term(expr.base, frames)
                found = self.lookups.parameter(parameter, day.name)
                return evolve(found, present=self.terms.present(found, day))
            case AmountOf(rule):
                place = self.place(expr.base.base, frames) if isinstance(expr.base, syn.Part) else self.owner(expr.base, frames)
                return self.lookups.payable(place, rule)
            case _:
                raise AssertionError(meaning)

    def month(self, day: Term) -> Term:
        """The month of a day; a month is its own."""
        return Term(self.builder.month_of(day.name) if isinstance(day.type, Date) else day.name, MONTH, (), day.present)

    def span(self, expr: syn.SpanOf, frames: Frames) -> Term:
        b = self.builder
        start, end = self.term(expr.start, frames), self.term(expr.end, frames)
        there = self.terms.present(start, end)
        if expr.unit == "years" and isinstance(start.type, Date) and isinstance(end.type, Date):
            return Term(b.years(start.name, end.name), Number("周岁"), (), there)
        unit = Number("周岁" if expr.unit == "years" else "个月")
        gap = b.sum(((1, end.name), (-1, start.name)), type=unit)
        size = (DAYS_A_MONTH if isinstance(start.type, Date) else 1) * (MONTHS_A_YEAR if expr.unit == "years" else 1)
        return Term(b.quotient(gap, b.const(size), "down", unit) if size > 1 else gap, unit, (), there)

    def counted(self, expr: syn.Expr) -> Number | Money:
        """The checked type of an expression that counts something; its denominator is for the steps to say."""
        typed = self.sound.checked.types[expr]
        assert isinstance(typed, Valued) and isinstance(typed.type, Number | Money)
        return typed.type

    def quotient(self, expr: syn.Scaled, frames: Frames) -> Term:
        x, y = self.term(expr.left, frames), self.term(expr.right, frames)
        constant = expr.right.value if isinstance(expr.right, syn.Quantity) and not expr.right.unit else None
        self.divisors.append((y.name, expr.right.at))
        return self.terms.divide(x, y, self.counted(expr), constant)

    def aggregate(self, expr: syn.Aggregate, frames: Frames) -> Term:
        b = self.builder
        assert isinstance(expr.base, syn.Part)
        meaning = self.sound.checked.meanings[expr.base]
        if isinstance(meaning, ElementMonth):
            block, place, chosen = self.elements(expr.base.base, frames)
            value = Term(b.month_of(self.as_of(place.home)), MONTH)
        elif isinstance(meaning, AmountOf):
            assert isinstance(expr.base.base, syn.Part)
            block, place, chosen = self.elements(expr.base.base.base, frames)
            value = self.lookups.payable(place, meaning.rule)
        else:
            assert isinstance(meaning, PartOf)
            block, place, chosen = self.elements(expr.base.base, frames)
            value = self.member(place, meaning)
        conditions = [c for c in (chosen, value.present) if c]
        when = b.all(*conditions) if conditions else b.truth(True)
        if expr.how == "sum":
            total = b.fold("sum", block, when, value.name, b.const(0, value.type))
            type = evolve(self.counted(expr), den=value.type.den) if isinstance(value.type, Number | Money) else value.type
            return Term(self.terms.typed(total, type), type, value.by)
        none = self.none(value.type).name
        how: core.How = "most" if expr.how == "max" else "least"
        return Term(b.fold(how, block, when, value.name, none), value.type, value.by, b.exists(block, when))

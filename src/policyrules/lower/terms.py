"""Values while a rule is lowered: exact quotients, and facts that may be known to be absent.

A term stands for `name` / (den of its type * the product of `by`), where every step in `by` is at least 1. So a division that the
law does not round stays exact until it is compared or rounded. `present` is the truth value that says whether there is a value at
all (None: always); whoever compares an absent value gets a no.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import lcm

from attrs import evolve

from policyrules import core
from policyrules.classes import frozen
from policyrules.core import Name
from policyrules.core.build import Builder
from policyrules.types import BOOL, Money, Number, Scalar


@frozen
class Term:
    name: Name
    type: Scalar
    by: tuple[Name, ...] = ()
    present: Name | None = None


@frozen
class Terms:
    """Arithmetic over terms, written into a builder."""

    b: Builder

    def truth(self, term: Term) -> Name:
        """A truth value; absent counts as no."""
        return self.b.all(term.present, term.name) if term.present else term.name

    def present(self, *terms: Term) -> Name | None:
        found = [t.present for t in terms if t.present]
        return self.b.all(*found) if found else None

    # ------------------------------------------------------------ one scale for several

    def align(self, *terms: Term) -> list[Term]:
        """The same values over one denominator; types that are not counted stay as they are."""
        if not all(isinstance(t.type, Number | Money) for t in terms):
            return list(terms)
        dens = [t.type.den for t in terms if isinstance(t.type, Number | Money)]
        if len({*dens}) == 1 and not any(t.by for t in terms):
            return list(terms)
        den = lcm(*dens)
        by: Counter[Name] = Counter()
        for t in terms:
            by |= Counter(t.by)
        return [self.over(t, den, tuple(sorted(by.elements()))) for t in terms]

    def over(self, term: Term, den: int, by: tuple[Name, ...]) -> Term:
        """The same value counted in `den` parts and divided by `by`."""
        assert isinstance(term.type, Number | Money)
        type = evolve(term.type, den=den)
        name = self.multiple(term.name, den // term.type.den, type)
        for extra in sorted((Counter(by) - Counter(term.by)).elements()):
            name = self.b.times(name, extra, type)
        return Term(name, type, by, term.present)

    def multiple(self, name: Name, factor: int, type: Scalar) -> Name:
        return name if factor == 1 else self.b.sum(((factor, name),), type=type)

    # ------------------------------------------------------------ comparing

    def compare(self, left: Term, relation: str, right: Term) -> Name:
        """lt, le, eq, ge, gt; no where one of them is absent."""
        a, b = self.align(left, right)
        match relation:
            case "lt":
                found = self.b.less(a.name, b.name)
            case "gt":
                found = self.b.less(b.name, a.name)
            case "le":
                found = self.b.at_most(a.name, b.name)
            case "ge":
                found = self.b.at_least(a.name, b.name)
            case "eq":
                found = self.b.same(a.name, b.name)
            case _:
                raise AssertionError(relation)
        there = self.present(left, right)
        return self.b.all(there, found) if there else found

    # ------------------------------------------------------------ computing

    def add(self, left: Term, sign: int, right: Term) -> Term:
        a, b = self.align(left, right)
        return Term(self.b.sum(((1, a.name), (sign, b.name)), type=a.type), a.type, a.by, self.present(left, right))

    def multiply(self, left: Term, right: Term, type: Scalar) -> Term:
        name = self.b.times(left.name, right.name, type)
        return Term(name, type, tuple(sorted((*left.by, *right.by))), self.present(left, right))

    def divide(self, left: Term, right: Term, type: Scalar, constant: int | None) -> Term:
        """`constant`: the divisor where it is a written number, which then only changes the denominator."""
        assert isinstance(left.type, Number | Money) and isinstance(right.type, Number | Money)
        top = self.multiple(left.name, right.type.den, left.type)
        for factor in right.by:
            top = self.b.times(top, factor, left.type)
        there = self.present(left, right)
        if constant is not None and not right.by:
            whole = _scaled(type, left.type.den * constant)
            return Term(self.typed(top, whole), whole, left.by, there)
        over = _scaled(type, left.type.den)
        return Term(self.typed(top, over), over, tuple(sorted((*left.by, right.name))), there)

    def typed(self, name: Name, type: Scalar) -> Name:
        """The same number counted in another type: what is put out or shown is read by the type of its step."""
        return name if self.b.type_of(name) == type else self.b.sum(((1, name),), type=type)

    def extreme(self, terms: Sequence[Term], lowest: bool) -> Term:
        aligned = self.align(*terms)
        names = [t.name for t in aligned]
        name = self.b.least(*names) if lowest else self.b.most(*names)
        return Term(name, aligned[0].type, aligned[0].by, self.present(*terms))

    def choose(self, test: Name, then: Term, other: Term) -> Term:
        """One of two values. Their divisors are chosen alike, so that the one not taken never makes the other uncertain."""
        b = self.b
        there: Name | None = None
        if then.present or other.present:
            there = b.choose(test, then.present or b.truth(True), other.present or b.truth(True))
        if then.by == other.by:
            x, y = self.align(then, other)
            return Term(b.choose(test, x.name, y.name), x.type, x.by, there)
        x, y = self.align(evolve(then, by=()), evolve(other, by=()))
        divisor = b.choose(test, self.product(then.by), self.product(other.by))
        return Term(b.choose(test, x.name, y.name), x.type, (divisor,), there)

    def product(self, by: tuple[Name, ...]) -> Name:
        """The divisors as one plain number; 1 where there are none."""
        if not by:
            return self.b.const(1, Number())
        found, *rest = by
        for factor in rest:
            found = self.b.times(found, factor, Number())
        return found if self.b.type_of(found) == Number() else self.b.sum(((1, found),), type=Number())

    def rounded(self, term: Term, mode: core.Rounding, step: tuple[int, int]) -> Term:
        """To whole multiples of `step` = numerator / denominator of the unit."""
        assert isinstance(term.type, Number | Money)
        numerator, denominator = step
        top = self.multiple(term.name, denominator, term.type)
        bottom = self.b.const(term.type.den * numerator, Number())
        for factor in term.by:
            bottom = self.b.times(bottom, factor, Number())
        type = evolve(term.type, den=denominator)
        found = self.b.quotient(top, bottom, mode, type)
        whole = Term(self.multiple(found, numerator, type), type, (), term.present)
        return self.over(whole, lcm(denominator, 100), ()) if isinstance(type, Money) else whole

    def yes(self, name: Name) -> Term:
        return Term(name, BOOL)


def _scaled(type: Scalar, den: int) -> Number | Money:
    assert isinstance(type, Number | Money)
    return evolve(type, den=den)

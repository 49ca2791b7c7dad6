"""Random programs and cases: every operation, small ranges, so that bounds are met often and all completions can be tried."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Literal, TypeAlias

from attrs import field
from hypothesis import strategies as st

from policyrules import core
from policyrules.classes import define
from policyrules.core import ROOT, Name
from policyrules.core.build import Builder
from policyrules.testing import vocabulary as v
from policyrules.types import BOOL, DATE, MONTH, Choice, Fact, Number, Scalar

Draw: TypeAlias = st.DrawFn
MONTHS = [2026 * 12 + m for m in (1, 2)]
SPANS = (core.Months("month", -1), core.Months("month", 0), core.Months("year", 1))
"""Months around those in which the days of cases lie."""
OUTCOME, AMOUNT, SECOND = core.Output("规则", "outcome"), core.Output("规则", "amount"), core.Output("另", "outcome")


@st.composite
def programs(draw: Draw, most: int = 24, proved: bool = False, presumptions: bool = True) -> core.Program:
    """A program about a person of `testing.vocabulary`; two rules, a truth value and a number in the first, a truth value in the second.

    `proved`: exceptions that give different results never fire together, as the compiler demands of rules.
    `presumptions`: steps may ask whether a fact is given at all.
    """
    pool = _Pool(draw, proved, presumptions)
    pool.start()
    for _ in range(draw(st.integers(most // 3, most))):
        home = draw(st.sampled_from(pool.homes))
        if draw(st.booleans()):
            pool.put(home, draw(st.sampled_from(TRUTHS)), BOOL)
        else:
            pool.put(home, draw(st.sampled_from(NUMBERS)), Number())
    if draw(st.integers(0, 2)):
        pool.gather()
    outputs = {OUTCOME: pool.last(BOOL), AMOUNT: pool.last(Number()), SECOND: pool.pick(BOOL)}
    return pool.b.program(outputs)


TRUTHS = (
    "not", "all", "any", "all", "any", "less", "same", "one_of", "level", "choose", "default", "exists", "exists", "every", "age", "month",
    "month_end", "day", "fact", "other", "guarded",
)  # fmt: skip
NUMBERS = (
    "sum", "difference", "scaled", "times", "quotient", "least", "most", "choose", "default", "years", "count", "total", "total", "best",
    "best", "dated", "fact", "other",
)  # fmt: skip
Kind: TypeAlias = str
SOURCES: tuple[core.Source, ...] = ("parameter", "parameter", "parameter", "period", "gap", "row", "tie")
ROUNDINGS: tuple[core.Rounding, ...] = ("down", "up", "half_up", "half_even")


@define
class _Pool:
    """Steps made so far, by block and type."""

    draw: Draw
    proved: bool
    presumptions: bool
    b: Builder = field(factory=lambda: Builder(v.PERSON))
    at: dict[tuple[Name, Scalar], list[Name]] = field(factory=dict)
    homes: list[Name] = field(factory=list)
    inner: dict[Name, list[Name]] = field(factory=dict)
    about: dict[Name, str] = field(factory=dict)

    def start(self) -> None:
        cards = self.b.block(ROOT, (), v.CARDS, v.SIZE)
        members = self.b.block(ROOT, (v.AT_HOME,), v.MEMBERS, v.SIZE)
        their_cards = self.b.block(members, (), v.CARDS, v.SIZE)
        months, theirs = (self.b.months(home, self.draw(st.sampled_from(SPANS)), v.SIZE) for home in (ROOT, members))
        cards_then = self.b.block(months, (), v.CARDS, v.SIZE)
        self.homes = [ROOT, ROOT, cards, members, members, their_cards, months, months, theirs, cards_then]
        self.inner = {ROOT: [cards, members, months], members: [their_cards, theirs], months: [cards_then]}
        self.about = {ROOT: v.PERSON, cards: v.CARD, members: v.PERSON, their_cards: v.CARD}
        self.about |= {months: v.PERSON, theirs: v.PERSON, cards_then: v.CARD}
        for home in self.about:
            for kind in (BOOL, Number()):
                self.at[home, kind] = []
                self.take(home, kind)
        self.at[ROOT, Number()].append(self.b.const(self.draw(st.integers(-2, 3))))

    def last(self, type: Scalar, home: Name = ROOT) -> Name:
        return self.at[home, type][-1]

    def pick(self, type: Scalar, home: Name = ROOT) -> Name:
        """A step that `home` sees, the latest more often."""
        near, far = self.at[home, type], self.at[ROOT, type]
        return self.draw(st.sampled_from([*near[-3:], *near, *far[-2:]]))

    def gather(self) -> None:
        """Folds what was made in lists, from the inside out, and joins it with what was made outside of them."""
        for home in reversed(self.inner):
            for block in self.inner[home]:
                self.at[home, BOOL].append(self.b.exists(block, self.last(BOOL, block)))
                how: core.How = self.draw(st.sampled_from(["sum", "least", "most"]))
                values = self.pick(BOOL, block), self.last(Number(), block), self.last(Number(), home)
                self.at[home, Number()].append(self.b.fold(how, block, *values))
        first, second, third = self.at[ROOT, BOOL][-3:]
        join = self.b.all if self.draw(st.booleans()) else self.b.any
        self.at[ROOT, BOOL].append(self.b.choose(second, first, join(first, third)))
        self.at[ROOT, Number()].append(self.b.choose(third, *self.at[ROOT, Number()][-2:]))

    def put(self, home: Name, kind: Kind, type: Scalar) -> None:
        """One more step of that kind; it may turn out to live further out."""
        name = self.truth(home, kind) if type == BOOL else self.number(home, kind)
        self.at[self.b.home_of(name), type].append(name)

    def small(self, low: int = -3, high: int = 3) -> int:
        return self.draw(st.integers(low, high))

    # ------------------------------------------------------------ leaves

    def take(self, home: Name, type: Scalar) -> None:
        for fact in v.FACTS:
            if fact.entity == self.about[home] and fact.type == type:
                self.at[home, type].append(self.asked(home, fact))

    def read(self, home: Name, fact: Fact, path: Sequence[str] = (), aspect: core.Aspect = "value") -> Name:
        low, high = (fact.low, fact.high) if aspect == "value" else (0, 1)
        source: core.Source = "judgement" if fact.source == "judgement" else "fact"
        return self.b.fact(fact.name, fact.type, low, high, home=home, path=path, aspect=aspect, source=source, kept=fact.kept)

    def declared(self, home: Name, type: Scalar, path: Sequence[str] = ()) -> Fact:
        entity = self.about[home]
        for step in path:
            entity = next(r.target for r in v.RELATIONS if r.entity == entity and r.name == step)
        return self.draw(st.sampled_from([f for f in v.FACTS if f.entity == entity and f.type == type]))

    def a_path(self, home: Name) -> Sequence[str]:
        """From a person: to nothing, to the guardian, to the household, to the guardian's household."""
        if self.about[home] != v.PERSON:
            return ()
        return self.draw(st.sampled_from([(), (v.GUARDIAN,), (v.AT_HOME,), (v.GUARDIAN, v.AT_HOME)]))

    def a_fact(self, home: Name, type: Scalar) -> Name:
        path = self.a_path(home)
        return self.asked(home, self.declared(home, type, path), path)

    def asked(self, home: Name, fact: Fact, path: Sequence[str] = ()) -> Name:
        """The fact; one that may be known not to exist is asked for that first, as the checker demands."""
        value = self.read(home, fact, path)
        if fact.optional and fact.type == BOOL:
            return self.b.all(self.read(home, fact, path, "present"), value)
        if fact.optional:
            return self.b.choose(self.read(home, fact, path, "present"), value, self.b.const(self.small(-1, 1)))
        return value

    def from_elsewhere(self, type: Scalar) -> Name:
        """What the vocabulary does not declare, and parameters."""
        low, high = (0, 1) if type == BOOL else (0, 2)
        source = self.draw(st.sampled_from(SOURCES))
        return self.b.fact(f"{source}'{'甲' if type == BOOL else '乙'}", type, low, high, source=source)

    def given_or(self, home: Name, type: Scalar) -> Name:
        """A presumption: the fact where it is recorded, else something presumed."""
        fact = next(f for f in v.FACTS if f.entity == self.about[home] and f.type == type and not f.optional)
        given = self.read(home, fact, (), "given")
        return self.b.choose(given, self.read(home, fact), self.pick(type))

    # ------------------------------------------------------------ steps

    def truth(self, home: Name, kind: Kind) -> Name:
        b, p, n = self.b, partial(self.pick, BOOL, home), partial(self.pick, Number(), home)
        match kind:
            case "not":
                return b.not_(p())
            case "all":
                return b.all(*(p() for _ in range(self.small(2, 3))))
            case "any":
                return b.any(*(p() for _ in range(self.small(2, 3))))
            case "less":
                return b.less(n(), n())
            case "same":
                return b.same(p(), p()) if self.draw(st.booleans()) else b.same(n(), n())
            case "one_of":
                return b.one_of(n(), self.draw(st.sets(st.integers(-3, 4), min_size=1, max_size=4)))
            case "level":
                level = self.declared(home, Choice("等级")) if self.about[home] in (v.PERSON, v.CARD) else None
                assert level is not None, "every block is about persons or cards"
                return b.one_of(self.read(home, level), self.draw(st.sets(st.integers(1, 3), min_size=1, max_size=2)))
            case "choose":
                return b.choose(p(), p(), p())
            case "default":
                return self.default(home, BOOL)
            case "exists" if home in self.inner:
                block = self.draw(st.sampled_from(self.inner[home]))
                return b.fold("any", block, self.pick(BOOL, block), self.pick(BOOL, block), b.truth(False) if self.small() else p())
            case "every" if home in self.inner:
                block = self.draw(st.sampled_from(self.inner[home]))
                return b.not_(b.exists(block, b.not_(self.pick(BOOL, block))))
            case "guarded" if home in self.inner:
                block = self.draw(st.sampled_from(self.inner[home]))
                join = b.all if self.draw(st.booleans()) else b.any
                return join(p(), b.exists(block, self.pick(BOOL, block)), b.less(b.count(block, self.pick(BOOL, block)), n()))
            case "age":
                return b.at_least(b.years(self.born(home), b.as_of(*v.DAYS, home=home)), b.const(18, Number("周岁")))
            case "month":
                return b.less(b.month_of(b.as_of(*v.DAYS, home=home)), b.const(MONTHS[1], MONTH))
            case "month_end":
                return b.less(b.month_end(b.month_of(self.born(home))), b.month_end(b.month_of(b.as_of(*v.DAYS, home=home))))
            case "day":
                return b.at_least(b.as_of(*v.DAYS, home=home), b.const(self.small(v.DAYS[0], v.DAYS[1]), DATE))
            case "other":
                return self.given_or(home, BOOL) if self.presumptions and self.draw(st.booleans()) else self.from_elsewhere(BOOL)
            case _:
                return self.a_fact(home, BOOL)

    def number(self, home: Name, kind: Kind) -> Name:
        b, p, n, count = self.b, partial(self.pick, BOOL, home), partial(self.pick, Number(), home), Number()
        match kind:
            case "sum":
                return b.sum([(1, n()), (1, n())], self.small(), count)
            case "difference":
                return b.sum([(1, n()), (-1, n())], 0, count)
            case "scaled":
                return b.sum([(self.small(), n()), (1, p())], self.small(), count)
            case "times":
                return b.times(n(), n(), count)
            case "quotient":
                return b.quotient(n(), b.most(n(), b.const(self.small(1, 3))), self.draw(st.sampled_from(ROUNDINGS)), count)
            case "least":
                return b.least(*(n() for _ in range(self.small(2, 3))))
            case "most":
                return b.most(*(n() for _ in range(self.small(2, 3))))
            case "choose":
                return b.choose(p(), n(), n())
            case "default":
                return self.default(home, count)
            case "years":
                return b.sum([(1, b.years(self.born(home), b.as_of(*v.DAYS, home=home)))], -17, count)
            case "count" if home in self.inner:
                block = self.draw(st.sampled_from(self.inner[home]))
                return b.count(block, self.pick(BOOL, block))
            case "total" if home in self.inner:
                block = self.draw(st.sampled_from(self.inner[home]))
                return b.fold("sum", block, self.pick(BOOL, block), self.pick(count, block), n())
            case "best" if home in self.inner:
                block = self.draw(st.sampled_from(self.inner[home]))
                how: Literal["least", "most"] = self.draw(st.sampled_from(["least", "most"]))
                when = b.truth(True) if not self.small() else self.pick(BOOL, block)
                return b.fold(how, block, when, self.pick(count, block), n())
            case "dated":
                return b.choose(b.less(b.as_of(*v.DAYS, home=home), b.const(v.DAYS[1] - 1, DATE)), n(), n())
            case "other":
                presumed = self.presumptions and self.about[home] == v.PERSON and self.draw(st.booleans())
                return self.given_or(home, count) if presumed else self.from_elsewhere(count)
            case _:
                return self.a_fact(home, count)

    def born(self, home: Name) -> Name:
        """Of the person at hand; an element of a list of cards has the root's."""
        fact = next(f for f in v.FACTS if f.type == DATE)
        return self.read(home if self.about[home] == v.PERSON else ROOT, fact)

    def default(self, home: Name, type: Scalar) -> Name:
        """Two exceptions and a third to which both give way, or which gives way to both. Unproved ones may clash."""
        b, x = self.b, partial(self.pick, type, home)
        first, second, third = (self.pick(BOOL, home) for _ in range(3))
        if self.proved:
            second = b.all(second, b.not_(first))
        low = frozenset({"甲"})
        match self.small(0, 3):
            case 0:
                return b.default(x(), core.Case("甲", first, x()))
            case 1:
                return b.default(x(), core.Case("甲", first, x()), core.Case("乙", third, x(), low))
            case 2:
                then = x()
                return b.default(x(), core.Case("甲", first, then), core.Case("乙", third, then))
            case _:
                yields = core.Case("丙", third, x(), frozenset({"甲", "乙"}))
                return b.default(x(), core.Case("甲", first, x()), core.Case("乙", second, x()), yields)

"""One row of the table of operations: how a step is written where it is one number, and where it is two bounds.

Mind `wide`: operands are given as terms, so an operation on what cannot be unknown is never written twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import assert_never

from policyrules import core
from policyrules.backends.scalar.text import WIDEST, Code, Term, joined, number, thin, united
from policyrules.classes import frozen
from policyrules.core.nodes import Name
from policyrules.types.encode import DAYS_A_MONTH, DAYS_A_YEAR


@frozen
class Bench:
    """What an operation is written with: the terms of its operands, the lines before it, whether reasons are asked for."""

    code: Code
    terms: Mapping[Name, Term]
    ranges: Mapping[Name, tuple[int, int]]
    reasons: bool

    def atom(self, name: Name) -> Term:
        """The term of an operand that is mentioned several times."""
        term = self.terms[name]
        if term.thin:
            return thin(self.code.atom(term.low))
        return Term(self.code.atom(term.low), self.code.atom(term.high), term.why)

    def settled(self, low: str, high: str, live: Sequence[str], never_meet: bool = False) -> Term:
        """Two bounds and the reasons for which they differ. `never_meet`: they do wherever one of the reasons is there."""
        live = [why for why in live if why]
        if not self.reasons or not live:
            return Term(low, high)
        if never_meet:
            return Term(low, high, united(*live))
        low, high = self.code.atom(low), self.code.atom(high)
        return Term(low, high, f"(E if {low} == {high} else {united(*live)})")


def written(op: core.Op, at: Bench) -> Term:
    """The term of an operation other than `Fact`, `Default`, `Fold` and a `Choose` with an unknown test."""
    match op:
        case core.Const(value):
            return thin(number(value))
        case core.Not(of):
            term = at.terms[of]
            return Term(negated(term.high), negated(term.low), term.why)
        case core.All(items):
            return _least(at, items, "and")
        case core.Any(items):
            return _most(at, items, "or")
        case core.Least(items):
            return _least(at, items, "<")
        case core.Most(items):
            return _most(at, items, ">")
        case core.Less(left, right):
            a, b = at.terms[left], at.terms[right]
            if a.thin and b.thin:
                return thin(f"({a.low} < {b.low})")
            return at.settled(f"({a.high} < {b.low})", f"({a.low} < {b.high})", (a.why, b.why))
        case core.Same(left, right):
            return _same(at, left, right)
        case core.OneOf(of, runs):
            return _one_of(at, of, runs)
        case core.Sum(terms, plus):
            kept = [(k, at.terms[name]) for k, name in terms if k]
            low = added(at.code, [(k, t.low if k > 0 else t.high) for k, t in kept], plus)
            if all(t.thin for _, t in kept):
                return thin(low)
            high = added(at.code, [(k, t.high if k > 0 else t.low) for k, t in kept], plus)
            return at.settled(low, high, [t.why for _, t in kept], never_meet=True)
        case core.Times(left, right):
            return _from_corners(at, left, right, lambda x, y: f"({x} * {y})", False)
        case core.Quotient(of, by, rounding):
            positive = at.ranges[of][0] >= 0
            return _from_corners(at, of, by, lambda x, y: divided(at.code, x, y, rounding, positive), True)
        case core.Years(birth, at_):
            a, b = at.terms[birth], at.terms[at_]
            if a.thin and b.thin:
                return thin(f"(({b.low} - {a.low}) // {DAYS_A_YEAR})")
            return at.settled(f"(({b.low} - {a.high}) // {DAYS_A_YEAR})", f"(({b.high} - {a.low}) // {DAYS_A_YEAR})", (a.why, b.why))
        case core.MonthOf(date):
            day = at.terms[date]
            if day.thin:
                return thin(f"({day.low} // {DAYS_A_MONTH})")
            return at.settled(f"({day.low} // {DAYS_A_MONTH})", f"({day.high} // {DAYS_A_MONTH})", (day.why,))
        case core.MonthEnd(month):
            of_month = at.terms[month]
            if of_month.thin:
                return thin(f"last_day({of_month.low})")
            return at.settled(f"last_day({of_month.low})", f"last_day({of_month.high})", (of_month.why,))
        case core.Choose(test, then, other):
            return _chosen(at, test, then, other)
        case core.Fact() | core.Default() | core.Fold():
            raise AssertionError("written by the statements")
    assert_never(op)


def negated(text: str) -> str:
    return {"True": "False", "False": "True"}.get(text, f"(not {text})")


def _least(at: Bench, items: Sequence[Name], word: str) -> Term:
    """The smallest item; one that cannot be below the others' upper bound gives no reasons."""
    given = _distinct(at, items, word)
    low = extreme(at.code, [t.low for t in given], word)
    if all(t.thin for t in given):
        return thin(low)
    high = extreme(at.code, [t.high for t in given], word)
    if not at.reasons:
        return Term(low, high)
    high = at.code.atom(high)
    return at.settled(low, high, [f"({t.why} if {t.low} < {high} else E)" if word == "<" else t.why for t in given if t.why])


def _most(at: Bench, items: Sequence[Name], word: str) -> Term:
    given = _distinct(at, items, word)
    low = extreme(at.code, [t.low for t in given], word)
    if all(t.thin for t in given):
        return thin(low)
    high = extreme(at.code, [t.high for t in given], word)
    if not at.reasons:
        return Term(low, high)
    low = at.code.atom(low)
    return at.settled(low, high, [f"({t.why} if {t.high} > {low} else E)" if word == ">" else t.why for t in given if t.why])


def _distinct(at: Bench, items: Sequence[Name], word: str) -> list[Term]:
    """Numbers are mentioned twice, once to be compared; truth values once."""
    return [at.terms[i] if word in ("and", "or") else at.atom(i) for i in dict.fromkeys(items)]


def extreme(code: Code, texts: Sequence[str], word: str) -> str:
    """The smallest (`and`, `<`) or largest (`or`, `>`) of some values. Numbers must be atoms."""
    if word in ("and", "or"):
        return joined(word, texts)
    texts = list(dict.fromkeys(texts))
    if len(texts) == 1:
        return texts[0]
    if len(texts) == 2:
        return f"({texts[0]} if {texts[0]} {word} {texts[1]} else {texts[1]})"
    name = code.fresh()
    code.line(f"{name} = {texts[0]}")
    for text in texts[1:]:
        with code.under(f"if {text} {word} {name}:"):
            code.line(f"{name} = {text}")
    return name


def _same(at: Bench, left: Name, right: Name) -> Term:
    if at.terms[left].thin and at.terms[right].thin:
        return thin(f"({at.terms[left].low} == {at.terms[right].low})")
    a, b = at.atom(left), at.atom(right)
    points = " == ".join(dict.fromkeys((a.low, a.high, b.low, b.high)))
    return at.settled(f"({points})", f"({a.low} <= {b.high} and {b.low} <= {a.high})", (a.why, b.why))


def _one_of(at: Bench, of: Name, runs: Sequence[tuple[int, int]]) -> Term:
    term = at.terms[of] if len(runs) == 1 and at.terms[of].thin else at.atom(of)
    least, most = at.ranges[of]
    inside, touching = [], []
    for p, q in runs:
        if q < least or p > most:
            continue
        from_, to = f"{number(p)} <= " if p > least else "", f" <= {number(q)}" if q < most else ""
        if term.thin:
            inside.append(f"({term.low} == {number(p)})" if p == q else f"({from_}{term.low}{to})" if from_ or to else "True")
            continue
        inside.append(joined("and", [f"({from_}{term.low})" if from_ else "True", f"({term.high}{to})" if to else "True"]))
        touching.append(joined("and", [f"({term.low}{to})" if to else "True", f"({from_}{term.high})" if from_ else "True"]))
    return thin(joined("or", inside)) if term.thin else at.settled(joined("or", inside), joined("or", touching), (term.why,))


def added(code: Code, parts: Sequence[tuple[int, str]], plus: int) -> str:
    texts = [text if k == 1 else f"-{text}" if k == -1 else f"{number(k)} * {text}" for k, text in parts]
    while len(texts) > WIDEST:
        texts = [code.atom(f"({' + '.join(texts[:WIDEST])})"), *texts[WIDEST:]]
    if plus or not texts:
        texts.append(number(plus))
    return f"({' + '.join(texts)})"


def divided(code: Code, of: str, by: str, rounding: core.Rounding, positive: bool) -> str:
    match rounding:
        case "down":
            return f"({of} // {by})"
        case "up":
            return f"(-(-{of} // {by}))"
        case "half_up" if positive:
            by = code.atom(by)
            return f"((2 * {of} + {by}) // (2 * {by}))"
        case "half_up" | "half_even":
            return f"{rounding}({of}, {by})"
    assert_never(rounding)


def _from_corners(at: Bench, left: Name, right: Name, of: Callable[[str, str], str], falling: bool) -> Term:
    """Bounds of an operation that is monotone in each operand. `falling`: it falls in the second where the first is not negative."""
    if at.terms[left].thin and at.terms[right].thin:
        return thin(of(at.terms[left].low, at.terms[right].low))
    a, b = at.atom(left), at.atom(right)
    if at.ranges[left][0] >= 0 and (falling or at.ranges[right][0] >= 0):
        ends = (b.high, b.low) if falling else (b.low, b.high)
        return at.settled(of(a.low, ends[0]), of(a.high, ends[1]), (a.why, b.why))
    if falling and b.thin:
        return at.settled(of(a.low, b.low), of(a.high, b.low), (a.why, b.why))
    corners = dict.fromkeys(of(x, y) for x in dict.fromkeys((a.low, a.high)) for y in dict.fromkeys((b.low, b.high)))
    names = [at.code.atom(text) for text in corners]
    return at.settled(f"min({', '.join(names)})", f"max({', '.join(names)})", (a.why, b.why))


def in_order(ranges: Mapping[Name, tuple[int, int]], then: Name, other: Name) -> int:
    """1 where the first can never be below the second, -1 where it can never be above it, else 0."""
    if ranges[then][0] >= ranges[other][1]:
        return 1
    return -1 if ranges[then][1] <= ranges[other][0] else 0


def _chosen(at: Bench, test: Name, then: Name, other: Name) -> Term:
    """Where the test is known, or where one branch can never be below the other and nobody asks for reasons."""
    if then == other:
        return at.terms[then]
    t, x, y = at.terms[test], at.terms[then], at.terms[other]
    if not t.thin:
        first, last = (t.low, t.high) if in_order(at.ranges, then, other) > 0 else (t.high, t.low)
        return Term(f"({x.low} if {first} else {y.low})", f"({x.high} if {last} else {y.high})")
    if x.thin and y.thin:
        return thin(f"({x.low} if {t.low} else {y.low})")
    test_text = at.code.atom(t.low)
    why = f"({x.why or 'E'} if {test_text} else {y.why or 'E'})" if at.reasons else ""
    return Term(f"({x.low} if {test_text} else {y.low})", f"({x.high} if {test_text} else {y.high})", why)

"""Rankings and rates against their definition: every way in which the unknown could turn out."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from policyrules.backends.reference import Value
from policyrules.core import Reason
from policyrules.population import Candidate, Member, meets, rank, rate


@st.composite
def values(draw: st.DrawFn, high: int) -> Value:
    a, b = sorted(draw(st.tuples(st.integers(0, high), st.integers(0, high))))
    return Value(a, b, frozenset() if a == b else frozenset({Reason("fact", f"f{draw(st.integers(0, 99))}")}))


candidates = st.builds(Candidate, values(1), values(1), st.tuples(values(1)), st.tuples(values(2), values(1)))


def worlds(of: Candidate) -> Iterator[tuple[int, ...]]:
    parts = (of.applies, of.listed, *of.groups, *of.keys)
    return product(*(range(v.low, v.high + 1) for v in parts))


@settings(max_examples=150, deadline=None)
@given(st.lists(candidates, min_size=1, max_size=3))
def test_bounds_of_a_place_are_those_of_the_definition(given_: list[Candidate]) -> None:
    seen: list[set[object]] = [set() for _ in given_]
    for chosen in product(*(list(worlds(c)) for c in given_)):
        for i, (applies, listed, group, *keys) in enumerate(chosen):
            if not applies:
                seen[i].add("not_applicable")
            elif not listed:
                seen[i].add("out")
            else:
                rivals = [k for open_, here, where, *k in chosen if open_ and here and where == group]
                seen[i].add(1 + sum(k > keys for k in rivals))
    for place, possible in zip(rank(given_), seen, strict=True):
        match place.standing:
            case "not_applicable" | "out":
                assert possible <= {"not_applicable", "out"}
            case "open":
                assert place.missing
            case "in":
                numbers = [p for p in possible if isinstance(p, int)]
                assert len(numbers) == len(possible)
                assert (min(numbers), max(numbers)) == (place.best, place.worst)
                assert place.settled == (not place.missing | place.others)


@settings(max_examples=100, deadline=None)
@given(st.lists(candidates, min_size=1, max_size=5), st.randoms())
def test_row_order_never_matters(given_: list[Candidate], random: object) -> None:
    order = list(range(len(given_)))
    random.shuffle(order)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    straight, mixed = rank(given_), rank([given_[i] for i in order])
    assert [straight[i] for i in order] == mixed


@settings(max_examples=150, deadline=None)
@given(st.lists(st.builds(Member, values(1), values(1)), max_size=4))
def test_bounds_of_a_rate_are_those_of_the_definition(members: list[Member]) -> None:
    rates, empty = set(), set()
    for chosen in product(*(range(v.low, v.high + 1) for m in members for v in (m.denominator, m.numerator))):
        counted = [n for d, n in zip(chosen[::2], chosen[1::2], strict=True) if d]
        empty.add(not counted)
        if counted:
            rates.add(Fraction(sum(counted), len(counted)))
    found = rate(members)
    assert found.empty == (next(iter(empty)) if len(empty) == 1 else None)
    if rates:
        assert (found.low, found.high) == (min(rates), max(rates))
    else:
        assert found.low is None


def test_an_empty_denominator_meets_nothing() -> None:
    assert meets(rate([]), "ge", Fraction(1)) is None
    yes, no = Value(1, 1), Value(0, 0)
    assert meets(rate([Member(yes, yes)]), "ge", Fraction(1)) is True
    assert meets(rate([Member(yes, yes), Member(yes, no)]), "ge", Fraction(1)) is False

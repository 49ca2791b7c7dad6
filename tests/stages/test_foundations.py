"""Bytes to text, places, calendar numbers, exact terms."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyrules.backends.reference import trace
from policyrules.cases import Case, Record
from policyrules.core import Output
from policyrules.core.build import Builder
from policyrules.diagnostics.nearest import nearest
from policyrules.lower.terms import Term, Terms
from policyrules.source import Decoded, SourceFile, Span, Undecodable, cells, decode
from policyrules.structured import Mapping, Scalar, parse
from policyrules.types import BOOL, Money, Number
from policyrules.types.encode import is_day, of_date, to_date
from policyrules.types.to_text import decimal


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_chinese_encodings_are_found_by_rule(encoding: str) -> None:
    found = decode("残疾人，一级\r\n二级".encode(encoding))
    assert isinstance(found, Decoded) and found.text == "残疾人，一级\n二级"


def test_what_is_no_text_says_where() -> None:
    assert decode(b"\xff\xff\xff") == Undecodable(0)
    assert isinstance(decode("甲\0乙".encode()), Undecodable)


def test_places_count_characters_and_carets_count_cells() -> None:
    file = SourceFile("甲.rules", "资格 老人\n  条件：年龄")
    at = Span(file, file.text.index("年龄"), len(file.text))
    assert at.place == "甲.rules:2:6" and at.text == "年龄"
    assert cells("条件：a") == 7


@given(st.dates(date(1850, 1, 1), date(2199, 12, 31)), st.dates(date(1850, 1, 1), date(2199, 12, 31)))
def test_dates_keep_their_order_and_come_back(a: date, b: date) -> None:
    assert to_date(of_date(a)) == a and is_day(of_date(a))
    assert (of_date(a) < of_date(b)) == (a < b)


def test_years_are_full_years_by_the_calendar() -> None:
    """Born on 29 February: the birthday of a common year is 1 March."""
    assert (of_date(date(2026, 2, 28)) - of_date(date(2008, 2, 29))) // 384 == 17
    assert (of_date(date(2026, 3, 1)) - of_date(date(2008, 2, 29))) // 384 == 18


def test_decimals_are_exact() -> None:
    assert [decimal(12250, 100), decimal(-1, 8), decimal(0, 7), decimal(2, 3)] == ["122.5", "-0.125", "0", "2/3"]


@given(st.integers(1, 500), st.integers(1, 60), st.integers(1, 60), st.integers(1, 9))
def test_a_quotient_stays_exact_until_it_is_rounded(top: int, bottom: int, times: int, cents: int) -> None:
    """(top / bottom) * times, to whole units, halves up: the same as with fractions."""
    b = Builder("甲")
    terms = Terms(b)
    type = Money("年", 1)
    share = terms.divide(Term(b.const(top, type), type), Term(b.fact("b", Number(), 1, 60), Number()), type, None)
    whole = terms.multiply(share, Term(b.const(times, Number()), Number()), Money("年", 1))
    rounded = terms.rounded(whole, "half_up", (cents, 100))
    less = terms.compare(share, "lt", Term(b.const(times, type), type))
    program = b.program({Output("r", "n"): rounded.name, Output("r", "less"): less})
    found = trace(program, Case(Record("甲", {"b": bottom}), 0))
    step = (200 * top * times + cents * bottom) // (2 * cents * bottom)  # halves up, in steps of `cents`
    assert isinstance(rounded.type, Money)
    assert found.value(Output("r", "n")).low * 100 == step * cents * rounded.type.den
    assert found.value(Output("r", "less")).low == (top < times * bottom)


def test_the_side_not_taken_never_makes_the_other_uncertain() -> None:
    """A directly given quotient does not ask for the divisor of the computed one."""
    b = Builder("甲")
    terms = Terms(b)
    type = Number("", 1)
    computed = terms.divide(Term(b.fact("a", type, 0, 90), type), Term(b.fact("n", type, 1, 9), type), type, None)
    given_ = b.fact("x", BOOL, aspect="given")
    chosen = terms.choose(given_, Term(b.fact("x", type, 0, 99), type), computed)
    program = b.program({Output("r", "below"): terms.compare(chosen, "lt", Term(b.const(5, type), type))})
    assert trace(program, Case(Record("甲", {"x": 3}), 0)).value(Output("r", "below")).known


def test_yaml_is_text_and_nothing_else() -> None:
    tree = parse(SourceFile("a.yaml", "一: no\n二: 0123\n三: 2026-02-30\n四: ~\n五: '~'")).tree
    assert isinstance(tree, Mapping)
    assert [v.text for _, v in tree if isinstance(v, Scalar)] == ["no", "0123", "2026-02-30", "~", "~"]
    assert [v.empty for _, v in tree if isinstance(v, Scalar)] == [False, False, False, True, False]


@pytest.mark.parametrize("text", ["a: &x [*x]", "a: !!python/object:os.system 1", "[" * 40 + "]" * 40, "[" * 20000, "a: {", "\t- x"])
def test_hostile_yaml_is_a_problem(text: str) -> None:
    assert next(p.code for p in parse(SourceFile("a.yaml", text)).problems) in ("yaml-feature-refused", "bad-yaml")


def test_the_nearest_name() -> None:
    assert nearest("证裁等级", ["证载等级", "年龄"]) == "证载等级"
    assert nearest("甲", ["乙丙丁"]) is None

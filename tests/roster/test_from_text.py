"""The text of a cell → the value of a fact."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.roster.world import VOCABULARY, code

from policyrules.types import BOOL, DATE, MONTH, Choice, Fact, Money, Number
from policyrules.types.encode import of_date, of_month
from policyrules.types.from_text import ABSENT, UNKNOWN, Cell, Unreadable, read, read_fact
from policyrules.types.to_text import written

DAY = of_date(date(2026, 3, 1))


def why(found: object) -> str:
    assert isinstance(found, Unreadable), found
    return found.code


@pytest.mark.parametrize("text", ["是", "有", "√", "1", "１", "Y", "yes", True, 1, 1.0, " 是 "])
def test_yes(text: Cell) -> None:
    assert read(text, BOOL, VOCABULARY) == 1


@pytest.mark.parametrize("text", ["否", "无", "×", "0", "N", "no", False, 0.0, "没有"])
def test_no(text: Cell) -> None:
    assert read(text, BOOL, VOCABULARY) == 0


@pytest.mark.parametrize("text", ["", "-", "/", "不详", "未知", "　", None, "——"])
def test_nothing_known(text: Cell) -> None:
    assert {read(text, t, VOCABULARY) for t in (BOOL, DATE, Money("月"), Number("人"), Choice("残疾等级"))} == {UNKNOWN}


@pytest.mark.parametrize("text", ["1", "１", "一", "一级", "壹级", "1级", "Ⅰ级", "level1", 1.0, "I级", "第一级"])
def test_levels(text: Cell) -> None:
    assert read(text, Choice("残疾等级"), VOCABULARY) == code("残疾等级", "一级")


@pytest.mark.parametrize("text", ["五级", "5", "重度", "0"])
def test_unknown_levels(text: str) -> None:
    found = read(text, Choice("残疾等级"), VOCABULARY)
    assert why(found) == "no-such-value"
    assert isinstance(found, Unreadable) and "一级、二级、三级、四级" in found.repair()


@pytest.mark.parametrize("text", ["肢体", "肢体残疾", "肢体残"])
def test_short_forms_of_choices(text: str) -> None:
    assert read(text, Choice("残疾类别"), VOCABULARY) == code("残疾类别", "肢体")


@pytest.mark.parametrize(
    "text",
    ["2026.3.1", "2026/3/1", "2026-03-01", "2026年3月1日", "20260301", "２０２６．３．１", "二〇二六年三月一日", "2026-03-01 00:00:00",
     "46082", 46082, 46082.0, 20260301.0, date(2026, 3, 1), datetime.fromisoformat("2026-03-01T08:30")],
)  # fmt: skip
def test_days(text: Cell) -> None:
    assert read(text, DATE, VOCABULARY) == DAY


@pytest.mark.parametrize(
    ("text", "code"),
    [("2026年2月30日", "no-such-day"), ("26.3.1", "short-year"), ("3/1/2026", "year-last"), ("2026年3月", "day-missing"),
     (1990.0, "day-missing"),
     ("1990", "day-missing"), ("春天", "not-a-date"),
     ("1800-01-01", "out-of-calendar"), (1e300, "not-a-date"), (46082.5, "not-a-date")],
)  # fmt: skip
def test_no_days(text: Cell, code: str) -> None:
    assert why(read(text, DATE, VOCABULARY)) == code


def test_day_numbers_from_1904() -> None:
    assert read(44620, DATE, VOCABULARY, epoch=date(1904, 1, 1)) == DAY


@pytest.mark.parametrize("text", ["2026年3月", "2026-03", "2026.3", "202603", "二〇二六年三月", "2026-03-01", date(2026, 3, 31), 202603.0])
def test_months(text: Cell) -> None:
    expected = of_month(2026, 3)
    found = read(text, MONTH, VOCABULARY)
    assert found == expected or (text == 202603.0 and why(found) == "day-missing")


@pytest.mark.parametrize(
    "text",
    [
        "1200",
        "1,200.00",
        "1200元",
        "一千二百元",
        "1200.0",
        1200,
        1200.0,
        "￥1,200",
        "１２００元",
        "1200元/月",
        "每月1200元",
        "0.12万元",
        "壹仟贰佰元整",
    ],
)
def test_amounts(text: Cell) -> None:
    assert read(text, Money("月"), VOCABULARY) == 120000


def test_amounts_with_small_coins_and_large_units() -> None:
    money = Money("年")
    texts = ("1.2万元", "12元5角", "3角5分", "百分之五十", "1亿")
    assert [read(t, money, VOCABULARY) for t in texts] == [1200000, 1250, 35, 50, 10**10]


@pytest.mark.parametrize(
    ("text", "code"),
    [("122元/年", "other-period"), ("面议", "not-an-amount"), ("1.234", "too-precise"), (0.1 + 0.2, "too-precise"), (1e17, "too-long"),
     ("1234567890123456", "too-long"), ("无", "never-absent"), ("12,00", "not-an-amount"), ("1e3", "not-an-amount"), (1e-9, "too-precise"),
     ("一千二", "not-an-amount"), (float("nan"), "not-an-amount"), (True, "not-an-amount")],
)  # fmt: skip
def test_no_amounts(text: Cell, code: str) -> None:
    assert why(read(text, Money("月"), VOCABULARY)) == code


def test_numbers_units_and_percent() -> None:
    assert [read(t, Number("人"), VOCABULARY) for t in ("3", "3人", "三口", 3.0, "１２")] == [3, 3, 3, 3, 12]
    assert [read(t, Number("%", 1000), VOCABULARY) for t in ("1.5%", 0.015, "百分之一点五", "1%")] == [15, 15, 15, 10]
    assert why(read("90", Number("%", 100), VOCABULARY)) == "unclear-percent"
    assert why(read(3.5, Number("人"), VOCABULARY)) == "too-precise"
    assert read("12.25", Number("人", 100), VOCABULARY) == 1225


def test_absent_only_where_optional() -> None:
    assert read("无", DATE, VOCABULARY, optional=True) is ABSENT
    assert why(read("无", DATE, VOCABULARY)) == "never-absent"


def test_a_fact_has_bounds_and_an_opposite() -> None:
    facts = VOCABULARY.entities["人员"].facts
    assert read_fact("未就业", facts["已就业"], VOCABULARY) == 0
    assert read_fact("", facts["户籍在本区"], VOCABULARY) is UNKNOWN
    assert why(read_fact("-5", facts["务工月收入"], VOCABULARY)) == "out-of-range"


@given(st.integers(0, 10**13), st.sampled_from([Money("月"), Number("", 1000), Number("人"), Money("年", 10000)]))
def test_what_is_written_is_read_back(value: int, type: Money | Number) -> None:
    assert read(written(value, type, VOCABULARY), type, VOCABULARY) == value


@given(st.dates(date(1850, 1, 1), date(2199, 12, 31)))
def test_written_days_are_read_back(day: date) -> None:
    assert read(written(of_date(day), DATE, VOCABULARY), DATE, VOCABULARY) == of_date(day)


CELLS = st.none() | st.text() | st.floats() | st.integers() | st.booleans() | st.dates() | st.datetimes() | st.times() | st.timedeltas()


@given(CELLS | st.text("0123456789.,年月日元万千百十一二〇/-% "), st.sampled_from(list(VOCABULARY.facts())))
def test_reading_never_fails(cell: Cell, fact: Fact) -> None:
    read_fact(cell, fact, VOCABULARY)

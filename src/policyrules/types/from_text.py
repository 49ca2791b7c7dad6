"""The content of a cell → the encoded value of a fact. By explicit tables; what no table reads is refused, never guessed.

A spreadsheet hands over text, numbers (as floats), days and truth values; all are read here, and no float leaves. A float
is taken by its shortest decimal form, so 122.5 is 122.5 and 0.30000000000000004 is refused as too precise.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TypeAlias, assert_never

from policyrules.cases.model import ABSENT, Absent
from policyrules.types.bounds import in_bounds, out_of_bounds
from policyrules.types.cell_words import LIKE_UNITS, NO, NONE_THERE, NOTHING_KNOWN, PERIODS, SMALL_MONEY, TAILS, YES, grade_of
from policyrules.types.date_text import EPOCH_1900, DateFault, day_of, day_of_serial, month_of
from policyrules.types.encode import of_date, of_month
from policyrules.types.model import Bool, Choice, Date, Money, Month, Number, Scalar
from policyrules.types.number_text import Exact, exact, tidy
from policyrules.types.to_text import PERIOD_WORDS
from policyrules.types.unreadable import Fault, Unreadable
from policyrules.types.vocabulary import ChoiceList, Fact, Vocabulary

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
"""What a spreadsheet or a csv file gives for one cell."""


class Unknown(Enum):
    """The cell says nothing, or says that nobody knows."""

    UNKNOWN = "未知"


UNKNOWN = Unknown.UNKNOWN


Reading: TypeAlias = int | Absent | Unknown | Unreadable


def read_fact(cell: Cell, fact: Fact, vocabulary: Vocabulary, epoch: date = EPOCH_1900) -> Reading:
    """What a cell says about a fact, within the bounds of the fact; its own name and its opposite are yes and no.

    >>> from policyrules.types import BOOL
    >>> read_fact("未就业", Fact("已就业", "人员", BOOL, 0, 1, opposite="未就业"), Vocabulary())
    0
    """
    if isinstance(fact.type, Bool) and isinstance(cell, str) and (text := tidy(cell)) and text in (fact.name, fact.opposite):
        return int(text == fact.name)
    found = read(cell, fact.type, vocabulary, optional=fact.optional, epoch=epoch)
    if isinstance(found, int) and not in_bounds(found, fact.low, fact.high):
        return out_of_bounds(fact.low, fact.high, fact.type, vocabulary)
    return found


def read(cell: Cell, type: Scalar, vocabulary: Vocabulary, *, optional: bool = False, epoch: date = EPOCH_1900) -> Reading:
    """What a cell says as a value of `type`: the encoded number, `ABSENT` (无, where `optional`), `UNKNOWN`, or why it cannot be read.

    >>> from policyrules.types import DATE
    >>> read("1.2万元", Money("月"), Vocabulary()), read(" ", DATE, Vocabulary()), read("无", DATE, Vocabulary(), optional=True)
    (1200000, <Unknown.UNKNOWN: '未知'>, ABSENT)
    """
    if cell is None:
        return UNKNOWN
    if isinstance(cell, str):
        plain = tidy(cell)
        declared = isinstance(type, Choice) and vocabulary.choices[type.of].code(plain) is not None
        if plain in NOTHING_KNOWN and not declared:
            return UNKNOWN
        if plain in NONE_THERE and not isinstance(type, Bool | Choice):
            return ABSENT if optional else Unreadable(Fault.NEVER_ABSENT)
    match type:
        case Bool():
            return _yes_or_no(cell)
        case Choice(of):
            return _choice(cell, vocabulary.choices[of], vocabulary, optional)
        case Date():
            day = _day(cell, epoch)
            return of_date(day) if isinstance(day, date) else Unreadable(day)
        case Month():
            month = month_of(cell, epoch) if isinstance(cell, str) else _day(cell, epoch)
            if isinstance(month, date):
                month = month.year, month.month
            return of_month(*month) if isinstance(month, tuple) else Unreadable(month)
        case Money():
            return _amount(cell, type)
        case Number():
            return _number(cell, type)
    assert_never(type)


def figure(cell: Cell) -> Exact | Fault | None:
    """A number cell by its shortest decimal form; None for what is no number."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    if abs(cell) >= 10**15:  # infinite included
        return Fault.TOO_LONG
    text = repr(cell).removesuffix(".0")
    return exact(text) or (Fault.TOO_PRECISE if "e" in text else None)


def as_text(cell: Cell) -> str:
    """A cell as tidy text; whole numbers without the decimal point that spreadsheets give them."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, int | float):
        return repr(cell).removesuffix(".0")
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return tidy(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def _yes_or_no(cell: Cell) -> Reading:
    text = as_text(cell)
    return 1 if text in YES else 0 if text in NO else Unreadable(Fault.NOT_YES_OR_NO)


def _choice(cell: Cell, choices: ChoiceList, vocabulary: Vocabulary, optional: bool) -> Reading:
    text = as_text(cell)
    names = {other.get(v.name, v.name): v.code for v in choices.values for other in ({}, vocabulary.aliases, vocabulary.english)}
    for form in (text, text.lower(), *(text.removesuffix(tail) for tail in TAILS if text.endswith(tail))):
        if form in names:
            return names[form]
    grades = {grade_of(v.name): v.code for v in choices.values}
    if (grade := grade_of(text)) is not None and grade in grades:
        return grades[grade]
    if text in NONE_THERE and optional:
        return ABSENT
    return Unreadable(Fault.NO_SUCH_VALUE, "、".join(v.name for v in choices.values))


def _day(cell: Cell, epoch: date) -> date | DateFault:
    if isinstance(cell, datetime):
        return day_of(cell.date().isoformat())
    if isinstance(cell, date | str):
        return day_of(cell if isinstance(cell, str) else cell.isoformat(), epoch)
    number = figure(cell)
    if isinstance(number, Exact) and (whole := number.counted(1)) is not None:
        return day_of_serial(whole, epoch)
    return DateFault.NOT_A_DATE


def _amount(cell: Cell, type: Money) -> Reading:
    unit = PERIOD_WORDS["zh"][type.period]
    if not isinstance(cell, str):
        number = figure(cell)
    else:
        text = tidy(cell).removeprefix("人民币").strip("¥￥")
        stated = ""
        for word, period in PERIODS.items():
            if text.endswith(word) and text != word:
                text, stated = text.removesuffix(word), period
                break
            if word.startswith("每") and text.startswith(word):
                text, stated = text.removeprefix(word), period
                break
        if stated and stated != type.period:
            return Unreadable(Fault.OTHER_PERIOD, unit)
        number = _money(text.removesuffix("/").removesuffix("整").removesuffix("正"))
        if number is None and re.fullmatch(r"[\d,.]{16,}", text):
            number = Fault.TOO_LONG
    return _counted(number, type.den, Unreadable(Fault.NOT_AN_AMOUNT, unit))


def _money(text: str) -> Exact | None:
    if not text.endswith(("角", "分")):
        return exact(text.rstrip("元圆块"))
    found = SMALL_MONEY.fullmatch(text)
    parts = [exact(part) if part else Exact(0) for part in found.groups()] if found else []
    values = [part.counted(1) if part else None for part in parts]
    if not values or None in values:
        return None
    yuan, jiao, fen = (v or 0 for v in values)
    return Exact(yuan * 100 + jiao * 10 + fen, 2)


def _number(cell: Cell, type: Number) -> Reading:
    said = f"，单位为{type.unit}" if type.unit else ""
    wrong = Unreadable(Fault.NOT_A_NUMBER, said)
    if not isinstance(cell, str):
        number = figure(cell)
    else:
        text = tidy(cell)
        for unit in (type.unit, *LIKE_UNITS.get(type.unit, ())):
            if unit and unit != "%" and text.endswith(unit) and text != unit:
                text = text.removesuffix(unit)
                break
        number = exact(text)
        if number is None and text.isdigit():
            number = Fault.TOO_LONG
    with_sign = isinstance(cell, str) and ("%" in text or "分之" in text)
    if type.unit == "%" and not with_sign and isinstance(number, Exact) and abs(number.units) > 10**number.places:
        return Unreadable(Fault.UNCLEAR_PERCENT)
    return _counted(number, type.den, wrong)


def _counted(number: Exact | Fault | None, den: int, wrong: Unreadable) -> Reading:
    if number is None:
        return wrong
    if isinstance(number, Fault):
        return _too_precise(number, den)
    value = number.counted(den)
    return _too_precise(Fault.TOO_PRECISE, den) if value is None else value


def _too_precise(fault: Fault, den: int) -> Unreadable:
    places = len(str(den)) - 1
    said = (f"最多写 {places} 位小数", f"write at most {places} decimals") if places else ("填写整数", "write a whole number")
    return Unreadable(fault, *said)


__all__ = ["ABSENT", "UNKNOWN", "Cell", "Fault", "Reading", "Unknown", "Unreadable", "as_text", "figure", "read", "read_fact"]

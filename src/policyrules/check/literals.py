"""A written value as the encoded number of a declared type."""

from __future__ import annotations

from math import lcm

from policyrules.cases import ABSENT, Absent
from policyrules.syntax import nodes as syn
from policyrules.types import Bool, Choice, Date, Money, Month, Number, Scalar, Vocabulary
from policyrules.types.encode import of_date, of_month
from policyrules.types.units import common, quantity


def literal(expr: syn.Expr, type: Scalar, vocabulary: Vocabulary) -> int | Absent | None:
    """The number, `ABSENT` for 无, or None where the expression is no such value."""
    match expr, type:
        case syn.Bracket(_, of), _:
            return literal(of, type, vocabulary)
        case syn.NoneLiteral(), _:
            return ABSENT
        case syn.YesNo(_, value), Bool():
            return int(value)
        case syn.DateLiteral(_, day), Date():
            return of_date(day)
        case syn.MonthLiteral(_, year, month), Month():
            return of_month(year, month)
        case syn.YearLiteral(_, year), Number(unit="年度"):
            return year
        case syn.Ref(_, name), Choice(of):
            return vocabulary.choices[of].code(name.text)
        case syn.Quantity(_, value, den, unit), Number() | Money():
            number, written = quantity(value, den, unit)
            if common(written, type) is None:
                return None
            scale = lcm(written.den, type.den)
            scaled = number * (scale // written.den)
            return scaled // (scale // type.den) if scaled % (scale // type.den) == 0 else None
        case _:
            return None

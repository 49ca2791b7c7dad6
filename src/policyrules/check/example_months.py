"""示例 that go by the month: a column 月份, a last row 合计."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from policyrules.check.facts import Total
from policyrules.check.problems import ExampleUnfit
from policyrules.diagnostics import Problem
from policyrules.resolve import Rule
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import Money
from policyrules.types.encode import of_month
from policyrules.types.months import MOST_MONTHS
from policyrules.types.units import quantity

COLUMN = "月份"


def days_of(cell: syn.Node, day: int) -> list[date]:
    """The day of each month of a cell, or its last day where the month has fewer; empty where the cell names none, or too many."""
    match cell:
        case syn.MonthLiteral(_, year, month):
            first = last = of_month(year, month)
        case syn.MonthRange(_, begin, end):
            first, last = of_month(begin.year, begin.month), of_month(end.year, end.month)
        case _:
            return []
    if not 0 <= last - first < MOST_MONTHS:
        return []
    return [on(month, day) for month in range(first, last + 1)]


def on(month: int, day: int) -> date:
    year, number = month // 12, month % 12 + 1
    return date(year, number, min(day, monthrange(year, number)[1]))


def unfit(at: Span) -> ExampleUnfit:
    return ExampleUnfit(
        at,
        "“月份”这一列要写一个月，或起月在前的一段月份",
        "the column 月份 wants a month, or a span with the earlier month first",
        f"写“2026年2月”或“2026年2月 至 2026年6月”，至多 {MOST_MONTHS} 个月",
        f"write `2026-02` or `2026-02 to 2026-06`, at most {MOST_MONTHS} months",
    )


def NO_MONTHS_OF_PARAMETER(at: Span) -> ExampleUnfit:  # noqa: N802  (a problem made to measure)
    return ExampleUnfit(
        at,
        "参数不逐月填写",
        "a parameter is not told by the month",
        "参数的各个时期写在参数文件里；示例里只写一个数",
        "its periods stand in the parameter file; an example gives one figure",
    )


def totals(table: syn.ExampleTable, by_name: Mapping[str, Rule]) -> tuple[tuple[Total, ...], list[Problem]]:
    """What the row 合计 says of each tested rule. Of facts it can only say 不限."""
    found: list[Total] = []
    problems: list[Problem] = []
    for column, cell in zip(table.columns, table.total, strict=False):
        rule = by_name.get(column.path.names[-1].text)
        match cell:
            case syn.AnyValue() | syn.TotalMark():
                pass
            case syn.Expected(_, "open", None) if rule:
                found.append(Total(rule.name, None, 100, cell))
            case syn.Quantity(_, value, den, unit) if rule and isinstance(type := quantity(value, den, unit)[1], Money) and not type.period:
                found.append(Total(rule.name, quantity(value, den, unit)[0], type.den, cell))
            case _:
                problems.append(
                    ExampleUnfit(
                        cell.at,
                        "合计行里，检验的规则写若干元或待定，事实写不限",
                        "in the row of totals a tested rule is an amount in yuan or undetermined, a fact is `any`",
                        "各月相加得元，如“1098元”，不写元/月",
                        "months add up to yuan, such as `1098 yuan`, not yuan/month",
                    )
                )
    return tuple(found), problems

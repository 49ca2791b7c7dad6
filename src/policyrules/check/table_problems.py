"""What can be wrong with the cells of a table in a rule."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.source import Span


@frozen
class CellNotFixed:
    """A tested cell of a table that names a fact, a rule or a parameter instead of a written value."""

    code: ClassVar[str] = "cell-not-fixed"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    wanted: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"表的条件格里要写定的值（{self.wanted[0]}），不能写别的事实、规则或者参数",
            en=f"a tested cell holds a written value ({self.wanted[1]}), not another fact, rule or parameter",
            help_zh="把比较写进表头，格子里写是、否，如表头“（人均收入 低于 扶持线）”",
            help_en="put the comparison into the heading, and yes or no into the cells: `(income below line)`",
        )


@frozen
class ResultsWithoutType:
    """A result column in which every cell is 待定 or 无: nothing says what it counts."""

    code: ClassVar[str] = "results-without-type"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh="这一列只有“待定”和“无”，看不出结果是金额、比例还是别的数",
            en="all cells of this column are undetermined or none, so nothing says what it counts",
            help_zh="在表头写单位，如“取值（元/月）”“比例（%）”",
            help_en="write the unit into the heading: `value (yuan/month)`",
        )


PROBLEMS: tuple[type[Problem], ...] = (CellNotFixed, ResultsWithoutType)

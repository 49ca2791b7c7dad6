"""What can be wrong with the cells of a table in a rule."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
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


@frozen
class BracketsApart:
    """A bracket that does not begin where the one before it ends; or the last, if it ends."""

    code: ClassVar[str] = "brackets-apart"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    before: Span | None = None
    open_end: bool = False

    def describe(self, tongue: Tongue) -> Diagnostic:
        if self.open_end:
            zh, en = "最后一段还有上限，超过的部分没有写比例", "the last bracket ends, and what is above it has no rate"
        elif self.before:
            zh, en = "这一段不是从上一段结束的数开始", "this bracket does not begin where the one before it ends"
        else:
            zh, en = "这一格不是一段：要写从多少到多少", "this cell is no bracket: say from where to where"
        return say(
            self,
            tongue,
            self.at,
            zh=zh,
            en=en,
            help_zh="各段从低到高首尾相接：『不超过 1000元』『1000元 至 5000元』『超过 5000元』",
            help_en="brackets join from low to high: `no more than 1000 yuan`, `1000 yuan to 5000 yuan`, `above 5000 yuan`",
            also=((self.before, "上一段", "the one before"),) if self.before else (),
        )


@frozen
class LimitsReversed:
    """幅度 whose lower end is above its upper end."""

    code: ClassVar[str] = "limits-reversed"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh="幅度的下限高于上限",
            en="the lower end of this range is above its upper end",
            help_zh="小的写在前面；看看是否少写或者多写了一个零",
            help_en="write the smaller amount first; see whether a zero is missing",
        )


PROBLEMS: tuple[type[Problem], ...] = (CellNotFixed, ResultsWithoutType, BracketsApart, LimitsReversed)

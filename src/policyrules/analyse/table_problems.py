"""What can be wrong with a table whose cells are all in order: combinations without a row, or with two."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.lower.tables import TableGap
from policyrules.source import Span


@frozen
class TableLeavesOut:
    """A combination of cells that no row fits."""

    code: ClassVar[str] = "table-leaves-out"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    rule: str
    case: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            Span(self.at.file, self.at.start, self.at.start + len(self.at.text.partition("\n")[0])),
            zh=f"“{self.rule}”的表没有写全，没有一行符合：{self.case[0]}",
            en=f"no row of the table of `{self.rule}` fits {self.case[1]}",
            help_zh="补一行；这样的情形没有规定数值的，结果写『待定』，确实没有的写『无』",
            help_en="add a row; its result is `undetermined` where the figure is owed, `none` where there is none",
        )


@frozen
class RowsOverlap:
    """A combination of cells that two rows fit, with different results."""

    code: ClassVar[str] = "rows-overlap"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    first: Span
    rule: str
    case: tuple[str, str]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的表有两行同时符合，结果不同：{self.case[0]}",
            en=f"two rows of the table of `{self.rule}` fit {self.case[1]}, with different results",
            help_zh="改窄其中一行：『不限』改成这一行真正适用的值，或者错开区间的两端",
            help_en="narrow one of them: write the values it is really for instead of `any`, or part the ends of the ranges",
            also=((self.first, "另一行", "the other row"),),
        )


@frozen
class RowNeverFits:
    """A row that no case can fit, by the declared bounds."""

    code: ClassVar[str] = "row-never-fits"
    severity: ClassVar[Severity] = Severity.WARNING
    at: Span
    rule: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的表中，这一行不会有人符合",
            en=f"nobody can fit this row of the table of `{self.rule}`",
            help_zh="看看区间的两端是否写反，或者超出了声明的范围；确实如此的，删去这一行",
            help_en="see whether the ends of a range are turned round or out of the declared bounds; else delete the row",
        )


@frozen
class HeadingDivided:
    """A tested column that is an exact quotient, which no cell can be compared with piece by piece."""

    code: ClassVar[str] = "heading-divided"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    rule: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”的表头是没有取整的除法",
            en=f"a heading in the table of `{self.rule}` is a division that is not rounded",
            help_zh="把除法写成一个定义，并写“尾数”，表头写这个定义；或者表头写“（… 低于 …）”，格子里写是、否",
            help_en="make the division a definition with a rounding and head the column with it, or put the comparison into the heading",
        )


@frozen
class TableTooLarge:
    """A table with more combinations than can be looked through."""

    code: ClassVar[str] = "table-too-large"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    rule: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            Span(self.at.file, self.at.start, self.at.start + len(self.at.text.partition("\n")[0])),
            zh=f"“{self.rule}”的表要看的组合太多",
            en=f"the table of `{self.rule}` has too many combinations",
            help_zh="把几列合成一个定义（另写一张表），表头写这个定义",
            help_en="make one definition of several columns, in a table of its own, and head a column with it",
        )


def told(gap: TableGap) -> Problem:
    """What lowering found, as what a drafter is told."""
    case = gap.case.zh, gap.case.en
    match gap.what:
        case "left out":
            return TableLeavesOut(gap.at, gap.rule, case)
        case "overlap" if gap.first is not None:
            return RowsOverlap(gap.at, gap.first, gap.rule, case)
        case "never":
            return RowNeverFits(gap.at, gap.rule)
        case "divided":
            return HeadingDivided(gap.at, gap.rule)
    return TableTooLarge(gap.at, gap.rule)


PROBLEMS: tuple[type[Problem], ...] = (TableLeavesOut, RowsOverlap, RowNeverFits, HeadingDivided, TableTooLarge)

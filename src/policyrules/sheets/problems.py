"""What can be wrong with a workbook of rules or figures; every one names a cell."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Severity
from policyrules.roster.model import Place
from policyrules.roster.wording import Said, Words


@frozen
class InSheet(Said):
    """`place`: sheet and cell, or a line of a YAML form."""

    place: Place | str


@frozen
class NotThisWorkbook(Said):
    name: str
    wanted: str
    code: ClassVar[str] = "not-this-workbook"
    zh: ClassVar[Words] = ("“{name}”里没有“【…】”标题的表格，不是{wanted}", "用 policyrules table export 或 params form 重新生成，再填写")
    en: ClassVar[Words] = ("{name} holds no block with a 【title】: it is not what table export or params form writes", "export it anew")


@frozen
class SheetUnknown(InSheet):
    key: str
    near: str
    near_en: str
    code: ClassVar[str] = "table-unknown"
    zh: ClassVar[Words] = ("规则包里没有“{key}”这张表{near}", "标题行（【…】）不要改；新的表格先写进规则文件，再导出")
    en: ClassVar[Words] = (
        "the pack has no table `{key}`{near_en}",
        "leave title rows as they are; write new tables in the rule file first",
    )


@frozen
class TableTwice(InSheet):
    key: str
    other: Place
    code: ClassVar[str] = "table-twice"
    zh: ClassVar[Words] = ("“{key}”在 {other} 已经有一张", "只留一张，删去另一张的标题行和各行")
    en: ClassVar[Words] = ("`{key}` stands at {other} already", "keep one of them")


@frozen
class ColumnsDiffer(InSheet):
    key: str
    has: str
    wanted: str
    code: ClassVar[str] = "columns-differ"
    zh: ClassVar[Words] = ("“{key}”有 {has} 列，规则包里是 {wanted} 列", "增减列请在规则文件里改；在这里只改格子、增减行")
    en: ClassVar[Words] = (
        "the number of columns of `{key}` is {has}, in the pack {wanted}",
        "columns come and go in the rule file; change cells and rows here",
    )


@frozen
class ColumnMissing(InSheet):
    column: str
    english: str
    code: ClassVar[str] = "sheet-column-missing"
    zh: ClassVar[Words] = ("缺“{column}”这一列", "补上这一列，表头照原样；或重新导出")
    en: ClassVar[Words] = ("the column {english} is missing", "put it back, or export anew")


@frozen
class ColumnExtra(InSheet):
    column: str
    code: ClassVar[str] = "sheet-column-extra"
    severity: ClassVar[Severity] = Severity.WARNING
    zh: ClassVar[Words] = ("“{column}”这一列不会读入", "备注只留在工作簿里；要记进规则包的，写在已有的列")
    en: ClassVar[Words] = ("the column {column} is not read", "remarks stay in the workbook; write what matters in a column that is there")


@frozen
class ColumnTwice(InSheet):
    column: str
    other: Place
    code: ClassVar[str] = "sheet-column-twice"
    zh: ClassVar[Words] = ("“{column}”这一列在 {other} 已经有了", "只留一列，删去另一列")
    en: ClassVar[Words] = ("the column {column} stands at {other} already", "keep one of them")


@frozen
class HeadChanged(InSheet):
    text: str
    column: str
    english: str
    code: ClassVar[str] = "sheet-head-changed"
    zh: ClassVar[Words] = ("表头“{text}”改过了，不是填报表的表头；这里应为“{column}”（英文 {english}）", "表头照原样写，一个字也不改")
    en: ClassVar[Words] = (
        "the heading {text} is none of a form: {english} is wanted here (in Chinese {column})",
        "put the heading back as it was",
    )


@frozen
class CellBeside(InSheet):
    code: ClassVar[str] = "cell-beside-table"
    zh: ClassVar[Words] = ("这一格在表格以外，表头没有它的列", "移到表格里，或删去")
    en: ClassVar[Words] = ("this cell lies beside the table, under no heading", "move it into the table or delete it")


@frozen
class CellBlank(InSheet):
    code: ClassVar[str] = "cell-blank"
    zh: ClassVar[Words] = ("这一格空着", "不看这一项写 不限；还不知道写 待定；整行不要的，整行清空")
    en: ClassVar[Words] = (
        "this cell is empty",
        "write 不限 where it does not matter, 待定 where it is open; clear the whole row to drop it",
    )


@frozen
class CellMarks(InSheet):
    marks: str
    english: str
    code: ClassVar[str] = "cell-marks"
    zh: ClassVar[Words] = ("格子里有“{marks}”，在规则里它另有意思", "去掉它；一格只写一行文字")
    en: ClassVar[Words] = ("the cell holds {english}, which means something else in a rule", "take it out; a cell is one line of text")


@frozen
class NoSuchChoice(InSheet):
    text: str
    offered: str
    near: str
    near_en: str
    code: ClassVar[str] = "cell-no-choice"
    zh: ClassVar[Words] = ("没有“{text}”这个选项{near}", "可写：{offered}")
    en: ClassVar[Words] = ("there is no choice `{text}`{near_en}", "one of {offered}")


@frozen
class CellNumber(InSheet):
    code: ClassVar[str] = "cell-number-lost"
    zh: ClassVar[Words] = ("这一格是一个很长的数字，表格软件已经改动了它的末几位", "把格子设成“文本”，照原件重新输入")
    en: ClassVar[Words] = (
        "this is a long number whose last digits the spreadsheet has changed",
        "format the cell as text and type it anew",
    )


@frozen
class CellError(InSheet):
    code: ClassVar[str] = "cell-not-text"
    zh: ClassVar[Words] = ("这一格是时刻或公式的错误值", "写成文字")
    en: ClassVar[Words] = ("this is a time of day or the error of a formula", "write it as text")


@frozen
class CellFormula(InSheet):
    code: ClassVar[str] = "cell-formula"
    zh: ClassVar[Words] = ("这一格是公式，没有算出的值", "用 Excel 或 WPS 打开、保存一次，或者选择性粘贴为数值")
    en: ClassVar[Words] = ("this is a formula that was never calculated", "open and save it in Excel or WPS, or paste it as a value")


@frozen
class CellsMerged(InSheet):
    """From `place` to the row `bottom` and the column `right`, both counted from 1."""

    place: Place
    bottom: int
    right: int
    code: ClassVar[str] = "cells-merged"
    zh: ClassVar[Words] = ("表格里有合并的格子，看不出内容属于哪一行", "取消合并，每一格都写上")
    en: ClassVar[Words] = ("merged cells within a table: it is unclear to which row they belong", "unmerge them and fill in every cell")


@frozen
class RowTwice(InSheet):
    other: Place
    code: ClassVar[str] = "sheet-row-twice"
    zh: ClassVar[Words] = ("这一行与 {other} 完全相同", "删去一行")
    en: ClassVar[Words] = ("this row is the same as {other}", "delete one of them")


@frozen
class ChangedSince(InSheet):
    key: str
    code: ClassVar[str] = "changed-since"
    zh: ClassVar[Words] = ("“{key}”导出以后，规则包里的也改过了，两边不一致", "重新导出，把您的改动再做一遍；没有写入任何内容")
    en: ClassVar[Words] = ("`{key}` was changed in the pack as well since it was exported", "export it anew and make your change again")


@frozen
class NotSupplied(Said):
    what: str
    code: ClassVar[str] = "tables-missing"
    severity: ClassVar[Severity] = Severity.WARNING
    zh: ClassVar[Words] = ("工作簿里少了导出时有的表：{what}", "规则包里的这些表保持不变；确要删除，请在规则文件里删")
    en: ClassVar[Words] = (
        "tables that were exported are not in the workbook: {what}",
        "they stay as they are; delete them in the rule file",
    )


@frozen
class ParameterUnknown(InSheet):
    name: str
    near: str
    near_en: str
    code: ClassVar[str] = "parameter-unknown"
    zh: ClassVar[Words] = ("规则包里没有参数“{name}”{near}", "名称照表格写；新的参数先写进规则包的 parameters 文件夹")
    en: ClassVar[Words] = ("the pack has no parameter `{name}`{near_en}", "declare new parameters in the pack's folder `parameters` first")


@frozen
class FormCell(InSheet):
    """One cell of a form cannot be taken; the words come with it."""

    field: str
    field_en: str
    why: str
    repair_zh: str
    why_en: str
    repair_en: str
    code: ClassVar[str] = "form-cell"
    zh: ClassVar[Words] = ("“{field}”{why}", "{repair_zh}")
    en: ClassVar[Words] = ("{field_en}: {why_en}", "{repair_en}")


@frozen
class FormShareBelowOne(InSheet):
    """A percentage below one without its sign, as in `share-below-one`; it is taken as it is written."""

    field: str
    field_en: str
    text: str
    repair_zh: str
    repair_en: str
    code: ClassVar[str] = "form-share-below-one"
    severity: ClassVar[Severity] = Severity.WARNING
    zh: ClassVar[Words] = ("“{field}”的单位是 %，写的 {text} 按 {text}% 计算", "{repair_zh}")
    en: ClassVar[Words] = ("{field_en} is in %, so {text} counts as {text}%", "{repair_en}")


@frozen
class SourceKept(InSheet):
    code: ClassVar[str] = "source-kept"
    severity: ClassVar[Severity] = Severity.WARNING
    zh: ClassVar[Words] = ("填了数值，“来源”还是没有数值时的那一条", "核对它是不是这个数值的出处；不是的，改成数值所在的文件和文号")
    en: ClassVar[Words] = ("a figure was filled in beside the source that stood there without one", "check that the figure stands in it")


@frozen
class FigureFileUnusual(Said):
    name: str
    code: ClassVar[str] = "figure-file-unusual"
    zh: ClassVar[Words] = ("“{name}”里这些参数的写法特别，不能由程序改动", "按自带规则包的写法，每段期间一行 - {自: …}；或直接在文件里改")
    en: ClassVar[Words] = (
        "{name} is written in a way that cannot be edited by the program",
        "one line `- {自: …}` a period; or edit the file",
    )


@frozen
class GlossaryRow(InSheet):
    name: str
    code: ClassVar[str] = "glossary-row"
    zh: ClassVar[Words] = ("词汇的“名称”空着或重复：{name}", "每个名称一行，名称不空")
    en: ClassVar[Words] = ("a name of the glossary is empty or stands twice: {name}", "one row a name")


def covers(first: InSheet, other: InSheet) -> bool:
    """Whether what is said of a cell, or of merged cells, is said of the cell of another problem."""
    at, where = first.place, other.place
    if not isinstance(first, CellsMerged) or not isinstance(where, Place):
        return str(at) == str(where)
    return (
        where.sheet == first.place.sheet
        and first.place.row <= where.row <= first.bottom
        and first.place.column <= where.column <= first.right
    )


def nearby(name: str | None, english: str | None = None) -> tuple[str, str]:
    """The words for the nearest name, in both tongues; nothing where none is near."""
    return (f"；是否指“{name}”", f"; did you mean `{english or name}`") if name else ("", "")


PROBLEMS: tuple[type[Said], ...] = (
    NotThisWorkbook, SheetUnknown, TableTwice, ColumnsDiffer, ColumnMissing, ColumnExtra, ColumnTwice, HeadChanged, CellBeside, CellBlank,
    CellMarks, NoSuchChoice, CellNumber, CellError, CellFormula, CellsMerged, RowTwice, ChangedSince, NotSupplied, ParameterUnknown,
    FormCell, FormShareBelowOne, SourceKept, FigureFileUnusual, GlossaryRow,
)  # fmt: skip

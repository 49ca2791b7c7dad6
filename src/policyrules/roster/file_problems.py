"""Why a whole file is no roster, or holds nothing."""

from __future__ import annotations

from typing import ClassVar

from policyrules.classes import frozen
from policyrules.diagnostics import Severity
from policyrules.roster.wording import AtPlace, OfFile, Said, Words


@frozen
class LockFile(OfFile):
    code: ClassVar[str] = "lock-file"
    zh: ClassVar[Words] = ("“{name}”是表格打开时产生的临时文件，不是名册", "关闭表格软件，改用文件名不带“~$”的那个文件")
    en: ClassVar[Words] = ("{name} is a lock file, not a roster", "close the spreadsheet and use the file without ~$")


@frozen
class EmptyFile(OfFile):
    code: ClassVar[str] = "empty-roster-file"
    zh: ClassVar[Words] = ("“{name}”没有内容", "打开原文件核对，重新保存后再用")
    en: ClassVar[Words] = ("{name} is empty", "check the original and save it again")


@frozen
class OtherKind(OfFile):
    code: ClassVar[str] = "other-kind"
    zh: ClassVar[Words] = ("不认识“{name}”这种文件", "另存为 .xlsx 工作簿或 .csv 文件后再用")
    en: ClassVar[Words] = ("{name} is of a kind that is not read", "save it as .xlsx or .csv")


@frozen
class OldExcel(OfFile):
    code: ClassVar[str] = "old-excel"
    zh: ClassVar[Words] = ("“{name}”是旧式或其他格式的工作簿", "用表格软件打开，另存为“Excel 工作簿（.xlsx）”后再用")
    en: ClassVar[Words] = ("{name} is a workbook of an old or other format", "open it and save it as .xlsx")


@frozen
class WithMacros(OfFile):
    code: ClassVar[str] = "with-macros"
    zh: ClassVar[Words] = ("“{name}”带有宏，为安全起见不读取", "另存为不带宏的“Excel 工作簿（.xlsx）”后再用")
    en: ClassVar[Words] = ("{name} contains macros and is not read", "save it as .xlsx without macros")


@frozen
class NotWhatItClaims(OfFile):
    kind: str
    code: ClassVar[str] = "not-what-it-claims"
    zh: ClassVar[Words] = ("“{name}”的内容不是 {kind}", "文件可能改过扩展名：用表格软件打开，按 .xlsx 或 .csv 重新保存")
    en: ClassVar[Words] = ("{name} is no {kind} inside", "it may have been renamed: open it and save it as .xlsx or .csv")


@frozen
class UnknownEncoding(OfFile):
    code: ClassVar[str] = "unknown-encoding"
    zh: ClassVar[Words] = ("“{name}”的文字编码既不是 UTF-8 也不是 GB18030（GBK）", "用表格软件打开，另存为“CSV UTF-8（逗号分隔）”")
    en: ClassVar[Words] = ("{name} is neither UTF-8 nor GB18030 text", "save it as CSV UTF-8")


@frozen
class OpenQuote(AtPlace):
    """The whole file is refused: nobody can tell which rows are lost."""

    name: str
    code: ClassVar[str] = "open-quote"
    severity: ClassVar[Severity] = Severity.ERROR
    zh: ClassVar[Words] = (
        "“{name}”这一行的英文双引号没有成对，后面的行被并进了同一格，整个文件没有采用",
        "在该行补上或删去引号；或用表格软件打开，核对行数后另存为 .xlsx",
    )
    en: ClassVar[Words] = (
        'a double quote (") of {name} is not closed in this row and takes in the rows after it; the file was not used',
        "close or remove the quote there, or open the file, compare the number of rows and save it as .xlsx",
    )


@frozen
class TooLarge(OfFile):
    code: ClassVar[str] = "too-large"
    zh: ClassVar[Words] = ("“{name}”展开后过大，疑为损坏或恶意的文件，没有打开", "只留名册所需的工作表；人数很多的，分成几个文件")
    en: ClassVar[Words] = ("{name} unpacks to too much and was not opened", "keep only the sheets of the roster, or split it")


@frozen
class TooWide(OfFile):
    code: ClassVar[str] = "stray-cells"
    zh: ClassVar[Words] = ("“{name}”有内容落在很远的行或列", "删除名册以外的空行、空列后重新保存")
    en: ClassVar[Words] = ("{name} has cells in very distant rows or columns", "delete the rows and columns beyond the roster")


@frozen
class Damaged(OfFile):
    code: ClassVar[str] = "damaged-file"
    zh: ClassVar[Words] = ("“{name}”已损坏或不完整，打不开", "重新取得该文件，或用表格软件修复后另存")
    en: ClassVar[Words] = ("{name} is damaged or incomplete", "fetch it again, or repair and save it")


@frozen
class Encrypted(OfFile):
    code: ClassVar[str] = "encrypted-file"
    zh: ClassVar[Words] = ("“{name}”设有打开密码，或是改了扩展名的旧式工作簿", "去掉密码，另存为“Excel 工作簿（.xlsx）”后再用")
    en: ClassVar[Words] = ("{name} has a password, or is a renamed old workbook", "remove the password and save it as .xlsx")


@frozen
class ExcelMissing(Said):
    code: ClassVar[str] = "excel-extra-missing"
    zh: ClassVar[Words] = ("读写 Excel 需要附加组件 excel", '执行 pip install "policyrules[excel]"；没有条件的，改用 .csv')
    en: ClassVar[Words] = ("reading and writing Excel needs the extra `excel`", 'run pip install "policyrules[excel]", or use .csv')


@frozen
class NoTable(OfFile):
    code: ClassVar[str] = "no-table"
    zh: ClassVar[Words] = (
        "“{name}”里找不到名册：没有一行表头能认出",
        "表头写明“姓名”“身份证号”“残疾类别”“残疾等级”等；列名特殊的，用对照文件（--mapping）指明",
    )
    en: ClassVar[Words] = ("no sheet of {name} has headings that are known", "name the columns, or give a mapping file")


@frozen
class ResultAsRoster(OfFile):
    code: ClassVar[str] = "result-as-roster"
    zh: ClassVar[Words] = ("“{name}”是本程序输出的结果，不是名册", "名册用原来的文件；结果中补填的内容，用 --facts 交回")
    en: ClassVar[Words] = (
        "{name} is a result of this program, not a roster",
        "give the roster itself, and hand the result in with --facts",
    )


@frozen
class NoRows(OfFile):
    code: ClassVar[str] = "no-rows"
    severity: ClassVar[Severity] = Severity.WARNING
    zh: ClassVar[Words] = ("“{name}”只有表头，表头以下没有一行名册内容", "核对是否交错了文件，或表头认错了行（对照文件的“表头行”可以指明）")
    en: ClassVar[Words] = ("{name} has headings, but no row below them", "check the file, or name the row of the headings in the mapping")


PROBLEMS: tuple[type[Said], ...] = (
    LockFile, EmptyFile, OtherKind, OldExcel, WithMacros, NotWhatItClaims, UnknownEncoding, OpenQuote, TooLarge, TooWide,
    Damaged, Encrypted, ExcelMissing, NoTable, ResultAsRoster, NoRows,
)  # fmt: skip

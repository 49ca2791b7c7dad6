"""The bytes of a file → its sheets. What is no roster is refused with what to do about it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from attrs import field

from policyrules.classes import frozen
from policyrules.diagnostics import Problem
from policyrules.roster import file_problems as said
from policyrules.roster.formulas import Cells, uncalculated
from policyrules.roster.model import Place, Sheet
from policyrules.source import Undecodable, decode
from policyrules.types.date_text import EPOCH_1900, EPOCH_1904
from policyrules.types.from_text import Cell

if TYPE_CHECKING:
    import python_calamine as calamine

UNPACKED_AT_MOST, RATIO_AT_MOST = 500_000_000, 200
RATIO_FROM = 10_000_000
"""Below this unpacked size no ratio is suspicious: sheets of blanks pack well."""
CELLS_AT_MOST = 20_000_000
COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How .xls files and encrypted .xlsx files begin."""
ADDRESS = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{0,7})(\d{1,10})[\"']")
"""Of a cell, or of a row where there are no letters."""
WORKSHEET, CELL = re.compile(rb"<(?:\w+:)?worksheet[\s>/]"), re.compile(rb"<(?:\w+:)?c[\s>/]")
BLOCK, OVERLAP = 1 << 20, 64
END = "\x03"
"""A line that no file has, put after the last one."""
DATES_FROM_1904 = re.compile(rb"<workbookPr[^>]*date1904=\"(?:1|true)\"")


@frozen
class Opened:
    """The sheets of a file, or the reason why there are none (`refused`)."""

    sheets: list[Sheet] = field(factory=list)
    refused: Problem | None = None
    encoding: str = ""


def read_sheets(data: bytes, name: str) -> Opened:
    """All sheets of a file. `name` is the file's name; its ending says what the bytes claim to be.

    >>> read_sheets("姓名,户编号\\n甲,1\\n".encode("gbk"), "名册.csv").sheets[0].rows
    [['姓名', '户编号'], ['甲', '1']]
    """
    stem, _, ending = name.rpartition(".")
    kind = ending.lower() if stem else ""
    if name.startswith("~$"):
        return Opened(refused=said.LockFile(name))
    if not data.strip():
        return Opened(refused=said.EmptyFile(name))
    reader = KINDS.get(kind)
    if reader is None:
        return Opened(refused=OLD_KINDS.get(kind, said.OtherKind)(name))
    return reader(data, name, stem)


def _read_csv(data: bytes, name: str, stem: str) -> Opened:
    if data.startswith((b"PK\x03\x04", COMPOUND_FILE)):
        return Opened(refused=said.NotWhatItClaims(name, "csv"))
    decoded = decode(data)
    if isinstance(decoded, Undecodable):
        return Opened(refused=said.UnknownEncoding(name))
    rows = _csv_rows(decoded.text, name, stem)
    return Opened([Sheet(stem, rows)], encoding=decoded.encoding) if isinstance(rows, list) else Opened(refused=rows)


def _csv_rows(text: str, name: str, stem: str) -> list[list[Cell]] | Problem:
    """The rows of a csv file. One line more at its end shows whether a quote is still open there."""
    mark = delimiter(text)
    lines = [*io.StringIO(text if text.endswith("\n") else text + "\n", newline=""), END]
    reader = csv.reader(lines, delimiter=mark)
    rows: list[list[Cell]] = []
    several: list[tuple[int, list[str]]] = []
    cells = read = 0
    try:
        for row in reader:
            if reader.line_num == len(lines):
                if row != [END]:
                    return said.OpenQuote(Place(stem, len(rows) + 1), name)
                break
            rows.append([*row])
            if reader.line_num > read + 1:
                if not _well_quoted(lines[read : reader.line_num], mark):
                    return said.OpenQuote(Place(stem, len(rows)), name)
                several.append((len(rows), row))
            read = reader.line_num
            cells += len(row)
            if cells > CELLS_AT_MOST:
                return said.TooLarge(name)
    except csv.Error:  # a cell of more than 131072 characters: no person writes that, an open quote collects it
        return said.OpenQuote(Place(stem, len(rows) + 1), name)
    return _swallowed(rows, several, mark, name, stem) or rows


def _well_quoted(lines: list[str], mark: str) -> bool:
    """Whether every quote in a row of several lines ends where its cell ends."""
    try:
        return bool([*csv.reader(lines, delimiter=mark, strict=True)])
    except csv.Error:
        return False


def _swallowed(rows: list[list[Cell]], several: list[tuple[int, list[str]]], mark: str, name: str, stem: str) -> Problem | None:
    """A cell of several lines, one of which has as many separators as a whole row: it holds a row that was meant to be one."""
    if not several:
        return None
    between = Counter(map(len, rows)).most_common(1)[0][0] - 1
    for number, row in several:
        if between > 1 and any(line.count(mark) >= between for cell in row for line in cell.split("\n")[1:]):
            return said.OpenQuote(Place(stem, number), name)
    return None


def delimiter(text: str) -> str:
    """The mark that occurs most often in the first lines with content; a comma where none does."""
    head = "\n".join([line for line in text[:20_000].split("\n") if line.strip()][:10])
    return max(",\t;", key=head.count)


def _read_xlsx(data: bytes, name: str, stem: str) -> Opened:
    if data.startswith(COMPOUND_FILE):
        return Opened(refused=said.Encrypted(name))
    epoch = _inspected(data, name)
    if not isinstance(epoch, date):
        return Opened(refused=epoch)
    try:
        import python_calamine as calamine
    except ImportError:
        return Opened(refused=said.ExcelMissing())
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        formulas = _formulas(data)
        sheets = [
            _sheet(book, meta, epoch, formulas.get(meta.name, frozenset()))
            for meta in book.sheets_metadata
            if meta.typ is calamine.SheetTypeEnum.WorkSheet
        ]
    except calamine.PasswordError:
        return Opened(refused=said.Encrypted(name))
    except calamine.CalamineError:
        return Opened(refused=said.Damaged(name))
    if not any(sheet.rows or sheet.uncalculated for sheet in sheets):
        return Opened(refused=said.EmptyFile(name))
    return Opened(sheets)


def _sheet(book: calamine.CalamineWorkbook, meta: calamine.SheetMetadata, epoch: date, formulas: Cells) -> Sheet:
    import python_calamine as calamine

    found = book.get_sheet_by_name(meta.name)
    rows: list[list[Cell]] = [[*row] for row in found.to_python(skip_empty_area=False)] if found.start else []
    merged = tuple((top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in found.merged_cell_ranges or ())
    return Sheet(meta.name, rows, merged, meta.visible is not calamine.SheetVisibleEnum.Visible, epoch, formulas)


def _formulas(data: bytes) -> dict[str, Cells]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return uncalculated(archive)


def _inspected(data: bytes, name: str) -> date | Problem:
    """Day 0 of the workbook, after looking at the zip directory and the corners of the sheets, before anything is unpacked whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            unpacked = sum(m.file_size for m in members)
            packed = max(1, sum(m.compress_size for m in members))
            if unpacked > UNPACKED_AT_MOST or (unpacked > RATIO_FROM and unpacked > RATIO_AT_MOST * packed):
                return said.TooLarge(name)
            names = {m.filename for m in members}
            if "xl/workbook.xml" not in names:
                return said.NotWhatItClaims(name, "xlsx")
            if any(n.lower().endswith("vbaproject.bin") for n in names):
                return said.WithMacros(name)
            if any(_extent(archive, m) > CELLS_AT_MOST for m in members):
                return said.TooWide(name)
            with archive.open("xl/workbook.xml") as part:
                return EPOCH_1904 if DATES_FROM_1904.search(part.read(1_000_000)) else EPOCH_1900
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError, zlib.error):
        return said.Damaged(name) if data.startswith(b"PK") else said.NotWhatItClaims(name, "xlsx")


def _extent(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """Rows times columns up to the farthest cell: one stray mark in the last corner makes a reader build every cell before it.

    0 for a part that is no worksheet. A worksheet may have any name, and its cells any order; cells without an address follow
    each other.
    """
    columns: set[bytes] = set()
    last = unnamed = 0
    rest, worksheet = b"", False
    with archive.open(member) as part:
        while block := part.read(BLOCK):
            block = block.replace(b"\0", b"")  # the halves of UTF-16
            worksheet = worksheet or bool(WORKSHEET.search(rest + block))
            found = ADDRESS.findall(rest + block)
            columns.update({column for column, _ in found if column})
            last = max(last, max((int(row) for row in {row for _, row in found}), default=0))
            if len(CELL.findall(block)) > sum(bool(column) for column, _ in found):
                unnamed = max(unnamed, *(len(CELL.findall(row)) for row in block.split(b"</row>")))
            rest = block[-OVERLAP:]
    return worksheet * last * max(unnamed, max((_number(column.upper()) for column in columns), default=0))


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


KINDS: dict[str, Callable[[bytes, str, str], Opened]] = {"xlsx": _read_xlsx, "csv": _read_csv, "txt": _read_csv, "tsv": _read_csv}
OLD_KINDS: dict[str, Callable[[str], Problem]] = {"xls": said.OldExcel, "et": said.OldExcel, "xlsm": said.WithMacros, "xlsb": said.OldExcel}

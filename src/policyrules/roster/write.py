"""A screening → the bytes of a workbook or a csv file. Needs the extra `excel` for workbooks."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from textwrap import wrap
from typing import IO, TYPE_CHECKING, Any

from policyrules.roster.contents import NOTICE, Cell, Contents, Style, contents_of, lead_of, results, texts
from policyrules.roster.file_problems import ExcelMissing
from policyrules.roster.screening import Screening
from policyrules.roster.telling import CHINESE, Telling
from policyrules.roster.words import PERSON
from policyrules.source import cells
from policyrules.types.date_text import DateFault, day_of

if TYPE_CHECKING:
    import xlsxwriter

ROWS_AT_MOST, TEXT_AT_MOST, LIST_AT_MOST = 1_000_000, 32_000, 255
NARROWEST, MEASURED = 8, 300
PRINTED_WIDTH = 190
"""Places across a printed page: more would be too small to read, so a wider table goes on to pages beside it."""
LINE_HEIGHT, LINES_AT_MOST = 16, 20
"""In points; a cell that needs more lines is read in the bar above the sheet."""
ARROW = 3
"""Places of a heading that the arrow of its filter takes."""
FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
BORDER: dict[str, Any] = {"border": 1, "border_color": "#BFBFBF", "valign": "top", "text_wrap": True}
LOOKS: dict[Style, dict[str, Any]] = {
    "": {},
    "yes": {"bg_color": "#D9EAD3", "bold": True},
    "open": {"bg_color": "#FFF2CC", "italic": True},
    "no": {},
    "not_applicable": {"font_color": "#595959"},
    "fill": {"bg_color": "#FFFFE0", "border": 2, "num_format": "@"},
    "head": {"bg_color": "#1F3864", "font_color": "#FFFFFF", "bold": True, "valign": "vcenter", "align": "center"},
}
"""Colours go with words and with bold or italic type, so that a grey print says the same."""


def write_workbook(stream: IO[bytes], screening: Screening) -> ExcelMissing | None:
    """Write the result as .xlsx. All texts are written as texts: nothing becomes a formula, a link or a number."""
    created = _day(screening.as_of)
    return write_sheets(stream, contents_of(screening), screening.tell("政策筛查结果"), created, screening.tell)


def write_sheets(
    stream: IO[bytes], sheets: Sequence[Contents], title: str, created: datetime, tell: Telling = CHINESE
) -> ExcelMissing | None:
    """Write tables as .xlsx; the document properties hold the title and `created`, nothing of the machine."""
    try:
        import xlsxwriter
    except ImportError:
        return ExcelMissing()
    with xlsxwriter.Workbook(stream, {**SAFE}) as book:
        book.set_properties({"title": title, "comments": tell(NOTICE), "author": "", "created": created})
        looks = {style: book.add_format({**BORDER, "num_format": "@", **look}) for style, look in LOOKS.items()}
        counts = {style: book.add_format({**BORDER, **look, "num_format": "0"}) for style, look in LOOKS.items()}
        lead = book.add_format({"bold": True, "font_color": "#9C0006"})
        for contents in sheets:
            for number, start in enumerate(range(0, max(1, len(contents.rows)), ROWS_AT_MOST), 1):
                name = contents.name if number == 1 else tell("{name}（{number}）", name=contents.name, number=number)
                page = contents.rows[start : start + ROWS_AT_MOST]
                _write(book.add_worksheet(name), contents, page, looks, counts, lead, tell)
    return None


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    contents: Contents,
    rows: Sequence[tuple[Cell, ...]],
    looks: dict[Style, Any],
    counts: dict[Style, Any],
    lead: Any,
    tell: Telling,
) -> None:
    for n, line in enumerate(contents.lead):
        sheet.write_string(n, 0, line, lead if n == 0 else None)
    head = len(contents.lead) + bool(contents.groups)
    widths = _widths(contents, rows)
    runs = _runs(contents.groups)
    _tall(sheet, head - 1, [(group, sum(widths[first : last + 1])) for first, last, group in runs])
    for first, last, group in runs:
        if first == last:
            sheet.write_string(head - 1, first, group, looks["head"])
        else:
            sheet.merge_range(head - 1, first, head - 1, last, group, looks["head"])
    _tall(sheet, head, [(text, width - ARROW) for text, width in zip(contents.heads, widths, strict=True)])
    for column, (text, width) in enumerate(zip(contents.heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(head, column, text, looks["head"])
    for n, row in enumerate(rows, head + 1):
        if (lines := _lines(row, widths)) > 1:
            sheet.set_row(n, min(lines, LINES_AT_MOST) * LINE_HEIGHT)
        for column, cell in enumerate(row):
            if isinstance(cell.value, int):
                sheet.write_number(n, column, cell.value, counts[cell.style])
            else:
                sheet.write_string(n, column, _short(cell.value, tell), looks[cell.style])
            if cell.choices and len(",".join(cell.choices)) <= LIST_AT_MOST:
                sheet.data_validation(n, column, n, column, {"validate": "list", "source": list(cell.choices), "ignore_blank": True})
    sheet.freeze_panes(head + 1, contents.frozen_columns)
    if rows:
        sheet.autofilter(head, 0, head + len(rows), len(contents.heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(max(1, sum(widths) // PRINTED_WIDTH), 0)
    if contents.frozen_columns:
        sheet.repeat_columns(0, contents.frozen_columns - 1)
    sheet.repeat_rows(head)
    sheet.set_footer(f"&L{tell(NOTICE)}&R{tell('第 &P 页，共 &N 页')}")


def _tall(sheet: xlsxwriter.worksheet.Worksheet, row: int, headings: Sequence[tuple[str, int]]) -> None:
    """Make a row of headings as high as the longest of them needs in its width, where English breaks between words only."""
    if (lines := max((max(_height(text, width), len(wrap(text, width))) for text, width in headings), default=1)) > 1:
        sheet.set_row(row, lines * LINE_HEIGHT)


def _runs(groups: Sequence[str]) -> list[tuple[int, int, str]]:
    """First and last column of each group that stands over neighbouring columns.

    >>> _runs(("", "甲", "甲", "乙"))
    [(1, 2, '甲'), (3, 3, '乙')]
    """
    found: list[tuple[int, int, str]] = []
    for column, group in enumerate(groups):
        if found and found[-1][1:] == (column - 1, group):
            found[-1] = found[-1][0], column, group
        elif group:
            found.append((column, column, group))
    return found


def _widths(contents: Contents, rows: Sequence[tuple[Cell, ...]]) -> list[int]:
    """Wide enough for most of what stands in a column; a Han character takes two places."""
    widest = contents.widest
    widths = [min(widest, cells(head) + 4) for head in contents.heads]
    for row in rows[:MEASURED]:
        for column, cell in enumerate(row):
            widths[column] = max(widths[column], min(widest, _longest(str(cell.value)) + 2))
    return [max(NARROWEST, width) for width in widths]


@lru_cache(maxsize=10_000)
def _longest(text: str) -> int:
    """Places that the longest line of a text takes."""
    return max(map(cells, text.split("\n")), default=0)


def _lines(row: tuple[Cell, ...], widths: Sequence[int]) -> int:
    """How many lines the tallest cell takes: not every program that opens the file works out the height itself."""
    return max(_height(str(cell.value), width) for cell, width in zip(row, widths, strict=True))


@lru_cache(maxsize=10_000)
def _height(text: str, width: int) -> int:
    """Lines that a text takes in a column; the same reasons stand in many rows."""
    if len(text) * 2 <= width:  # no text that is shorter can take a second line
        return 1
    return sum(-(-max(1, cells(line)) // width) for line in text.split("\n"))


def _short(text: str, tell: Telling) -> str:
    return text if len(text) <= TEXT_AT_MOST else text[:TEXT_AT_MOST] + tell("……（过长，未全部列出）")


def write_csv(stream: IO[bytes], screening: Screening) -> None:
    """Write the results of the persons as csv: UTF-8 with mark, so that spreadsheets read it, and nothing that starts a formula."""
    lead = lead_of(screening)
    text = io.StringIO(newline="")
    out = csv.writer(text, lineterminator="\r\n")
    out.writerows([[line] for line in lead])
    for part in screening.parts:
        if part.entity == PERSON:
            contents = results(part, lead, screening.tell)
            out.writerow([harmless(head) for head in contents.heads])
            out.writerows([harmless(value) for value in texts(row)] for row in contents.rows)
    stream.write(text.getvalue().encode("utf-8-sig"))


def harmless(text: str) -> str:
    """With an apostrophe before what a spreadsheet would take for a formula.

    >>> harmless("=1+1"), harmless("享受")
    ("'=1+1", '享受')
    """
    return f"'{text}" if text.startswith(FORMULA_MARKS) else text


def _day(as_of: str) -> datetime:
    """The day of the question as the day of the document: the same roster gives the same bytes."""
    day = day_of(as_of)
    return datetime(2000, 1, 1, tzinfo=UTC) if isinstance(day, DateFault) else datetime(day.year, day.month, day.day, tzinfo=UTC)

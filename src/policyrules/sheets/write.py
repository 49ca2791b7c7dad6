"""Titled blocks → the bytes of a workbook: texts only, no formula, lists to choose from, headings that stay in sight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, Any

from policyrules.classes import frozen
from policyrules.roster.file_problems import ExcelMissing
from policyrules.roster.write import BORDER, LINE_HEIGHT, LINES_AT_MOST, LIST_AT_MOST, LOOKS, SAFE
from policyrules.sheets.model import Block, Page
from policyrules.sheets.read import MARKS
from policyrules.source import cells
from policyrules.types.to_text import Tongue

if TYPE_CHECKING:
    import xlsxwriter

NARROWEST, WIDEST = 10, 50
NAME_AT_MOST = 31
SPARE = 30
"""So many rows below a table offer the same choices as those in it."""
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""The day of every such document: the same pack gives the same bytes."""
OF_MARKS: dict[Tongue, tuple[str, tuple[str, str], str]] = {
    "zh": (MARKS[0], ("表", "校验"), "程序核对用，请勿改动"), "en": (MARKS[1], ("table", "check"), "for the program; leave it as it is"),
}  # fmt: skip
BAD = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))


@frozen
class _Looks:
    plain: Any
    head: Any
    fill: Any
    title: Any
    lead: Any


def write_book(stream: IO[bytes], pages: Sequence[Page], title: str, tongue: Tongue = "zh") -> ExcelMissing | None:
    """Write the pages, and at the end a hidden one with the marks of their blocks."""
    try:
        import xlsxwriter
    except ImportError:
        return ExcelMissing()
    name, heads, note = OF_MARKS[tongue]
    marks = Block(name, heads, tuple((block.key, block.mark) for page in pages for block in page.blocks))
    with xlsxwriter.Workbook(stream, {**SAFE}) as book:
        book.set_properties({"title": title, "author": "", "created": EPOCH})
        base = {**BORDER, "num_format": "@"}
        looks = _Looks(
            book.add_format(base),
            book.add_format({**base, **LOOKS["head"]}),
            book.add_format({**base, **LOOKS["fill"]}),
            book.add_format({"bold": True, "font_color": "#1F3864", "num_format": "@"}),
            book.add_format({"font_color": "#595959", "num_format": "@"}),
        )
        names: dict[str, None] = {}
        for page in (*pages, Page(name, (note,), (marks,))):
            sheet = book.add_worksheet(_name(page.name, names))
            _write(sheet, page, looks)
            if page.name in MARKS:
                sheet.hide()
    return None


def _name(wish: str, taken: dict[str, None]) -> str:
    """A name that spreadsheets allow, and that no other sheet has."""
    name = made = wish.translate(BAD)[:NAME_AT_MOST]
    number = 1
    while made.lower() in taken:
        number += 1
        made = f"{name[: NAME_AT_MOST - 4]}({number})"
    taken[made.lower()] = None
    return made


def _write(sheet: xlsxwriter.worksheet.Worksheet, page: Page, looks: _Looks) -> None:
    for n, line in enumerate(page.lead):
        sheet.write_string(n, 0, line, looks.lead)
    widths = _widths(page)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    at = len(page.lead)
    for block in page.blocks:
        sheet.write_string(at, 0, f"【{block.key}】", looks.title)
        if block.note:
            sheet.write_string(at, max(1, len(block.heads) - 1), block.note, looks.lead)
        for column, head in enumerate(block.heads):
            sheet.write_string(at + 1, column, head, looks.head)
        for n, row in enumerate(block.rows):
            if (lines := max(map(_lines, row, widths), default=1)) > 1:
                sheet.set_row(at + 2 + n, min(lines, LINES_AT_MOST) * LINE_HEIGHT)
            for column, text in enumerate(row):
                look = looks.fill if block.heads[column] in block.fill else looks.plain
                sheet.write_string(at + 2 + n, column, text, look)
        _choices(sheet, block, at + 2, SPARE if len(page.blocks) == 1 else 0)
        if len(page.blocks) == 1:
            sheet.freeze_panes(at + 2, 1)
        at += len(block.rows) + 3
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _choices(sheet: xlsxwriter.worksheet.Worksheet, block: Block, first: int, spare: int) -> None:
    """What may be chosen in each column; a list of a column is given once, with a few rows to spare."""
    wrong = {"error_type": "stop" if block.strict else "information", "ignore_blank": True}
    for column in range(len(block.heads)):
        by_row = [block.offers(n, column) for n in range(len(block.rows))]
        whole = block.choices[column] if column < len(block.choices) else ()
        runs = [(first, first + len(block.rows) - 1 + spare, whole)] if whole else [(first + n, first + n, c) for n, c in enumerate(by_row)]
        for start, end, offered in runs:
            if offered and end >= start and cells(",".join(offered)) <= LIST_AT_MOST:
                sheet.data_validation(start, column, end, column, {"validate": "list", "source": list(offered), **wrong})


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column: not every program that opens the file works out the height itself."""
    return sum(-(-max(1, cells(line) + 1) // width) for line in text.split("\n"))


def _widths(page: Page) -> list[int]:
    """Wide enough for most of what stands in a column; a Han character takes two places."""
    widths: list[int] = []
    for block in page.blocks:
        for row in (block.heads, *block.rows):
            widths += [NARROWEST] * (len(row) - len(widths))
            for column, text in enumerate(row):
                widths[column] = max(widths[column], min(WIDEST, max(map(cells, text.split("\n"))) + 3))
    return widths

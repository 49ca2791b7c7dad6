"""The bytes of a workbook → its titled blocks. Whatever the cells are, texts come out, exactly as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from attrs import field

from policyrules.classes import define
from policyrules.diagnostics import Problem
from policyrules.roster.model import Place, Sheet
from policyrules.roster.sheets import read_sheets
from policyrules.sheets import problems as said
from policyrules.sheets.model import Book, Given, Row
from policyrules.types.from_text import Cell

MARKS = "目录", "index"
"""The block that lists the others, with their marks, in each tongue."""
LOST_FROM = 10**15
"""Whole numbers from here on have lost digits in a spreadsheet."""


def titled(text: str) -> str | None:
    """The key in a title row, or None where it is no title."""
    text = text.strip()
    return text[1:-1].strip() if text.startswith("【") and text.endswith("】") else None


def read_book(data: bytes, name: str, wanted: str) -> tuple[Book, list[Problem]]:
    """The blocks of an .xlsx file. `wanted`: what it should be, for the words where it holds none."""
    opened = read_sheets(data, name)
    if opened.refused is not None:
        return Book(), [opened.refused]
    reader = _Reader()
    for sheet in opened.sheets:
        reader.sheet(sheet)
    listed = next((found for key in MARKS if (found := reader.book.given.pop(key, None))), None)
    if not reader.book.given:
        return Book(), [said.NotThisWorkbook(name, wanted)]
    for row in listed.rows if listed else ():
        if len(row.texts) >= 2:
            reader.book.marks[row.texts[0]] = row.texts[1]
    return reader.book, reader.problems


@define
class _Reader:
    book: Book = field(factory=Book)
    problems: list[Problem] = field(factory=list)

    def sheet(self, sheet: Sheet) -> None:
        rows = [self.row(sheet.name, n, cells) for n, cells in enumerate(sheet.rows, 1)]
        starts = [i for i, row in enumerate(rows) if row.texts and titled(row.texts[0]) is not None]
        for start, end in pairwise([*starts, len(rows)]):
            key = titled(rows[start].texts[0]) or ""
            inside = [row for row in rows[start + 1 : end] if any(row.texts)]
            if not inside:
                continue
            given = Given(key, inside[0], tuple(self.cut(inside[0], row) for row in inside[1:]))
            other = self.book.given.setdefault(key, given)
            if other is not given:
                self.problems.append(said.TableTwice(rows[start].whole, key, other.heads.whole))
            self.merged(sheet, inside)
        if starts:
            self.problems += [said.CellFormula(Place(sheet.name, *at)) for at in sorted(sheet.uncalculated)]

    def merged(self, sheet: Sheet, inside: list[Row]) -> None:
        first, last = inside[0].number, inside[-1].number
        for top, left, bottom, right in sheet.merged:
            if top <= last and bottom >= first:
                self.problems.append(said.CellsMerged(Place(sheet.name, top, left), bottom, right))

    def cut(self, heads: Row, row: Row) -> Row:
        """The row as wide as its headings."""
        wide = len(heads.texts)
        for column, text in enumerate(row.texts[wide:], wide):
            if text:
                self.problems.append(said.CellBeside(row.place(column)))
        return Row(row.sheet, row.number, (*row.texts[:wide], *[""] * (wide - len(row.texts))), row.numeric)

    def row(self, sheet: str, number: int, cells: list[Cell]) -> Row:
        texts = [self.text(Place(sheet, number, column), cell) for column, cell in enumerate(cells, 1)]
        while texts and not texts[-1]:
            texts.pop()
        numeric = frozenset(n for n, cell in enumerate(cells) if isinstance(cell, int | float) and not isinstance(cell, bool))
        return Row(sheet, number, tuple(texts), numeric)

    def text(self, place: Place, cell: Cell) -> str:
        match cell:
            case None:
                return ""
            case str():
                if cell.startswith("#") and cell.endswith(("!", "?", "#N/A")):
                    self.problems.append(said.CellError(place))
                return cell.strip()
            case bool():
                return "是" if cell else "否"
            case int() | float():
                if abs(cell) >= LOST_FROM:
                    self.problems.append(said.CellNumber(place))
                return _number(cell)
            case datetime():
                return cell.date().isoformat()
            case date():
                return cell.isoformat()
            case time() | timedelta():
                self.problems.append(said.CellError(place))
                return ""


def _number(cell: int | float) -> str:
    """By its shortest decimal form, as everywhere: 122.5 is 122.5."""
    return str(int(cell)) if cell == int(cell) else format(cell, ".15g")


def doubled(given: Given) -> Iterator[Problem]:
    """Rows that stand twice."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in given.rows:
        first = seen.setdefault(row.texts, row)
        if first is not row:
            yield said.RowTwice(row.whole, first.whole)

"""Where the table of a sheet begins and ends: title rows, headings of one or two lines, cases, total rows and notes below."""

from __future__ import annotations

from collections.abc import Callable

from attrs import field

from policyrules.classes import define
from policyrules.roster.identity import names_a_person
from policyrules.roster.model import Area, LeftOut, LeftOutKind, Place, Sheet, letters
from policyrules.roster.words import NOTES, TOTALS, UNIT_ABOVE
from policyrules.types.from_text import Cell

SEARCHED = 20
"""Rows in which headings are looked for."""
COLUMNS_AT_MOST = 500
SMALL = 3
"""A table of so few columns may have one known heading only."""


@define(eq=False)
class Table:
    """The headings, by column from the first on ("" where there is none), and the rows below them with their numbers."""

    sheet: Sheet
    heads: list[str]
    head_row: int
    """The last line of the headings, counted from 1."""
    rows: list[tuple[int, list[Cell]]] = field(factory=list)
    left_out: list[LeftOut] = field(factory=list)
    money_unit: str = ""
    """万元, where a line above the table says so."""
    filled_down: int = 0
    """How many cells were filled from a merged range above them."""
    top_row: dict[tuple[int, int], int] = field(factory=dict)
    """Row (from 1) and column (from 0) of a cell in a merged range of several rows → the first row of the range."""

    def title(self, column: int) -> str:
        """The heading of a column counted from 0, or its letter."""
        return self.heads[column] or f"（无标题）{letters(column + 1)}列"


def find_table(sheet: Sheet, known: Callable[[str], bool], head_row: int | None = None) -> Table | None:
    """The table of a sheet; `known` tells headings that mean something. None where no row has at least two of them
    (one in a small table).

    `head_row` says where the headings end, for sheets in which that cannot be seen.
    """
    best, found = 0, None
    for row in range(min(SEARCHED, len(sheet.rows))) if head_row is None else (head_row - 1,):
        for lines in (1, 2):
            first = row - lines + 1
            if first < 0 or row >= len(sheet.rows) or (lines == 2 and not _is_pair(sheet, first)):
                continue
            heads = _unique(_joined(sheet, first, lines))
            score = sum(known(head) for head in heads)
            if score > best:
                best, found = score, (first, lines, heads)
    if found is None or (best < 2 and sum(map(bool, found[2])) > SMALL):
        return None
    first, lines, heads = found
    table = Table(sheet, heads, first + lines)
    table.left_out += [LeftOut("title", Place(sheet.name, n + 1)) for n in range(first) if any(map(_text, sheet.rows[n]))]
    above = "".join(_text(c) for row in sheet.rows[:first] for c in row)
    unit = UNIT_ABOVE.search(above)
    table.money_unit = unit[1] if unit else ""
    _fill(table)
    return table


def _fill(table: Table) -> None:
    """The rows below the headings, each put where it belongs."""
    sheet, start = table.sheet, table.head_row
    above = spans(sheet.merged, start, len(sheet.rows))
    blanks = [""] * len(table.heads)
    for number, cells in enumerate(sheet.rows[start:], start + 1):
        place = Place(sheet.name, number)
        row = [*cells[: len(blanks)], *blanks[len(cells) :]]
        for column, source in above.get(number, ()):
            if column < len(row) and not _text(row[column]) and source < len(sheet.rows):
                row[column] = sheet.rows[source][column]
                table.filled_down += 1
                table.top_row[number, column] = table.top_row[source + 1, column] = source + 1
        texts = [text for text in map(_text, row) if text]
        if not texts:
            continue
        kind = _left_out(texts, row, table.heads)
        if kind is None or any(map(names_a_person, cells[: len(blanks)])):  # whatever the row is called: a person may be named 合计
            table.rows.append((number, row))
        else:
            table.left_out.append(LeftOut(kind, place))


def _left_out(texts: list[str], row: list[Cell], heads: list[str]) -> LeftOutKind | None:
    """What a row is that looks like no case; None for all others."""
    if TOTALS.match(texts[0]) or (len(texts) > 1 and texts[0].isdigit() and TOTALS.fullmatch(texts[1])):
        return "total"
    if NOTES.match(texts[0]) or (len(texts) == 1 and len(texts[0]) > 30):
        return "note"
    repeated = sum(_text(c) == h.rpartition("-")[2] for c, h in zip(row, heads, strict=False) if h)
    return "repeat" if repeated > len(texts) // 2 else None


def spans(merged: tuple[Area, ...], start: int, last: int) -> dict[int, list[tuple[int, int]]]:
    """For each row below `start` and up to `last`, the columns that a merged range above covers (from 0), and the row index
    that holds the content.

    Ranges that overlap an earlier one, which no spreadsheet makes, are passed over: a cell has one content.
    """
    found: dict[int, list[tuple[int, int]]] = {}
    reached: dict[int, int] = {}
    for top, left, bottom, right in sorted(merged):
        if top > start and bottom > top and left == right and top > reached.get(left, 0):
            reached[left] = bottom
            for row in range(top + 1, min(bottom, last) + 1):
                found.setdefault(row, []).append((left - 1, top - 1))
    return found


def _is_pair(sheet: Sheet, first: int) -> bool:
    """Whether a row and the next are one heading: below, there is text only where the upper line spans several columns or is empty."""
    if first + 1 >= len(sheet.rows):
        return False
    upper, lower = [_text(c) for c in sheet.rows[first]], [_text(c) for c in sheet.rows[first + 1]]
    if not any(lower) or any(not isinstance(c, str) and c is not None for c in sheet.rows[first + 1]):
        return False
    groups = _groups(sheet, first, upper, lower)
    return any(groups) and all(column < len(groups) and groups[column] for column, text in enumerate(lower) if text)


def _groups(sheet: Sheet, first: int, upper: list[str], lower: list[str]) -> list[str]:
    """For each column, the text of the upper line that stands over it together with other columns."""
    width = max(len(upper), len(lower))
    upper, lower = upper + [""] * (width - len(upper)), lower + [""] * (width - len(lower))
    groups = [""] * width
    for top, left, bottom, right in sheet.merged:
        if top == first + 1 and bottom == top and right > left:
            groups[left - 1 : min(right, width)] = [upper[left - 1]] * (min(right, width) - left + 1)
    if any(groups):
        return groups
    for column in range(width):  # a csv file has lost its merged cells: an empty cell above text belongs to the text on its left
        if lower[column] and not upper[column] and column:
            groups[column] = groups[column - 1] or (upper[column - 1] if lower[column - 1] else "")
            groups[column - 1] = groups[column - 1] or groups[column]
    return groups


def _joined(sheet: Sheet, first: int, lines: int) -> list[str]:
    upper = [_text(c) for c in sheet.rows[first]][:COLUMNS_AT_MOST]
    if lines == 1:
        return upper
    lower = [_text(c) for c in sheet.rows[first + 1]][:COLUMNS_AT_MOST]
    groups = _groups(sheet, first, upper, lower)
    heads = []
    for column, group in enumerate(groups[:COLUMNS_AT_MOST]):
        top = upper[column] if column < len(upper) else ""
        below = lower[column] if column < len(lower) else ""
        heads.append(f"{group}-{below}" if group and below else below or top)
    return heads


def _unique(heads: list[str]) -> list[str]:
    """Headings told apart by a number, as 备注 and 备注（2）."""
    seen: dict[str, int] = {}
    told = []
    for head in heads:
        seen[head] = seen.get(head, 0) + 1
        told.append(f"{head}（{seen[head]}）" if head and seen[head] > 1 else head)
    return told


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return "".join(cell.split())
    return "" if cell is None else str(cell)

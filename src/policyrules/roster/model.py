"""What is read from a roster, and where each thing stood."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from attrs import field

from policyrules.cases import Record
from policyrules.classes import define, frozen
from policyrules.roster.formulas import Cells
from policyrules.types.date_text import EPOCH_1900
from policyrules.types.from_text import Cell
from policyrules.types.to_text import Tongue

if TYPE_CHECKING:
    from policyrules.roster.wording import AtPlace


@frozen
class Place:
    """A cell, or a row where `column` is 0. Rows and columns count from 1, as spreadsheets show them."""

    sheet: str
    row: int
    column: int = 0

    @property
    def cell(self) -> str:
        """`C5`, or `第5行` for a whole row.

        >>> Place("人员", 5, 28).cell, Place("人员", 5).cell
        ('AB5', '第5行')
        """
        return self.cell_in("zh")

    def cell_in(self, tongue: Tongue) -> str:
        if self.column:
            return f"{letters(self.column)}{self.row}"
        return f"第{self.row}行" if tongue == "zh" else f"row {self.row}"

    def in_(self, tongue: Tongue) -> str:
        """With its sheet."""
        return f"{self.sheet}!{self.cell_in(tongue)}"

    def __str__(self) -> str:
        return self.in_("zh")


def letters(column: int) -> str:
    """The letters of a column counted from 1."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


Area = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged range, counted from 1."""


@define(eq=False)
class Sheet:
    """A sheet as it stands in the file: its rows from row 1 and column 1 on, nothing interpreted."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    epoch: date = EPOCH_1900
    uncalculated: Cells = frozenset()
    """Cells with a formula and no value, which are empty in `rows`."""


LeftOutKind = Literal["title", "total", "note", "repeat", "twice", "sheet"]


@frozen
class LeftOut:
    """Rows or a sheet that hold no case and were therefore not computed: nothing is passed over in silence."""

    kind: LeftOutKind
    place: Place


@frozen
class Rejected:
    """A cell or a row that could not be used. `column` is the column's heading. The content of the cell is not repeated."""

    column: str
    problem: AtPlace

    @property
    def place(self) -> Place:
        return self.problem.place

    @property
    def code(self) -> str:
        return self.problem.code


NUMBER_LOST = "（证件号失真）"
"""Stands for the last figures of an identity number that a spreadsheet has spoilt."""


@define(eq=False)
class Subject:
    """One entity of the roster.

    `key` identifies it (a person's ID number: never print it); `code` stands for the key where it must be printed; `label`
    is the name people call it by; `tail` is what may be shown of an identity number, or `NUMBER_LOST`.
    """

    entity: str
    key: str
    code: str
    label: str
    place: Place
    record: Record
    tail: str = ""


@frozen
class Note:
    """Something the reader did that people should know of, in Chinese and English."""

    zh: str
    en: str

    def in_(self, tongue: Tongue) -> str:
        return self.zh if tongue == "zh" else self.en


@define(eq=False)
class Roster:
    """All that was read. `subjects` by entity, in the order of the file; facts given for parameters are raw cells, by name."""

    subjects: dict[str, list[Subject]] = field(factory=dict)
    rejected: list[Rejected] = field(factory=list)
    left_out: list[LeftOut] = field(factory=list)
    notes: list[Note] = field(factory=list)
    rows_read: dict[str, int] = field(factory=dict)
    """Rows with content below the headings, by sheet."""

    def of(self, entity: str) -> list[Subject]:
        return self.subjects.get(entity, [])

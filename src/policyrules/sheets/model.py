"""A workbook as titled blocks of texts, on its way out and on its way in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from attrs import field

from policyrules.classes import frozen
from policyrules.roster.model import Place

Choices = tuple[str, ...]
Texts = tuple[str, ...]


@frozen
class Block:
    """A table with a title. `key` names it for good: `示例 某某`, `参数`; `note` is for readers.

    `choices`: what is offered in a column, or by row and column in `offered`; other texts may be written too unless the column
    is `strict`. `mark` is the fingerprint of the content, by which a workbook tells what was changed since.
    """

    key: str
    heads: Texts
    rows: tuple[Texts, ...]
    note: str = ""
    choices: tuple[Choices, ...] = ()
    offered: tuple[tuple[Choices, ...], ...] = ()
    strict: bool = False
    fill: frozenset[str] = frozenset()
    """Heads of the columns that wait to be filled in."""

    @property
    def mark(self) -> str:
        return mark_of(self.heads, self.rows)

    def offers(self, row: int, column: int) -> Choices:
        found = self.offered[row][column] if self.offered else ()
        return found or (self.choices[column] if column < len(self.choices) else ())


def mark_of(heads: Texts, rows: tuple[Texts, ...]) -> str:
    """Sixteen characters that differ as soon as a cell does."""
    whole = "\x1e".join("\x1f".join(row) for row in (heads, *rows))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@frozen
class Page:
    """A sheet: lines above, then its blocks. One block alone has its header frozen."""

    name: str
    lead: Texts
    blocks: tuple[Block, ...]


@frozen
class Row:
    """A row that was read: its cells as texts, and where it stands."""

    sheet: str
    number: int
    texts: Texts
    numeric: frozenset[int] = frozenset()
    """Columns (from 0) whose cell was a number and no text."""

    def place(self, column: int) -> Place:
        """The cell in a column counted from 0."""
        return Place(self.sheet, self.number, column + 1)

    @property
    def whole(self) -> Place:
        return Place(self.sheet, self.number)


@frozen
class Given:
    """A block that was read."""

    key: str
    heads: Row
    rows: tuple[Row, ...]

    def column(self, head: str) -> int | None:
        """Counted from 0; None where there is no such column."""
        return self.heads.texts.index(head) if head in self.heads.texts else None

    @property
    def mark(self) -> str:
        return mark_of(self.heads.texts, tuple(row.texts for row in self.rows))


@frozen
class Book:
    """The blocks of a workbook by their keys, and the marks that they had when it was written."""

    given: dict[str, Given] = field(factory=dict)
    marks: dict[str, str] = field(factory=dict)

    def __iter__(self) -> Iterator[Given]:
        return iter(self.given.values())

"""The tables of a rule file as they are written, cell by cell, and the rows of a workbook put in their place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise

from attrs import evolve

from policyrules.classes import frozen
from policyrules.diagnostics import Problem
from policyrules.sheets import problems as said
from policyrules.sheets.model import Given, Row, Texts
from policyrules.sheets.read import doubled
from policyrules.sheets.splice import Mark, Splice
from policyrules.source import SourceFile
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed
from policyrules.syntax.tokens import Token

RULE, EXAMPLE = "表", "示例"
STRUCTURE = "｜|∣#＃﹟\n\r"
"""What begins another cell, a comment or a line."""


@frozen
class Cell:
    """From `start` to `end` in the file, without the blanks around it."""

    start: int
    end: int
    text: str


@frozen
class Line:
    """A row from its first bar (of whose token the line break before it is a part) to behind its last."""

    start: int
    end: int
    cells: tuple[Cell, ...]

    @property
    def texts(self) -> Texts:
        return tuple(cell.text for cell in self.cells)


@frozen
class Table:
    """A table of a rule or of an example. `key` is what its block is called."""

    key: str
    kind: str
    file: SourceFile
    owner: syn.RuleDecl | syn.ExampleDecl
    lines: tuple[Line, ...]

    @property
    def heads(self) -> Texts:
        return self.lines[0].texts

    @property
    def since(self) -> date | None:
        """The first day of the version in which the table stands; None where the rule has one version without a day."""
        start = self.lines[0].start
        versions = self.owner.versions if isinstance(self.owner, syn.RuleDecl) else ()
        return next((version.since for version in versions if version.at.start <= start < version.at.end), None)

    @property
    def rows(self) -> tuple[Texts, ...]:
        return tuple(line.texts for line in self.lines[1:])


def tables(files: Iterable[Parsed]) -> list[Table]:
    """All tables of a pack in the order of its files; a second one under a name has a number."""
    found: list[Table] = []
    count: Counter[str] = Counter()
    for parsed in files:
        for owner, lines in _found(parsed):
            kind = EXAMPLE if isinstance(owner, syn.ExampleDecl) else RULE
            key = f"{kind} {owner.title.name.text}"
            count[key] += 1
            numbered = key if count[key] == 1 else f"{key}（{count[key]}）"
            found.append(Table(numbered, kind, parsed.file, owner, tuple(lines)))
    return found


def _found(parsed: Parsed) -> Iterator[tuple[syn.RuleDecl | syn.ExampleDecl, list[Line]]]:
    lines: list[Line] = []
    row: list[Token] = []
    for before, token in zip((None, *parsed.tokens), parsed.tokens, strict=False):
        if token.kind == "ROWBAR":
            if lines and (before is None or before.kind != "ENDBAR"):
                yield from _owned(parsed, lines)
                lines = []
            row = [token]
        elif row and token.kind in ("BAR", "ENDBAR"):
            row.append(token)
            if token.kind == "ENDBAR":
                lines.append(_line(parsed.file, row))
                row = []
    if lines:
        yield from _owned(parsed, lines)


def _owned(parsed: Parsed, lines: list[Line]) -> Iterator[tuple[syn.RuleDecl | syn.ExampleDecl, list[Line]]]:
    owner = next((item for item in parsed.module.items if item.at.start <= lines[0].start < item.at.end), None)
    if isinstance(owner, syn.RuleDecl | syn.ExampleDecl):
        yield owner, lines


def _line(file: SourceFile, bars: list[Token]) -> Line:
    cells = []
    for left, right in pairwise(bars):
        inner = file.text[left.end : right.start]
        start = left.end + len(inner) - len(inner.lstrip())
        cells.append(Cell(start, start + len(inner.strip()), inner.strip()))
    return Line(bars[0].end - 1, bars[-1].end, tuple(cells))


# ---------------------------------------------------------------- the way back


def unfit(table: Table, given: Given) -> Iterator[Problem]:
    """What of a block can be no table of a rule, before anything is read as a rule."""
    wide, wanted = len(given.heads.texts), len(table.heads)
    if wide != wanted:
        yield said.ColumnsDiffer(given.heads.whole, table.key, str(wide), str(wanted))
        return
    for row in (given.heads, *given.rows):
        for column, text in enumerate(row.texts):
            if not text:
                yield said.CellBlank(row.place(column))
            elif marks := "".join(mark for mark in STRUCTURE if mark in text):
                yield said.CellMarks(row.place(column), *(_shown(marks, line_break) for line_break in ("换行", "a line break")))
    if len(set(table.rows)) == len(table.rows):
        yield from doubled(given)


def _shown(marks: str, line_break: str) -> str:
    return marks.replace("\n", line_break).replace("\r", "")


def sound(table: Table, given: Given, wrong: Set[tuple[str, int]]) -> Given | None:
    """The block without its rows in which something is wrong; None where not even its headings can be used."""
    if len(given.heads.texts) != len(table.heads) or (given.heads.sheet, given.heads.number) in wrong:
        return None
    return evolve(given, rows=tuple(row for row in given.rows if (row.sheet, row.number) not in wrong))


def splices(table: Table, given: Given) -> Iterator[Splice]:
    """What turns the table into the block. Every cell that stays or comes is marked with its place in the workbook."""
    yield from _cells(table.lines[0], given.heads)
    old, new = table.lines[1:], given.rows
    for _, i, j, k, m in SequenceMatcher(None, table.rows, [row.texts for row in new], autojunk=False).get_opcodes():
        both = min(j - i, m - k)
        for line, row in zip(old[i : i + both], new[k : k + both], strict=True):
            yield from _cells(line, row)
        for line in old[i + both : j]:
            yield _without(table.file, line)
        if new[k + both : m]:
            yield _inserted(table, table.lines[i + both], new[k + both : m])


def _cells(line: Line, row: Row) -> Iterator[Splice]:
    for column, (cell, text) in enumerate(zip(line.cells, row.texts, strict=True)):
        yield Splice(cell.start, cell.end, text, (Mark(0, len(text), str(row.place(column))),))


def _without(file: SourceFile, line: Line) -> Splice:
    """The line gone; a comment at its end stays."""
    start, end = file.text.rfind("\n", 0, line.start) + 1, _line_end(file, line)
    comment = file.text[line.end : end].strip()
    return Splice(start, end, f"{file.text[start : line.start]}{comment}\n" if comment else "")


def _inserted(table: Table, behind: Line, rows: Iterable[Row]) -> Splice:
    """New lines below a line, indented as it is."""
    file = table.file
    lead, bar = file.text[file.text.rfind("\n", 0, behind.start) + 1 : behind.start], file.text[behind.start]
    at = _line_end(file, behind)
    text = "" if file.text[at - 1] == "\n" else "\n"
    marks: list[Mark] = []
    for row in rows:
        text += lead
        for column, cell in enumerate(row.texts):
            text += f"{bar} "
            marks.append(Mark(len(text), len(text) + len(cell), str(row.place(column))))
            text += f"{cell} "
        text += f"{bar}\n"
    return Splice(at, at, text, tuple(marks))


def _line_end(file: SourceFile, line: Line) -> int:
    found = file.text.find("\n", line.end)
    return len(file.text) if found < 0 else found + 1

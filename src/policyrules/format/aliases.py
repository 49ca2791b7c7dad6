"""Aliases in headings, and the glossary they belong in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from policyrules.classes import frozen
from policyrules.diagnostics import Problem
from policyrules.format.problems import AliasesDisagree
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import nodes

NAME, ALIAS = "名称", "别名"
COLUMNS = (NAME, ALIAS, "英文", "说明", "问法")


@frozen
class HeadingAlias:
    """单独申请低保（separate_dibao_application): a Chinese name and its alias, whichever of them stands first."""

    name: str
    alias: str
    at: Span


@frozen
class Moved:
    """The glossary with the aliases in it. Where there are problems it is the glossary as it was, and nothing may be moved."""

    text: str
    problems: tuple[Problem, ...] = ()


def heading_aliases(module: syn.Module) -> Iterator[HeadingAlias]:
    """Those that can move: of a name and an alias in the letters of a programming language."""
    for node in nodes(module):
        if isinstance(node, syn.Title) and node.alias is not None:
            name, alias = node.name.text, node.alias.text
            if name.isascii() and not alias.isascii():
                name, alias = alias, name
            if alias.isascii() and alias.isidentifier() and not name.isascii():
                yield HeadingAlias(name, alias, node.at)


def moved(glossary: str, aliases: Iterable[HeadingAlias]) -> Moved:
    """The glossary (its text, with `\\n` line ends; "" where there is none) with a row for each alias.

    A row without alias is completed, a name without row gets one at the end, and no other character changes.
    """
    rows = _rows(glossary or f"{','.join(COLUMNS)}\n")
    header = [cell.strip().lstrip("\ufeff") for cell in rows[0].cells] if rows else []
    if NAME not in header:
        return Moved(glossary)
    if ALIAS not in header:
        rows = [row.with_cell(len(header), ALIAS if i == 0 else "") for i, row in enumerate(rows)]
        header.append(ALIAS)
    at_name, at_alias = header.index(NAME), header.index(ALIAS)
    by_name = {row.cell(at_name): i for i, row in enumerate(rows) if i and row.cell(at_name)}
    stated = {name: rows[i].cell(at_alias) for name, i in by_name.items() if rows[i].cell(at_alias)}
    owner = {alias: name for name, alias in stated.items()}
    problems: list[Problem] = []
    for given in aliases:
        other = stated.get(given.name, given.alias)
        holder = owner.get(given.alias, given.name)
        if other != given.alias or holder != given.name:
            there = f"{given.name},{other}" if other != given.alias else f"{holder},{given.alias}"
            problems.append(AliasesDisagree(given.at, given.name, given.alias, there))
            continue
        if given.name in stated:
            continue
        stated[given.name], owner[given.alias] = given.alias, given.name
        if given.name in by_name:
            i = by_name[given.name]
            rows[i] = rows[i].with_cell(at_alias, given.alias)
        else:
            by_name[given.name] = len(rows)
            cells = ["" for _ in header]
            cells[at_name], cells[at_alias] = given.name, given.alias
            rows.append(_Row(tuple(cells), _written(cells)))
    return Moved(glossary, tuple(problems)) if problems else Moved("".join(row.text for row in rows))


@frozen
class _Row:
    """A row and its text as it stands, end of line included; a cell may hold line ends of its own."""

    cells: tuple[str, ...]
    text: str

    def cell(self, place: int) -> str:
        return self.cells[place].strip() if place < len(self.cells) else ""

    def with_cell(self, place: int, text: str) -> _Row:
        if not self.cells:
            return self
        cells = [*self.cells, *([""] * (place + 1 - len(self.cells)))]
        cells[place] = text
        return _Row(tuple(cells), _written(cells))


def _rows(text: str) -> list[_Row]:
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    rows = []
    reader = csv.reader(lines)
    before = 0
    for cells in reader:
        rows.append(_Row(tuple(cells), "".join(lines[before : reader.line_num])))
        before = reader.line_num
    return rows


def _written(cells: Sequence[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(cells)
    return stream.getvalue()

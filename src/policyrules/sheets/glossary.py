"""The glossary as a block, and the block back into the file: lines that say the same stay as they were written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from difflib import SequenceMatcher

from policyrules.classes import frozen
from policyrules.diagnostics import Problem
from policyrules.sheets import problems as said
from policyrules.sheets.model import Block, Given, Row, Texts
from policyrules.sheets.splice import Splice, spliced

KEY, NAME = "词汇", "名称"


@frozen
class Record:
    """A line of the file, or several where a cell has line breaks."""

    start: int
    end: int
    texts: Texts


def records(text: str) -> list[Record]:
    """The rows of a csv text with their places; rows without content are left out."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    reader = csv.reader(io.StringIO(text, newline=""))
    found, before = [], 0
    for row in reader:
        if any(cell.strip() for cell in row):
            found.append(Record(starts[before], starts[min(reader.line_num, len(lines))], tuple(cell.strip() for cell in row)))
        before = reader.line_num
    return found


def block_of(text: str) -> Block | None:
    """The block, or None where the file has no header."""
    found = records(text.removeprefix("\ufeff"))
    if not found:
        return None
    wide = len(found[0].texts)
    return Block(KEY, found[0].texts, tuple((*r.texts[:wide], *[""] * (wide - len(r.texts))) for r in found[1:]))


def unfit(block: Block, given: Given) -> Iterator[Problem]:
    """A heading that is missing or too much, a name that is missing or stands twice."""
    for head in block.heads:
        if given.column(head) is None:
            yield said.ColumnMissing(given.heads.whole, head, head)
    for n, head in enumerate(given.heads.texts):
        if head not in block.heads:
            yield said.ColumnExtra(given.heads.place(n), head)
    column = given.column(NAME)
    seen: set[str] = set()
    for row in given.rows if column is not None else ():
        name = row.texts[column or 0]
        if not name or name in seen:
            yield said.GlossaryRow(row.place(column or 0), name or "—")
        seen.add(name)


def rewritten(text: str, block: Block, given: Given) -> str:
    """The text with the rows of the block in it."""
    columns = [given.column(head) for head in block.heads]
    new = [tuple(row.texts[c] if c is not None else "" for c in columns) for row in given.rows]
    body = text.removeprefix("\ufeff")
    found = records(body)
    splices = []
    for how, i, j, k, m in SequenceMatcher(None, block.rows, new, autojunk=False).get_opcodes():
        if how != "equal":
            at = found[i + 1].start if i + 1 < len(found) else found[-1].end
            end = found[j].end if j > i else at
            lead = "" if at == 0 or body[at - 1] == "\n" else "\n"
            splices.append(Splice(at, end, lead + "".join(map(_line, new[k:m]))))
    return text[: len(text) - len(body)] + spliced(body, splices)[0]


def _line(texts: Texts) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(texts)
    return out.getvalue()


def places(given: Given) -> dict[str, Row]:
    """Name → its row."""
    column = given.column(NAME)
    return {row.texts[column]: row for row in given.rows} if column is not None else {}

"""Tokens with their marks to lines of text: blanks, broken lines, tables, comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import field

from policyrules.classes import define, frozen
from policyrules.diagnostics import Tongue
from policyrules.format.comments import Comment, Gap
from policyrules.format.marks import Marks
from policyrules.format.spelling import Style, blank, mark, spelled
from policyrules.source import cells
from policyrules.syntax.names import Names
from policyrules.syntax.tokens import WORDS, Token

WIDTH = 140
"""Terminal cells (a Han character takes two) beyond which a list goes on on the next line."""
HANGING = 6
"""How much deeper it goes on: behind a Chinese key and its colon, or behind （一）."""
STYLES: tuple[Style, ...] = ("MARK_0", "MARK_A", "MARK_B", "MARK_C")
ENUMERATED = ("AMOUNT", "BECAUSE", "MISSING", "SELF", "ADDS", "ORDERED")


@frozen
class Printer:
    """How one declaration is printed. `quoted`: names that cannot stand bare in it."""

    tongue: Tongue
    names: Names
    quoted: frozenset[str] = frozenset()

    def lines(self, marks: Marks, gaps: Sequence[Gap], subject: bool) -> Iterator[str]:
        """The lines of a declaration. `gaps`: what stands before each of its tokens; the first of them is not printed here."""
        writing = _Writing(self.tongue)
        for i, token in enumerate(marks.tokens):
            if i:
                writing.comments(gaps[i].comments)
            if i not in marks.dropped:
                writing.start(marks.lines.get(i), i in marks.breaks)
                for extra in marks.before.get(i, ()):
                    writing.put(extra.kind, self.said(extra))
                writing.put(*self.piece(marks, i, marks.instead.get(i, token), subject))
            for extra in marks.after.get(i, ()):
                writing.put(extra.kind, self.said(extra))
        writing.finish()
        return writing.drawn()

    def piece(self, marks: Marks, i: int, token: Token, subject: bool) -> tuple[str, str]:
        """The kind and the words of the i-th token, `token`."""
        kind = token.kind
        if i in marks.numbers:
            level, number = marks.numbers[i]
            return STYLES[level], mark(STYLES[level], number, self.tongue)
        if kind == "COMMA" and self.tongue == "zh":
            return kind, "，" if subject or _clause(marks, i) else "、"
        if kind == "QNAME" and i in marks.kept:
            return kind, f"「{self.names.said(token.text.strip('「」'), self.tongue)}」"
        if kind in ("ZHNUM", "PCTZH"):
            return "NUMBER", self.said(token)
        if kind in WORDS and i in marks.verbatim:
            return "NAME", spelled(token, self.tongue, Names(), self.quoted)
        return kind, self.said(token)

    def said(self, token: Token) -> str:
        return spelled(token, self.tongue, self.names, self.quoted)


def _clause(marks: Marks, i: int) -> bool:
    """Whether a comma parts clauses (，), rather than the items of a list (、)."""
    return marks.kind(i + 1) in ENUMERATED or marks.kind(i - 1) in ("TIEBREAK", "ELSE")


@frozen
class _Part:
    """A stretch of a line with the blank before it. `depth`: within how many brackets; a line may be broken before it or not."""

    text: str
    kind: str
    breakable: bool
    depth: int


@define
class _Line:
    indent: int
    parts: list[_Part] = field(factory=list)
    comment: str = ""

    @property
    def row(self) -> bool:
        return bool(self.parts) and self.parts[0].kind == "ROWBAR"


@define
class _Writing:
    tongue: Tongue
    done: list[_Line] = field(factory=list)
    line: _Line = field(factory=lambda: _Line(0))
    kind: str = ""
    said: str = ""
    depth: int = 0
    breakable: bool = False
    base: int = 0
    waiting: list[str] = field(factory=list)
    broken: bool = False

    def comments(self, comments: Sequence[Comment]) -> None:
        """Comments before the next token: the first ends the line if it stood at its end, the others have lines of their own."""
        for comment in comments:
            if comment.own_line or self.line.comment or self.waiting or not self.line.parts:
                self.waiting.append(comment.text)
            else:
                self.line.comment = comment.text
            self.broken = True

    def start(self, indent: int | None, breakable: bool) -> None:
        """The next token begins: at the start of a line, or going on."""
        self.breakable = breakable
        if indent is None and not self.broken:
            return
        self.base = indent if indent is not None else self.base
        into = self.base if indent is not None else self.base + HANGING
        self.finish()
        self.done += [_Line(into, comment=text) for text in self.waiting]
        self.waiting.clear()
        self.line, self.kind, self.said, self.broken = _Line(into), "", "", False

    def put(self, kind: str, text: str) -> None:
        if not text:
            return
        self.depth -= kind == "RPAR"
        between = blank(self.kind, kind, text, self.said, self.tongue)
        self.line.parts.append(_Part(between + text, kind, self.breakable, self.depth))
        self.depth += kind == "LPAR"
        self.kind, self.said, self.breakable = kind, text, False

    def finish(self) -> None:
        if self.line.parts:
            self.done.append(self.line)

    def drawn(self) -> Iterator[str]:
        rest = self.done
        while rest:
            rows = _rows(rest)
            yield from _table(rest[:rows]) if rows else _drawn(rest[0])
            rest = rest[rows or 1 :]


def _rows(lines: list[_Line]) -> int:
    """How many of the next lines are of one table, comments between its rows included."""
    last = 0
    for i, line in enumerate(lines):
        if line.row:
            last = i + 1
        elif line.parts or not last:
            break
    return last


def _drawn(line: _Line) -> Iterator[str]:
    indent = line.indent
    texts = list(_filled(line)) or [""]
    if line.comment:
        texts[-1] = f"{texts[-1]} {line.comment}".strip()
    for i, text in enumerate(texts):
        yield " " * (indent + (HANGING if i else 0)) + text


def _filled(line: _Line) -> Iterator[str]:
    """The text of a line, broken where it is too long: outside brackets if that will do."""
    chunks: list[list[_Part]] = []
    for part in line.parts:
        if not chunks or (part.breakable and part.depth == 0):
            chunks.append([])
        chunks[-1].append(part)
    room = WIDTH - line.indent - HANGING
    said = ""
    for chunk in chunks:
        text = "".join(part.text for part in chunk)
        if said and cells(said + text) > room:
            yield said
            said, text = "", text.lstrip()
        if cells(text) <= room:
            said += text
            continue
        for part in chunk:
            if part.breakable and said and cells(said + part.text) > room:
                yield said
                said = part.text.lstrip()
            else:
                said += part.text if said else part.text.lstrip()
    if said:
        yield said


def _table(lines: list[_Line]) -> Iterator[str]:
    """Rows with columns of equal width; lines of comment between them."""
    rows = [list(_cells(line)) if line.row else None for line in lines]
    wide = [max(map(cells, column)) for column in zip(*(row for row in rows if row), strict=False)]
    for line, row in zip(lines, rows, strict=True):
        if row is None:
            yield " " * line.indent + line.comment
            continue
        bar = line.parts[0].text
        padded = (f" {text}{' ' * (width - cells(text) + 1)}" for text, width in zip(row, wide, strict=False))
        text = f"{' ' * line.indent}{bar}{bar.join(padded)}{bar}"
        yield f"{text} {line.comment}".rstrip()


def _cells(line: _Line) -> Iterator[str]:
    text = ""
    for part in line.parts[1:]:
        if part.kind in ("BAR", "ENDBAR"):
            yield text.strip()
            text = ""
        else:
            text += part.text

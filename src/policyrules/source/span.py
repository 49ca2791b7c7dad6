"""A range of characters in a file."""

from __future__ import annotations

from policyrules.classes import frozen
from policyrules.source.file import SourceFile


@frozen
class Span:
    """From `start` up to, and without, `end`; offsets count characters of `file.text`."""

    file: SourceFile
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.file.text[self.start : self.end]

    @property
    def place(self) -> str:
        """`name:line:column`, the form editors open."""
        line, column = self.file.position(self.start)
        return f"{self.file.name}:{line}:{column}"

    def to(self, other: Span) -> Span:
        """From the start of this span to the end of the other."""
        return Span(self.file, self.start, other.end)

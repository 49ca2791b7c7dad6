"""One text with its name, and where its lines begin."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cached_property

from policyrules.classes import define


@define(eq=False, slots=False)
class SourceFile:
    """A text under the name by which a reader knows it. Compared by identity: two files may hold the same text.

    Of a `personal` file, which may hold names and numbers of people, excerpts show no more than what a problem points at.
    """

    name: str
    text: str
    personal: bool = False

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset at which each line begins."""
        return (0, *(i + 1 for i, c in enumerate(self.text) if c == "\n"))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, the column in characters."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r")


def cells(text: str) -> int:
    """How many terminal cells a text takes: a Han character or a full-width mark takes two, a mark without width none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

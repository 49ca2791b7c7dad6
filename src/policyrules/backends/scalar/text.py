"""The lines of a generated function, and the terms they hold. All names are our own; limits of CPython are kept here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from attrs import field

from policyrules.classes import define, frozen

LONGEST, DEEPEST, WIDEST = 600, 24, 60
"""Characters and brackets of an expression written in place (CPython 3.11 stops at 200 brackets), and operands joined in one line."""


@frozen
class Term:
    """The lowest and highest a step can be, as expressions, and the set of reasons; one expression where it cannot be unknown.

    `why` is empty where nothing asks for reasons or where there can be none.
    """

    low: str
    high: str
    why: str = ""

    @property
    def thin(self) -> bool:
        return self.low == self.high


def thin(text: str) -> Term:
    return Term(text, text)


@define
class Code:
    """Lines under an indent, and fresh names."""

    lines: list[str] = field(factory=list)
    depth: int = 0
    count: int = 0

    def line(self, text: str) -> None:
        self.lines.append("    " * self.depth + text)

    @contextmanager
    def under(self, head: str) -> Iterator[None]:
        """An indented suite; left out altogether if nothing is put into it."""
        self.line(head)
        start = len(self.lines)
        self.depth += 1
        yield
        self.depth -= 1
        if len(self.lines) == start:
            self.lines.pop()

    @contextmanager
    def when(self, test: str) -> Iterator[None]:
        """A suite behind a test; without it where the test always holds."""
        if test in ("1", "True"):
            yield
        else:
            with self.under(f"if {bare(test)}:"):
                yield

    def fresh(self, letter: str = "x") -> str:
        self.count += 1
        return f"{letter}{self.count}_"

    def atom(self, text: str) -> str:
        """The expression itself if it is a name or a number, else a name for it."""
        if atomic(text):
            return text
        name = self.fresh()
        self.line(f"{name} = {bare(text)}")
        return name


def atomic(text: str) -> bool:
    return text.isidentifier() or text.strip("()-").isdecimal()


def short(text: str) -> bool:
    """Whether an expression may be written inside another."""
    if len(text) > LONGEST:
        return False
    depth = deepest = 0
    for c in text:
        depth += (c == "(") - (c == ")")
        deepest = max(deepest, depth)
    return deepest < DEEPEST


def bare(text: str) -> str:
    """Without the outermost brackets, where they are one pair."""
    if not text.startswith("("):
        return text
    depth = 0
    for i, c in enumerate(text):
        depth += (c == "(") - (c == ")")
        if not depth and i < len(text) - 1:
            return text
    return text[1:-1] if "," not in text else text


def joined(word: str, texts: Iterable[str]) -> str:
    """`a and b and c`; one that settles the matter stands alone, neutral ones are left out."""
    neutral, final = ("True", "False") if word == "and" else ("False", "True")
    items = list(dict.fromkeys(t for t in texts if t != neutral))
    if final in items:
        return final
    return items[0] if len(items) == 1 else f"({f' {word} '.join(items)})" if items else neutral


def united(*whys: str) -> str:
    """Sets of reasons as one; empty texts are empty sets."""
    live = list(dict.fromkeys(why for why in whys if why))
    if len(live) > WIDEST:
        return f"unite({', '.join(live)})"
    return " | ".join(live) or "E"


def number(value: int) -> str:
    return str(value) if value >= 0 else f"({value})"


def harmless(text: str) -> str:
    """Words of a pack, fit for a comment: what does not print, or could end a line or turn its direction, is a question mark."""
    return "".join(c if c.isprintable() else "?" for c in text).replace('"""', "???").replace("\\", "?")

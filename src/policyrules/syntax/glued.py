"""Wording without blanks (户籍在本区且残疾人证有效), cut where the declared names allow it.

Blanks are put into a copy of the text, and the parser says whether it can be read so: only the grammar knows that 为 stands
between two values, and only the names know where a word ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Set
from typing import Final

from policyrules.classes import frozen
from policyrules.syntax.cuts import cuts

WORD: Final = re.compile("[A-Za-z0-9_·\u3007\u4e00-\u9fff]+")
COMMAS: Final = ("，", ",")
_PARTICLE: Final = re.compile("[的之]")
_SAID: Final = re.compile(r"“[^”\n]*”|「[^」\n]*」|#[^\n]*")
"""What holds no rules: quotations, names in brackets of their own, comments."""
MOST_BLANKS: Final = 400
"""In one declaration; beyond that nobody wrote it by hand."""


@frozen
class Reach:
    """How far a text can be read: the places of the names in what was read, and where reading stopped (None: at its end)."""

    names: tuple[tuple[int, int], ...]
    stopped: int | None


@frozen
class TwoCuts:
    """A word, and two ways to cut it that can both be read."""

    start: int
    end: int
    ways: tuple[tuple[str, ...], ...]


@frozen
class Spaced:
    """A text with blanks put in. `blanks`: their places in `text`, in order."""

    text: str
    blanks: tuple[int, ...] = ()

    def original(self, place: int) -> int:
        """A place in `text` as a place in the text without the blanks."""
        return place - bisect_left(self.blanks, place)

    def cut(self, start: int, pieces: tuple[str, ...]) -> Spaced:
        """Blanks between the pieces, the first of which stands at `start`."""
        places: list[int] = []
        at = start
        for piece in pieces[:-1]:
            at += len(piece)
            places.append(at + len(places))
        text = self.text[:start] + " ".join(pieces) + self.text[start + len("".join(pieces)) :]
        moved = [blank + (len(places) if blank >= start else 0) for blank in self.blanks]
        return Spaced(text, tuple(sorted([*moved, *places])))


def may_be_glued(text: str, known: Set[str]) -> bool:
    """Whether any word of a text can be cut at all: most texts are told from glued ones without being read again."""
    words = {part for word in WORD.findall(_SAID.sub(" ", text)) for part in _PARTICLE.split(word)} - known
    return any(cuts(word, known) for word in words if len(word) > 1)


def spaced(text: str, known: Set[str], read: Callable[[str], Reach]) -> Spaced | TwoCuts:
    """The text with blanks wherever an unknown word can be cut in exactly one way; the first word that can be cut in two, else."""
    done = Spaced(text)
    while len(done.blanks) < MOST_BLANKS:
        step = _step(done, known, read)
        if step is None:
            return done
        if isinstance(step, TwoCuts):
            return TwoCuts(done.original(step.start), done.original(step.end), step.ways)
        done = step
    return done


def _step(done: Spaced, known: Set[str], read: Callable[[str], Reach]) -> Spaced | TwoCuts | None:
    reach = read(done.text)
    for start, end in _suspects(done.text, reach, known):
        word = done.text[start:end]
        ways = []
        for pieces in cuts(word, known, named=start != reach.stopped):
            tried = done.cut(start, pieces)
            stopped = read(tried.text).stopped
            if stopped is None or stopped > end + len(pieces) - 1:
                ways.append(pieces)
        ways = _fewest(ways, known)
        if len(ways) > 1:
            return TwoCuts(start, end, tuple(ways[:2]))
        if ways:
            return done.cut(start, ways[0])
    return None


def _suspects(text: str, reach: Reach, known: Set[str]) -> Iterator[tuple[int, int]]:
    """Names that are none, and the word at which reading stopped, in the order of the text."""
    for start, end in reach.names:
        if text[start:end] not in known:
            yield start, end
    if reach.stopped is not None:
        found = WORD.match(text, reach.stopped + text.startswith(COMMAS, reach.stopped))
        if found:
            yield found.span()


def _fewest(ways: list[tuple[str, ...]], known: Set[str]) -> list[tuple[str, ...]]:
    """Of ways that give the same names at the same places, the one with the longest keywords: 者优先 rather than 者 and 优先."""
    best: dict[tuple[tuple[int, str], ...], tuple[str, ...]] = {}
    for pieces in ways:
        at, names = 0, []
        for piece in pieces:
            if piece in known:
                names.append((at, piece))
            at += len(piece)
        key = tuple(names)
        if key not in best or len(pieces) < len(best[key]):
            best[key] = pieces
    return list(best.values())

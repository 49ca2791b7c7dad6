"""Stretches of a text replaced, with where the new ones came to stand."""

from __future__ import annotations

from collections.abc import Iterable

from policyrules.classes import frozen


@frozen
class Mark:
    """In the text of a splice, from `start` to `end`, stands what was written at `place`."""

    start: int
    end: int
    place: str


@frozen
class Splice:
    """The text from `start` to `end` becomes `text`; nothing where both are the same place is an insertion there."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()


def spliced(text: str, splices: Iterable[Splice]) -> tuple[str, list[Mark]]:
    """The new text, and the marks in it. Splices never overlap; insertions at one place stay in the order given.

    >>> spliced("甲 乙", [Splice(2, 3, "丙丁", (Mark(0, 2, "B2"),))])
    ('甲 丙丁', [Mark(start=2, end=4, place='B2')])
    """
    made: list[str] = []
    marks: list[Mark] = []
    at = length = 0
    for one in sorted(splices, key=lambda s: (s.start, s.end)):
        made += [text[at : one.start], one.text]
        length += one.start - at
        marks += [Mark(length + m.start, length + m.end, m.place) for m in one.marks]
        length += len(one.text)
        at = one.end
    return "".join(made) + text[at:], marks

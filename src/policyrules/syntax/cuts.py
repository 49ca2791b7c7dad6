"""Glued text: a word that is no declared name, cut into declared names and keywords."""

from __future__ import annotations

from collections.abc import Collection

from policyrules.diagnostics import Tongue
from policyrules.syntax.keywords import all_forms


def cut(word: str, known_names: Collection[str], tongue: Tongue) -> tuple[str, ...] | None:
    """The pieces of a word, each a known name or a keyword, where exactly one way of cutting has the fewest pieces.

    None where there is no way to cut it, or several (`户籍在本区且特困人员` has one way: 户籍在本区, 且, 特困人员). A cut of
    keywords alone says nothing, and is none.
    """
    keywords = all_forms(tongue)
    longest = max((len(piece) for piece in (*known_names, *keywords)), default=0)
    # For each length of the beginning of the word: the fewest pieces it can be cut into, in how many ways, and one of them.
    best: list[tuple[int, int, tuple[str, ...]] | None] = [(0, 1, ()), *[None] * len(word)]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - longest), end):
            before, piece = best[start], word[start:end]
            if before is None or not (piece in known_names or piece in keywords):
                continue
            count, ways, pieces = before
            found = best[end]
            if found is None or count + 1 < found[0]:
                best[end] = count + 1, ways, (*pieces, piece)
            elif count + 1 == found[0]:
                best[end] = found[0], found[1] + ways, found[2]
    result = best[len(word)]
    if result is None or result[1] != 1 or not any(piece in known_names for piece in result[2]):
        return None
    return result[2]

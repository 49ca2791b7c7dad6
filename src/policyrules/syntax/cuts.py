"""Glued text: a word that is no declared name, cut into declared names and keywords."""

from __future__ import annotations

import re
from collections.abc import Collection, Set
from functools import cache, lru_cache
from typing import Final

from policyrules.diagnostics import Tongue
from policyrules.syntax.keywords import all_forms, table
from policyrules.syntax.numerals import HAN_DIGITS

INSIDE: Final = (
    "AND", "OR", "NOT", "IS", "ISNOT", "REL", "PRECEDES", "MEET", "NOTMEET", "YES", "NO", "NONEVALUE", "UNDET", "IN", "TO", "QI", "BETWEEN",
    "ONEOF", "AGG", "SUFFIX", "WITH", "HIGHER", "LOWER", "SPANFN", "SOME", "NONE", "EVERY", "SEL", "SUCH", "ROWS", "EACHMONTH",
    "TIEBREAK", "FIRST", "BYKEY", "ETC",
)  # fmt: skip
"""What may stand between names within a sentence: glued text is cut at these words, never at the name of a field."""
MOST_CUTS: Final = 12


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


def cuts(word: str, known: Set[str], named: bool = True) -> tuple[tuple[str, ...], ...]:
    """All ways to cut a Chinese word into known names, keywords and values (18周岁, 2026年7月1日); a dozen at most.

    Each has a name in it, unless `named` is false.

    >>> cuts("年龄为18周岁", {"年龄"})
    (('年龄', '为', '18周岁'),)
    """
    longest = _longest(frozenset(known))
    ways: list[list[tuple[str, ...]]] = [[()], *[[] for _ in word]]
    for start in range(len(word)):
        if not ways[start]:
            continue
        ends = {start + len(form) for form in _inside().get(word[start], ()) if word.startswith(form, start)}
        ends |= {end for end in range(start + 1, min(len(word), start + longest) + 1) if word[start:end] in known}
        ends |= {found.end() for pattern in _values() if (found := pattern.match(word, start))}
        for end in ends:
            ways[end] = [*ways[end], *((*pieces, word[start:end]) for pieces in ways[start])][:MOST_CUTS]
    return tuple(way for way in ways[-1] if len(way) > 1 and (not named or any(piece in known for piece in way)))


@cache
def _inside() -> dict[str, list[str]]:
    """The words that may stand within a sentence, by their first character."""
    found: dict[str, list[str]] = {}
    for form in ("自", *(form for row in table() if row.terminal in INSIDE for form in row.forms("zh"))):
        found.setdefault(form[0], []).append(form)
    return found


@lru_cache(8)
def _longest(known: frozenset[str]) -> int:
    """Asked for every word of a pack, with the same names each time."""
    return max(map(len, known), default=0)


@cache
def _values() -> tuple[re.Pattern[str], ...]:
    units = "|".join(sorted((form for row in table() if row.terminal == "UNIT" for form in row.forms("zh")), key=len, reverse=True))
    forms = (
        "[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日", "[0-9]{4}年[0-9]{1,2}月(?![0-9])", "(?:本年|上年)[0-9]{1,2}月[0-9]{1,2}日",
        f"(?:[0-9]+|[{HAN_DIGITS}]+)(?:{units})", "[0-9]+$", "[0-9]{4}年度?(?![0-9])",
    )  # fmt: skip
    return tuple(re.compile(form) for form in forms)

"""What can still be read of a declaration beside a slip: the part that holds it is blanked, and the rest is read again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from policyrules.diagnostics import Tongue
from policyrules.syntax.keywords import table

FIELDS: Final = (
    "FOR", "BASIS", "AUTHORITY", "EFFECTIVE", "APPLIES", "WHEN", "EXCEPTION", "VALUE", "AMOUNT", "ROUNDING", "STARTS", "STOPS",
    "FULFILLED", "RECEIVED", "EFFECT", "HINT", "READING", "WITHIN", "ORDERBY", "TIES", "DENOMINATOR", "NUMERATOR", "TARGET", "DIRECTION",
    "BASELINE", "LEAD", "JOIN", "JOINT", "MODALITY", "TASK", "FREQUENCY", "DEADLINE", "EVIDENCE", "GUIDANCE", "FORALL", "VARYING",
    "REGARDLESS", "GIVEN", "CLAIM", "TESTS", "ASOF", "LIKE", "FACTS", "EXPECT",
)  # fmt: skip
"""The terminals that a field begins with."""
_MARKED: Final = (
    r"[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}、|[(（](?:[一二三四五六七八九十]{1,3}|[a-z]|[0-9]{1,2})[)）]|[0-9]{1,2}[.、]|[①-⑳])"
)
"""Compiled when something is to be mended; that takes longer than a short file does."""
_MEMBER = re.compile(r"[ \t\u3000]+「?([^\s（(「」:：]+)")
_BLANKS = " \t\r\n\u3000"


def parts(text: str, start: int, end: int, at: int, tongue: Tongue, members: bool) -> Iterator[tuple[int, int]]:
    """From the smallest to the largest: stretches of the declaration at `start` to `end` that hold `at` and can be left out.

    `members`: each line is a part of its own, as in a 主体. Nothing where `at` stands in the heading.
    """
    first = text.find("\n", start, end) + 1
    if not first or at < first:
        return
    line = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at, end)
    line_end = end if line_end < 0 else line_end
    if members or re.match(_MARKED, text[line:line_end]):
        yield line, line_end
    begins = [found.start() for found in _field(tongue).finditer(text, first, end)]
    field = max((b for b in begins if b <= at), default=None)
    if field is not None and not members:
        yield field, min((b for b in begins if b > at), default=end)


def without(text: str, start: int, end: int) -> str:
    """The text with a stretch blanked, every other character at its place."""
    return text[:start] + "".join("\n" if c == "\n" else " " for c in text[start:end]) + text[end:]


def missed(text: str, place: int, stop: int) -> bool:
    """Whether reading stopped at `stop` for want of what stood before `place`: at most the number of an item lies between."""
    if stop < place:
        return False
    between = text[place:stop]
    return stop >= len(text.rstrip()) or not between.strip(_BLANKS) or bool(re.fullmatch(_MARKED, between.lstrip(_BLANKS)))


def member(text: str, start: int) -> str | None:
    """The name with which the line of a 主体 begins."""
    found = _MEMBER.match(text, start)
    return found[1] if found else None


@cache
def _field(tongue: Tongue) -> re.Pattern[str]:
    words = sorted((re.escape(form) for row in table() if row.terminal in FIELDS for form in row.forms(tongue)), key=len, reverse=True)
    return re.compile(rf"^[ \t\u3000]+(?:{'|'.join(words)})(?=[\s:：])", re.MULTILINE)

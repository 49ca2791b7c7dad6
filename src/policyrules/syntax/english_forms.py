"""English that depends on the words beside it: what is denied, and what lies on either side of a value in an ordered list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from policyrules.syntax import nodes as syn

VERBS: Final = {
    "asks": "ask", "draws": "draw", "has": "have", "holds": "hold", "lives": "live", "meets": "meet", "needs": "need", "pays": "pay",
    "plans": "plan", "receives": "receive", "wants": "want",
}  # fmt: skip
"""With which a name may begin, and the word that follows `does not`."""
_PERFECT: Final = re.compile("has (received|applied|been|had|asked) ")
_NOT_BEHIND: Final = ("is", "are", "was", "should", "may")
BY_WEIGHT, BY_HEIGHT = ("or more severe", "or milder"), ("or higher", "or lower")


def denied(words: str) -> str | None:
    """What is denied where the words are a sentence without its subject; None where they are not, and `not` stands before them.

    >>> denied("has a defender"), denied("is a school"), denied("employed")
    ('does not have a defender', 'is not a school', None)
    """
    first, _, rest = words.partition(" ")
    if not rest:
        return None
    if first in _NOT_BEHIND or _PERFECT.match(words):
        return f"{first} not {rest}"
    if first == "can":
        return f"cannot {rest}"
    if first == "had":
        return f"did not have {rest}"
    if first == "really" and rest in VERBS:
        return f"does not really {VERBS[rest]}"
    return f"does not {VERBS[first]} {rest}" if first in VERBS else None


def beyond(choices: Iterable[syn.ChoiceDecl]) -> dict[str, tuple[str, str]]:
    """By value of an ordered list, how `以上` and `以下` are said of it. 三级以上 of a list from severe to mild has nothing to do with
    larger numbers. A value that stands in lists of both kinds is left out."""
    found: dict[str, set[tuple[str, str]]] = {}
    for choice in choices:
        if choice.order != "none":
            side = BY_HEIGHT if choice.by_height else BY_WEIGHT
            for value in choice.values:
                found.setdefault(value.name.text, set()).add(side)
    return {value: min(sides) for value, sides in found.items() if len(sides) == 1}

"""The nearest among known names: what a misspelling probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The closest known name, or None where nothing is near.

    Letters say less than characters: more of them must agree. Of two characters the first must be right: 年令 is 年龄, 半年 not 本年.

    >>> nearest("证裁等级", ["证载等级", "年龄"])
    '证载等级'
    """
    names = sorted(set(known))
    found = get_close_matches(word, names, n=1, cutoff=0.6 if word.isascii() else 0.51)
    if not found and len(word) == 2:
        found = [name for name in names if len(name) == 2 and name[0] == word[0]][:1]
    return found[0] if found else None

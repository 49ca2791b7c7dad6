"""The nearest among known names: what a misspelling probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The closest known name, or None where nothing is near.

    >>> nearest("证裁等级", ["证载等级", "年龄"])
    '证载等级'
    """
    found = get_close_matches(word, sorted(set(known)), n=1, cutoff=0.5)
    return found[0] if found else None

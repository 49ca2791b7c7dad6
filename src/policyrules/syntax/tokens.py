"""A word of a rule file, as reading cuts it out of the text."""

from __future__ import annotations

from typing import Final

from policyrules.classes import frozen

WORDS: Final = ("NAME", "QNAME", "PHRASE")
"""The terminals of names."""


@frozen
class Token:
    """A word, number or mark of a declaration. `kind` is its terminal; `text` is as intake gives it (`16` for `１６`); it stands from
    `start` to `end` of the file."""

    kind: str
    text: str
    start: int
    end: int

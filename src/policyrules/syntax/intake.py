"""Forgiving intake: other forms of a character become the one form the grammar knows, one for one, so that places stay true.

Never NFKC: that would turn ① into 1, merge what is distinct and move every place behind it.
"""

from __future__ import annotations

import re
from typing import Final

from policyrules.source import SourceFile, Span, Undecodable, decode
from policyrules.syntax.problems import FileTooLarge, ForbiddenCharacter, NotText

MAX_BYTES: Final = 2 * 1024 * 1024

_FULL_WIDTH_WORDS = {chr(0xFEE0 + ord(c)): c for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_"}
_OTHER_FORMS = {
    **dict.fromkeys("％﹪", "%"),
    **dict.fromkeys("＋﹢", "+"),
    **dict.fromkeys("－–﹣‐‑", "-"),
    **dict.fromkeys("／∕", "/"),
    **dict.fromkeys("＊﹡", "*"),
    **dict.fromkeys("＃﹟", "#"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f", " "),
    **dict.fromkeys("﹕︰", "："),
    **dict.fromkeys("﹔︔", "；"),
    **dict.fromkeys("﹐︐", "，"),
    **dict.fromkeys("﹑､", "、"),
    **dict.fromkeys("｡︒", "。"),
    **dict.fromkeys("﹙❨", "（"),
    **dict.fromkeys("﹚❩", "）"),
    "．": ".",
    "∣": "｜",
}
CHARACTERS: Final = str.maketrans({**_FULL_WIDTH_WORDS, **_OTHER_FORMS})
"""One character for one character: the whole of what intake changes."""

# Marks that turn the direction of writing or take no room, control characters, private use, halves of a pair: none is seen by
# a reader as it is by the machine.
_FORBIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ue000-\uf8ff\ud800-\udfff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)


def from_bytes(name: str, data: bytes) -> SourceFile | FileTooLarge | NotText:
    """The text of a rule file as offices save them: UTF-8 or GB18030, at most 2 MB."""
    if len(data) > MAX_BYTES:
        return FileTooLarge(name, MAX_BYTES)
    read = decode(data)
    return NotText(name, read.at) if isinstance(read, Undecodable) else SourceFile(name, read.text)


def normal(text: str) -> str:
    """The text as the grammar reads it, every character at its place."""
    text = text.translate(CHARACTERS)
    return " " + text[1:] if text.startswith("\ufeff") else text


def forbidden(file: SourceFile, start: int, end: int) -> ForbiddenCharacter | None:
    """The first character of a stretch that no rule may hold."""
    found = _FORBIDDEN.search(file.text, max(start, 1) if file.text.startswith("\ufeff") else start, end)
    return ForbiddenCharacter(Span(file, found.start(), found.end())) if found else None


def too_large(file: SourceFile) -> FileTooLarge | None:
    # A character takes at least a byte and at most four; only in between is it worth encoding the text.
    if len(file.text) * 4 <= MAX_BYTES or len(file.text.encode("utf-8", "surrogatepass")) <= MAX_BYTES:
        return None
    return FileTooLarge(file.name, MAX_BYTES)

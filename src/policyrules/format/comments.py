"""Comments: no token of the grammar, and no word of them may be lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from policyrules.classes import frozen
from policyrules.syntax.intake import normal
from policyrules.syntax.tokens import Token

_COMMENT: Final = re.compile(r"#[^\n]*")


@frozen
class Comment:
    """`own_line`: nothing stands before it on its line. `indented`: it does not begin at the margin. `apart`: an empty line above."""

    text: str
    own_line: bool
    indented: bool
    apart: bool


@frozen
class Gap:
    """Between two tokens, or at an end of the file: the comments, and whether an empty line stands behind the last of them."""

    comments: tuple[Comment, ...]
    apart: bool


def gaps(text: str, tokens: Sequence[Token]) -> list[Gap]:
    """What stands before each token, and last what stands behind all of them."""
    read = normal(text)
    ends = [0, *(token.end for token in tokens)]
    starts = [*(token.start for token in tokens), len(text)]
    return [_gap(text, read, end, start) for end, start in zip(ends, starts, strict=True)]


def _gap(text: str, read: str, start: int, end: int) -> Gap:
    if "#" not in read[start:end]:  # most gaps
        return Gap((), False)
    comments = []
    behind = start
    for found in _COMMENT.finditer(read, start, end):
        before = read[read.rfind("\n", 0, found.start()) + 1 : found.start()]
        own_line = not before.strip()
        comments.append(
            Comment(
                f"#{text[found.start() + 1 : found.end()]}".rstrip(),
                own_line,
                own_line and before != "",
                read.count("\n", behind, found.start()) > 1 or (behind == 0 and "\n" in read[: found.start()]),
            )
        )
        behind = found.end()
    return Gap(tuple(comments), read.count("\n", behind, end) > 1)

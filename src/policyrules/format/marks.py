"""What the layout says of the tokens of one declaration: an intermediate form between the tree and the lines."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from attrs import field

from policyrules.classes import define
from policyrules.syntax import nodes as syn
from policyrules.syntax.tokens import Token

CLOSERS: Final = ("SEMI", "STOP")


@define
class Marks:
    """Tokens are named by their place in `tokens`.

    `lines`: a line begins at the token, with so many blanks. `breaks`: a long line may be broken before it. `after` and `before`:
    tokens that are written though they do not stand in the text. `instead`: tokens that are written in place of others.
    `dropped`: tokens that are not written. `numbers`: the mark of an item of a list, as level and number. `kept`: names that stay
    in 「」 if they stand so. `verbatim`: names that are not translated.
    """

    tokens: tuple[Token, ...]
    lines: dict[int, int] = field(factory=dict)
    breaks: set[int] = field(factory=set)
    before: dict[int, list[Token]] = field(factory=dict)
    after: dict[int, list[Token]] = field(factory=dict)
    instead: dict[int, Token] = field(factory=dict)
    numbers: dict[int, tuple[int, int]] = field(factory=dict)
    dropped: set[int] = field(factory=set)
    kept: set[int] = field(factory=set)
    verbatim: set[int] = field(factory=set)
    starts: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.starts = [token.start for token in self.tokens]
        self.dropped |= {i for i, token in enumerate(self.tokens) if token.kind == "STOP"}

    def first(self, node: syn.Node) -> int:
        return bisect_left(self.starts, node.at.start)

    def last(self, node: syn.Node) -> int:
        """The last token of a node; a mark that closes it does not belong to it."""
        return self.written_before(bisect_left(self.starts, node.at.end))

    def written_before(self, i: int) -> int:
        """The last token before the i-th that is neither dropped nor a semicolon."""
        i -= 1
        while i > 0 and (i in self.dropped or self.tokens[i].kind == "SEMI"):
            i -= 1
        return i

    def kind(self, i: int) -> str:
        return self.tokens[i].kind if 0 <= i < len(self.tokens) else ""

    def find(self, first: int, end: int, *kinds: str) -> int | None:
        """The first token of these kinds from `first` on and before `end`."""
        return next((i for i in range(first, end) if self.tokens[i].kind in kinds), None)

    def put_after(self, i: int, kind: str, text: str = "") -> None:
        """Write a token behind the i-th, before the mark that closes it."""
        ends = self.after.setdefault(i, [])
        place = len(ends) - 1 if ends and ends[-1].kind in CLOSERS else len(ends)
        ends.insert(place, Token(kind, text, self.tokens[i].end, self.tokens[i].end))

    def put_before(self, i: int, kind: str, text: str = "") -> None:
        self.before.setdefault(i, []).append(Token(kind, text, self.tokens[i].start, self.tokens[i].start))

    def close(self, i: int, kind: str) -> None:
        """End what ends with the i-th token by a mark, or by none: in place of those that may stand there."""
        behind = i + 1
        while self.kind(behind) in CLOSERS:
            self.dropped.add(behind)
            behind += 1
        ends = self.after.get(i, [])
        if ends and ends[-1].kind in CLOSERS:
            ends.pop()
        if kind:
            self.put_after(i, kind)

"""Lark by itself: its own lexer, its own loop and its own trees, in the place of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import lark
import lark.lexer
from lark import Lark, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedToken

from policyrules.diagnostics import Tongue
from policyrules.syntax.grammar import parser, whole
from policyrules.syntax.lalr import END, Make, Parser, Stopped
from policyrules.syntax.tokens import Token


def build(tongue: Tongue, *, strict: bool = False) -> Lark:
    """A new parser. `strict` also proves that no two terminals can be confused; it takes many seconds and needs `interegular`."""
    with _without_interegular(unless=strict):
        return Lark(whole(tongue), parser="lalr", lexer="contextual", strict=strict, maybe_placeholders=False, keep_all_tokens=True)


built = cache(build)


class LarkReading:
    """As `lalr.Reading`."""

    def __init__(self, by: Parser, text: str, make: Make, at: Callable[[int], int]) -> None:
        self.text, self.make, self.at = text, make, at
        self.lark = built("zh" if by is parser("zh") else "en")
        self.made: Any = None

    def tokens(self) -> Iterator[Token]:
        reading: Any = self.lark.parse_interactive(self.text)
        last = None
        try:
            for last in reading.lexer_thread.lex(reading.parser_state):
                yield self.token(last)
                reading.parser_state.feed_token(last)
            self.made = self.node(reading.feed_eof(last))
        except UnexpectedToken as error:
            ended = error.token.type == END
            start, end = (len(self.text), len(self.text)) if ended else (error.token.start_pos or 0, error.token.end_pos or 0)
            raise Stopped(self.at(start), self.at(end), error.token.type) from None
        except UnexpectedCharacters as error:
            place = error.pos_in_stream or 0
            raise Stopped(self.at(place), self.at(place + 1), "") from None

    def token(self, token: Any) -> Token:
        return Token(token.type, str(token), self.at(token.start_pos), self.at(token.end_pos))

    def node(self, tree: Any) -> Any:
        if not isinstance(tree, Tree):
            return self.token(tree)
        return self.make(str(tree.data), [self.node(child) for child in tree.children])


@contextmanager
def _without_interegular(*, unless: bool) -> Iterator[None]:
    """Lark compares all terminals wherever that library can be imported, asked or not, and is then ten seconds slower."""
    found = lark.lexer.has_interegular
    lark.lexer.has_interegular = found and unless
    try:
        yield
    finally:
        lark.lexer.has_interegular = found

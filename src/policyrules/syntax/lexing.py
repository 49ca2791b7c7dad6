"""Text to tokens: what Lark's contextual lexer does, without its one large expression for each state of the parser.

There are more than a hundred such states, and compiling an expression of all terminals for each of them takes as long as reading
a whole pack. Here each terminal is compiled once, when it is first tried, and is tried only where a character stands that it can
begin with. The order in which terminals are tried, and so the tokens, are Lark's; a test holds both side by side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final, TypeAlias

from lark.exceptions import UnexpectedCharacters, UnexpectedToken
from lark.lexer import Lexer, LexerState, TerminalDef, Token

Tried: TypeAlias = "tuple[tuple[str, Callable[[str, int], re.Match[str] | None]], ...]"
"""Terminals with what tells whether one stands at a place, in the order in which they are tried."""
ROOT: Final = -1
"""Stands for no state in particular: every terminal is tried."""
OTHER: Final = "\0"
"""Stands for all characters that no known start begins with: of a text in Chinese there are thousands, and one is as good as another."""


class ContextualLexer(Lexer):
    """Tokens by the state of the parser. `starts` gives the characters a terminal can begin with, where they are known."""

    def __init__(self, conf: Any, states: Mapping[int, Collection[str]], always_accept: Collection[str] = (), *, starts: Mapping[str, str]):
        self.starts = starts
        self.telling = frozenset("".join(starts.values()))
        self.ignored = frozenset(conf.ignore)
        self.flags = conf.g_regex_flags
        self.terminals: list[TerminalDef] = sorted(
            conf.terminals, key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value), t.name)
        )
        self.by_name: dict[str, TerminalDef] = dict(conf.terminals_by_name)
        self.beginning = self._beginning()
        self.allowed = {state: frozenset(self.by_name.keys() & accepts) for state, accepts in states.items()}
        self.allowed[ROOT] = frozenset(self.by_name)
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._tried: dict[frozenset[str], dict[str, Tried]] = {names: {} for names in self.allowed.values()}

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[Token]:
        """Raises UnexpectedToken where a terminal fits that the state does not want, UnexpectedCharacters where none fits."""
        text: str = lexer_state.text.text
        place = 0
        while place < len(text):
            state = parser_state.state_stack[-1]
            name, end = self._next(text, place, self.allowed[state])
            if not name:
                raise self._unexpected(text, place, parser_state)
            if name not in self.ignored:
                token = Token(name, text[place:end], place, end_pos=end)
                lexer_state.last_token = token
                yield token
            place = end

    def _next(self, text: str, place: int, allowed: frozenset[str]) -> tuple[str, int]:
        """The terminal that stands at a place and where it ends; "" where none of the allowed ones does."""
        by_first, first = self._tried[allowed], text[place]
        tried = by_first.get(first)
        if tried is None:
            known = first if first in self.telling else OTHER
            tried = by_first[first] = by_first[known] = by_first.get(known) or self._candidates(allowed, known)
        for name, match in tried:
            if found := match(text, place):
                return name, found.end()
        return "", place

    def _beginning(self) -> dict[str, list[TerminalDef]]:
        """The terminals that can begin with a character, in their order."""
        everywhere = [*self.telling, OTHER]
        found: dict[str, list[TerminalDef]] = {first: [] for first in everywhere}
        for terminal in self.terminals:
            for first in set(self.starts.get(terminal.name, everywhere)):
                found[first].append(terminal)
        return found

    def _candidates(self, allowed: frozenset[str], first: str) -> Tried:
        return tuple((t.name, self._form(t).match) for t in self.beginning[first] if t.name in allowed or t.name in self.ignored)

    def _form(self, terminal: TerminalDef) -> re.Pattern[str]:
        if terminal.name not in self._compiled:
            self._compiled[terminal.name] = re.compile(terminal.pattern.to_regexp(), self.flags)
        return self._compiled[terminal.name]

    def _unexpected(self, text: str, place: int, parser_state: Any) -> Exception:
        allowed = set(self.allowed[parser_state.state_stack[-1]]) or {"<END-OF-FILE>"}
        while place < len(text):
            name, end = self._next(text, place, self.allowed[ROOT])
            if not name:
                break
            if name not in self.ignored:
                token = Token(name, text[place:end], place, end_pos=end)
                return UnexpectedToken(token, allowed, state=parser_state)  # type: ignore[no-untyped-call]  # lark leaves it untyped
            place = end
        line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
        return UnexpectedCharacters(text, place, line, column, allowed, state=parser_state)  # type: ignore[no-untyped-call]  # lark leaves it untyped

"""Text to tokens, and tokens to what they stand for, by the tables that Lark made of the grammar.

What Lark's contextual lexer and its LALR parser do, in one loop. Lark compiles an expression of all terminals for each of its hundreds of
states; here each terminal is compiled once, when it is first tried, and is tried only where a character stands that it can begin with.
Lark makes a tree of everything; here a part of the grammar becomes what the caller makes of it as soon as it is complete. Tokens, parts
and complaints are Lark's, and a test holds both side by side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from attrs import field

from policyrules.classes import define
from policyrules.syntax.tables import Rule, Tables
from policyrules.syntax.tokens import Token

Make: TypeAlias = Callable[[str, list[Any]], Any]
"""What a part of the grammar becomes, by its name and its own parts: tokens, and what the parts within it became."""
Tried: TypeAlias = "list[tuple[str, Callable[[str, int], re.Match[str] | None]]]"
"""Terminals with what tells whether one stands at a place, in the order in which they are tried."""
END: Final = "$END"
OTHER: Final = "\0"
"""Stands for all characters that no known start begins with: of a text in Chinese there are thousands, and one is as good as another."""


class Stopped(Exception):
    """A text cannot be read any further, for the token that stands there does not fit; `kind` is "" where no token does."""

    def __init__(self, start: int, end: int, kind: str) -> None:
        self.start, self.end, self.kind = start, end, kind


@define(eq=False)
class Parser:
    """One for a tongue. `starts` gives the characters that terminals can begin with, of those of which they are known."""

    tables: Tables
    starts: Mapping[str, str]
    _actions: dict[int, dict[str, int | Rule]] = field(factory=dict, init=False)
    _tried: dict[frozenset[str], dict[str, Tried]] = field(factory=dict, init=False)
    _in_state: dict[int, dict[str, Tried]] = field(factory=dict, init=False)
    _begins: dict[str, list[str]] = field(init=False)
    _compiled: dict[str, re.Pattern[str]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        everywhere = {*"".join(self.starts.values()), OTHER}
        self._begins = {first: [] for first in everywhere}
        for name in self.tables.terminals:
            for first in set(self.starts.get(name, everywhere)):
                self._begins[first].append(name)

    # ------------------------------------------------------------ tokens

    def tried(self, state: int) -> dict[str, Tried]:
        """The terminals that fit in a state, by the characters asked for so far."""
        found = self._in_state.get(state)
        if found is None:
            allowed = frozenset(self.actions(state).keys() & self.tables.terminals.keys())
            found = self._in_state[state] = self._tried.setdefault(allowed, {})
        return found

    def candidates(self, state: int, first: str) -> Tried:
        """The terminals that may stand, in a state, where this character does."""
        by_first = self.tried(state)
        known = first if first in self._begins else OTHER
        found = by_first.get(known)
        if found is None:
            fit = {*self.actions(state), *self.tables.ignored}
            found = by_first[known] = [(name, self._form(name).match) for name in self._begins[known] if name in fit]
        by_first[first] = found
        return found

    def anything(self, text: str, place: int) -> tuple[str, int]:
        """The terminal that stands at a place, whether it fits or not, and where it ends; "" where none does."""
        for name in self._begins.get(text[place], self._begins[OTHER]):
            if found := self._form(name).match(text, place):
                return name, found.end()
        return "", place

    def _form(self, terminal: str) -> re.Pattern[str]:
        if terminal not in self._compiled:
            self._compiled[terminal] = re.compile(self.tables.terminals[terminal])
        return self._compiled[terminal]

    # ------------------------------------------------------------ states

    def actions(self, state: int) -> dict[str, int | Rule]:
        """What is done in a state by the symbol that follows: a state to go to, or the rule that is complete."""
        found = self._actions.get(state)
        if found is None:
            tables, known = self.tables, self.tables.states[state]
            found = {tables.symbols[symbol]: to for symbol, to in known.shifts.items()}
            for rule, before in known.reductions:
                found |= dict.fromkeys([tables.symbols[symbol] for symbol in tables.before[before]], tables.rules[rule])
            self._actions[state] = found
        return found


@define(eq=False)
class Reading:
    """A text while it is read. `at`: where a place of it is in the file."""

    parser: Parser
    text: str
    make: Make
    at: Callable[[int], int]
    made: Any = field(default=None, init=False)
    """What the whole became, when the last token was taken."""
    _states: list[int] = field(init=False)
    _values: list[Any] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self._states = [self.parser.tables.start]

    def tokens(self) -> Iterator[Token]:
        """Each token before it is taken. Raises Stopped."""
        parser, text, at, states, ignored = self.parser, self.text, self.at, self._states, frozenset(self.parser.tables.ignored)
        tried, take = parser._in_state, self._take
        place, length = 0, len(text)
        while place < length:
            state, first = states[-1], text[place]
            found = (tried.get(state) or parser.tried(state)).get(first)
            if found is None:
                found = parser.candidates(state, first)
            for kind, match in found:
                if stands := match(text, place):
                    end = stands.end()
                    if kind not in ignored:
                        token = Token(kind, stands[0], at(place), at(end))
                        yield token
                        take(kind, token)
                    place = end
                    break
            else:
                raise self._stopped(place)
        self._take(END, Token(END, "", at(length), at(length)))

    def _take(self, kind: str, token: Token) -> None:
        parser, states, values, make = self.parser, self._states, self._values, self.make
        known = parser._actions
        while True:
            state = states[-1]
            action = (known.get(state) or parser.actions(state)).get(kind)
            if isinstance(action, int):
                states.append(action)
                values.append(token)
                return
            if action is None:
                raise Stopped(token.start, token.end, kind)
            first = len(values) - action.size
            parts = _spliced(values[first:], action.spliced) if action.spliced else values[first:]
            del values[first:], states[first + 1 :]
            if not action.node:
                values.append(parts)
            elif action.passes and len(parts) == 1:
                values.append(parts[0])
            else:
                values.append(make(action.node, parts))
            goes_on = (known.get(states[-1]) or parser.actions(states[-1]))[parser.tables.symbols[action.origin]]
            assert type(goes_on) is int
            states.append(goes_on)
            if kind == END and goes_on == parser.tables.end:
                self.made = values[0]
                return

    def _stopped(self, place: int) -> Stopped:
        """The complaint about a place at which nothing stands that fits."""
        while place < len(self.text):
            kind, end = self.parser.anything(self.text, place)
            if kind not in self.parser.tables.ignored:
                return Stopped(self.at(place), self.at(end if kind else place + 1), kind)
            place = end
        return Stopped(self.at(place), self.at(place), "")


def _spliced(parts: list[Any], at: tuple[int, ...]) -> list[Any]:
    """The parts, with those at some places parted into their own."""
    found: list[Any] = parts[0] if at[0] == 0 else [parts[0]]  # a list that grows to the right goes on being the same
    for place, part in enumerate(parts[1:], 1):
        if place in at:
            found += part
        else:
            found.append(part)
    return found

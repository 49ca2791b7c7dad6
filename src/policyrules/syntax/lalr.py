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
class State:
    """A state of the parser, filled as reading comes to it."""

    number: int
    tried: dict[str, Tried] | None = None
    """The terminals that fit, by the character that stands there, as far as one stood there. States in which the same fit share it."""
    does: dict[str, State | Rule] = field(factory=dict)
    """By the symbol that follows: where that leads, or what is complete before it."""
    leads: dict[str, dict[str, State]] = field(factory=dict)
    """By what is complete and the terminal behind it: where that leads, when all that merely passes for something else has done so."""


@define(eq=False)
class Parser:
    """One for a tongue. `starts` gives the characters that terminals can begin with, of those of which they are known."""

    tables: Tables
    starts: Mapping[str, str]
    ignored: frozenset[str] = field(init=False)
    states: list[State] = field(init=False)
    _begins: dict[str, list[str]] = field(init=False)
    _tried: dict[frozenset[str], dict[str, Tried]] = field(factory=dict, init=False)
    _compiled: dict[str, re.Pattern[str]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self.ignored = frozenset(self.tables.ignored)
        self.states = [State(number) for number in range(len(self.tables.states))]
        everywhere = {*"".join(self.starts.values()), OTHER}
        self._begins = {first: [] for first in everywhere}
        for name in self.tables.terminals:
            for first in set(self.starts.get(name, everywhere)):
                self._begins[first].append(name)

    def does(self, state: State) -> dict[str, State | Rule]:
        """What a state does, made when reading first comes to it."""
        tables, known = self.tables, self.tables.states[state.number]
        found: dict[str, State | Rule] = {tables.symbols[symbol]: self.states[to] for symbol, to in known.shifts.items()}
        for rule, before in known.reductions:
            found |= dict.fromkeys([tables.symbols[symbol] for symbol in tables.before[before]], tables.rules[rule])
        state.does = found  # as a whole: another thread may come to it meanwhile
        return found

    def led(self, state: State, part: str, kind: str) -> State:
        """Where a complete part leads that begins in a state and has this terminal behind it."""
        while True:
            reached = (state.does or self.does(state))[part]
            assert isinstance(reached, State)
            rule = (reached.does or self.does(reached)).get(kind)
            if not isinstance(rule, Rule) or rule.size > 1 or rule.spliced or not rule.passes:
                return reached
            part = rule.origin

    def tried(self, state: State, first: str) -> Tried:
        """The terminals that may stand, in a state, where this character does, in the order in which they are tried."""
        fit = self.ignored | ((state.does or self.does(state)).keys() & self.tables.terminals.keys())
        if state.tried is None:
            state.tried = self._tried.setdefault(fit, {})
        known = first if first in self._begins else OTHER
        found = state.tried.get(known)
        if found is None:
            found = [(name, self._form(name).match) for name in self._begins[known] if name in fit]
        state.tried[first] = state.tried[known] = found
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


@define(eq=False)
class Reading:
    """A text while it is read. `at`: where a place of it is in the file."""

    parser: Parser
    text: str
    make: Make
    at: Callable[[int], int]
    made: Any = field(default=None, init=False)
    """What the whole became, when the last token was taken."""
    _states: list[State] = field(init=False)
    _values: list[Any] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self._states = [self.parser.states[self.parser.tables.start]]

    def tokens(self) -> Iterator[Token]:
        """Each token before it is taken. Raises Stopped."""
        parser, text, at, states, take = self.parser, self.text, self.at, self._states, self._take
        ignored, place, length = parser.ignored, 0, len(text)
        while place < length:
            state, first = states[-1], text[place]
            found = state.tried.get(first) if state.tried is not None else None
            for kind, match in found or parser.tried(state, first):
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
        take(END, Token(END, "", at(length), at(length)))
        self.made = self._values[0]

    def _take(self, kind: str, token: Token) -> None:
        """A token goes behind those before it, when all that is complete before it has become what it is."""
        parser, states, values, make = self.parser, self._states, self._values, self.make
        done = parser.states[parser.tables.end] if kind == END else None
        while states[-1] is not done:
            state = states[-1]
            rule = (state.does or parser.does(state)).get(kind)
            if isinstance(rule, State):
                states.append(rule)
                values.append(token)
                return
            if rule is None:
                raise Stopped(token.start, token.end, kind)
            first = len(values) - rule.size
            parts = _spliced(values[first:], rule.spliced) if rule.spliced else values[first:]
            del values[first:], states[first + 1 :]
            values.append(parts if not rule.node else parts[0] if rule.passes and len(parts) == 1 else make(rule.node, parts))
            state, part = states[-1], rule.origin
            leads = state.leads.get(part)
            if leads is None:
                leads = state.leads[part] = {}
            reached = leads.get(kind)
            if reached is None:
                reached = leads[kind] = parser.led(state, part, kind)
            states.append(reached)

    def _stopped(self, place: int) -> Stopped:
        """The complaint about a place at which nothing stands that fits."""
        while place < len(self.text):
            kind, end = self.parser.anything(self.text, place)
            if kind not in self.parser.ignored:
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

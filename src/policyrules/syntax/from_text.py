"""Rule text to tree. Each declaration is read on its own, so that a slip costs one declaration and gives one problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, TypeAlias, cast

from policyrules.classes import frozen
from policyrules.diagnostics import Problem, Tongue
from policyrules.source import SourceFile, Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.glued import Reach, Spaced, TwoCuts, may_be_glued, spaced
from policyrules.syntax.grammar import parser
from policyrules.syntax.hints import hint
from policyrules.syntax.intake import forbidden, normal, too_large
from policyrules.syntax.keywords import DECLARATIONS, table, word_of
from policyrules.syntax.lalr import END, Reading, Stopped
from policyrules.syntax.problems import (
    EmptyFile,
    GluedTwoWays,
    MissingField,
    NestedTooDeep,
    Refused,
    Unclosed,
    UnclosedTable,
    UnexpectedText,
    Words,
)
from policyrules.syntax.recovery import member, missed, parts, without
from policyrules.syntax.to_nodes import Nodes
from policyrules.syntax.tokens import Token
from policyrules.syntax.walk import depth

MAX_NESTING: Final = 64
"""Brackets, and 中有 … 者, within each other."""
MAX_DEPTH: Final = 200
"""Nodes within each other, whatever makes them so (甲的乙的丙…): later stages walk trees by recursion."""

MAX_SLIPS: Final = 6
"""How many slips of one declaration are looked for."""

DEEPER: Final = {
    **dict.fromkeys(("LPAR", "SOME", "NONE", "EVERY", "SEL"), 1),
    **dict.fromkeys(("RPAR", "SUCH"), -1),
    **dict.fromkeys(("DE", "AGG", "PLUS", "MINUS", "TIMES", "DIV"), 0),
}
"""What makes a tree deeper, and whether it opens or closes a level that is counted while reading."""


@frozen(eq=False)
class Parsed:
    """What was read of a file, and what could not be.

    `module` holds the declarations that could be read, `unread` the names of those that could not, so that later stages need not
    call them unknown. `tokens` are those of all declarations, up to where reading one stopped.
    """

    file: SourceFile
    tongue: Tongue
    module: syn.Module
    tokens: Sequence[Token]
    problems: tuple[Problem, ...]
    unread: tuple[str, ...] = ()


Remembered: TypeAlias = "Callable[[Tongue, int, int], bool]"
"""Whether the declaration in a stretch of the file at hand was read without a problem before, and need not be read again."""


def _nothing(*_: object) -> bool:
    return False


def parse(file: SourceFile, tongue: Tongue | None = None, known: frozenset[str] = frozenset(), remembered: Remembered = _nothing) -> Parsed:
    """Read a rule file. Never raises because of what stands in it.

    Without a tongue, that of the first declaration is taken, Chinese where there is none. With the names of the pack (`known`),
    Chinese wording without blanks is cut into words where there is exactly one way to do it. What is `remembered` is left out.

    >>> parse(SourceFile("a.rules", "定义 甲\\n  取值：5元。\\n")).module.items[0].title.name.text
    '甲'
    """
    whole = Span(file, 0, len(file.text))
    too_much = too_large(file)
    if too_much:
        return Parsed(file, tongue or "zh", syn.Module(Span(file, 0, 0), ()), (), (too_much,))
    text = normal(file.text)
    spoken = tongue or tongue_of(text)
    reading = _Reading(file, text, spoken, known if spoken == "zh" else frozenset(), [], [], [], [])
    left_out = False
    for start, end, declared in _pieces(text, spoken):
        if not declared:
            reading.between(start, end)
        elif not forbidden(file, start, end) and remembered(spoken, start, end):
            left_out = True
        else:
            reading.declaration(start, end)
    if not (reading.items or reading.problems or left_out):
        reading.problems.append(EmptyFile(whole))
    return Parsed(
        file, spoken, syn.Module(whole, tuple(reading.items)), tuple(reading.tokens), tuple(reading.problems), tuple(reading.unread)
    )


@frozen
class _Reading:
    """What has been found so far in one file."""

    file: SourceFile
    text: str
    tongue: Tongue
    known: frozenset[str]
    items: list[syn.Declaration]
    tokens: list[Token]
    problems: list[Problem]
    unread: list[str]

    def declaration(self, start: int, end: int) -> None:
        try:
            unseen = forbidden(self.file, start, end)
            if unseen:
                raise Refused(unseen)
            self.items.append(self._read(self.text, start, end, self.tokens))
        except Refused as refused:
            self.problems.append(refused.problem)
            item = self._rest(start, end, refused.problem)
            heading = _HEADING.match(self.text, start, end)
            if item:
                self.items.append(item)
            elif heading:
                self.unread.extend(heading[1].split("、"))
                if _VOCABULARY.match(self.text, start, end):
                    self.unread.extend(_WORD.findall(self.text, heading.end(), end))

    def _read(self, text: str, start: int, end: int, tokens: list[Token]) -> syn.Declaration:
        """A declaration; its tokens are added to `tokens`, up to where reading stopped. Raises Refused."""
        first = len(tokens)
        nodes = Nodes(self.file)
        item = self._made(text, start, end, tokens, nodes)
        if nodes.refused is not None:
            raise nodes.refused
        deeper = sum(token.kind in DEEPER for token in tokens[first:]) if len(tokens) - first > MAX_NESTING else 0
        if deeper > MAX_NESTING and depth(item) > MAX_DEPTH:
            raise Refused(NestedTooDeep(item.at, MAX_DEPTH))
        return item

    def _rest(self, start: int, end: int, slip: Problem | None) -> syn.Declaration | None:
        """Tells further slips of a declaration. A 主体 whose members could be told apart is read without those that hold one."""
        members = bool(_SUBJECT.match(self.text, start, end))
        text, lost = self.text[:end], list[str]()
        for _ in range(MAX_SLIPS):
            at = slip.describe(self.tongue).primary if slip else None
            if not at or isinstance(slip, NestedTooDeep):
                return None
            for first, last in parts(text, start, end, at.at.start, self.tongue, members):
                rest = without(text, first, last)
                item, found = self._again(rest, start, end)
                stopped = found.describe(self.tongue).primary if found else None
                if stopped and missed(rest, last, stopped.at.start):
                    continue  # what was blanked is missing here
                text, slip = rest, found
                lost += [name for name in [member(self.text, first)] if name]
                break
            else:
                return None
            if item:
                self.unread.extend(lost if members else [])
                return item if members else None
            if isinstance(slip, MissingField) or (stopped and stopped.at.start == stopped.at.end):
                return None  # that something is wanting may be for what was blanked
            self.problems.extend([slip] if slip else [])
        return None

    def _again(self, text: str, start: int, end: int) -> tuple[syn.Declaration | None, Problem | None]:
        try:
            return self._read(text, start, end, []), None
        except Refused as refused:
            return None, refused.problem

    def between(self, start: int, end: int) -> None:
        """What stands before the first declaration: comments, and nothing else."""
        unseen = forbidden(self.file, start, end)
        if unseen:
            self.problems.append(unseen)
        elif found := _NO_COMMENT.search(self.text, start, end):
            at = Span(self.file, found.start(1), found.end(1))
            self.problems.append(self._slip(at) or UnexpectedText(at, _BEFORE_ALL))

    def _made(self, whole: str, start: int, end: int, tokens: list[Token], nodes: Nodes) -> syn.Declaration:
        text = whole[start:end].rstrip()
        blanks = self._blanks(text, start)
        at = (lambda place: start + blanks.original(place)) if blanks.blanks else start.__add__
        reading = Reading(parser(self.tongue), blanks.text + "\n", nodes, at)
        opened: list[Token] = []
        try:
            for token in reading.tokens():
                tokens.append(token)
                deeper = DEEPER.get(token.kind)
                if deeper == 1:
                    opened.append(token)
                    if len(opened) > MAX_NESTING:
                        raise Refused(NestedTooDeep(self._place(token), MAX_NESTING))
                elif deeper == -1 and opened:
                    opened.pop()
        except Stopped as stopped:
            ended = stopped.kind == END
            last = start + len(text)
            place = Span(self.file, last, last) if ended else Span(self.file, stopped.start, stopped.end)
            said = self._slip(place) or self._unclosed(stopped.kind, opened) or UnexpectedText(place, _END if ended else _ELSE)
            raise Refused(said) from None
        return cast(syn.Declaration, reading.made)

    def _blanks(self, text: str, offset: int) -> Spaced:
        """The text of a declaration, with blanks where wording is glued."""
        if not self.known:
            return Spaced(text)
        if not may_be_glued(text, self.known):
            return Spaced(text)
        found = spaced(text, self.known, _reach)
        if isinstance(found, TwoCuts):
            raise Refused(GluedTwoWays(Span(self.file, offset + found.start, offset + found.end), found.ways))
        return found

    def _place(self, token: Token) -> Span:
        return Span(self.file, token.start, token.end)

    def _slip(self, at: Span) -> Problem | None:
        """What is usually meant where reading stops like this."""
        row = self._open_row(at.start)
        if row:
            return UnclosedTable(row)
        return hint(at, self.tongue)

    def _unclosed(self, stopped: str, opened: list[Token]) -> Problem | None:
        if not opened or stopped not in ("STOP", "SEMI", "THEN", "RPAR", "SUCH", END):
            return None
        bracket = opened[-1].kind == "LPAR"
        return Unclosed(self._place(opened[-1]), "）" if bracket else word_of("SUCH", self.tongue))

    def _open_row(self, stop: int) -> Span | None:
        """The first row without its last bar, in the table where reading stopped or right before it."""
        found = None
        before = len(self.text[:stop].rstrip())
        for place in (stop, before):
            first = self.text.rfind("\n", 0, place) + 1
            while first >= 0 and (row := _ROW.match(self.text, first)):
                if not row[1].rstrip("。. ").endswith(BARS):
                    found = Span(self.file, row.start(1), row.end(1))
                first = self.text.rfind("\n", 0, first - 1) + 1 if first else -1
        return found


def _reach(text: str) -> Reach:
    """How far a declaration in Chinese can be read."""
    names = list[tuple[int, int]]()
    try:
        for token in Reading(parser("zh"), text + "\n", _nothing, int).tokens():
            if token.kind == "NAME":
                names.append((token.start, token.end))
    except Stopped as stopped:
        return Reach(tuple(names), len(text) if stopped.kind == END else stopped.start)
    return Reach(tuple(names), None)


BARS: Final = ("｜", "|", "│")
_ROW = re.compile(r"[ \t\u3000]*([|｜│][^\n#]*?)[ \t\u3000]*(?:#.*)?$", re.MULTILINE)
_NO_COMMENT = re.compile(r"^[ \t\u3000]*(?!#[ \t\u3000\n]|#$)([^\s#]+|#)", re.MULTILINE)
_HEADING = re.compile(r"\S+[ \t\u3000]+「?([^\s（(「」:：,，]+)")
_SUBJECT = re.compile(r"(?:主体|subject)[ \t\u3000]")
_VOCABULARY = re.compile(r"(?:主体|选项|subject|choice)[ \t\u3000]")
_WORD = re.compile(r"[^\W\d]\w*")
_BEFORE_ALL = Words(
    "条目从行首的『资格』『待遇』『定义』等词写起", "a declaration begins at the start of a line with a word such as `eligibility`"
)
_END = Words("后面还要写下去：看看是否少了内容", "something must follow")
_ELSE = Words("看看前面是否缺了『；』『、』『。』或者空格", "look whether a `;`, a `,` or a blank is missing before it")


def _pieces(text: str, tongue: Tongue) -> Iterator[tuple[int, int, bool]]:
    """Start and end of what may be read on its own, and whether it begins a declaration."""
    starts = [found.start() for found in _beginning(tongue).finditer(text)]
    if not starts or starts[0] > 0:
        yield 0, starts[0] if starts else len(text), False
    for start, end in pairwise([*starts, len(text)]):
        yield start, end, True


def tongue_of(text: str) -> Tongue:
    """The tongue in which the first declaration begins. `text`: normalised as `parse` does it."""
    found = {tongue: _beginning(tongue).search(text) for tongue in _TONGUES}
    return "en" if found["en"] and not (found["zh"] and found["zh"].start() < found["en"].start()) else "zh"


_TONGUES: Final[tuple[Tongue, Tongue]] = ("zh", "en")


@cache
def _beginning(tongue: Tongue) -> re.Pattern[str]:
    """A word that begins a declaration, at the start of its line and with a name behind it."""
    words = [form for row in table() if row.terminal in DECLARATIONS for form in row.forms(tongue)]
    return re.compile(rf"^(?:{'|'.join(words)})[ \t\u3000]+(?=[^\s：:])", re.MULTILINE)

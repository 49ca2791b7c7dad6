"""Lark's tree to ours. The rule names of the grammar are known here and in the four tables, and nowhere else."""

from __future__ import annotations

from typing import Any, Final, cast

from lark import Token, Tree

from policyrules.source import SourceFile, Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.examples import EXAMPLES
from policyrules.syntax.expressions import EXPRESSIONS
from policyrules.syntax.parts import Maker, Parts, token_end, token_start
from policyrules.syntax.rule_tables import TABLES
from policyrules.syntax.rules import RULES

MAKERS: Final[dict[str, Maker]] = {**EXPRESSIONS, **RULES, **TABLES, **EXAMPLES}
_AFTER = ("SEMI", "STOP")
"""Marks that close a part, and do not belong to it."""


def declaration(tree: Tree[Token], file: SourceFile, offset: int) -> syn.Declaration:
    """The declaration that `tree` is, found at `offset` of the file.

    Raises `Refused` with the problem where the words fit the grammar and still say nothing (30 February).
    """
    whole: list[Any] = [tree]
    parts: list[tuple[list[Any], int]] = [(whole, 0)]
    for holder, n in parts:  # grows while it is walked: parents before children, without recursion, for a hostile file may be deep
        children = holder[n].children
        parts += [(children, number) for number, child in enumerate(children) if type(child) is Tree]
    for holder, n in reversed(parts):  # each tree gives way to its node in the list that holds it
        items: list[Token | syn.Node] = holder[n].children
        holder[n] = MAKERS[str(holder[n].data)](Parts(_place(items, file, offset), offset, items))
    return cast(syn.Declaration, whole[0])


def _place(items: list[Token | syn.Node], file: SourceFile, offset: int) -> Span:
    first, last = items[0], items[-1]
    used = len(items) - 1
    while used and isinstance(last, Token) and last.type in _AFTER:
        used -= 1
        last = items[used]
    start = first.at.start if isinstance(first, syn.Node) else token_start(first) + offset
    end = last.at.end if isinstance(last, syn.Node) else token_end(last) + offset
    return Span(file, start, end)

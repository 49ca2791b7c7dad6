"""Lark's tree to ours. The rule names of the grammar are known here and in the four tables, and nowhere else."""

from __future__ import annotations

from typing import Final, cast

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
    parts = [tree]
    for part in parts:  # grows while it is walked: parents before children, without recursion, for a hostile file may be deep
        parts += [child for child in part.children if isinstance(child, Tree)]
    made: dict[int, syn.Node] = {}
    for part in reversed(parts):
        items = [child if isinstance(child, Token) else made[id(child)] for child in part.children]
        made[id(part)] = MAKERS[str(part.data)](Parts(_place(items, file, offset), offset, items))
    return cast(syn.Declaration, made[id(tree)])


def _place(items: list[Token | syn.Node], file: SourceFile, offset: int) -> Span:
    used = len(items) - 1
    while used and isinstance(token := items[used], Token) and token.type in _AFTER:
        used -= 1
    first, last = items[0], items[used]
    start = token_start(first) + offset if isinstance(first, Token) else first.at.start
    end = token_end(last) + offset if isinstance(last, Token) else last.at.end
    return Span(file, start, end)

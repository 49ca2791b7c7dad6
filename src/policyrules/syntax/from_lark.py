"""Lark's tree to ours. The rule names of the grammar are known here and in the three tables, and nowhere else."""

from __future__ import annotations

from typing import Final, cast

from lark import Token, Tree

from policyrules.source import SourceFile, Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.examples import EXAMPLES
from policyrules.syntax.expressions import EXPRESSIONS
from policyrules.syntax.parts import Maker, Parts, token_end, token_start
from policyrules.syntax.rules import RULES

MAKERS: Final[dict[str, Maker]] = {**EXPRESSIONS, **RULES, **EXAMPLES}
_AFTER = ("SEMI", "STOP")
"""Marks that close a part, and do not belong to it."""


def declaration(tree: Tree[Token], file: SourceFile, offset: int) -> syn.Declaration:
    """The declaration that `tree` is, found at `offset` of the file.

    Raises `Refused` with the problem where the words fit the grammar and still say nothing (30 February).
    """
    made: dict[int, syn.Node] = {}
    for part in tree.iter_subtrees():  # from the leaves up, without recursion: a hostile file may be deep
        items = [made[id(child)] if isinstance(child, Tree) else child for child in part.children]
        made[id(part)] = MAKERS[part.data](Parts(_place(items, file, offset), offset, items))
    return cast(syn.Declaration, made[id(tree)])


def _place(items: list[Token | syn.Node], file: SourceFile, offset: int) -> Span:
    first, last = items[0], items[-1]
    end = len(items) - 1
    while end and isinstance(last, Token) and last.type in _AFTER:
        end -= 1
        last = items[end]
    return Span(
        file,
        token_start(first) + offset if isinstance(first, Token) else first.at.start,
        token_end(last) + offset if isinstance(last, Token) else last.at.end,
    )

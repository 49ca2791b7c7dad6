"""Parts of the grammar to nodes. Their names are known here and in the four tables, and nowhere else."""

from __future__ import annotations

from typing import Final

from attrs import field

from policyrules.classes import define
from policyrules.source import SourceFile, Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.examples import EXAMPLES
from policyrules.syntax.expressions import EXPRESSIONS
from policyrules.syntax.parts import Maker, Parts
from policyrules.syntax.problems import Refused
from policyrules.syntax.rule_tables import TABLES
from policyrules.syntax.rules import RULES
from policyrules.syntax.tokens import Token

MAKERS: Final[dict[str, Maker]] = {**EXPRESSIONS, **RULES, **TABLES, **EXAMPLES}
_AFTER = ("SEMI", "STOP")
"""Marks that close a part, and do not belong to it."""


@define(eq=False)
class Nodes:
    """Makes the nodes of a declaration. Where the words fit the grammar and still say nothing (30 February), `refused` has the problem,
    and no further nodes are made: whether the grammar is kept to the end is told first."""

    file: SourceFile
    refused: Refused | None = field(default=None, init=False)

    def __call__(self, part: str, items: list[Token | syn.Node]) -> syn.Node | None:
        if self.refused is not None:
            return None
        try:
            return MAKERS[part](Parts(_place(items, self.file), items))
        except Refused as refused:
            self.refused = refused
            return None


def _place(items: list[Token | syn.Node], file: SourceFile) -> Span:
    first, last = items[0], items[-1]
    used = len(items) - 1
    while used and isinstance(last, Token) and last.kind in _AFTER:
        used -= 1
        last = items[used]
    return Span(file, first.start if isinstance(first, Token) else first.at.start, last.end if isinstance(last, Token) else last.at.end)

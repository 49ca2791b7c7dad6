"""The parts of one grammar rule while a tree is made of them: tokens, and the nodes already made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias, TypeVar, cast

from policyrules.classes import define
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.keywords import meaning
from policyrules.syntax.problems import Refused, Words, WrongNumber
from policyrules.syntax.tokens import Token

N = TypeVar("N", bound=syn.Node)


@define(eq=False)  # not frozen: one is made for every node, and is gone when the node is made
class Parts:
    """What stands in one part of the grammar, in order."""

    at: Span
    items: list[Token | syn.Node]

    def has(self, *terminals: str) -> bool:
        return self.token(*terminals) is not None

    def token(self, *terminals: str) -> Token | None:
        """The first token of these terminals."""
        for item in self.items:
            if isinstance(item, Token) and item.kind in terminals:
                return item
        return None

    def tokens(self, *terminals: str) -> list[Token]:
        return [item for item in self.items if isinstance(item, Token) and item.kind in terminals]

    def text(self, terminal: str) -> str:
        """The text of the token, or "" where there is none."""
        token = self.token(terminal)
        return token.text if token is not None else ""

    def meaning(self, *terminals: str) -> str:
        """What the keyword means (its key in the table), or "" where there is none of these terminals."""
        token = self.token(*terminals)
        return meaning(token.kind, token.text) if token is not None else ""

    def quoted(self) -> str:
        """The text in quotation marks, or ""."""
        return self.text("STRING")[1:-1]

    def all(self, kind: type[N]) -> tuple[N, ...]:
        return tuple([item for item in self.items if isinstance(item, kind)])

    def one(self, kind: type[N]) -> N:
        return next(item for item in self.items if isinstance(item, kind))

    def maybe(self, kind: type[N]) -> N | None:
        return next((item for item in self.items if isinstance(item, kind)), None)

    def exprs(self) -> list[syn.Expr]:
        return [expr(item) for item in self.items if not isinstance(item, Token)]

    def notes(self) -> tuple[syn.Note, ...]:
        return tuple([item for item in self.items if isinstance(item, (syn.Cite, syn.Reading))])

    def place(self, token: Token) -> Span:
        return Span(self.at.file, token.start, token.end)


Maker: TypeAlias = Callable[[Parts], syn.Node]
Relation: TypeAlias = Literal["lt", "le", "eq", "ge", "gt"]


def expr(item: syn.Node) -> syn.Expr:
    """A node that stands where a value or a condition is wanted: a bare name there refers to something."""
    return syn.Ref(item.at, item) if isinstance(item, syn.Name) else cast(syn.Expr, item)


def key_of(token: Token) -> str:
    """The key of a field in the tree: that of its terminal, in small letters."""
    return token.kind.lower()


def refuse_number(at: Span, zh: str, en: str) -> Refused:
    return Refused(WrongNumber(at, Words(zh, en)))

"""What all nodes are, and names."""

from __future__ import annotations

from policyrules.classes import frozen
from policyrules.source import Span


@frozen(eq=False)
class Node:
    at: Span


@frozen(eq=False)
class Name(Node):
    """A declared word; written in 「」 where it could not stand bare (`text` is without them)."""

    text: str


@frozen(eq=False)
class Title(Node):
    """The name of a declaration, and the other-tongue name in brackets where one is given."""

    name: Name
    alias: Name | None = None


@frozen(eq=False)
class Path(Node):
    """Names joined by 的."""

    names: tuple[Name, ...]

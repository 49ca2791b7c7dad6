"""The nodes beneath a node."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs

from policyrules.syntax import nodes as syn


def children(node: syn.Node) -> list[syn.Node]:
    """The nodes directly beneath, in the order of the fields."""
    found: list[syn.Node] = []
    for name in _fields(type(node)):  # type: ignore[arg-type]  # mypy looks at the `__hash__` of instances
        _gather(getattr(node, name), found)
    return found


def nodes(root: syn.Node) -> Iterator[syn.Node]:
    """The node and all beneath it, a node before its children, without recursion."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(children(node))


def depth(root: syn.Node) -> int:
    """How many nodes stand one within the other, at most; a node without children counts 1."""
    deepest, level = 0, [root]
    while level:
        deepest += 1
        level = [child for node in level for child in children(node)]
    return deepest


@cache
def _fields(kind: type[syn.Node]) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(kind) if field.name != "at")


def _gather(value: object, found: list[syn.Node]) -> None:
    if isinstance(value, syn.Node):
        found.append(value)
    elif isinstance(value, tuple):
        for item in value:
            _gather(item, found)

"""A tree as text, places left out: two texts that mean the same tree have the same dump. For tests alone."""

from __future__ import annotations

from datetime import date

import attrs

from policyrules.syntax import nodes as syn

LAYOUT = ("at", "mark")
"""Where a node stands, and how its place in a list is numbered: neither changes what is meant."""


def dump(node: syn.Node) -> str:
    """One node a line, children indented by two blanks; fields that hold no node stand in the line of their node."""
    return "\n".join(_lines(node, 0)) + "\n"


def _lines(node: syn.Node, indent: int) -> list[str]:
    here, below = [type(node).__name__], []
    for field in attrs.fields(type(node)):
        value = getattr(node, field.name)
        if field.name in LAYOUT or value == field.default:
            continue
        if isinstance(value, syn.Node) or (isinstance(value, tuple) and any(isinstance(item, (syn.Node, tuple)) for item in value)):
            below.append(f"{'  ' * (indent + 1)}{field.name}:")
            below += _below(value, indent + 2)
        else:
            here.append(f"{field.name}={_word(value)}")
    return [f"{'  ' * indent}{' '.join(here)}", *below]


def _below(value: object, indent: int) -> list[str]:
    if isinstance(value, syn.Node):
        return _lines(value, indent)
    if isinstance(value, tuple):
        return [line for item in value for line in _below(item, indent)]
    return [f"{'  ' * indent}{_word(value)}"]


def _word(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "、".join(map(_word, value)) if isinstance(value, tuple) else str(value)

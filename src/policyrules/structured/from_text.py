"""The way in: YAML text to nodes."""

from __future__ import annotations

from policyrules.classes import frozen
from policyrules.diagnostics import Problem
from policyrules.source import SourceFile
from policyrules.structured.nodes import Tree


@frozen
class Parsed:
    """The tree, or None where the text is empty or not YAML, and what is wrong."""

    file: SourceFile
    tree: Tree | None
    problems: tuple[Problem, ...]


def parse(file: SourceFile) -> Parsed:
    """Read a file of at most one document. Never raises because the text is wrong.

    >>> parse(SourceFile("a.yaml", "值: 0123")).tree.text("值")
    '0123'
    """
    from policyrules.structured.from_events import read  # PyYAML is loaded when something is read that was not kept

    return Parsed(file, *read(file))

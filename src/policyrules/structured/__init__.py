"""YAML as plain text nodes with places: every scalar is text, and nothing of YAML's own ideas of types, anchors or tags."""

from policyrules.structured.from_text import Parsed, parse
from policyrules.structured.nodes import Mapping, Scalar, Sequence, Tree

__all__ = ["Mapping", "Parsed", "Scalar", "Sequence", "Tree", "parse"]

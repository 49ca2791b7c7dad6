"""The three shapes of a structured file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from policyrules.classes import frozen
from policyrules.source import Span


@frozen(eq=False)
class Scalar:
    """A piece of text. `empty` where nothing, `~` or `null` stood without quotes."""

    at: Span
    text: str
    empty: bool = False


@frozen(eq=False)
class Sequence:
    at: Span
    items: tuple[Tree, ...]


@frozen(eq=False)
class Mapping:
    at: Span
    entries: tuple[tuple[Scalar, Tree], ...]

    def get(self, *keys: str) -> Tree | None:
        """The value under the first of these keys that is there."""
        return next((value for key, value in self.entries if key.text in keys), None)

    def text(self, *keys: str) -> str:
        """The text under a key; "" where there is none or it is empty."""
        value = self.get(*keys)
        return value.text if isinstance(value, Scalar) and not value.empty else ""

    def __iter__(self) -> Iterator[tuple[Scalar, Tree]]:
        return iter(self.entries)


Tree: TypeAlias = Scalar | Sequence | Mapping

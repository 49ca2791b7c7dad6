"""How the makers of pages say where an object is shown, without knowing of the domain that keeps it."""

from __future__ import annotations

from typing import Protocol


class Showing(Protocol):
    def __call__(self, kind: str, target: str, anchor: str, words: str, also: tuple[str, ...] = ()) -> None:
        """`kind` and `target` name the object, `anchor` the place on the page, `also` further names of it."""

"""What the functions of one module share: the values that their text names, and how they see the elements of a list."""

from __future__ import annotations

from typing import Literal

from attrs import field

from policyrules import core
from policyrules.backends.scalar import runtime
from policyrules.classes import define, frozen

Mode = Literal["plain", "bounds", "reasons"]
STEP_BACK = "return bounds(s, d, p)"


@define
class Constants:
    """Values that generated code names instead of writing them out."""

    values: dict[str, object] = field(factory=lambda: {"E": runtime.NOTHING, "YES": (1, 1), "NO": (0, 0), "OPEN": (0, 1)})
    _names: dict[tuple[str, object], str] = field(factory=dict)

    def name(self, letter: str, key: object, value: object) -> str:
        if (letter, key) not in self._names:
            name = self._names[letter, key] = f"{letter}{len(self.values)}"
            self.values[name] = value
        return self._names[letter, key]

    def reason(self, reason: core.Reason) -> str:
        return self.name("W", reason, frozenset({reason}))

    def kind(self, reason: core.Reason) -> str:
        return self.name("K", reason, reason)


@frozen
class Loop:
    """The elements of a block as the code at hand sees them: the row, the numbers of the elements on the way to it, the day on
    which it is seen, and whether it stands for those that may be missing."""

    row: str
    items: str
    day: str
    stranger: str = ""
    """The reason why it may be missing, None for an element on file; only in the mode with reasons."""

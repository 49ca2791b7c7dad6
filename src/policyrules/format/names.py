"""The names of a pack in both tongues: all that the formatter is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import define, field

from policyrules.diagnostics import Tongue


@define(slots=False)
class Names:
    """`aliases`: Chinese name → ASCII alias, one for one. A name without an alias is the same in both tongues."""

    aliases: Mapping[str, str] = field(factory=dict)

    def said(self, name: str, tongue: Tongue) -> str:
        """A name, whichever tongue it stands in, as it is written in `tongue`."""
        return (self.aliases if tongue == "en" else self.chinese).get(name, name)

    @cached_property
    def chinese(self) -> dict[str, str]:
        """Alias → Chinese name. Of two names with one alias the first has it; the other keeps its Chinese in both tongues."""
        found: dict[str, str] = {}
        for name, alias in self.aliases.items():
            found.setdefault(alias, name)
        return found

    @cached_property
    def one_for_one(self) -> Names:
        """Without aliases that two names share, or that are a name themselves: what can be translated there and back."""
        return Names({name: alias for name, alias in self.aliases.items() if self.chinese[alias] == name and alias not in self.aliases})

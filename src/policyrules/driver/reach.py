"""What a declaration rests on: the rules that it names, those that these name in turn, and all presumptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TypeAlias

from policyrules.classes import frozen
from policyrules.driver.held import names_in
from policyrules.resolve import Folded, Resolved
from policyrules.syntax import nodes as syn

Stands: TypeAlias = "syn.RuleDecl | syn.PropertyDecl | Folded"


@frozen(eq=False, slots=False)
class Reach:
    """Of a pack; a name is taken for every rule of that name, whatever it means where it stands."""

    resolved: Resolved

    def of(self, own: Iterable[Stands]) -> tuple[Stands, ...]:
        """The declarations given and all that they rest on."""
        seen = dict.fromkeys([*own, *self.presumed])
        for stands in (waiting := list(seen)):  # grows while it is walked
            for one in self._named_in(stands):
                if one not in seen:
                    seen[one] = None
                    waiting.append(one)
        return tuple(seen)

    def _named_in(self, stands: Stands) -> tuple[Stands, ...]:
        found = self._next.get(stands)
        if found is None:
            names = stands.names if isinstance(stands, Folded) else names_in(stands)
            found = self._next[stands] = tuple(one for name in names for one in self.by_name.get(name, ()))
        return found

    @cached_property
    def _next(self) -> dict[Stands, tuple[Stands, ...]]:
        return {}

    @cached_property
    def by_name(self) -> dict[str, list[Stands]]:
        found = defaultdict[str, list[Stands]](list)
        for rule in self.resolved.rules.values():
            found[rule.name].append(rule.stands)
        return dict(found)

    @cached_property
    def presumed(self) -> list[Stands]:
        return [rule.stands for rule in self.resolved.presumptions.values()]

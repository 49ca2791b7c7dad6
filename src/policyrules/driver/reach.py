"""What a declaration rests on: the rules that it names, those that these name in turn, and all presumptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache

from attrs import frozen

from policyrules.check import Sound
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import nodes


@frozen(eq=False, slots=False)
class Reach:
    """Of a pack; a name is taken for every rule of that name, whatever it means where it stands."""

    sound: Sound

    def of(self, own: Iterable[syn.Node]) -> tuple[syn.Node, ...]:
        """The declarations given and all that they rest on."""
        seen = dict.fromkeys([*own, *self.presumed])
        for tree in (waiting := list(seen)):  # grows while it is walked
            for name in _names(tree):
                for decl in self.by_name.get(name, ()):
                    if decl not in seen:
                        seen[decl] = None
                        waiting.append(decl)
        return tuple(seen)

    @cached_property
    def by_name(self) -> dict[str, list[syn.Node]]:
        found = defaultdict[str, list[syn.Node]](list)
        for rule in self.sound.rules.values():
            found[rule.name].append(rule.decl)
        return dict(found)

    @cached_property
    def presumed(self) -> list[syn.Node]:
        return [rule.decl for rule in self.sound.checked.resolved.presumptions.values()]


@lru_cache(4096)
def _names(tree: syn.Node) -> tuple[str, ...]:
    """All names that stand in a tree, each once."""
    return tuple(dict.fromkeys(node.text for node in nodes(tree) if isinstance(node, syn.Name)))

"""A case that is being made: things that share what does not vary, facts that stay unknown, and changes that keep both so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from attrs import field

from policyrules.backends.reference import Trace, Tracer
from policyrules.cases import Case, Listed, Record
from policyrules.cases.model import Entry
from policyrules.classes import define

Steps = tuple[str, ...]
K = TypeVar("K", int, str)


@define(eq=False)
class World:
    """`root` leads to the things named by `variables` (none: it is the thing itself).

    The things agree in all but `varying` (paths from the thing). Nothing at or behind a path of `locked` (from the root) is known.
    """

    root: Record
    as_of: int
    parameters: dict[str, int] = field(factory=dict)
    variables: Steps = ()
    varying: frozenset[Steps] = frozenset()
    locked: frozenset[Steps] = frozenset()
    narrow: bool = False
    """For now only what varies may be changed."""
    _traces: dict[int, Trace] = field(factory=dict, init=False)

    @property
    def case(self) -> Case:
        return Case(self.root, self.as_of, self.parameters)

    def traced(self, tracer: Tracer) -> Trace:
        """What comes of it as it is now: not computed again as long as nothing is changed."""
        if id(tracer) not in self._traces:
            self._traces[id(tracer)] = tracer.trace(self.case)
        return self._traces[id(tracer)]

    def changed(self) -> None:
        """To be called by whoever changes it otherwise than by `put` and `ask`."""
        self._traces.clear()

    def ask(self, as_of: int, parameters: dict[str, int]) -> None:
        """On that day, with these figures."""
        self.as_of, self.parameters = as_of, parameters
        self.changed()

    def put(self, path: Steps, items: tuple[int, ...], name: str, entry: Entry | None, month: int) -> bool:
        """Record a fact (None: forget it) wherever it is the same fact, one with a history for that month; False where it must stay
        unknown or nothing is there."""
        if self.is_locked((*path, name)):
            return False
        found = list(self.same(path, items, name))
        self.changed()
        for record in found:
            if name in record.histories:
                _enter(record.histories[name], month, entry)
            else:
                _enter(record.facts, name, entry)
        return bool(found)

    def lists(self, path: Steps, items: tuple[int, ...], name: str) -> list[Listed]:
        """The list, and its twins in things that agree in it; empty where it must stay unknown."""
        if self.is_locked((*path, name)):
            return []
        found = {id(r.many[name]): r.many[name] for r in self.same(path, items, name) if name in r.many}
        return list(found.values())

    def same(self, path: Steps, items: tuple[int, ...], name: str) -> Iterator[Record]:
        """The record at the end of the path, and those of the other things where they agree in `name` behind it."""
        for one in self.mirrors((*path, name)):
            record = follow(self.root, one[:-1], items)
            if record is not None:
                yield record

    def mirrors(self, path: Steps) -> list[Steps]:
        tail = path[1:]
        if not self.varying or any(tail[: len(v)] == v for v in self.varying):
            return [path]
        return [(variable, *tail) for variable in self.variables]

    def is_locked(self, path: Steps) -> bool:
        return any(path[: len(lock)] == lock for lock in self.locked) or (self.narrow and len(self.mirrors(path)) > 1)


def _enter(known: dict[K, Entry], key: K, entry: Entry | None) -> None:
    if entry is None:
        known.pop(key, None)
    else:
        known[key] = entry


def follow(record: Record | None, path: Steps, items: tuple[int, ...]) -> Record | None:
    """The record over relations and lists, `items` numbering the elements taken."""
    waiting = list(items)
    for step in path:
        if record is None:
            return None
        if step in record.many:
            elements = record.many[step].items
            at = waiting.pop(0) if waiting else len(elements)
            record = elements[at] if at < len(elements) else None
        else:
            record = record.one.get(step)
    return record

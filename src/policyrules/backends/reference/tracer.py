"""One case after the other, of which each is much like the last: what rests on nothing that changed is taken over from there."""

from __future__ import annotations

from attrs import field

from policyrules import core
from policyrules.backends.reference.evaluate import Element, Trace, step, unevaluated
from policyrules.cases import Case
from policyrules.classes import define
from policyrules.core import Name
from policyrules.core.walk import operands


@define(eq=False)
class Tracer:
    """Its traces are those of `trace`, whatever cases it is given; earlier ones stay as they are."""

    program: core.Program
    _last: Trace | None = field(default=None, init=False)
    _steps: list[tuple[core.Let, tuple[Name, ...] | None]] = field(init=False)
    """Each with the steps and blocks that it rests on; None where it reads the case."""

    def __attrs_post_init__(self) -> None:
        self._steps = [(let, _rests_on(let)) for let in self.program.lets]

    def trace(self, case: Case, like: bool = True) -> Trace:
        """Not `like` the last one: what comes next will be more like the one before it than like this."""
        found = unevaluated(self.program, case)
        changed = self._unlike(found)
        for let, rests_on in self._steps:
            if rests_on is not None and changed.isdisjoint(rests_on):
                continue
            name = let.name
            for element in found.inside[let.home]:
                before = element.env.get(name)
                value = element.env[name] = step(let.op, element, case)
                if value is not before and value != before:
                    changed.add(name)
        if like:
            self._last = found
        return found

    def _unlike(self, found: Trace) -> set[Name]:
        """The blocks that have other elements than before. All others begin with the values they had."""
        changed = set[Name]()
        for block, elements in found.inside.items():
            before = self._last.inside[block] if self._last else []
            if list(map(_place, elements)) == list(map(_place, before)):
                for element, old in zip(elements, before, strict=True):
                    element.env.update(old.env)
            else:
                changed.add(block)
        return changed


def _rests_on(let: core.Let) -> tuple[Name, ...] | None:
    match let.op:
        case core.Fact():
            return None
        case core.Fold(block=block):
            return let.home, block, *operands(let.op)
        case _:
            return let.home, *operands(let.op)


def _place(element: Element) -> tuple[object, ...]:
    """What an element is to those around it."""
    return element.items, element.path, element.there, element.times

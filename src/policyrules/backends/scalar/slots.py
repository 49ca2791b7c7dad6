"""Where the generated code finds what a program reads: the slot of a fact, the list of a block, seen from a row."""

from __future__ import annotations

from collections.abc import Mapping

from policyrules import core
from policyrules.backends.scalar.classes import EntityRow, Rows
from policyrules.classes import define
from policyrules.core.nodes import ROOT, Name


@define
class Slots:
    """Expressions over rows. What the vocabulary does not declare (a figure that is missing, a day outside every version) has no slot."""

    program: core.Program
    rows: Rows
    parameters: Mapping[str, str]

    def fact(self, row: str, home: Name, fact: core.Fact) -> str | None:
        if fact.source == "parameter":
            return f"p.{self.parameters[fact.name]}"
        entity = self._reached(home, fact.path)
        slot = entity.facts.get(fact.name)
        if fact.aspect == "present":
            slot = entity.present.get(fact.name, slot)
        return None if slot is None else f"{self.reached(row, home, fact.path)}.{slot}"

    def optional(self, home: Name, fact: core.Fact) -> bool:
        """Whether it may be known that there is none."""
        return fact.source != "parameter" and fact.name in self._reached(home, fact.path).present

    def listed(self, row: str, block: core.Block) -> tuple[str, str]:
        """The elements on file, and whether they are all."""
        items, complete = self._reached(block.parent, block.path).many[block.over]
        at = self.reached(row, block.parent, block.path)
        return f"{at}.{items}", f"{at}.{complete}"

    def entity(self, home: Name) -> EntityRow:
        if home == ROOT:
            return self.rows.entities[self.program.subject]
        block = self.program.block(home)
        return self._reached(block.parent, block.steps)

    def path(self, home: Name) -> tuple[str, ...]:
        """The relations that lead from the root to the elements of a block; months lead to the same thing."""
        steps: tuple[str, ...] = ()
        for block in self.program.chain(home):
            steps = (*block.steps, *steps)
        return steps

    def _reached(self, home: Name, path: tuple[str, ...]) -> EntityRow:
        at = self.entity(home)
        for step in path:
            at = self.rows.entities[at.entity.relations[step].target]
        return at

    def reached(self, row: str, home: Name, path: tuple[str, ...]) -> str:
        """The row at the end of a path of relations to one."""
        at = self.entity(home)
        for step in path:
            row = f"{row}.{at.one[step]}"
            at = self.rows.entities[at.entity.relations[step].target]
        return row

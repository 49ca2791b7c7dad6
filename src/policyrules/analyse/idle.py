"""Conditions that can never matter: always or never met, made needless by a neighbour, or impossible beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from policyrules.analyse.problems import ExceptionNever, NeverMatters, NeverOtherwise
from policyrules.classes import frozen
from policyrules.core import Const, Program
from policyrules.core.cells import disjoint, implies, settled, share
from policyrules.core.notes import Edition, Note
from policyrules.core.ranges import Range
from policyrules.diagnostics import Problem
from policyrules.source import Span


@frozen
class Idle:
    """Looks through the conditions of a program; certain of what it says, and silent where there is too much to try."""

    program: Program
    bounds: dict[str, Range]

    def of_edition(self, rule: str, edition: Edition) -> Iterator[Problem]:
        for root in (edition.applies, edition.condition, edition.fulfilled, *(e.note for e in edition.exceptions)):
            if root:
                yield from self.of_note(rule, root)
        for exception in edition.exceptions:
            test, met = exception.note, edition.condition
            if met and test.at and self.varies(test) and self.varies(met) and self.disjoint(met, test):
                yield ExceptionNever(test.at, rule, exception.label)

    def of_note(self, rule: str, note: Note) -> Iterator[Problem]:
        """The leaves that the rule itself wrote, not those of definitions it refers to."""
        if note.kind == "leaf":
            if not self.varies(note) and not self.plain_yes(note):
                yield NeverOtherwise(note.at, rule, (note.says.zh, note.says.en), self.outcome(note) is True)
        elif note.kind in ("all", "any"):
            for part in note.parts:
                yield from self.of_note(rule, part)
            leaves = [part for part in note.parts if part.kind == "leaf" and self.varies(part)]
            idle: set[Span] = set()  # each is told once, and nothing is compared with it again
            for earlier, later in combinations(leaves, 2):
                if earlier.at in idle or later.at in idle:
                    continue
                for found in self.side_by_side(rule, earlier, later, note.kind == "all"):
                    idle.add(found.at)
                    yield found

    def plain_yes(self, note: Note) -> bool:
        """条件：是 says openly that there is none: whoever the rule is about counts."""
        let = self.program.by_name.get(note.let)
        return let is not None and let.op == Const(1)

    def side_by_side(self, rule: str, a: Note, b: Note, every: bool) -> Iterator[NeverMatters]:
        lets = self.program.by_name
        if not (a.at and b.at and share(lets, self.bounds, a.let, b.let)):
            return
        if every and self.disjoint(a, b):
            yield NeverMatters(b.at, a.at, rule, (b.says.zh, b.says.en), "contradicted")
        elif implies(lets, self.bounds, a.let, b.let):
            idle, other = (b, a) if every else (a, b)
            yield self.needless(rule, idle, other, every)
        elif implies(lets, self.bounds, b.let, a.let):
            idle, other = (a, b) if every else (b, a)
            yield self.needless(rule, idle, other, every)

    def needless(self, rule: str, idle: Note, other: Note, every: bool) -> NeverMatters:
        assert idle.at and other.at
        return NeverMatters(idle.at, other.at, rule, (idle.says.zh, idle.says.en), "implied" if every else "covered")

    def disjoint(self, a: Note, b: Note) -> bool:
        return disjoint(self.program.by_name, self.bounds, b.let, b.let, a.let)

    def varies(self, note: Note) -> bool:
        return self.outcome(note) is None

    def outcome(self, note: Note) -> bool | None:
        """What the condition comes to in every case, None where that varies; of what no step computes, nothing is known."""
        if note.let not in self.bounds:
            return None
        low, high = self.bounds[note.let]
        return bool(low) if low == high else settled(self.program.by_name, self.bounds, note.let)

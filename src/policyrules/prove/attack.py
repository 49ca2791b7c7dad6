"""What is said never to happen, tried all the same: on drawn things, most of them right on an edge, and led towards it step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from attrs import evolve, field

from policyrules.backends.reference import Trace, trace
from policyrules.cases import Case
from policyrules.check import Checked
from policyrules.classes import define
from policyrules.core import Program
from policyrules.prove.asking import Question
from policyrules.prove.assumptions import Assumption
from policyrules.prove.steps import ASKED, Further, Step, StepReader
from policyrules.testing.records import Drawing, Sketch, sketch
from policyrules.testing.steering import Steering
from policyrules.testing.world import World

SEED = 20_250_101
BENDS = 3
"""How often a case is led on before another one is drawn."""


@define(eq=False)
class Attack:
    """The same drawn things are tried on every claim about a program; they are drawn when the first claim is made."""

    program: Program
    checked: Checked
    assumptions: Sequence[Assumption]
    many: int
    _traces: list[Trace] | None = field(default=None, init=False)
    _sketch: Sketch | None = field(default=None, init=False)

    @property
    def traces(self) -> list[Trace]:
        if self._traces is None:
            self._traces = [trace(self.program, world.case) for world, _ in self._worlds(SEED) if self.allowed(world.case)]
        return self._traces

    def drawn(self, question: Question) -> Case | None:
        """One of the drawn things of which it is true."""
        return next((traced.case for traced in self.traces if question.seen(traced)), None)

    def led(self, question: Question) -> Case | None:
        """A drawn thing that was changed, fact by fact, until it is true of it."""
        further = Further(self.program)
        asked = question.holds(StepReader(further))
        if not isinstance(asked, Step):
            return None
        program = further.asked(asked.name)
        for world, drawing in self._worlds(SEED + 1):
            for bend in range(BENDS + 1):
                if bend:
                    Steering(trace(program, world.case), world, drawing, bend == BENDS).root(program.outputs[ASKED], True)
                if self.allowed(world.case) and question.seen(trace(self.program, world.case)):
                    return world.case
        return None

    def allowed(self, case: Case) -> bool:
        """Whether the case keeps to what the pack takes for granted."""
        return all(one.fits(case) for one in self.assumptions)

    def _worlds(self, seed: int) -> Iterator[tuple[World, Drawing]]:
        of = self._sketch = self._sketch or sketch(self.program, self.checked.vocabulary, self.checked)
        first = Drawing(Random(seed).randint, of, of.edges.days[0])
        for _ in range(self.many):
            drawing = evolve(first, as_of=first.pick(of.edges.days))
            yield World(drawing.record(of.need), drawing.as_of, drawing.parameters()), drawing

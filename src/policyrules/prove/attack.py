"""What the solver says never happens, tried all the same: on drawn things, most of them right on an edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from attrs import define, evolve, field

from policyrules.backends.reference import Trace, trace
from policyrules.cases import Case
from policyrules.check import Checked
from policyrules.core import Program
from policyrules.prove.assumptions import Assumption
from policyrules.testing.records import Drawing, sketch

SEED = 20_250_101


@define(eq=False)
class Attack:
    """The same drawn things are tried on every claim about a program; they are drawn when the first claim is made."""

    program: Program
    checked: Checked
    assumptions: Sequence[Assumption]
    many: int
    _traces: list[Trace] | None = field(default=None, init=False)

    @property
    def traces(self) -> list[Trace]:
        if self._traces is None:
            self._traces = [trace(self.program, case) for case in self._cases()]
        return self._traces

    def _cases(self) -> Iterator[Case]:
        of = sketch(self.program, self.checked.vocabulary, self.checked)
        first = Drawing(Random(SEED).randint, of, of.edges.days[0])
        for _ in range(self.many):
            drawing = evolve(first, as_of=first.pick(of.edges.days))
            case = Case(drawing.record(of.need), drawing.as_of, drawing.parameters())
            if all(one.fits(case) for one in self.assumptions):
                yield case

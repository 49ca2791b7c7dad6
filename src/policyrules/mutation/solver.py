"""A mutant against its rule, by the solver: somebody whom the two answer otherwise, or the proof that there is nobody."""

from __future__ import annotations

from collections.abc import Sequence

from policyrules.backends.reference import trace
from policyrules.cases import Case
from policyrules.check import Checked
from policyrules.classes import frozen
from policyrules.compare.pair import Pair
from policyrules.compare.witness import answered, answers
from policyrules.mutation.model import Proof
from policyrules.mutation.visible import differ
from policyrules.prove.asking import Asker, Part, Question, ordinary
from policyrules.prove.assumptions import Assumption, assumed
from policyrules.prove.reading import TraceReader
from policyrules.prove.to_formulas import formulas
from policyrules.prove.world import Setting, World
from policyrules.testing.minimal import minimal, plainer

FEW, MANY, NESTED = 2, 8, 3
"""Places in a list: at first, and where nobody was found with so few; where lists stand in lists."""


@frozen(eq=False)
class Solver:
    """Asked with all facts given, and with what the pack assumes of all things; `seconds` for each question."""

    checked: Checked
    assumptions: Sequence[Assumption]
    seconds: float

    def __call__(self, pair: Pair) -> Proof:
        asker = self.asker(pair, FEW)
        found = self.asked(pair, asker)
        lists = asker.world.lists
        if found.how == "same" and any(len(taken) == FEW for taken in lists.values()):
            nested = any(len([i for _, i in place if i >= 0]) for place, _ in lists)
            return self.asked(pair, self.asker(pair, NESTED if nested else MANY))
        return found

    def asked(self, pair: Pair, asker: Asker) -> Proof:
        found = asker.ask(Question((Part(lambda reader: differ(pair, reader)),)), shown=True)
        if found.how == "never":
            return Proof("same")
        if found.how == "open" or found.case is None:
            return Proof("open")
        clear = answers(pair, found.case).clear

        def still(case: Case) -> bool:
            traced = trace(pair.joint, case)
            return differ(pair, TraceReader(traced)) is True and (not clear or answered(pair, traced).clear)

        return Proof("other", plainer(minimal(found.case, still), still, self.checked.vocabulary))

    def asker(self, pair: Pair, slots: int) -> Asker:
        presumed = frozenset(self.checked.resolved.presumptions)
        world = World(Setting(self.checked.vocabulary, self.checked.parameters, presumed, pair.entity, slots))
        made = formulas(pair.joint, world)
        return Asker(made, assumed(self.assumptions, world), self.seconds, ordinary(world))

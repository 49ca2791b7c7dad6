"""A counterexample as a small realistic person: without what does not matter, in round numbers, as 示例 to paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import field

from policyrules.backends.reference import Trace, trace
from policyrules.cases import Case
from policyrules.classes import frozen
from policyrules.core import Program
from policyrules.diagnostics import Tongue
from policyrules.driver.pipeline import Compiled
from policyrules.testing.minimal import minimal, plainer
from policyrules.testing.to_example import to_examples
from policyrules.testing.wanted import Demand
from policyrules.testing.world import Steps
from policyrules.types import Scalar


@frozen(eq=False)
class Shower:
    """Makes people to show, of one pack."""

    compiled: Compiled
    units: dict[str, Scalar] = field(init=False)

    @units.default
    def _units(self) -> dict[str, Scalar]:
        return {p.name: p.type for p in self.compiled.checked.parameters.values()}

    def small(
        self, program: Program, case: Case, still: Callable[[Trace], bool], variables: Steps = (), varying: frozenset[Steps] = frozenset()
    ) -> Case:
        """The smallest and plainest case of which the same is true."""

        def true(smaller: Case) -> bool:
            return still(trace(program, smaller))

        vocabulary = self.compiled.checked.vocabulary
        return plainer(minimal(case, true, variables, varying), true, vocabulary, variables, varying)

    def example(self, title: str, case: Case, demands: Sequence[Demand], english: str = "") -> tuple[str, str]:
        """The case as 示例 in both tongues, one for each demand. `english`: the title there, where it is not that of a rule."""

        def shown(tongue: Tongue) -> str:
            return to_examples(
                english if english and tongue == "en" else title, case, demands, self.units, self.compiled.checked.vocabulary, tongue
            )

        return shown("zh").rstrip("\n"), shown("en").rstrip("\n")

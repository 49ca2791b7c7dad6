"""What differs between two versions of a pack."""

from __future__ import annotations

from typing import Literal, TypeAlias

from policyrules.cases import Case
from policyrules.classes import frozen
from policyrules.compare.pair import Pair
from policyrules.compare.turned import Turned
from policyrules.core.notes import Words
from policyrules.prove.regions import Region
from policyrules.resolve import Rule

Change: TypeAlias = Literal["layout", "same", "answers", "not found", "not compared"]
"""Of a rule that stands in both. `layout`: it reads the same but for blanks and order. `same`: written otherwise, and proved to answer
the same. `answers`: a case shows the difference. `not found`: none was found, which is no proof. `not compared`: it reads a fact that
is of another type now, or choices in another order."""


@frozen(eq=False)
class RuleChange:
    """A rule of both versions. `rewritten`: whether its own text means something else; if not, what it rests on does."""

    before: Rule
    after: Rule
    change: Change
    rewritten: bool
    pair: Pair | None = None
    witness: Case | None = None
    tried: int = 0
    regions: tuple[Region, ...] = ()
    whole: bool = False
    """Outside of the regions nothing differs: proved."""
    turned: Turned | None = None
    """Of a ranking: two whose order is another now."""

    @property
    def matters(self) -> bool:
        return self.change not in ("layout", "same")


@frozen
class Renamed:
    before: str
    after: str


@frozen
class Stated:
    """Something declared that is new (`before` None), gone (`after` None) or otherwise."""

    what: Words
    before: Words | None
    after: Words | None


@frozen(eq=False)
class Differences:
    """`layout_only`: texts differ somewhere, and nothing else does."""

    added: tuple[str, ...]
    gone: tuple[str, ...]
    renamed: tuple[Renamed, ...]
    rules: tuple[RuleChange, ...]
    parameters: tuple[Stated, ...]
    vocabulary: tuple[Stated, ...]
    text_changed: bool

    @property
    def none(self) -> bool:
        """Whether every question is answered the same."""
        return not (self.added or self.gone or self.renamed or self.parameters or self.vocabulary or any(r.matters for r in self.rules))

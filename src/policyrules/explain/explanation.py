"""An explanation: the answer, the conditions it rests on in their written order, what is missing, and what it all is based on."""

from __future__ import annotations

from typing import Literal

from policyrules import core
from policyrules.classes import frozen
from policyrules.core.notes import Reading, Source
from policyrules.explain.model import Finding
from policyrules.types.to_text import Tongue

Form = Literal["one", "list", "number"]
About = Literal["scope", "condition", "exception", "done", "amount", "time"]


@frozen
class Line:
    """One written condition, exception or amount.

    `mark` is its number in the rule, `standing` the answer to it (符合, 待定, 122元/月), `detail` what that was seen from: numbers
    compared, the element that decided, or what is missing. `decisive` is False where the answer would be the same without it.
    """

    depth: int
    mark: str
    text: str
    standing: str = ""
    detail: str = ""
    sources: tuple[Source, ...] = ()
    readings: tuple[Reading, ...] = ()
    about: About = "condition"
    decisive: bool = True
    form: Form = "one"
    """A condition, the head of a numbered list of conditions, or a number."""
    presumed: bool = False
    """Computed by a presumption, because the file is silent: not to be read as recorded or recognised."""


@frozen
class Lack:
    """Things that are missing and that one and the same kind of office could supply. `asks` holds the question for each, or ""."""

    source: core.Source
    heading: str
    items: tuple[str, ...]
    asks: tuple[str, ...]


@frozen
class Explanation:
    """Why an answer is what it is, for one case, in one tongue. Personal facts are told; it is for those who handle the case."""

    decision: Finding
    tongue: Tongue
    headline: str
    day: str
    lines: tuple[Line, ...]
    reasons: tuple[str, ...]
    """Two to six plain sentences: the lines in short."""
    authority: tuple[str, ...] = ()
    effect: str = ""
    facts: tuple[str, ...] = ()
    """The facts that it rests on, with their values."""
    lacks: tuple[Lack, ...] = ()
    notices: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of all that is missing."""
        return tuple(item for lack in self.lacks for item in lack.items)

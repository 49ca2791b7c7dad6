"""Problems are values: facts found by a stage, worded by the class that stands beside it, drawn elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Literal, Protocol

from policyrules.classes import frozen
from policyrules.source import Span

Tongue = Literal["zh", "en"]


class Severity(Enum):
    """An error keeps the rules from being used; a warning and a finding do not."""

    ERROR = "error"
    WARNING = "warning"
    FINDING = "finding"


@frozen
class Label:
    """A place, and what is to be seen there (may be empty)."""

    at: Span
    says: str = ""


@frozen
class Edit:
    """A change a machine may apply: the text at `at` becomes `text`.

    A `certain` one can be applied without asking: nothing else can have been meant, and no answer of a rule that was read before
    becomes another. One that is not is a proposal.
    """

    at: Span
    text: str
    certain: bool = False


@frozen
class Diagnostic:
    """What is so, where, why it matters and how it is mended, in one tongue.

    `code` is stable (kebab-case) and names the page that explains it. `message` must stand alone. `edits` are made together; they
    never overlap.
    """

    code: str
    severity: Severity
    message: str
    primary: Label | None
    secondary: tuple[Label, ...] = ()
    help: str = ""
    edits: tuple[Edit, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether there are edits, and all of them may be made without asking."""
        return bool(self.edits) and all(edit.certain for edit in self.edits)


class Problem(Protocol):
    """What a stage can complain of. Each class lives in its stage's `problems.py` and is listed in a catalogue."""

    @property
    def code(self) -> str: ...

    @property
    def severity(self) -> Severity: ...

    def describe(self, tongue: Tongue) -> Diagnostic:
        """The words, in Chinese or English."""
        ...


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those among the problems that keep rules from being used."""
    return [p for p in problems if p.severity is Severity.ERROR]


def say(
    problem: Problem,
    tongue: Tongue,
    at: Span | None,
    *,
    zh: str,
    en: str,
    help_zh: str = "",
    help_en: str = "",
    seen: tuple[str, str] = ("", ""),
    also: tuple[tuple[Span, str, str], ...] = (),
    edits: tuple[Edit, ...] = (),
) -> Diagnostic:
    """The diagnostic of a problem from its words in both tongues; `also` gives further places with a word on each."""
    chinese = tongue == "zh"
    return Diagnostic(
        problem.code,
        problem.severity,
        zh if chinese else en,
        Label(at, seen[0] if chinese else seen[1]) if at else None,
        tuple(Label(place, says_zh if chinese else says_en) for place, says_zh, says_en in also),
        help_zh if chinese else help_en,
        edits,
    )

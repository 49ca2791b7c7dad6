"""English words on a pack whose names are Chinese: what stands in backticks is told by the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import evolve, field

from policyrules.classes import frozen
from policyrules.diagnostics.model import Diagnostic, Label, Problem, Severity, Tongue

QUOTED: Final = re.compile("`([^`\n]+)`")


def in_english(words: str, english: Mapping[str, str]) -> str:
    """Each quoted name by its English; a name of which the glossary says nothing stays.

    >>> in_english("`取暖补助` has a gap", {"取暖补助": "heating grant"})
    '`heating grant` has a gap'
    """
    return QUOTED.sub(lambda found: f"`{english.get(found[1], found[1])}`", words)


@frozen
class Named:
    """A problem that names in English what it is about, where it is told in English. Places and edits are those of the file."""

    problem: Problem
    english: Mapping[str, str] = field(eq=False, repr=False)

    @property
    def code(self) -> str:
        return self.problem.code

    @property
    def severity(self) -> Severity:
        return self.problem.severity

    def describe(self, tongue: Tongue) -> Diagnostic:
        said = self.problem.describe(tongue)
        return said if tongue == "zh" else self._told(said)

    def _told(self, said: Diagnostic) -> Diagnostic:
        return evolve(
            said,
            message=in_english(said.message, self.english),
            help=in_english(said.help, self.english),
            primary=self._label(said.primary) if said.primary else None,
            secondary=tuple(map(self._label, said.secondary)),
        )

    def _label(self, label: Label) -> Label:
        return evolve(label, says=in_english(label.says, self.english))


def named(problems: Iterable[Problem], english: Mapping[str, str]) -> list[Problem]:
    """The problems of a pack for readers of either tongue; `english` gives the names of its glossary."""
    return [Named(problem, english) for problem in problems]

"""How a problem of the roster is worded: two tables per class, filled with its fields."""

from __future__ import annotations

from typing import ClassVar

from attrs import fields_dict

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Severity, Tongue
from policyrules.roster.model import Place
from policyrules.types.unreadable import Unreadable

Words = tuple[str, str]
"""What is so, and what to do. `{field}` stands for a field of the problem."""


@frozen
class Said:
    """A problem worded by its class: the tables `zh` and `en` are filled with its fields."""

    code: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR
    zh: ClassVar[Words]
    en: ClassVar[Words]

    def reason(self, tongue: Tongue = "zh") -> str:
        """What is so, without the place."""
        return self._filled((self.zh if tongue == "zh" else self.en)[0], tongue)

    def repair(self, tongue: Tongue = "zh") -> str:
        """What to do about it."""
        return self._filled((self.zh if tongue == "zh" else self.en)[1], tongue)

    def describe(self, tongue: Tongue) -> Diagnostic:
        at = getattr(self, "place", None)
        lead = f"{at.in_(tongue) if isinstance(at, Place) else at}{'：' if tongue == 'zh' else ': '}" if at else ""
        return Diagnostic(self.code, self.severity, lead + self.reason(tongue), None, help=self.repair(tongue))

    def _filled(self, text: str, tongue: Tongue) -> str:
        for name in fields_dict(type(self)):
            value = getattr(self, name)
            if isinstance(value, Unreadable):
                text = text.replace("{why}", value.reason(tongue)).replace("{instead}", value.repair(tongue))
            elif f"{{{name}}}" in text:
                text = text.replace(f"{{{name}}}", value.in_(tongue) if isinstance(value, Place) else str(value))
        return text


@frozen
class OfFile(Said):
    """The whole file is refused."""

    name: str


@frozen
class AtPlace(Said):
    """A cell, a row or a line is not used; the rest is computed."""

    severity: ClassVar[Severity] = Severity.WARNING
    place: Place


@frozen
class AgainstOther(AtPlace):
    """It contradicts what stands at `other`."""

    other: Place

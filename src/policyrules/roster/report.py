"""What a reader gathers while it reads."""

from __future__ import annotations

from attrs import field

from policyrules.classes import define
from policyrules.roster.model import LeftOut, Note, Place, Rejected
from policyrules.roster.problems import UnreadableCell
from policyrules.roster.wording import AtPlace
from policyrules.types.from_text import Unreadable


@define(eq=False)
class Report:
    """Rejected cells and rows, rows left out, conclusions drawn, and notes."""

    rejected: list[Rejected] = field(factory=list)
    left_out: list[LeftOut] = field(factory=list)
    notes: list[Note] = field(factory=list)
    derived: dict[tuple[str, str], int] = field(factory=dict)

    def reject(self, column: str, problem: AtPlace) -> None:
        self.rejected.append(Rejected(column, problem))

    def unreadable(self, place: Place, column: str, why: Unreadable) -> None:
        self.reject(column, UnreadableCell(place, why))

    def conclude(self, what: str, source: str) -> None:
        """One more case in which `what` was filled from `source`."""
        self.derived[what, source] = self.derived.get((what, source), 0) + 1

    def note(self, zh: str, en: str) -> None:
        self.notes.append(Note(zh, en))

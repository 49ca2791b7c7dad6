"""The duty register: who leads, who joins, who is jointly responsible, for what and until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import field

from policyrules.classes import frozen
from policyrules.ledger.model import Role, Successor

YEARLY = "每年"


@frozen
class Duty:
    """A 职责. Units stand by role as the plan writes them; `deadline` None where the plan names no day."""

    name: str
    clauses: tuple[str, ...]
    units: dict[Role, tuple[str, ...]] = field(hash=False)
    strength: str = ""
    task: str = ""
    frequency: str = ""
    deadline: date | None = None
    evidence: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id.partition("#")[0] for id in self.clauses))

    def role_of(self, unit: str) -> Role | None:
        return next((role for role, units in self.units.items() if unit in units), None)


def chosen(duties: Iterable[Duty], unit: str | None, role: Role | None, place: str | None, successors: Iterable[Successor]) -> list[Duty]:
    """The duties of a unit (by its name in the plan or a later one), in a role, of a measure; None asks for all."""
    names = {unit, *(s.old for s in successors if s.new == unit)} if unit is not None else None
    return [
        duty
        for duty in duties
        if (place is None or place in duty.places)
        and any(names is None or names & set(units) for r, units in duty.units.items() if role in (None, r))
    ]


def called(unit: str, day: date, successors: Iterable[Successor]) -> str:
    """The name of a unit on a day, through all changes up to then."""
    for change in sorted(successors, key=lambda s: s.since):
        if change.old == unit and change.since <= day:
            unit = change.new
    return unit

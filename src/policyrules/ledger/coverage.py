"""What carries each clause, and which clauses nothing carries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import field

from policyrules.classes import frozen
from policyrules.diagnostics import Problem
from policyrules.ledger.model import COMPUTABLE, ROLES, Clause, Klass, Ledger, Role
from policyrules.ledger.problems import ClauseUncarried, RoleDiffers
from policyrules.source import Span

Way = Literal["规则", "裁量", "职责", "指标"]


@frozen
class Carrier:
    """Something in the pack that cites clauses of the plan. `units` are those of a duty, by role."""

    way: Way
    name: str
    clauses: tuple[str, ...]
    at: Span = field(eq=False)
    units: Mapping[Role, tuple[str, ...]] = field(factory=dict, hash=False)


@frozen(eq=False)
class Coverage:
    """Each clause with what carries it (none for narrative ones), and what is wrong."""

    ledger: Ledger
    carriers: Mapping[str, tuple[Carrier, ...]]
    problems: tuple[Problem, ...]

    @property
    def carried(self) -> int:
        """How many clauses are carried; a narrative one is by its reason."""
        bad = {p.clause for p in self.problems if isinstance(p, ClauseUncarried)}
        return sum(c not in bad for c in self.ledger.clauses)

    def counts(self) -> dict[Klass, int]:
        found: dict[Klass, int] = {}
        for clause in self.ledger.clauses.values():
            found[clause.klass] = found.get(clause.klass, 0) + 1
        return found


def cover(ledger: Ledger, carriers: Iterable[Carrier]) -> Coverage:
    """Hold a pack against the ledger.

    A computable clause needs a rule or a 裁量, a duty a 职责, an indicator (also one by second nature) a 指标. What names other
    units than the role line of its measure is wrong too. Of a clause that is not there, `ledger.cited` tells.
    """
    by_clause: dict[str, list[Carrier]] = {}
    problems: list[Problem] = []
    for carrier in carriers:
        for id in carrier.clauses:
            by_clause.setdefault(id, []).append(carrier)
        if carrier.way == "职责":
            problems += _roles(ledger, carrier)
    for clause in ledger.clauses.values():
        problems += _uncarried(clause, {c.way for c in by_clause.get(clause.id, ())})
    return Coverage(ledger, {id: tuple(found) for id, found in by_clause.items()}, tuple(problems))


def _uncarried(clause: Clause, ways: set[Way]) -> Iterable[Problem]:
    if clause.at is None:
        return
    wanted = [clause.klass, *clause.also]
    if any(k in COMPUTABLE for k in wanted) and not ways & {"规则", "裁量"}:
        yield ClauseUncarried(clause.at, clause.id, "规则或者裁量", "rule or 裁量")
    if "职责" in wanted and "职责" not in ways:
        yield ClauseUncarried(clause.at, clause.id, "职责", "职责")
    if "指标" in wanted and "指标" not in ways:
        yield ClauseUncarried(clause.at, clause.id, "指标", "指标")


def _roles(ledger: Ledger, duty: Carrier) -> Iterable[Problem]:
    """Joint is not lead, and two leads stay two: the units of a duty are those of its measure, role by role, in their order."""
    for place in dict.fromkeys(id.partition("#")[0] for id in duty.clauses):
        if measure := ledger.measures.get(place):
            for role in ROLES:
                written = measure.units.get(role, ())
                if duty.units.get(role, ()) != written:
                    yield RoleDiffers(duty.at, duty.name, role, place, written)

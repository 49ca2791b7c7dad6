"""Clauses and measures of a plan, as the ledger of a pack keeps them."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Literal

from attrs import field

from policyrules.classes import frozen
from policyrules.ledger.holidays import Holidays
from policyrules.source import Span

Klass = Literal["人员规则", "家庭规则", "用人单位规则", "机构规则", "设施项目规则", "职责", "指标", "叙述"]
KLASSES: tuple[Klass, ...] = ("人员规则", "家庭规则", "用人单位规则", "机构规则", "设施项目规则", "职责", "指标", "叙述")
COMPUTABLE: tuple[Klass, ...] = KLASSES[:5]
"""The classes that a rule or a 裁量 must carry."""

DECIDABLE = ("据本文", "须上位规定", "须地方数据", "须人工判断")
STRENGTHS = ("应当", "要求", "逐步", "鼓励", "探索")
Role = Literal["牵头", "责任", "参与"]
ROLES: tuple[Role, ...] = ("牵头", "责任", "参与")


@frozen
class Clause:
    """One norm of the plan.

    `id` is place#sentence with a letter where a sentence carries several. `digest` is the SHA-256 of the sentence (of `sentences`
    of them where the clause spans more than one), all white space deleted, as UTF-8; clauses of one sentence share it.
    `inventory` is the class the first reading of the plan gave it; where the pack takes another, `decision` says why.
    """

    id: str
    klass: Klass
    also: tuple[Klass, ...]
    decidable: tuple[str, ...]
    strength: str
    who: str
    restated: str
    cites: tuple[str, ...]
    digest: str
    sentences: int = 1
    narrative: str = ""
    inventory: Klass | None = None
    decision: str = ""
    at: Span | None = field(default=None, eq=False)

    @property
    def place(self) -> str:
        return self.id.partition("#")[0]

    @property
    def number(self) -> int:
        return int(self.id.partition("#")[2].rstrip("abcdefghijklmnopqrstuvwxyz"))

    @property
    def computable(self) -> bool:
        return self.klass in COMPUTABLE


@frozen
class Measure:
    """A measure of the plan with its role line: the units of each role in the order written (a role not written has none)."""

    place: str
    title: str
    units: dict[Role, tuple[str, ...]] = field(hash=False)
    at: Span | None = field(default=None, eq=False)


@frozen
class Successor:
    """A unit that goes by another name from a day on. A district supplies it; the plan's own names stay as written."""

    old: str
    new: str
    since: date
    source: str


@frozen(eq=False)
class Ledger:
    """All clauses in the order of the plan. `inventory` is the digest that the classes of the first reading must give."""

    document: str
    inventory: str
    measures: dict[str, Measure]
    clauses: dict[str, Clause]
    successors: tuple[Successor, ...] = ()
    holidays: Holidays = field(factory=Holidays)

    def at_place(self, place: str) -> list[Clause]:
        return [c for c in self.clauses.values() if c.place == place]

    def units_of(self, clause: Clause) -> dict[Role, tuple[str, ...]]:
        """The role line of the measure that a clause stands in: the plan names units by measure, not by sentence."""
        measure = self.measures.get(clause.place)
        return measure.units if measure else {}


def digest_of(sentence: str) -> str:
    """SHA-256 of a sentence of the plan: all Unicode white space deleted, UTF-8, lower-case hexadecimal."""
    return hashlib.sha256("".join(sentence.split()).encode()).hexdigest()


def inventory_digest(clauses: dict[str, Clause]) -> str:
    """What pins the classes of the first reading: a hash over id and class of every clause, changed ones by their first class."""
    lines = "\n".join(f"{c.id} {c.inventory or c.klass}" for c in clauses.values())
    return hashlib.sha256(lines.encode()).hexdigest()

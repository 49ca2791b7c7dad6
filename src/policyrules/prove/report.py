"""What is asked of a pack, and all that came out."""

from __future__ import annotations

from typing import Literal

from attrs import field

from policyrules.classes import define, frozen
from policyrules.diagnostics import Problem
from policyrules.prove.checks import KINDS, Kind
from policyrules.prove.related_model import Relation
from policyrules.prove.world import FEW


@frozen
class Options:
    """`only`: rules and properties to ask about (none: all). `tries`: drawn people for each rule of which something never happens."""

    only: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset(KINDS)
    seconds: float = 5
    tries: int = 24


EVERYTHING = Options()


@frozen(eq=False)
class Answer:
    """What came out of one question; `known` is wrong, and the pack says why. `attacked`: how many drawn people were tried against it."""

    kind: Kind
    rule: str
    verdict: Literal["good", "wrong", "known", "open"]
    problem: Problem | None = None
    attacked: int = 0
    assumed: tuple[str, ...] = ()


@define(eq=False)
class Report:
    """All answers about a pack. `places`: with how many elements of a list the answers were shown at most. `found`: all that is wrong,
    is worth knowing or was not settled, each once, what the pack knows already told as such."""

    answers: list[Answer] = field(factory=list)
    problems: list[Problem] = field(factory=list)
    found: list[Problem] = field(factory=list)
    rules: int = 0
    replayed: int = 0
    disagreements: int = 0
    places: int = FEW
    relations: list[Relation] = field(factory=list)

"""A question to the solver: parts that must hold together; a case in which they do, the parts that never do, or no answer in time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal, TypeAlias

from attrs import field

from policyrules.backends.reference import Trace, trace
from policyrules.cases import Case
from policyrules.classes import define, frozen
from policyrules.core.notes import Words
from policyrules.prove import algebra as a
from policyrules.prove.cases import case_of
from policyrules.prove.reading import FormulaReader, Reader, TraceReader
from policyrules.prove.solver import z3
from policyrules.prove.to_formulas import Formulas
from policyrules.prove.world import World
from policyrules.source import Span
from policyrules.types.encode import of_date

ORDINARY = date(2024, 1, 1), date(2026, 12, 31)
"""Days on which a shown case lies if it can."""
WISH = "愿望!"
Claim: TypeAlias = Callable[[Reader], Any]


@frozen(eq=False)
class Part:
    """One thing that must hold, and how it is told: where it stands, what it says, whether it must hold or must not."""

    holds: Claim
    says: Words | None = None
    at: Span | None = None
    holding: bool = True
    whole: bool = False
    """It says what the other parts say one by one; named only where they do not explain it."""


@frozen(eq=False)
class Question:
    """Is there a case in which all parts hold?"""

    parts: tuple[Part, ...]

    def holds(self, reader: Reader) -> Any:
        return a.every(part.holds(reader) for part in self.parts)

    def seen(self, traced: Trace) -> bool:
        return bool(self.holds(TraceReader(traced)))


@frozen(eq=False)
class Found:
    """`case`: it was run on the reference evaluator, which agrees. `never`: these parts never hold together, `assumed` being used.
    `open`: neither was shown in time, or the evaluator did not agree (`disagrees`)."""

    how: Literal["case", "never", "open"]
    case: Case | None = None
    core: tuple[Part, ...] = ()
    assumed: tuple[str, ...] = ()
    disagrees: bool = False
    other: Case | None = None
    """Of a question about two, the second."""


def ordinary(world: World) -> tuple[Any, ...]:
    """On a day that a reader expects."""
    return world.day >= of_date(ORDINARY[0]), world.day <= of_date(ORDINARY[1])


@frozen(eq=False)
class Assumed:
    """Something a pack says of all things, as terms over one world."""

    name: str
    terms: tuple[Any, ...]


@define(eq=False)
class Asker:
    """Puts questions about one program to the solver, `seconds` for each."""

    of: Formulas
    assumed: Sequence[Assumed] = ()
    seconds: float = 5
    preferred: tuple[Any, ...] = ()
    """What a shown case should be like if it can."""
    reader: Reader = field(init=False)
    solver: Any = field(init=False)
    names: dict[str, str] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self.reader = FormulaReader(self.of)
        self.solver = z3.Solver()
        self.limit(self.seconds)
        self.solver.add(*self.world.bounds)
        for i, said in enumerate(self.assumed):
            marker = z3.Bool(f"假设!{i}")
            self.solver.add(z3.Implies(marker, a.every(said.terms)))
            self.names[marker.decl().name()] = said.name
        if self.preferred:
            self.solver.add(z3.Implies(z3.Bool(WISH), z3.And(*self.preferred)))

    @property
    def world(self) -> World:
        return self.of.world

    def limit(self, seconds: float) -> None:
        """How long one answer may take."""
        self.solver.set("timeout", max(1, int(seconds * 1000)))

    def ask(self, question: Question, shown: bool = False, more: Sequence[Any] = ()) -> Found:
        """`shown`: a case is wanted for a person to read, not only to know that there is one."""
        markers = [z3.Bool(name) for name in self.names]
        self.solver.push()
        try:
            tracked: dict[str, Part] = {}
            self.solver.add(*more)
            for i, part in enumerate(question.parts):
                term = part.holds(self.reader)
                if term is False:
                    return Found("never", core=(part,))
                if term is not True:
                    marker = z3.Bool(f"部分!{i}")
                    self.solver.add(z3.Implies(marker, term))
                    tracked[marker.decl().name()] = part
            wanted = [*markers, *(z3.Bool(name) for name in tracked)]
            result = self.solver.check(*wanted, z3.Bool(WISH)) if shown and self.preferred else z3.unknown
            if result != z3.sat:
                result = self.solver.check(*wanted)
            if result == z3.unsat:
                return self.never(tracked)
            if result != z3.sat:
                return Found("open")
            return self.seen(question, self.solver.model())
        finally:
            self.solver.pop()

    def seen(self, question: Question, model: Any) -> Found:
        """The case of a model, run on the reference evaluator."""
        case = case_of(self.world, model)
        return Found("case", case) if question.seen(trace(self.of.program, case)) else Found("open", case, disagrees=True)

    def never(self, tracked: dict[str, Part]) -> Found:
        """Without the parts and assumptions that are not needed for it."""
        needed = [literal.decl().name() for literal in self.solver.unsat_core()]
        self.limit(min(0.5, self.seconds))
        single = [*self.names, *(name for name, part in tracked.items() if not part.whole)]
        if any(part.whole for part in tracked.values()) and self.solver.check(*map(z3.Bool, single)) == z3.unsat:
            needed = [literal.decl().name() for literal in self.solver.unsat_core()]
        for name in list(needed):
            rest = [z3.Bool(n) for n in needed if n != name]
            if self.solver.check(*rest) == z3.unsat:
                needed.remove(name)
        self.limit(self.seconds)
        assumed = tuple(self.names[n] for n in needed if n in self.names)
        return Found("never", core=tuple(tracked[n] for n in needed if n in tracked), assumed=assumed)

    def assumed_in_core(self) -> tuple[str, ...]:
        """The assumptions by which the last question had no case."""
        return tuple(self.names[name] for literal in self.solver.unsat_core() if (name := literal.decl().name()) in self.names)

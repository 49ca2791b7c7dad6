"""The regions of facts in which a term holds, told by the conditions that rules write: each with somebody of whom it is true."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from policyrules.cases import Case
from policyrules.classes import frozen
from policyrules.core.notes import Edition, Words
from policyrules.prove import algebra as a
from policyrules.prove.asking import WISH, Asker
from policyrules.prove.cases import case_of
from policyrules.prove.checks import in_force
from policyrules.prove.reading import Reader, holds, leaves
from policyrules.prove.solver import z3
from policyrules.source import Span
from policyrules.types import DATE, Vocabulary
from policyrules.types.encode import of_date
from policyrules.types.to_text import written

Says: TypeAlias = Callable[[Span], Words]
Sayable: TypeAlias = tuple[Words, Any]
"""A condition or a period, and the term that says that it holds."""
Literal: TypeAlias = tuple[Words, bool, Any]
"""What a condition says, whether it holds, and the term for that."""
MOST_REGIONS = 6
MORE, LESS, NEWLY, NO_MORE, OTHERWISE = (
    Words("现在更多", "more than before"), Words("现在更少", "less than before"), Words("现在算，原来不算", "now, and not before"),
    Words("原来算，现在不算", "before, and not now"), Words("结果不同", "otherwise than before"),
)  # fmt: skip


@frozen(eq=False)
class Region:
    """Facts for which two versions part, by the conditions that make them part: each holds, or does not.

    `sure`: wherever these are so, they part in this way; else they do so for some figures. `witness` is somebody of whom it is true.
    """

    how: Words
    conditions: tuple[tuple[Words, bool], ...]
    sure: bool
    witness: Case


def regions_of(
    asker: Asker, how: Words, term: Any, told: Sequence[Sayable], true: Callable[[Case], bool], small: Callable[[Case], Case], most: int
) -> tuple[list[Region], bool]:
    """At most so many regions in which `term` holds, and whether these are all. Each `case` is run: what is not `true` ends it."""
    if term is False:
        return [], True
    solver, found, seen = asker.solver, list[Region](), list[Any]()
    solver.push()
    try:
        if term is not True:
            solver.add(term)
        while True:
            result = check(asker, seen)
            if result == z3.unsat:
                return found, True
            if result != z3.sat or len(found) >= most:
                return found, False
            model = solver.model()
            case = case_of(asker.world, model)
            if not true(case):
                return found, False
            every = literals(told, model)
            sure = needed(asker, term, every)
            kept = every if sure is None else sure
            found.append(Region(how, tuple((says, holding) for says, holding, _ in kept), sure is not None, small(case)))
            seen.append(a.negated(a.every(literal for _, _, literal in kept)))
    finally:
        solver.pop()


def check(asker: Asker, terms: Sequence[Any]) -> Any:
    """On an ordinary day, where there is one."""
    given = [t for t in terms if t is not True]
    if any(t is False for t in given):
        return z3.unsat
    result = asker.solver.check(*given, z3.Bool(WISH))
    return result if result == z3.sat else asker.solver.check(*given)


def literals(told: Sequence[Sayable], model: Any) -> list[Literal]:
    """Which of the conditions hold in a model; each term once."""
    found = dict[int, Literal]()
    for says, term in told:
        if not isinstance(term, bool):
            holding = z3.is_true(model.eval(term, model_completion=True))
            found.setdefault(term.get_id(), (says, holding, term if holding else a.negated(term)))
    return list(found.values())


def needed(asker: Asker, term: Any, some: Sequence[Literal]) -> list[Literal] | None:
    """Those conditions that alone make the term hold; None where the conditions do not settle it."""
    if term is True:
        return []
    solver = z3.Solver()
    solver.set("timeout", max(1, int(asker.seconds * 1000)))
    solver.add(*asker.world.bounds, a.negated(term))
    marked = {f"条件!{i}": literal for i, literal in enumerate(some)}
    for name, (_, _, literal) in marked.items():
        solver.add(z3.Implies(z3.Bool(name), literal))
    if solver.check(*map(z3.Bool, marked)) != z3.unsat:
        return None
    kept = [literal.decl().name() for literal in solver.unsat_core()]
    for name in list(kept):
        if solver.check(*(z3.Bool(n) for n in kept if n != name)) == z3.unsat:
            kept.remove(name)
    return [marked[name] for name in marked if name in kept]


def sayable(edition: Edition, reader: Reader, says: Says, dated: bool = True) -> Iterator[Sayable]:
    """The conditions of an edition, and its period."""
    if dated:
        yield period(edition), in_force(edition).holds(reader)
    roots = (edition.applies, edition.condition, edition.fulfilled, *(e.note for e in edition.exceptions))
    for note in (leaf for root in roots if root is not None for leaf, _ in leaves(root)):
        yield says(note.at) if note.at else note.says, holds(reader, note)


def period(edition: Edition) -> Words:
    """That the day lies in the period of an edition."""
    since, until = (written(of_date(day), DATE, Vocabulary(), "zh") if day else "" for day in (edition.since, edition.until))
    zh = f"计算日自 {since} 起" if not until else f"计算日至 {until}" if not since else f"计算日自 {since} 至 {until}"
    dates = edition.since, edition.until
    en = f"from {dates[0]} on" if not until else f"up to {dates[1]}" if not since else f"from {dates[0]} to {dates[1]}"
    return Words(zh, f"the day {en}")

"""What the solver is given against the reference: the formulas of a program, with the facts of a case put in, come to its bounds.

Nothing is searched for: the variables are replaced by what the case says, unknown and 无 among it, and what is left is reckoned out. A
case is inside of what the formulas can say where every list that they look through is on file and complete.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from policyrules import core
from policyrules.backends.reference import trace
from policyrules.cases import ABSENT, Case, Record
from policyrules.cases.copies import reachable
from policyrules.testing import vocabulary as v
from policyrules.testing.cases import made_case, random_case
from policyrules.testing.programs import programs
from policyrules.types.encode import DAYS_A_MONTH

z3 = pytest.importorskip("z3", reason="the extra `prove` is not installed")

from policyrules.prove.settling import nonlinear  # noqa: E402  # only where there is a solver
from policyrules.prove.to_formulas import Formulas, formulas  # noqa: E402  # only where there is a solver
from policyrules.prove.world import Setting, World, followed  # noqa: E402  # only where there is a solver

PROGRAMS = int(os.environ.get("POLICYRULES_AGREEMENT_PROGRAMS", "300"))
CASES = int(os.environ.get("POLICYRULES_AGREEMENT_CASES", "4"))
SHARE = 10
"""Of the programs in CI, one in so many: a formula is dearer than a call."""
WITH_GAPS_IN_LISTS = 5
"""One case in so many may have lists that nobody vouched for."""


def test_the_formulas_come_to_what_the_reference_computes() -> None:
    counts: Counter[str] = Counter()

    def law(data: st.DataObject) -> None:
        program = data.draw(programs(most=data.draw(st.sampled_from((12, 24))), proved=data.draw(st.booleans())))
        random = Random(data.draw(st.integers(0, 2**32)))
        made = formulas(program, World(Setting(v.vocabulary(), subject=v.PERSON, slots=v.SIZE, everything_open=True)))
        answered = sum(agrees(made, drawn(random, program), counts) for _ in range(CASES))
        counts.update(programs=1, inside=bool(answered), products=nonlinear(program))

    many = PROGRAMS // SHARE if PROGRAMS == 300 else PROGRAMS
    options = settings(max_examples=many, deadline=None, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
    seed(0)(options(given(st.data())(law)))()
    print(f"\n{counts['programs']} programs, {counts['inside']} inside the fragment, {counts['products']} of all multiply or divide facts;")
    print(f"{counts['cases']} cases, {counts['answers']} answers, {counts['open']} of them open; {counts['outside']} cases outside.")
    assert counts["inside"] >= 0.9 * counts["programs"]
    assert 0.1 <= counts["open"] / counts["answers"] <= 0.6


def drawn(random: Random, program: core.Program) -> Case:
    """A case with facts, figures and months missing; seldom with a list missing."""
    share = random.choice((0, 20, 60))
    if random.randrange(WITH_GAPS_IN_LISTS) == 0:
        return random_case(random, program, share)
    case = made_case(random.randint, program, True, 0)
    for record in reachable(case.root):
        thin(record.facts, random, share)
        for history in record.histories.values():
            thin(history, random, share)
    thin(case.parameters, random, share)
    return case


K = TypeVar("K")
V = TypeVar("V")


def thin(told: dict[K, V], random: Random, share: int) -> None:
    """Without `share` per cent of it."""
    for key in [k for k in told if random.randrange(100) < share]:
        del told[key]


def agrees(made: Formulas, case: Case, counts: Counter[str]) -> bool:
    """Whether the case is inside; it then must agree."""
    if not all(listed(case, place, over) for place, over in made.world.lists):
        counts["outside"] += 1
        return False
    told, traced = list(said(made, case)), trace(made.program, case)
    for output, name in made.program.outputs.items():
        plane, value = made.root.env[name], traced.value(output)
        assert (number(plane.low, told), number(plane.high, told)) == (value.low, value.high), output
        counts.update(answers=1, open=value.low != value.high)
    counts["cases"] += 1
    return True


def listed(case: Case, place: Any, over: str) -> bool:
    record = followed(case.root, place)
    return within(case.root, place) or (record is not None and over in record.many and record.many[over].complete)


def within(root: Record, place: Any) -> bool:
    """Whether a place lies in an element of a list that is not there: nothing is asked of it."""
    lists = [i for i, (_, at) in enumerate(place) if at >= 0]
    return any(followed(root, place[: i + 1]) is None and followed(root, place[:i]) is not None for i in lists)


def number(term: object, told: list[tuple[Any, Any]]) -> int:
    if isinstance(term, int):
        return int(term)
    found = z3.simplify(z3.substitute(term, *told))
    assert z3.is_true(found) or z3.is_false(found) or z3.is_int_value(found), "nothing is left to be chosen"
    return int(z3.is_true(found)) if z3.is_bool(found) else int(found.as_long())


def said(made: Formulas, case: Case) -> Iterator[tuple[Any, Any]]:
    """What stands for each variable in the case."""
    world = made.world
    kept = {let.op.name: let.op for let in made.program.lets if isinstance(let.op, core.Fact)}
    day = list(leaves(world.day, case.as_of))
    for (place, name), told in world.facts.items():
        record = followed(case.root, place)
        for month in (told.months or {}).values():
            at = month if isinstance(month, int) else z3.simplify(z3.substitute(month, *day)).as_long()
            entry = record.entry(name, kept[name].kept, at, case.as_of // DAYS_A_MONTH) if record else None
            variables = (x if x is None or isinstance(x, bool) else x(month) for x in (told.known, told.present, told.value))
            yield from stands(entry, kept[name].low, *variables)
    for (source, name), told in world.elsewhere.items():
        entry = case.parameters.get(name) if source else case.root.facts.get(name)
        yield from stands(entry, kept[name].low, told.known, told.present, told.value)
    for (place, over), taken in world.lists.items():
        record = followed(case.root, place)
        items = record.many[over].items if record else []
        yield from ((there, z3.BoolVal(i < len(items))) for i, there in enumerate(taken))
    yield from day


def stands(entry: object, low: int, known: Any, present: Any, value: Any) -> Iterator[tuple[Any, Any]]:
    if z3.is_expr(known):
        yield known, z3.BoolVal(entry is not None)
    if z3.is_expr(present):
        yield present, z3.BoolVal(entry is not ABSENT)
    if z3.is_expr(value):
        yield from leaves(value, entry if isinstance(entry, int) else low)


def leaves(term: Any, entry: int) -> Iterator[tuple[Any, Any]]:
    """The variables of a term, by the number that it stands for; a day is made of a month and a day of it."""
    if z3.is_bool(term):
        yield term, z3.BoolVal(bool(entry))
    elif z3.is_add(term):
        month, day = term.children()
        yield month.arg(0), z3.IntVal(entry // DAYS_A_MONTH)
        yield day, z3.IntVal(entry % DAYS_A_MONTH)
    else:
        yield term, z3.IntVal(entry)

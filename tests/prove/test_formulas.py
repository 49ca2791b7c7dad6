"""The terms of the solver mean what the reference evaluator computes: bounds, unknowns, lists, months, exceptions."""

from __future__ import annotations

import os
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from policyrules import core
from policyrules.backends.reference import trace
from policyrules.cases import ABSENT, Case, Record
from policyrules.cases.copies import reachable
from policyrules.testing import vocabulary as v
from policyrules.testing.cases import cases
from policyrules.testing.programs import programs

z3 = pytest.importorskip("z3", reason="the extra `prove` is not installed")

from policyrules.prove.to_formulas import formulas  # noqa: E402  # only where there is a solver
from policyrules.prove.world import ONE, Place, Setting, World  # noqa: E402  # only where there is a solver

PROGRAMS = int(os.environ.get("POLICYRULES_PROVE_PROGRAMS", "12"))
PERSONS = 3


def followed(case: Case, place: Place) -> Record | None:
    record: Record | None = case.root
    for step, i in place:
        if record is None:
            return None
        if i == ONE:
            record = record.one.get(step)
        else:
            items = record.many[step].items if step in record.many else []
            record = items[i] if i < len(items) else None
    return record


def told(world: World, case: Case, program: core.Program) -> list[object]:
    """The variables of the world as the case has them."""
    kept = {let.op.name: let.op.kept for let in program.lets if isinstance(let.op, core.Fact)}
    said: list[object] = []

    def say(entry: object, known: object, present: object, value: object) -> None:
        said.append(known == (entry is not None))
        if present is not None:
            said.append(present == (entry is not ABSENT))
        if isinstance(entry, int) and value is not None:
            said.append(value == (bool(entry) if z3.is_bool(value) else entry))

    for (place, name), facts in world.facts.items():
        record = followed(case, place)
        for month in facts.months or {}:
            entry = record.entry(name, kept[name], month, case.as_of // 32) if record else None
            present, value = (f if f is None else f(month) for f in (facts.present, facts.value))
            say(entry, facts.known(month), present, value)
    for (source, name), facts in world.elsewhere.items():
        say(case.parameters.get(name) if source else case.root.facts.get(name), facts.known, facts.present, facts.value)
    for (place, over), taken in world.lists.items():
        record = followed(case, place)
        items = record.many[over].items if record else []
        said += [there == (i < len(items)) for i, there in enumerate(taken)]
    return said


def with_gaps(case: Case, seed: int) -> Case:
    """The same case with facts and figures missing; lists stay complete."""
    dice = Random(seed)
    share = dice.choice((0, 20, 60))
    for record in reachable(case.root):
        for name in [n for n in record.facts if dice.randrange(100) < share]:
            del record.facts[name]
        for history in record.histories.values():
            for month in [m for m in history if dice.randrange(100) < share]:
                del history[month]
    for name in [n for n in case.parameters if dice.randrange(100) < share]:
        del case.parameters[name]
    return case


@settings(max_examples=PROGRAMS, deadline=None, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
@given(st.data())
def test_formulas_mean_what_the_reference_computes(data: st.DataObject) -> None:
    program = data.draw(programs(most=data.draw(st.sampled_from((12, 24))), proved=data.draw(st.booleans())))
    for _ in range(PERSONS):
        case = with_gaps(data.draw(cases(program, complete=True)), data.draw(st.integers(0, 1000)))
        world = World(Setting(v.vocabulary(), subject=v.PERSON, slots=v.SIZE, everything_open=True), day=case.as_of)
        made = formulas(program, world)
        solver = z3.Solver()
        solver.add(*told(world, case, program))
        assert solver.check() == z3.sat
        model = solver.model()

        def number(term: object, model: Any = model) -> int:
            if isinstance(term, int):
                return int(term)
            found = model.eval(term, model_completion=True)
            return int(z3.is_true(found)) if z3.is_bool(found) else int(found.as_long())

        traced = trace(program, case)
        for output, name in program.outputs.items():
            there, value = made.root.env[name], traced.value(output)
            assert (number(there.low), number(there.high)) == (value.low, value.high), output

from __future__ import annotations

from itertools import product

import pytest

from policyrules import core
from policyrules.backends.reference import trace
from policyrules.cases import Case, Record
from policyrules.core.build import Builder
from policyrules.core.to_dump import dumped
from policyrules.passes import eras, specialise
from policyrules.types import DATE, MONTH, Money

FIRST, LAST = 2020 * 384, 2030 * 384 - 1
MONTHLY = Money("月")


def dated() -> core.Program:
    b = Builder("人员")
    day = b.as_of(FIRST, LAST)
    later = b.at_least(day, b.const(2024 * 384, DATE))
    month = b.less(b.month_of(day), b.const(2026 * 12 + 6, MONTH))
    amount = b.choose(later, b.const(14_000, MONTHLY), b.const(12_200, MONTHLY))
    outcome = b.all(b.fact("在职"), month, b.any(later, b.fact("有车")))
    return b.program({core.Output("甲", "outcome"): outcome, core.Output("甲", "amount"): b.choose(outcome, amount, b.const(0, MONTHLY))})


def test_eras_begin_where_a_comparison_changes() -> None:
    first, second, third = eras(dated())
    assert first == (FIRST, 2024 * 384 - 1)
    assert second == (2024 * 384, (2026 * 12 + 6) * 32 - 1)
    assert third == ((2026 * 12 + 6) * 32, LAST)


def test_what_is_settled_in_an_era_is_gone() -> None:
    _, second, third = eras(dated())
    assert "time" not in dumped(specialise(dated(), second))
    assert [type(let.op).__name__ for let in specialise(dated(), second).lets] == ["Const", "Fact", "Const", "Choose"]
    assert all(isinstance(let.op, core.Const) for let in specialise(dated(), third).lets)


def test_a_program_without_the_day_has_no_eras() -> None:
    b = Builder("人员")
    assert eras(b.program({core.Output("甲", "outcome"): b.fact("在职")})) == []


def test_branches_that_become_one_still_ask_for_the_test() -> None:
    b = Builder("人员")
    always = b.at_least(b.as_of(FIRST, LAST), b.const(FIRST, DATE))
    rich, has_car = b.fact("富裕"), b.fact("有车")
    choice = b.choose(rich, has_car, b.all(has_car, always))
    narrow = specialise(b.program({core.Output("甲", "outcome"): choice}), (FIRST, LAST))
    assert any(isinstance(let.op, core.Fact) and let.op.name == "富裕" for let in narrow.lets)


@pytest.mark.parametrize("branches", list(product(("no", "yes", "fact"), repeat=2)))
@pytest.mark.parametrize("test", [None, False, True])
def test_a_truth_value_with_settled_branches_stays_the_same(branches: tuple[str, str], test: bool | None) -> None:
    """`settled` is what the day settles, which only the span of days shows."""
    b = Builder("人员")
    day = b.as_of(FIRST, LAST)
    settled = {"no": b.less(day, b.const(FIRST, DATE)), "yes": b.at_least(day, b.const(FIRST, DATE)), "fact": b.fact("有车")}
    then, other = (settled[name] for name in branches)
    output = core.Output("甲", "outcome")
    program = b.program({output: b.choose(b.fact("富裕"), then, other)})
    narrow = specialise(program, (FIRST, LAST))
    for car in (None, False, True):
        facts = {name: int(value) for name, value in (("富裕", test), ("有车", car)) if value is not None}
        case = Case(Record("人员", dict(facts)), FIRST, {})
        assert trace(narrow, case).value(output) == trace(program, case).value(output)

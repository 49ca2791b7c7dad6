"""A benefit by the month: whichever day of a month is asked about, the answer is that of the month."""

from __future__ import annotations

from datetime import timedelta

from attrs import evolve
from tests.properties.packs import with_text

from policyrules.backends.reference import trace
from policyrules.cases import Case
from policyrules.core import Program
from policyrules.core.walk import reduced
from policyrules.driver.pipeline import Compiled
from policyrules.resolve.editions import editions
from policyrules.testing.records import Between, Drawing, sketch
from policyrules.testing.tries import Refuted, searching
from policyrules.types import Money
from policyrules.types.encode import DAYS_A_MONTH, of_date, to_date

ENOUGH = 60
SAID = ("outcome", "amount", "payable", "value")


def by_the_month(compiled: Compiled) -> list[tuple[str, str]]:
    """What is spoken of, and the benefit, of each whose amount is by the month."""
    return [
        (entity, output.rule)
        for entity, lowered in compiled.programs.items()
        for output, unit in lowered.units.items()
        if output.what == "amount" and isinstance(unit, Money) and unit.period == "月" and lowered.stories[output.rule].kind == "benefit"
    ]


def begun_within_months(compiled: Compiled) -> frozenset[int]:
    """Months in which some version begins on a day that is not the first: there the law itself tells the days apart."""
    periods = [edition for rule in compiled.checked.resolved.rules.values() for edition in editions(rule.decl)]
    starts = [e.since for e in periods if e.since] + [e.until + timedelta(days=1) for e in periods if e.until]
    return frozenset(of_date(day) // DAYS_A_MONTH for day in starts if day.day != 1)


def about(program: Program, rule: str) -> Program:
    return reduced(program, {output: name for output, name in program.outputs.items() if output.rule == rule and output.what in SAID})


def told_apart(compiled: Compiled, entity: str, rule: str, tries: int) -> str:
    """Two days of one month on which a drawn case is answered differently, or nothing."""
    program = about(compiled.programs[entity].program, rule)
    of = sketch(program, compiled.checked.vocabulary, compiled.checked)
    months = begun_within_months(compiled)
    found: list[str] = []

    def attempt(between: Between) -> None:
        drawing = Drawing(between, of, of.edges.days[0])
        drawing = evolve(drawing, as_of=drawing.pick([day for day in of.edges.days if day // DAYS_A_MONTH not in months]))
        month = drawing.as_of // DAYS_A_MONTH
        case = Case(drawing.record(of.need), drawing.as_of, drawing.parameters())
        for other in (month * DAYS_A_MONTH, of_date(to_date((month + 1) * DAYS_A_MONTH) - timedelta(days=1))):
            one, two = trace(program, case), trace(program, evolve(case, as_of=other))
            if any((one.value(o).low, one.value(o).high) != (two.value(o).low, two.value(o).high) for o in program.outputs):
                found[:] = [f"{to_date(case.as_of)}, {to_date(other)}"]
                raise Refuted

    return found[0] if searching(None)(attempt, tries) else ""


def test_what_is_paid_by_the_month(packs: dict[str, Compiled]) -> None:
    paid = [rule for _, rule in by_the_month(packs["lucheng"])]
    assert {"困难残疾人生活补贴", "重度残疾人护理补贴", "低保渐退期", "公用事业费优惠"} <= set(paid)


def test_any_day_of_a_month(packs: dict[str, Compiled]) -> None:
    of = packs["lucheng"]
    apart = {rule: told_apart(of, entity, rule, ENOUGH) for entity, rule in by_the_month(of)}
    assert {rule: days for rule, days in apart.items() if days} == {}


def test_a_condition_of_the_day_in_a_benefit_by_the_month() -> None:
    of = with_text("lucheng", old="丧失资格日期 早于 申请日期 的，无", new="丧失资格日期 早于 计算日 的，无")
    assert told_apart(of, "人员", "本次丧失资格日期", 5 * ENOUGH)

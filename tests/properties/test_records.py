"""What is drawn: everything a program reads, within bounds; and facts bent until a truth holds."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.packs import with_text

from policyrules.backends.reference import Trace, trace
from policyrules.cases import Record
from policyrules.core import Output
from policyrules.driver.pipeline import Compiled
from policyrules.testing.boundaries import edges, later, near_day
from policyrules.testing.records import Drawing, Sketch, sketch
from policyrules.testing.steering import Steering
from policyrules.testing.world import World, follow
from policyrules.types.encode import is_day, of_date

EXAMPLE = with_text("example")


def sketched(compiled: Compiled, entity: str) -> Sketch:
    return sketch(compiled.programs[entity].program, compiled.checked.vocabulary, compiled.checked)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_drawn_cases_leave_nothing_open(data: st.DataObject) -> None:
    of = sketched(EXAMPLE, "居民")
    drawing = Drawing(lambda low, high: data.draw(st.integers(low, high)), of, of_date(date(2025, 3, 1)))
    world = World(drawing.record(of.need), drawing.as_of, drawing.parameters())
    traced = trace(of.program, world.case)
    opened = [output for output in of.program.outputs if not traced.value(output).known and not open_by_law(traced, output)]
    assert opened == []
    assert within(world.root, of)


def open_by_law(traced: Trace, output: Output) -> bool:
    """After the last version of a rule, and where a row of a table owes its figure, no fact settles the answer, and none is asked for."""
    return all(reason.source in ("period", "row") for reason in traced.value(output).why)


def within(record: Record, of: Sketch) -> bool:
    declared = of.vocabulary.entities[record.entity].facts
    facts = all(not isinstance(v, int) or declared[n].low <= v <= declared[n].high for n, v in record.facts.items())
    behind = [*record.one.values(), *(item for listed in record.many.values() for item in listed.items)]
    return facts and all(within(inner, of) for inner in behind)


def test_edges_are_the_thresholds_and_their_neighbours() -> None:
    found = edges(EXAMPLE.programs["居民"].program, EXAMPLE.checked.vocabulary)
    assert {5, 6, 7} <= found.numbers["居民", "住满月数"]
    assert {15, 16, 17, 59, 60} <= found.ages["居民", "生日"]
    assert {of_date(date(2024, 12, 31)), of_date(date(2025, 1, 1)), of_date(date(2025, 1, 2))} <= set(found.days)
    assert all(is_day(day) for day in found.days)


def test_days_stay_in_the_calendar() -> None:
    assert later(of_date(date(2024, 2, 28)), 1) == of_date(date(2024, 2, 29))
    assert near_day(of_date(date(2024, 2, 29)) + 1, up=True) == of_date(date(2024, 3, 1))
    assert near_day(of_date(date(2024, 3, 1)) - 1, up=False) == of_date(date(2024, 2, 29))


def test_facts_are_bent_until_a_rule_is_met() -> None:
    """From the plainest person on: none of the conditions holds at first."""
    of = sketched(EXAMPLE, "居民")
    drawing = Drawing(lambda low, high: low, of, of_date(date(2025, 3, 1)))
    world = World(drawing.record(of.need), drawing.as_of, drawing.parameters())
    outcome = next(o for o in of.program.outputs if (o.rule, o.what) == ("取暖补助", "outcome"))
    for _ in range(4):
        traced = trace(of.program, world.case)
        if traced.value(outcome).low:
            break
        Steering(traced, world, drawing).root(of.program.outputs[outcome], True)
    assert trace(of.program, world.case).value(outcome).low
    months = world.root.facts["住满月数"]
    assert isinstance(months, int) and months >= 6


def test_changes_reach_all_who_agree() -> None:
    household = Record("住户")
    root = Record("性质", one={"甲": Record("居民", one={"住户": household}), "乙": Record("居民", one={"住户": household})})
    world = World(root, 0, variables=("甲", "乙"), varying=frozenset({("困难等级",)}), locked=frozenset({("甲", "住户", "人口")}))
    assert world.put(("甲",), (), "常住", 1, 0) and root.one["乙"].facts == {"常住": 1}
    assert world.put(("甲",), (), "困难等级", 2, 0) and "困难等级" not in root.one["乙"].facts
    assert not world.put(("甲", "住户"), (), "人口", 3, 0)
    assert world.put(("乙", "住户"), (), "住处", 1, 0) and follow(root, ("甲", "住户"), ()) is household
    world.narrow = True
    assert not world.put(("甲",), (), "常住", 0, 0)

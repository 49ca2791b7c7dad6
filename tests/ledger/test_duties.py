"""The duty register and its calendar: the plan's role lines as written, nothing merged and nothing added."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from policyrules.cli.group import cli
from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import compile_pack
from policyrules.explain.names import Names
from policyrules.ledger.calendar import falling_due
from policyrules.ledger.duties import Duty, called, chosen
from policyrules.ledger.holidays import Holidays
from policyrules.ledger.model import ROLES, Successor
from policyrules.site.register import duties, to_icalendar
from policyrules.site.register_text import unit_called


@pytest.fixture(scope="module")
def lucheng() -> list[Duty]:
    return duties(compile_pack(read_pack("lucheng")))


def places(found: list[Duty]) -> set[str]:
    return {place for duty in found for place in duty.places}


def test_roles_are_those_written(lucheng: list[Duty]) -> None:
    """区残联 stands in all 27 measures: 11 as lead (one of them beside another), 6 joint, 10 participating."""
    lead, joint, join = (places(chosen(lucheng, "区残联", role, None, ())) for role in ROLES)
    assert (len(lead), len(joint), len(join)) == (11, 6, 10) and len(lead | joint | join) == 27


def test_two_leads_stay_two_and_joint_is_no_lead(lucheng: list[Duty]) -> None:
    assert {duty.units["牵头"] for duty in chosen(lucheng, None, None, "3.1.3", ())} == {("区民政局", "区残联")}
    assert all("牵头" not in duty.units for duty in chosen(lucheng, None, None, "3.1.1", ()))


def test_the_same_duty_in_two_places_stays_two(lucheng: list[Duty]) -> None:
    rules = {id: duty for duty in lucheng for id in duty.clauses}
    assert rules["3.5.5#2a"] is not rules["3.5.5#4"]


def test_who_has_a_new_name_is_found_by_it(lucheng: list[Duty]) -> None:
    changes = (
        Successor("区乡村振兴发展中心", "甲中心", date(2024, 1, 1), "文"), Successor("甲中心", "乙中心", date(2025, 1, 1), "文"),
    )  # fmt: skip
    assert chosen(lucheng, "甲中心", None, None, changes) == chosen(lucheng, "区乡村振兴发展中心", None, None, ())
    names = [called("区乡村振兴发展中心", date(year, 6, 1), changes) for year in (2023, 2024, 2025)]
    assert names == ["区乡村振兴发展中心", "甲中心", "乙中心"]


def test_a_unit_is_found_by_its_name_in_either_tongue(lucheng: list[Duty]) -> None:
    names = Names(compile_pack(read_pack("lucheng")).checked.vocabulary, "", {}, "en")
    assert {unit_called(lucheng, typed, names) for typed in ("区民政局", "civil affairs bureau", "civil_affairs")} == {"区民政局"}
    assert unit_called(lucheng, "nobody", names) == "nobody"


# ---------------------------------------------------------------- the calendar

REPORT = Duty("报告", ("4#3a",), {}, frequency="每年", since=date(2023, 7, 18), until=date(2025, 12, 31))
FINAL = Duty("总结", ("4#4",), {}, frequency="一次", deadline=date(2025, 12, 31))
OPEN = Duty("走访", ("3.1.1#2a",), {}, frequency="持续")


def test_what_falls_due() -> None:
    table = Holidays(off=frozenset({date(2024, 1, 1)}), years=frozenset({2023, 2024}))
    found = falling_due([REPORT, FINAL, OPEN], table)
    assert [(d.duty.name, d.stated, d.day, d.sure) for d in found] == [
        ("报告", date(2023, 12, 31), date(2024, 1, 2), True),
        ("报告", date(2024, 12, 31), date(2024, 12, 31), True),
        ("总结", date(2025, 12, 31), date(2025, 12, 31), False),
        ("报告", date(2025, 12, 31), date(2025, 12, 31), False),
    ]


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.frozensets(st.dates(date(2020, 1, 1), date(2030, 2, 1)), max_size=30),
    st.frozensets(st.dates(date(2020, 1, 1), date(2030, 2, 1)), max_size=30),
)
def test_a_moved_day_is_the_first_working_one(day: date, off: frozenset[date], working: frozenset[date]) -> None:
    table = Holidays(off, working)
    moved = table.next_working(day)
    assert moved >= day and table.works(moved) and table.next_working(moved) == moved
    assert not any(table.works(date.fromordinal(n)) for n in range(day.toordinal(), moved.toordinal()))


def test_the_calendar_file_reads_back() -> None:
    from icalendar import Calendar

    data = to_icalendar(falling_due([REPORT, FINAL], Holidays()), "试")
    events = Calendar.from_ical(data).walk("VEVENT")
    assert [(str(e["SUMMARY"]), e.decoded("DTSTART")) for e in events][-1] == ("报告", date(2025, 12, 31))
    assert len({str(e["UID"]) for e in events}) == 4 and data == to_icalendar(falling_due([REPORT, FINAL], Holidays()), "试")


def test_a_misspelt_unit_offers_the_nearest() -> None:
    assert "是否指“区残联”" in CliRunner().invoke(cli, ["duties", "--unit", "区残连"]).output
    assert "`civil affairs bureau`" in CliRunner().invoke(cli, ["duties", "--unit", "civil afairs bureau", "--lang", "en"]).output

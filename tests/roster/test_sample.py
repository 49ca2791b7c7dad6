"""The rosters that ship."""

from __future__ import annotations

import pytest
from tests.roster.world import VOCABULARY, codes, sheets_of

from policyrules.roster.identity import birth_of, checks
from policyrules.roster.people import invent
from policyrules.roster.read import Read, read_roster
from policyrules.roster.sample import DAY, sample, sample_csv
from policyrules.types.encode import of_date


def read(data: object, name: str = "名册.xlsx") -> Read:
    assert isinstance(data, bytes)
    return read_roster(sheets_of(data, name), VOCABULARY, as_of=of_date(DAY))


def test_nobody_can_be_meant() -> None:
    people = invent(300, 3, DAY)
    assert not any(checks(p.identity) for p in people.persons)
    assert all(p.identity.startswith("9904") and birth_of(p.identity) == p.birth for p in people.persons)
    assert len({p.identity for p in people.persons}) == 300


def test_birthdays_on_the_day() -> None:
    births = {p.birth for p in invent(60, 1, DAY).persons}
    assert {DAY.replace(year=DAY.year - age) for age in (16, 18, 60)} <= births


def test_the_clean_roster_is_read_whole() -> None:
    found = read(sample(60, 1))
    assert codes(found.roster) == [] and found.roster.left_out == []
    assert len(found.roster.of("人员")) == 60 and len(found.roster.of("用人单位")) == 3
    assert all(p.record.facts["证载等级"] is not None and p.record.one["家庭"].facts for p in found.roster.of("人员"))
    assert {c.confidence for s in found.mapping.sheets for c in s.columns} == {"确定", "未用"}


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_messy_roster_is_read_but_for_its_faults(kind: str) -> None:
    found = read(sample(60, 1, messy=True)) if kind == "xlsx" else read(sample_csv(60, 1, messy=True), "名册.csv")
    assert [r.code for r in found.roster.rejected] == ["unreadable-cell", "number-lost", "unreadable-cell"]
    assert {x.kind for x in found.roster.left_out} == {"title", "total", "note", "twice"}
    assert len(found.roster.of("人员")) == 60


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert sample(20, 5, messy=True) == sample(20, 5, messy=True) != sample(20, 6, messy=True)
    assert sample_csv(20, 5) == sample_csv(20, 5)

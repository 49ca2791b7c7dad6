"""What an answer of the plan's pack cites: each document only while it is in force, each reading with its words."""

from __future__ import annotations

from datetime import date

import pytest
from tests.explain.telling import Told, every, tell

from policyrules.deciding.pack import Pack

ISSUED, ENDED = date(2023, 7, 18), date(2025, 12, 31)
LEVY = "财政部公告2023年第8号"
BORN = {
    "法律援助法": date(2022, 1, 1),
    "无障碍环境建设法": date(2023, 9, 1),
    "公安部令第172号": date(2025, 1, 1),
    "学前教育法": date(2025, 6, 1),
    "社会救助法": date(2026, 7, 1),
}
"""From when laws apply that came after some rule had begun."""


def cited(told: Told) -> list[str]:
    return [str(s) for s in told.explanation().sources]


def test_the_plan_is_cited_within_its_life_only_and_no_reading_is_a_bare_code(lucheng: Pack) -> None:
    for name, row, told in every(lucheng):
        found = told.explanation()
        assert all(r.says for r in found.readings), (name, row)
        if not ISSUED <= told.decision.as_of <= ENDED:
            assert not any(s.startswith("规划") for s in cited(told)), (name, row)


def test_no_law_is_cited_before_it_applies(lucheng: Pack) -> None:
    early = {
        (name, row, source)
        for name, row, told in every(lucheng)
        for source in cited(told)
        for law, day in BORN.items()
        if source.startswith(law) and told.decision.as_of < day
    }
    assert early == set()


@pytest.mark.parametrize(("row", "in_force"), [(3, True), (5, False)])
def test_the_notice_of_the_tiers_is_cited_until_it_ends(row: int, in_force: bool, lucheng: Pack) -> None:
    told = tell(lucheng, "分档期的首尾", row)
    assert told.decision.as_of == (date(2027, 12, 31) if in_force else date(2028, 1, 1))
    assert (LEVY in cited(told)) is in_force

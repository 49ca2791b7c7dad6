"""Every clause of the plan is carried by what its class asks for: the gate."""

from __future__ import annotations

import pytest

from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import compile_pack
from policyrules.site.ledger import Held, held


@pytest.fixture(scope="module")
def found() -> Held:
    got = held(compile_pack(read_pack("lucheng")))
    assert got is not None
    return got


def test_the_inventory(found: Held) -> None:
    assert not found.reading
    assert found.coverage.counts() == {
        "叙述": 26, "职责": 100, "指标": 3, "家庭规则": 12, "人员规则": 41, "机构规则": 8, "设施项目规则": 6, "用人单位规则": 7,
    }  # fmt: skip
    roles = [tuple(m.units) for m in found.ledger.measures.values()]
    assert len(roles) == 27 and roles.count(("责任",)) == 6 and roles.count(("牵头", "参与")) == 21
    assert len({unit for m in found.ledger.measures.values() for units in m.units.values() for unit in units}) == 38


def test_every_duty_is_registered(found: Held) -> None:
    duties = {id for id, carriers in found.coverage.carriers.items() if any(c.way == "职责" for c in carriers)}
    assert {c.id for c in found.ledger.clauses.values() if c.klass == "职责"} <= duties


def test_every_clause_is_carried(found: Held) -> None:
    assert not found.coverage.problems
    assert found.coverage.carried == len(found.ledger.clauses) == 203

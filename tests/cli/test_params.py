"""`params`: what is missing and what waits for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

from policyrules.cli.group import cli
from policyrules.deciding.pack import Pack
from policyrules.driver.waiting import missing
from policyrules.parameters import Parameter


def policyrules(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def test_what_is_missing_in_the_invented_district(golden: Callable[[str, str], None]) -> None:
    zh, en = (policyrules("params", "missing", "example", "--lang", tongue) for tongue in ("zh", "en"))
    assert zh.exit_code == en.exit_code == 0
    golden("messages/params-missing.txt", zh.stdout + "---\n" + en.stdout)


def test_only_the_period_of_a_day_by_its_chinese_name() -> None:
    found = policyrules("参数", "缺项", "example", "--as-of", "2026-03-01", "--format", "json")
    assert [m["parameter"] for m in json.loads(found.stdout)] == ["走访范围扩大"]


def test_what_waits_is_open_for_want_of_it(example: Pack) -> None:
    """With nothing known but the day: the reasons name the figure exactly in the time that the list gives."""
    waiting = {w.rule: m for m in missing(example.ready) for w in m.waiting}["取暖补助"]
    for day, needed in ((waiting.period.since, True), (date(2026, 3, 1), False)):
        told = example.decide("取暖补助", {}, as_of=day)
        assert ("取暖补助标准" in str(told.explanation)) == needed


def test_every_wait_of_the_plan_names_a_day_on_which_it_is_needed(lucheng: Pack) -> None:
    found = missing(lucheng.ready)
    assert len({m.parameter.name for m in found}) > 20
    for m in found:
        for w in m.waiting:
            assert m.period.since <= w.since <= (w.until or m.period.until or date.max)
            assert w.parts


@pytest.mark.parametrize("name", ["lucheng", "example"])
def test_no_answer_waits_for_a_day_that_no_form_asks_for(name: str, request: pytest.FixtureRequest) -> None:
    """Each figure has a period, empty or not, from the first day on which a rule needs it: else nobody could ever supply it."""
    ready = request.getfixturevalue(name).ready
    before = {key: _before(parameter) for key, parameter in ready.title.parameters.items()}
    found = missing(evolve(ready, title=evolve(ready.title, parameters=before)))
    assert [(m.parameter.name, w.rule, w.since) for m in found for w in m.waiting if w.kind != "define"] == []


def _before(parameter: Parameter) -> Parameter:
    """With nothing but an empty period that ends on the day before its first."""
    first = parameter.periods[0]
    return evolve(parameter, periods=(evolve(first, since=date(1900, 1, 1), until=first.since - timedelta(days=1), value=None),))

"""One page on one person or household of a roster."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from policyrules.cases import Record
from policyrules.cli.group import cli
from policyrules.deciding.case_page import CasePage, case_page, found_by
from policyrules.deciding.case_text import QUESTIONS_AT_MOST, case_text
from policyrules.deciding.pack import Pack, load
from policyrules.roster.model import Place, Roster, Subject

CLEAN = str(Path(__file__).parents[2] / "examples" / "roster-clean.xlsx")
DAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def lucheng() -> Pack:
    return load("lucheng")


def roster() -> Roster:
    """Two persons of one household; the household is called by the name of the first."""
    home = Record("家庭", {"低保家庭": 1, "城乡": 1})
    people = [Record("人员", {"出生日期": 700000 + n, "户籍在本区": 1}, one={"家庭": home}) for n in range(2)]
    persons = [Subject("人员", f"99040319871214900{n}", f"人{n}", f"甲{n}", Place("人员", n + 2), r, "9004") for n, r in enumerate(people)]
    return Roster({"人员": persons, "家庭": [Subject("家庭", "户1", "户1", "甲0", Place("家庭", 2), home)]})


@pytest.fixture(scope="module")
def page(lucheng: Pack) -> CasePage:
    return case_page(lucheng, roster().of("人员")[0], DAY)


def test_a_number_a_code_or_a_name_finds_one() -> None:
    given = roster()
    assert [s.label for s in found_by(given, "990403198712149001")] == ["甲1"]
    assert [s.entity for s in found_by(given, "户1")] == ["家庭"]
    assert [s.entity for s in found_by(given, "甲0")] == ["人员"], "a name means the person before the household"
    assert not found_by(given, "乙")


def test_every_rule_stands_in_one_place_of_the_page(lucheng: Pack, page: CasePage) -> None:
    told = [row.rule for row in (*page.gets, *page.could, *page.refused)] + [*page.not_applicable, *page.closed]
    kinds = ("eligibility", "benefit", "obligation")
    assert sorted(told) == sorted(r.name for r in lucheng.rules if r.entity in ("人员", "家庭") and r.kind in kinds)
    assert all(row.authority for row in page.could), "whom to turn to"
    assert all(row.why for row in page.refused)


def test_what_settles_most_is_asked_first(page: CasePage) -> None:
    assert [q.alone for q in page.questions] == sorted((q.alone for q in page.questions), reverse=True)
    waiting = {name for q in page.questions for name in q.rules}
    assert {row.title for row in page.could} <= waiting
    text = case_text(page, "zh")
    assert f"  {QUESTIONS_AT_MOST}. " in text and f"  {QUESTIONS_AT_MOST + 1}. " not in text and "加 --all 全部列出" in text
    assert f"  {QUESTIONS_AT_MOST + 1}. " in case_text(page, "zh", in_full=True)


def test_only_the_last_figures_of_a_number_are_shown(page: CasePage) -> None:
    text = case_text(page, "zh") + case_text(page, "en")
    assert "**************9004" in text and "99040319871214" not in text and "甲1" not in text


def test_the_command_tells_what_is_due_what_excludes_it_and_who_decides() -> None:
    ended = CliRunner().invoke(cli, ["个案", CLEAN, "--id", "韩竹谷", "--as-of", "2026-03-01"])
    assert ended.exit_code == 0, ended.output
    for says in (
        "重度残疾人护理补贴：享受，122元/月；本月应发 0元/月（主管：区民政局）",
        "不能同享：特困人员供养（特困人员）：不享受〔国发〔2015〕52号〕",
        "出路：家庭的低保家庭：由“否”变为“是”",
        "先问这些（影响大的在前）",
        "这一天不在施行期的",
        "以人工审核为准",
    ):
        assert says in ended.output, says
    data = json.loads(
        CliRunner().invoke(cli, ["case", CLEAN, "--id", "990403198712149004", "--as-of", "2026-03-01", "--format", "json"]).output
    )
    assert data["subject"]["number"] == "**************9004" and {row["rule"] for row in data["gets"]} >= {"单独申请低保"}


def test_nobody_of_that_name() -> None:
    ended = CliRunner().invoke(cli, ["case", CLEAN, "--id", "没有这个人", "--as-of", "2026-03-01"])
    assert ended.exit_code == 1 and "没有这个编号或姓名" in ended.output and "没有这个人" not in ended.output

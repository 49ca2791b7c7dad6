"""Ways out of a refusal, proved to be all the smallest ones; and what the trace shows, held against them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner
from tests.explain.telling import every

from policyrules.cli.group import cli
from policyrules.deciding.pack import Pack
from policyrules.explain.ways import Outlook

pytest.importorskip("z3", reason="the extra `prove` is not installed")

from policyrules.prove.ways import Smallest

PACK = """主体 住户：
  人口：整数 人，1人以上，10人以下，机关可改；
  每月收入：金额 元/月，0元/月以上，9000元/月以下，本人可改；
  年限：整数 年，0年以上，50年以下，不可改；
  登记：是否，本人可改；
  公示：是否，机关可改。

资格 帮扶
  对象：住户。
  依据：「办法」。
  条件：同时符合：
    （一）每月收入 ÷ 人口 不超过 200元/月；
    （二）年限 为 5年以上；
    （三）登记 或者 公示。
"""
FACTS = "人口: 2人\n每月收入: {income}元/月\n年限: {years}年\n登记: {listed}\n公示: 否\n"


def explained(folder: Path, *arguments: str, income: int = 1000, years: int = 6, listed: str = "否") -> str:
    (folder / "a.rules").write_text(PACK, encoding="utf-8")
    facts = folder / "facts.yaml"
    facts.write_text(FACTS.format(income=income, years=years, listed=listed), encoding="utf-8")
    ran = CliRunner().invoke(cli, ["explain", "帮扶", str(facts), "--as-of", "2026-03-01", "--pack", str(folder), *arguments])
    assert ran.exit_code == 0, ran.output
    return ran.output


def ways_of(said: str) -> list[list[tuple[str, str]]]:
    return [[(step["fact"]["name"], step["to"]) for step in way["steps"]] for way in json.loads(said)["ways"]]


def test_all_smallest_sets_with_the_nearest_values(tmp_path: Path) -> None:
    said = explained(tmp_path, "--prove-ways", "--format", "json")
    assert json.loads(said)["proved"] == "all"
    assert sorted(ways_of(said)) == sorted(
        [
            [("每月收入", "400元/月"), ("登记", "是")],
            [("每月收入", "400元/月"), ("公示", "是")],
            [("人口", "5人"), ("登记", "是")],
            [("人口", "5人"), ("公示", "是")],
        ]
    )


def test_two_facts_of_one_comparison_go_together(tmp_path: Path) -> None:
    """An income of which no number of people makes little enough: each fact alone does it, or none; here both are needed."""
    rules = PACK.replace("0元/月以上，9000元/月以下", "900元/月以上，9000元/月以下").replace("不超过 200元/月", "不超过 90元/月")
    (tmp_path / "a.rules").write_text(rules, encoding="utf-8")
    (tmp_path / "facts.yaml").write_text(FACTS.format(income=1000, years=6, listed="是"), encoding="utf-8")
    command = ["explain", "帮扶", str(tmp_path / "facts.yaml"), "--as-of", "2026-03-01", "--pack", str(tmp_path), "--format", "json"]
    assert ways_of(CliRunner().invoke(cli, command).output) == []
    found = ways_of(CliRunner().invoke(cli, [*command, "--prove-ways"]).output)
    assert found == [[("人口", "10人"), ("每月收入", "900元/月")]]


@pytest.mark.parametrize(("lang", "says"), [("zh", "求解器证明：至多改变四项事实，没有办法"), ("en", "a solver shows that no change")])
def test_what_nobody_can_change_is_never_told(tmp_path: Path, lang: str, says: str) -> None:
    said = explained(tmp_path, "--prove-ways", "--lang", lang, years=3)
    assert says in said
    assert ways_of(explained(tmp_path, "--prove-ways", "--format", "json", years=3)) == []


def test_without_a_solver_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policyrules.cli.common.find_spec", lambda name: None)
    (tmp_path / "a.rules").write_text(PACK, encoding="utf-8")
    ran = CliRunner().invoke(cli, ["explain", "帮扶", "无", "--as-of", "2026-03-01", "--pack", str(tmp_path), "--prove-ways"])
    assert ran.exit_code == 1 and 'pip install "policyrules[prove]"' in ran.output


def facts_of(found: Outlook) -> set[tuple[object, frozenset[object]]]:
    return {(way.day, frozenset(way.facts)) for way in found.ways}


def test_the_trace_shows_the_same_ways_in_the_invented_district(example: Pack) -> None:
    """What the trace shows is smallest, and nothing smaller is missing from it."""
    refused = [told.answer for _, _, told in every(example) if told.decision.outcome == "no" and told.decision.value is None]
    assert len(refused) > 40
    for answer in refused[::4]:
        proved = evolve(answer, finder=Smallest()).outlook
        if proved.proved == "all":
            assert facts_of(answer.outlook) <= facts_of(proved), answer.rule.name

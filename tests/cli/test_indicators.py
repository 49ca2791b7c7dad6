"""Indicators: figures from counts and rosters, what is not judged, what cannot be computed and why."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from policyrules.cases import Record
from policyrules.cli.group import cli
from policyrules.deciding.pack import Pack, load
from policyrules.roster.model import Place, Roster, Subject
from policyrules.screening.counts_file import read_counts
from policyrules.screening.indicators import Indicator, measure
from policyrules.screening.indicators_text import indicators_data, indicators_text
from policyrules.source import SourceFile
from policyrules.structured import parse

IN_FORCE = date(2025, 12, 1)


@pytest.fixture(scope="module")
def lucheng() -> Pack:
    return load("lucheng")


def of(entity: str, *facts: dict[str, int]) -> Roster:
    """A roster with nothing but these things."""
    records = [Record(entity, dict(told)) for told in facts]
    return Roster({entity: [Subject(entity, str(i), str(i), "", Place(entity, i), r) for i, r in enumerate(records, 1)]})


def block(found: tuple[Indicator, ...], name: str) -> str:
    return next(b for b in indicators_text(found, "zh").split("\n\n") if b.startswith(name))


def test_a_target_is_met_missed_or_open(lucheng: Pack) -> None:
    villages = [{"已建残协": built} for built in (1, 1, 0)]
    assert "66.66%（2/3），未达到" in block(measure(lucheng, IN_FORCE, of("村居", *villages), {}), "残协覆盖率")
    assert "100%（2/2），达到" in block(measure(lucheng, IN_FORCE, of("村居", *villages[:2]), {}), "残协覆盖率")
    open_ = block(measure(lucheng, IN_FORCE, of("村居", villages[0], {}), {}), "残协覆盖率")
    assert "50% 至 100%，待定（1 个对象缺 是否已建残协）" in open_ and "分母：村居，全部" in open_


def test_without_a_target_nothing_is_judged(lucheng: Pack) -> None:
    said = block(measure(lucheng, IN_FORCE, None, {"就业培训率": {"": (3, 4)}}), "就业培训率")
    assert "75%（3/4），不判达标（没有设目标）" in said and "基期：未提供" in said
    assert "不适用（分母为零）" in block(measure(lucheng, IN_FORCE, None, {"就业培训率": {"": (0, 0)}}), "就业培训率")


def test_policies_are_never_added_up(lucheng: Pack) -> None:
    items = [{"政策": 7, "经核符合该政策": 1, "实际享受": got} for got in (1, 0)] + [{"政策": 3, "经核符合该政策": 1, "实际享受": 1}]
    said = block(measure(lucheng, IN_FORCE, of("比对项", *items), {}), "政策覆盖率")
    assert "居民医疗保险政策：100%（1/1），达到" in said and "其他保障政策：50%（1/2），未达到" in said


def test_outside_its_period_an_indicator_is_closed_and_not_empty(lucheng: Pack) -> None:
    found = measure(lucheng, date(2026, 1, 1), of("村居"), {"残协覆盖率": {"": (0, 0)}})
    assert all(figure.standing == "closed" for indicator in found for figure in indicator.figures)
    assert "规划期已届满" in block(found, "残协覆盖率")
    assert indicators_data(found, "en")[0]["figures"][0]["standing"] == "closed"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("残协盖率: {分子: 1, 分母: 2}", "规则包没有指标“残协盖率”"),
        ("残协覆盖率: {分子: 3, 分母: 2}", "分子大于分母"),
        ("残协覆盖率: {分子: 一半, 分母: 2}", "不是指标和它的件数"),
        ("残协覆盖率: {分子: 1, 分母: 2, 分子: 2}", "不是指标和它的件数"),
        ("残协覆盖率: 1", "不是指标和它的件数"),
        ("政策覆盖率: {分子: 1, 分母: 2}", "没有这项政策“分子”"),
        ("政策覆盖率: 0.5", "不是指标和它的件数"),
        ("[1, 2]", "不是指标和它的件数"),
        ("残协覆盖率: {分子: 1, 分母: 2}\nvillages: {numerator: 1, denominator: 2}", "同一指标写了两次"),
    ],
)
def test_counts_that_cannot_be_used_say_where_and_why(text: str, says: str) -> None:
    tree = parse(SourceFile("件数.yaml", text)).tree
    names = {"残协覆盖率": "残协覆盖率", "villages": "残协覆盖率", "政策覆盖率": "政策覆盖率"}
    _, problems = read_counts(tree, names, {"政策覆盖率": ("生活补贴政策",)})
    told = [p.describe("zh") for p in problems]
    assert any(says in t.message and t.primary and t.help for t in told), told
    assert all(p.describe("en").message for p in problems)


def test_the_command(tmp_path: Path) -> None:
    counts = tmp_path / "件数.yaml"
    counts.write_text("残协覆盖率: {分子: 201, 分母: 203}\n政策覆盖率: {护理补贴政策: {分子: 9, 分母: 9}}\n", encoding="utf-8")
    ended = CliRunner().invoke(cli, ["指标", "--counts", str(counts), "--as-of", "2025-12-01", "--format", "json"])
    data = {one["indicator"]: one for one in json.loads(ended.output)}
    assert ended.exit_code == 0 and data["残协覆盖率"]["figures"][0]["counted"] == [201, 203]
    policy = data["政策覆盖率"]["figures"][0]
    assert (policy["group"], policy["standing"], policy["low"], policy["high"]) == ("护理补贴政策", "met", "1", "1")
    assert data["服务站信息无障碍"]["figures"][0]["standing"] == "not_counted"

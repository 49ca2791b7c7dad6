"""What a change of rules means for a roster: counts and yuan by group, and nobody to be told from them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from itertools import product
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from policyrules.cli.group import cli
from policyrules.compare.hiding import hidden

Golden = Callable[[str, str], None]
RULES = """选项 程度，由重到轻：一级、二级、三级。

主体 人员：
  证载等级：程度，可无；
  户籍在本区：是否；
  月收入：金额 元/月，0元/月以上，50000元/月以下。

待遇 补贴
  对象：人员。
  依据：「办法」。
  条件：户籍在本区 且 月收入 低于 1000元/月。
  金额：分情形：
    （一）证载等级 为 一级 的，100元/月；
    （二）其他情形，80元/月。

资格 慰问
  对象：人员。
  依据：「办法」。
  条件：户籍在本区。
"""
CHANGES = {"低于 1000元/月": "低于 1200元/月", "80元/月": "90元/月", "条件：户籍在本区。": "条件：户籍在本区 且 证载等级 不为 三级。"}


def pack(folder: Path, text: str) -> str:
    folder.mkdir(parents=True)
    (folder / "a.rules").write_text(text, encoding="utf-8")
    return str(folder)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, str]:
    folder = tmp_path_factory.mktemp("impact")
    later = RULES
    for what, instead in CHANGES.items():
        assert what in later
        later = later.replace(what, instead)
    rows = ["姓名,身份证号,乡镇街道,证载等级,户籍在本区,月收入"]
    for i in range(60):
        level, area = ("一级", "二级", "三级")[i % 3], ("东街", "西乡", "东街", "北乡")[i % 4] if i else "北乡王小二家"
        here, income = "是" if i % 5 else "否", "" if i == 7 else (500, 1100, 2000, 900)[i % 4]
        rows.append(f"测试人{i},T{i:04},{area},{level},{here},{income}")
    roster = folder / "名册.csv"
    roster.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return pack(folder / "old", RULES), pack(folder / "new", later), str(roster)


def run(*arguments: str) -> str:
    ran = CliRunner().invoke(cli, ["impact", *arguments, "--as-of", "2026-03-01"])
    assert ran.exit_code == 0, ran.output
    return ran.output


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_who_gains_and_loses(golden: Golden, versions: tuple[str, str, str], lang: str) -> None:
    golden(f"impact/{lang}.txt", run(*versions, "--lang", lang))


def test_nobody_is_named(versions: tuple[str, str, str], tmp_path: Path) -> None:
    result = tmp_path / "影响.xlsx"
    said = run(*versions, "-o", str(result)) + run(*versions, "--format", "json")
    book = openpyxl.load_workbook(io.BytesIO(result.read_bytes()))
    for sheet in book.worksheets:
        said += "".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    for mark in ("测试人", "T00", "王小二"):
        assert mark not in said


def test_the_workbook_says_the_same(versions: tuple[str, str, str], tmp_path: Path) -> None:
    result = tmp_path / "影响.xlsx"
    told = json.loads(run(*versions, "-o", str(result), "--format", "json"))
    sheet = openpyxl.load_workbook(io.BytesIO(result.read_bytes())).active
    assert sheet is not None
    rows = [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
    heads = next(i for i, row in enumerate(rows) if row[0] == "规定")
    for group, row in zip((g for p in told["provisions"] for g in p["groups"]), rows[heads + 1 :], strict=True):
        keys = ("gains", "loses", "more", "less", "opens", "settles")
        assert row[3:9] == ["＊" if group[key] is None else str(group[key]) for key in keys]


def test_other_divisions(versions: tuple[str, str, str]) -> None:
    assert "户籍在本区 是" in run(*versions, "--by", "户籍在本区")
    assert "乡镇街道 东街" in run(*versions, "--by-column", "乡镇街道")
    for wrong in (("--by", "月收入"), ("--by", "等第"), ("--by-column", "村"), ("-o", "a.csv"), ("-o", versions[2])):
        ran = CliRunner().invoke(cli, ["impact", *versions, "--as-of", "2026-03-01", *wrong])
        assert ran.exit_code == 1 and "Traceback" not in ran.output, ran.output


def test_the_same_rules_change_nothing(versions: tuple[str, str, str]) -> None:
    old, _, roster = versions
    assert "没有一个人的答案改变" in run(old, old, roster)


# ---------------------------------------------------------------- what is hidden

tables = st.lists(st.integers(0, 12), min_size=1, max_size=4)


@settings(max_examples=150, deadline=None)
@given(tables, st.integers(0, 3))
def test_no_small_count_comes_out_by_subtraction(table: list[int], also: int) -> None:
    """Whoever knows the rule of hiding and all that is shown still finds, for each hidden count, a small and a larger one possible."""
    gone = hidden(sum(table), [table], also=frozenset({also}) if 0 < also <= len(table) else frozenset())
    places = [i for i in range(len(table)) if i + 1 in gone]
    assert all(n == 0 or n >= 5 or i in places for i, n in enumerate(table))
    if not places or 0 in gone:
        return
    rest = sum(table[i] for i in places)
    possible = [p for p in product(range(1, rest + 1), repeat=len(places)) if sum(p) == rest]
    for at in range(len(places)):
        assert {p[at] for p in possible} >= {1, 5}


@given(st.lists(st.integers(0, 12), min_size=4, max_size=4))
def test_a_total_that_is_hidden_is_hidden_everywhere(table: list[int]) -> None:
    other = [sum(table[:2]), sum(table[2:])]
    gone = hidden(sum(table), [table, other])
    if 0 in gone:
        assert all(i + 1 in gone for i, n in enumerate([*table, *other]) if n)

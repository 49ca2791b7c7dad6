"""Two rules side by side: one word for each pair, what was planted is found, and nothing else is complained of."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner

from policyrules.backends.reference import trace
from policyrules.cli.group import cli
from policyrules.core import Output
from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import compile_pack
from policyrules.source import SourceFile

pytest.importorskip("z3", reason="the extra `prove` is not installed")

from policyrules.prove.assumptions import Assuming
from policyrules.prove.prove import prove
from policyrules.prove.related_model import Relation, total
from policyrules.prove.report import Options, Report

HERE = Path(__file__).parent / "related"
TEXT = (HERE / "faults.rules").read_text(encoding="utf-8")
FAULTS = [line[4:].split("｜") for line in TEXT.splitlines() if line.startswith("# 找：")]
NAMES = frozenset(re.findall(r"^(?:资格|待遇|定义) (\S+)$", TEXT, re.MULTILINE))
CODES = {"conditions-equal", "rule-implied", "sum-granted-twice"}


@pytest.fixture(scope="module")
def assuming() -> Assuming:
    files = read_pack("example")
    return Assuming(compile_pack(evolve(files, rules=(*files.rules, SourceFile("faults.rules", TEXT)))))


@pytest.fixture(scope="module")
def report(assuming: Assuming) -> Report:
    return prove(assuming, Options(NAMES, kinds=frozenset({"relation"}), tries=8))


def of(report: Report, one: str, other: str) -> Relation:
    return next(r for r in report.relations if {r.first.name, r.second.name} == {one, other})


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f[0]}-{f[1]}")
def test_each_is_found(fault: list[str], report: Report) -> None:
    code, rule, words = fault
    said = [d.message for p in report.found if (d := p.describe("zh")).code == code and f"“{rule}”" in d.message]
    assert len(said) == 1, [p.describe("zh").message for p in report.found]
    assert all(word in said[0] for word in words.split("、")), said


def test_nothing_else_is(report: Report) -> None:
    assert len(report.found) == len(FAULTS), [p.describe("zh").message for p in report.found]
    assert {p.code for p in report.found} == CODES


@pytest.mark.parametrize(
    ("one", "other", "word", "because"),
    [
        ("柴火补助", "留守补助", "never", "stated"),
        ("幼儿看护", "高龄探望", "never", "proved"),
        ("幼儿看护", "青年见面", "never", "days"),
        ("山上柴火", "山上慰问", "implies", "stated"),
        ("取暖补助", "留守补助", "both", "shown"),
        ("山上慰问", "高龄探望", "both", "apart"),
        ("结伴服务", "幼儿看护", "never", "proved"),
        ("壮年居民", "成年居民", "implies", "proved"),
    ],
)
def test_each_pair_has_its_word(report: Report, one: str, other: str, word: str, because: str) -> None:
    found = of(report, one, other)
    assert (found.word, found.because) == (word, because), found.line("zh")


def test_nothing_is_left_open_and_every_case_is_as_said(report: Report, assuming: Assuming) -> None:
    assert not [r.line("zh") for r in report.relations if r.word == "open"]
    assert report.disagreements == 0
    shown = [r for r in report.relations if r.case is not None]
    assert len(shown) > 40
    for relation in shown:
        assert relation.case is not None
        traced = trace(assuming.compiled.programs[relation.first.entity].program, relation.case)
        assert all(traced.value(Output(rule.name, "outcome")).low for rule in (relation.first, relation.second))


def test_what_excludes_is_named(report: Report) -> None:
    said = of(report, "幼儿看护", "高龄探望")
    assert "互相排斥的是" in said.line("zh") and "年岁低于6周岁" in said.line("zh")
    assert "these exclude each other" in said.line("en")


def test_all_pairs_are_counted(report: Report) -> None:
    assert f"规则两两相比 {len(report.relations)} 对" in total(report.relations, "zh")
    assert f"{len(report.relations)} pairs of rules" in total(report.relations, "en")


def test_the_command_lists_them(tmp_path: Path) -> None:
    written = tmp_path / "报告.md"
    ran = CliRunner().invoke(cli, ["prove", "example", "--question", "relation", "--tries", "4", "-o", str(written), "--format", "json"])
    assert ran.exit_code == 0, ran.output
    told = json.loads(ran.output)["relations"]
    assert {"about", "first", "second", "relation", "because"} <= told[0].keys() and len(told) >= 11
    assert "## 从不同时、总是一起的规则" in written.read_text(encoding="utf-8")

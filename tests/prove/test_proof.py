"""What is kept of a proof beside the rules: it fits as long as the rules mean the same, and is reproduced by proving again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policyrules.cli.group import cli
from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import compile_pack
from policyrules.driver.proof import Proof, Told, fitting

pytest.importorskip("z3", reason="the extra `prove` is not installed")

from policyrules.prove.assumptions import with_assumptions
from policyrules.prove.checks import ASKED, KINDS
from policyrules.prove.prove import prove
from policyrules.prove.report import Options
from policyrules.prove.to_text import as_proof

RULES = """主体 住户：
  每月收入：金额 元/月，0元/月以上，10000元/月以下。

资格 帮扶
  对象：住户。
  依据：「办法」。
  条件：每月收入 低于 1000元/月。

资格 慰问
  对象：住户。
  依据：「办法」。
  条件：每月收入 低于 2000元/月。
"""
ENOUGH = 60
"""Seconds for a question: the time of the solver is that of the clock, and a busy machine must not make it say less."""
AGAIN = "policyrules prove rules/{name} --store --force（规则改过以后要重新证明并提交）"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["prove", *arguments])


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "a.rules").write_text(RULES, encoding="utf-8")
    stored = run(str(tmp_path), "--store", "--tries", "2")
    assert stored.exit_code == 0, stored.output
    return tmp_path


def rewrite(pack: Path, old: str, new: str) -> None:
    path = pack / "a.rules"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_what_is_kept_fits(pack: Path) -> None:
    found = run(str(pack), "--stored")
    assert found.exit_code == 0, found.output
    assert "规则 2 条" in found.output
    assert "2 rules" in run(str(pack), "--stored", "--lang", "en").output


def test_layout_and_examples_leave_it_fitting(pack: Path) -> None:
    rewrite(pack, "条件：每月", "条件  ： 每月")
    example = "示例 甲\n  检验：帮扶。\n  计算日：2026年1月1日。\n  已知：每月收入 为 0元/月。\n  期望：符合。\n"
    (pack / "b.rules").write_text(example, encoding="utf-8")
    assert run(str(pack), "--stored").exit_code == 0


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        ("a.rules", RULES.replace("低于 1000", "低于 1001"), "帮扶"),
        ("a.rules", RULES.replace("资格 慰问", "资格 探望"), "慰问"),
        ("assumptions.yaml", "假设:\n  - {名称: 甲, 对象: 住户, 条件: 每月收入 低于 9000元/月, 理由: 乙}\n", "assumptions.yaml"),
    ],
)
def test_of_changed_rules_it_says_nothing(pack: Path, file: str, text: str, named: str) -> None:
    (pack / file).write_text(text, encoding="utf-8")
    found = run(str(pack), "--stored")
    assert found.exit_code == 1
    assert "proof-stale" in found.output and named in found.output and "规则 2 条" not in found.output


@pytest.mark.parametrize("text", ["", "[]", '{"schema_version": 0}', "\udcff"])
def test_what_is_damaged_is_refused(pack: Path, text: str) -> None:
    (pack / "proof.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    found = run(str(pack), "--stored")
    assert found.exit_code == 1 and "proof-unreadable" in found.output, found.output


def test_where_nothing_is_kept_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.rules").write_text(RULES, encoding="utf-8")
    assert "proof-missing" in run(str(tmp_path), "--stored").output


def test_only_the_whole_of_a_folder_is_kept(pack: Path) -> None:
    assert run(str(pack), "--store").exit_code == 1
    assert "不与 --only" in run(str(pack), "--store", "--force", "--only", "帮扶").output
    assert "不是" in run("example", "--store").output


def test_the_report_may_be_json(pack: Path, tmp_path: Path) -> None:
    assert run(str(pack), "--tries", "2", "-o", str(tmp_path / "r.json")).exit_code == 0
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["command"] == "prove"


def kept(name: str) -> Proof:
    proof, problem = fitting(compile_pack(read_pack(name)))
    assert proof is not None, (problem.describe("zh").message if problem else "", AGAIN.format(name=name))
    return proof


def headed(told: Told) -> tuple[str, str]:
    """What was found, without the case and its sums: of several the solver may show any."""
    return told.code, told.says.zh.partition("。例如")[0].partition("，每期")[0]


def test_the_proof_of_the_invented_pack_is_reproduced() -> None:
    stored, assuming = kept("example"), with_assumptions(read_pack("example"))
    again = as_proof(prove(assuming, Options(seconds=ENOUGH, tries=4)), assuming)
    assert again.rows == stored.rows
    assert [(t.code, t.place) for t in again.told] == [(t.code, t.place) for t in stored.told]


def test_a_part_of_the_proof_of_the_plan_is_reproduced() -> None:
    stored, assuming = kept("lucheng"), with_assumptions(read_pack("lucheng"))
    names = frozenset({"残疾人就业保障金", "单独申请低保", "低保渐退期"})
    kinds = frozenset(KINDS) - {"relation"}  # the pairs of all rules take long: below, those of one
    again = as_proof(prove(assuming, Options(names, kinds, seconds=ENOUGH, tries=4)), assuming)
    told = {headed(t) for t in stored.told}
    assert {headed(t) for t in again.told} <= told
    assert not [row for row in again.rows if row.wrong and not any(r.wrong for r in stored.rows if r.question == row.question)]


def test_some_pairs_of_the_plan_are_reproduced() -> None:
    stored, assuming = kept("lucheng"), with_assumptions(read_pack("lucheng"))
    report = prove(assuming, Options(frozenset({"带头安排残疾人就业"}), frozenset({"relation"}), seconds=ENOUGH, tries=4))
    implied = [
        headed(t) for t in as_proof(report, assuming).told if t.says.zh.startswith(f"已知（{ASKED['relation'].zh}）")
    ]  # known, with its reading
    assert implied and set(implied) <= {headed(t) for t in stored.told}
    assert not [r for r in report.relations if r.word == "open"]


def test_the_pages_show_nothing_of_changed_rules(tmp_path: Path) -> None:
    pytest.importorskip("sphinx")
    from policyrules.site.build import build_site

    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "a.rules").write_text(RULES, encoding="utf-8")
    assert run(str(folder), "--store", "--tries", "2").exit_code == 0
    build_site(compile_pack(read_pack(str(folder))), tmp_path / "fits")
    assert "规则 2 条，问题" in (tmp_path / "fits" / "proof.html").read_text(encoding="utf-8")
    rewrite(folder, "低于 1000", "低于 1001")
    build_site(compile_pack(read_pack(str(folder))), tmp_path / "stale")
    shown = (tmp_path / "stale" / "proof.html").read_text(encoding="utf-8")
    assert "证明以后改过（帮扶）" in shown and "规则 2 条，问题" not in shown

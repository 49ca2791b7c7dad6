"""Pairs that differ in one condition alone: made, stored, run again; what cannot be is said with the reason."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

from policyrules.cli.group import cli
from policyrules.driver.files import read_pack, read_pairs
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.prove.pairs_check import check_pairs

pytest.importorskip("z3", reason="the extra `prove` is not installed")

from policyrules.prove.assumptions import with_assumptions
from policyrules.prove.pairs import Pairs

Golden = Callable[[str, str], None]
RULES = Path(__file__).parents[2] / "rules"
PACK = """主体 人员：
  年满：整数 周岁，0周岁以上，120周岁以下；
  等级：程度；
  月收入：金额 元/月，0元/月以上，9000元/月以下；
  在校：是否；
  住院：是否。

选项 程度，由重到轻：甲等、乙等、丙等。

待遇 补贴
  对象：人员。
  依据：「办法」。
  条件：同时符合：
    （一）年满 为 18周岁以上 或者 在校；
    （二）等级 不轻于 乙等 且 等级 不为 丙等；
    （三）符合之一：
      1. 月收入 低于 1000元/月；
      2. 月收入 低于 2000元/月 且 住院；
      3. 月收入 低于 500元/月。
  例外 住院：住院 且 月收入 低于 800元/月 的，金额 为 50元/月。
  金额：100元/月。
"""


CASED = """主体 人员：
  年满：整数 周岁，0周岁以上，120周岁以下；
  等级：程度；
  住院：是否；
  自付：金额 元，0元以上，9000元以下。

选项 程度，由重到轻：甲等、乙等、丙等。

定义 标准
  对象：人员。
  取值：按下表：
    ｜ 等级       ｜ 年满         ｜ 取值     ｜
    ｜ 甲等       ｜ 不限         ｜ 80元/月  ｜
    ｜ 乙等       ｜ 18周岁以上   ｜ 50元/月  ｜
    ｜ 乙等       ｜ 不满18周岁   ｜ 50元/月  ｜
    ｜ 丙等       ｜ 60周岁以上   ｜ 待定     ｜
    ｜ 丙等       ｜ 不满60周岁   ｜ 无       ｜

待遇 津贴
  对象：人员。
  依据：「办法」。
  条件：年满 为 18周岁以上。
  金额：分情形：
    （一）等级 为 甲等 且 住院 的，100元/月；
    （二）等级 为 甲等 且 非 住院 的，80元/月；
    （三）等级 为 乙等 且（住院 或者 年满 不满 10周岁）的，60元/月；
    （四）其他情形，40元/月。

定义 报销
  对象：人员。
  取值：分段累进：
    ｜ 自付             ｜ 取值 ｜
    ｜ 1000元以下       ｜ 0%   ｜
    ｜ 超过 1000元      ｜ 50%  ｜
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["pairs", *arguments])


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    (folder / "pack.yaml").write_text("名称: 小包\n版本: 0.1.0\n", encoding="utf-8")
    (folder / "a.rules").write_text(PACK, encoding="utf-8")
    (folder / "mcdc").mkdir()
    found = run(str(folder), "-o", str(folder / "mcdc"))
    assert found.exit_code == 0, found.output
    return folder


def test_what_is_found_of_each_condition(golden: Golden, pack: Path) -> None:
    """Which people the solver finds may change with it; what they are answered does not."""
    lines = []
    for lang in ("zh", "en"):
        found = run(str(pack), "--lang", lang, "--format", "json")
        assert found.exit_code == 0, found.output
        for atom in json.loads(found.output)["atoms"]:
            what = " / ".join(atom["answers"]) if "answers" in atom else atom["why"]
            lines.append(f"{atom['field']}{atom['number']} {atom['condition']} | {atom['result']} | {what}")
    golden("pairs/small.txt", "\n".join(lines) + "\n")


def test_what_is_found_of_each_row_and_each_case(golden: Golden, tmp_path: Path) -> None:
    """Rows side by side that give the same are told apart by what else each is told from; a case under age never pays anybody."""
    (tmp_path / "pack.yaml").write_text("名称: 小包\n版本: 0.1.0\n", encoding="utf-8")
    (tmp_path / "a.rules").write_text(CASED, encoding="utf-8")
    (tmp_path / "mcdc").mkdir()
    found = run(str(tmp_path), "-o", str(tmp_path / "mcdc"), "--format", "json")
    assert found.exit_code == 0, found.output
    lines = []
    for atom in json.loads(found.output)["atoms"]:  # with whom a row is compared the solver chooses
        gets, other = atom.get("answers", ("", ""))
        assert gets != other or atom["result"] == "never"
        said = atom.get("why", gets if atom["rule"] != "报销" else "")
        lines.append(f"{atom['rule']} {atom['field']}{atom['number']} {atom['condition']} | {atom['result']} | {said}".rstrip(" |"))
    golden("pairs/cased.txt", "\n".join(lines) + "\n")
    assert run(str(tmp_path), "--check").exit_code == 0
    (tmp_path / "a.rules").write_text(CASED.replace("80元/月  ｜", "81元/月  ｜"), encoding="utf-8")
    again = run(str(tmp_path), "--check").output
    assert "[pair-unfit]" in again and "81元/月" in again
    (tmp_path / "a.rules").write_text(CASED.replace("年满 不满 10周岁", "年满 不满 9周岁"), encoding="utf-8")
    assert "[pair-missing]" in run(str(tmp_path), "--check").output


def test_the_edge_itself_is_found(pack: Path) -> None:
    told = run(str(pack)).output
    assert "18周岁；" in told and "17周岁；" in told
    assert "月收入 为 999.99元/月" in told and "月收入 为 1000元/月" in told
    kept = (pack / "mcdc" / "补贴.yaml").read_text(encoding="utf-8")
    assert "甲: {月收入: 999.99元/月}\n  甲得: 享受\n  乙: {月收入: 1000元/月}\n  乙得: 不享受\n" in kept


def test_what_is_kept_is_run_again(pack: Path) -> None:
    found = run(str(pack), "--check")
    assert found.exit_code == 0, found.output
    told = json.loads(run(str(pack), "--check", "--format", "json").output)
    assert told["problems"] == []
    assert told["pairs"] + told["unreachable"] == told["atoms"]


def test_only_the_rules_that_are_named_are_run_again() -> None:
    whole = json.loads(run("example", "--check", "--format", "json").output)
    by_name = run("example", "--check", "--rule", "取暖补助", "--format", "json")
    by_alias = run("example", "--check", "--rule", "heating_grant", "--format", "json")
    assert by_name.exit_code == 0 and by_name.output == by_alias.output
    assert 0 < json.loads(by_name.output)["atoms"] < whole["atoms"]
    assert "heating_grant" in run("example", "--check", "--rule", "heating_grand", "--lang", "en").output


def test_pairs_are_the_same_whichever_tongue_the_rules_are_written_in(tmp_path: Path) -> None:
    folder = tmp_path / "english"
    translated = CliRunner().invoke(cli, ["fmt", "--to", "en", str(RULES / "example"), "-o", str(folder)])
    assert translated.exit_code == 0, translated.output
    there = json.loads(run(str(folder), "--check", "--format", "json").output)
    here = json.loads(run("example", "--check", "--format", "json").output)
    assert (there["problems"], there["pairs"]) == ([], here["pairs"])


@pytest.mark.parametrize(
    ("what", "instead", "code"),
    [
        ("（一）年满 为 18周岁以上 或者 在校", "（一）年满 为 19周岁以上 或者 在校", "pair-missing"),
        ("月收入 低于 1000元/月；", "月收入 不高于 1000元/月；", "pair-missing"),
        # With a fourth grade, what excluded each other with three does so no longer.
        ("选项 程度，由重到轻：甲等、乙等、丙等", "选项 程度，由重到轻：甲等、乙等、丙等、丁等", "pair-unfit"),
        ("金额 为 50元/月", "金额 为 60元/月", "pair-unfit"),
    ],
)
def test_a_changed_rule_is_noticed(tmp_path: Path, pack: Path, what: str, instead: str, code: str) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(pack, folder)
    assert what in PACK
    (folder / "a.rules").write_text(PACK.replace(what, instead), encoding="utf-8")
    found = run(str(folder), "--check")
    assert found.exit_code == bool(code), found.output
    assert f"[{code}]" in found.output or not code


@pytest.mark.parametrize(
    ("what", "instead"),
    [
        ("（一）年满 为 18周岁以上 或者 在校", "（一）年满 为 19周岁以上 或者 在校"),
        ("月收入 低于 1000元/月；", "月收入 不高于 1000元/月；"),
    ],
)
def test_a_condition_that_was_reworded_is_told_once(tmp_path: Path, pack: Path, what: str, instead: str) -> None:
    """Not once as one without a pair and once more as a pair without a condition; the pair of before is shown beside it."""
    folder = tmp_path / "pack"
    shutil.copytree(pack, folder)
    (folder / "a.rules").write_text(PACK.replace(what, instead), encoding="utf-8")
    told = run(str(folder), "--check").output
    assert (told.count("[pair-missing]"), told.count("没有这个条件")) == (1, 0), told
    assert "改写以前的一对" in told and "mcdc/补贴.yaml:" in told


def test_of_two_cases_that_cannot_be_read_the_first_is_told(tmp_path: Path, pack: Path) -> None:
    """A fact with another name stands in what both share."""
    folder = tmp_path / "pack"
    shutil.copytree(pack, folder)
    file = folder / "mcdc" / "补贴.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("相同: {", "相同: {没有的事: 是, ", 1), encoding="utf-8")
    assert run(str(folder), "--check").output.count("没有的事”") == 1


@pytest.mark.parametrize(
    ("what", "instead", "stale"),
    [
        ("      1. 月收入 低于 1000元/月；\n      2.", "      1. 住院；\n      2.", True),
        ("例外 住院：", "例外  住院： # 注释\n    ", False),
    ],
)
def test_that_a_condition_decides_nothing_is_proved_of_the_rule_as_it_was(
    tmp_path: Path, pack: Path, what: str, instead: str, stale: bool
) -> None:
    """The third of the list is below the first, and decides nothing; without that one it does."""
    folder = tmp_path / "pack"
    shutil.copytree(pack, folder)
    assert what in PACK
    (folder / "a.rules").write_text(PACK.replace(what, instead), encoding="utf-8")
    found = run(str(folder), "--check")
    assert ("要重新证明" in found.output) == stale and found.exit_code == stale, found.output


def test_what_the_pack_knows_of_the_law_leaves_the_proof_of_a_pair_as_it_is(tmp_path: Path, pack: Path) -> None:
    """A finding is told, never assumed; an assumption is."""
    folder = tmp_path / "pack"
    shutil.copytree(pack, folder)
    (folder / "findings.yaml").write_text("发现: []\n", encoding="utf-8")
    assert run(str(folder), "--check").exit_code == 0
    told = "假设:\n  - {名称: 甲, 对象: 人员, 条件: 非（在校 且 住院）, 理由: 乙}\n"
    (folder / "assumptions.yaml").write_text(told, encoding="utf-8")
    assert "要重新证明" in run(str(folder), "--check").output


@pytest.mark.parametrize(
    ("what", "instead"),
    [
        ("计算日: ", "计算日: 某日 "),
        ("甲得: 享受", "甲得: 不享受"),
        ("在校: 否", "在校: 也许"),
        ("规则: 补贴", "规则: 补帖"),
        ("编号: （一）", "编号: （九）"),
        ("规则: 补贴", "规则: ["),
    ],
)
def test_a_file_that_does_not_hold_is_told_with_its_place(tmp_path: Path, pack: Path, what: str, instead: str) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(pack, folder)
    file = folder / "mcdc" / "补贴.yaml"
    text = file.read_text(encoding="utf-8")
    assert what in text
    file.write_text(text.replace(what, instead, 1), encoding="utf-8")
    found = run(str(folder), "--check", "--lang", "en")
    assert found.exit_code == 1, found.output
    assert "--> mcdc/补贴.yaml:" in found.output
    assert "Traceback" not in found.output


def test_nothing_is_overwritten(pack: Path) -> None:
    found = run(str(pack), "-o", str(pack / "mcdc"))
    assert found.exit_code == 1
    assert "--force" in found.output
    assert run(str(pack), "-o", str(pack / "none")).exit_code == 1
    assert run(str(pack), "--rule", "补帖").exit_code == 1


def test_without_a_solver_what_is_kept_is_still_run(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policyrules.cli.common.find_spec", lambda name: None)
    assert run(str(pack), "--check").exit_code == 0
    assert 'pip install "policyrules[prove]"' in run(str(pack)).output


@pytest.mark.parametrize("name", ["example", "lucheng"])
def test_every_condition_of_the_shipped_packs_has_its_pair(name: str) -> None:
    compiled: Compiled = compile_pack(read_pack(name))
    found = check_pairs(compiled, read_pairs(name))
    assert [p.describe("en").message for p in found.problems] == []
    assert found.pairs + found.never == found.atoms > 0


def test_what_is_said_to_be_unreachable_is_attacked(pack: Path) -> None:
    """Drawn people refute it where it is not so."""
    made = Pairs(assuming := with_assumptions(read_pack(str(pack))), "人员", assuming.compiled.programs["人员"].stories["补贴"])
    found = list(made)
    assert all(p.attacked > 0 for p in found if p.how == "never")
    known = [case for p in found for case in (p.first, p.second) if case is not None]
    shown = [p for p in found if p.how in ("alone", "masked")]
    wrongly = [made.attacked(evolve(p, how="never", first=None, second=None), known) for p in shown]
    assert shown and all(p.how in ("alone", "masked") for p in wrongly)


def test_the_attack_is_told(pack: Path) -> None:
    assert "对反驳，没有驳倒。" in run(str(pack)).output
    assert "drawn pairs, and stood." in run(str(pack), "--lang", "en").output

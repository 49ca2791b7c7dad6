"""Packs that build on packs: pinned content, no name taken silently, figures that say what they replace."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from policyrules import load, resources
from policyrules.cli.group import cli
from policyrules.deciding.pack import RulesRejected
from policyrules.deciding.trials import run_examples
from policyrules.diagnostics import Problem, Severity
from policyrules.diagnostics.to_text import report
from policyrules.driver.files import read_pack
from policyrules.driver.mend import mend
from policyrules.driver.pipeline import compile_pack
from policyrules.driver.revisions import read_version
from policyrules.packs.to_stub import stub

TOWN = """\
主体 居民，补充：
  住在山前镇：是否。

资格 镇里探望
  对象：居民。
  依据：《山前镇办法》 第一条。
  条件：住在山前镇 且 取暖补助。

示例 镇里照镇里的标准
  检验：镇里探望、取暖补助。
  计算日：2026年1月5日。
  已知：住在山前镇；常住；住户的住处 为 山上；住户的人口 为 3人；住户的每月收入 为 2397元/月；住户的取暖支出 为 400元/月；
        困难 逐项为 看病 比较困难；住满月数 为 6个月；非 领取镇里补助；非 出门打工；申请日 为 2025年11月1日。
  期望：按下表：
    ｜ 住在山前镇 ｜ 镇里探望 ｜ 取暖补助  ｜
    ｜ 是         ｜ 符合     ｜ 150元/月 ｜
"""
FIGURES = """\
参数:
  - 名称: 取暖补助标准
    代替: example
    单位: 元/月
    取值:
      - {自: 2024-01-01, 至: ~, 值: "150", 来源: 山前镇办法 第二条, 可信度: 已核实}
"""


def put(folder: Path, **files: str) -> Path:
    """A folder of files; `__` in a name is a slash, and the endings are those of their kinds."""
    endings = {"pack": ".yaml", "glossary": ".csv"}
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + (".yaml" if "__" in name else endings.get(name, ".rules")))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def builds_on(*packs: tuple[str, str]) -> str:
    lines = "".join(f"  - 规则包: {name}\n    指纹: {pin}\n" if pin else f"  - 规则包: {name}\n" for name, pin in packs)
    return f'名称: 山前镇\n版本: "1"\n基于:\n{lines}'


def digest(pack: str | Path) -> str:
    return read_pack(str(pack)).digest


@pytest.fixture
def town(tmp_path: Path) -> Path:
    pack = builds_on(("example", digest("example")))
    return put(tmp_path / "山前镇", pack=pack, rules=TOWN, parameters__figures=FIGURES)


def below(tmp_path: Path, **files: str) -> Path:
    """A small pack of the higher law."""
    rules = "主体 人：\n  在职：是否；\n  工资：金额 元/月。\n\n资格 补助\n  对象：人。\n  依据：《省办法》。\n  条件：工资 低于 补助线。\n"
    line = "参数:\n  - 名称: 补助线\n    单位: 元/月\n    取值:\n      - {自: 2024-01-01, 至: ~, 值: ~, 来源: ~, 可信度: 待补充}\n"
    given = {"pack": '名称: 省办法\n版本: "1"\n', "rules": rules, "parameters__f": line} | files
    return put(tmp_path / "省", **given)


def above(tmp_path: Path, **files: str) -> Path:
    given = {"pack": builds_on(("../省", digest(tmp_path / "省"))), "rules": "定义 穷\n  对象：人。\n  条件：补助 且 非 在职。\n"} | files
    return put(tmp_path / "县", **given)


def found(folder: Path) -> list[Problem]:
    return [p for p in compile_pack(read_pack(str(folder))).problems if p.severity is not Severity.FINDING]


def codes(folder: Path) -> list[str]:
    return [p.code for p in found(folder)]


# ---------------------------------------------------------------- what it is for


def test_rules_of_the_pack_below_are_known_and_its_figures_give_way(town: Path) -> None:
    compiled = compile_pack(read_pack(str(town)))
    assert not found(town)
    results = list(run_examples(compiled))
    assert [r.told("zh") for r in results if not r.passed] == []
    assert {r.example for r in results} == {"镇里照镇里的标准"}, "examples of the pack below are tried with it"
    assert not compiled.properties


def test_an_example_takes_over_one_of_the_pack_below(town: Path) -> None:
    text = "示例 领镇里补助的照样不领\n  沿用：两个例外。\n  已知：领取镇里补助；住在山前镇。\n  期望：不享受，因 镇里补助。\n"
    (town / "more.rules").write_text(text, "utf-8")
    assert not found(town)
    results = {r.example: r for r in run_examples(compile_pack(read_pack(str(town))))}
    assert results["领镇里补助的照样不领"].passed, results["领镇里补助的照样不领"].told("zh")
    assert set(results) == {"镇里照镇里的标准", "领镇里补助的照样不领"}, "what is taken over is tried below"


def test_what_is_read_of_the_cache_is_the_same(town: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("POLICYRULES_CACHE", raising=False)
    facts = {"住在山前镇": "否"}
    answers = [load(str(town)).decide("镇里探望", facts, as_of=date(2026, 1, 5)) for _ in range(2)]
    assert [a.outcome for a in answers] == ["no", "no"]
    assert answers[0].explanation == answers[1].explanation


def test_the_pack_below_as_a_folder(tmp_path: Path) -> None:
    below(tmp_path)
    pack = load(str(above(tmp_path)))
    assert [r.name for r in pack.rules] == ["补助", "穷"]
    assert pack.decide("补助", {"工资": "100元/月"}, as_of=date(2026, 1, 1)).outcome == "open"


def test_inputs_are_those_of_both(town: Path) -> None:
    text = "名称,别名,英文\n住在山前镇,lives_here,lives in the town\n"
    put(town, glossary=text)
    person = load(str(town)).Resident(lives_here=False)
    assert person.lives_here is False and person.birthday is None
    assert "lives_here: bool" in stub(load(str(town)))


# ---------------------------------------------------------------- pinned content


def test_a_changed_pack_is_refused_until_it_was_looked_at(tmp_path: Path) -> None:
    lower, upper = below(tmp_path), above(tmp_path)
    assert not codes(upper)
    load(str(upper))
    rules = lower / "rules.rules"
    rules.write_text(rules.read_text("utf-8").replace("低于", "不超过"), "utf-8")
    assert codes(upper) == ["import-changed"]
    with pytest.raises(RulesRejected):
        load(str(upper))
    said = found(upper)[0].describe("zh")
    assert said.primary and said.primary.at.place == "pack.yaml:5:9" and digest(lower) in said.help


@pytest.mark.parametrize(
    "entry",
    [
        "  - 规则包: ../省\n    指纹: 00\n",
        "  - 规则包: ../省\n    指纹: ~\n",
        "  - 规则包: ../省\n",
        "  - {规则包: ../省}\n",
        "  - {规则包: ../省, 指纹: '00'}\n",
        "  - ../省\n",
    ],
)
def test_fix_writes_the_pin(tmp_path: Path, entry: str) -> None:
    below(tmp_path)
    upper = above(tmp_path, pack=f"名称: 县\n基于:\n{entry}")
    assert codes(upper) == ["import-changed"]
    mended = mend(read_pack(str(upper)), "zh")
    assert [d.code for d in mended.made] == ["import-changed"] and mended.compiled.usable
    result = CliRunner().invoke(cli, ["check", str(upper), "--fix"])
    assert result.exit_code == 0 and "已改 pack.yaml" in result.output
    assert not codes(upper)


def test_fix_leaves_the_pack_below_alone(tmp_path: Path) -> None:
    lower = below(tmp_path)
    text = (lower / "rules.rules").read_text("utf-8").replace("低于", "<")
    put(lower, rules=text)
    mend(read_pack(str(above(tmp_path))), "zh")
    CliRunner().invoke(cli, ["check", str(tmp_path / "县"), "--fix"])
    assert (lower / "rules.rules").read_text("utf-8") == text


# ---------------------------------------------------------------- what cannot be


@pytest.mark.parametrize("wanted", ["../没有", "没有", "省", "/etc", "..", ".", "..\\省", "../" * 40 + "x", "../省/rules.rules"])
def test_a_pack_that_is_not_there(tmp_path: Path, wanted: str) -> None:
    below(tmp_path)
    folder = put(tmp_path / "县", pack=builds_on((wanted, "")), rules="定义 穷\n  对象：人。\n  条件：补助。\n")
    assert codes(folder) in (["import-missing"], ["import-cycle"]), "names that would come from it are not blamed"


@pytest.mark.parametrize(
    "text", ["基于: ../省\n", "基于:\n  - {包: ../省}\n", "基于:\n  - {规则包: [a]}\n", "基于:\n  - ~\n", "基于: {规则包: ../省}\n"]
)
def test_what_is_built_on_is_written_otherwise(tmp_path: Path, text: str) -> None:
    below(tmp_path)
    folder = put(tmp_path / "县", pack=f"名称: 县\n{text}", rules="定义 穷\n  对象：人。\n  条件：补助。\n")
    assert codes(folder) == ["pack-file"]


def test_packs_in_a_circle(tmp_path: Path) -> None:
    for name, other in (("甲", "乙"), ("乙", "丙"), ("丙", "甲")):
        put(tmp_path / name, pack=f"名称: {name}\n基于: [../{other}]\n", rules=f"主体 {name}人：\n  在职：是否。\n")
    cycle = next(p for p in found(tmp_path / "甲") if p.code == "import-cycle")
    assert "甲 → 乙 → 丙 → 甲" in cycle.describe("zh").message


def test_two_ways_to_one_pack(tmp_path: Path) -> None:
    lower = below(tmp_path)
    pin = digest(lower)
    for name in ("甲", "乙"):
        put(tmp_path / name, pack=f"名称: {name}\n基于: [{{规则包: ../省, 指纹: {pin}}}]\n", rules=f"主体 {name}人：\n  在职：是否。\n")
    packs = [(f"../{name}", digest(tmp_path / name)) for name in ("甲", "乙")]
    assert not codes(put(tmp_path / "县", pack=builds_on(*packs), rules="主体 丙人：\n  人：人。\n"))


def test_a_name_in_both_packs_is_told_with_both_places(tmp_path: Path) -> None:
    below(tmp_path)
    upper = above(tmp_path, rules="资格 补助\n  对象：人。\n  依据：《县办法》。\n  条件：在职。\n")
    (problem,) = found(upper)
    said = problem.describe("zh")
    assert problem.code == "duplicate-name"
    assert said.primary and said.primary.at.file.name == "rules.rules"
    assert [label.at.file.name for label in said.secondary] == ["../省/rules.rules"]


def test_glossaries_may_not_disagree(tmp_path: Path) -> None:
    below(tmp_path, glossary="名称,别名,英文\n补助,aid,aid\n")
    assert not codes(above(tmp_path, glossary="名称,别名,英文\n补助,aid,\n穷,poor,poor\n"))
    upper = above(tmp_path, glossary="名称,别名,英文\n补助,grant,aid\n")
    assert codes(upper) == ["import-disagrees"]


INSTEAD = """\
参数:
  - 名称: 补助线
    代替: 省办法
    单位: 元/月
    取值:
      - {自: 2024-01-01, 至: ~, 值: "800", 来源: 县办法, 可信度: 已核实}
"""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("", "", None),
        ("    代替: 省办法\n", "", "import-parameter"),
        ("代替: 省办法", "代替: 国家办法", "parameter-field"),
        ("名称: 补助线", "名称: 补助现", "parameter-field"),
        ("元/月", "元/年", "parameter-field"),
    ],
)
def test_a_figure_takes_the_place_of_another_only_where_it_says_so(tmp_path: Path, old: str, new: str, code: str | None) -> None:
    below(tmp_path)
    upper = above(tmp_path, parameters__f=INSTEAD.replace(old, new, 1) if old else INSTEAD)
    assert codes(upper) == ([code] if code else [])


def test_a_figure_stays_within_the_range_of_the_law(tmp_path: Path) -> None:
    lower = below(tmp_path)
    text = (lower / "parameters/f.yaml").read_text("utf-8")
    below(tmp_path, parameters__f=text.replace("元/月\n", "元/月\n    范围: 不低于 600\n"))
    assert codes(above(tmp_path, parameters__f=INSTEAD)) == []
    assert codes(above(tmp_path, parameters__f=INSTEAD.replace("800", "500"))) == ["parameter-field"]
    assert load(str(above(tmp_path, parameters__f=INSTEAD))).parameters["补助线"].low == 60000


def test_the_words_read_by_a_person(tmp_path: Path) -> None:
    """Each message in both tongues, with place, cause and repair."""
    below(tmp_path, glossary="名称,别名\n补助,aid\n")
    files = {
        "pack": builds_on(("../省", "00")),
        "glossary": "名称,别名\n补助,grant\n",
        "parameters__f": INSTEAD.replace("    代替: 省办法\n", ""),
    }
    problems = found(above(tmp_path, **files))
    assert sorted(p.code for p in problems) == ["import-changed", "import-disagrees", "import-parameter"]
    for tongue in ("zh", "en"):
        assert all(p.describe(tongue).help and p.describe(tongue).primary for p in problems)
    assert "../省/parameters/f.yaml:2:5" in report(problems)


# ---------------------------------------------------------------- the commands


def test_commands_keep_to_the_pack_at_hand(town: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke
    before = {p: p.read_bytes() for p in resources.pack_folder("example").rglob("*") if p.is_file()}
    assert "<example>" not in run(cli, ["check", str(town), "--findings"]).output
    assert "含所基于的example" in run(cli, ["check", str(town)]).output
    assert run(cli, ["fmt", str(town)]).exit_code == 0
    tried = run(cli, ["test", str(town), "--examples-only"])
    assert tried.exit_code == 0 and "镇里照镇里的标准" not in tried.output
    book = str(tmp_path / "b.xlsx")
    assert run(cli, ["table", "export", str(town), "-o", book]).exit_code == 0
    assert run(cli, ["table", "import", book, str(town), "--check"]).exit_code == 0
    assert run(cli, ["mutate", str(town), "--limit", "3"]).exit_code in (0, 1)
    assert {p: p.read_bytes() for p in resources.pack_folder("example").rglob("*") if p.is_file()} == before


def test_pages_and_explanations(town: Path, tmp_path: Path) -> None:
    facts = put(tmp_path, facts="")
    (facts / "f.yaml").write_text("住在山前镇: 是\n常住: 否\n", "utf-8")
    result = CliRunner().invoke(cli, ["explain", "镇里探望", str(facts / "f.yaml"), "--pack", str(town), "--as-of", "2026-01-05"])
    assert result.exit_code == 0 and "山前镇办法" in result.output


def test_a_folder_with_a_pack_of_its_own_is_another_pack(tmp_path: Path) -> None:
    upper = put(tmp_path / "县", pack="名称: 县\n", rules="主体 人：\n  在职：是否。\n")
    put(upper / "试行", pack="名称: 试行\n", rules="主体 人：\n  在职：是否。\n")
    assert not codes(upper)
    pin = digest(upper / "试行")
    put(upper, pack=f"名称: 县\n基于: [{{规则包: ./试行, 指纹: {pin}}}]\n", rules="主体 甲人：\n  人：人。\n")
    assert not codes(upper)
    assert [f.name for f in read_pack(str(upper)).rules] == ["试行/rules.rules", "rules.rules"]


def test_a_revision_is_read_with_what_it_builds_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lower = below(tmp_path)
    upper = above(tmp_path)
    identity = ["-c", "user.name=a", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "first"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True, capture_output=True)
    text = (lower / "rules.rules").read_text("utf-8").replace("低于", "不超过")
    put(lower, rules=text)
    monkeypatch.chdir(tmp_path)
    assert not [p for p in compile_pack(read_version("HEAD:县")).problems if p.severity is Severity.ERROR]
    assert codes(upper) == ["import-changed"]
    shutil.rmtree(lower)
    assert codes(upper) == ["import-missing"]

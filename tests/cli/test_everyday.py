"""`new`, `show-code` and `doctor`."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path
from types import FunctionType

import pytest
from click.testing import CliRunner, Result

from policyrules.cli import examine as looking
from policyrules.cli.group import cli
from policyrules.core.notes import Words
from policyrules.deciding.code_text import code_text
from policyrules.deciding.pack import Pack
from policyrules.types.encode import of_date


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ---------------------------------------------------------------- new


def test_a_new_pack_checks_clean_and_passes_its_own_tests(here: Path) -> None:
    made = run("new", "高平/残疾人", "--name", "高平市残疾人保障")
    assert made.exit_code == 0 and "高平市残疾人保障" in made.output
    assert run("check", "高平/残疾人").exit_code == 0
    tried = run("test", "高平/残疾人", "--tries", "10")
    assert tried.exit_code == 0 and "相符 5，不符 0" in tried.output and "性质 1 条，成立 1" in tried.output
    findings = run("check", "高平/残疾人", "--findings").output
    assert "生活补助标准" in findings and "补助收入线" not in findings
    assert [p.name for p in here.iterdir()] == ["高平"], "nothing else is left behind"
    assert not [p for p in here.rglob("*") if p.is_file() and "__" in p.read_text(encoding="utf-8")]


def test_nothing_is_written_into_a_folder_that_holds_something(here: Path) -> None:
    (here / "甲").mkdir()
    (here / "甲" / "rules.rules").write_text("我的", encoding="utf-8")
    (here / "甲" / "别的.txt").write_text("留着", encoding="utf-8")
    refused = run("new", "甲")
    assert refused.exit_code == 1 and "没有改动" in refused.output
    assert {p.name for p in (here / "甲").iterdir()} == {"rules.rules", "别的.txt"}
    assert run("new", "甲", "--force").exit_code == 0
    assert (here / "甲" / "别的.txt").read_text(encoding="utf-8") == "留着" and run("check", "甲").exit_code == 0
    (here / "空").mkdir()
    assert run("new", "空").exit_code == 0 and run("new", "甲/别的.txt", "--force").exit_code == 1


@pytest.mark.parametrize("name", ['甲"乙', "甲: 乙", "甲\n乙", "", "#甲", "甲" * 41])
def test_a_name_that_could_say_something_else_is_refused(here: Path, name: str) -> None:
    made = run("new", "包", "--name", name)
    assert made.exit_code == 1 and "--name" in made.output and not list(here.iterdir())


# ---------------------------------------------------------------- show-code


@pytest.mark.parametrize(("entity", "rule"), [("居民", "取暖补助"), ("居民", "结伴服务"), ("店铺", "带徒互助金")])
def test_what_is_shown_is_what_runs(example: Pack, entity: str, rule: str) -> None:
    """Comments apart, the text is that of the functions which the evaluator calls."""
    heading = example.rule(rule)
    day = date(2025, 3, 1)
    shown = code_text(example, heading, day)
    evaluators = example.evaluators(entity)
    assert ast.dump(ast.parse(shown)) == ast.dump(ast.parse(evaluators.source(rule, of_date(day))))
    running = evaluators.evaluator(rule).at(of_date(day)).bounds.__code__
    bounds = next(n for n in ast.parse(shown).body if isinstance(n, ast.FunctionDef) and n.name == "bounds")
    made: dict[str, FunctionType] = {}
    exec(compile(ast.Module([bounds], []), "shown", "exec"), {}, made)
    code = made["bounds"].__code__
    assert (code.co_code, code.co_consts, code.co_names) == (running.co_code, running.co_consts, running.co_names)


def test_steps_are_told_in_the_words_of_the_rule(example: Pack) -> None:
    shown = run("show-code", "heating_grant", "--pack", "example", "--as-of", "2025-03-01").output
    assert "住户的取暖支出" in shown and "[rules.rules:" in shown and "（四）住满月数" in shown
    english = run("看代码", "取暖补助", "--pack", "example", "--lang", "en").output
    assert "household, heating cost" in english and "(d) months lived here" in english
    said = [line for line in english.splitlines() if not line.strip().startswith("# generated")]
    assert not any("\u4e00" <= c <= "\u9fff" for line in said for c in line.partition("#")[2])


def test_rules_without_code_and_wrong_names(here: Path) -> None:
    for rule, says in (("取暖补贴", "是否指“取暖补助”"), ("年度走访", "职责、裁量没有程序")):
        made = run("show-code", rule, "--pack", "example")
        assert made.exit_code == 1 and says in made.output


# ---------------------------------------------------------------- doctor


def test_a_healthy_installation(here: Path) -> None:
    made = run("doctor", "--pack", "example")
    assert made.exit_code == 0 and "✗" not in made.output and made.output.endswith("都正常。\n")
    assert "规则包 example" in made.output and "语法表可用" in made.output and not list(here.iterdir())


def test_what_is_broken_is_told_with_what_to_do(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "EXTRAS", {"excel": (("no_such_module",), Words("读写 Excel 名册", "rosters"))})
    made = run("doctor", "--pack", "没有", "--lang", "en")
    assert made.exit_code == 1 and "✗ pack 没有" in made.output and "policyrules check 没有" in made.output
    assert "– extra excel" in made.output and 'pip install "policyrules[excel]"' in made.output
    assert made.output.endswith("1 to be mended.\n")


def test_a_look_that_fails_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> list[looking.Finding]:
        raise ValueError

    monkeypatch.setattr(looking, "_cache", fails)
    assert [f.says.zh for f in looking.examine("example") if f.well is False] == ["检查时出错（ValueError）"]

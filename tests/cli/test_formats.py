"""What `check` and `test` say to other programs, and what `test --examples` says of cases that stay outside the pack."""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner, Result

from policyrules.cli import common
from policyrules.cli.group import cli
from policyrules.cli.words import NoCommand

PACK = """主体 人：
  在职：是否；
  月入：金额 元/月，0元/月以上。
资格 有活
  对象：人。
  依据：「村规」 第一条。
  条件：在职 且 月入 高于 100元/月。
示例 有活的人
  检验：有活。
  计算日：2026年3月1日。
  已知：在职；月入 为 200元/月。
  期望：符合。
"""
OWN = """示例 我处第一例
  检验：有活。
  沿用：有活的人。
  期望：按下表：
    ｜ 月入       ｜ 有活       ｜
    ｜ 150元/月   ｜ 符合       ｜
    ｜ 98.76元/月 ｜ 符合       ｜
    ｜ 待定       ｜ 待定，缺 月入 ｜
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "村 规").mkdir()
    (tmp_path / "村 规" / "规则.rules").write_text(PACK, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def spoilt(folder: Path) -> None:
    wrong = PACK.replace("条件：在职", "条件：在职务")
    (folder / "村 规" / "规则.rules").write_text(wrong, encoding="utf-8")


def test_problems_as_json_have_places_and_edits(folder: Path) -> None:
    spoilt(folder)
    made = run("check", "村 规", "--format", "json")
    assert made.exit_code == 1
    found = json.loads(made.stdout)
    assert (found["schema_version"], found["command"], found["errors"]) == (1, "check", 1)
    (problem,) = found["problems"]
    assert problem["code"] == "unknown-name" and problem["severity"] == "error"
    assert [problem[key] for key in ("file", "line", "column", "end_line", "end_column")] == ["规则.rules", 7, 6, 7, 9]
    assert problem["edits"][0]["text"] == "在职" and problem["edits"][0]["column"] == 6
    lines = [json.loads(line) for line in run("check", "村 规", "--format", "jsonl").stdout.splitlines()]
    assert [line["kind"] for line in lines] == ["problem", "summary"] and lines[0]["code"] == "unknown-name"


def test_a_clean_pack_in_every_format(folder: Path) -> None:
    for command in (("check",), ("test", "--examples-only")):
        found = json.loads(run(*command, "村 规", "--format", "json").stdout)
        assert not found["problems"] and found["command"] == command[0]
        assert not json.loads(run(*command, "村 规", "--format", "sarif").stdout)["runs"][0]["results"]
        root = fromstring(run(*command, "村 规", "--format", "junit").stdout)
        assert (root.get("tests"), root.get("failures")) == ("1", "0")


def sarif(*arguments: str) -> dict[str, Any]:
    """One run of SARIF, seen to have what the standard demands of it."""
    log = json.loads(run(*arguments, "--format", "sarif").stdout)
    assert log["version"] == "2.1.0" and "sarif" in log["$schema"] and len(log["runs"]) == 1
    found: dict[str, Any] = log["runs"][0]
    driver = found["tool"]["driver"]
    assert driver["name"] == "policyrules" and driver["version"] and found["columnKind"] == "unicodeCodePoints"
    for result in found["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note") and result["message"]["text"]
        for location in (*result.get("locations", ()), *result.get("relatedLocations", ())):
            region = location["physicalLocation"]["region"]
            assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"]) >= (1, 1)
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            assert uri.isascii() and " " not in uri
        for fix in result.get("fixes", ()):
            for change in fix["artifactChanges"]:
                assert change["artifactLocation"]["uri"] and change["replacements"]
                assert all({"deletedRegion", "insertedContent"} == set(r) for r in change["replacements"])
    return found


def test_sarif_leads_to_the_file_and_carries_the_edit(folder: Path) -> None:
    spoilt(folder)
    (result,) = sarif("check", "村 规")["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (folder / unquote(place["artifactLocation"]["uri"])).is_file()
    assert place["region"] == {"startLine": 7, "startColumn": 6, "endLine": 7, "endColumn": 9}
    change = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change == {"deletedRegion": place["region"], "insertedContent": {"text": "在职"}}
    assert "在职务" in result["message"]["text"] and result["properties"]["message.en"].isprintable() is False


def test_findings_are_notes_and_only_on_request(folder: Path) -> None:
    assert not sarif("check", "example")["results"]
    levels = {r["level"] for r in sarif("check", "lucheng", "--findings")["results"]}
    assert levels == {"note"}


def test_junit_names_what_failed_and_where(folder: Path) -> None:
    path = folder / "村 规" / "规则.rules"
    path.write_text(PACK.replace("期望：符合", "期望：不符合"), encoding="utf-8")
    made = run("test", "村 规", "--examples-only", "--format", "junit")
    root = fromstring(made.stdout)
    case = root.find("testsuite/testcase")
    assert made.exit_code == 1 and root.get("failures") == "1" and case is not None
    assert (case.get("name"), case.get("file"), case.get("line")) == ("有活的人[1] 有活", "规则.rules", "12")
    failure = case.find("failure")
    assert failure is not None and failure.get("type") == "example-differs" and "应为 不符合" in str(failure.get("message"))


def test_rules_with_errors_are_told_and_nothing_is_tried(folder: Path) -> None:
    spoilt(folder)
    made = run("test", "村 规", "--format", "json")
    found = json.loads(made.stdout)
    assert made.exit_code == 1 and not found["passed"] and not found["examples"]
    assert [p["code"] for p in found["problems"]] == ["unknown-name"]
    assert fromstring(run("test", "村 规", "--format", "junit").stdout).get("failures") == "1"


def test_properties_and_laws_as_data(folder: Path) -> None:
    found = json.loads(run("test", "example", "--tries", "3", "--format", "json").stdout)
    assert found["passed"] and found["tries"] == 3 and {p["passed"] for p in found["properties"]} == {True}


def test_colours_are_for_terminals_unless_no_color_is_set(folder: Path) -> None:
    spoilt(folder)
    for more, coloured in (({}, False), ({"color": True}, True), ({"color": True, "env": {"NO_COLOR": "1"}}, False)):
        output = CliRunner().invoke(cli, ["check", "村 规"], **more).output
        assert ("\x1b[31m" in output) is coloured and "[unknown-name]" in output


class Screen(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def test_progress_is_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common, "SECONDS", 0.01)
    for terminal in (True, False):
        screen = Screen(terminal)
        monkeypatch.setattr(sys, "stderr", screen)
        tell = common.progress()
        time.sleep(0.02)
        tell(1, 4)
        with common.working():
            time.sleep(0.05)
        said = screen.getvalue()
        assert ("进度 25%（1/4）" in said) is terminal and ("正在处理" in said) is terminal


# ---------------------------------------------------------------- cases of an office


def test_examples_outside_the_pack_show_what_parts(folder: Path) -> None:
    own = folder / "我处.rules"
    own.write_text(OWN, encoding="gb18030")
    made = run("test", "村 规", "--examples", "我处.rules")
    lines = made.stdout.splitlines()
    assert made.exit_code == 1 and len(lines) == 5 and lines[4].startswith("结果就该这样变的，改示例")
    assert lines[0] == "相符 我处第一例（第1行，有活）：期望 符合；得 符合"
    assert lines[1].startswith("不符 我处第一例（第2行，有活）：期望 符合；得 不符合。相差：应为 符合") and "我处.rules:7:" in lines[1]
    assert lines[2].endswith("得 待定（缺 月入）") and "98.76" not in made.stdout
    english = run("test", "村 规", "--examples", "我处.rules", "--lang", "en").stdout
    assert "expected meets; got does not meet. Where they part:" in english
    found = json.loads(run("test", "村 规", "--examples", "我处.rules", "--format", "json").stdout)
    assert [(e["row"], e["passed"], e["outcome"], e["missing"]) for e in found["examples"]] == [
        (1, True, "yes", []), (2, False, "no", []), (3, True, "open", ["月入"]),
    ]  # fmt: skip


def test_several_files_build_on_one_another(folder: Path) -> None:
    (folder / "一.rules").write_text(OWN.replace("98.76", "120.5"), encoding="utf-8")
    more = "示例 我处第二例\n  检验：有活。\n  沿用：我处第一例。\n  已知：非 在职。\n  期望：不符合。\n"
    (folder / "二.rules").write_text(more, encoding="utf-8")
    made = run("test", "村 规", "--examples", "一.rules", "--examples", "二.rules", "--examples", "一.rules")
    assert made.exit_code == 0 and made.stdout.splitlines()[-1] == "示例 2 个，期望 4 项，相符 4，不符 0。"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (OWN.replace("有活的人", "没有的示例"), "unknown-name"),
        (OWN.replace("月入 ", "月收 "), "unknown-name"),
        (OWN.replace("我处第一例", "有活的人"), "duplicate-name"),
        (OWN + "资格 另加\n  对象：人。\n  条件：在职。\n", "examples-only"),
        ("某某，身份证号 140000200001010000，在职\n", ""),
    ],
)
def test_a_problem_in_such_a_file_has_a_code_and_no_facts(folder: Path, text: str, code: str) -> None:
    (folder / "我处.rules").write_text(text, encoding="utf-8")
    made = run("test", "村 规", "--examples", "我处.rules")
    assert made.exit_code == 1 and f"[{code}" in made.stdout and "我处.rules:" in made.stdout
    assert "98.76" not in made.stdout and "140000200001010000" not in made.stdout and "Traceback" not in made.output
    assert "没有试算" in made.output


def test_bytes_that_are_no_text_and_files_that_are_not_there(folder: Path) -> None:
    (folder / "坏.rules").write_bytes(b"\xff\xfe\x00")
    for name in ("坏.rules", "没有.rules"):
        made = run("test", "村 规", "--examples", name)
        assert made.exit_code == 1 and name in made.output and "Traceback" not in made.output


def test_no_command_is_near_a_far_word() -> None:
    import click

    assert NoCommand("zzzz", ["check"], click.Context(cli)).near is None

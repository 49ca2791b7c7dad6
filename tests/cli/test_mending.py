"""`check --fix` and `check --explain`: what is mended is told, what is not certain is left, nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from policyrules.cli.group import cli

VOCABULARY = "主体 人员：\n  年龄：整数 周岁；\n  户籍在本区：是否。\n\n"
WRONG = "资格 补助\n  对象：人员。\n  依据：《办法》。\n  条件：年龄 ≥ 16周岁 且 户籍在本曲。\n"


def run(*arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(cli, ["check", *arguments])
    return found.exit_code, found.output


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_what_is_certain_is_mended_and_told(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "规则.rules"
    file.write_bytes((VOCABULARY + WRONG).replace("\n", "\r\n").encode(encoding))
    file.chmod(0o640)
    code, told = run(str(tmp_path), "--fix")
    assert code == 1
    assert "已改 规则.rules:8:8" in told
    assert "『 ≥ 』改为『 不低于 』" in told
    assert "没有声明过“户籍在本曲”" in told
    assert file.read_bytes() == (VOCABULARY + WRONG).replace(" ≥ ", " 不低于 ").replace("\n", "\r\n").encode(encoding)
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["规则.rules"]


def test_one_file_alone_is_mended(tmp_path: Path) -> None:
    (tmp_path / "甲.rules").write_text(VOCABULARY + WRONG.replace("曲", "区"), encoding="utf-8")
    (tmp_path / "乙.rules").write_text(WRONG.replace("补助", "补贴").replace("曲", "区"), encoding="utf-8")
    code, told = run(str(tmp_path / "乙.rules"), "--fix", "--lang", "en")
    assert "mended 乙.rules" in told
    assert "不低于" in (tmp_path / "乙.rules").read_text(encoding="utf-8")
    assert "≥" in (tmp_path / "甲.rules").read_text(encoding="utf-8")
    assert code == 0


def test_a_pack_that_ships_is_never_mended() -> None:
    code, told = run("example", "--fix")
    assert code == 1
    assert "自带的规则包" in told


def test_a_page_in_either_tongue() -> None:
    assert "绕成了圈" in run("--explain", "cycle")[1]
    assert "in a circle" in run("--explain", "cycle", "--lang", "en")[1]
    code, told = run("--explain", "cycel")
    assert code == 1
    assert "cycle" in told

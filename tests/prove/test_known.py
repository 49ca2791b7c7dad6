"""What a pack knows of the law itself: told as known, and told when it is so no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policyrules.cli.group import cli

pytest.importorskip("z3", reason="the extra `prove` is not installed")

RULES = """主体 住户：
  每月收入：金额 元/月，0元/月以上，10000元/月以下。

资格 帮扶
  对象：住户。
  依据：「办法」。
  条件：同时符合：
    （一）每月收入 不超过 1000元/月；
    （二）每月收入 低于 {top}元/月。

示例 正好一千
  检验：帮扶。
  计算日：2026年1月1日。
  已知：每月收入 为 1000元/月。
  期望：符合。
"""
REDUNDANT = "  - {问题: condition-redundant, 规则: 帮扶, 说到: 低于 2000元/月, 说明: 的上限写了两次, 解读: 以第一个为准}\n"
IN_THE_TEXT = "  - {问题: 原文, 规则: 帮扶, 说明: 没有说正好一千的怎样, 解读: 正好一千的也算, 依据: 「办法」, 示例: 正好一千}\n"


def run(folder: Path, top: int, findings: str, *arguments: str) -> Result:
    (folder / "a.rules").write_text(RULES.format(top=top), encoding="utf-8")
    (folder / "findings.yaml").write_text(findings, encoding="utf-8")
    return CliRunner().invoke(cli, ["prove", str(folder), "--tries", "4", *arguments])


def test_what_is_known_is_told_as_known(tmp_path: Path) -> None:
    found = run(tmp_path, 2000, "发现:\n" + REDUNDANT)
    assert found.exit_code == 0, found.output
    assert "已知（各条件有没有多余）：“帮扶”的上限写了两次。取的读法：以第一个为准" in found.output
    assert "[condition-redundant]" not in found.output
    assert "known (whether a condition is redundant) of `帮扶`" in run(tmp_path, 2000, "发现:\n" + REDUNDANT, "--lang", "en").output


def test_what_is_known_is_told_in_english_where_the_file_has_it(tmp_path: Path) -> None:
    told = REDUNDANT.replace("解读: 以第一个为准", "解读: 以第一个为准, 英文说明: the limit is written twice, 英文解读: the first counts")
    found = run(tmp_path, 2000, "发现:\n" + told, "--lang", "en").output
    assert "of `帮扶`: the limit is written twice. The reading taken: the first counts" in found
    assert (
        "of `帮扶`: “的上限写了两次”. The reading taken: “以第一个为准”"
        in run(tmp_path, 2000, "发现:\n" + REDUNDANT, "--lang", "en").output
    )


def test_what_is_known_and_so_no_more_is_told(tmp_path: Path) -> None:
    found = run(tmp_path, 1500, "发现:\n" + REDUNDANT)
    assert found.exit_code == 1
    assert "警告[finding-gone]：findings.yaml 里关于“帮扶”的一项（condition-redundant）已经不成立" in found.output


def test_what_was_not_asked_is_not_gone(tmp_path: Path) -> None:
    assert run(tmp_path, 1500, "发现:\n" + REDUNDANT, "--question", "rule").exit_code == 0


def test_a_finding_in_the_text_needs_its_example(tmp_path: Path) -> None:
    found = run(tmp_path, 2000, "发现:\n" + REDUNDANT + IN_THE_TEXT)
    assert found.exit_code == 0, found.output
    assert "已知（原文）：“帮扶”没有说正好一千的怎样（「办法」）。取的读法：正好一千的也算" in found.output
    (tmp_path / "findings.yaml").unlink()
    found = run(tmp_path, 2000, "发现:\n" + REDUNDANT + IN_THE_TEXT.replace("示例: 正好一千", "示例: 没有的"))
    assert found.exit_code == 1 and "（原文）已经不成立" in found.output


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("发现: 三\n", "文件应写成"),
        ("发现:\n  - 三\n", "每一项写"),
        ("发现:\n  - {问题: condition-redundant, 规则: 帮扶, 说明: 甲}\n", "缺“解读”"),
        ("发现:\n  - {问题: 甲, 规则: 帮扶, 说明: 甲, 解读: 乙}\n", "写方括号里的代码"),
        ("发现:\n  - {问题: 原文, 规则: 帮扶, 说明: 甲, 解读: 乙}\n", "要写“示例”"),
        ("发现:\n  - {问题: nothing-decides, 规则: 帮护, 说明: 甲, 解读: 乙}\n", "规则包里没有“帮护”"),
        ("发现:\n  - {问题: nothing-decides, 规则: 帮扶, 缘由: 甲, 说明: 甲, 解读: 乙}\n", "不认得“缘由”"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    found = run(tmp_path, 2000, text)
    assert found.exit_code == 1
    assert "错误[finding-unreadable]" in found.output and says in found.output and "--> findings.yaml:" in found.output

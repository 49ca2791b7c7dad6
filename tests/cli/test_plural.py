"""English output counts as English does: one rule, two rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.running import policyrules

import policyrules as package
from policyrules.types import Number, Vocabulary
from policyrules.types.to_text import written

ONE_OF_SEVERAL = re.compile(r"(?<![\d.,/-])\b1 (?!(?:less|is|was|times|yes|has|us)\b)[a-z]+s\b(?! than)")
BARE = re.compile(r"\{(?:len\([^{}]*\)|\w*(?:count|many|tried|total|number)\w*)\} (?:more |of )?[a-z]+s\b")
"""A number put straight before a word in the plural."""
SOURCES = sorted(Path(package.__file__).parent.rglob("*.py"))
ALWAYS_SEVERAL = {
    "{len(self.names)} names",
    "{len(written)} periods",
    "{len(dated)} months",
    "{len(units)} bodies",
    "{len(of.vocabulary)} of declarations",
}


@pytest.mark.parametrize(
    "words",
    ["check one", "test one --examples-only", "prove one --timeout 20", "pairs one", "mutate one --limit 1 --tries 1 --timeout 0",
     "fmt one", "doctor --pack one", "params form example -o form.yaml"],
)  # fmt: skip
def test_one_thing_is_told_in_the_singular(words: str, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "pack.yaml").write_text("名称: one\n", encoding="utf-8")
    (tmp_path / "one" / "甲.rules").write_text(
        "主体 人员：\n  在册：是否。\n\n资格 甲\n  对象：人员。\n  依据：某法 第一条。\n  条件：在册。\n\n"
        "示例 一\n  检验：甲。\n  计算日：2025年1月1日。\n  已知：在册。\n  期望：符合。\n",
        encoding="utf-8",
    )
    done = policyrules(*words.split(), "--lang", "en", cwd=tmp_path)
    told = done.stdout + done.stderr
    assert told and not ONE_OF_SEVERAL.findall(told), told


def test_a_figure_of_one_has_its_unit_in_the_singular() -> None:
    units = ("周岁", "个月", "人", "次", "倍", "级")
    assert [written(1, Number(unit), Vocabulary(), "en") for unit in units] == ["1 year", "1 month", "1 person", "1 time", "1 times", "1"]


def test_no_number_is_put_before_a_plural_without_counting() -> None:
    found = {hit for path in SOURCES for hit in BARE.findall(path.read_text(encoding="utf-8"))}
    assert found <= ALWAYS_SEVERAL

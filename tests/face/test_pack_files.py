"""pack.yaml and the glossary as they come out wrong: told with place and repair, never passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from policyrules.driver.files import read_glossary, read_pack
from policyrules.source import SourceFile

RULES = "主体 人：\n  在职：是否。\n"


@pytest.mark.parametrize(
    "text",
    [
        "- 名称: a\n",
        "名称: a\n版木: 1\n",
        "规划: {施行: 2026-01-01, 期满: 2025-12-31}\n",
        "规划: {施行: 2026-01-01}\n",
        "规划: 2026\n",
        "a: 1\n---\n",
    ],
)
def test_pack_yaml(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.rules").write_text(RULES, "utf-8")
    (tmp_path / "pack.yaml").write_text(text, "utf-8")
    found = read_pack(str(tmp_path)).problems
    assert found and all((said := p.describe("zh")).primary and said.help for p in found)


@pytest.mark.parametrize(
    "text", ["名称,别名\n甲,a\n甲,b\n", "name,alias\n甲,a\n", "名称,别名,别名\n甲,a,b\n", f"名称,说明\n甲,{'长' * 200_000}\n"]
)
def test_glossary(text: str) -> None:
    _, found = read_glossary(SourceFile("glossary.csv", text))
    assert [p.code for p in found] == ["pack-file"]


def test_a_sound_glossary() -> None:
    glossary, found = read_glossary(SourceFile("glossary.csv", "名称,别名,英文\n甲,a,\n乙,,b\n"))
    assert not found and glossary.aliases == {"甲": "a"} and glossary.english == {"乙": "b"}

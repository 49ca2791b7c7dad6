"""The trees of parameter files that are kept are those that reading the files gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from policyrules.core.shapes import Json
from policyrules.core.to_json import Writer
from policyrules.driver import documents as kept_documents
from policyrules.driver.documents import documents, entry_name
from policyrules.driver.files import read_pack
from policyrules.resources import keep, kept
from policyrules.source import SourceFile
from policyrules.structured import Parsed, parse
from policyrules.structured.nodes import Tree


@pytest.fixture(autouse=True)
def nothing_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    kept_documents._read.clear()


def told(parsed: Parsed) -> tuple[Json, list[str]]:
    tree = Writer((parsed.file,)).write(parsed.tree, Tree) if parsed.tree is not None else None
    return tree, [problem.code for problem in parsed.problems]


def test_what_is_kept_is_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    files, name = read_pack("lucheng").parameters, entry_name("lucheng")
    first = documents(files, name)
    kept_documents._read.clear()
    monkeypatch.setattr(kept_documents, "parse", None)
    again = documents([SourceFile(file.name, file.text) for file in files], name)
    assert [told(p) for p in again] == [told(p) for p in first] == [told(parse(file)) for file in files]


def test_a_file_with_a_fault_is_read_anew() -> None:
    name = entry_name("faulty")
    for _ in range(2):
        kept_documents._read.clear()
        (parsed,) = documents([SourceFile("a.yaml", "甲: 1\n甲: 2\n")], name)
        assert told(parsed)[1] == ["duplicate-key"]
    assert kept(name) is None


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b'{"%s": 1}', b'{"%s": [[0, 0, 99], "", false, "Scalar"]}', b"[" * 5000])
def test_an_entry_that_holds_something_else_says_nothing(content: bytes) -> None:
    file, name = SourceFile("a.yaml", "甲: 1\n"), entry_name("other")
    documents([file], name)
    key = (kept(name) or b"")[2:66]
    kept_documents._read.clear()
    keep(name, content.replace(b"%s", key))
    assert told(documents([file], name)[0]) == told(parse(file))

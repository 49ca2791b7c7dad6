"""What check keeps of rule files is what reading them gives, and whatever is no tree of the file is passed over."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest

from policyrules.diagnostics import Tongue
from policyrules.driver import trees
from policyrules.driver.files import read_pack
from policyrules.driver.trees import Trees, entry_name, read, written
from policyrules.resources import keep, kept, pack_folder, pack_names
from policyrules.source import SourceFile
from policyrules.syntax.from_text import Parsed, parse
from policyrules.syntax.to_dump import dump
from policyrules.syntax.walk import nodes

RULE = "定义 甲\n  对象：人员。\n  取值：１６岁。\n"


def same(one: Parsed, other: Parsed) -> bool:
    places = [[(type(node), node.at) for node in nodes(p.module)] for p in (one, other)]
    return dump(one.module) == dump(other.module) and places[0] == places[1] and one.tokens == other.tokens and one.tongue == other.tongue


@pytest.mark.parametrize("pack", pack_names())
def test_every_file_comes_back_with_its_places_and_tokens(pack: str) -> None:
    for file in read_pack(pack).rules:
        first = parse(file)
        if not first.problems:
            back = read(written(first), file)
            assert back and same(first, back) and back.unread == first.unread, file.name
            distinct = [len(set(map(id, nodes(p.module)))) for p in (first, back)]
            assert distinct[0] == distinct[1], "what stands in two places of a tree is one node, as the parser made it"


def test_words_that_intake_changed_come_back_changed() -> None:
    file = SourceFile("a.rules", RULE)
    back = read(written(parse(file)), file)
    assert back and "16" in [token.text for token in back.tokens]


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '["zh", [], [[], [], []], [], []]', '["zh", 1, [["NAME"], [0], ["x"]], [], []]', "[" * 5000]
)
def test_what_is_no_tree_is_passed_over(text: str) -> None:
    assert read(text, SourceFile("a.rules", RULE)) is None


def test_a_tree_of_a_longer_text_is_passed_over() -> None:
    assert read(written(parse(SourceFile("a.rules", RULE))), SourceFile("a.rules", RULE[:9])) is None


def test_only_what_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(pack_folder("example"), tmp_path / "pack")
    files = read_pack(str(tmp_path / "pack")).rules
    name = entry_name("a pack of this test")
    asked: list[str] = []

    def counted(file: SourceFile, tongue: Tongue | None = None, known: frozenset[str] = frozenset()) -> Parsed:
        asked.append(file.name)
        return parse(file, tongue, known)

    monkeypatch.setattr(trees, "parse", counted)
    for again in (False, True):
        asked.clear()
        store = Trees(name)
        for file in files:
            store.parse(SourceFile(file.name, file.text + "# 改\n" * (again and file is files[0])), None, frozenset())
        store.close()
        assert asked == ([files[0].name] if again else [file.name for file in files])


def test_an_entry_with_something_else_in_it_is_no_entry() -> None:
    name = entry_name("another pack of this test")
    for content in (b"[1]", b"{", json.dumps({"a": 1}).encode()):
        keep(name, content)
        assert kept(name) == content
        assert Trees(name).parse(SourceFile("a.rules", RULE), None, frozenset()).module.items


def test_a_file_with_a_slip_is_not_kept() -> None:
    name = entry_name("a third pack of this test")
    store = Trees(name)
    assert store.parse(SourceFile("a.rules", RULE.replace("取值", "取")), None, frozenset()).problems
    store.close()
    assert kept(name) is None

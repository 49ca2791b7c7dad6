"""What check keeps of rule files is what reading them gives, and whatever is no tree of the file is passed over."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from policyrules.diagnostics import Tongue
from policyrules.driver import tree_parts, trees
from policyrules.driver.files import read_pack
from policyrules.driver.held import Held, held, named
from policyrules.driver.tree_parts import Forms, json_bytes, written
from policyrules.driver.trees import Trees, entry_name, trees_of
from policyrules.resources import keep, kept, pack_folder, pack_names
from policyrules.source import SourceFile
from policyrules.syntax import from_text
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed, Remembered, parse
from policyrules.syntax.to_dump import dump
from policyrules.syntax.walk import nodes

RULE = "定义 甲\n  对象：人员。\n  取值：１６岁。\n"
EXAMPLE = "\n示例 一\n  检验：甲。\n  计算日：2024年3月1日。\n  期望：16岁。\n"


def parts_of(parsed: Parsed) -> tuple[bytes, ...]:
    return written(parsed, b"", {}, Forms())


def read(parts: tuple[bytes, ...], file: SourceFile) -> Held | None:
    return tree_parts.read(parts, file, frozenset(), Forms().reader)


def same(one: Parsed, other: Parsed) -> bool:
    first, second = held(one).whole, held(other).whole  # examples stand behind all else in both
    places = [[(type(node), node.at) for node in nodes(p.module)] for p in (first, second)]
    same_words = tuple(one.tokens) == tuple(other.tokens) and one.tongue == other.tongue
    return dump(first.module) == dump(second.module) and places[0] == places[1] and same_words


@pytest.mark.parametrize("pack", pack_names())
def test_every_file_comes_back_with_its_places_and_tokens(pack: str) -> None:
    for file in read_pack(pack).rules:
        first = parse(file)
        if not first.problems:
            back = read(parts_of(first), file)
            assert back and same(first, back.whole) and back.parsed.unread == first.unread, file.name
            titles = {(t.name.text, t.alias.text if t.alias else "") for t in nodes(first.module) if isinstance(t, syn.Title)}
            assert back.named == named(first.module) and {*back.named.titles} == titles, file.name
            assert [e.like for e in back.examples] == [e.like for e in held(first).examples]
            distinct = [len(set(map(id, nodes(m)))) for m in (held(first).whole.module, back.whole.module)]
            assert distinct[0] == distinct[1], "what stands in two places of a tree is one node, as the parser made it"


def test_words_that_intake_changed_come_back_changed() -> None:
    file = SourceFile("a.rules", RULE)
    back = read(parts_of(parse(file)), file)
    assert back and "16" in [token.text for token in back.parsed.tokens]


@pytest.mark.parametrize("head", [b"", b"{}", b"[]", b'["zh", 1, []]', b'["zh", [], []]', b"[" * 5000])
def test_what_is_no_tree_is_passed_over(head: bytes) -> None:
    file = SourceFile("a.rules", RULE)
    first, fronts, tree, tokens = parts_of(parse(file))
    assert read((first, fronts, tree, tokens), file)
    assert read((head, fronts, tree, tokens), file) is None
    assert read((first, head, tree, tokens), file) is None
    assert read((first[:-1], fronts, tree, tokens), file) is None
    assert read((first, fronts, tree), file) is None


def test_a_tree_of_a_longer_text_is_passed_over() -> None:
    assert read(parts_of(parse(SourceFile("a.rules", RULE))), SourceFile("a.rules", RULE[:9])) is None


def test_rules_examples_and_tokens_that_are_none_are_read_from_the_text() -> None:
    file = SourceFile("a.rules", RULE + EXAMPLE)
    first = parse(file)
    head, fronts, *parts = parts_of(first)
    for wrong in (b"", b"[1]", b"{", parts[0][:-1], parts[2][:-1], parts[3][:-1], b"[" * 5000):
        for some in ([*parts[:2], wrong, wrong], [wrong, wrong, *parts[2:]], [wrong] * 4):
            back = read((head, fronts, *some), file)
            assert back and same(first, back.whole)


def test_only_what_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(pack_folder("example"), tmp_path / "pack")
    files = read_pack(str(tmp_path / "pack")).rules
    name = entry_name("a pack of this test")
    asked: list[str] = []

    def counted(file: SourceFile, tongue: Tongue | None, known: frozenset[str], remembered: Remembered) -> Parsed:
        asked.append(file.name)
        return parse(file, tongue, known, remembered)

    monkeypatch.setattr(trees, "parse", counted)
    for again in (False, True):
        asked.clear()
        store = Trees(name)
        for file in files:
            store.held(SourceFile(file.name, file.text + "# 改\n" * (again and file is files[0])), None, frozenset())
        store.close()
        assert asked == ([files[0].name] if again else [file.name for file in files])


@pytest.mark.parametrize("content", [b"[1]", b"{", b'{"a": 1}', b'[["a", [3, 4]]]\n12345', b'[["a", [-1, 4]]]\n123'])
def test_an_entry_with_something_else_in_it_is_no_entry(content: bytes) -> None:
    name = entry_name("another pack of this test")
    keep(name, content)
    assert kept(name) == content
    assert Trees(name).held(SourceFile("a.rules", RULE), None, frozenset()).parsed.module.items


def test_a_file_with_a_slip_is_not_kept() -> None:
    name = entry_name("a third pack of this test")
    store = Trees(name)
    assert store.held(SourceFile("a.rules", RULE.replace("取值", "取")), None, frozenset()).parsed.problems
    store.close()
    assert kept(name) is None


def test_of_an_edited_file_only_the_declaration_is_read_that_was_edited(monkeypatch: pytest.MonkeyPatch) -> None:
    name = entry_name("a fourth pack of this test")
    read: list[str] = []
    declaration = from_text._Reading.declaration

    def counted(self: Any, start: int, end: int) -> None:
        read.append(self.file.text[start:end].split()[1])
        declaration(self, start, end)

    monkeypatch.setattr(from_text._Reading, "declaration", counted)
    again = RULE.replace("甲", "乙")
    for text, wanted in (
        (RULE + again + EXAMPLE, "甲乙一"),
        (f"# 说明\n\n{RULE}# 注\n{again.replace('６', '７')}{EXAMPLE}", "乙"),
        (again.replace("６", "７"), ""),
    ):
        for new_process in (False, True):
            read.clear()
            trees._of_packs.clear() if new_process else None
            store = trees_of(name)
            file = SourceFile("a.rules", text)
            found = store.held(file, None, frozenset())
            store.close()
            assert "".join(read) == ("" if new_process else wanted)
            assert same(found.whole, parse(file))


@pytest.mark.parametrize("wrong", [b"{", b"[1]", b'["zh"]'])
@pytest.mark.parametrize("part", [0, 1, 2, 3])
@pytest.mark.parametrize("slip", ["", "定义 丙\n  取"])
def test_what_is_kept_of_a_declaration_and_is_none_is_read_from_the_text(wrong: bytes, part: int, slip: str) -> None:
    name, file = entry_name("a fifth pack of this test"), SourceFile("a.rules", RULE)
    parts = list(parts_of(parse(file)))
    parts[part] = wrong
    lengths = json_bytes([[trees._key(file, "either", frozenset()), [*map(len, parts)]]])
    keep(name, b"".join((lengths, b"\n", *parts)))
    edited = SourceFile("a.rules", f"{RULE}\n{RULE.replace('甲', '乙')}\n{slip}")
    found, anew = Trees(name).held(edited, None, frozenset()), parse(edited)
    assert same(found.whole, anew)
    assert [p.code for p in found.parsed.problems] == [p.code for p in anew.problems]


def test_of_a_file_with_glued_wording_only_that_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    name = entry_name("a sixth pack of this test")
    glued = "\n定义 乙\n  对象：人员。\n  条件：有证且户籍在本区。\n"
    known, file = frozenset({"甲", "乙", "有证", "户籍在本区"}), SourceFile("a.rules", RULE + glued + EXAMPLE)
    read: list[str] = []
    declaration = from_text._Reading.declaration

    def counted(self: Any, start: int, end: int) -> None:
        read.append(self.file.text[start:end].split()[1])
        declaration(self, start, end)

    monkeypatch.setattr(from_text._Reading, "declaration", counted)
    store = trees_of(name)
    store.held(file, None, frozenset())
    read.clear()
    assert store.is_cut(file, known)
    found = store.held(file, "zh", known)
    assert read == ["乙"]
    store.close()
    assert same(found.whole, parse(file, "zh", known))
    trees._of_packs.clear()
    assert same(trees_of(name).held(file, "zh", known).whole, parse(file, "zh", known))

"""Where pages may be written, and that nothing half-written is left."""

from __future__ import annotations

import builtins
import importlib.util
import re
from pathlib import Path

import pytest
from tests.site.built import Site

from policyrules.driver.files import PackFiles
from policyrules.driver.pipeline import compile_pack
from policyrules.resolve import Glossary
from policyrules.site.build import MARK, Handed, build_site
from policyrules.site.keys import page_keys
from policyrules.site.problems import PROBLEMS, FolderTaken, NotASite, SphinxMissing
from policyrules.source import SourceFile


def test_a_folder_with_anything_in_it_is_left_alone(example: Site, tmp_path: Path) -> None:
    taken = tmp_path / "mine"
    taken.mkdir()
    (taken / "letter.txt").write_text("信", encoding="utf-8")
    assert build_site(example.compiled, taken).problems == (FolderTaken("mine"),)
    assert build_site(example.compiled, taken, force=True).problems == (NotASite("mine"),)
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["letter.txt"]


def test_pages_are_replaced_only_with_force(example: Site, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name in (MARK, "old.html"):
        (site / name).write_text("", encoding="utf-8")
    assert build_site(example.compiled, site).problems == (FolderTaken("site"),)
    result = build_site(example.compiled, site, force=True)
    assert (result.problems, result.warnings) == ((), ())
    assert not (site / "old.html").exists()
    assert (site / "index.html").is_file()
    assert not {".buildinfo", "_sources", ".doctrees"} & {p.name for p in site.iterdir()}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_build_that_breaks_leaves_the_old_pages(example: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / MARK).write_text("", encoding="utf-8")

    def broken(*_: object) -> tuple[str, ...]:
        raise builtins.OSError("no room")

    monkeypatch.setattr("policyrules.site.build._run_sphinx", broken)
    with pytest.raises(OSError, match="no room"):
        build_site(example.compiled, site, force=True)
    assert [p.name for p in tmp_path.rglob("*")] == ["site", MARK]


def test_without_sphinx_one_sentence_names_the_extra(example: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, package=None: None if name == "sphinx" else found(name, package))
    result = build_site(example.compiled, tmp_path / "site")
    assert result.problems == (SphinxMissing(),)
    assert "policyrules[docs]" in result.problems[0].describe("zh").message
    assert not (tmp_path / "site").exists()


def test_problems_speak_both_tongues() -> None:
    for problem in (SphinxMissing(), FolderTaken("x"), NotASite("x")):
        assert type(problem) in PROBLEMS
        assert problem.describe("zh").message != problem.describe("en").message


def test_a_handed_pack_is_kept_as_its_digest(example: Site) -> None:
    import pickle

    assert pickle.loads(pickle.dumps(Handed(example.compiled))) == example.compiled.files.digest
    assert "source" not in repr(Handed(example.compiled))


def test_pages_have_unique_ascii_names(example: Site) -> None:
    keys = [*page_keys(example.compiled).values()]
    assert len(keys) == len(set(keys))
    assert all(re.fullmatch("[a-z0-9_-]+", key) for key in keys)


def test_a_rule_without_an_alias_is_numbered() -> None:
    file = SourceFile("a.rules", "主体 人：\n  好：是否。\n\n定义 甲\n  对象：人。\n  条件：好。\n")
    assert [*page_keys(compile_pack(PackFiles("x", (file,), (), Glossary(), None, ""))).values()] == ["rule-1"]


def test_without_furo_the_theme_of_sphinx_does(example: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, package=None: None if name == "furo" else found(name, package))
    result = build_site(example.compiled, tmp_path / "site")
    assert (result.problems, result.warnings) == ((), ())
    text = (tmp_path / "site" / "rules" / "heating_grant.html").read_text(encoding="utf-8")
    assert "取暖补助" in text
    assert "alabaster.css" in text
    assert not re.search("(?:href|src)=.https?:", text)

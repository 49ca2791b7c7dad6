"""The extension in a site of somebody else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from tests.site.reading import read

from policyrules.resources import pack_folder

PAGES = {
    "index": "题目\n====\n\n看 :policy:rule:`取暖补助` 和 :policy:rule:`这一条 <heating_grant>`，:policy:rule:`低收入户`。\n\n"
    ".. toctree::\n\n   grant\n   rest\n",
    "grant": ".. policy:rule:: 取暖补助\n",
    "rest": "其余\n====\n\n.. policy:duties::\n",
}


@contextmanager
def application(folder: Path, pack: str, **more: Any) -> Iterator[tuple[Sphinx, StringIO]]:
    said = StringIO()
    configured = {"extensions": ["policyrules.sphinx_ext"], "policyrules_pack": pack, "language": "zh_CN", "html_theme": "basic"}
    with patch_docutils(), docutils_namespace():
        out, trees = folder / "out", folder / "trees"
        yield Sphinx(folder / "in", None, out, trees, "html", configured, status=None, warning=said, **more), said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "in" / f"{name}.rst").write_text(text, encoding="utf-8")
    shutil.copytree(pack_folder("example"), tmp_path / "pack")
    return tmp_path


def test_roles_link_to_rules_by_either_name(folder: Path) -> None:
    with application(folder, "example", parallel=2) as (app, said):
        app.build()
    assert said.getvalue() == ""
    page = read((folder / "out" / "index.html").read_text(encoding="utf-8"))
    assert page.links().count("grant.html#heating_grant") == 2
    assert "低收入户" in (folder / "out" / "index.html").read_text(encoding="utf-8")
    assert (folder / "out" / "objects.inv").is_file()


def test_pages_are_read_again_when_the_pack_changes(folder: Path) -> None:
    rules = folder / "pack" / "rules.rules"
    with application(folder, str(folder / "pack")) as (app, _):
        app.build()
    with application(folder, str(folder / "pack")) as (app, _):
        assert list(app.builder.read()) == []
    rules.write_text(rules.read_text(encoding="utf-8").replace("可以上门办理", "可以在家办理"), encoding="utf-8")
    with application(folder, str(folder / "pack")) as (app, _):
        app.build()
    assert "可以在家办理" in (folder / "out" / "grant.html").read_text(encoding="utf-8")


def test_a_rule_that_is_not_there_is_said(folder: Path) -> None:
    (folder / "in" / "grant.rst").write_text(".. policy:rule:: 没有这条\n", encoding="utf-8")
    with application(folder, "example") as (app, said):
        app.build()
    assert "没有这条" in said.getvalue()


def test_wrong_rules_stop_the_build(folder: Path) -> None:
    from sphinx.errors import ConfigError

    (folder / "pack" / "rules.rules").write_text("待遇 甲\n  对象：乙。\n", encoding="utf-8")
    with application(folder, str(folder / "pack")) as (app, _), pytest.raises(ConfigError):
        app.build()

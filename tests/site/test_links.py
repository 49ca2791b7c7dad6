"""Names in running words, linked."""

from __future__ import annotations

from docutils import nodes

from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import compile_pack
from policyrules.sphinx_ext import lists
from policyrules.sphinx_ext.links import Worder
from policyrules.sphinx_ext.loaded import Loaded
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import nodes as beneath


def test_a_name_within_a_longer_one_is_not_taken_for_it() -> None:
    loaded = Loaded(compile_pack(read_pack("lucheng")))
    entry = loaded.find("困难残疾人生活补贴")
    assert entry
    said = [hint.when for hint in beneath(entry.rule.decl) if isinstance(hint, syn.HintField)]
    told = [Worder(loaded, entry.rule.entity).expr(when) for when in said]
    found = next(parts for parts in told if "残疾人证有效期至" in "".join(_words(part) for part in parts))
    assert [_words(part) for part in found if not isinstance(part, str | nodes.Text)] == ["残疾人证有效"]


def test_how_places_are_written_is_told_beside_them() -> None:
    loaded = Loaded(compile_pack(read_pack("lucheng")))
    page = lists.sources(loaded, lambda *_: None)
    told = [part.astext() for part in page.children if isinstance(part, nodes.section) and "章节#句" in part.astext()]
    assert [text.partition("\n")[0] for text in told] == ["规划"]


def _words(part: str | nodes.Node) -> str:
    return part if isinstance(part, str) else part.astext()

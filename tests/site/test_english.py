"""The pages of a pack in English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from tests.site.built import Site, built

from policyrules.deciding.trials import run_examples
from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import compile_pack
from policyrules.sphinx_ext import english, lists, tables
from policyrules.sphinx_ext.coordination import coordination
from policyrules.sphinx_ext.loaded import Loaded
from policyrules.sphinx_ext.proof import proof

HAN = re.compile("[\u4e00-\u9fff]")
HAN_WORDS = re.compile("[^\n]*[\u4e00-\u9fff][^\n]*")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built("example", tmp_path_factory.mktemp("sites") / "english", "en")


def test_no_page_holds_any_chinese(site: Site) -> None:
    assert not site.result.problems and not site.result.warnings
    pages = site.pages()
    assert not {name: found[0] for name, page in pages.items() if (found := HAN.findall(page.own))}


def test_there_are_the_same_pages_as_in_chinese(site: Site, example: Site) -> None:
    assert site.result.pages == example.result.pages
    found, wanted = ({name: page.ids for name, page in there.pages().items() if "/" not in name} for there in (site, example))
    assert found == wanted, "what can be linked to"


def test_the_page_of_a_rule_says_all_that_the_chinese_one_says(site: Site, example: Site) -> None:
    said, wanted = ({name: _parts(page.ids) for name, page in there.pages().items() if "/" in name} for there in (site, example))
    assert said == wanted


def _parts(ids: Iterable[str]) -> set[str]:
    """The parts of a page without its examples, which English pages number, and tell where they have an explanation."""
    return {id for id in ids if "-example" not in id}


def test_the_search_page_calls_things_by_their_english_names(site: Site, example: Site) -> None:
    en, zh = (dict(named[1:] for named in _searched(there)["objnames"].values()) for there in (site, example))
    assert en["rule"] == "rule" and zh["rule"] == "规则"


def _searched(site: Site) -> dict[str, Any]:
    text = (site.folder / "searchindex.js").read_text("utf-8")
    found: dict[str, Any] = json.loads(text[text.index("{") : text.rindex("}") + 1])
    return found


def test_official_titles_stand_in_their_own_tongue(site: Site) -> None:
    for name in ("sources", "glossary"):
        page = site.page(name)
        assert "示例县困难家庭办法" in page.text and "示例县困难家庭办法" not in page.own, name


def test_a_pack_of_the_law_is_told_in_english_to_its_end() -> None:
    """Its pages take a minute to make, so what they are made of is looked at: no word of them lacks its English."""
    loaded = Loaded(compile_pack(read_pack("lucheng")), "en")
    lists_of = lists.vocabulary, lists.readings, lists.properties
    makers = english.pack, coordination, tables.parameters, tables.duties, tables.indicators, *lists_of, proof
    told = {make.__name__: make(loaded, lambda *_: None).astext() for make in makers}
    assert not {name: found[:3] for name, text in told.items() if (found := HAN_WORDS.findall(text))}


def test_every_example_is_told_on_the_page_of_each_rule_that_it_tests(site: Site) -> None:
    aliases, english = site.compiled.checked.vocabulary.aliases, site.compiled.checked.vocabulary.english
    pages, told = site.pages(), 0
    for result in run_examples(site.compiled):
        kind = next(r.kind for (_, name), r in site.compiled.checked.resolved.rules.items() if name == result.expected.rule)
        if kind not in ("ranking", "indicator") and result.trial is not None:
            page = pages[f"rules/{aliases[result.expected.rule].lower()}"]
            assert any(words.startswith(english[result.example]) for _, words in page.headings), result.example
            told += 1
    assert told > 100


def test_links_lead_somewhere(site: Site) -> None:
    pages = site.pages()
    for name, page in pages.items():
        for link in page.links():
            target, _, anchor = link.partition("#")
            if target.endswith(".html") and ":" not in target:
                there = (Path("/") / name).parent / target
                found = pages.get(str(there.resolve()).lstrip("/").removesuffix(".html"))
                assert target.endswith(("search.html",)) or (found and (not anchor or anchor in found.ids)), (name, link)


def test_a_rule_stands_there_as_an_english_file_has_it(site: Site) -> None:
    assert "benefit heating_grant\n  for: resident" in site.page("rules/heating_grant").text.replace("\xa0", " ")

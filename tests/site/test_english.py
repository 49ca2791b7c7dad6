"""The pages of a pack in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.site.built import Site, built

from policyrules.deciding.trials import run_examples

HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built("example", tmp_path_factory.mktemp("sites") / "english", "en")


def test_no_page_holds_any_chinese(site: Site) -> None:
    assert not site.result.problems and not site.result.warnings
    pages = site.pages()
    assert not {name for name, page in pages.items() if HAN.search(page.text)}
    assert {"index", "parameters", "vocabulary", "rules/heating_grant"} <= {*pages}


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

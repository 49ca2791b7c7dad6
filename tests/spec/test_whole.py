"""The specification as one document: every page is listed in order, and every construct of the language stands in a rule of it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from inspect import isclass
from pathlib import Path

import pytest
from tests.spec.pages import SPEC, pages, prose, read, taught
from tests.spec.scenes import steps

from policyrules.source import SourceFile
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed, parse
from policyrules.syntax.keywords import is_keyword, meaning, table
from policyrules.syntax.walk import nodes

BASES = frozenset({"Node"})


@cache
def shown(mistakes: bool = False) -> tuple[Parsed, ...]:
    """Every block of rules as read; those that are mistakes too where asked for."""
    return tuple(
        parse(SourceFile("本段.rules", step.scene.fresh))
        for page in pages()
        for step in steps(page)
        if step.block.kind == "rules" and (step.stays or mistakes)
    )


def test_the_index_lists_every_page_in_order() -> None:
    listed = re.findall(r"\]\(([^)]+\.md)\)", (SPEC / "index.md").read_text(encoding="utf-8"))
    assert listed == [page.name for page in pages()]


def test_every_page_has_a_title_and_an_english_line() -> None:
    for page in pages():
        first, blank, english = page.read_text(encoding="utf-8").splitlines()[:3]
        assert first.startswith("# ") and blank == "" and english.startswith("*English: "), page.name


def test_every_construct_is_shown() -> None:
    kinds = {name for name in syn.__all__ if isclass(getattr(syn, name))} - BASES
    met = {type(node).__name__ for parsed in shown() for node in nodes(parsed.module)}
    assert kinds <= met


def test_every_word_is_shown() -> None:
    """A word that is refused everywhere is shown in a mistake."""
    words = {(row.terminal, row.meaning) for row in table()}
    of_table = {terminal for terminal, _ in words}
    met = {(t.kind, meaning(t.kind, t.text)) for parsed in shown(mistakes=True) for t in parsed.tokens if t.kind in of_table}
    assert words <= met


@pytest.mark.parametrize("page", [page for page in pages() if "020" <= page.name < "170"], ids=lambda p: p.stem)
def test_a_page_on_rules_shows_them_in_english_and_three_mistakes(page: Path) -> None:
    kinds = Counter(block.kind for block in read(page))
    assert kinds["english"] >= 1
    assert kinds["problems"] + kinds["test"] >= 3


def test_links_between_pages_lead_somewhere() -> None:
    for page in SPEC.glob("*.md"):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (SPEC / link).exists(), f"{page.name} leads to {link}"


def marked(page: Path) -> str:
    """What the prose of a page sets off as words of the language."""
    return "\n".join(a or b for a, b in re.findall(r"`([^`\n]+)`|\*\*([^*\n]+)\*\*", prose(page)))


def test_a_page_explains_the_words_of_its_last_line() -> None:
    for page in pages():
        assert not [word for word in taught(page) if word not in marked(page)], page.name


def test_no_word_is_used_before_it_is_explained() -> None:
    """On its page, on an earlier one, or on one that the page names. The first page only shows what a rule looks like."""
    homes = {word: page for page in pages() for word in taught(page)}
    met = dict.fromkeys(homes, "")
    early: list[str] = []
    for page in pages()[1:]:
        words, links = marked(page), set(re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")))
        met |= {word: page.name for word in homes if not met[word] and word in words}
        for block in read(page):
            for token in parse(SourceFile("本段.rules", block.text)).tokens if block.kind == "rules" else ():
                where = homes.get(token.text)
                if is_keyword(token.kind) and where and where > page and not met[token.text] and where.name not in links:
                    early.append(f"{page.name}: {token.text} is explained in {where.name}")
    assert not early, "\n".join(dict.fromkeys(early))

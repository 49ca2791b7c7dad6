"""Each problem has its page; what a page shows as wrong is wrong in that way, and what it shows as right is right."""

from __future__ import annotations

import re

import pytest
from tests.problems.world import told

from policyrules.site.pages import Page, page_of, pages

PAGES = pages()
SHOWN = [(page, form, side, text) for page in PAGES for form, side, text in page.blocks]


@pytest.mark.parametrize(
    ("page", "form", "side", "text"), SHOWN, ids=[f"{p.name}-{'wrong' if s == '错' else 'right'}" for p, _, s, _ in SHOWN]
)
def test_what_a_page_shows(page: Page, form: str, side: str, text: str) -> None:
    found = [d.code for d in told(text, figures=form == "yaml")]
    assert found == ([] if side == "对" else list(page.codes))


def test_a_page_speaks_both_tongues() -> None:
    for page in PAGES:
        assert page.codes
        assert re.search("[\u4e00-\u9fff]", page.told("zh"))
        assert page.words["en"]


def test_a_page_is_found_by_its_code_and_the_nearest_is_offered() -> None:
    found = page_of("cycle")
    assert isinstance(found, Page)
    assert "绕成了圈" in found.told("zh")
    assert page_of("cycel") == "cycle"
    assert page_of("什么") is None

"""Every block of the specification is what it says: rules that hold, mistakes with their messages, explanations as printed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.spec.pages import made, pages, remade, written
from tests.spec.scenes import Step, printed, refuted, said, steps, tried
from tests.spec.tables import TABLES

PAGES = pages()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_is_true(page: Path, request: pytest.FixtureRequest) -> None:
    update = bool(request.config.getoption("--update-golden")) and not os.environ.get("CI")
    new: dict[int, str] = {}
    for step in steps(page):
        where = f"{page.name}:{step.block.line}"
        if step.stays:
            _holds(step, where)
        for block in step.printed:
            found = printed(step.scene, block)
            assert found, f"{page.name}:{block.line}: the program prints nothing here"
            if update:
                new[block.line] = found
            else:
                assert block.text == found, f"{page.name}:{block.line}: the program prints something else"
    if new:
        page.write_text(written(page, new), encoding="utf-8")


def _holds(step: Step, where: str) -> None:
    """What is no mistake is taken without a word, and its examples come out."""
    problems = said(step.scene)
    assert not problems, f"{where}:\n{problems}"
    assert not tried(step.scene), f"{where}: {tried(step.scene)}"
    assert not refuted(step.scene), f"{where}: {refuted(step.scene)}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_tables_are_those_of_the_program(page: Path, request: pytest.FixtureRequest) -> None:
    new = {name: TABLES[name]() for name in made(page)}
    if request.config.getoption("--update-golden") and not os.environ.get("CI"):
        page.write_text(remade(page, new), encoding="utf-8")
    assert made(page) == new

"""No two readings: neither of a text by the grammar, nor of a word by the terminals."""

from __future__ import annotations

import importlib.util
from time import process_time

import pytest
from tests.syntax.lark_alone import build

from policyrules.diagnostics import Tongue
from policyrules.syntax.grammar import whole
from policyrules.syntax.tables import made_of

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("interegular") is None,
    reason="comparing all terminals needs `interegular`, which is left out of most environments because Lark is slow beside it",
)


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_the_grammar_has_one_reading(tongue: Tongue) -> None:
    build(tongue, strict=True)


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_beside_that_package_a_parser_is_still_made_soon(tongue: Tongue) -> None:
    """Lark alone would compare all terminals, which takes it ten seconds and more."""
    start = process_time()
    made_of(whole(tongue))
    assert process_time() - start < 8

"""No two readings: neither of a text by the grammar, nor of a word by the terminals."""

from __future__ import annotations

import importlib.util

import pytest

from policyrules.diagnostics import Tongue
from policyrules.syntax.grammar import build

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("interegular") is None,
    reason="comparing all terminals needs `interegular`, which is left out of most environments because Lark is slow beside it",
)


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_the_grammar_has_one_reading(tongue: Tongue) -> None:
    build(tongue, strict=True)

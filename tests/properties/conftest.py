"""Packs compiled once; a profile under which the same cases are drawn each time."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings
from tests.properties.packs import with_text

from policyrules.driver.pipeline import Compiled

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session")
def packs() -> dict[str, Compiled]:
    return {name: with_text(name) for name in ("example", "lucheng")}

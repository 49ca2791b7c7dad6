"""Two packs built once for all tests of the pages."""

from __future__ import annotations

import pytest
from tests.site.built import Site, built

pytest.importorskip("sphinx", reason="the extra `docs` is not installed")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built("example", tmp_path_factory.mktemp("sites") / "example")


@pytest.fixture(scope="session")
def lucheng(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built("lucheng", tmp_path_factory.mktemp("sites") / "lucheng")

"""Shared by all tests: comparison with stored texts."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from policyrules.deciding.pack import Pack

GOLDEN = Path(__file__).parent / "golden"
MAY_BE_SKIPPED = ("interegular", "official text")
"""In CI only these reasons pass: one test has an environment of its own, one needs a text that is not ours to ship."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="store what the tests give, in place of what is stored; read the diff")


def pytest_configure(config: pytest.Config) -> None:
    """What the program keeps between runs goes to a folder of this session: its processes share it, and the programs that tests start."""
    if hasattr(config, "workerinput"):
        return  # the process that started this one has said where
    folder = tempfile.TemporaryDirectory(prefix="policyrules-")
    config.add_cleanup(folder.cleanup)
    os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = folder.name


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that could not run for want of a package is a failure in CI: a green run must not hide a missing install step."""
    report = yield
    if report.skipped and os.environ.get("CI") and not any(reason in str(report.longrepr) for reason in MAY_BE_SKIPPED):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {report.longrepr}"
    return report


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the one stored under a name in `tests/golden`."""
    update = bool(request.config.getoption("--update-golden"))
    if update and os.environ.get("CI"):
        pytest.fail("--update-golden is for people who read the diff, not for CI")

    def check(name: str, actual: str) -> None:
        stored = GOLDEN / name
        if update:
            stored.parent.mkdir(parents=True, exist_ok=True)
            stored.write_text(actual, encoding="utf-8")
        assert stored.exists(), f"{stored} is missing: run pytest --update-golden and read the diff"
        assert actual == stored.read_text(encoding="utf-8")

    return check


@pytest.fixture(scope="session")
def lucheng() -> Pack:
    """The shipped pack of the plan, loaded once."""
    from policyrules.deciding.pack import load

    return load("lucheng")


@pytest.fixture(scope="session")
def example() -> Pack:
    """The invented district, loaded once."""
    from policyrules.deciding.pack import load

    return load("example")

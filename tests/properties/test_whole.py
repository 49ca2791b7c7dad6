"""A whole pack tried: the same in one process and in several."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policyrules.cli.group import cli
from policyrules.driver.pipeline import Compiled
from policyrules.driver.processes import HelperLost
from policyrules.testing import whole
from policyrules.testing.laws import law_trials
from policyrules.testing.properties import property_trials
from policyrules.testing.tries import Trial
from policyrules.testing.whole import jobs_for

RULES = Path(__file__).parents[2] / "rules" / "example"
WRONG = """性质 都能结伴
  任取：居民 甲。
  设：甲的年岁 为 16周岁以上 且 计算日 不早于 2024年1月1日。
  则：甲 符合 结伴服务。
"""


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    """A pack with a property that does not hold and a law that is broken."""
    for path in RULES.rglob("*.*"):
        to = tmp_path / "pack" / path.relative_to(RULES)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(path.read_bytes().replace("带徒占比 低于 带徒比例。".encode(), "带徒占比 不超过 99%。".encode()))
    (tmp_path / "pack" / "wrong.rules").write_text(WRONG, encoding="utf-8")
    return str(tmp_path / "pack")


def tried(pack: str, *more: str) -> Result:
    return CliRunner().invoke(cli, ["test", pack, *more])


def test_two_processes_find_what_one_finds(faulty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "WORTHWHILE", 1)
    one, two = (tried(faulty, "--seed", "3", "--jobs", jobs, "--tries", "20", "--format", "jsonl") for jobs in ("1", "2"))
    assert (one.exit_code, one.output) == (two.exit_code, two.output)
    assert one.exit_code == 1 and "都能结伴" in one.output and "金额不为负" in one.output


def test_another_seed_finds_others_and_the_seed_is_told(faulty: str) -> None:
    one, two = (tried(faulty, "--seed", seed, "--jobs", "1", "--tries", "20").output for seed in ("3", "4"))
    assert one != two and one.endswith("请加 --seed 3。\n")


def test_a_lost_helper_is_told_and_not_taken_for_success(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def lost(*_: object) -> Iterator[Iterator[object]]:
        yield iter(())
        raise HelperLost

    monkeypatch.setattr(whole, "WORTHWHILE", 1)
    monkeypatch.setattr(whole, "spread", lost)
    text = tried("example", "--jobs", "2", "--lang", "en")
    assert text.exit_code == 1 and "error[helper-process-died]" in text.output and "properties" not in text.output
    data = json.loads(tried("example", "--jobs", "2", "--format", "json").output)
    assert not data["passed"] and data["examples"] and not data["properties"]
    assert [p["code"] for p in data["problems"]] == ["helper-process-died"]
    assert '<testsuite name="laws"' not in tried("example", "--jobs", "2", "--format", "junit").output


def test_processes_are_begun_only_where_they_are_worth_it(packs: dict[str, Compiled]) -> None:
    def jobs(pack: str, tries: int, most: int) -> int:
        trials: list[Trial] = [*property_trials(packs[pack]), *law_trials(packs[pack])]
        return jobs_for(trials, tries, most)

    assert jobs("example", 60, 8) == 1
    assert jobs("lucheng", 60, 2) == 2
    assert jobs("lucheng", 60, 1) == 1
    assert jobs("example", 100_000, 64) == 12

"""All mutants of a pack: in several processes as in one, stopped half way, and the examples that notice none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.mutation.small import EXAMPLES, PACK, RULES, written

from policyrules.cli.group import cli
from policyrules.driver.files import pack_of
from policyrules.mutation.bench import Bench, Options, bench, run
from policyrules.mutation.model import Verdict

IDLE = """
示例 与补贴无关
  检验：补贴。
  计算日：2023年3月1日。
  已知：户籍在本区。
  期望：待定。
"""
ALONE = Options(tries=0, seconds=0)


def own(examples: str = EXAMPLES, options: Options = ALONE) -> Bench:
    texts = {"pack.yaml": PACK, "rules.rules": RULES, "examples.rules": examples}
    return bench(pack_of("small", {name: text.encode() for name, text in texts.items()}), options)


def test_two_processes_find_what_one_finds(tmp_path: Path) -> None:
    folder = str(written(tmp_path / "small", examples=EXAMPLES + IDLE))
    found = []
    for jobs in ("1", "2"):
        ran = CliRunner().invoke(cli, ["mutate", folder, "--tries", "0", "--timeout", "0", "--jobs", jobs, "--format", "json"])
        assert ran.exit_code == 0, ran.output
        found.append(json.loads(ran.output))
    assert found[0] == found[1]
    assert found[0]["score"] == "100.0%" and found[0]["idle_examples"] == ["与补贴无关"]


def test_an_example_that_notices_nothing_is_named(tmp_path: Path) -> None:
    folder = str(written(tmp_path / "small", examples=EXAMPLES + IDLE))
    ran = CliRunner().invoke(cli, ["mutate", folder, "--tries", "0", "--timeout", "0"])
    assert "哪一处改动都发现不了的示例：\n    与补贴无关\n" in ran.output
    part = CliRunner().invoke(cli, ["mutate", folder, "--tries", "0", "--timeout", "0", "--limit", "3"])
    assert "与补贴无关" not in part.output


def test_each_example_that_matters_notices_something() -> None:
    """Also where another one noticed the same change before."""
    again = EXAMPLES
    for name in ("照样", "各项边界"):
        again = again.replace(name, f"又一遍的{name}")
    made = own(EXAMPLES + again)
    list(made.each(made.chosen))
    assert made.idle() == []


def test_stopped_half_way_the_part_done_is_kept() -> None:
    made, done = own(), list[Verdict]()

    def tell(so_far: int, of: int) -> None:
        if so_far == 5:
            raise KeyboardInterrupt

    assert not run(made, 1, tell, done)
    assert [v.mutant for v in done] == made.whole[:5]


@pytest.mark.parametrize("timeout", ["-1", "601"])
def test_times_out_of_range_are_refused(timeout: str) -> None:
    ran = CliRunner().invoke(cli, ["mutate", "example", "--timeout", timeout])
    assert ran.exit_code == 2 and "Traceback" not in ran.output

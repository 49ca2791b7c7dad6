"""Without z3: what intervals and choices settle is settled, the rest is said to be open, and nothing is said wrongly."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.prove.test_planted import FAULTS, PLANTED

from policyrules.prove.checks import KINDS

BARE = "import sys; sys.modules['z3'] = sys.modules['hypothesis'] = None; from policyrules.cli.group import cli; cli(sys.argv[1:])"
RULES = Path(__file__).parents[2] / "rules" / "example"
BEYOND = {"amount-cliff", "property-refuted", "key-never-decides", "edition-takes-away", "edition-idle"}
"""What is only seen with a solver, or by trying with Hypothesis."""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", BARE, "prove", *arguments], capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("bare") / "pack"
    folder.mkdir()
    for path in (*RULES.rglob("*.*"), *PLANTED):
        to = folder / (path.relative_to(RULES) if path.is_relative_to(RULES) else path.name)
        to.parent.mkdir(exist_ok=True)
        to.write_bytes(path.read_bytes())
    asked = [word for kind in KINDS for word in ("--question", kind) if kind != "relation"]
    ran = run(str(folder), "--format", "json", "--tries", "12", *asked)
    assert ran.returncode == 1, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_most_planted_faults_are_found(said: dict[str, Any]) -> None:
    """Of the faults that need no solver, at least three in five; nothing is found where nothing was planted."""
    told = {(p["code"], p["message"].split("“")[1].split("”")[0]) for p in said["problems"] if p["code"] not in ("not-settled",)}
    planted = {(code, rule) for code, rule, _ in FAULTS}
    expected = {(code, rule) for code, rule in planted if code not in BEYOND}
    assert len(expected & told) >= 0.6 * len(expected), sorted(expected - told)
    assert {rule for _, rule in told} <= {rule for _, rule in planted}


def test_what_it_cannot_settle_it_says(said: dict[str, Any]) -> None:
    unsettled = {(a["question"], a["rule"]) for a in said["answers"] if a["verdict"] == "open"}
    assert {kind for kind, _ in unsettled} >= {"cliff", "property", "gap"}
    assert any(p["code"] == "not-settled" and "pip install" in p["help"] for p in said["problems"])


def test_the_words_name_the_extra(tmp_path: Path) -> None:
    (tmp_path / "a.rules").write_text(
        "主体 户：\n  收入：金额 元/月，0元/月以上，9000元/月以下。\n\n"
        "资格 帮扶\n  对象：户。\n  依据：「办法」。\n  条件：收入 低于 1000元/月。\n",
        encoding="utf-8",
    )
    ran = run(str(tmp_path))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert 'pip install "policyrules[prove]"' in ran.stdout


def test_two_rules_are_compared_as_far_as_is_plain(tmp_path: Path) -> None:
    (tmp_path / "a.rules").write_text(
        "主体 户：\n  收入：金额 元/月，0元/月以上，9000元/月以下；\n  人口：整数 人，1人以上，9人以下。\n"
        + "".join(
            f"\n资格 {name}\n  对象：户。\n  依据：「办法」。\n  条件：{condition}。\n"
            for name, condition in (("低档", "收入 低于 1000元/月"), ("高档", "收入 超过 2000元/月"), ("高低档", "收入 超过 2000元/月"))
        ),
        encoding="utf-8",
    )
    ran = run(str(tmp_path), "--question", "relation", "--format", "json")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    told = {(r["first"], r["second"]): (r["relation"], r["because"]) for r in json.loads(ran.stdout)["relations"]}
    assert told["低档", "高档"] == ("never", "proved")
    assert told["高档", "高低档"] == ("same", "written")

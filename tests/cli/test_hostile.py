"""Paths, files and moments that break a program: each ends in a sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from tests.cli.running import RUN, policyrules, started

from policyrules.diagnostics.to_text import draw
from policyrules.source import SourceFile, Span, cells
from policyrules.structured.problems import BadYaml

FEW = "姓名,残疾类别,残疾等级\n某,听力,四级\n"
DAY = ("--as-of", "2026-03-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "r.csv").write_text(FEW, "utf-8")
    (tmp_path / "夹.csv").mkdir()
    (tmp_path / "f.yaml").write_text("户籍在本区: 是\n", "utf-8")
    return tmp_path


LONG = "长" * 300


@pytest.mark.parametrize(
    "arguments",
    [
        ("screen", "r.csv", *DAY, "-o", "夹.csv", "--force"),
        ("screen", "r.csv", *DAY, "-o", f"{LONG}.csv"),
        ("screen", "r.csv", *DAY, "-o", "r.csv/x.csv"),
        ("screen", f"{LONG}.csv", *DAY, "-o", "x.csv"),
        ("screen", "r.csv", *DAY, "-o", "x.csv", "--pack", ""),
        ("sample", "-o", "夹.csv", "--force"),
        ("sample", "-o", "r.csv/x.csv"),
        ("decide", "living_subsidy", "f.yaml", *DAY, "--pack", LONG),
        ("docs", "example", "-o", "r.csv/x"),
        ("docs", "example", "-o", LONG),
        ("check", ""),
        ("check", LONG),
    ],
)
def test_paths_that_cannot_be_used(folder: Path, arguments: tuple[str, ...]) -> None:
    before = sorted(p.name for p in folder.iterdir())
    ended = policyrules(*arguments, cwd=folder)
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "内部出错" not in ended.stderr and "Traceback" not in ended.stderr and ended.stdout + ended.stderr
    assert sorted(p.name for p in folder.iterdir()) == before


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes there")
def test_names_that_are_no_text(folder: Path) -> None:
    name = os.fsdecode(b"\xff.csv")
    (folder / name).write_text(FEW, "utf-8")
    assert started("screen", name, *DAY, "-o", "x.xlsx", cwd=folder).returncode == 0
    facts = os.fsdecode(b"\xfe.yaml")
    (folder / facts).write_text("户籍在本县: 是\n", "utf-8")
    ended = started("decide", "living_subsidy", facts, *DAY, cwd=folder)
    assert ended.returncode == 1 and "fact-unknown" in ended.stdout
    assert started("screen", os.fsdecode(b"\xfd.csv"), *DAY, "-o", "y.csv", cwd=folder).returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
def test_a_full_disk_is_told(folder: Path) -> None:
    code = "import os; import policyrules.cli.common as c; c.os.fdopen = lambda h, m: open('/dev/full', m); " + RUN
    ended = subprocess.run(
        [sys.executable, "-c", code, "sample", "-o", "x.csv"], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 1 and "磁盘空间" in ended.stderr, ended.stderr
    assert not list(folder.glob("x.*")) and not list(folder.glob(".policyrules-*"))


def test_interrupted_while_it_loads(folder: Path) -> None:
    """The signal comes from the first import behind the entry point. (A shell's background job would ignore it: hence the handler.)"""
    code = f"""
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from policyrules.cli.main import run
class Now:
    def find_spec(self, name, path=None, target=None):
        sys.meta_path.remove(self)
        os.kill(os.getpid(), {int(signal.SIGINT)})
sys.meta_path.insert(0, Now())
sys.argv = ["policyrules", "--help"]
run()
"""
    ended = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.returncode == 130 and "已中断" in ended.stderr and "Traceback" not in ended.stderr, ended.stderr


def test_next_to_nothing_is_loaded_before_an_interruption_is_told(folder: Path) -> None:
    code = "import sys, policyrules.cli.main; print([m for m in ('attrs', 'click', 'attr') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


SECRET = "王某某", "140400190001010000"


@pytest.mark.parametrize(
    "text",
    [
        "姓名: 王某某\n身份证号: 140400190001010000\n",
        "{姓名: 王某某, 身份证号: 140400190001010000, 出生日期: 2026-02-30}\n",
        "家庭: {成员: [{姓名: 王某某}, {身份证号: 140400190001010000}]}\n",
        "姓名: 王某某\n姓名: 王某某\n",
        "姓名: &a 王某某\n",
        "姓名: 王某某: 140400190001010000\n",
        "出生日期: 2026-02-30  # 王某某\n",
        "姓名: 王某某\n---\n姓名: 王某某\n",
    ],
)
def test_what_is_no_declared_fact_is_not_repeated(folder: Path, text: str) -> None:
    (folder / "f.yaml").write_text(text, "utf-8")
    ended = policyrules("decide", "living_subsidy", "f.yaml", *DAY, cwd=folder)
    assert ended.returncode == 1 and "f.yaml:" in ended.stdout and "^" in ended.stdout
    assert not [word for word in SECRET if word in ended.stdout + ended.stderr], ended.stdout


def test_a_long_line_is_cut_around_the_place() -> None:
    text = "a" * 5000 + "错" + "b" * 5000
    shown = draw(BadYaml(Span(SourceFile("长.yaml", text), 5000, 5001), "x").describe("zh")).splitlines()
    line, marks = next((a, b) for a, b in pairwise(shown) if "^" in b)
    assert "…aaa" in line and "a错b" in line and "bbb…" in line and len(line) < 200
    assert cells(line[: line.index("错")]) == marks.index("^")
    whole = draw(BadYaml(Span(SourceFile("长.yaml", text), 0, 9000), "x").describe("zh"))
    assert max(map(len, whole.splitlines())) < 200


def test_nothing_in_a_message_steers_the_terminal(folder: Path) -> None:
    (folder / "f.yaml").write_text('"\\e[2J\\u202E": 1\n', "utf-8")
    ended = policyrules("decide", "living_subsidy", "f.yaml", *DAY, cwd=folder)
    assert ended.returncode == 1 and "\x1b" not in ended.stdout and "\u202e" not in ended.stdout

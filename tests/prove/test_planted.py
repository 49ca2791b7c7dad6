"""Faults that happen in drafting, planted into the invented pack: each is found, with the clauses that make it one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import evolve

from policyrules.deciding.trials import run_example
from policyrules.diagnostics import errors
from policyrules.driver.files import PackFiles, read_pack
from policyrules.driver.pipeline import compile_pack
from policyrules.source import SourceFile

pytest.importorskip("z3", reason="the extra `prove` is not installed")

from policyrules.prove.assumptions import Assuming
from policyrules.prove.checks import KINDS
from policyrules.prove.prove import prove
from policyrules.prove.report import Options, Report

PLANTED = sorted((Path(__file__).parent / "planted").glob("*.rules"))
FAULTS = [line[4:].split("｜") for path in PLANTED for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# 找：")]
DECLARED = re.compile(r"^(?:资格|待遇|性质|定义|排序) (\S+)$", re.MULTILINE)
EXAMPLES = re.compile(r"^示例 .*?(?=^示例 |\Z)", re.MULTILINE | re.DOTALL)


def planted() -> PackFiles:
    files = read_pack("example")
    return evolve(files, rules=(*files.rules, *(SourceFile(p.name, p.read_text(encoding="utf-8")) for p in PLANTED)))


@pytest.fixture(scope="module")
def report() -> Report:
    names = frozenset(name for path in PLANTED for name in DECLARED.findall(path.read_text(encoding="utf-8")))
    return prove(Assuming(compile_pack(planted())), Options(names, kinds=frozenset(KINDS) - {"relation"}, tries=8))


def test_there_are_faults_enough() -> None:
    assert len(FAULTS) >= 40


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f[0]}-{f[1]}")
def test_each_is_found(fault: list[str], report: Report) -> None:
    code, rule, texts = fault
    said = [f"{d.message}{''.join(label.at.text for label in (d.primary, *d.secondary) if label)}" for p in report.found
            if (d := p.describe("zh")).code == code and f"“{rule}”" in d.message]  # fmt: skip
    assert said, sorted({p.code for p in report.found if f"“{rule}”" in p.describe("zh").message})
    flat = [re.sub(r"\s", "", text) for text in said]
    assert any(all(re.sub(r"\s", "", part) in text for part in texts.split("、")) for text in flat), said


def test_nothing_is_left_open(report: Report) -> None:
    assert not [a for a in report.answers if a.verdict == "open"]
    assert report.disagreements == 0


def test_what_is_no_loss_is_no_finding(report: Report) -> None:
    """An edition that only stands on another source, or gives more."""
    about = [d.message for p in report.found if (d := p.describe("zh")).code.startswith("edition-")]
    assert not [said for said in about if "只换依据" in said or "只多不少" in said]


def test_each_person_shown_can_be_pasted_and_is_as_said(report: Report) -> None:
    """The examples parse and check, and what they expect comes out."""
    texts = [text for p in report.found for text in EXAMPLES.findall(p.describe("zh").message)]
    assert len(texts) > 15
    pasted = "\n".join(re.sub(r"^示例 .*", f"示例 第{i}例", text.rstrip(), count=1) + "\n" for i, text in enumerate(texts))
    files = planted()
    compiled = compile_pack(evolve(files, rules=(*files.rules, SourceFile("shown.rules", pasted))))
    assert not [p.describe("zh").message for p in errors(compiled.problems) if p.code not in ("exceptions-clash",)]
    mine = [e for e in compiled.checked.examples if e.decl.at.file.name == "shown.rules"]
    assert len(mine) == len(texts)
    refuted = [r for e in mine for r in run_example(compiled, e) if not r.passed]
    shown = {f"第{i}例": text for i, text in enumerate(texts)}
    assert not [shown[r.example] for r in refuted if "反例" in shown[r.example].splitlines()[0] and not demanded(shown[r.example], report)]


def demanded(text: str, report: Report) -> bool:
    """Whether an example says what a refuted 性质 demands, which is not what comes out."""
    return any(p.code == "property-refuted" and text.strip() in p.describe("zh").message for p in report.found)

"""The ten cases worked out on paper before anything ran, on both evaluators, and every example of the shipped packs."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from policyrules.backends.reference import trace
from policyrules.cases import Case
from policyrules.deciding.differences import said
from policyrules.deciding.pack import Pack
from policyrules.deciding.trials import run_examples
from policyrules.explain import decide
from policyrules.screening.facts_file import read_case
from policyrules.source import SourceFile
from policyrules.structured import Mapping, Scalar, Sequence, parse
from policyrules.types import Money
from policyrules.types.encode import of_date

TEXT = (Path(__file__).parent / "by_hand.md").read_text(encoding="utf-8")
CASES = re.findall(r"^## (.+?)$.*?```yaml\n(.+?)```", TEXT, re.DOTALL | re.MULTILINE)
OUTCOMES = {
    "符合": "yes", "享受": "yes", "负担": "yes", "不符合": "no", "不享受": "no", "不负担": "no",
    "待定": "open", "不适用": "not_applicable", "已履行": "fulfilled", "未履行": "unfulfilled",
}  # fmt: skip


def test_there_are_ten_cases() -> None:
    assert len(CASES) >= 10


@pytest.mark.parametrize(("title", "text"), CASES, ids=[title[:20] for title, _ in CASES])
def test_worked_by_hand(lucheng: Pack, title: str, text: str) -> None:
    tree = parse(SourceFile(title, text)).tree
    assert isinstance(tree, Mapping)
    rule, day = lucheng.rule(tree.text("规则")), date.fromisoformat(tree.text("计算日"))
    read = read_case(tree, rule.entity, lucheng.vocabulary, dict(lucheng.parameters))
    assert not read.problems, [p.describe("zh") for p in read.problems]
    case = Case(read.record, of_date(day), read.parameters)
    by_generated = lucheng.find(rule, case, day)
    traced = trace(lucheng.lowered(rule.entity).program, case)
    assert by_generated == decide(traced.program, rule.name, rule.kind, day, traced.value)

    due = tree.get("应得")
    assert isinstance(due, Mapping)
    wanted = OUTCOMES[due.text("结论")]
    assert (by_generated.outcome if wanted == "yes" else said(by_generated)) == wanted
    missing = due.get("缺")
    names = {item.text for item in missing.items if isinstance(item, Scalar)} if isinstance(missing, Sequence) else set()
    if due.text("金额") == "待定":
        assert by_generated.payable is not None and not by_generated.payable.known
    elif due.text("金额"):
        number = re.match(r"[0-9.,]+", due.text("金额"))
        assert number and by_generated.payable is not None and by_generated.payable.known
        payable = by_generated.payable
        assert isinstance(payable.type, Money)
        assert Decimal(payable.low) / Decimal(payable.type.den) == Decimal(number[0].replace(",", ""))
    if names or wanted == "open":
        assert {r.name for r in by_generated.missing | by_generated.missing_amount} == names
    if due.text("因"):
        assert due.text("因") in by_generated.exceptions


def test_every_example_of_the_law_comes_out(lucheng: Pack) -> None:
    failed = [(r.example, r.row, r.parts) for r in run_examples(lucheng.compiled) if not r.passed]
    assert not failed


def test_every_example_of_the_invented_district_comes_out(example: Pack) -> None:
    failed = [(r.example, r.row, r.parts) for r in run_examples(example.compiled) if not r.passed]
    assert not failed

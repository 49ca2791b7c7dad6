"""Entitled against receiving: every pair of answer and receipt stands in one place, and the list names whom to see."""

from __future__ import annotations

import io

import openpyxl
import pytest
from attrs import evolve

from policyrules.roster.receipts import COUNTED, Standing, compared, counts, not_compared, share, standing
from policyrules.roster.sample import sample
from policyrules.roster.screening import Answer, Answered, Outcome, Part, Provision, Screening
from policyrules.roster.write import write_workbook

GRANT = Provision("补贴", "人员", "待遇", "区民政局", received="正在领取补贴")
OTHER = Provision("津贴", "人员", "待遇", "区民政局", received="正在领取津贴")
PLAIN = Provision("服务", "人员", "资格", "区残联")
OUTCOMES: tuple[Outcome, ...] = ("yes", "no", "open", "not_applicable")


def answer(outcome: Outcome, received: bool | None, *, ended: bool = False) -> Answer:
    return Answer(outcome, outcome, (f"理由 {outcome}",), received=received, ended=ended)


@pytest.mark.parametrize(
    ("outcome", "received", "ended", "wanted"),
    [
        ("yes", True, False, "covered"),
        ("yes", False, False, "gap"),
        ("yes", True, True, "excess"),
        ("yes", False, True, "outside"),
        ("no", True, False, "excess"),
        ("no", False, False, "outside"),
        ("not_applicable", True, False, "excess"),
        ("not_applicable", False, False, "outside"),
        ("open", True, False, "open_receiving"),
        ("open", False, False, "open_without"),
        ("yes", None, False, "unknown"),
        ("open", None, False, "unknown"),
    ],
)
def test_where_a_pair_stands(outcome: Outcome, received: bool | None, ended: bool, wanted: Standing) -> None:
    assert standing(answer(outcome, received, ended=ended)) == wanted


def screening() -> Screening:
    """Everybody who can be, on one provision with receipts; one whose column the roster lacks, and one that names none."""
    pairs = [(outcome, received) for outcome in OUTCOMES for received in (True, False, None)]
    answers = [(answer(o, r), answer(o, None), answer(o, None)) for o, r in pairs]
    subjects = tuple(Answered(f"人{n}", f"人{n}", "", f"人员!第{n}行", told) for n, told in enumerate(answers, 2))
    return Screening("示例", "1", "ab" * 32, "", "2026-03-01", "", (Part("人员", (GRANT, OTHER, PLAIN), subjects),))


def test_coverage_partitions() -> None:
    """Whatever the answers, those who are counted and those who are rightly without are all."""
    ((provision, column),) = compared(screening())
    numbers = counts(column)
    assert provision is GRANT and sum(numbers.values()) == len(column) == 12
    assert sum(numbers[s] for s in COUNTED) + numbers["outside"] == 12
    assert share(numbers) == "1/2（50%）"
    assert not_compared(screening()) == ["正在领取津贴"]


def test_the_sheets() -> None:
    stream = io.BytesIO()
    assert write_workbook(stream, screening()) is None
    book = openpyxl.load_workbook(stream)
    (heads, row) = [[*r] for r in book["应保尽保"].values][-2:]
    assert dict(zip(heads, row, strict=True)) == {
        "对象": "人员", "规定": "补贴", "主管": "区民政局", "符合且在领": 1, "应保未保": 1, "不应享而享（待核）": 2,
        "待定而在领": 1, "待定而未领": 1, "领取情况不明": 4, "在领占符合": "1/2（50%）",
    }  # fmt: skip
    listed = [(r[0], r[3], r[6]) for r in book["应保未保清单"].values if r[1] == "补贴"]
    assert listed == [
        ("应保未保", "人3", "理由 yes"), ("不应享而享（待核）", "人5", "理由 no"), ("不应享而享（待核）", "人11", "理由 not_applicable"),
        ("待定而在领", "人8", "理由 open"), ("待定而未领", "人9", "理由 open"),
    ]  # fmt: skip


def test_without_such_a_column_nothing_is_compared() -> None:
    result = screening()
    (part,) = result.parts
    blank = tuple(evolve(s, answers=tuple(evolve(a, received=None) for a in s.answers)) for s in part.subjects)
    stream = io.BytesIO()
    assert write_workbook(stream, evolve(result, parts=(evolve(part, subjects=blank),))) is None
    book = openpyxl.load_workbook(stream)
    assert "应保尽保" not in book.sheetnames and "应保未保清单" not in book.sheetnames
    assert any("名册没有领取情况的列：正在领取补贴、正在领取津贴" in str(r[0]) for r in book["总览"].values)


def test_the_shipped_roster_has_the_columns() -> None:
    data = sample(60, 1)
    assert isinstance(data, bytes)
    heads = [c.value for c in openpyxl.load_workbook(io.BytesIO(data))["人员"][1]]
    assert {"正在领取生活补贴", "正在领取护理补贴"} <= set(heads)

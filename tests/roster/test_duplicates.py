"""Two rows with one number: what both say stays, what differs is not known, and every difference is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.roster.world import ID_A, ID_B, Grid, code, codes, disabilities, facts_of, persons, reading

from policyrules.roster.mapping import Mapping

HEADS = ("姓名", "身份证号", "残疾类别", "残疾等级", "户籍在本区", "已就业", "务工月收入")


def test_a_fact_on_which_rows_differ_is_not_known() -> None:
    roster = persons(["甲", ID_A, "肢体", "二级", "是", "是", 1200], ["甲", ID_A, "肢体", "二级", "否", "是", ""], heads=HEADS)
    (person,) = roster.of("人员")
    assert "户籍在本区" not in facts_of(person)
    assert facts_of(person)["已就业"] == 1 and facts_of(person)["务工月收入"] == 120000 and "出生日期" in facts_of(person)
    assert disabilities(person) == ([{"类别": code("残疾类别", "肢体"), "等级": code("残疾等级", "二级")}], True)
    assert codes(roster) == [("duplicate-subject", "E3")]
    (rejected,) = roster.rejected
    assert rejected.column == "户籍在本区" and "人员!E2" in rejected.problem.reason() and "待定" in rejected.problem.reason()
    assert "只留一行" in rejected.problem.repair()


@pytest.mark.parametrize(
    ("first", "second", "items", "complete", "told"),
    [
        (("肢体", "二级"), ("肢体", "三级"), [("肢体", None)], True, ["D3"]),
        (("肢体", "二级"), ("听力", "三级"), [], False, ["C3"]),
        (("肢体、听力", "二级、三级"), ("听力", "三级"), [("听力", "三级")], False, ["C3"]),
        (("肢体、听力", "二级、三级"), ("听力、肢体", "三级、二级"), [("肢体", "二级"), ("听力", "三级")], True, ["第3行"]),
        (("肢体", "二级"), ("多重", "二级"), [], False, ["C3"]),
        (("肢体", "二级"), ("无", ""), [], False, ["C3"]),
        (("肢体", "二级"), ("", ""), [("肢体", "二级")], True, ["第3行"]),
        (("", ""), ("肢体", "二级"), [("肢体", "二级")], True, ["第3行"]),
    ],
)
def test_lists_on_which_rows_differ(
    first: tuple[str, str], second: tuple[str, str], items: list[tuple[str, str | None]], complete: bool, told: list[str]
) -> None:
    roster = persons(["甲", ID_A, *first], ["甲", ID_A, *second], heads=HEADS[:4])
    (person,) = roster.of("人员")
    found = [{"类别": code("残疾类别", c), **({"等级": code("残疾等级", level)} if level else {})} for c, level in items]
    assert disabilities(person) == (found, complete)
    assert codes(roster) == [("duplicate-subject", place) for place in told]


def test_the_level_on_the_certificate_is_not_concluded_again() -> None:
    heads = ("姓名", "身份证号", "残疾类别", "残疾等级", "证载等级")
    roster = persons(["甲", ID_A, "肢体", "二级", "二级"], ["甲", ID_A, "肢体", "二级", "三级"], heads=heads)
    assert "证载等级" not in facts_of(roster.of("人员")[0]) and codes(roster) == [("duplicate-subject", "E3")]
    roster = persons(["甲", ID_A, "", "二级"], ["甲", ID_A, "", "三级"], heads=heads[:4])
    assert "证载等级" not in facts_of(roster.of("人员")[0]) and codes(roster) == [("duplicate-subject", "D3")]


def test_a_cell_that_cannot_be_read_agrees_with_nothing() -> None:
    roster = persons(["甲", ID_A, "", "", "也许"], ["甲", ID_A, "", "", "是"], heads=HEADS[:5])
    assert "户籍在本区" not in facts_of(roster.of("人员")[0])
    assert codes(roster) == [("unreadable-cell", "E2"), ("duplicate-subject", "E3")]


def test_rows_with_two_names_may_be_two_persons() -> None:
    roster = persons(["甲", ID_A, "", "", "是", "是", ""], ["乙", ID_A, "肢体", "二级", "是", "", 1200], heads=HEADS)
    (person,) = roster.of("人员")
    assert set(facts_of(person)) == {"户籍在本区", "出生日期"} and disabilities(person) == ([], False)
    assert codes(roster) == [("duplicate-names", "A3")]
    assert "甲" not in roster.rejected[0].problem.describe("zh").message


def test_a_constant_does_not_settle_what_rows_dispute() -> None:
    grid: Grid = [HEADS[:5], ["甲", ID_A, "肢体", "", "是"], ["甲", ID_A, "听力", "", "否"], ["乙", ID_B, "听力", "", ""]]
    read = reading({"人员": grid}, Mapping(constants={"户籍在本区": "是", "残疾齐全": "是"}))
    first, second = read.roster.of("人员")
    assert "户籍在本区" not in facts_of(first) and not disabilities(first)[1]
    assert facts_of(second)["户籍在本区"] == 1 and disabilities(second)[1]


def test_a_person_of_two_households_is_of_none_that_is_known() -> None:
    heads = ("姓名", "身份证号", "户编号", "低保家庭")
    roster = persons(["甲", ID_A, "H1", "是"], ["甲", ID_A, "H2", "否"], ["乙", ID_B, "", "是"], ["乙", ID_B, "H3", ""], heads=heads)
    first, second = (p.record for p in roster.of("人员"))
    assert "家庭" not in first.one and second.one["家庭"].facts["低保家庭"] == 1
    assert [(h.key, h.record.many["成员"].items) for h in roster.of("家庭")] == [("H1", []), ("H2", []), ("H3", [second])]
    assert ("duplicate-subject", "C3") in codes(roster)


@pytest.mark.parametrize(
    ("first", "second", "known", "told"),
    [
        ("是", "否", None, [("cells-disagree", "{1}2")]),
        ("是", "是", 1, []),
        ("", "否", 0, []),
        ("否", "", 0, []),
        ("是", "也许", None, [("unreadable-cell", "{1}2")]),
        ("也许", "是", None, [("unreadable-cell", "{0}2")]),
    ],
)
@pytest.mark.parametrize(("head", "other"), [("户籍在本区", "户籍在本区"), ("低保家庭", "低保户")])
def test_a_fact_that_stands_in_two_columns(
    head: str, other: str, first: str, second: str, known: int | None, told: list[tuple[str, str]]
) -> None:
    grid: Grid = [["姓名", "身份证号", "户编号", head, other], ["甲", ID_A, "H1", first, second], ["乙", ID_B, "H2", "是", "是"]]
    read = reading({"人员": grid}, Mapping(constants={head: "是"} if told and told[0][0] == "cells-disagree" else {}))
    record = read.roster.of("人员")[0].record
    assert (record if head == "户籍在本区" else record.one["家庭"]).facts.get(head) == known
    assert codes(read.roster) == [(code, cell.format("D", "E")) for code, cell in told]
    if told and told[0][0] == "cells-disagree":
        assert "人员!D2" in read.roster.rejected[0].problem.reason()


VALUES = st.sampled_from(["是", "否", "", "也许"])


@given(st.lists(st.tuples(VALUES, VALUES), min_size=2, max_size=4))
def test_only_what_no_row_contradicts_is_known(rows: Sequence[tuple[str, str]]) -> None:
    roster = persons(*(["甲", ID_A, a, b] for a, b in rows), heads=("姓名", "身份证号", "户籍在本区", "已就业"))
    known = facts_of(roster.of("人员")[0])
    for name, said in zip(("户籍在本区", "已就业"), zip(*rows, strict=True), strict=True):
        words = set(said) - {""}
        assert known.get(name) == ({"是": 1, "否": 0}.get(*words) if len(words) == 1 else None)

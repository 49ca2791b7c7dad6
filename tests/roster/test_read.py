"""Rows → subjects."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.roster.test_from_text import CELLS
from tests.roster.world import (
    ID_A,
    ID_B,
    ID_C,
    VOCABULARY,
    Grid,
    code,
    codes,
    disabilities,
    facts_of,
    in_memory,
    persons,
    reading,
    sheets_of,
    xlsx,
)

from policyrules.deciding.pack import Pack
from policyrules.roster import file_problems, problems
from policyrules.roster.read import read_roster
from policyrules.types.encode import of_date

HEADS = ("姓名", "身份证号", "残疾类别", "残疾等级")


def one(kind: str, level: str) -> tuple[list[tuple[str | None, str | None]], bool, str | None]:
    subject = persons(["甲", ID_A, kind, level], heads=HEADS).of("人员")[0]
    items, complete = disabilities(subject)
    pairs = [(chosen("残疾类别", item.get("类别")), chosen("残疾等级", item.get("等级"))) for item in items]
    return pairs, complete, chosen("残疾等级", facts_of(subject).get("证载等级"))


def chosen(choice: str, entry: object) -> str | None:
    return VOCABULARY.choices[choice].name_of(entry) if isinstance(entry, int) else None


@pytest.mark.parametrize(
    ("kind", "level", "expected"),
    [
        ("肢体", "二级", ([("肢体", "二级")], True, "二级")),
        ("肢体、听力", "二级、三级", ([("肢体", "二级"), ("听力", "三级")], True, "二级")),
        ("肢体 听力", "二级 三级", ([("肢体", "二级"), ("听力", "三级")], True, "二级")),
        ("肢体 二级", "", ([("肢体", "二级")], True, "二级")),
        ("肢体残疾；听力残疾", "1", ([("肢体", None), ("听力", None)], True, "一级")),
        ("肢体二级、听力三级", "", ([("肢体", "二级"), ("听力", "三级")], True, "二级")),
        ("多重", "贰级", ([], False, "二级")),
        ("多重（肢体、智力）", "二级", ([("肢体", None), ("智力", None)], True, "二级")),
        ("无", "", ([], True, None)),
        ("肢体", "", ([("肢体", None)], True, None)),
        ("肢体、心脏", "", ([("肢体", None)], False, None)),
    ],
)
def test_disabilities_in_columns(kind: str, level: str, expected: object) -> None:
    assert one(kind, level) == expected


def test_numbered_pairs_of_columns() -> None:
    heads = ("姓名", "身份证号", "残疾类别1", "残疾等级1", "残疾类别2", "残疾等级2")
    subject = persons(["甲", ID_A, "肢体", "四级", "视力", "一级"], heads=heads).of("人员")[0]
    assert len(disabilities(subject)[0]) == 2
    assert facts_of(subject)["证载等级"] == code("残疾等级", "一级")


def test_disabilities_on_a_sheet_of_their_own() -> None:
    grids: dict[str, Grid] = {
        "人员": [["姓名", "身份证号"], ["甲", ID_A], ["乙", ID_B]],
        "残疾": [
            ["身份证号", "类别", "等级"],
            [ID_A, "肢体", "二级"],
            [ID_A, "听力", "三级"],
            [ID_B, "多重", "一级"],
            [ID_C, "听力", "一级"],
        ],
    }
    read = reading(grids)
    first, second = read.roster.of("人员")
    assert (len(disabilities(first)[0]), disabilities(first)[1]) == (2, True)
    assert disabilities(second) == ([], False)
    assert [facts_of(s)["证载等级"] for s in (first, second)] == [code("残疾等级", "二级"), code("残疾等级", "一级")]
    assert codes(read.roster) == [("no-such-owner", "第5行")]


def test_the_card_number_fills_what_is_empty() -> None:
    heads = ("姓名", "残疾人证号", "残疾类别", "残疾等级")
    roster = persons(["甲", ID_A + "42", "", ""], ["乙", ID_B + "71B1", "", ""], ["丙", ID_C + "42", "视力", "二级"], heads=heads)
    first, second, third = roster.of("人员")
    assert disabilities(first) == ([{"类别": code("残疾类别", "肢体"), "等级": code("残疾等级", "二级")}], True)
    assert disabilities(second) == ([], False) and facts_of(second)["证载等级"] == code("残疾等级", "一级")
    assert disabilities(third)[0][0]["类别"] == code("残疾类别", "视力")
    assert codes(roster) == [("card-disagrees", "B4")]
    assert facts_of(first)["出生日期"] == of_date(date(1980, 1, 1))


def test_birth_dates() -> None:
    heads = ("姓名", "身份证号", "出生日期")
    rows = [["甲", ID_A, ""], ["乙", ID_B, "1950-03-03"], ["丙", ID_C, "2010-02-30"], ["丁", "990401800101001", ""]]
    read = reading({"人员": [heads, *rows, ["戊", "", "2030-01-01"]]}, as_of=of_date(date(2026, 3, 1)))
    births = [facts_of(s).get("出生日期") for s in read.roster.of("人员")]
    assert births == [of_date(date(1980, 1, 1)), None, None, of_date(date(1980, 1, 1))]
    assert codes(read.roster) == [
        ("birth-disagrees", "C3"),
        ("unreadable-cell", "C4"),
        ("nothing-readable", "第6行"),
        ("birth-in-future", "C6"),
    ]
    assert read.mapping.derived == {("出生日期", "由身份证号推出"): 2}


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (110101198001010017.0, "number-lost"),
        (110101198001010017, "number-lost"),
        ("1.10101E+17", "number-lost"),
        ("12345", "identity-malformed"),
        ("990401198013010014", "identity-malformed"),
        (12.5, "key-malformed"),
        ("9904**********0014", "identity-malformed"),
    ],
)
def test_a_number_that_cannot_be_used_costs_the_cell_and_not_the_row(number: object, problem: str) -> None:
    roster = persons(["甲", number, "肢体", "二级"], heads=HEADS)
    assert codes(roster) == [(problem, "B2")]
    subject = roster.of("人员")[0]
    assert (subject.key, subject.code, subject.tail) == ("人员!第2行", "人员!第2行", "（证件号失真）" if problem == "number-lost" else "")


FIRST = pytest.mark.parametrize("first", ["小计", "合计", "注：1", "日期：", "填报人：", "1"])


@FIRST
@pytest.mark.parametrize(("head", "tail"), [("身份证号", ""), ("残疾人证号", "42")])
def test_a_row_with_a_valid_number_is_a_person_whatever_it_is_called(first: str, head: str, tail: str) -> None:
    second = "合计" if first == "1" else "乙"
    grid: Grid = [["序号", "姓名", head], ["1", "甲", ID_A + tail], [first, second, ID_B + tail], [first, second, 12]]
    roster = reading({"人员": grid}).roster
    assert len(roster.of("人员")) == 2 and [x.place.row for x in roster.left_out] == [4]


@FIRST
def test_a_row_with_a_spoilt_number_is_not_left_out_either(first: str) -> None:
    roster = reading({"人员": [["序号", "姓名", "身份证号"], [first, "合计", 110101198001010017]]}).roster
    assert ("number-lost", "C2") in codes(roster) and roster.left_out == []


@pytest.mark.parametrize(
    ("head", "tail"), [("身份证号", "Ｘ"), ("身份证号", "ｘ"), ("残疾人证号", "Ｘ42Ｂ1"), ("残疾人证号", "ｘ４２ｂ１")]
)
def test_letters_of_full_width(head: str, tail: str) -> None:
    roster = persons(["甲", "99040119800101001" + tail], heads=("姓名", head))
    assert codes(roster) == [] and roster.of("人员")[0].record.facts["出生日期"] == of_date(date(1980, 1, 1))


def test_the_key_is_never_shown() -> None:
    subject = persons(["甲", ID_A, "肢体", "二级"], heads=HEADS).of("人员")[0]
    assert subject.key == ID_A and subject.tail == "0014"
    assert ID_A not in subject.code and ID_A[6:] not in subject.code


def test_duplicates() -> None:
    roster = persons(["甲", ID_A, "肢体", "二级"], ["甲", ID_A.lower(), "肢体", "2"], ["甲", ID_A, "听力", "二级"], heads=HEADS)
    assert len(roster.of("人员")) == 1
    assert [(x.kind, x.place.row) for x in roster.left_out] == [("twice", 3)]
    assert codes(roster) == [("duplicate-subject", "C4")]


def test_numbers_that_fail_their_checksum_are_counted_by_person() -> None:
    roster = persons(["甲", ID_A, "肢体", "二级"], ["甲", ID_A, "听力", "二级"], ["乙", ID_B, "听力", "二级"], heads=HEADS)
    (note,) = roster.notes
    assert note.zh.startswith("有 2 人的身份证号末位校验不符") and "示例" not in note.zh


def test_households_are_shared_and_must_agree() -> None:
    heads = ("姓名", "身份证号", "户编号", "低保家庭", "共同生活人数")
    roster = persons(["甲", ID_A, "H1", "是", 2], ["乙", ID_B, "H1", "否", ""], ["丙", ID_C, "H2", "是", 1], heads=heads)
    a, b, c = (p.record for p in roster.of("人员"))
    assert a.one["家庭"] is b.one["家庭"]
    assert "低保家庭" not in a.one["家庭"].facts
    assert codes(roster) == [("linked-conflict", "D2"), ("linked-conflict", "D3")]
    assert [h.record.many["成员"].complete for h in roster.of("家庭")] == [True, True]
    assert a.one["家庭"].many["成员"].items == [a, b] and c.one["家庭"].facts["低保家庭"] == 1


def test_rows_under_one_merged_head_of_household_are_one_household() -> None:
    heads = ("户主", "家庭人口", "姓名", "身份证号", "低保户")
    rows = [("甲", 2, "甲", ID_A, "是"), ("", "", "乙", ID_B, "是"), ("甲", 1, "丙", ID_C, "否")]
    book = xlsx({"人员": [heads, *rows]}, {"人员": ["A2:A3", "B2:B3"]})
    roster = read_roster(sheets_of(book), VOCABULARY).roster
    assert [(h.label, len(h.record.many["成员"].items), h.record.many["成员"].complete) for h in roster.of("家庭")] == [
        ("甲", 2, True),
        ("甲", 1, True),
    ]


def test_a_household_number_speaks_before_a_merged_cell() -> None:
    heads = ("户编号", "户主", "姓名", "身份证号")
    book = xlsx({"人员": [heads, ("H1", "甲", "甲", ID_A), ("H2", "", "乙", ID_B)]}, {"人员": ["B2:B3"]})
    roster = read_roster(sheets_of(book), VOCABULARY).roster
    assert [h.key for h in roster.of("家庭")] == ["H1", "H2"]


@pytest.mark.parametrize(
    ("cell", "person", "household"),
    [
        ("低保户", {}, {"低保家庭": 1}),
        ("低保", {}, {"低保家庭": 1}),
        ("低保边缘户", {}, {"低保边缘家庭": 1, "低保家庭": 0}),
        ("低保户、特困人员", {"特困人员": 1}, {"低保家庭": 1}),
        ("五保", {"特困人员": 1}, {}),
        ("已就业", {"已就业": 1}, {}),
        ("一般户", {}, {"低保家庭": 0}),
        ("无", {}, {"低保家庭": 0}),
        ("不详", {}, {}),
        ("", {}, {}),
    ],
)
def test_a_class_says_yes_under_its_own_heading(cell: str, person: object, household: object) -> None:
    roster = persons(["甲", ID_A, cell], ["乙", ID_B, "低保户"], heads=("姓名", "身份证号", "家庭类别"))
    found = roster.of("人员")[0].record
    assert {name: value for name, value in found.facts.items() if name != "出生日期"} == person
    assert (dict(found.one["家庭"].facts) if "家庭" in found.one else {}) == household
    assert codes(roster) == []


@pytest.mark.parametrize(
    ("cell", "paid"),
    [
        ("生活补贴", {"living"}),
        ("护理", {"nursing"}),
        ("两项补贴", {"living", "nursing"}),
        ("生活补贴、护理补贴", {"living", "nursing"}),
        ("无", set()),
    ],
)
def test_a_payroll_says_who_is_paid_what(lucheng: Pack, cell: str, paid: set[str]) -> None:
    names = {"正在领取生活补贴": "living", "正在领取护理补贴": "nursing"}
    grid = [["姓名", "身份证号", "补贴类别"], ["甲", ID_A, cell], ["乙", ID_B, "生活补贴"]]
    roster = read_roster(in_memory({"人员": grid}), lucheng.vocabulary).roster
    record = roster.of("人员")[0].record
    assert {names[name] for name in record.facts if name in names} == paid
    assert "家庭" not in record.one


@pytest.mark.parametrize(
    ("cell", "identity", "female"),
    [
        ("女", "", 1),
        ("男性", "", 0),
        (2, "", 1),
        ("1", "", 0),
        ("不详", "", None),
        ("", "", None),
        ("", ID_A, 0),
        ("", ID_B, 1),
        ("男", ID_B, 0),
    ],
)
def test_sex_is_read_in_words_and_figures_and_out_of_the_number(lucheng: Pack, cell: object, identity: str, female: int | None) -> None:
    """A cell is taken before the number; 1 under 性别 is no yes."""
    grid: Grid = [["姓名", "身份证号", "残疾类别", "性别"], ["甲", identity, "肢体", cell], ["乙", "", "肢体", "女"]]
    read = read_roster(in_memory({"人员": grid}), lucheng.vocabulary)
    assert read.roster.of("人员")[0].record.facts.get("女性") == female
    assert codes(read.roster) == []
    assert (("女性", "由身份证号推出") in read.mapping.derived) == (bool(identity) and not cell)


def test_a_sex_that_is_none_costs_its_cell(lucheng: Pack) -> None:
    rows = [[name, "肢体", sex] for name, sex in (("甲", "是"), ("乙", "女"), ("丙", "男"), ("丁", "男"), ("戊", "女"))]
    roster = read_roster(in_memory({"人员": [["姓名", "残疾类别", "性别"], *rows]}), lucheng.vocabulary).roster
    assert codes(roster) == [("unreadable-cell", "C2")] and "女性" not in roster.of("人员")[0].record.facts


def test_a_class_that_nobody_knows_costs_its_cell() -> None:
    rows = [["甲", ID_A, "低保户"], ["乙", ID_B, "低保户"], ["丁", "", "一般户"], ["戊", "", "低保户"], ["丙", ID_C, "华侨户"]]
    assert codes(persons(*rows, heads=("姓名", "身份证号", "家庭类别"))) == [("unreadable-cell", "C6")]


def test_two_columns_of_classes_say_what_each_says() -> None:
    roster = persons(["甲", ID_A, "低保户", "特困"], heads=("姓名", "身份证号", "家庭类别", "人员类别"))
    record = roster.of("人员")[0].record
    assert (record.facts["特困人员"], record.one["家庭"].facts["低保家庭"], codes(roster)) == (1, 1, [])


def test_a_class_and_a_column_of_its_own_must_agree() -> None:
    roster = persons(["甲", ID_A, "低保户", "否"], heads=("姓名", "身份证号", "家庭类别", "是否低保"))
    assert codes(roster) == [("cells-disagree", "D2")]


def test_members_are_complete_only_if_they_are_as_many_as_the_household_says() -> None:
    grids: dict[str, Grid] = {
        "人员": [["姓名", "身份证号", "户编号"], ["甲", ID_A, "H1"], ["乙", ID_B, "H2"]],
        "家庭": [["户编号", "户主姓名", "共同生活人数"], ["H1", "甲", 1], ["H2", "乙", 3]],
    }
    roster = reading(grids).roster
    assert [(h.label, h.record.many["成员"].complete) for h in roster.of("家庭")] == [("甲", True), ("乙", False)]


@pytest.mark.parametrize(
    ("title", "head", "cell", "expected"),
    [
        ("", "全部月收入（万元）", 0.12, 120000),
        ("", "全部月收入（元/月）", "1200", 120000),
        ("", "全部月收入（万元）", "1200元", 120000),
        ("某镇低保户情况表（单位：万元）", "全部月收入", 0.12, 120000),
        ("某镇低保户情况表　单位：万元", "全部月收入（元）", 1200, 120000),
        ("", "全部月收入（元/年）", 14400, None),
    ],
)
def test_the_unit_of_a_heading_counts(title: str, head: str, cell: object, expected: object) -> None:
    rows: list[list[object]] = [[title], ["户编号", "户主姓名", head], ["H1", "甲", cell]]
    rows = rows[0 if title else 1 :]
    roster = reading({"家庭": rows}).roster
    assert facts_of(roster.of("家庭")[0]).get("全部月收入") == expected
    assert [c for c, _ in codes(roster)] == ([] if expected else ["unreadable-cell"])


def test_employers_and_their_staff() -> None:
    grids: dict[str, Grid] = {
        "用人单位": [["单位名称", "统一社会信用代码", "单位类型", "上年工资总额", "用工记录齐全"],
                     ["某厂", "990401ABC", "企业", "12万元", "是"], ["某厂", "990401ABD", "企业", "12万元", ""]],
        "用工记录": [["统一社会信用代码", "月份", "证件种类", "月工资"], ["990401ABC", "2025年1月", "残疾人证", 2000],
                     ["990401ABC", "2025年2月", "残疾人证", "面议"]],
    }  # fmt: skip
    roster = reading(grids).roster
    first, second = roster.of("用人单位")
    assert (first.key, first.label, second.key) == ("990401ABC", "某厂", "990401ABD")
    listed = first.record.many["用工记录"]
    assert (len(listed.items), listed.complete) == (2, True)
    assert codes(roster) == [("unreadable-cell", "D3")]


def test_a_roster_without_rows_says_so() -> None:
    (problem,) = reading({"人员": [HEADS]}).problems
    assert problem.code == "no-rows"
    assert reading({"人员": [HEADS], "家庭": [["户编号", "户主姓名"], ["H1", "甲"]]}).problems == []


def test_a_result_is_no_roster() -> None:
    grid: Grid = [["本结果仅供参考，以人工审核为准"], ["计算日：2026-03-01"], ["姓名", "证件号", "所在行"], ["甲", "**0014", "人员!第2行"]]
    read = reading({"总览": grid, "人员结果": grid})
    assert [p.code for p in read.problems] == ["result-as-roster"] and "--facts" in (read.problems[0].describe("zh").help or "")
    assert read.roster.subjects == {}


def test_problems_have_codes_of_their_own() -> None:
    found = [p.code for p in (*file_problems.PROBLEMS, *problems.PROBLEMS)]
    assert len(set(found)) == len(found)
    assert all(c == c.lower() and "_" not in c for c in found)


GRIDS = st.lists(
    st.lists(CELLS | st.sampled_from([*HEADS, "户编号", "低保家庭", "残疾证号", ID_A, ID_A + "42", "是", "合计", "多重"]), max_size=6),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(GRIDS, st.sampled_from(["人员", "Sheet1", "残疾", "用人单位"]))
def test_reading_never_fails(grid: list[list[object]], name: str) -> None:
    head: list[object] = [*HEADS]
    own_sheet: list[list[object]] = [["身份证号", "类别", "等级"], *grid]
    tried: list[dict[str, Grid]] = [{name: grid}, {name: [head, *grid]}, {"人员": [head, *grid], "残疾": own_sheet}]
    for grids in tried:
        for rejected in reading(grids).roster.rejected:
            assert ID_A not in rejected.problem.describe("zh").message

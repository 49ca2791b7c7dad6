"""Headings, sheets, and the mapping file."""

from __future__ import annotations

import pytest
from tests.roster.world import ID_A, ID_B, VOCABULARY, Grid, codes, facts_of, in_memory, reading, sheets_of, xlsx

from policyrules.diagnostics import Severity
from policyrules.roster.header import find_table
from policyrules.roster.mapping import Mapping, plan
from policyrules.roster.mapping_file import from_yaml, to_yaml


def facts(*heads: str, name: str = "人员", rows: Grid = ()) -> list[str]:
    mapping, _, _ = plan(in_memory({name: [["姓名", *heads], *(rows or [["甲", *([""] * len(heads))]])]}), VOCABULARY)
    return [c.target.words for c in mapping.sheets[0].columns[1:]]


def test_a_column_of_classes_is_known_by_what_stands_in_it() -> None:
    assert facts("人员类别", rows=[["甲", "低保户"], ["乙", "一般户"]]) == ["困难类别"]
    assert facts("人员类别", rows=[["甲", "在编"], ["乙", "临聘"]]) == ["不用"]


def test_two_columns_of_classes_are_both_read() -> None:
    assert facts("家庭类别", "人员类别", rows=[["甲", "低保户", "特困"], ["乙", "一般户", "无"]]) == ["困难类别", "困难类别"]


def test_known_headings() -> None:
    heads = (
        "公民身份号码",
        "残疾证号",
        "残疾类别",
        "残疾等级",
        "是否低保家庭",
        "户号",
        "家庭人口数",
        "出生年月日",
        "联系电话",
        "birth_date2",
    )
    expected = [
        "身份证号",
        "残疾人证号",
        "残疾的类别",
        "残疾的等级",
        "家庭的低保家庭",
        "户编号",
        "家庭的共同生活人数",
        "出生日期",
        "不用",
        "不用",
    ]
    assert facts(*heads) == expected


@pytest.mark.parametrize(
    "heads",
    [("残疾类别1", "残疾类别2"), ("第一残疾类别", "第二残疾类别"), ("残疾1的类别", "残疾2-类别"), ("残疾类别（一）", "残疾类别（二）")],
)
def test_numbered_columns(heads: tuple[str, str]) -> None:
    assert facts(*heads) == ["残疾1的类别", "残疾2的类别"]


def test_a_near_heading_needs_fitting_values() -> None:
    assert facts("务工的月收入", rows=[["甲", "1200"], ["乙", 300]]) == ["务工月收入"]
    assert facts("务工的月收入", rows=[["甲", "在厂里"], ["乙", "不定"]]) == ["不用"]


def test_a_place_is_never_turned_into_yes_or_no() -> None:
    assert facts("户籍地", rows=[["甲", "某区"]]) == ["不用"]
    assert facts("户籍", rows=[["甲", "某区"], ["乙", "外区"]]) == ["不用"]
    assert facts("户籍", rows=[["甲", "是"], ["乙", "否"]]) == ["户籍在本区"]


def test_the_kind_of_a_sheet() -> None:
    grids: dict[str, Grid] = {
        "Sheet1 (2)": [["姓名", "身份证号", "低保家庭", "城乡", "户编号"], ["甲", ID_A, "是", "农村", "H1"]],
        "户": [["户编号", "户主姓名", "共同生活人数", "低保家庭"], ["H1", "甲", 1, "是"]],
        "残疾": [["身份证号", "类别", "等级"], [ID_A, "肢体", "一级"]],
        "企业": [["单位名称", "单位类型", "上年工资总额"], ["某公司", "企业", "1"]],
        "用工": [["单位名称", "月份", "证件种类"], ["某公司", "2025-01", "残疾人证"]],
        "危房": [["申请编号", "户编号", "批次", "项目评分"], ["1", "H1", 1, 90]],
        "其他": [["甲", "乙"], [1, 2]],
    }
    read = reading(grids)
    assert [s.kind.name if s.kind else "" for s in read.mapping.sheets] == ["人员", "家庭", "残疾", "用人单位", "用工记录", "住房申请", ""]
    assert [(x.kind, x.place.sheet) for x in read.roster.left_out] == [("sheet", "其他")]
    assert read.roster.of("住房申请")[0].record.one["申请家庭"] is read.roster.of("家庭")[0].record


MERGED: Grid = [
    ["某乡残疾人花名册", None, None, None, None],
    ["序号", "姓名", "残疾情况", None, "户编号"],
    [None, None, "类别", "等级", None],
    [1, "甲", "视力", "一级", "H1"],
    [2, "乙", "听力", "二级", None],
    ["姓名", "姓名", "类别", "等级", "户编号"],
    ["合计", 2, None, None, None],
    ["填表人：某某", None, None, None, None],
]


def test_headings_of_two_lines_titles_and_totals() -> None:
    data = xlsx({"名册": MERGED}, {"名册": ["A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "E4:E5"]})
    table = find_table(sheets_of(data)[0], lambda head: head in ("姓名", "残疾情况-类别", "残疾情况-等级", "户编号"))
    assert table is not None
    assert table.heads == ["序号", "姓名", "残疾情况-类别", "残疾情况-等级", "户编号"]
    assert [(number, row[4]) for number, row in table.rows] == [(4, "H1"), (5, "H1")]
    assert [(x.kind, x.place.row) for x in table.left_out] == [("title", 1), ("repeat", 6), ("total", 7), ("note", 8)]


def test_headings_of_two_lines_in_csv() -> None:
    text = "\n".join(",".join("" if c is None else str(c) for c in row) for row in MERGED)
    table = find_table(
        sheets_of(text.encode("gbk"), "名册.csv")[0], lambda head: head in ("姓名", "残疾情况-类别", "残疾情况-等级", "户编号")
    )
    assert table is not None and table.heads[2:4] == ["残疾情况-类别", "残疾情况-等级"]


GRIDS: dict[str, Grid] = {
    "名册": [["姓名", "身份证号", "户籍", "生的日子"], ["甲", ID_A, "本区", "1980-01-01"], ["乙", ID_B, "外区", "1950-03-02"]]
}


def corrected(text: str) -> Mapping:
    mapping, problems = from_yaml(text, VOCABULARY)
    assert not problems
    return mapping


def test_a_corrected_mapping_is_followed() -> None:
    text = (
        "工作表:\n  名册:\n    对象: 人员\n    列:\n      户籍: {事实: 户籍在本区, 取值: {本区: 是, 外区: 否}}\n"
        "      生的日子: 出生日期\n固定:\n  已就业: 否\n"
    )
    read = reading(GRIDS, corrected(text))
    assert [facts_of(s)["户籍在本区"] for s in read.roster.of("人员")] == [1, 0]
    assert [facts_of(s)["已就业"] for s in read.roster.of("人员")] == [0, 0]
    assert not read.roster.rejected and not read.problems
    again = corrected(to_yaml(read.mapping))
    assert [r[:5] for r in reading(GRIDS, again).mapping.as_rows()] == [r[:5] for r in read.mapping.as_rows()]


def test_what_is_wrong_with_a_mapping() -> None:
    text = "工作表:\n  名册:\n    对象: 人员\n    列:\n      姓名: 出生日\n      没有的: 姓名\n  别的: {对象: 人们}\n"
    mapping, problems = from_yaml(text, VOCABULARY)
    assert [p.code for p in problems] == ["mapping-unknown-fact", "mapping-unknown-fact"]
    assert "出生日期" in problems[0].describe("zh").help
    places = [label.at for p in problems if (label := p.describe("zh").primary)]
    assert [(at.place, at.text) for at in places] == [("对照文件:5:11", "出生日"), ("对照文件:7:12", "人们")]
    assert [p.code for p in reading(GRIDS, mapping).problems] == ["mapping-unknown-column", "columns-not-known"]
    assert [p.code for p in reading(GRIDS, Mapping(constants={"户籍": "是", "已就业": "不一定"})).problems] == [
        "columns-not-known",
        "mapping-unknown-fact",
        "constant-unreadable",
    ]


def test_what_is_wrong_with_a_constant_has_a_place() -> None:
    given, problems = from_yaml("固定:\n  户籍: 是\n  已就业: 不一定\n", VOCABULARY, "改过.yaml")
    assert not problems
    labels = [p.describe("zh").primary for p in reading(GRIDS, given).problems if p.code != "columns-not-known"]
    assert [label.at.place for label in labels if label] == ["改过.yaml:2:3", "改过.yaml:3:3"]


def test_columns_that_nobody_can_tell_are_told_in_one_line() -> None:
    heads = ("序号", "姓名", "身份证号", "户籍", "困难类型", "备注", "联系电话", "空的一列", "")
    grid: Grid = [heads, [1, "甲", ID_A, "某区", "丙类", "略", "略", "", ""], [2, "乙", ID_B, "外区", "", "", "", "", "x"]]
    (problem,) = reading({"人员": grid}).problems
    said = problem.describe("zh")
    assert problem.severity is Severity.WARNING and said.message == "3 列没有认出，没有采用：户籍、困难类型、（无标题）I列"
    assert "列对照" in said.help
    several = reading({"人员": grid, "户": [["户编号", "户主姓名", "新的栏"], ["H1", "甲", "x"]]}).problems
    assert [p.describe("zh").message for p in several] == [
        "4 列没有认出，没有采用：人员!户籍、人员!困难类型、人员!（无标题）I列、户!新的栏"
    ]
    unused = corrected("工作表: {人员: {对象: 人员, 列: {户籍: 不用, 困难类型: 不用, （无标题）I列: 不用}}}")
    assert not reading({"人员": grid}, unused).problems


def test_a_mapping_of_a_column_that_is_not_there() -> None:
    given = corrected("工作表: {名册: {对象: 人员, 列: {户口: 户籍在本区, 户籍: 不用, 生的日子: 出生日期}}}")
    (problem,) = reading(GRIDS, given).problems
    assert problem.code == "mapping-unknown-column" and problem.severity is Severity.WARNING
    assert "户口" in problem.describe("zh").message


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("工作表:\n  名册:\n    对象: 人员\n    列:\n      户口: {事实：户籍在本区}\n", "对照文件:5:14"),
        ("工作表:\n  名册:\n    对象: 人员\n    列:\n      户口: {事实: 户籍在本区, 取值: {本区：是}}\n", "对照文件:5:30"),
        ("工作表: {名册: {对象: 人员, 列: {户口：户籍在本区}}}", "对照文件:1:26"),
        ("工作表:\n  名册:\n    对象：人员\n", "对照文件:3:7"),
        ("固定: {已就业：否}", "对照文件:1:9"),
        ("工作表：\n  名册: {}\n", "对照文件:1:4"),
    ],
)
def test_a_full_width_colon_is_told(text: str, place: str) -> None:
    _, (problem, *others) = from_yaml(text, VOCABULARY)
    said = problem.describe("zh")
    assert problem.code == "bad-yaml" and not others and said.primary and said.primary.at.place == place
    assert "全角冒号" in said.help


def test_a_heading_may_end_in_a_full_width_colon() -> None:
    assert corrected("工作表: {名册: {对象: 人员, 列: {姓名：: 姓名, 户籍：: }}}").sheets[0].columns


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工作表: {名册: {对象: 人员, 栏: {}}}", ["mapping-unreadable"]),
        ("工作表: {名册: {对象: 人员, 列: {户口: {事情: 户籍在本区}}}}", ["mapping-unreadable"]),
        ("a: [", ["bad-yaml"]),
        ("工作表: &a {x: *a}", ["yaml-feature-refused"]),
        ("!!python/object:os.system {}", ["yaml-feature-refused"]),
        ("[" * 5000, ["yaml-feature-refused"]),
        ("工作表: {甲: , 甲: }", ["duplicate-key"]),
        ("- 1", ["mapping-unreadable"]),
        ("别的: 1", ["mapping-unreadable"]),
        ("工作表: 甲", ["mapping-unreadable"]),
        ("工作表: {名册: {对象: [人员]}}", ["mapping-unreadable"]),
        ("工作表: {名册: {对象: 人员, 列: {甲: [姓名]}}}", ["mapping-unreadable"]),
    ],
)
def test_files_that_are_no_mapping(text: str, expected: list[str]) -> None:
    _, problems = from_yaml(text, VOCABULARY)
    assert [p.code for p in problems] == expected


def test_a_file_that_says_nothing_is_a_mapping() -> None:
    for text in ("", "工作表:\n固定:\n", "工作表: {名册: {对象: 人员, 列: {户籍: {事实: 户籍在本区, 取值: {外区: ~}}}}}"):
        assert corrected(text) is not None


def test_constants_hold_for_households_and_lists() -> None:
    read = reading(
        {"人员": [["姓名", "身份证号", "残疾类别"], ["甲", ID_A, "多重"]]}, Mapping(constants={"残疾齐全": "是", "家庭的低保家庭": "是"})
    )
    person = read.roster.of("人员")[0].record
    assert person.many["残疾"].complete and person.one["家庭"].facts == {"低保家庭": 1}
    assert codes(read.roster) == []


def test_a_sheet_that_the_roster_lacks_is_told_with_its_place() -> None:
    text = "工作表:\n  没有的表: {对象: 人员}\n"
    mapping, _ = from_yaml(text, VOCABULARY)
    one: dict[str, Grid] = {"人员": [["姓名", "身份证号"], ["甲", ID_A]]}
    for grids, code in ((one, "mapping-other-sheet"), ({**one, "说明": []}, "mapping-unknown-sheet")):
        (problem,) = reading(grids, mapping).problems
        said = problem.describe("zh")
        assert said.code == code and "没有的表" in said.message and said.severity is Severity.WARNING
        assert said.primary is not None and said.primary.at.start == text.index("没有")

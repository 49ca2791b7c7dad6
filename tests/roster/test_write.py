"""The result workbook and csv."""

from __future__ import annotations

import csv
import io
import zipfile

import openpyxl
import pytest
from attrs import evolve, fields_dict

from policyrules.roster import file_problems, problems
from policyrules.roster.contents import NOTICE, contents_of
from policyrules.roster.facts import COLUMN_FROM
from policyrules.roster.model import LeftOut, Note, Place, Rejected
from policyrules.roster.problems import DuplicateKey, LostNumber
from policyrules.roster.screening import Answer, Answered, Missing, Part, Provision, Screening, Unscreened, Version
from policyrules.roster.wording import AgainstOther, AtPlace
from policyrules.roster.write import harmless, write_csv, write_workbook

ANSWERS = (
    Answer("yes", "享受 122元/月", ("户籍在本区", "残疾人证有效"), ("某法 第一条",)),
    Answer("open", "待定（缺 出生日期）", ("年龄不明",), ("某法 第二条",)),
    Answer("no", "不享受"),
    Answer("not_applicable", "=1+1"),
)
PROVISIONS = tuple(Provision(name, "人员", "待遇", "区民政局") for name in ("生活补贴", "护理补贴", "救助", "安置"))
RESULT = Screening(
    "示例",
    "2026.1",
    "ab" * 32,
    "reference",
    "2026-03-01",
    "policyrules screen 名册.xlsx --as-of 2026-03-01 -o 结果.xlsx",
    (
        Part("人员", PROVISIONS, (Answered("人0123", "=甲", "0014", "人员!第2行", ANSWERS),)),
        Part("家庭", (Provision("低保", "家庭"),), (Answered("00123456789012345678", "乙", "", "家庭!第2行", (ANSWERS[0],)),)),
        Part("项目", (Provision("无障碍", "项目"),), ()),
    ),
    {"人员": 3},
    (Rejected("身份证号", LostNumber(Place("人员", 3, 2))), Rejected("", DuplicateKey(Place("人员", 4), Place("人员", 2)))),
    (LeftOut("total", Place("人员", 5)),),
    (Note("有一张隐藏的工作表", "a hidden sheet"),),
    (("人员", "人员", "A", "姓名", "姓名", "确定", ""),),
    (Version("生活补贴", "自 2026年1月1日", "某发〔2026〕1号"),),
)


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    stream = io.BytesIO()
    assert write_workbook(stream, RESULT) is None
    return openpyxl.load_workbook(stream)


def grid(book: openpyxl.Workbook, name: str) -> list[list[object]]:
    return [["" if c is None else c for c in row] for row in book[name].values]


def test_every_sheet_begins_with_the_notice_and_a_frozen_header(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["总览", "人员结果", "家庭结果", "理由", "待补事实", "未受理行", "列对照", "规则版本"]
    for sheet in book.worksheets:
        assert sheet["A1"].value == NOTICE
        fit = sheet.sheet_properties.pageSetUpPr
        assert sheet.freeze_panes and sheet.page_setup.orientation == "landscape" and fit and fit.fitToPage


def test_a_long_heading_is_shown_whole() -> None:
    long = Provision("rehabilitation rescue for children with the disabilities that the scheme of the district names", "家庭")
    short = Provision("低保", "家庭")
    for provision, tall in ((long, True), (short, False)):
        part = Part("家庭", (provision,), (Answered("H1", "乙", "", "家庭!第2行", (ANSWERS[2],)),))
        stream = io.BytesIO()
        assert write_workbook(stream, evolve(RESULT, parts=(part,))) is None
        sheet = openpyxl.load_workbook(stream)["家庭结果"]
        row = next(n for n, cells in enumerate(sheet.values, 1) if provision.name in cells)
        assert (sheet.row_dimensions[row].height is not None and sheet.row_dimensions[row].height > 30) == tall


def test_texts_stay_texts(book: openpyxl.Workbook) -> None:
    assert not [c for sheet in book.worksheets for row in sheet for c in row if c.data_type == "f" or c.hyperlink]
    row = grid(book, "人员结果")[-1]
    assert row == ["=甲", "**************0014", "人员!第2行", "享受 122元/月", "待定（缺 出生日期）", "不享受", "=1+1"]
    assert grid(book, "家庭结果")[-1][1] == "00123456789012345678"


def test_the_overview_counts(book: openpyxl.Workbook) -> None:
    rows = grid(book, "总览")
    assert ["人员", "护理补贴", "待遇", "区民政局", 0, 0, 1, 0] in rows
    text = "\n".join(str(row[0]) for row in rows)
    assert all(
        word in text
        for word in ("人员 3 行", "未受理：1 行、1 个单元格", "有一张隐藏的工作表", "policyrules screen", "ab" * 32, "2026-03-01")
    )


def test_reasons_for_every_answer_that_has_some(book: openpyxl.Workbook) -> None:
    assert [(r[3], r[6]) for r in grid(book, "理由")[4:]] == [
        ("生活补贴", "某法 第一条"),
        ("护理补贴", "某法 第二条"),
        ("低保", "某法 第一条"),
    ]


WORK = Provision("就业援助", "人员", "资格", "区人社局", "就业创业")
CROWD = Screening(
    "示例", "1", "0" * 64, "", "2026-03-01", "",
    (Part("人员", (WORK, Provision("补贴", "人员", group="就业创业")), tuple(
        Answered(f"人{i}", f"某{i}", "", f"人员!第{i}行", (
            Answer("open", "待定（缺 有就业意愿）", ("就业意愿不明",), (), (
                Missing(f"人{i}", f"某{i}", f"人员!第{i}行", "有就业意愿", "愿意就业吗？", choices=("是", "否"), nowhere=True),
                Missing(f"人{i}", f"某{i}", f"人员!第{i}行", "出生日期", "哪天出生？"),
            )),
            Answer("yes", "享受", ("户籍在本区",)) if i else Answer("open", "待定", (), (), (Missing("人0", "某0", "", "户籍", "在吗？"),)),
        ))
        for i in range(120)
    )),),
    unscreened=(Unscreened(Provision("医疗救助", "人员", "待遇", "区医保局"), "名册没有这些事实", ("参加基本医保", "类别")),),
)  # fmt: skip


def test_what_a_crowd_lacks_is_one_column_and_its_reason_is_told_once() -> None:
    stream = io.BytesIO()
    write_workbook(stream, CROWD)
    book = openpyxl.load_workbook(stream)
    (column,) = grid(book, "待补列")[4:]
    assert column == ["有就业意愿", "愿意就业吗？", "是、否", "事实", "", 120, "就业援助"]
    assert [(r[0], r[3]) for r in grid(book, "待补事实")[4:7]] == [("某0", "户籍"), ("某0", "出生日期"), ("某1", "出生日期")]
    reasons = grid(book, "理由")[4:]
    assert reasons[0][1:3] == ["（120 个对象，结论和理由相同）", "人员!第0行 等"] and len(reasons) == 1 + 119
    assert grid(book, "未筛查规定")[-1] == ["人员", "医疗救助", "待遇", "区医保局", "名册没有这些事实", "参加基本医保、类别"]
    assert "另有 1 项规定没有逐人判断" in "\n".join(str(row[0]) for row in grid(book, "总览"))
    results = book["人员结果"]
    assert [c.value for c in results[3]][3] == "就业创业" and "D3:E3" in {str(r) for r in results.merged_cells.ranges}


def test_asked_in_full_everybody_is_listed() -> None:
    sheets = {c.name: c for c in contents_of(evolve(CROWD, in_full=True))}
    assert "待补列" not in sheets and len(sheets["待补事实"].rows) == 241 and len(sheets["理由"].rows) == 239


@pytest.mark.parametrize(("subjects", "columns"), [(COLUMN_FROM - 1, 0), (COLUMN_FROM, 1)])
def test_what_a_few_lack_is_asked_of_each(subjects: int, columns: int) -> None:
    few = evolve(CROWD, parts=tuple(evolve(part, subjects=part.subjects[:subjects]) for part in CROWD.parts))
    sheets = {c.name: c for c in contents_of(few)}
    assert ("待补列" in sheets) == columns
    assert len(sheets["待补事实"].rows) == 1 + subjects * (2 - columns)


def test_rejected_and_left_out_rows_are_listed(book: openpyxl.Workbook) -> None:
    rows = grid(book, "未受理行")[-3:]
    assert [r[:4] for r in rows] == [["人员", "B3", "身份证号", "单元格"], ["人员", "第4行", "", "整行"], ["人员", "第5行", "", "未计算"]]


def test_nothing_of_the_machine_and_the_same_bytes_again() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write_workbook(first, RESULT)
    write_workbook(second, RESULT)
    assert first.getvalue() == second.getvalue()
    with zipfile.ZipFile(first) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in core and "2026-03-01T00:00:00Z" in core


def test_csv_has_a_mark_and_no_formulas() -> None:
    stream = io.BytesIO()
    write_csv(stream, RESULT)
    assert stream.getvalue().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig"))))
    assert rows[0] == [NOTICE]
    assert rows[-1][0] == "'=甲" and rows[-1][-1] == "'=1+1"
    assert [harmless(t) for t in ("+1", "-1", "@a", "\t", "甲")] == ["'+1", "'-1", "'@a", "'\t", "甲"]


def test_every_problem_has_words_in_both_tongues() -> None:
    for problem in (*file_problems.PROBLEMS, *problems.PROBLEMS):
        for words in (problem.zh, problem.en):
            assert words[0] and words[1]
        if issubclass(problem, AgainstOther):
            assert "{other}" in problem.zh[0]
        assert issubclass(problem, AtPlace) == ("place" in fields_dict(problem))

"""Bytes → sheets, and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.roster.world import sheets_of, xlsx

from policyrules.roster import sheets as module
from policyrules.roster.header import find_table, spans
from policyrules.roster.model import Sheet
from policyrules.roster.sheets import read_sheets
from policyrules.types.date_text import EPOCH_1904
from policyrules.types.from_text import Cell


def refusal(data: bytes, name: str) -> str:
    refused = read_sheets(data, name).refused
    assert refused is not None
    said = refused.describe("zh")
    assert said.help and said.message
    assert refused.describe("en").message != said.message
    return refused.code


@pytest.mark.parametrize("mark", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "utf-8-sig", "utf-16"])
def test_csv(mark: str, encoding: str) -> None:
    text = f'姓名{mark}备注\r\n甲{mark}"一\r\n二"\r\n'
    assert sheets_of(text.encode(encoding), "名册.csv")[0].rows == [["姓名", "备注"], ["甲", "一\n二"]]


def test_sheets_begin_at_a1_and_hidden_ones_say_so() -> None:
    first, second = sheets_of(xlsx({"一": [[], ["", "甲"]], "二": [["乙"]]}, hidden=["二"]))
    assert (first.rows, first.hidden) == ([["", ""], ["", "甲"]], False)
    assert (second.name, second.hidden) == ("二", True)


def test_day_0_of_the_workbook() -> None:
    data = xlsx({"一": [["甲"]]})
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"<workbookPr", b'<workbookPr date1904="1"') if name == "xl/workbook.xml" else part)
    assert sheets_of(stream.getvalue())[0].epoch == EPOCH_1904


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "名册.xlsx", "empty-roster-file"),
        (b" \n", "名册.csv", "empty-roster-file"),
        (b"abc", "~$名册.xlsx", "lock-file"),
        (b"abc", "名册.xlsx", "not-what-it-claims"),
        ("姓名,身份证号\n".encode(), "名册.xlsx", "not-what-it-claims"),
        (xlsx({"一": [["甲"]]})[:-200], "名册.xlsx", "damaged-file"),
        (xlsx({"一": [["甲"]]}), "名册.csv", "not-what-it-claims"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "名册.xlsx", "encrypted-file"),
        (b"abc", "名册.xls", "old-excel"),
        (b"abc", "名册.xlsm", "with-macros"),
        (b"%PDF-1.4", "名册.pdf", "other-kind"),
        (b"abc", "名册", "other-kind"),
        (b"\xff\xff\xff", "名册.csv", "unknown-encoding"),
        (b"a\0b", "名册.csv", "unknown-encoding"),
        (xlsx({"一": []}), "名册.xlsx", "empty-roster-file"),
        (xlsx({"一": [["甲"]]}).replace(b"xl/workbook.xml", b"xl/workbool.xml"), "名册.xlsx", "not-what-it-claims"),
    ],
)
def test_refused(data: bytes, name: str, code: str) -> None:
    assert refusal(data, name) == code


HEAD = "姓名,身份证号,残疾类别,残疾等级\n"


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ('甲,1,"肢体,一级\n乙,2,肢体,二级\n丙,3,听力,一级\n', 2),
        ('甲,1,肢体,一级\n乙,2,肢体,"二级', 3),
        ('甲,1,"肢体,一级\n乙,2,"听力,二级\n丙,3,听力,一级\n', 2),
        ('甲,1,"肢体,一级\n乙,2,肢体,二级\n丙,3,听力",一级\n', 2),
        ('甲,1,肢体,一级\n乙,2,"' + "丙,3,听力,一级\n" * 20_000, 3),
    ],
)
def test_a_quote_that_takes_in_other_persons_is_refused_with_its_row(rows: str, row: int) -> None:
    data = (HEAD + rows).encode()
    assert refusal(data, "名册.csv") == "open-quote"
    refused = read_sheets(data, "名册.csv").refused
    assert refused is not None and refused.describe("zh").message.startswith(f"名册!第{row}行：")


def test_quotes_in_their_places_are_read() -> None:
    text = HEAD + '"甲\n",1,"肢体,\n听力","一级\n二级"\n乙"x",2,"视""力",三级'
    assert sheets_of(text.encode(), "名册.csv")[0].rows[1:] == [["甲\n", "1", "肢体,\n听力", "一级\n二级"], ['乙"x"', "2", '视"力', "三级"]]


def test_a_bomb_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 12_000_000)
    assert refusal(stream.getvalue(), "名册.xlsx") == "too-large"
    monkeypatch.setattr(module, "UNPACKED_AT_MOST", 1000)
    assert refusal(xlsx({"一": [["甲"]]}), "名册.xlsx") == "too-large"


def test_a_stray_mark_in_the_last_corner_is_refused() -> None:
    data = xlsx({"一": [["甲"]]})
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
            new.writestr(name, part.replace(b"</sheetData>", far) if name.startswith("xl/worksheets/") else part)
    assert refusal(stream.getvalue(), "名册.xlsx") == "stray-cells"


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
NEAR = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("part", "rows"),
    [
        ("sheet1.xml", FAR + NEAR),
        ("other.xml", FAR),
        ("sheet1.xml", FAR.replace('"', "'")),
        ("sheet1.xml", FAR.replace('r="', 'r = "').replace("XFD", "xfd")),
        ("sheet1.xml", '<row r="1">' + "<c><v>1</v></c>" * 200 + '</row><row r="1048576"><c><v>1</v></c></row>'),
    ],
)
def test_stray_marks_are_found_wherever_they_stand(part: str, rows: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx({"一": [["甲"]]}))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                name = f"xl/worksheets/{part}"
                start, end = content.index(b"<sheetData>") + len(b"<sheetData>"), content.index(b"</sheetData>")
                content = content[:start] + rows.encode() + content[end:]
            new.writestr(name, content.replace(b"sheet1.xml", part.encode()))
    assert refusal(stream.getvalue(), "名册.xlsx") == "stray-cells"


def test_merged_ranges_end_where_the_sheet_ends() -> None:
    merged = tuple((2, column, 1_048_576, column) for _ in range(200) for column in (1, 2))
    rows: list[list[Cell]] = [["姓名", "户编号"], ["甲", "H1"], ["", ""], ["乙", ""]]
    table = find_table(Sheet("人员", rows, merged), {"姓名", "户编号"}.__contains__)
    assert table is not None and table.rows == [(2, ["甲", "H1"]), (3, ["甲", "H1"]), (4, ["乙", "H1"])]
    assert len(spans(merged, 1, 4)) == 2


def test_without_the_extra_one_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert refusal(xlsx({"一": [["甲"]]}), "名册.xlsx") == "excel-extra-missing"


@pytest.mark.parametrize("cut", range(0, 6000, 397))
def test_any_piece_of_a_workbook_is_refused_or_read(cut: int) -> None:
    read_sheets(xlsx({"一": [["甲", 1, "2026-03-01"]] * 20})[:cut], "名册.xlsx")

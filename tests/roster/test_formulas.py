"""A formula that was never calculated is no empty cell."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from tests.roster.world import ID_A, ID_B, VOCABULARY, sheets_of, xlsx

from policyrules.roster.facts import FACT_HEADS, read_facts
from policyrules.roster.formulas import uncalculated
from policyrules.roster.read import read_roster
from policyrules.types.unreadable import FAULTS, Fault

HEADS = ["姓名", "身份证号", "出生日期", "务工月收入"]
ROWS: list[list[object]] = [
    ["甲", ID_A, "1980-01-01", "=100*12"],
    ["乙", ID_B, "=TODAY()", 1200],
    ["合计", None, None, "=SUM(D2:D3)"],
]


def part(xml: str) -> bytes:
    """A workbook of one sheet whose cells are written so."""
    book = xlsx({"名 & 册": [["甲"]]})
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = f'<worksheet><sheetData><row r="1">{xml}</row></sheetData></worksheet>'
            new.writestr(name, text if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        ('<c r="B1"><f>1+1</f></c>', {(1, 2)}),
        ('<c r="B1"><f>1+1</f><v/></c>', {(1, 2)}),
        ('<c r="A1" s="1"/><c r="AB1"><f>1+1</f><v></v></c><c r="AC1"/>', {(1, 28)}),
        ('<x:c r="B1"><x:f t="shared" si="0"/></x:c>', {(1, 2)}),
        ('<c r="B1"><f>1+1</f><v>2</v></c>', set()),
        ('<c r="B1" t="str"><f>IF(A1="","",1)</f><v></v></c>', set()),
        ('<c r="B1"><v>2</v></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', set()),
        ("<c><f>1+1</f></c>", set()),
    ],
)
def test_which_cells(xml: str, found: set[tuple[int, int]]) -> None:
    with zipfile.ZipFile(io.BytesIO(part(xml))) as archive:
        assert uncalculated(archive) == ({"名 & 册": frozenset(found)} if found else {})


def test_a_sheet_knows_its_formulas_and_others_have_none() -> None:
    data = xlsx({"人员": [HEADS, *ROWS], "其他": [["甲"]]})
    assert [sheet.uncalculated for sheet in sheets_of(data)] == [frozenset({(2, 4), (3, 3), (4, 4)}), frozenset()]


def test_a_roster_tells_them_at_their_cells_and_reads_the_rest() -> None:
    data = xlsx({"人员": [HEADS, *ROWS]})
    roster = read_roster(sheets_of(data), VOCABULARY).roster
    told = [(r.place.cell, r.column, r.problem.describe("zh").message, r.problem.describe("en").help) for r in roster.rejected]
    assert [(cell, column) for cell, column, _, _ in told] == [("D2", "务工月收入"), ("C3", "出生日期")]
    assert all("公式" in message and help and "save it" in help for _, _, message, help in told)
    assert [subject.label for subject in roster.of("人员")] == ["甲", "乙"]


def test_a_heading_that_is_a_formula_is_told_too() -> None:
    data = xlsx({"人员": [[*HEADS[:3], '="务工"&"月收入"'], *ROWS[:1]]})
    [told] = read_roster(sheets_of(data), VOCABULARY).roster.rejected
    assert told.place.cell == "D1" and FAULTS[Fault.NOT_CALCULATED][0] in told.problem.describe("zh").message


def test_an_answer_on_the_sheet_of_missing_facts_is_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(FACT_HEADS))
    sheet.append(["=1+1" if head == "填写" else "甲" for head in FACT_HEADS])
    stream = io.BytesIO()
    book.save(stream)
    assert [place.row for place in read_facts(sheets_of(stream.getvalue())).uncalculated] == [2]

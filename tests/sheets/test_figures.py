"""Figures out to a form and back."""

from __future__ import annotations

import io
from collections import ChainMap
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sheets.world import Change, changed, compiled, files, put, shown, supplied, written

from policyrules.driver.files import pack_of
from policyrules.driver.pipeline import compile_pack
from policyrules.driver.workbook import figure_form, form_words, take_figures
from policyrules.sheets import figures
from policyrules.sheets.figure_words import HEADS
from policyrules.sheets.figures import from_tree, yaml_form
from policyrules.source import SourceFile
from policyrules.structured import parse

FIRST = 5
"""The row of the first period: below two lines, the title and the headings. In the form it is 取暖补助标准 from 2027 on."""
COLUMNS = {head: "ABCDEFGHIJK"[n] for n, head in enumerate(HEADS)}


def fill(*given: Mapping[str, Any], row: int = FIRST, **cells: Any) -> Change:
    def change(book: openpyxl.Workbook) -> None:
        for head, value in ChainMap(cells, *map(dict, given)).items():
            book["参数"][f"{COLUMNS[head]}{row}"] = value

    return change


def both(*changes: Change) -> Change:
    return lambda book: [change(book) for change in changes]


FIGURE = {"值": "130", "来源": "某办〔2026〕9号", "可信度": "已核实"}
NEXT = {"参数": "取暖补助标准", "自": "2028-01-01", "值": "140", "来源": "某办〔2027〕3号", "可信度": "第二手", "地区": "示例县"}


def insert(row: int) -> Change:
    return lambda book: book["参数"].insert_rows(row)


RIGHT: dict[str, Change] = {
    "填了一段": fill(FIGURE),
    "带单位、全角": fill({**FIGURE, "值": "１，３００元/月"}),
    "带单位的别的写法": fill({**FIGURE, "值": "1,300元每月"}),
    "数字格和日期格": fill({**FIGURE, "值": 130.5, "自": date(2027, 1, 1)}),
    "分成两段": both(fill(FIGURE, 至="2027-12-31"), insert(FIRST + 1), fill(NEXT, row=FIRST + 1)),
    "留空": fill(),
    "是否": fill({**FIGURE, "值": "是"}, row=FIRST + 1),
    "来源里有标点": fill({**FIGURE, "来源": "甲: 乙, {丙} # 丁"}),
}
WRONG: dict[str, Change] = {
    "没有来源": fill(值="130", 可信度="已核实"),
    "可信度没有改": fill(值="130", 来源="某文"),
    "可信度写错": fill({**FIGURE, "可信度": "核实"}),
    "不是数": fill({**FIGURE, "值": "约一百三"}),
    "另一种单位": fill({**FIGURE, "值": "130元/年"}),
    "单位改了": fill(FIGURE, 单位或选项="元/年"),
    "太小": fill({**FIGURE, "值": "0"}),
    "比分还细": fill({**FIGURE, "值": "130.005"}),
    "不在选项里": fill({**FIGURE, "值": "可以"}, row=FIRST + 1),
    "没有这个参数": fill(FIGURE, 参数="取暖补助标谁"),
    "没有这一天": fill(FIGURE, 自="2027-02-30"),
    "没有起日": fill(FIGURE, 自=None),
    "空档": fill(FIGURE, 自="2027-03-01"),
    "重叠": both(fill(FIGURE, 至="2028-06-30"), insert(FIRST + 1), fill(NEXT, row=FIRST + 1)),
    "少一列": lambda book: book["参数"].delete_cols(6),
    "没有算过的公式": fill({**FIGURE, "值": "=65*2", "自": "=DATE(2027,1,1)"}),
    "很长的数字": fill({**FIGURE, "值": 123456789012345678}),
    "不是这个工作簿": put("参数", "A3", "参数"),
}
PERCENT: dict[str, Change] = {
    "百分数成了小数": fill(row=FIRST + 3, 值=0.5),
    "不到一而没有百分号": fill(row=FIRST + 3, 值="0.5"),
    "不到一而有百分号": fill(row=FIRST + 3, 值="0.5%"),
    "百分之几": fill(row=FIRST + 3, 值="百分之六十"),
    "删去一段": lambda book: book["参数"].delete_rows(FIRST + 1),
    "中间插一段": both(
        fill(row=FIRST + 3, 至="2025-12-31"), insert(FIRST + 4), fill(FIGURE, row=FIRST + 4, 参数="补助支出比例", 自="2026-01-01", 值="60")
    ),
}


def test_a_source_that_told_why_there_was_no_figure_is_asked_about() -> None:
    book = written("lucheng", "missing")
    rows = [[c.value for c in row] for row in openpyxl.load_workbook(io.BytesIO(book))["参数"].iter_rows()]
    number = next(n for n, row in enumerate(rows, 1) if row[0] == "设施设备补助标准")
    taken = supplied("lucheng", changed(book, fill(row=number, 值="20000", 可信度="已核实")))
    assert [p.code for p in taken.problems] == ["source-kept"] and taken.changed


def said(changes: dict[str, Change], form: str) -> str:
    made = []
    for name, change in changes.items():
        taken = supplied("example", changed(written("example", form), change))
        made.append(f"## {name}\n{shown('example', taken)}{shown('example', taken, 'en') if taken.problems else ''}")
    return "\n".join(made)


def test_what_a_form_changes(golden: Callable[[str, str], None]) -> None:
    golden("sheets/figures-changed.txt", said(RIGHT, "missing"))


def test_what_of_a_form_is_refused(golden: Callable[[str, str], None]) -> None:
    golden("sheets/figures-refused.txt", said(WRONG, "missing"))
    assert not any(supplied("example", changed(written("example", "missing"), change)).changed for change in WRONG.values())


def test_a_form_of_all_periods(golden: Callable[[str, str], None]) -> None:
    golden("sheets/figures-all.txt", said(PERCENT, "all"))


@pytest.mark.parametrize("pack", ["example", "lucheng"])
@pytest.mark.parametrize("form", ["all", "missing"])
def test_a_form_that_nobody_filled_in_changes_nothing(pack: str, form: str) -> None:
    taken = supplied(pack, written(pack, form))
    assert not taken.changed and not taken.problems
    block = figure_form(compiled(pack), lambda name, since: "甲的金额", form == "all")
    entries, _ = from_tree(parse(SourceFile("f.yaml", yaml_form(block, form_words(compiled(pack))))).tree)
    assert len(entries) == len(block.rows)
    again = take_figures(compiled(pack), pack, files(pack), entries, (), False)
    assert not again.changed and not again.problems


def test_a_percentage_with_its_sign_stays_as_it_is() -> None:
    name = "parameters/figures.yaml"
    given = {**files("example"), name: files("example")[name].replace(b'"50"', b'"0.5%"', 1)}
    pack = compile_pack(pack_of("example", given))
    assert given != files("example") and not any(p.code == "share-below-one" for p in pack.problems)
    block = figure_form(pack, lambda name, since: "", True)
    entries, _ = from_tree(parse(SourceFile("f.yaml", yaml_form(block, form_words(pack)))).tree)
    again = take_figures(pack, "example", given, entries, (), True)
    assert not again.changed and not again.problems


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 400), st.one_of(st.none(), st.integers(1, 99_999))), min_size=1, max_size=4))
def test_what_is_filled_in_is_what_the_pack_then_says_and_nothing_else_changes(parts: list[tuple[int, int | None]]) -> None:
    """An open period in any parts, with a figure or without."""
    day, entries = date(2027, 1, 1), []
    for n, (days, cents) in enumerate(parts):
        until = "" if n == len(parts) - 1 else (day + timedelta(days - 1)).isoformat()
        value = "" if cents is None else f"{cents // 100}.{cents % 100:02}"
        cells = {
            "自": day.isoformat(),
            "至": until,
            "值": value,
            "来源": "某文" if value else "",
            "可信度": "已核实" if value else "待补充",
        }
        entries.append(figures.Entry("取暖补助标准", "元/月", cells, {}, "表"))
        day += timedelta(days)
    taken = take_figures(compiled("example"), "example", files("example"), entries, (), False)
    assert not taken.problems
    before, after = files("example"), {**files("example"), **taken.changed}
    found = compile_pack(pack_of("example", after)).checked.parameters
    assert [p.value for p in found["取暖补助标准"].periods[2:]] == [cents for _, cents in parts]
    name = "parameters/figures.yaml"
    left = [line for line in after[name].decode().splitlines() if "2027" not in line and "某文" not in line and "待补充}" not in line]
    assert left == [line for line in before[name].decode().splitlines() if "2027" not in line and "待补充}" not in line]

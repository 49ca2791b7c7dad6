"""The form of figures in English: nothing of it is Chinese, and it comes back as the Chinese one does."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from tests.sheets.world import Change, back, changed, compiled, files, shown, supplied, written

from policyrules.driver.workbook import figure_form, form_words, take_figures
from policyrules.parameters import Parameter
from policyrules.parameters.words import choices
from policyrules.sheets.figure_words import ENGLISH, HEADS, head_of
from policyrules.sheets.figures import from_tree, yaml_form
from policyrules.source import SourceFile
from policyrules.structured import parse
from policyrules.types import Money, Number

HAN = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
PACKS, FORMS = ("example", "lucheng"), ("all", "missing")
HEAD_ROW = 4


def texts(data: bytes) -> list[str]:
    """All that a reader of a workbook can see, and its properties."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = [*book.sheetnames, str(book.properties.title)]
    for sheet in book:
        found += [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
        found += [str(offered.formula1) for offered in sheet.data_validations.dataValidation]
    return found


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_chinese(pack: str, form: str) -> None:
    keys = {"【parameters】", "【missing parameters】", "【index】"}
    assert not [text for text in texts(written(pack, form, "en")) if HAN.search(text) and text not in keys]
    block = figure_form(compiled(pack), lambda name, since: "", form == "all", "en")
    assert not HAN.search(yaml_form(block, form_words(compiled(pack)), "en"))


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("form", FORMS)
def test_a_form_that_nobody_filled_in_changes_nothing(pack: str, form: str) -> None:
    taken = supplied(pack, written(pack, form, "en"))
    assert not taken.changed and not taken.problems
    block = figure_form(compiled(pack), lambda name, since: "the amount", form == "all", "en")
    entries, strange = from_tree(parse(SourceFile("f.yaml", yaml_form(block, form_words(compiled(pack)), "en"))).tree)
    again = take_figures(compiled(pack), pack, files(pack), entries, strange, False)
    assert len(entries) == len(block.rows) and not again.changed and not again.problems


def test_tables_that_were_exported_in_english_change_nothing() -> None:
    taken = back("example", written("example", "tables", "en"))
    assert not taken.changed and not taken.problems


def value_of(parameter: Parameter, row: int) -> Any:
    """Something as an office would write it, another way in every row."""
    match parameter.type:
        case Money():
            return ("１，３００", 1300, "￥1300", "1,300.50", "一千三百")[row % 5]
        case Number(unit="%"):
            return ("６０％", "60%", "60", "百分之六十")[row % 4]
        case Number():
            return (" 12 ", 12, "１２", "12.0")[row % 4]
        case _:
            return choices(parameter, compiled("lucheng").checked.vocabulary)[row % 2]


def filled(english: frozenset[str], values_in_english: bool) -> bytes:
    """All missing figures of the plan supplied. `english`: columns whose heading and cells are in English, the others Chinese."""
    zh, en = (openpyxl.load_workbook(io.BytesIO(written("lucheng", "missing", tongue))).worksheets[0] for tongue in ("zh", "en"))
    words, parameters = form_words(compiled("lucheng")), compiled("lucheng").checked.parameters
    book = openpyxl.load_workbook(io.BytesIO(written("lucheng", "missing", "en" if values_in_english else "zh")))
    sheet = book.worksheets[0]
    for column, head in enumerate(HEADS, 1):
        take = en if head in english else zh
        for row in range(HEAD_ROW, zh.max_row + 1):
            sheet.cell(row, column).value = take.cell(row, column).value
    for row in range(HEAD_ROW + 1, zh.max_row + 1):
        parameter = parameters[str(zh.cell(row, 1).value)]
        value, sure = value_of(parameter, row), "第二手"
        if values_in_english:
            value = words.told("值", value, parameter, "en") if isinstance(value, str) else value
            sure = words.told("可信度", sure, parameter, "en")
        day = date.fromisoformat(str(zh.cell(row, 3).value))
        given = {"值": value, "来源": f"某局〔2026〕{row}号", "可信度": sure, "自": day if row % 2 else f"{day.year}.{day.month}.{day.day}"}
        for head, cell in given.items():
            sheet.cell(row, HEADS.index(head) + 1).value = cell
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_everything_supplied_is_the_same_in_either_tongue_and_mixed() -> None:
    chinese = supplied("lucheng", filled(frozenset(), False))
    assert len(chinese.changed) == 5 and not chinese.problems
    for english in (frozenset(HEADS), frozenset({"参数", "值"}), frozenset(HEADS) - {"参数", "单位或选项"}):
        for values in (True, False):
            taken = supplied("lucheng", filled(english, values))
            assert taken.changed == chinese.changed and not taken.problems


def put(**cells: Any) -> Change:
    """Cells by column letters and row."""

    def change(book: openpyxl.Workbook) -> None:
        for at, value in cells.items():
            book["parameters"][at] = value

    return change


FIGURE = {"E5": "130", "F5": "office paper 9 of 2026", "G5": "Verified"}
SAID: dict[str, Change] = {
    "filled in": put(**FIGURE),
    "with its unit": put(**{**FIGURE, "E5": "1,300 yuan/month"}),
    "a truth value": put(**{**FIGURE, "E5": None, "F5": None, "G5": "to be supplied", "E6": True, "F6": "paper", "G6": "second hand"}),
    "a word for a heading": put(**FIGURE, F4="origin"),
    "a misspelt heading": put(**FIGURE, E4="Valeu", G4="confidense"),
    "a heading twice": put(**FIGURE, H4="值"),
    "a heading of their own": put(**FIGURE, L4="remarks", L5="asked by telephone"),
    "a column gone": lambda book: book["parameters"].delete_cols(6),
    "another unit": put(**FIGURE, B5="yuan/year"),
    "a misspelt name": put(**FIGURE, A5="rate of the heatng grant"),
    "no source": put(E5="130", G5="verified"),
    "no confidence": put(E5="130", F5="paper", G5=None),
    "confidence unchanged": put(E5="130", F5="paper"),
    "no such confidence": put(**{**FIGURE, "G5": "verifeid"}),
    "no number": put(**{**FIGURE, "E5": "about 130"}),
    "none of the choices": put(E6="yess", F6="paper", G6="verified"),
    "no day": put(**FIGURE, C5=None),
}


def test_what_is_said_of_an_english_form(golden: Callable[[str, str], None]) -> None:
    made = []
    for name, change in SAID.items():
        taken = supplied("example", changed(written("example", "missing", "en"), change))
        made.append(f"## {name}\n{shown('example', taken, 'en')}{shown('example', taken) if taken.problems else ''}")
    golden("sheets/form-english.txt", "\n".join(made))


def test_keys_of_a_yaml_form_may_be_mixed_and_a_misspelt_one_is_told() -> None:
    lines = (
        "parameters:\n  - 名称: rate of the heating grant\n    单位: yuan/month\n    values:\n"
        '      - {{from: 2027-01-01, 至: ~, {}: "130", 来源: 某文, confidence: 已核实}}\n'
    )
    name = form_words(compiled("example")).english("参数")["取暖补助标准"]
    for key, codes in (("值", []), ("value", []), ("vlaue", ["sheet-head-changed"])):
        text = lines.format(key).replace("rate of the heating grant", name)
        entries, strange = from_tree(parse(SourceFile("f.yaml", text)).tree)
        taken = take_figures(compiled("example"), "example", files("example"), entries, strange, False)
        assert [p.code for p in taken.problems] == codes and bool(taken.changed) != bool(codes)


def test_headings_are_known_in_both_tongues() -> None:
    assert [head_of(text) for text in (*HEADS, *ENGLISH.values())] == [*HEADS, *HEADS]

"""Tables of a pack out to a workbook and back."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import time

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.sheets.world import Change, back, changed, compiled, files, put, read, shown, written

from policyrules.driver.files import pack_of
from policyrules.driver.pipeline import compile_pack
from policyrules.driver.workbook import pack_tables, pages, take
from policyrules.sheets import glossary, problems
from policyrules.sheets.model import Given, Row
from policyrules.sheets.rule_tables import splices, tables
from policyrules.sheets.splice import spliced
from policyrules.source import Decoded, SourceFile, decode
from policyrules.syntax.from_text import parse

PACKS = "example", "lucheng"
CARE, EXAMPLES = "表 照看补助标准", "示例 examples"


@pytest.mark.parametrize("pack", PACKS)
def test_a_workbook_that_nobody_changed_changes_nothing(pack: str) -> None:
    taken = back(pack, written(pack))
    assert not taken.changed and not taken.problems


@pytest.mark.parametrize("pack", PACKS)
def test_every_table_written_anew_is_the_table_as_it_was(pack: str) -> None:
    """Also where the fingerprints do not spare the work, and after a spreadsheet has saved the file."""
    book, found = read(changed(written(pack), lambda _: None))
    assert not found
    every = pack_tables(compiled(pack).files)
    assert len(every) > 30
    for table in every:
        assert spliced(table.file.text, splices(table, book.given[table.key]))[0] == table.file.text
    words = decode(files(pack)["glossary.csv"])
    assert isinstance(words, Decoded)
    block = glossary.block_of(words.text)
    assert block and glossary.rewritten(words.text, block, book.given[glossary.KEY]) == words.text


def test_the_same_pack_gives_the_same_pages_with_unique_keys() -> None:
    made = pages(compiled("lucheng"), files("lucheng"))
    keys = [block.key for page in made for block in page.blocks]
    assert len(keys) == len(set(keys)) > 150


def test_a_rule_alone_goes_out_with_the_examples_that_try_it() -> None:
    made = pages(compiled("example"), files("example"), "照看补助标准")
    assert [page.name for page in made][:3] == ["说明", CARE, f"{CARE}（2）"]
    assert not pages(compiled("example"), files("example"), "没有这条")


def sheet(name: str) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(written("example")))[name]


def test_headings_stay_in_sight_cells_are_texts_and_choices_are_offered() -> None:
    care = sheet(CARE)
    assert care.freeze_panes == "B3"
    assert {cell.number_format for row in care.iter_rows(min_row=3) for cell in row if cell.value} == {"@"}
    assert [d.formula1 for d in care.data_validations.dataValidation] == ['"住点,日间,上门,不限,待定"']
    for each in openpyxl.load_workbook(io.BytesIO(written("example"))):
        assert not any(cell.data_type == "f" for row in each.iter_rows() for cell in row)
        assert all(8 <= width.width <= 60 for width in each.column_dimensions.values())


def insert(name: str, at: int, *cells: str) -> Change:
    def change(book: openpyxl.Workbook) -> None:
        book[name].insert_rows(at)
        for column, text in enumerate(cells, 1):
            book[name].cell(at, column, text)

    return change


def drop(name: str, at: int) -> Change:
    return lambda book: book[name].delete_rows(at)


AGES = "40周岁 至 59周岁", "16周岁 至 39周岁"
RIGHT: dict[str, Change] = {
    "一格改了": put(CARE, "C3", "950元/月"),
    "数字格": put(CARE, "D3", 25),
    "插入一行，删去一行": lambda book: (
        drop(CARE, 3)(book),
        *(insert(CARE, 3, "住点", age, "910元/月", "24", "10%")(book) for age in AGES),
    ),
    "词汇改了一处": put("词汇", "D4", "由重到轻，三档。"),
    "参数改了一段": lambda book: (put("参数", "E5", "105")(book), put("参数", "F5", "示例县困难家庭办法 第三条（修订）")(book)),
    "空行": insert(CARE, 5),
}
WRONG: dict[str, Change] = {
    "没有这个选项": put(CARE, "A3", "住店"),
    "不是金额": put(CARE, "C4", "五百块"),
    "单位不对": put(CARE, "C4", "500元/年"),
    "格子空着": put(CARE, "B3", None),
    "格子里有竖线": put(CARE, "C3", "900元/月｜8"),
    "格子里有注释号": put(CARE, "C3", "900元/月 # 旧标准"),
    "多了一列": put(CARE, "F2", "备注"),
    "表外有字": put(CARE, "G4", "待核"),
    "表头改坏": put(CARE, "A2", "照看方试"),
    "重复的行": insert(CARE, 4, "住点", "16周岁 至 59周岁", "900元/月", "24", "10%"),
    "标题改了": put(CARE, "A1", "【表 照看补助标堆】"),
    "合并的格子": lambda book: book[CARE].merge_cells("A3:A4"),
    "时刻": put(CARE, "D3", time(8, 0)),
    "没有算过的公式": put(CARE, "D3", "=12*2"),
    "几处不相干的错": lambda book: [
        change(book)
        for change in (
            lambda book: book[CARE].merge_cells("A3:A4"),
            put(CARE, "G4", "待核"),
            put(CARE, "C5", "五百块"),
            put(CARE, "D6", "=12*2"),
            put(CARE, "B6", None),
            put(f"{CARE}（2）", "A3", "住店"),
            put(EXAMPLES, _cell(book, "符合"), "附合"),
            put("参数", "E5", "很多"),
        )
    ],
    "很长的数字": put(CARE, "D3", 110101199001011234),
    "词汇没有名称": put("词汇", "A4", None),
    "词汇名称重复": put("词汇", "A5", "困难程度"),
    "少了一列": lambda book: book["词汇"].delete_cols(2),
    "示例的期望写错": lambda book: put(EXAMPLES, _cell(book, "符合"), "附合")(book),
    "没有标题": lambda book: setattr(book, "_sheets", book.worksheets[:1]),
    "条件没有全包": drop(CARE, 7),
}


def _cell(book: openpyxl.Workbook, text: str) -> str:
    return next(cell.coordinate for row in book[EXAMPLES].iter_rows() for cell in row if cell.value == text)


def test_what_changes(golden: Callable[[str, str], None]) -> None:
    made = [f"## {name}\n{shown('example', back('example', changed(written('example'), change)))}" for name, change in RIGHT.items()]
    golden("sheets/tables-changed.txt", "\n".join(made))


def test_what_is_refused_at_which_cell(golden: Callable[[str, str], None]) -> None:
    made = []
    for name, change in WRONG.items():
        taken = back("example", changed(written("example"), change))
        assert not taken.changed and taken.problems, name
        made.append(f"## {name}\n{shown('example', taken)}{shown('example', taken, 'en')}")
    golden("sheets/tables-refused.txt", "\n".join(made))


def test_comments_between_and_behind_rows_stay() -> None:
    text = "定义 甲\n  对象：人。\n  取值：按下表：\n    ｜ 乙 ｜ 取值 ｜\n    # 先看\n    ｜ 是 ｜ 1元 ｜ # 老办法\n    ｜ 否 ｜ 2元 ｜\n"
    [table] = tables([parse(SourceFile("a.rules", text))])
    rows = (Row("表", 3, ("否", "2元")), Row("表", 4, ("待定", "4元")))
    made = spliced(text, splices(table, Given(table.key, Row("表", 2, table.heads), rows)))[0]
    assert made.splitlines()[3:] == ["    ｜ 乙 ｜ 取值 ｜", "    # 先看", "    # 老办法", "    ｜ 否 ｜ 2元 ｜", "    ｜ 待定 ｜ 4元 ｜"]


def test_a_table_that_both_sides_changed_is_refused_and_one_that_only_the_pack_changed_is_kept() -> None:
    later = {**files("example"), "rules.rules": files("example")["rules.rules"].replace("900元/月".encode(), "910元/月".encode())}
    now = compile_pack(pack_of("example", later))
    untouched, _ = read(written("example"))
    assert not take(now, "example", later, untouched).changed
    touched, _ = read(changed(written("example"), put(CARE, "C3", "920元/月")))
    assert [type(p) for p in take(now, "example", later, touched).problems] == [problems.ChangedSince]

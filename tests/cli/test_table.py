"""`table` and `params form|import` as people type them: what is written where, and what never is."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from policyrules import resources
from policyrules.cli.group import cli


def policyrules(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "县里"
    shutil.copytree(resources.pack_folder("example"), folder)
    return folder


def edit(path: Path, sheet: str, **cells: object) -> None:
    book = openpyxl.load_workbook(path)
    for cell, text in cells.items():
        book[sheet][cell] = text  # type: ignore[assignment]  # what a person may type
    book.save(path)


def texts(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_out_changed_and_back_in_place_only_when_asked(pack: Path, tmp_path: Path) -> None:
    book, before = tmp_path / "表.xlsx", texts(pack)
    assert policyrules("表格", "导出", pack, "-o", book).exit_code == 0
    assert policyrules("table", "export", pack, "-o", book).exit_code == 1, "it is there already"
    assert "没有改动" in policyrules("table", "import", book, pack).stderr
    edit(book, "表 照看补助标准", C3="950元/月")
    for more, code in ((("--check",), 0), ((), 1)):
        told = policyrules("table", "import", book, pack, *more)
        assert told.exit_code == code and "+      ｜ 住点     ｜ 16周岁 至 59周岁 ｜ 950元/月" in told.stdout
        assert texts(pack) == before
    assert policyrules("table", "import", book, pack, "--force").exit_code == 0
    assert {name for name, data in texts(pack).items() if data != before[name]} == {"rules.rules"}
    assert policyrules("check", pack).exit_code == 0 and policyrules("fmt", "--check", pack / "rules.rules").exit_code == 0


def test_nothing_is_written_while_one_cell_is_wrong(pack: Path, tmp_path: Path) -> None:
    book, before = tmp_path / "表.xlsx", texts(pack)
    policyrules("table", "export", pack, "-o", book)
    edit(book, "表 照看补助标准", C3="950元/月", A4="日见")
    told = policyrules("table", "import", book, pack, "--force")
    assert told.exit_code == 1 and "表 照看补助标准!A4" in told.stdout and "是否指“日间”" in told.stdout
    assert texts(pack) == before


@pytest.mark.parametrize("kind", ["xlsx", "yaml"])
def test_a_shipped_pack_is_copied_first(tmp_path: Path, kind: str) -> None:
    form, copy = tmp_path / f"参数.{kind}", tmp_path / "另存"
    assert policyrules("params", "form", "example", "-o", form).exit_code == 0
    if kind == "xlsx":
        edit(form, "参数", E5="130", F5="某办〔2026〕9号", G5="已核实")
    else:
        row = "值: ~, 地区: 示例县, 来源: ~, 可信度: 待补充"
        form.write_text(form.read_text().replace(row, 'value: "130", 地区: 示例县, 来源: 某办〔2026〕9号, 可信度: 已核实', 1))
    told = policyrules("参数", "导入", form, "example", "--force")
    assert told.exit_code == 1 and "不在原处改动" in told.stderr and '值: "130"' in told.stdout
    assert policyrules("params", "import", form, "example", "-o", copy).exit_code == 0
    assert "取暖补助标准" not in policyrules("params", "missing", copy).stdout
    assert policyrules("params", "import", form, "example", "-o", copy).exit_code == 1, "the copy is there already"


def test_a_wrong_cell_of_a_yaml_form_has_its_line(tmp_path: Path) -> None:
    form = tmp_path / "参数.yaml"
    form.write_text("参数:\n  - 名称: 取暖补助标准\n    取值:\n      - {自: 2027-01-01, 值: 很多, 来源: 某文, 可信度: 已核实}\n")
    told = policyrules("params", "import", form, "example")
    assert told.exit_code == 1 and "参数.yaml:4:28" in told.stdout


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 half", "名称,值\n".encode()])
def test_what_is_no_workbook_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    book = tmp_path / "坏.xlsx"
    book.write_bytes(data)
    for command in ("table", "params"):
        told = policyrules(command, "import", book, "example")
        assert told.exit_code == 1 and "错误[" in told.stdout
    assert policyrules("table", "import", tmp_path / "没有.xlsx", "example").exit_code == 1
    assert policyrules("params", "import", tmp_path / "表.docx", "example").exit_code == 1
    assert policyrules("table", "export", "没有这个包", "-o", tmp_path / "a.xlsx").exit_code == 1

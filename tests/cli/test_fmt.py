"""`fmt` as people type it: what it changes, what it leaves alone, how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from policyrules.cli.group import cli

UNTIDY = "定义 甲  对象:人员 取值:５元 # 注\n"
TIDY = "定义 甲\n  对象：人员。\n  取值：5元。 # 注\n"


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def fmt(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["fmt", *arguments])


def put(name: str, text: str, encoding: str = "utf-8") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def test_a_file_is_changed_in_place_once() -> None:
    path = put("甲.rules", UNTIDY)
    path.chmod(0o640)
    assert fmt("甲.rules").exit_code == 0
    assert path.read_text(encoding="utf-8") == TIDY and path.stat().st_mode & 0o777 == 0o640
    before = path.stat().st_mtime_ns
    assert fmt("甲.rules").exit_code == 0 and path.stat().st_mtime_ns == before


def test_check_and_diff_change_nothing() -> None:
    path = put("甲.rules", UNTIDY)
    listed, shown = fmt("--check"), fmt("--diff")
    assert (listed.exit_code, listed.stdout) == (1, "甲.rules\n")
    assert shown.exit_code == 1 and "+  取值：5元。 # 注" in shown.stdout
    assert path.read_text(encoding="utf-8") == UNTIDY
    fmt()
    assert fmt("--check").exit_code == 0


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_encoding_mark_and_line_ends_stay(encoding: str) -> None:
    path = put("甲.rules", UNTIDY.replace("\n", "\r\n"), encoding)
    assert fmt("甲.rules").exit_code == 0
    assert path.read_bytes() == TIDY.replace("\n", "\r\n").encode(encoding)


def test_a_file_with_errors_is_left_alone_and_the_others_are_not() -> None:
    wrong, right = put("错.rules", "定义 甲\n  条件：年龄 >= 18周岁。\n"), put("对.rules", UNTIDY)
    done = fmt()
    assert done.exit_code == 1 and "错.rules:2:" in done.stdout
    assert wrong.read_text(encoding="utf-8") == "定义 甲\n  条件：年龄 >= 18周岁。\n"
    assert right.read_text(encoding="utf-8") == TIDY


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe\x00", b"\xff\xff\xff\xff"])
def test_what_is_no_rule_text_is_told_and_kept(data: bytes) -> None:
    path = put("空.rules", "")
    path.write_bytes(data)
    done = fmt("空.rules")
    assert "Traceback" not in done.output and done.output.strip() and path.read_bytes() == data


def test_targets_that_are_not_there() -> None:
    for target in ("没有.rules", "没有", "x" * 300, "说明.txt"):
        put("说明.txt", "")
        done = fmt(target)
        assert done.exit_code == 1 and "Traceback" not in done.output


def test_aliases_move_to_the_glossary_and_nothing_else_of_it_changes() -> None:
    glossary = put("p/glossary.csv", '名称,别名,英文,说明,问法\r\n乙,second,the second,"有,逗号",\r\n甲,,first,,\r\n', "utf-8-sig")
    put("p/甲.rules", "定义 甲（first_one）\n  取值：1。\n\n定义 丙（third）\n  取值：乙。\n\n定义 乙（second）\n  取值：2。\n")
    assert fmt("p").exit_code == 0
    assert glossary.read_bytes().decode("utf-8-sig") == (
        '名称,别名,英文,说明,问法\r\n乙,second,the second,"有,逗号",\r\n甲,first_one,first,,\r\n丙,third,,,\r\n'
    )
    assert "（" not in Path("p/甲.rules").read_text(encoding="utf-8")


def test_aliases_that_disagree_stay_and_are_told() -> None:
    glossary = put("p/glossary.csv", "名称,别名\n甲,other\n")
    rules = put("p/甲.rules", "定义 甲（first_one）\n  取值：1。\n\n定义 丙（third）\n  取值：乙。\n")
    done = fmt("p")
    assert done.exit_code == 1 and "aliases-disagree" in done.stdout
    assert glossary.read_text(encoding="utf-8") == "名称,别名\n甲,other\n"
    assert "（third）" in rules.read_text(encoding="utf-8")


def test_a_translated_pack_goes_to_a_folder_and_comes_back() -> None:
    put("p/glossary.csv", "名称,别名\n甲,first\n")
    put("p/pack.yaml", "名称: p\n")
    put("p/b/甲.rules", "定义 甲\n  取值：1。\n")
    assert fmt("p", "--to", "en", "-o", "en").exit_code == 0
    assert Path("en/b/甲.rules").read_text(encoding="utf-8") == "definition first\n  value: 1\n"
    assert fmt("p", "--to", "en", "-o", "en").exit_code == 1
    assert fmt("p", "--to", "en", "-o", "en", "--force").exit_code == 0
    assert fmt("en", "--to", "zh", "-o", "zh").exit_code == 0
    assert Path("zh/b/甲.rules").read_bytes() == Path("p/b/甲.rules").read_bytes()


def test_one_translated_file_is_printed_and_several_want_a_folder() -> None:
    path = put("甲.rules", "定义 甲\n  取值：1。\n")
    assert fmt("甲.rules", "--to", "en").stdout == "definition 甲\n  value: 1\n"
    put("乙.rules", "定义 乙\n  取值：1。\n")
    assert fmt("--to", "en").exit_code == 1
    assert path.read_text(encoding="utf-8") == "定义 甲\n  取值：1。\n"


def test_what_will_be_refused_is_refused_before_any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("甲", "乙"):
        put(f"p/{name}.rules", f"定义 {name}\n  取值：1。\n")
        put(f"q/{name}.rules", f"definition {name}\n  value: 1\n")
    put("p/pack.yaml", "名称: p\n")
    assert fmt("p", "--to", "en", "-o", "en").exit_code == 0
    assert fmt("q", "--to", "en").exit_code == fmt("p", "--to", "zh").exit_code == 0

    def worked(*_: object, **__: object) -> None:
        raise AssertionError("the files were read and laid out first")

    monkeypatch.setattr("policyrules.driver.layout.laid_out", worked)
    for arguments, said in ((("p", "--to", "en"), "-o FOLDER"), (("p", "--to", "en", "-o", "en"), "--force"), (("q", "--to", "zh"), "-o")):
        done = fmt(*arguments, "--lang", "en")
        assert done.exit_code == 1 and said in done.stderr


def test_glued_wording_gets_its_blanks() -> None:
    put("p/甲.rules", "主体 人员：\n  在职：是否；\n  年龄：整数 周岁。\n")
    path = put("p/乙.rules", "定义 乙\n  对象：人员。\n  条件：在职且年龄为18周岁以上。\n")
    assert fmt("p/乙.rules").exit_code == 0
    assert path.read_text(encoding="utf-8").endswith("  条件：在职 且 年龄 为 18周岁以上。\n")

"""The commands as people type them: what they print, what they write, how they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import click
import openpyxl
import pytest
from click.testing import CliRunner
from tests.cli.running import RUN, policyrules, started

from policyrules.cli.common import typed_tongue
from policyrules.cli.group import COMMANDS, Commands, cli
from policyrules.cli.words import NoCommand, usage_words, wrapped
from policyrules.source import cells

ROOT = Path(__file__).parents[2]
MESSY = str(ROOT / "examples" / "roster-messy.xlsx")
# What a shell starts in the background ignores the interrupt, and so do its children, unless they say otherwise.
HEARS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "


@pytest.fixture(scope="module")
def screened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("screen")
    made = policyrules("screen", MESSY, "--as-of", "2026-03-01", "-o", "结果.xlsx", cwd=folder)
    assert made.returncode == 0, made.stderr
    assert "结果：结果.xlsx" in made.stdout
    return folder


def test_the_workbook_has_every_sheet_and_says_that_people_decide(screened: Path) -> None:
    book = openpyxl.load_workbook(screened / "结果.xlsx")
    for name in ("总览", "人员结果", "理由", "待补事实", "未受理行", "列对照", "规则版本"):
        assert name in book.sheetnames
    for sheet in book:
        assert "人工审核" in str(sheet["A1"].value), sheet.title
        assert not any(isinstance(c.value, str) and c.value.startswith("=") for row in sheet.iter_rows() for c in row)


def test_nothing_existing_is_overwritten_without_force(screened: Path) -> None:
    before = (screened / "结果.xlsx").read_bytes()
    again = policyrules("screen", str(ROOT / "examples" / "roster-clean.xlsx"), "--as-of", "2026-03-01", "-o", "结果.xlsx", cwd=screened)
    assert again.returncode == 1 and "--force" in again.stderr
    assert (screened / "结果.xlsx").read_bytes() == before


def test_filled_in_facts_are_taken_back(screened: Path) -> None:
    """Answer every yes-or-no question of the sheet with 否 and screen again: fewer answers are open."""
    book = openpyxl.load_workbook(screened / "结果.xlsx")
    sheet = book["待补事实"]
    head = next(i for i, row in enumerate(sheet.iter_rows(values_only=True), 1) if row and "填写" in row)
    columns = [c.value for c in sheet[head]]
    fill, kind = columns.index("填写") + 1, columns.index("种类") + 1
    asked = 0
    for row in range(head + 1, sheet.max_row + 1):
        if sheet.cell(row, kind).value == "事实" and not sheet.cell(row, columns.index("单位") + 1).value:
            sheet.cell(row, fill).value = "否"
            asked += 1
    book.save(screened / "填好.xlsx")
    made = policyrules("screen", MESSY, "--as-of", "2026-03-01", "-o", "结果2.xlsx", "--facts", "填好.xlsx", cwd=screened)
    assert made.returncode == 0, made.stderr
    assert f"读入答复：事实 {asked} 项、参数 0 项。" in made.stdout
    assert asked and open_answers(screened / "结果2.xlsx") < open_answers(screened / "结果.xlsx")
    again = policyrules("screen", MESSY, "--as-of", "2026-03-01", "-o", "结果3.xlsx", "--facts", "结果2.xlsx", cwd=screened)
    assert f"读入答复：事实 {asked} 项" in again.stdout, "a result carries the answers that it was given"
    assert open_answers(screened / "结果3.xlsx") == open_answers(screened / "结果2.xlsx")


def test_a_file_without_answers_is_refused(screened: Path) -> None:
    made = policyrules("screen", MESSY, "--as-of", "2026-03-01", "-o", "结果4.xlsx", "--facts", MESSY, cwd=screened)
    assert made.returncode == 1 and "没有“待补事实”或“待补参数”" in made.stderr
    assert not (screened / "结果4.xlsx").exists()


def test_refusals_are_explained_too(screened: Path) -> None:
    """Every answer that is no stands among the reasons, with its clause; hints and effects are there as well."""
    rows = list(openpyxl.load_workbook(screened / "结果.xlsx")["理由"].iter_rows(values_only=True))
    refused = [row for row in rows if str(row[4]) in ("不享受", "不符合")]
    assert refused and all(row[5] and row[6] for row in refused)
    assert any("提示：" in str(row[5]) for row in rows)


def open_answers(path: Path) -> int:
    sheet = openpyxl.load_workbook(path)["人员结果"]
    return sum("待定" in str(c.value) for row in sheet.iter_rows() for c in row)


def test_the_mapping_can_be_corrected_and_used_again(screened: Path) -> None:
    roster = str(ROOT / "examples" / "roster-clean.xlsx")
    made = policyrules("screen", roster, "--as-of", "2026-03-01", "-o", "a.xlsx", "--save-mapping", "列.yaml", cwd=screened)
    assert made.returncode == 0, made.stderr
    again = policyrules("screen", roster, "--as-of", "2026-03-01", "-o", "b.xlsx", "--mapping", "列.yaml", cwd=screened)
    assert again.returncode == 0, again.stderr
    assert made.stdout.replace("a.xlsx", "") == again.stdout.replace("b.xlsx", "")


def test_only_one_rule_and_csv(screened: Path) -> None:
    made = policyrules(
        "筛查", MESSY.replace(".xlsx", ".csv"), "--as-of", "2026年3月1日", "-o", "一项.csv", "--only", "重度残疾人护理补贴", cwd=screened
    )
    assert made.returncode == 0, made.stderr
    text = (screened / "一项.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf") and "重度残疾人护理补贴" in text.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("name", "says"),
    [("残疾人证有效", "是定义"), ("应保尽保应兜尽兜", "是职责"), ("单独申请低宝", "是否指“单独申请低保”"), ("没有的规则", "可以写：")],
)
def test_what_a_roster_is_not_asked_is_refused_by_name(tmp_path: Path, name: str, says: str) -> None:
    ended = policyrules(
        "screen", str(ROOT / "examples" / "roster-clean.xlsx"), "--as-of", "2026-03-01", "-o", "x.xlsx", "--only", name, cwd=tmp_path
    )
    assert ended.returncode == 1 and name in ended.stderr and says in ended.stderr and "单独申请低保" in ended.stderr
    assert not list(tmp_path.iterdir())


def test_an_indicator_alone(screened: Path) -> None:
    roster = str(ROOT / "examples" / "roster-clean.xlsx")
    made = policyrules("screen", roster, "--as-of", "2025-03-01", "-o", "指标.xlsx", "--only", "新建项目无障碍建设率", cwd=screened)
    assert made.returncode == 0, made.stderr
    assert "指标“新建项目无障碍建设率”：" in made.stdout and "符合 " not in made.stdout
    book = openpyxl.load_workbook(screened / "指标.xlsx")
    assert not [name for name in book.sheetnames if name.endswith("结果")]
    assert any("指标“新建项目无障碍建设率”" in str(row[0].value) for row in book["总览"].iter_rows())


COUNTRY = """主体 户：
  人口：整数 人，0人以上，20人以下；
  有井：是否。
指标 有井率
  对象：户。
  依据：「村规」 第一条。
  分母：人口 不低于 1人。
  分子：有井。
"""


def test_an_indicator_of_things_that_no_rule_asks_about() -> None:
    from attrs import evolve

    from policyrules.cases import Record
    from policyrules.deciding.pack import Pack
    from policyrules.driver.files import read_pack
    from policyrules.driver.pipeline import compile_pack
    from policyrules.roster.mapping import Mapping
    from policyrules.roster.model import Place, Roster, Subject
    from policyrules.roster.read import Read
    from policyrules.screening.screen import screen
    from policyrules.source import SourceFile

    compiled = compile_pack(evolve(read_pack("example"), rules=(SourceFile("a.rules", COUNTRY),), parameters=()))
    assert compiled.usable, [p.describe("zh").message for p in compiled.problems]
    homes = [Record("户", {"人口": 3, "有井": well}) for well in (1, 1, 0)]
    roster = Roster({"户": [Subject("户", str(i), str(i), "", Place("户", i), r) for i, r in enumerate(homes, 1)]})
    found = screen(Pack(compiled), Read(roster, Mapping(), []), as_of=date(2026, 3, 1))
    assert not found.parts and [note.zh for note in found.notes] == ["指标“有井率”：66.66%（2/3）"]
    assert found.notes[0].en.endswith("66.66% (2/3)")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("screen", "没有.xlsx", "--as-of", "2026-03-01", "-o", "x.xlsx"), 1, "没有找到文件"),
        (("screen", "空.xlsx", "--as-of", "2026-03-01", "-o", "x.xlsx"), 1, "空"),
        (("screen", "文字.xlsx", "--as-of", "2026-03-01", "-o", "x.xlsx"), 1, "文字.xlsx"),
        (("screen", "文字.xlsx", "--as-of", "2026-02-30", "-o", "x.xlsx"), 2, "不是一个日期"),
        (("screen", "文字.xlsx", "-o", "x.xlsx"), 2, "少写了选项“--as-of”"),
        (("screen", "文字.xlsx", "--as-of", "2026-03-01", "-o", "x.doc"), 1, ".xlsx"),
        (("decide", "没有这条", "事实.yaml", "--as-of", "2026-03-01"), 1, "没有规则"),
        (("decide", "单独申请低保", "错.yaml", "--as-of", "2026-03-01"), 1, ""),
        (("check", "没有这个包"), 1, ""),
        (("没有这个命令",), 2, "用法不对：没有“没有这个命令”这个命令"),
        (("tset",), 2, "是否指“test”"),
        (("tset", "--lang", "en"), 2, "wrong use: there is no command `tset`; did you mean `test`"),
        (("test", "--tires", "3", "--lang=en"), 2, "did you mean `--tries`"),
        (("test", "--tries", "0"), 2, "写 1 至 100000 的整数"),
        (("test", "--lang", "en", "--tries", "x"), 2, "a whole number from 1 to 100000"),
        (("test", "一", "二"), 2, "多写了参数“二”"),
        (("check", "--lang", "法文"), 2, "只能是 zh、en 之一"),
        (("check", "--findings=3"), 2, "“--findings”的写法不对"),
        (("decide", "--lang", "en"), 2, "the argument `RULE` is missing"),
        ((), 2, "命令 [参数]..."),
        (("--lang", "en"), 2, "no command"),
        (("decide", "没有这条", "事实.yaml", "--as-of", "2026-03-01", "--lang", "en"), 1, "has no rule"),
        (("decide", "--lang", "en", "living_subsidy", "没有.yaml", "--as-of", "2026-03-01"), 1, "there is no file"),
        (("decide", "living_subsidi", "事实.yaml", "--as-of", "2026-03-01", "--lang", "en"), 1, "Did you mean `living_subsidy`?"),
        (("decide", "应保尽保应兜尽兜", "事实.yaml", "--as-of", "2026-03-01", "--lang", "en"), 1, "does not decide on one thing"),
        (("decide", "x", "事实.yaml", "--as-of", "2026-03-01", "--lang", "en", "--pack", "没有"), 1, "nothing was computed"),
        (("test", "没有这个包", "--lang", "en"), 1, "nothing was tried"),
    ],
)
def test_wrong_use_ends_in_a_sentence(tmp_path: Path, arguments: tuple[str, ...], code: int, says: str) -> None:
    (tmp_path / "空.xlsx").write_bytes(b"")
    (tmp_path / "文字.xlsx").write_text("这不是表格", encoding="utf-8")
    (tmp_path / "事实.yaml").write_text("户籍在本区: 是\n", encoding="utf-8")
    (tmp_path / "错.yaml").write_text("户籍在本县: 是\n出生日期: 2026-02-30\n", encoding="utf-8")
    ended = policyrules(*arguments, cwd=tmp_path)
    assert ended.returncode == code, ended.stdout + ended.stderr
    assert says in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not list(tmp_path.glob("x.*")) and not list(tmp_path.glob(".policyrules-*"))


def test_wrong_facts_are_told_with_their_places(tmp_path: Path) -> None:
    (tmp_path / "错.yaml").write_text("户籍在本县: 是\n出生日期: 2026-02-30\n", encoding="utf-8")
    ended = policyrules("decide", "单独申请低保", "错.yaml", "--as-of", "2026-03-01", cwd=tmp_path)
    assert "错.yaml:1:1" in ended.stdout and "fact-unknown" in ended.stdout and "户籍在本区" in ended.stdout
    assert "错.yaml:2:7" in ended.stdout and "fact-value" in ended.stdout


def test_a_decision_in_both_tongues(tmp_path: Path) -> None:
    (tmp_path / "事实.yaml").write_text("户籍在本区: 否\n", encoding="utf-8")
    zh = policyrules("计算", "困难残疾人生活补贴", "事实.yaml", "--as-of", "2026-03-01", cwd=tmp_path)
    en = policyrules("decide", "living_subsidy", "事实.yaml", "--as-of", "2026-03-01", "--lang", "en", cwd=tmp_path)
    assert "不享受" in zh.stdout and "国发〔2015〕52号" in zh.stdout and "人工审核" in zh.stdout
    assert "gets nothing" in en.stdout and "people decide" in en.stdout


def test_interrupted_work_leaves_nothing(tmp_path: Path) -> None:
    policyrules("sample", "--persons", "3000", "-o", "大.xlsx", cwd=tmp_path)
    running = subprocess.Popen(
        [sys.executable, "-c", HEARS + RUN, "screen", "大.xlsx", "--as-of", "2026-03-01", "-o", "结果.xlsx"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    time.sleep(3)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130, errors.decode()
    assert "已中断" in errors.decode() and "Traceback" not in errors.decode()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["大.xlsx"]


def test_version_and_help(tmp_path: Path) -> None:
    assert started("--version", cwd=tmp_path).stdout.startswith("policyrules ")
    shown = policyrules("--help", cwd=tmp_path).stdout
    assert "screen 筛查" in shown and "检查" in shown and "退出码" in shown and "Options" not in shown
    english = policyrules("--lang", "en", "--help", cwd=tmp_path).stdout
    assert "check 检查" in english and "what is wrong" in english and "Exit codes" in english and "Options" in english
    assert "用法：policyrules 筛查 " in policyrules("筛查", "--help", cwd=tmp_path).stdout


def test_help_pages_are_measured_in_cells() -> None:
    shown = CliRunner().invoke(cli, ["--help"]).output
    starts = {cells(line[: line.index(said)]) for line in shown.splitlines() for _, said, _ in COMMANDS.values() if said in line}
    assert len(starts) == 1
    narrow = CliRunner().invoke(cli, ["test", "--help"], terminal_width=60).output
    assert max(cells(line) for line in narrow.splitlines() if "--format" not in line) <= 62
    assert "［默认：60，1至100000］" in "".join(narrow.split())
    assert wrapped("甲乙丙，丁 abc（戊）", 6) == ["甲乙丙，", "丁 abc", "（戊）"]


def test_every_command_has_its_module_and_its_other_name() -> None:
    modules = {p.stem for p in (ROOT / "src" / "policyrules" / "cli" / "commands").glob("[a-z]*.py")}
    assert {name.replace("-", "_") for name in COMMANDS} == modules
    assert isinstance(cli, Commands)
    for name, (alias, *_) in COMMANDS.items():
        command = cli.get_command(click.Context(cli), alias)
        assert command is cli.get_command(click.Context(cli), name) and command is not None and command.name == name


def test_wrong_use_is_told_in_the_tongue_of_the_machine(tmp_path: Path) -> None:
    for locale, says in (("en_GB.UTF-8", "wrong use"), ("zh_CN.UTF-8", "用法不对"), ("", "用法不对")):
        assert says in usage_words(NoCommand("x", ["y"], click.Context(cli)), typed_tongue(["x"], {"LC_ALL": locale, "LANG": ""}))
    assert typed_tongue(["--lang", "zh"], {"LANG": "en_US"}) == typed_tongue(["--lang"], {"LANG": "en_US"}) == "zh"


def test_examples_of_the_shipped_packs(tmp_path: Path) -> None:
    ended = policyrules("test", "example", "--examples-only", cwd=tmp_path)
    assert ended.returncode == 0 and "不符 0" in ended.stdout


WRONG = """主体 人：
  在职：是否。
资格 有活
  对象：人。
  依据：「村规」 第一条。
  条件：在职。
示例 闲人
  检验：有活。
  计算日：2026年3月1日。
  已知：非 在职。
  期望：符合。
性质 人人有活
  任取：人 甲。
  则：甲 符合 有活。
性质 没有这样的人
  任取：人 甲。
  设：甲的在职 且 非 甲的在职。
  则：甲 符合 有活。
"""


def test_what_fails_is_told_by_name_in_both_tongues(tmp_path: Path) -> None:
    (tmp_path / "a.rules").write_text(WRONG, encoding="utf-8")
    zh, en = (policyrules("test", ".", "--tries", "20", *more, cwd=tmp_path) for more in ((), ("--lang", "en")))
    assert zh.returncode == en.returncode == 1, zh.stdout + zh.stderr
    chinese = "不符 闲人（第1行，有活）：应为 符合", "性质“人人有活”不成立", "“没有这样的人”等于没有检验", "不成立或空设 2", "通则 6 条"
    english = "differs: 闲人 (row 1, 有活): expected meets", "`人人有活` does not hold", "`没有这样的人` tests nothing", "6 laws"
    assert [words for words in chinese if words not in zh.stdout] == [words for words in english if words not in en.stdout] == []
    assert "\n    在职：不符合\n" in zh.stdout and "\n    在职: not met\n" in en.stdout, "why it came out so"
    assert "a.rules:12:" in zh.stdout and "\n\n\n" not in zh.stdout


def test_laws_and_properties_of_a_shipped_pack(tmp_path: Path) -> None:
    ended = policyrules("test", "example", "--tries", "10", "--lang", "en", cwd=tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    lines = ended.stdout.splitlines()
    assert len(lines) == 3 and lines[2].startswith("6 laws on ") and lines[2].endswith("0 broken.") and ended.stdout.isascii()


def test_properties_are_tried_without_any_extra(tmp_path: Path) -> None:
    run = "import sys; sys.modules['hypothesis'] = sys.modules['pytest'] = None; " + RUN
    ended = subprocess.run(
        [sys.executable, "-c", run, "test", "example", "--tries", "5"],
        cwd=tmp_path, env={**os.environ, "PYTHONIOENCODING": "utf-8"}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ended.returncode == 0 and "性质 6 条，成立 6" in ended.stdout and not list(tmp_path.iterdir())


def test_what_is_read_is_never_written_over(tmp_path: Path) -> None:
    """Not even with --force; and two results never go to one file."""
    roster = tmp_path / "r.csv"
    roster.write_bytes(Path(MESSY).with_suffix(".csv").read_bytes())
    before = roster.read_bytes()
    for more in (("-o", "r.csv"), ("-o", "x.xlsx", "--save-mapping", "r.csv"), ("-o", "y.xlsx", "--save-mapping", "y.xlsx")):
        made = policyrules("screen", "r.csv", "--as-of", "2026-03-01", *more, "--force", cwd=tmp_path)
        assert made.returncode == 1 and "不能写到它上面" in made.stderr
    assert roster.read_bytes() == before and [p.name for p in tmp_path.iterdir()] == ["r.csv"]


def test_a_list_that_was_cut_is_not_whole(tmp_path: Path) -> None:
    """A seventh disability finds no room: what it would have opened stays open, never no."""
    roster = "姓名,残疾类别,残疾等级\n某,听力、听力、听力、听力、听力、听力、智力,四级、四级、四级、四级、四级、四级、三级\n"
    (tmp_path / "r.csv").write_text(roster, "utf-8")
    made = policyrules("screen", "r.csv", "--as-of", "2026-03-01", "-o", "x.xlsx", "--only", "单独申请低保", cwd=tmp_path)
    assert made.returncode == 0 and "不符合 0，待定 1" in made.stdout

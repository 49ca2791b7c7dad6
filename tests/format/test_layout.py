"""The layout of each construct, in both tongues, as stored texts; and that no construct is without one."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache

import pytest

from policyrules.deciding.trials import run_examples
from policyrules.diagnostics import errors
from policyrules.diagnostics.to_text import report
from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import compile_pack
from policyrules.driver.reading import names_of
from policyrules.format import formatted
from policyrules.format.layout import LAYOUTS
from policyrules.source import SourceFile
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed, parse
from policyrules.syntax.names import Names

SHIPPED = [(pack, file.name) for pack in ("example", "lucheng") for file in read_pack(pack).rules]
MESSY = """\
# 开头的说明
#
# 第二段

主体 人员（person）,自称 本人:户籍在本区:是否 ; # 问派出所
  # 下面是年龄
  年龄：整数 周岁，0周岁以上,问"多大？"
选项 等级：一级，二级   # 两级


资格 单独申请（separate_application）
对象 人员 主管部门：区民政局
  申请条件：同时满足下列条件：1. 户籍在本区 # 以户口簿为准
  # 再看年龄
  2、年龄 大于等于 十八岁（依据 民发[2021]57号 第8条）；3. 具备下列条件之一：（1）等级 是 一级，二级；（2）等 确有困难；
  # 到此为止

# 版本
施行日期：２０２３年７月１８日
依据：规划 3.1.2#1a
施行 2024/1/1 至 2024.6.30. 取值：按下列情形：（一）年龄 在 16周岁 到 59周岁 的，百分之九十；（二）其他情形，1,780元/人·月
次序：（一）年龄 高者在先（二）同等条件下 户籍在本区 优先

示例 一条
  检验：单独申请
  已知：户籍在本区，且 年龄 为 18周岁及以上；等级 逐项为 一级 二级、一级 等
  期望：见下表：
  | 年龄|单独申请 | # 表头
  # 分界
  |17周岁 | 不符合，因 年龄、户籍在本区|
  │18周岁|符合│
"""
NAMES = Names(
    {"户籍在本区": "local_hukou", "年龄": "age", "等级": "level", "一级": "level1", "二级": "level2", "人员": "person", "规划": "plan"}
)


@cache
def shipped(pack: str) -> tuple[dict[str, Parsed], Names]:
    """The files of a pack as they are written, and its names."""
    files = read_pack(pack)
    parsed = {file.name: parse(file) for file in files.rules}
    return parsed, names_of(files, parsed.values())


def test_every_node_has_a_layout() -> None:
    kinds = {thing for thing in vars(syn).values() if inspect.isclass(thing) and issubclass(thing, syn.Node)}
    assert kinds - {syn.Node} == set(LAYOUTS)


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_an_untidy_file(tongue: str, golden: Callable[[str, str], None]) -> None:
    done = formatted(parse(SourceFile("乱.rules", MESSY)), "en" if tongue == "en" else "zh", NAMES)
    assert not done.problems, report(done.problems)
    golden(f"format/untidy.{tongue}.rules", done.text)


@pytest.mark.parametrize(("pack", "name"), SHIPPED)
def test_shipped_files_are_laid_out_and_come_back_from_english(pack: str, name: str) -> None:
    parsed, names = shipped(pack)
    chinese = formatted(parsed[name], "zh", names)
    assert chinese.text == parsed[name].file.text, "run policyrules fmt on the pack"
    english = formatted(parsed[name], "en", names)
    assert not errors(english.problems), report(english.problems)
    back = formatted(parse(SourceFile(name, english.text), "en"), "zh", names)
    assert back.text == chinese.text


def test_a_pack_in_english_gives_the_same_answers() -> None:
    from attrs import evolve

    files = read_pack("example")
    parsed = [parse(file) for file in files.rules]
    names = names_of(files, parsed)
    english = evolve(files, rules=tuple(SourceFile(p.file.name, formatted(p, "en", names).text) for p in parsed))
    mine, other = compile_pack(english), compile_pack(files)
    assert mine.usable, report(errors(mine.problems))
    assert [(r.example, r.row, r.found, r.passed) for r in run_examples(mine)] == [
        (r.example, r.row, r.found, r.passed) for r in run_examples(other)
    ]


def test_a_file_with_errors_is_left_alone() -> None:
    done = formatted(parse(SourceFile("错.rules", "资格 甲\n 条件：年龄 >= 18。\n")))
    assert done.text == "资格 甲\n 条件：年龄 >= 18。\n"
    assert [p.code for p in done.problems] == ["unexpected-text"]


def test_names_are_quoted_only_where_they_have_to_be() -> None:
    done = formatted(parse(SourceFile("甲.rules", "定义 甲\n  条件：「年龄」 为 乙 且 丙。\n")), "en", Names({"丙": "not", "乙": "amount"}))
    assert done.text == "definition 甲\n  when: 年龄 is amount and 「not」\n"


def test_each_of_several_long_readings_begins_in_the_same_column() -> None:
    long = "一二三四五六七八九十" * 8
    text = f"定义 甲\n  取值：5元。\n  解读：A01 “短”；A02 “{long}”；A03 “{long}”。\n"
    lines = formatted(parse(SourceFile("a.rules", text)), "en").text.splitlines()
    assert [len(line) - len(line.lstrip()) for line in lines if "A02" in line or "A03" in line] == [8, 8]

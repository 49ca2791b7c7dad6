"""Wording without blanks: understood where the declared names allow one way to cut it, told where they allow two."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.syntax.reading import condition, tree

from policyrules.diagnostics.to_text import report
from policyrules.source import SourceFile
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import parse
from policyrules.syntax.to_dump import dump
from policyrules.syntax.walk import nodes

WORDS = """
年龄 家庭 残疾 类别 等级 户籍在本区 残疾人证有效 特困人员 已就业 智力 精神 三级 低保家庭 月收入 标准 计算日 出生日期 人员 收入 收入不
"""
KNOWN = frozenset(WORDS.split())
GLUED = [
    ("户籍在本区且残疾人证有效", "户籍在本区 且 残疾人证有效"),
    ("户籍在本区，且残疾人证有效", "户籍在本区 且 残疾人证有效"),
    ("户籍在本区 且特困人员", "户籍在本区 且 特困人员"),
    ("户籍在本区，并且（特困人员或者已就业）", "户籍在本区 且（特困人员 或者 已就业）"),
    ("年龄为18周岁以上", "年龄 为 18周岁以上"),
    ("年龄为十八周岁以上", "年龄 为 18周岁以上"),
    ("年龄在16周岁至59周岁之间", "年龄 在 16周岁 至 59周岁 之间"),
    ("残疾中有类别为智力、精神之一且等级为三级者", "残疾 中有 类别 为 智力、精神之一 且 等级 为 三级 者"),
    ("家庭为低保家庭或者特困人员", "家庭 为 低保家庭 或者 特困人员"),
    ("月收入低于标准的1.5倍", "月收入 低于 标准的1.5倍"),
    ("计算日早于2026年7月1日", "计算日 早于 2026年7月1日"),
    ("出生日期至计算日的周岁数不低于十八周岁", "出生日期 至 计算日 的周岁数 不低于 18周岁"),
    ("非已就业", "非 已就业"),
    ("同时符合：（一）户籍在本区且特困人员；（二）年龄不满60周岁", "同时符合：（一）户籍在本区 且 特困人员；（二）年龄 不满 60周岁"),
]


@pytest.mark.parametrize(("written", "meant"), GLUED)
def test_one_cut_is_taken(written: str, meant: str) -> None:
    parsed = parse(SourceFile("试.rules", condition(written)), known=KNOWN)
    assert not parsed.problems, report(parsed.problems)
    assert dump(parsed.module) == tree(condition(meant))


@pytest.mark.parametrize(("written", "meant"), GLUED)
def test_places_stay_true(written: str, meant: str) -> None:
    parsed = parse(SourceFile("试.rules", condition(written)), known=KNOWN)
    names = [node for node in nodes(parsed.module) if isinstance(node, syn.Name)]
    assert all(name.at.text == name.text for name in names)
    assert all(parsed.file.text[t.start : t.end] == t.text for t in parsed.tokens)


def test_two_cuts_are_shown(golden: Callable[[str, str], None]) -> None:
    parsed = parse(SourceFile("试.rules", condition("收入不低于标准")), known=KNOWN)
    golden("messages/syntax/glued-two-ways.txt", report(parsed.problems) + "\n\n" + report(parsed.problems, "en") + "\n")


@pytest.mark.parametrize("word", ["特困人员且未知词", "年龄岁数", "残疾年龄", "户籍在本区且"])
def test_what_the_names_do_not_cut_stays_a_word(word: str) -> None:
    parsed = parse(SourceFile("试.rules", condition(word)), known=KNOWN)
    assert not parsed.problems
    assert word in [node.text for node in nodes(parsed.module) if isinstance(node, syn.Name)]


def test_a_mistake_behind_glued_wording_is_at_its_place() -> None:
    parsed = parse(SourceFile("试.rules", condition("户籍在本区且特困人员 = 三级")), known=KNOWN)
    [problem] = parsed.problems
    said = problem.describe("zh")
    assert said.primary is not None and said.primary.at.text == "="


@given(st.lists(st.sampled_from(["户籍在本区", "残疾人证有效", "特困人员", "年龄为18周岁以上", "家庭为低保家庭"]), min_size=2, max_size=5))
def test_blanks_change_nothing(items: list[str]) -> None:
    glued = parse(SourceFile("甲.rules", condition("且".join(items))), known=KNOWN)
    apart = parse(SourceFile("甲.rules", condition(" 且 ".join(items))), known=KNOWN)
    assert dump(glued.module) == dump(apart.module) and not glued.problems

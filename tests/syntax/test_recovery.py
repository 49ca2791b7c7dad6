"""A slip costs the declaration it stands in, gives one problem, and moves no place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.syntax.reading import EXAMPLE, RULE, clean, codes, complaint, condition, read

from policyrules.source import SourceFile
from policyrules.syntax.from_text import parse
from policyrules.syntax.intake import MAX_BYTES, from_bytes, normal
from policyrules.syntax.problems import PROBLEMS, FileTooLarge, NotText
from policyrules.syntax.walk import nodes

THREE = """# 注释
定义 甲
  取值：5元。
定义 乙
  取值：5 元 元。
定义 丙
  取值：6元。
"""

GOLDEN = {
    "day-that-is-not": f"{RULE}施行：自 2023年2月30日 起。\n",
    "month-that-is-not": condition("本月 等于 2023年13月"),
    "day-of-the-year": condition("计算日 早于 本年2月30日"),
    "numeral-that-is-not": f"{RULE}取值：十千元。\n",
    "unclear-numeral": f"{RULE}取值：二百五元。\n",
    "too-many-digits": f"{RULE}取值：1234567890123456789元。\n",
    "amount-without-period": "主体 甲：\n  收入：金额 人。\n",
    "open-row": f"{EXAMPLE}    ｜ 甲 ｜ 乙\n    ｜ 是 ｜ 否 ｜\n",
    "open-last-row": f"{EXAMPLE}    ｜ 甲 ｜ 乙 ｜\n    ｜ 是 ｜ 否\n",
    "ragged-row": f"{EXAMPLE}    ｜ 甲 ｜ 乙 ｜\n    ｜ 是 ｜\n",
    "table-without-result": f"{RULE}取值：按下表：\n    ｜ 甲 ｜ 数额 ｜\n    ｜ 是 ｜ 5元 ｜\n",
    "table-without-result-of-one": "定义 甲、乙\n  取值：按下表：\n    ｜ 丙 ｜ 甲 ｜\n    ｜ 是 ｜ 5元 ｜\n",
    "table-with-an-empty-cell": f"{RULE}取值：按下表：\n    ｜ 甲 ｜ 取值 ｜\n    ｜ 是 ｜      ｜\n",
    "table-result-of-a-range": f"{RULE}取值：按下表：\n    ｜ 甲 ｜ 取值 ｜\n    ｜ 是 ｜ 5元 至 9元 ｜\n",
    "table-test-left-open": f"{RULE}取值：按下表：\n    ｜ 甲 ｜ 取值 ｜\n    ｜ 待定 ｜ 5元 ｜\n",
    "table-ragged-in-a-rule": f"{RULE}取值：按下表：\n    ｜ 甲 ｜ 取值 ｜\n    ｜ 是 ｜ 5元 ｜ 6元 ｜\n",
    "brackets-of-three-columns": f"{RULE}取值：分段累进：\n    ｜ 甲 ｜ 乙 ｜ 取值 ｜\n    ｜ 1元以下 ｜ 是 ｜ 5% ｜\n",
    "brackets-by-other-words": f"{RULE}取值：分档计算：\n    ｜ 甲 ｜ 取值 ｜\n    ｜ 1元以下 ｜ 5% ｜\n",
    "table-after-other-words": f"{RULE}取值：依下表：\n    ｜ 甲 ｜ 取值 ｜\n    ｜ 是 ｜ 5元 ｜\n",
    "totals-before-the-end": f"{EXAMPLE}    ｜ 甲 ｜ 乙 ｜\n    ｜ 合计 ｜ 5元 ｜\n    ｜ 是 ｜ 5元 ｜\n",
    "field-to-come": f"{RULE}计数：甲。\n",
    "twice-said": "示例 甲\n  检验：乙。\n  检验：丙。\n",
    "property-without-claim": "性质 甲\n  任取：人员 乙。\n",
    "unseen-character": condition("户籍\u200b在本区"),
    "turned-text": condition("户籍\u202e在本区"),
    "particle-in-a-name": "定义 甲的乙\n  取值：5元。\n",
    "indented-declaration": "定义 甲\n  取值：5元。\n  定义 乙\n  取值：5元。\n",
    "text-before-all": "规则如下\n定义 甲\n  取值：5元。\n",
    "glued-comment": "#注释\n定义 甲\n  取值：5元。\n",
    "unfinished": "定义 甲\n  取值：",
    "open-quotation": "职责 甲\n  事项：“加大扶持。\n",
    "nothing": "\n# 注释\n",
}


def test_a_slip_costs_one_declaration() -> None:
    parsed = read(THREE)
    assert [item.title.name.text for item in parsed.module.items] == ["甲", "丙"]
    assert parsed.unread == ("乙",)
    assert [problem.code for problem in parsed.problems] == ["unexpected-text"]


def test_places_are_places_in_the_file() -> None:
    for node in nodes(clean(THREE.replace(" 元 元", "元")).module):
        assert 0 <= node.at.start <= node.at.end
        assert node.at.text == node.at.text.strip() or node.at.start == 0
    first, second, third = clean(THREE.replace(" 元 元", "元")).module.items
    assert [item.at.place for item in (first, second, third)] == ["试.rules:2:1", "试.rules:4:1", "试.rules:6:1"]


def test_tokens_are_those_of_all_declarations() -> None:
    parsed = read(THREE)
    assert [token.text for token in parsed.tokens if token.kind in ("NAME", "NUMBER")] == ["甲", "5", "乙", "5", "元", "丙", "6"]
    assert all(THREE[token.start : token.end] == token.text for token in parsed.tokens)


@pytest.mark.parametrize("name", GOLDEN)
def test_complaint(name: str, golden: Callable[[str, str], None]) -> None:
    assert len(codes(GOLDEN[name])) == 1
    golden(f"messages/syntax/{name}.txt", complaint(GOLDEN[name]) + "\n" + complaint(GOLDEN[name], "en"))


def test_a_page_of_brackets_is_answered_at_once() -> None:
    assert codes(condition("（" * 100_000)) == ["nested-too-deep"]
    assert codes(condition("甲 中有 " * 100_000)) == ["nested-too-deep"]
    assert codes(condition("（" * 65 + "甲" + "）" * 65)) == ["nested-too-deep"]


def test_as_many_brackets_as_are_read() -> None:
    clean(condition("（" * 64 + "甲" + "）" * 64))


def test_a_chain_without_end_is_refused() -> None:
    assert codes(f"{RULE}取值：甲{'的甲' * 100_000}。\n") == ["nested-too-deep"]
    assert codes(f"{RULE}取值：甲{' + 甲' * 10_000}。\n") == ["nested-too-deep"]
    clean(condition(" 且 ".join(["甲"] * 10_000)))


def test_a_large_file_is_not_read() -> None:
    assert codes("# 注\n" * (MAX_BYTES // 5)) == ["file-too-large"]
    assert isinstance(from_bytes("甲.rules", b" " * (MAX_BYTES + 1)), FileTooLarge)


def test_bytes_of_an_office() -> None:
    text = "定义 甲\n  取值：5元。\n"
    for data in (text.encode(), text.encode("utf-8-sig"), text.encode("gb18030"), text.encode("utf-16")):
        file = from_bytes("甲.rules", data)
        assert isinstance(file, SourceFile)
        assert not parse(file).problems
    assert isinstance(from_bytes("甲.rules", b"\x89PNG\r\n\x00\xff"), NotText)


def test_a_mark_at_the_start_of_the_text_is_no_matter() -> None:
    assert not codes("\ufeff# 注\n定义 甲\n  取值：5元。\n")


def test_intake_moves_nothing() -> None:
    text = "年龄　为　１８周岁以上；ＡＢＣ＿％＋－／＊＃\u00a0①②〇\ufeff“”㎡"
    assert len(normal(text)) == len(text)
    assert "①②" in normal(text)
    assert "㎡" in normal(text)


def test_codes_are_told_apart() -> None:
    assert len({problem.code for problem in PROBLEMS}) == len(PROBLEMS)

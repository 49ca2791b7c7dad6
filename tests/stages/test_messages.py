"""What a drafter sees: each mistake as the rule, and the whole message, in both tongues. Read the golden files as a newcomer would."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.stages.helpers import codes, said

from policyrules.analyse import problems as analyse
from policyrules.analyse import table_problems as found_in_tables
from policyrules.check import problems as check
from policyrules.check import table_problems as cells
from policyrules.check import type_problems as types_
from policyrules.check import writing_problems as writing
from policyrules.parameters import problems as parameters_
from policyrules.resolve import problems as resolve
from policyrules.resolve import unknown_problems as unknown
from policyrules.structured import problems as structured

Golden = Callable[[str, str], None]

OLD = "资格 老人\n  对象：人。\n  依据：《办法》 第一条。\n"
TABLE = "定义 甲\n  对象：人。\n  取值：按下表：\n"
SCALE = "定义 甲\n  对象：人。\n  尾数：不取整。\n  取值：分段累进：\n"
NO_RULE = "定义 甲\n  对象：人。\n  取值：1。\n"
MISTAKES: dict[str, tuple[str, str]] = {
    # code, or code-variant → the rule, the parameter file
    "unknown-name": (OLD + "  条件：工陵 满 6个月。\n", ""),
    "unknown-kind": ("定义 甲\n  对象：人员。\n  取值：1。\n", ""),
    "duplicate-name": (OLD + "  条件：在职。\n\n" + OLD + "  条件：失业。\n", ""),
    "subject-missing": ("定义 甲\n  取值：1。\n", ""),
    "change-unfit-list": ("主体 房：\n  住人：若干 人，至多 5人，本人可改。\n", ""),
    "change-unfit-month": ("主体 房：\n  间数：整数 项，逐月增加。\n", ""),
    "change-unfit-twice": ("主体 房：\n  租住：是否，本人可改，不可改。\n", ""),
    "nothing-to-presume": ("推定 身高\n  对象：人。\n  取值：1。\n", ""),
    "type-mismatch": (OLD + "  条件：出生日期 早于 6个月。\n", ""),
    "type-mismatch-none": (OLD + "  条件：出生日期 为 无。\n", ""),
    "unit-mismatch": (OLD + "  条件：月入 低于 1200元/年。\n", ""),
    "type-mismatch-date": (OLD + "  条件：出生日期 早于 本月。\n", ""),
    "parameter-unit": ("", "参数:\n  - {名称: 标准, 单位: 元/日, 取值: [{自: 2024-01-01, 值: \"3\", 来源: 甲, 可信度: 已核实}]}\n"),
    "unit-mismatch-ages": (OLD + "  条件：工龄 满 6周岁。\n", ""),
    "not-a-condition": (OLD + "  条件：工龄。\n", ""),
    "choice-without-order": (OLD + "  条件：住处 为 城里以上。\n", ""),
    "field-missing": ("资格 老人\n  对象：人。\n  依据：《办法》。\n", ""),
    "field-twice": (OLD + "  条件：在职。\n  条件：失业。\n", ""),
    "version-gap": (OLD + "  施行：自 2024年1月1日 至 2024年6月30日。\n    条件：在职。\n  施行：自 2024年8月1日 起。\n    条件：失业。\n", ""),
    "version-overlap": (OLD + "  施行：自 2024年1月1日 至 2024年8月31日。\n    条件：在职。\n  施行：自 2024年8月1日 起。\n    条件：失业。\n", ""),
    "version-reversed": (OLD + "  施行：自 2026年1月1日 至 2025年12月31日。\n    条件：在职。\n", ""),
    "parameter-field-twice": ("", "参数:\n" + 2 * "  - {名称: 标准, 单位: 元/月, 取值: [{自: 2024-01-01, 值: \"3\", 来源: 甲, 可信度: 已核实}]}\n"),
    "parameter-field-key": ("", "参数:\n  - {名称: 标准, 单位: 元/月, 范國: 高于 0, 取值: [{自: 2024-01-01, 至期: 2025-01-01, 值: \"3\", 来源: 甲, 可信度: 已核实}]}\n"),
    "parameter-field-list": ("", "参数:\n  - {名称: 标准, 单位: 元/月, 取值: [{自: 2024-01-01, 值: [800], 来源: 甲, 可信度: 已核实}]}\n"),
    "parameter-field-reversed": ("", "参数:\n  - {名称: 标准, 单位: 元/月, 取值: [{自: 2024-01-01, 至: 2023-01-01, 值: \"3\", 来源: 甲, 可信度: 已核实}]}\n"),
    "cycle": ("定义 甲\n  对象：人。\n  条件：乙。\n定义 乙\n  对象：人。\n  条件：丙。\n定义 丙\n  对象：人。\n  条件：甲。\n", ""),
    "chained-too-long": ("".join(f"定义 第{n}\n  对象：人。\n  条件：第{n + 1}。\n" for n in range(61)) + "定义 第61\n  对象：人。\n  条件：在职。\n", ""),
    "rounding-missing": ("待遇 补助\n  对象：人。\n  依据：《办法》。\n  条件：在职。\n  金额：月入 ÷ 3。\n", ""),
    "without-clause": ("资格 老人\n  对象：人。\n  条件：在职。\n", ""),
    "not-sayable": ("定义 甲\n  对象：人。\n  取值：出生日期 至 计算日 的天数。\n", ""),
    "example-unfit": (OLD + "  条件：在职。\n示例 一\n  检验：老人。\n  计算日：2024年1月1日。\n  已知：工龄 为 6个月以上。\n  期望：符合。\n", ""),
    "example-without-day": (OLD + "  条件：在职。\n示例 一\n  检验：老人。\n  已知：在职。\n  期望：符合。\n", ""),
    "cases-leave-out": ("定义 甲\n  对象：人。\n  取值：分情形：\n    （一）住处 为 城里 的，1；\n    （二）在职 的，2。\n", ""),
    "cases-overlap": ("定义 甲\n  对象：人。\n  取值：分情形：\n    （一）住处 为 城里 的，1；\n    （二）在职 的，2；\n    （三）其他情形，3。\n", ""),
    "never-otherwise": (OLD + "  条件：同时符合：\n    （一）工龄 不低于 0个月；\n    （二）在职。\n", ""),
    "needlessly-open": (OLD + "  条件：符合之一：\n    （一）在职 且 工龄 满 6个月；\n    （二）失业 且 住处 为 城里。\n", ""),
    "divisor-may-be-zero": ("定义 甲\n  对象：户。\n  取值：人数 ÷ 人头。\n", ""),
    "division-by-zero": (OLD + "  条件：月入 ÷ 0 低于 100元/月。\n", ""),
    "division-by-zero-rounding": ("定义 甲\n  对象：人。\n  取值：月入。\n  尾数：四舍五入 至 0元。\n", ""),
    "field-misplaced": (OLD + "  条件：在职。\n  金额：100元/月。\n", ""),
    "field-misplaced-both": ("定义 甲\n  对象：人。\n  条件：在职。\n  取值：月入。\n", ""),
    "exceptions-clash": ("待遇 补助\n  对象：人。\n  依据：《办法》。\n  条件：在职。\n  金额：100元/月。\n  例外 甲：年入 低于 900元/年 的，金额 为 50元/月。\n  例外 乙：工龄 低于 30个月 的，金额 为 20元/月。\n", ""),
    "table-leaves-out": (TABLE + "    ｜ 住处 ｜ 工龄 ｜ 取值 ｜\n    ｜ 城里 ｜ 6个月以上 ｜ 1 ｜\n    ｜ 乡下 ｜ 不限 ｜ 2 ｜\n", ""),
    "rows-overlap": (TABLE + "    ｜ 住处 ｜ 工龄 ｜ 取值 ｜\n    ｜ 城里 ｜ 6个月以上 ｜ 1 ｜\n    ｜ 不限 ｜ 6个月以下 ｜ 2 ｜\n    ｜ 乡下 ｜ 超过 6个月 ｜ 3 ｜\n", ""),
    "row-never-fits": (TABLE + "    ｜ 工龄 ｜ 取值 ｜\n    ｜ 6个月以上 ｜ 1 ｜\n    ｜ 少于 6个月 ｜ 2 ｜\n    ｜ 12个月 至 9个月 ｜ 3 ｜\n", ""),
    "heading-divided": (TABLE + "    ｜ 月入 ÷ 户的人数 ｜ 取值 ｜\n    ｜ 不超过 100元/月 ｜ 1 ｜\n    ｜ 超过 100元/月 ｜ 2 ｜\n", ""),
    "cell-not-fixed": (TABLE.replace("人。", "户。") + "    ｜ 人数 ｜ 取值 ｜\n    ｜ 低于 人头 ｜ 1 ｜\n    ｜ 不限 ｜ 2 ｜\n", ""),
    "results-without-type": (TABLE + "    ｜ 住处 ｜ 取值 ｜\n    ｜ 城里 ｜ 待定 ｜\n    ｜ 乡下 ｜ 无 ｜\n", ""),
    "brackets-apart": (SCALE + "    ｜ 月入 ｜ 取值 ｜\n    ｜ 不超过 1000元/月 ｜ 0% ｜\n    ｜ 2000元/月 至 5000元/月 ｜ 10% ｜\n    ｜ 超过 5000元/月 ｜ 20% ｜\n", ""),
    "brackets-apart-at-the-end": (SCALE + "    ｜ 月入 ｜ 取值 ｜\n    ｜ 不超过 1000元/月 ｜ 0% ｜\n    ｜ 1000元/月 至 5000元/月 ｜ 10% ｜\n", ""),
    "brackets-apart-one-value": (SCALE + "    ｜ 月入 ｜ 取值 ｜\n    ｜ 1000元/月 ｜ 0% ｜\n    ｜ 1000元/月以上 ｜ 10% ｜\n", ""),
    "limits-reversed": (OLD + "  条件：在职。\n  幅度：30000元 至 10000元。\n", ""),
    "field-misplaced-after": (OLD + "  条件：在职。\n  施行：自 2024年1月1日 起。\n    期满：“不再办理”。\n", ""),
    "field-misplaced-range": ("定义 甲\n  对象：人。\n  条件：在职。\n  幅度：100元 至 500元。\n", ""),
    "unknown-name-after": (OLD + "  条件：在职。\n  期满：转 新老人。\n  施行：自 2024年1月1日 至 2025年1月1日。\n", ""),
    "type-mismatch-range": (OLD + "  条件：在职。\n  幅度：1个月 至 6个月。\n", ""),
    "unknown-name-in-a-cell": (TABLE + "    ｜ 住处 ｜ 取值 ｜\n    ｜ 城内 ｜ 1 ｜\n    ｜ 乡下 ｜ 2 ｜\n", ""),
    "type-mismatch-heading": (TABLE + "    ｜ 户 ｜ 取值 ｜\n    ｜ 困难 ｜ 1 ｜\n    ｜ 不限 ｜ 2 ｜\n", ""),
    "parameter-field": ("", "参数:\n  - {名称: 标准, 单位: 元/月, 取值: [{自: 2024-01-01, 值: 三十, 来源: 甲, 可信度: 已核实}]}\n  - {名称: 乙, 单位: 元/月, 取值: [{自: 2024-02-30, 值: \"3\", 来源: 甲, 可信度: 可能}]}\n"),
    "parameter-gap": ("", "参数:\n  - 名称: 标准\n    单位: 元/月\n    取值:\n      - {自: 2024-01-01, 至: 2024-06-30, 值: \"3\", 来源: 甲, 可信度: 已核实}\n      - {自: 2024-08-01, 值: \"4\", 来源: 甲, 可信度: 已核实}\n"),
    "parameter-overlap": ("", "参数:\n  - 名称: 标准\n    单位: 元/月\n    取值:\n      - {自: 2024-01-01, 值: \"3\", 来源: 甲, 可信度: 已核实}\n      - {自: 2024-08-01, 值: \"4\", 来源: 甲, 可信度: 已核实}\n"),
    "parameter-without-source": ("", "参数:\n  - {名称: 标准, 单位: 元/月, 取值: [{自: 2024-01-01, 值: \"3\", 可信度: 已核实}]}\n"),
    "parameter-empty": ("", "参数:\n  - {名称: 标准, 单位: 元/月, 取值: [{自: 2024-01-01, 值: ~, 可信度: 待补充}]}\n"),
    "bad-yaml": ("", "参数：\n  - 名称: 标准\n 单位: 元\n"),
    "duplicate-key": ("", "参数:\n  - {名称: 标准, 名称: 乙, 单位: 元/月, 取值: [{自: 2024-01-01, 值: ~, 可信度: 待补充}]}\n"),
    "yaml-feature-refused": ("", "参数: &a [*a]\n"),
    "yaml-more-documents": ("", "参数: []\n---\n参数: []\n"),
}  # fmt: skip


SEVERAL = {
    "parameter-unit": ["parameter-field"],
    "example-without-day": ["example-unfit"],
    "cases-leave-out": ["cases-overlap", "cases-leave-out"],
    "parameter-field": ["parameter-field", "parameter-field"],
    "parameter-field-key": ["parameter-field", "parameter-field"],
    "duplicate-key": ["duplicate-key", "parameter-empty"],
}
"""Cases named otherwise, or with two mistakes."""
CODES: set[str] = {
    kind.code
    for module in (analyse, found_in_tables, check, cells, types_, writing, parameters_, resolve, structured, unknown)
    for kind in module.PROBLEMS
}


def code_of(name: str) -> str:
    return next(code for code in sorted(CODES, reverse=True) if name.startswith(code))


@pytest.mark.parametrize("name", MISTAKES)
def test_message(golden: Golden, name: str) -> None:
    rules, parameters = MISTAKES[name]
    rules = rules or NO_RULE
    shown = f"{rules}{parameters}\n---\n{said(rules, parameters)}---\n{said(rules, parameters, 'en')}"
    golden(f"messages/stages/{name}.txt", shown)


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_is_told_once(name: str) -> None:
    """One complaint, with the code that the case is named after; the cases that hold two mistakes are listed."""
    rules, parameters = MISTAKES[name]
    wanted = SEVERAL.get(name) or [code_of(name)]
    assert codes(rules or NO_RULE, parameters) == wanted


def test_a_plain_yes_says_openly_that_everybody_counts() -> None:
    assert codes(OLD + "  条件：是。\n") == [] and codes(OLD + "  条件：否。\n") == ["never-otherwise"]


@pytest.mark.parametrize(
    ("condition", "fits"),
    [
        ("月入 × 12个月 ÷ 1年 低于 年入", True),
        ("年入 × 1年 ÷ 12个月 低于 月入", True),
        ("月入 × 6个月 低于 3000元", True),
        ("6个月 × 月入 低于 3000元", True),
        ("月入 × 工龄 低于 3000元", True),
        ("月入 × 12 低于 年入", False),
        ("月入 × 1年 低于 3000元", False),
        ("年入 ÷ 12个月 低于 月入", False),
    ],
)
def test_amounts_change_their_period_only_where_it_is_written(condition: str, fits: bool) -> None:
    assert codes(OLD + f"  条件：{condition}。\n") == ([] if fits else ["unit-mismatch"])

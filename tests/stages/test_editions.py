"""What the steps compute where a field stands only in some periods, and other corners of lowering; each case a rule and its examples."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.stages.helpers import compiled

from policyrules.deciding.pack import Pack
from policyrules.deciding.trials import run_examples

BASIS = "  依据：《法》 第一条。\n"
PEOPLE = """
选项 地方：城里、乡下。
主体 人，自称 本人：
  户：户；
  出生日期：日期；
  在职：是否，反称 失业；
  月入：金额 元/月，0元/月以上；
  住处：地方。
主体 户，自称 本户：
  困难：是否；
  人数：整数 人，1人以上；
  人头：整数 人，0人以上；
  成员：若干 人，至多 5人。
主体 丁，自称 本丁：
  在岗：是否，反称 不在岗，可无；
  申请日：日期，可无。
"""
TWO = "  施行：自 2024年1月1日 至 2024年12月31日。\n    {}：{}。\n  施行：自 2025年1月1日 起。\n"
CORNERS = {
    "a first month of the year before": "待遇 甲\n  对象：人。\n" + BASIS + "  条件：在职。\n  金额：100元/月。\n"
    + TWO.format("起发", "出生日期的当月")
    + """
示例 一
  检验：甲。
  计算日：2025年3月1日。
  已知：在职；出生日期 为 2025年8月3日。
  期望：100元/月。
""",
    "a first month that is not reached": "待遇 甲\n  对象：人。\n" + BASIS + "  条件：在职。\n  金额：100元/月。\n"
    + TWO.format("起发", "出生日期的当月")
    + """
示例 一
  检验：甲。
  计算日：2024年3月1日。
  已知：在职；出生日期 为 2024年8月3日。
  期望：0元/月。
""",
    "适用 in one period": "义务 甲\n  对象：人。\n" + BASIS + "  条件：在职。\n"
    + TWO.format("适用", "户 为 困难")
    + """
示例 一
  检验：甲。
  计算日：2025年3月1日。
  已知：在职；户 不为 困难。
  期望：负担。
示例 二
  检验：甲。
  计算日：2024年3月1日。
  已知：在职；户 不为 困难。
  期望：不适用。
""",
    "履行 in one period": "义务 甲\n  对象：人。\n" + BASIS + "  条件：住处 为 城里。\n"
    + TWO.format("履行", "在职")
    + """
示例 一
  检验：甲。
  计算日：2024年3月1日。
  已知：住处 为 城里；失业。
  期望：未履行。
示例 二
  检验：甲。
  计算日：2025年3月1日。
  已知：住处 为 城里；失业。
  期望：负担。
""",
    "an amount in one period": "待遇 甲\n  对象：人。\n" + BASIS + "  条件：在职。\n"
    + TWO.format("金额", "100元/月")
    + """
示例 一
  检验：甲。
  计算日：2025年3月1日。
  已知：在职。
  期望：0元/月。
""",
    "a presumption before its time": """推定 月入
  对象：人。
  施行：自 2025年1月1日 起。
    取值：100元/月。
定义 乙
  对象：人。
  条件：月入 低于 200元/月。
示例 一
  检验：乙。
  计算日：2024年3月1日。
  已知：在职。
  期望：待定，缺 月入。
示例 二
  检验：乙。
  计算日：2025年3月1日。
  已知：在职。
  期望：是。
""",
    "two amounts of other scales": "待遇 甲\n  对象：人。\n" + BASIS
    + """  条件：住处 为 城里。
  金额：100元/月。
  尾数：四舍五入 至 0.01元。
  例外 乙：失业 的，金额 为 50元/月。
  例外 丙：在职 的，金额 为 30.125元/月。
示例 一
  检验：甲。
  计算日：2024年1月1日。
  已知：住处 为 城里。
  期望：按下表：
    ｜ 在职 ｜ 甲 ｜
    ｜ 否 ｜ 50元/月 ｜
    ｜ 是 ｜ 30.13元/月 ｜
""",
    "a result on record is paid": "待遇 补\n  对象：人。\n" + BASIS
    + """  条件：在职。
  金额：100元/月。
定义 乙
  对象：人。
  条件：补的金额 高于 10元/月。
示例 一
  检验：乙。
  计算日：2024年3月1日。
  已知：补。
  期望：是。
""",
    "the amounts of a list": "待遇 补\n  对象：人。\n" + BASIS
    + """  条件：在职。
  金额：100元/月。
定义 乙
  对象：户。
  条件：成员的补的金额 之和 高于 150元/月。
示例 一
  检验：乙。
  计算日：2024年3月1日。
  已知：成员 逐项为（在职）、（在职）、（失业）。
  期望：是。
""",
    "the opposite of what is 无": """定义 乙
  对象：丁。
  条件：不在岗。
定义 丙
  对象：丁。
  条件：非 在岗。
示例 一
  检验：乙、丙。
  计算日：2024年3月1日。
  期望：按下表：
    ｜ 在岗 ｜ 乙 ｜ 丙 ｜
    ｜ 无 ｜ 否 ｜ 是 ｜
""",
    "who has no date comes last": "排序 甲\n  对象：丁。\n" + BASIS
    + """  次序：
    （一）申请日 早者在先。
示例 一
  检验：甲。
  计算日：2024年3月1日。
  期望：按下表：
    ｜ 申请日 ｜ 甲 ｜
    ｜ 无 ｜ 2位 ｜
    ｜ 2020年1月1日 ｜ 1位 ｜
""",
    "an order that changes": "排序 甲\n  对象：人。\n" + BASIS
    + """  施行：自 2024年1月1日 至 2024年12月31日。
    次序：
      （一）在职 者优先；
      （二）月入 低者在先。
  施行：自 2025年1月1日 起。
    次序：
      （一）月入 高者在先。
示例 一
  检验：甲。
  计算日：2024年3月1日。
  期望：按下表：
    ｜ 在职 ｜ 月入 ｜ 甲 ｜
    ｜ 否 ｜ 1元/月 ｜ 3位 ｜
    ｜ 是 ｜ 3元/月 ｜ 2位 ｜
    ｜ 是 ｜ 2元/月 ｜ 1位 ｜
示例 二
  检验：甲。
  计算日：2025年3月1日。
  期望：按下表：
    ｜ 在职 ｜ 月入 ｜ 甲 ｜
    ｜ 否 ｜ 1元/月 ｜ 3位 ｜
    ｜ 是 ｜ 3元/月 ｜ 1位 ｜
    ｜ 是 ｜ 2元/月 ｜ 2位 ｜
""",
}  # fmt: skip


@pytest.mark.parametrize("name", CORNERS)
def test_corner(name: str) -> None:
    pack = compiled(CORNERS[name], people=PEOPLE)
    assert pack.usable, [p.describe("zh").message for p in pack.problems]
    results = run_examples(pack)
    assert results
    assert [(r.example, r.row, r.parts) for r in results if not r.passed] == []


def test_a_part_of_a_whole_is_told_as_a_part() -> None:
    pack = Pack(compiled("定义 乙\n  对象：人。\n  取值：月入 ÷ 8。\n", people=PEOPLE))
    assert pack.decide("乙", {"月入": "101元/月"}, as_of=date(2024, 3, 1)).value == Decimal("12.625")

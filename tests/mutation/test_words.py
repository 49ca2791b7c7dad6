"""Survivors as a drafter reads them, where properties were asked too: in sentences of either tongue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.running import policyrules

from policyrules.diagnostics import Tongue

RULES = """选项 等级，由重到轻：一级、二级、三级。

选项 学段，由高到低：大学、中学、小学。

主体 人员：
  证载等级：等级；
  就读：学段；
  年龄：整数 周岁；
  户籍在本区：是否。

待遇 护理补贴
  对象：人员。
  依据：《护理补贴办法》 第二条。
  条件：户籍在本区 且 证载等级 为 一级、二级之一 且 就读 为 中学以上。
  金额：分情形：
    （一）证载等级 为 一级 的，200元/月；
    （二）其他情形，100元/月。

资格 老年优待
  对象：人员。
  依据：《优待办法》 第三条。
  条件：年龄 为 60周岁以上 且 不享受 护理补贴。

性质 重的不比轻的少
  任取：人员 甲、乙。
  只变：证载等级。
  设：甲的证载等级 重于 乙的证载等级。
  则：甲的护理补贴的金额 不低于 乙的护理补贴的金额。

性质 年轻的没有优待
  任取：人员 甲。
  设：甲的年龄 低于 60周岁。
  则：甲 不符合 老年优待。

示例 老人
  检验：老年优待。
  计算日：2025年1月1日。
  已知：年龄 为 70周岁；非 户籍在本区。
  期望：符合。
"""
GLOSSARY = """名称,别名,英文
等级,level,level
一级,level1,level 1
二级,level2,level 2
三级,level3,level 3
学段,schooling,schooling
大学,university,university
中学,secondary,secondary school
小学,primary,primary school
人员,person,person
证载等级,card_level,level on the card
就读,attends,school attended
年龄,age,age
户籍在本区,registered,registered in the district
护理补贴,care,care subsidy
老年优待,senior,senior benefit
老人,old,an old person
"""


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_survivors_of_properties(tongue: Tongue, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    for name, text in (("pack.yaml", "名称: small\n"), ("规则.rules", RULES), ("glossary.csv", GLOSSARY)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    asked = "--tries", "20", "--timeout", "0", "--lang", tongue
    done = policyrules("mutate", ".", "--properties", "30", *asked, cwd=tmp_path)
    assert done.returncode == 1
    golden(f"mutation/properties-{tongue}.txt", done.stdout)

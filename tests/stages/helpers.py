"""Text in, text out: a small pack from a few lines, and what is said of it."""

from __future__ import annotations

from policyrules.diagnostics import Tongue
from policyrules.diagnostics.to_text import report
from policyrules.driver.files import PackFiles
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.resolve import Glossary
from policyrules.source import SourceFile

PEOPLE = """
选项 等级，由重到轻：一级、二级、三级。
选项 地方：城里、乡下。
主体 卡：
  等级：等级；
  有效期至：日期，可无。
主体 人，自称 本人：
  户：户；
  出生日期：日期；
  在职：是否，反称 失业；
  月入：金额 元/月，0元/月以上；
  年入：金额 元/年，0元/年以上；
  工龄：整数 个月，0个月以上；
  住处：地方；
  卡片：若干 卡，至多 3项。
主体 户，自称 本户：
  困难：是否；
  人数：整数 人，1人以上；
  人头：整数 人，0人以上；
  成员：若干 人，至多 5人。
"""


def compiled(rules: str, parameters: str = "", people: str = PEOPLE) -> Compiled:
    files = (SourceFile("词汇.rules", people), SourceFile("规则.rules", rules.lstrip("\n")))
    figures = (SourceFile("参数.yaml", parameters.lstrip("\n")),) if parameters else ()
    return compile_pack(PackFiles("测试", files, figures, Glossary({}, {}, {}, {}), None, ""))


def said(rules: str, parameters: str = "", tongue: Tongue = "zh") -> str:
    """All problems of a small pack, drawn as a drafter sees them."""
    return report(compiled(rules, parameters).problems, tongue) + "\n"


def codes(rules: str, parameters: str = "") -> list[str]:
    return [p.code for p in compiled(rules, parameters).problems]

"""Each lexing hazard: what is written, and the words that it is read as."""

from __future__ import annotations

import pytest
from tests.syntax.reading import EXAMPLE, RULE, clean

TELLING = frozenset(
    {"NAME", "QNAME", "NUMBER", "ZHNUM", "PCTZH", "UNIT", "SUFFIX", "DATE", "MONTH", "YEAR", "STRING", "CLAUSE", "DOCNO", "ARTICLE"}
)

HAZARDS = [
    ("unit and 以上 glued to the number", "条件：年龄 为 16周岁以上。", "NAME:年龄 IS NUMBER:16 UNIT:周岁 SUFFIX:以上"),
    ("full-width digits and blanks", "条件：年龄　为　１６周岁以上。", "NAME:年龄 IS NUMBER:16 UNIT:周岁 SUFFIX:以上"),
    ("numeral with a unit", "取值：一千二百元。", "ZHNUM:一千二百 UNIT:元"),
    ("numeral, 个月, 以上", "条件：合同期限 为 六个月以上。", "NAME:合同期限 IS ZHNUM:六 UNIT:个月 SUFFIX:以上"),
    ("numeral with a point", "取值：低保标准的一点五倍。", "NAME:低保标准 DE ZHNUM:一点五 UNIT:倍"),
    ("percentage in words", "取值：工资的百分之九十。", "NAME:工资 DE PCTZH:百分之九十"),
    ("numerals on both sides of 至", "条件：年龄 在 十六周岁至五十九周岁 之间。",
     "NAME:年龄 IN ZHNUM:十六 UNIT:周岁 TO ZHNUM:五十九 UNIT:周岁 BETWEEN"),
    ("一级 is a name, 1级 a number", "条件：证载等级 为 一级 或者 军人残疾等级 等于 1级。",
     "NAME:证载等级 IS NAME:一级 OR NAME:军人残疾等级 REL NUMBER:1 UNIT:级"),
    ("三级以上: name, then 以上", "条件：证载等级 为 三级以上。", "NAME:证载等级 IS NAME:三级 SUFFIX:以上"),
    ("及以上 behind a name", "条件：证载等级 为 三级及以上。", "NAME:证载等级 IS NAME:三级 SUFFIX:及以上"),
    ("a name with 及 in it", "条件：本人及其家庭符合。", "NAME:本人及其家庭符合"),
    ("a name that begins with 以", "条件：以工代赈岗位。", "NAME:以工代赈岗位"),
    ("之一 glued to a name", "条件：类别 为 智力、精神之一。", "NAME:类别 IS NAME:智力 COMMA NAME:精神 ONEOF"),
    ("之一 after a blank", "条件：类别 为 智力、精神 之一。", "NAME:类别 IS NAME:智力 COMMA NAME:精神 ONEOF"),
    ("的 as path", "条件：家庭的低保家庭。", "NAME:家庭 DE NAME:低保家庭"),
    ("的 as times", "取值：低保标准的1.5倍。", "NAME:低保标准 DE NUMBER:1.5 UNIT:倍"),
    ("的， as then", "提示：甲 的，“说明”。", "NAME:甲 THEN STRING:“说明”"),
    ("的较高者 as one word", "取值：甲 与 乙 的较高者。", "NAME:甲 WITH NAME:乙 HIGHER"),
    ("者, then 的", "取值：用工记录 中 可计入 者的折算人数之和。", "NAME:用工记录 SEL NAME:可计入 SUCH DE NAME:折算人数 AGG"),
    ("1. heads a list, 1.5 in it", "条件：符合之一：1. 甲 低于 1.5倍；2. 乙。",
     "ANY COLON MARK_B:1. NAME:甲 REL NUMBER:1.5 UNIT:倍 SEMI MARK_B:2. NAME:乙"),
    ("1、 and full-width ２．", "条件：符合之一：1、甲；２．乙。", "ANY COLON MARK_B:1、 NAME:甲 SEMI MARK_B:2. NAME:乙"),
    ("（一） item, （甲 或者 乙） bracket", "条件：同时符合：（一）（甲 或者 乙）；（二）丙。",
     "ALL COLON MARK_A:（一） LPAR NAME:甲 OR NAME:乙 RPAR SEMI MARK_A:（二） NAME:丙"),
    ("（1） item, （1 + 2） bracket", "取值：（1 + 2）× 3。", "LPAR NUMBER:1 PLUS NUMBER:2 RPAR TIMES NUMBER:3"),
    ("元/月 is a unit, / divides", "取值：1200元/月 + 1200元/12。",
     "NUMBER:1200 UNIT:元/月 PLUS NUMBER:1200 UNIT:元 DIV NUMBER:12"),
    ("万元, thousands", "取值：1.2万元 + 12,000元。", "NUMBER:1.2 UNIT:万元 PLUS NUMBER:12,000 UNIT:元"),
    ("date, month, year, years",
     "条件：甲 在 2023年7月18日 至 2023-12-31 或者 乙 等于 2023年7月 或者 丙 等于 2023年度 或者 丁 满 3年。",
     "NAME:甲 IN DATE:2023年7月18日 TO DATE:2023-12-31 OR NAME:乙 REL MONTH:2023年7月 OR NAME:丙 REL YEAR:2023年度"
     " OR NAME:丁 REL NUMBER:3 UNIT:年"),
    ("minus is no date", "取值：甲 - 5元。", "NAME:甲 MINUS NUMBER:5 UNIT:元"),
    ("自 as keyword and in a name", "条件：本月 在 自 自主创业起始月 起 6个月以内。",
     "NAME:本月 IN FROM NAME:自主创业起始月 QI NUMBER:6 UNIT:个月 SUFFIX:以内"),
    ("keywords within names stay names", "条件：高中有学籍 且 无业登记。", "NAME:高中有学籍 AND NAME:无业登记"),
    ("a field word as a name", "条件：日期 早于 计算日。", "NAME:日期 REL NAME:计算日"),
    ("any name in 「」", "条件：「12345热线（试行）」。", "QNAME:「12345热线（试行）」"),
    ("a clause number is no comment", "依据：规划 3.1.4#1a、3.1.4#1d；民发〔2021〕57号 第八条。# 注释",
     "NAME:规划 CLAUSE:3.1.4#1a COMMA CLAUSE:3.1.4#1d SEMI DOCNO:民发〔2021〕57号 ARTICLE:第八条"),
    ("notice number without brackets", "依据：财政部公告2023年第8号。", "DOCNO:财政部公告2023年第8号"),
    ("notice number in other brackets", "依据：民发（2021）57号 第八条。", "DOCNO:民发（2021）57号 ARTICLE:第八条"),
    ("half-width punctuation", "条件:同时符合:(一)甲;(二)乙.", "ALL COLON MARK_A:(一) NAME:甲 SEMI MARK_A:(二) NAME:乙"),
    ("本年 as a date, as a name", "条件：甲 在 本年3月1日 至 上年12月31日 或者 本年 等于 上年。",
     "NAME:甲 IN YEARDAY TO YEARDAY OR NAME:本年 REL NAME:上年"),
    ("a parameter as it stood on a day", "取值：上年12月31日的最低工资标准的50%。", "YEARDAY DE NAME:最低工资标准 DE NUMBER:50 UNIT:%"),
    ("，且 is one word, a list keeps its comma", "条件：类别 为 智力，精神，且 甲。",
     "NAME:类别 IS NAME:智力 COMMA NAME:精神 AND NAME:甲"),
    ("date with slashes, division", "条件：甲 早于 2024/3/1 且 乙 等于 1200元/12。",
     "NAME:甲 REL DATE:2024/3/1 AND NAME:乙 REL NUMBER:1200 UNIT:元 DIV NUMBER:12"),
]  # fmt: skip

TABLES = [
    ("a row on each line, cells that are field words", "｜ 金额 ｜ 月份 ｜\n| 依据|待定|\n│ 期限 │ 12周岁 │。",
     "ROWBAR NAME:金额 BAR NAME:月份 ENDBAR ROWBAR NAME:依据 BAR UNDET ENDBAR ROWBAR NAME:期限 BAR NUMBER:12 UNIT:周岁 ENDBAR"),
    ("a field after a table", "｜甲｜乙｜\n｜不限｜5元｜\n检验：丙。",
     "ROWBAR NAME:甲 BAR NAME:乙 ENDBAR ROWBAR NOLIMIT BAR NUMBER:5 UNIT:元 ENDBAR TESTS COLON NAME:丙"),
    ("a comment behind a row", "｜甲｜乙｜ # 注释\n｜是｜否｜",
     "ROWBAR NAME:甲 BAR NAME:乙 ENDBAR ROWBAR YES BAR NO ENDBAR"),
    ("a verdict with its reasons in a cell", "｜甲｜乙｜\n｜待定｜符合，金额 122元/月，因 丙、丁，缺 戊｜",
     "ROWBAR NAME:甲 BAR NAME:乙 ENDBAR ROWBAR UNDET BAR MEET COMMA AMOUNT NUMBER:122 UNIT:元/月 COMMA BECAUSE NAME:丙 COMMA"
     " NAME:丁 COMMA MISSING NAME:戊 ENDBAR"),
]  # fmt: skip


def spoken(text: str, *, behind: int) -> str:
    """The tokens from an offset on: kind, and text where it tells something."""
    tokens = [token for token in clean(text).tokens if token.start >= behind and token.kind != "STOP"]
    return " ".join(f"{t.kind}:{t.text}" if t.kind in TELLING or t.kind.startswith("MARK") else t.kind for t in tokens)


@pytest.mark.parametrize(("text", "tokens"), [case[1:] for case in HAZARDS], ids=[case[0] for case in HAZARDS])
def test_hazard(text: str, tokens: str) -> None:
    assert spoken(RULE + text, behind=len(RULE) + 3) == tokens


@pytest.mark.parametrize(("text", "tokens"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_hazard_of_tables(text: str, tokens: str) -> None:
    assert spoken(EXAMPLE + text, behind=len(EXAMPLE) - 1) == tokens

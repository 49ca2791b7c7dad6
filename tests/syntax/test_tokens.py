"""Each lexing hazard: what is written, and the words that it is read as."""

from __future__ import annotations

import pytest
from tests.syntax.reading import EXAMPLE, RULE, clean

TELLING = frozenset(
    {"NAME", "QNAME", "NUMBER", "ZHNUM", "PCTZH", "UNIT", "SUFFIX", "DATE", "MONTH", "YEAR", "STRING", "CLAUSE", "DOCNO", "ARTICLE"}
)

HAZARDS = [
    ("no blank between number, unit and 以上", "条件：岁数 为 13周岁以上。", "NAME:岁数 IS NUMBER:13 UNIT:周岁 SUFFIX:以上"),
    ("full-width digits and blanks", "条件：岁数　为　１３周岁以上。", "NAME:岁数 IS NUMBER:13 UNIT:周岁 SUFFIX:以上"),
    ("a unit behind Chinese numerals", "取值：三千四百元。", "ZHNUM:三千四百 UNIT:元"),
    ("numeral, 个月, 以上", "条件：结伴期限 为 七个月以上。", "NAME:结伴期限 IS ZHNUM:七 UNIT:个月 SUFFIX:以上"),
    ("numeral with a point", "取值：口粮标准的二点四倍。", "NAME:口粮标准 DE ZHNUM:二点四 UNIT:倍"),
    ("百分之 belongs to the numeral", "取值：工钱的百分之七十。", "NAME:工钱 DE PCTZH:百分之七十"),
    ("numerals on both sides of 至", "条件：岁数 在 十三周岁至四十八周岁 之间。",
     "NAME:岁数 IN ZHNUM:十三 UNIT:周岁 TO ZHNUM:四十八 UNIT:周岁 BETWEEN"),
    ("一级 as a choice, 1级 as a quantity", "条件：手艺等级 为 一级 或者 船工等级 等于 1级。",
     "NAME:手艺等级 IS NAME:一级 OR NAME:船工等级 REL NUMBER:1 UNIT:级"),
    ("以上 is cut off a choice", "条件：手艺等级 为 三级以上。", "NAME:手艺等级 IS NAME:三级 SUFFIX:以上"),
    ("及以上 behind a name", "条件：手艺等级 为 三级及以上。", "NAME:手艺等级 IS NAME:三级 SUFFIX:及以上"),
    ("a name with 及 in it", "条件：本店及其分店开张。", "NAME:本店及其分店开张"),
    ("以 opens a name", "条件：以船为家住户。", "NAME:以船为家住户"),
    ("之一 without a blank", "条件：困难 为 读书、看病之一。", "NAME:困难 IS NAME:读书 COMMA NAME:看病 ONEOF"),
    ("之一 after a blank", "条件：困难 为 读书、看病 之一。", "NAME:困难 IS NAME:读书 COMMA NAME:看病 ONEOF"),
    ("的 leads along a relation", "条件：住户的低保住户。", "NAME:住户 DE NAME:低保住户"),
    ("的 multiplies", "取值：口粮标准的2.4倍。", "NAME:口粮标准 DE NUMBER:2.4 UNIT:倍"),
    ("的， ends a case", "提示：丁 的，“照说明办”。", "NAME:丁 THEN STRING:“照说明办”"),
    ("的较高者 stays whole", "取值：丙 与 丁 的较高者。", "NAME:丙 WITH NAME:丁 HIGHER"),
    ("者, then 的", "取值：用工条目 中 算数 者的折算工数之和。", "NAME:用工条目 SEL NAME:算数 SUCH DE NAME:折算工数 AGG"),
    ("1. heads a list, 2.4 in it", "条件：符合之一：1. 甲 低于 2.4倍；2. 乙。",
     "ANY COLON MARK_B:1. NAME:甲 REL NUMBER:2.4 UNIT:倍 SEMI MARK_B:2. NAME:乙"),
    ("1、 and full-width ２．", "条件：符合之一：1、丙；２．丁。", "ANY COLON MARK_B:1、 NAME:丙 SEMI MARK_B:2. NAME:丁"),
    ("（一） numbers, （甲 counts as an opening bracket", "条件：同时符合：（一）（丙 或者 丁）；（二）戊。",
     "ALL COLON MARK_A:（一） LPAR NAME:丙 OR NAME:丁 RPAR SEMI MARK_A:（二） NAME:戊"),
    ("（1 + 2） is a sum in brackets", "取值：（4 + 5）× 6。", "LPAR NUMBER:4 PLUS NUMBER:5 RPAR TIMES NUMBER:6"),
    ("/ within a unit and between numbers", "取值：3600元/月 + 3600元/12。",
     "NUMBER:3600 UNIT:元/月 PLUS NUMBER:3600 UNIT:元 DIV NUMBER:12"),
    ("ten thousands, and commas in a number", "取值：3.4万元 + 56,000元。", "NUMBER:3.4 UNIT:万元 PLUS NUMBER:56,000 UNIT:元"),
    ("four lengths of time",
     "条件：甲 在 2022年5月9日 至 2022-11-30 或者 乙 等于 2022年5月 或者 丙 等于 2022年度 或者 丁 满 3年。",
     "NAME:甲 IN DATE:2022年5月9日 TO DATE:2022-11-30 OR NAME:乙 REL MONTH:2022年5月 OR NAME:丙 REL YEAR:2022年度"
     " OR NAME:丁 REL NUMBER:3 UNIT:年"),
    ("minus is no date", "取值：戊 - 8元。", "NAME:戊 MINUS NUMBER:8 UNIT:元"),
    ("自 as keyword and in a name", "条件：本月 在 自 自办店铺起始月 起 6个月以内。",
     "NAME:本月 IN FROM NAME:自办店铺起始月 QI NUMBER:6 UNIT:个月 SUFFIX:以内"),
    ("keywords within names stay names", "条件：店中有师傅 且 无店登记。", "NAME:店中有师傅 AND NAME:无店登记"),
    ("a field word as a name", "条件：开张日 早于 计算日。", "NAME:开张日 REL NAME:计算日"),
    ("what stands in 「」 is a name", "条件：「摆渡钟点（试行）」。", "QNAME:「摆渡钟点（试行）」"),
    ("a clause number is no comment", "依据：规划 3.1.4#1a、3.1.4#1d；示发〔2022〕3号 第八条。# 注释",
     "NAME:规划 CLAUSE:3.1.4#1a COMMA CLAUSE:3.1.4#1d SEMI DOCNO:示发〔2022〕3号 ARTICLE:第八条"),
    ("a notice numbered without brackets", "依据：示例县公告2022年第5号。", "DOCNO:示例县公告2022年第5号"),
    ("notice number in other brackets", "依据：示发（2022）3号 第八条。", "DOCNO:示发（2022）3号 ARTICLE:第八条"),
    ("punctuation of the narrow kind", "条件:同时符合:(一)丙;(二)丁.", "ALL COLON MARK_A:(一) NAME:丙 SEMI MARK_A:(二) NAME:丁"),
    ("本年 before a day and alone", "条件：戊 在 本年4月1日 至 上年11月30日 或者 本年 等于 上年。",
     "NAME:戊 IN YEARDAY TO YEARDAY OR NAME:本年 REL NAME:上年"),
    ("which day a parameter is of", "取值：上年12月31日的最低工钱的50%。", "YEARDAY DE NAME:最低工钱 DE NUMBER:50 UNIT:%"),
    ("，且 joins, ， lists", "条件：困难 为 读书，看病，且 甲。",
     "NAME:困难 IS NAME:读书 COMMA NAME:看病 AND NAME:甲"),
    ("slashes of a date and of a division", "条件：甲 早于 2022/4/2 且 乙 等于 3600元/12。",
     "NAME:甲 REL DATE:2022/4/2 AND NAME:乙 REL NUMBER:3600 UNIT:元 DIV NUMBER:12"),
]  # fmt: skip

TABLES = [
    ("a row on each line, cells that are field words", "｜ 金额 ｜ 月份 ｜\n| 依据|待定|\n│ 期限 │ 12周岁 │。",
     "ROWBAR NAME:金额 BAR NAME:月份 ENDBAR ROWBAR NAME:依据 BAR UNDET ENDBAR ROWBAR NAME:期限 BAR NUMBER:12 UNIT:周岁 ENDBAR"),
    ("a table ends where a field begins", "｜甲｜乙｜\n｜不限｜5元｜\n检验：丙。",
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

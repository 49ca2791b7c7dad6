"""The parsers: one grammar with the keyword terminals of a tongue added to it."""

from __future__ import annotations

import re
from functools import cache
from threading import Lock

from policyrules.diagnostics import Tongue
from policyrules.resources import grammar_text
from policyrules.syntax.keywords import Keyword, table
from policyrules.syntax.lalr import Parser
from policyrules.syntax.numerals import HAN_DIGITS
from policyrules.syntax.tables import tables_for

# What may follow a Chinese keyword: anything that is no word character, a digit, or one of the particles 的 and 之. A positive
# list, because a negative look-ahead over all Han characters makes the strict check take minutes; in two halves, because a set
# that holds both a class and Han characters is slow to compile, and there are hundreds of them.
EDGE = r"(?:(?=[\W0-9])|(?=[的之]))"
# Not 级: 一级 is a declared name, and only 1级 with a digit is a number.
COUNTED = "元|万元|周岁|岁|个月|天|日|年|人|名|户|项|个|次|分|倍"
AFTER_NUMBER = rf"(?:及?以[上下内外]|届满|至|到|～|之间|{EDGE})"
ENGLISH_EDGE = "(?![A-Za-z0-9_])"

TERMINALS: dict[Tongue, str] = {
    "zh": rf"""
THEN.9: /的[ \t\r\n]*[，,]/
DE.2: /的|\.(?![ \t\r\n])/
STOP.3: /。|\.(?=[ \t\r\n])/
FROM.7: /自(?=[ \t0-9])/
ZHNUM.7: /[{HAN_DIGITS}]+(?:点[零一二三四五六七八九]+)?(?=(?:{COUNTED}){AFTER_NUMBER})/
PCTZH.8: /百分之[零一二三四五六七八九十百点]+(?={AFTER_NUMBER})/
""",
    "en": rf"""
THEN.7: /then{ENGLISH_EDGE}/
DE.6: /'s{ENGLISH_EDGE}|\.(?=[A-Za-z_])/
STOP.3: /\.(?=[ \t\r\n])|。/
FROM.7: /from{ENGLISH_EDGE}/
ZHNUM.7: /§[0-9]+/
PCTZH.7: /§§[0-9]+/
""",
}
"""The terminals, other than keywords, that differ by tongue. English has no numerals in words; two that no text holds stand in."""

_DIGITS = "0123456789"
_BLANKS = " \t\r\n\u3000"
_COUNTED_OFF = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
STARTS: dict[str, str] = {
    **dict.fromkeys(("DATE", "MONTH", "NUMBER", "MARK_B", "CLAUSE"), _DIGITS),
    "YEAR": _DIGITS + "y", "YEARDAY": "本上tl", "MARK_A": "(（", "MARK_C": "(（" + _COUNTED_OFF,
    "QNAME": "「", "STRING": '“"', "BOOK": "《", "ARTICLE": "第api", "RID": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "COLON": ":：", "SEMI": ";；", "COMMA": ",，、", "LPAR": "(（", "RPAR": ")）",
    "ROWBAR": _BLANKS + "|｜│", "ENDBAR": "|｜│", "BAR": "|｜│", "BLANK": _BLANKS, "COMMENT": "#",
    "THEN": "的t", "DE": "的.'", "STOP": "。.", "FROM": "自f", "ZHNUM": HAN_DIGITS + "§", "PCTZH": "百§",
}  # fmt: skip
"""The characters that a terminal can begin with, of those that are no keywords, as far as they are few: the rest can begin with any."""

_building = Lock()


def parser(tongue: Tongue) -> Parser:
    """The parser of one declaration. Made at first use, once in a process."""
    with _building:
        return _parser(tongue)


def whole(tongue: Tongue) -> str:
    """The grammar of a tongue, as Lark reads it."""
    return f"{grammar_text('policy.lark')}\n{TERMINALS[tongue]}\n{_keyword_terminals(tongue)}\n"


@cache
def _parser(tongue: Tongue) -> Parser:
    return Parser(tables_for(whole(tongue), tongue), _starts(tongue))


def _starts(tongue: Tongue) -> dict[str, str]:
    """The characters that a terminal can begin with; of one that is not there, any."""
    found = dict(STARTS)
    for row in table():
        found[row.terminal] = found.get(row.terminal, "") + "".join(form[0] for form in row.forms(tongue))
    return found


def _keyword_terminals(tongue: Tongue) -> str:
    forms: dict[str, list[str]] = {}
    rows: dict[str, Keyword] = {}
    for row in table():
        forms.setdefault(row.terminal, []).extend(row.forms(tongue))
        rows[row.terminal] = row
    # Where one keyword begins another, the longer must be tried first. Each has a priority of its own, because strict mode
    # compares terminals of equal priority only, and for literals the test that no form occurs twice says the same at no cost.
    by_length = sorted(forms, key=lambda terminal: max(map(len, forms[terminal])))
    return "\n".join(
        f"{terminal}.{100 + rank}: /(?:{_alternatives(forms[terminal])}){_edge(rows[terminal], tongue)}/"
        for rank, terminal in enumerate(by_length)
    )


def _alternatives(forms: list[str]) -> str:
    longest_first = sorted(forms, key=len, reverse=True)
    return "|".join(re.escape(form).replace("/", r"\/").replace(r"\ ", "[ ]+") for form in longest_first)


def _edge(row: Keyword, tongue: Tongue) -> str:
    if tongue == "en":
        return ENGLISH_EDGE if row.en[0][-1].isalnum() else ""
    return "" if row.particle else EDGE

"""A token as it is written in a tongue, and the blank before it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal, TypeAlias

from policyrules.diagnostics import Tongue
from policyrules.resources import grammar_text
from policyrules.syntax.article import article
from policyrules.syntax.keywords import is_keyword, settled
from policyrules.syntax.names import Names
from policyrules.syntax.numerals import han, numbers, to_han
from policyrules.syntax.tokens import WORDS, Token

Style: TypeAlias = Literal["MARK_0", "MARK_A", "MARK_B", "MARK_C"]

MARKS: Final = {
    "COLON": ("：", ":"), "SEMI": ("；", ";"), "COMMA": ("，", ","), "STOP": ("。", ""), "LPAR": ("（", "("), "RPAR": ("）", ")"),
    "THEN": ("的，", "then"), "DE": ("的", "'s"), "FROM": ("自", "from"), "ROWBAR": ("｜", "|"), "BAR": ("｜", "|"), "ENDBAR": ("｜", "|"),
}  # fmt: skip
CLOSING: Final = frozenset({"COLON", "SEMI", "COMMA", "STOP", "RPAR", "DE"})


def spelled(token: Token, tongue: Tongue, names: Names, quoted: frozenset[str] = frozenset()) -> str:
    """The token in canonical form. `quoted`: names that cannot stand bare, written with 「」."""
    kind, text = token.kind, token.text
    if kind in WORDS:
        return word(token, tongue, names, quoted)
    if kind in MARKS:
        return MARKS[kind][tongue == "en"]
    if is_keyword(kind):
        return settled(kind, text, tongue)
    match kind:
        case "NUMBER":
            return _number(text)
        case "ZHNUM":
            return _digits(text)
        case "PCTZH":
            return f"{_digits(text.removeprefix('百分之'))}%"
        case "DATE" | "MONTH":
            return _day(numbers(text), tongue)
        case "YEAR":
            return f"{numbers(text)[0]}年度" if tongue == "zh" else f"year {numbers(text)[0]}"
        case "YEARDAY":
            month, day = numbers(text)
            last = text.startswith(("上", "l"))
            if tongue == "zh":
                return f"{'上年' if last else '本年'}{month}月{day}日"
            return f"{'last' if last else 'this'} year {month:02}-{day:02}"
        case "ARTICLE":
            return article(text, tongue)
        case "DOCNO":
            return text.translate(_NOTICE)
        case "STRING":
            return _quoted(names.text(text[1:-1], tongue))
    return text


def _quoted(text: str) -> str:
    return f'"{text}"' if "“" in text or "”" in text else f"“{text}”"


def word(token: Token, tongue: Tongue, names: Names, quoted: frozenset[str]) -> str:
    bare = names.said(token.text.strip("「」"), tongue)
    fits = _phrase() if token.kind == "PHRASE" else _name()
    return bare if fits.fullmatch(bare) and bare not in quoted else f"「{bare}」"


def mark(style: Style, number: int, tongue: Tongue) -> str:
    """The number of an item of a list, counted from 1."""
    numeral = to_han(number)
    match style:
        case "MARK_0":
            return f"{numeral}、"
        case "MARK_A":
            return f"（{numeral}）" if tongue == "zh" or number > 26 else f"({chr(ord('a') + number - 1)})"
        case "MARK_B":
            return f"{number}."
        case "MARK_C":
            return f"（{number}）" if tongue == "zh" else f"({number})"


def blank(before: str, kind: str, text: str, said: str, tongue: Tongue) -> str:
    """What stands between a token of kind `before`, written `said`, and the next one."""
    if not before or kind in CLOSING or before == "LPAR":
        return ""
    if kind == "UNIT" and text == "%":
        return ""
    if tongue == "en":
        return " "
    if kind == "UNIT":  # 2000年 would be a year
        return " " if before != "NUMBER" or (text == "年" and len(said) == 4) else ""
    if kind == "SUFFIX":
        return "" if text.startswith("以") or before in ("UNIT", "NUMBER") else " "
    if kind == "LPAR" or kind == "ONEOF":
        return ""
    return "" if before in ("COLON", "SEMI", "COMMA", "DE", "THEN", "MARK_0", "MARK_A", "MARK_C", "RPAR") else " "


def _number(text: str) -> str:
    whole, point, part = text.replace(",", "").partition(".")
    return f"{whole.lstrip('0') or '0'}{point}{part}"


def _digits(numeral: str) -> str:
    read = han(numeral)
    if read is None:
        return numeral
    value, den = read
    return str(value) if den == 1 else f"{value // den}.{value % den:0{len(str(den)) - 1}}"


def _day(found: list[int], tongue: Tongue) -> str:
    if tongue == "zh":
        return "".join(f"{n}{unit}" for n, unit in zip(found, "年月日", strict=False))
    return "-".join([f"{found[0]:04}", *(f"{n:02}" for n in found[1:])])


_NOTICE: Final = str.maketrans("[【（(]】）)", "〔〔〔〔〕〕〕〕")


@cache
def _terminal(name: str) -> re.Pattern[str]:
    found = re.search(rf"^{name}(?:\.[0-9]+)?: /(.*)/$", grammar_text("policy.lark"), re.MULTILINE)
    assert found is not None, f"the grammar has no terminal {name}"
    return re.compile(found[1])


def _name() -> re.Pattern[str]:
    return _terminal("NAME")


def _phrase() -> re.Pattern[str]:
    return _terminal("PHRASE")

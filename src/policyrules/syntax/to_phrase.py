"""The words of a stretch of rule text, as a fragment of a sentence in either tongue: what explanations quote."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve

from policyrules.diagnostics import Tongue
from policyrules.source import Span
from policyrules.syntax.english import LIST_ENDS, sentence
from policyrules.syntax.from_text import Parsed
from policyrules.syntax.keywords import is_keyword, printed, word_of
from policyrules.syntax.numerals import numbers
from policyrules.syntax.tokens import WORDS, Token

MARKS: Final = {"COLON": "：", "SEMI": "；", "STOP": "。", "LPAR": "（", "RPAR": "）", "THEN": "的，", "DE": "的", "FROM": "自"}
_CLOSING_MARKS: Final = ("SEMI", "STOP", "COMMA", "COLON")
_NAMES: Final = ("NAME", "QNAME")
_ENDS: Final = (*LIST_ENDS, "COMMA", "STOP")
_VALUES: Final = ("NAME", "QNAME", "NUMBER", "ZHNUM", "PCTZH", "DATE", "MONTH", "YEAR", "YEARDAY", "YES", "NO", "NONEVALUE", "LPAR")


def phrase(
    parsed: Parsed,
    at: Span,
    tongue: Tongue,
    english: Mapping[str, str],
    opposites: Mapping[str, str] | None = None,
    beyond: Mapping[str, tuple[str, str]] | None = None,
) -> str:
    """The words at `at`, without sources and readings, and with brackets closed.

    What is denied is said by its opposite word (反称) where `opposites` has one, by the name as the file writes it. `beyond` has the
    words for 以上 and 以下 of values of ordered lists (`english_forms.beyond`).

    Chinese is in official wording, without the blanks that rule text needs (户籍在本区且残疾人证有效). In English each keyword is
    its counterpart, and each name its words in `english` (by Chinese name), or else itself. Of a file in English the names stand in
    Chinese already (`in_chinese`).
    """
    tokens = _opposed(_plain(_within(parsed.tokens, at)), opposites or {})
    if tongue == "en":
        return sentence(tokens, english, beyond)
    return _chinese(tokens, parsed.tongue)


def _within(tokens: Sequence[Token], at: Span) -> list[Token]:
    first = bisect_left(tokens, at.start, key=lambda token: token.start)
    last = bisect_left(tokens, at.end, lo=first, key=lambda token: token.start)
    return list(tokens[first:last])


# ---------------------------------------------------------------- what is left out


def _plain(tokens: list[Token]) -> list[Token]:
    """Notes, marks at the end and brackets without partner are left out; 是 between two values is 为."""
    kept = _with_one_of(_balanced(_without_notes(tokens)))
    while kept and kept[-1].kind in _CLOSING_MARKS:
        kept.pop()
    return [_copula(token) if token.kind == "YES" and _links(kept, i) else token for i, token in enumerate(kept)]


def _without_notes(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    inside = 0
    for i, token in enumerate(tokens):
        opens = token.kind == "LPAR" and i + 1 < len(tokens) and tokens[i + 1].kind in ("BASIS", "READING")
        if inside or opens:
            inside += (token.kind == "LPAR") - (token.kind == "RPAR")
        else:
            kept.append(token)
    return kept


def _balanced(tokens: list[Token]) -> list[Token]:
    open_at: list[int] = []
    single = set()
    for i, token in enumerate(tokens):
        if token.kind == "LPAR":
            open_at.append(i)
        elif token.kind == "RPAR" and open_at:
            open_at.pop()
        elif token.kind == "RPAR":
            single.add(i)
    return [token for i, token in enumerate(tokens) if i not in single | set(open_at)]


def _with_one_of(tokens: list[Token]) -> list[Token]:
    """`is any of a, b`, which English writes, as 为 a、b之一."""
    kept: list[Token] = []
    due = None
    for token in tokens:
        if token.kind == "ANY" and kept and kept[-1].kind in ("IS", "ISNOT"):
            due = evolve(token, kind="ONEOF", text=word_of("ONEOF", "en"))
            continue
        if due and token.kind in LIST_ENDS:
            kept.append(due)
            due = None
        kept.append(token)
    return [*kept, due] if due else kept


def _opposed(tokens: list[Token], opposites: Mapping[str, str]) -> list[Token]:
    """非 常住 as 外住, 非 户的在职 as 户的失业; not before a comparison, which is denied as a whole."""
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        end = i + 1
        while end + 2 < len(tokens) and tokens[end].kind in _NAMES and tokens[end + 1].kind == "DE" and tokens[end + 2].kind in _NAMES:
            end += 2
        denied = tokens[i].kind == "NOT" and end < len(tokens) and tokens[end].kind in _NAMES
        word = opposites.get(tokens[end].text.strip("「」")) if denied else None
        if word and (end + 1 == len(tokens) or tokens[end + 1].kind in _ENDS):
            kept += [*tokens[i + 1 : end], evolve(tokens[end], text=word)]
            i = end + 1
        else:
            kept.append(tokens[i])
            i += 1
    return kept


def _copula(token: Token) -> Token:
    return evolve(token, kind="IS", text=word_of("IS", "zh"))


def _links(tokens: list[Token], i: int) -> bool:
    """Whether the token stands between two values."""
    if not 0 < i < len(tokens) - 1:
        return False
    return tokens[i - 1].kind in (*_VALUES, "RPAR", "UNIT", "AGG", "SUCH") and tokens[i + 1].kind in _VALUES


# ---------------------------------------------------------------- Chinese


def _chinese(tokens: list[Token], written: Tongue) -> str:
    said = ""
    for i, token in enumerate(tokens):
        word = _chinese_word(token, written)
        if i and tokens[i - 1].kind == "SOME":
            word = word.removeprefix("有")  # 成员中有、有残疾者: one 有 says both
        said += f" {word}" if said and _both_ascii(said[-1], word[:1]) else word
    return said


def _both_ascii(before: str, after: str) -> bool:
    """Two words or numbers in Latin letters; what is written in Chinese needs no blank."""
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def _chinese_word(token: Token, written: Tongue) -> str:
    kind, text = token.kind, token.text
    if kind in WORDS:
        return text.strip("「」")
    if kind == "COMMA":
        return "、" if text == "、" or written == "en" else "，"
    if kind in MARKS:
        return MARKS[kind]
    if kind == "ISNOT":
        return "不是"
    if kind in ("DATE", "MONTH", "YEAR"):
        return "".join(f"{n}{unit}" for n, unit in zip(numbers(text), "年月日", strict=False))
    if kind == "YEARDAY":
        month, day = numbers(text)
        return f"{'上年' if text.startswith(('上', 'l')) else '本年'}{month}月{day}日"
    if kind == "ROWBAR":
        return "｜"
    return printed(kind, text, "zh") if is_keyword(kind) else text.replace("(", "（").replace(")", "）")

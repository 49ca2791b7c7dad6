"""The parts of the specification that are made from the tables of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from policyrules.resources import grammar_text
from policyrules.syntax.hints import CHINESE
from policyrules.syntax.intake import CHARACTERS
from policyrules.syntax.keywords import table


def grid(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "｜") or " " for cell in line) + " |\n" for line in lines)


def keywords() -> str:
    """Every word of the language, in both tongues, with what is also understood."""
    rows = (
        (
            row.terminal,
            "、".join(row.zh),
            ", ".join(row.en),
            "、".join(f if to == row.zh[0] else f"{f}（印作{to}）" for f, to in row.variants),
        )
        for row in table()
    )
    return grid(("记号", "中文", "英文", "也认的写法"), rows)


def characters() -> str:
    """Other forms of a character, and the one they are read as; letters and digits of full width are one line."""
    forms: dict[str, list[str]] = {}
    for other, one in CHARACTERS.items():
        if not 0xFF00 < other < 0xFF60 or not (one.isalnum() or one == "_"):
            forms.setdefault(one, []).append(f"U+{other:04X}" if not chr(other).strip() else chr(other))
    rows = [("０–９、Ａ–Ｚ、ａ–ｚ、＿", "对应的半角字符")]
    rows += [(" ".join(others), "空格" if one == " " else one) for one, others in forms.items()]
    return grid(("写的", "读作"), rows)


def hints() -> str:
    """What is refused, by the sentence that helps."""
    return "".join(f"- {zh}\n" for zh in dict.fromkeys(slip.hint.zh for slip in CHINESE))


def grammar() -> str:
    """The rules of the grammar; what its words are stands in the other table."""
    rules = grammar_text("policy.lark").partition("// ------------------------------------------------------------ terminals")[0]
    return f"```text\n{rules.strip()}\n```\n"


TABLES: Final[Mapping[str, Callable[[], str]]] = {"keywords": keywords, "characters": characters, "hints": hints, "grammar": grammar}
"""By the name that a page gives between its marks."""

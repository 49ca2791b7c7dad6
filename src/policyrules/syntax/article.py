"""第八条第二款, art 8(2): where in a document, in either tongue."""

from __future__ import annotations

import re
from typing import Final

from policyrules.diagnostics import Tongue
from policyrules.syntax.numerals import han, to_han

PARTS: Final = {"条": "art", "款": "para", "项": "item"}
_CHINESE = re.compile("第([一二三四五六七八九十百千零〇0-9]+)([条款项])")
_ENGLISH = re.compile(r"(art|para|item) ([0-9]+)|\(([0-9]+)\)")


def article(text: str, tongue: Tongue) -> str:
    """The place in canonical form: Chinese numerals, or `art 8(2)` where paragraphs and items follow in order.

    >>> article("第8条第二款", "zh"), article("第八条第二款", "en"), article("art 8 item 2", "zh")
    ('第八条第二款', 'art 8(2)', '第八条第二项')
    """
    steps = _chinese(text) if text.startswith("第") else _english(text)
    if steps is None:
        return text
    if tongue == "zh":
        return "".join(f"第{to_han(number)}{part}" for part, number in steps)
    said = ""
    order = "条款项"
    for i, (part, number) in enumerate(steps):
        in_order = i > 0 and [part for part, _ in steps[: i + 1]] == list(order[: i + 1])
        said += f"({number})" if in_order else f"{' ' if said else ''}{PARTS[part]} {number}"
    return said


def _chinese(text: str) -> list[tuple[str, int]] | None:
    steps = []
    for numeral, part in _CHINESE.findall(text):
        read = (int(numeral), 1) if numeral.isascii() else han(numeral)
        if read is None or not 0 < read[0] < 10_000:
            return None
        steps.append((part, read[0]))
    return steps


def _english(text: str) -> list[tuple[str, int]]:
    words = {en: zh for zh, en in PARTS.items()}
    steps: list[tuple[str, int]] = []
    for word, number, inner in _ENGLISH.findall(text):
        if word:
            steps.append((words[word], int(number)))
        else:
            steps.append(("款" if steps[-1][0] == "条" else "项", int(inner)))
    return steps

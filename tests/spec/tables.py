"""The parts of the specification that are made from the tables of the program, and from its other pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from tests.spec.messages import sentence
from tests.spec.pages import pages, taught

from policyrules.check.fields import COMMON, FIELDS, KINDS
from policyrules.driver.reading import BUILT_IN
from policyrules.resources import grammar_text
from policyrules.site.pages import Page
from policyrules.site.pages import pages as explained
from policyrules.syntax.hints import CHINESE
from policyrules.syntax.intake import CHARACTERS
from policyrules.syntax.keywords import Keyword, table
from policyrules.testing.problems import LAWS


def grid(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "｜") or " " for cell in line) + " |\n" for line in lines)


def keywords() -> str:
    """Every word of the language, in both tongues, with what is also understood and the page that explains it."""
    rows = (
        (
            "、".join(row.zh),
            ", ".join(row.en),
            "、".join(f if to == row.zh[0] else f"{f}（印作{to}）" for f, to in row.variants),
            "、".join(_link(page) for page in dict.fromkeys(map(home, row.zh))),
        )
        for row in table()
    )
    return grid(("中文", "英文", "也认的写法", "页"), rows)


def home(word: str) -> Path:
    """The page whose last line says that it explains a word."""
    found = [page for page in pages() if word in taught(page)]
    assert len(found) == 1, f"{word} is explained on {[page.name for page in found]}"
    return found[0]


def names() -> str:
    """What no pack declares and every rule may name."""
    return grid(("名称", "英文", "页"), ((name, alias, _link(home(name))) for name, alias in BUILT_IN.items()))


def marks() -> str:
    """How the grammar calls each word."""
    calls: dict[str, list[str]] = {}
    for row in table():
        calls.setdefault(row.terminal, []).append(row.zh[0])
    return grid(("记号", "词"), ((terminal, "、".join(names)) for terminal, names in calls.items()))


def fields() -> str:
    """Which fields a rule of each kind may have."""
    every = [_field(key) for key in (*sorted(COMMON, key=_place), "effective")]
    rows = [("各种规则", "、".join(every))]
    rows += [(KINDS[kind][0], "、".join(map(_field, sorted(own, key=_place)))) for kind, own in FIELDS.items()]
    return grid(("规则", "可以写的项"), rows)


def _place(key: str) -> int:
    return next(place for place, row in enumerate(table()) if _key(row) == key)


def _field(key: str) -> str:
    return f"`{table()[_place(key)].zh[0]}`"


def _key(row: Keyword) -> str:
    return _OTHERWISE.get(row.terminal, row.terminal.lower())


_OTHERWISE: Final = {"ORDERBY": "order", "AFTEREND": "after"}
"""Terminals whose field has another key than their own name."""


def laws() -> str:
    """What every pack obeys."""
    said = [zh for zh, _ in LAWS.values()]
    return "".join(f"- {zh}{'。' if zh == said[-1] else '；'}\n" for zh in said)


def problems() -> str:
    """Every code, with what it is about and where the book shows it."""
    shown: dict[str, dict[str, None]] = {}
    for page in pages():
        for code in re.findall(r"^(?:错误|警告|提示)\[([a-z0-9-]+)\]", page.read_text(encoding="utf-8"), re.MULTILINE):
            shown.setdefault(code, {})[_link(page)] = None
    rows = (
        (f"[`{code}`](../problems/{about.name}.md)", _said(code, about), "、".join(shown.get(code, ())))
        for code, about in sorted((code, about) for about in explained() for code in about.codes)
    )
    return grid(("代号", "说的是什么", "例子"), rows)


def _said(code: str, about: Page) -> str:
    """Of a code that has a page to itself, what the page begins with; where several share one, what the message itself says."""
    own = sentence(code) if len(about.codes) > 1 else None
    return own or re.split("(?<=。)", about.words["zh"])[0]


def _link(page: Path) -> str:
    return f"[{page.name[:3]}]({page.name})"


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


TABLES: Final[Mapping[str, Callable[[], str]]] = {
    "keywords": keywords, "names": names, "marks": marks, "fields": fields, "laws": laws, "problems": problems, "characters": characters,
    "hints": hints, "grammar": grammar,
}  # fmt: skip
"""By the name that a page gives between its marks."""

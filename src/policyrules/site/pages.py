"""The page of a problem: what it says, why, wrong and right, in either tongue."""

from __future__ import annotations

import re

from policyrules import resources
from policyrules.classes import frozen
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.nearest import nearest

HEAD = re.compile(r"^# (.+)\n", re.MULTILINE)
CODE = re.compile(r"`([a-z0-9-]+)`")
ENGLISH = re.compile(r"^\*English: (.+?)\*$", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(?P<form>[a-z]+) (?P<side>错|对)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
SIDES: dict[str, dict[Tongue, str]] = {"错": {"zh": "错", "en": "wrong"}, "对": {"zh": "对", "en": "right"}}


@frozen
class Page:
    """One page: the codes that it explains, its words, and the blocks of wrong and right text as (form, side, text)."""

    name: str
    codes: tuple[str, ...]
    words: dict[Tongue, str]
    blocks: tuple[tuple[str, str, str], ...]

    def told(self, tongue: Tongue) -> str:
        """The page as it is printed at a terminal."""
        blocks = "\n".join(f"{SIDES[side][tongue]}：\n{_indented(text)}" for _, side, text in self.blocks)
        return f"{'、'.join(self.codes) if tongue == 'zh' else ', '.join(self.codes)}\n\n{self.words[tongue]}\n\n{blocks}".rstrip() + "\n"


def pages() -> tuple[Page, ...]:
    """All pages, in the order of their names."""
    return tuple(read(name, text) for name, text in resources.problem_pages().items() if name != "index")


def read(name: str, text: str) -> Page:
    """A page from its Markdown."""
    head, english = HEAD.search(text), ENGLISH.search(text)
    chinese = BLOCK.sub("", ENGLISH.sub("", HEAD.sub("", text)))
    words: dict[Tongue, str] = {
        "zh": re.sub(r"\n{3,}", "\n\n", chinese).strip(),
        "en": " ".join(english[1].split()) if english else "",
    }
    return Page(name, tuple(CODE.findall(head[1])) if head else (), words, tuple(BLOCK.findall(text)))


def page_of(code: str) -> Page | str | None:
    """The page that explains a code; else the nearest code that has one, or None where nothing is near."""
    by_code = {known: page for page in pages() for known in page.codes}
    return by_code.get(code) or nearest(code, by_code)


def _indented(text: str) -> str:
    return "".join(f"    {line}".rstrip() + "\n" for line in text.splitlines())

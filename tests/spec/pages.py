"""A page of the specification as text: its fenced blocks, and how what the program prints is written back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from attrs import frozen

SPEC: Final = Path(__file__).parents[2] / "docs" / "spec"
INPUTS: Final = ("rules", "parameters", "glossary")
PRINTED: Final = ("problems", "test", "explain", "english")
SHOWN: Final = ("text", "shell")
"""Kinds of blocks: what a pack is made of; what the program prints; what is only shown."""
TAUGHT: Final = "本页讲的词："
_FENCE = re.compile(r"^```(\w*) *(.*)$")
_MADE = re.compile(r"(<!-- 由程序生成：(\w+) -->\n)(.*?)(<!-- 生成完 -->)", re.DOTALL)


@frozen
class Block:
    """A fenced block. `line` is that of its fence, counted from 1; `info` are the words behind the kind."""

    kind: str
    info: tuple[str, ...]
    text: str
    line: int


def pages() -> list[Path]:
    """The numbered pages, in the order in which they are read."""
    return sorted(SPEC.glob("[0-9]*.md"))


def read(page: Path) -> list[Block]:
    """The blocks of a page. A fence that is never closed, or of an unknown kind, is a mistake of the page."""
    found: list[Block] = []
    opened: tuple[str, tuple[str, ...], int] | None = None
    inside: list[str] = []
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        fence = _FENCE.match(line)
        if opened and line == "```":
            kind, info, at = opened
            found.append(Block(kind, info, "".join(f"{text}\n" for text in inside), at))
            opened = None
        elif opened:
            inside.append(line)
        elif fence:
            assert fence[1] in (*INPUTS, *PRINTED, *SHOWN), f"{page.name}:{number}: a block of the kind `{fence[1]}` is not known"
            opened, inside = (fence[1], tuple(fence[2].split()), number), []
    assert opened is None, f"{page.name}:{opened and opened[2]}: a block is not closed"
    return found


def written(page: Path, new: dict[int, str]) -> str:
    """The page with other texts in some blocks, by the line of their fence."""
    lines = page.read_text(encoding="utf-8").splitlines()
    for at in sorted(new, reverse=True):
        end = lines.index("```", at)
        lines[at:end] = new[at].splitlines()
    return "\n".join(lines) + "\n"


def taught(page: Path) -> tuple[str, ...]:
    """The words that a page explains, by its last line."""
    line = page.read_text(encoding="utf-8").rstrip().rpartition("\n")[2]
    return tuple(re.findall("`([^`]+)`", line)) if line.startswith(TAUGHT) else ()


def prose(page: Path) -> str:
    """What a page says in its own words: without blocks, parts made by the program, and the line of its words."""
    text = re.sub(r"^```.*?^```$", "", _MADE.sub("", page.read_text(encoding="utf-8")), flags=re.MULTILINE | re.DOTALL)
    return re.sub(f"^{TAUGHT}.*$", "", text, flags=re.MULTILINE)


def made(page: Path) -> dict[str, str]:
    """The parts of a page that are made from tables of the program, by their names."""
    return {found[2]: found[3] for found in _MADE.finditer(page.read_text(encoding="utf-8"))}


def remade(page: Path, new: dict[str, str]) -> str:
    """The page with its made parts replaced."""
    return _MADE.sub(lambda found: f"{found[1]}{new[found[2]]}{found[4]}", page.read_text(encoding="utf-8"))

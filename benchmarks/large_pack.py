"""A pack of any size: the invented district of rules/example, its rules again and again under other names."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from shutil import copytree

from policyrules.resources import pack_folder
from policyrules.source import SourceFile
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import parse

RULES = "rules.rules"


def write_pack(folder: Path, rules: int) -> int:
    """Write a pack of at least so many rules into a new folder; how many it has."""
    copytree(pack_folder("example"), folder)
    text = (folder / RULES).read_text(encoding="utf-8")
    parsed = parse(SourceFile(RULES, text))
    declared = [i for i in parsed.module.items if isinstance(i, syn.RuleDecl) and i.kind != "presume"]
    names = {title.name.text for rule in declared for title in (rule.title, *rule.also)}
    starts = [*(item.at.start for item in parsed.module.items), len(text)]
    until = dict(pairwise(starts))
    ends = [token.end for token in parsed.tokens if token.kind == "NAME" and token.text in names]
    copies = -(-rules // len(declared)) - 1
    for copy in range(1, copies + 1):
        written = (_renamed(text, rule.at.start, until[rule.at.start], ends, f"x{copy}") for rule in declared)
        (folder / f"copy{copy}.rules").write_text("".join(written), encoding="utf-8")
    return len(declared) * (copies + 1)


def _renamed(text: str, start: int, end: int, ends: list[int], suffix: str) -> str:
    """A stretch of text with something put behind every name that ends in it."""
    places = [start, *(place for place in ends if start < place <= end), end]
    return suffix.join(text[a:b] for a, b in pairwise(places[:-1])) + suffix + text[places[-2] : end]

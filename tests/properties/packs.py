"""Packs as they ship, with a text added, or with one changed."""

from __future__ import annotations

import os

from attrs import evolve

from policyrules.diagnostics import errors
from policyrules.diagnostics.to_text import report
from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.source import SourceFile

SEED = 0 if os.environ.get("CI") else None
"""Where nobody looks twice, the same cases each time; elsewhere others."""


def with_text(pack: str, added: str = "", **changed: str) -> Compiled:
    """The pack with a rule file more; `old=…, new=…` replaces a text in all of its rules."""
    files = read_pack(pack)
    rules = files.rules
    if changed:
        old, new = changed["old"], changed["new"]
        assert any(old in file.text for file in rules), old
        rules = tuple(SourceFile(file.name, file.text.replace(old, new)) if old in file.text else file for file in rules)
    compiled = compile_pack(evolve(files, rules=(*rules, *([SourceFile("added.rules", added)] if added else []))))
    assert compiled.usable, report(errors(compiled.problems))
    return compiled

"""Structured files as trees, kept for the next process: to read YAML takes longer than all else that is done with figures.

A pack has one entry, which holds the tree of each of its files in which nothing is wrong, under the hash of its text.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, Final

from policyrules.core.from_json import Reader, Unfit
from policyrules.core.to_json import Writer
from policyrules.driver.tree_parts import json_bytes, read_json
from policyrules.resources import keep, kept, package_digest
from policyrules.source import SourceFile
from policyrules.structured import Parsed, Tree, parse

FORMAT: Final = 1
MOST_FILES: Final = 512
MOST_KEPT: Final = 64
_read: Final[dict[SourceFile, Parsed]] = {}
"""What this process has read; a file that did not change is the same object."""


def documents(files: Iterable[SourceFile], name: str) -> list[Parsed]:
    """Each file as a tree, with what is wrong with it. `name`: of the entry in which trees are kept; "" where none are."""
    files = [*files]
    found = {file: _read.get(file) for file in files}
    if None in found.values():
        before: dict[str, Any] = _trees(kept(name) or b"") if name else {}
        now = dict[str, Any]()
        for file in files:
            key = sha256(file.text.encode("utf-8", "surrogatepass")).hexdigest()
            tree = before.get(key)
            parsed = found[file] or _as_kept(file, tree) or parse(file)
            if parsed.tree is not None and not parsed.problems:
                now[key] = tree if tree is not None else Writer((file,)).write(parsed.tree, Tree)
            _read[file] = found[file] = parsed
        if name and now.keys() - before.keys():
            keep(name, json_bytes(dict([*(before | now).items()][-MOST_KEPT:])))
    while len(_read) > MOST_FILES:
        _read.pop(next(iter(_read)), None)
    return [parsed for parsed in found.values() if parsed is not None]


def entry_name(pack: str) -> str:
    return f"documents-{sha256(f'{FORMAT} {pack} {package_digest()}'.encode()).hexdigest()[:40]}"


def _trees(content: bytes) -> dict[str, Any]:
    try:
        found = read_json(content)
    except Unfit:
        return {}
    return found if isinstance(found, dict) else {}


def _as_kept(file: SourceFile, tree: Any) -> Parsed | None:
    try:
        return Parsed(file, Reader((file,)).read(tree, Tree), ()) if tree is not None else None
    except Unfit:
        return None

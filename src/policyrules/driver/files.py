"""A pack as files: the one place, with `resources`, that reads rule folders."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

from attrs import define, field, frozen

from policyrules import resources
from policyrules.diagnostics import Problem
from policyrules.driver.problems import PackMissing
from policyrules.resolve import Glossary
from policyrules.source import SourceFile
from policyrules.structured import Mapping, parse
from policyrules.syntax.intake import from_bytes

PACK, GLOSSARY = "pack.yaml", "glossary.csv"


@frozen(eq=False)
class PackFiles:
    """The texts of a pack. `digest` is the SHA-256 over names and bytes in the order of names."""

    name: str
    rules: tuple[SourceFile, ...]
    parameters: tuple[SourceFile, ...]
    glossary: Glossary
    info: Mapping | None
    digest: str
    problems: tuple[Problem, ...] = ()


def read_pack(name: str) -> PackFiles:
    """A pack by its name (one that ships) or as a folder. A pack that is not there is a problem, not an exception."""
    folder = Path(name)
    if not name.strip() or not _is_folder(folder):
        if name not in resources.pack_names():
            return PackFiles(name, (), (), Glossary(), None, "", (PackMissing(name, resources.pack_names()),))
        folder = resources.pack_folder(name)
    return _Reader(folder).pack()


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name longer than any file may have
        return False


@define
class _Reader:
    folder: Path
    problems: list[Problem] = field(factory=list)

    def pack(self) -> PackFiles:
        digest = hashlib.sha256()
        rules, parameters, glossary, info = [], [], Glossary(), None
        for path in sorted(self.paths(), key=lambda p: p.relative_to(self.folder).as_posix()):
            name, data = path.relative_to(self.folder).as_posix(), path.read_bytes()
            for part in (name.encode(), data):
                digest.update(len(part).to_bytes(8, "big") + part)
            file = self.text(name, data)
            if path.suffix == ".rules":
                rules.append(file)
            elif path.name == PACK:
                found = parse(file)
                self.problems += found.problems
                info = found.tree if isinstance(found.tree, Mapping) else None
            elif path.name == GLOSSARY:
                glossary = read_glossary(file)
            elif path.parent.name == "parameters":
                parameters.append(file)
        if not rules:
            self.problems.append(PackMissing(self.folder.name, resources.pack_names()))
        name = (info.text("名称", "name") if info else "") or self.folder.name
        return PackFiles(name, tuple(rules), tuple(parameters), glossary, info, digest.hexdigest(), tuple(self.problems))

    def paths(self) -> Iterator[Path]:
        for path in self.folder.rglob("*"):
            if path.is_file() and not path.name.startswith((".", "~$")) and path.suffix in (".rules", ".yaml", ".csv"):
                yield path

    def text(self, name: str, data: bytes) -> SourceFile:
        found = from_bytes(name, data)
        if isinstance(found, SourceFile):
            return found
        self.problems.append(found)
        return SourceFile(name, "")


def read_glossary(file: SourceFile) -> Glossary:
    """名称, 别名, 英文, 说明, 问法: one row a name; empty cells say nothing."""
    glossary = Glossary({}, {}, {}, {})
    for row in csv.DictReader(io.StringIO(file.text)):
        name = (row.get("名称") or "").strip()
        columns = (("别名", glossary.aliases), ("英文", glossary.english), ("说明", glossary.explanations), ("问法", glossary.questions))
        for column, table in columns:
            if name and (text := (row.get(column) or "").strip()):
                table[name] = text
    return glossary

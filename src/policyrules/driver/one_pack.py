"""The files of one pack by itself: texts by their names and endings, pack.yaml, the glossary."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping as Files
from datetime import date
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from typing import Protocol

from attrs import field

from policyrules import resources
from policyrules.classes import define, frozen
from policyrules.diagnostics import Problem
from policyrules.driver.documents import documents, entry_name
from policyrules.driver.problems import PackFileWrong, PackMissing
from policyrules.resolve import Glossary
from policyrules.source import SourceFile, Span
from policyrules.structured import Mapping, Scalar, Tree
from policyrules.syntax.intake import from_bytes
from policyrules.types.date_text import day_of

PACK, GLOSSARY, ASSUMPTIONS, FINDINGS, PLAN, BASE = "pack.yaml", "glossary.csv", "assumptions.yaml", "findings.yaml", "规划", "基于"
INFO_KEYS, PLAN_KEYS = ("名称", "全称", "版本", "地区", PLAN, BASE, "name"), ("施行", "期满")


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
    ledger: tuple[SourceFile, ...] = ()
    assumptions: SourceFile | None = None
    """What `prove` may take for granted."""
    findings: SourceFile | None = None
    """What is known to be so of the law itself, and how it is read."""
    glossary_file: SourceFile | None = None
    imports: tuple[PackFiles, ...] = ()
    """The packs it builds on, nearest law last; their rules, figures and glossary are among the pack's own, and come first."""
    incomplete: bool = False
    """Whether a pack it builds on could not be had: then nothing can be said of names."""
    shelf: Shelf | None = None
    """Where the packs that it names are looked for."""
    proof: bytes | None = field(default=None, repr=False)
    """What is kept beside the rules of a proof of them; no part of the pack's content."""

    @cached_property
    def borrowed(self) -> frozenset[str]:
        """The names of the files of other packs."""
        return frozenset(file.name for pack in self.imports for file in (*pack.rules, *pack.parameters))

    def borrows(self, file: SourceFile) -> bool:
        """Whether a file belongs to a pack that this one builds on, and is not to be changed, tried or judged with it."""
        return file.name in self.borrowed

    @property
    def own_rules(self) -> tuple[SourceFile, ...]:
        return tuple(file for file in self.rules if not self.borrows(file))

    @property
    def own_parameters(self) -> tuple[SourceFile, ...]:
        return tuple(file for file in self.parameters if not self.borrows(file))


class Shelf(Protocol):
    """A place from which packs are named: the folder of a pack on disk, or in a revision."""

    @property
    def key(self) -> str:
        """The same for the same pack, whichever way leads there."""
        ...

    @property
    def shown(self) -> str:
        """What stands before the names of its files in messages; "" for the pack at hand."""
        ...

    def find(self, wanted: str) -> Found | None:
        """The pack of a name, or of a folder as seen from here; None where there is none."""
        ...


@frozen
class Found:
    """A pack that was named: what it is called where it does not say so itself, its files, and the place where they lie."""

    name: str
    files: Files[str, bytes]
    shelf: Shelf


def one_pack(name: str, files: Files[str, bytes], shown: str = "") -> PackFiles:
    """A pack out of its files, without those it builds on. `shown` stands before the names of its files in messages."""
    return _Reader(name, files, shown).pack()


@define
class _Reader:
    name: str
    files: Files[str, bytes]
    shown: str
    problems: list[Problem] = field(factory=list)

    def pack(self) -> PackFiles:
        digest = hashlib.sha256()
        rules, parameters, ledger, glossary, words, info, assumptions, findings = [], [], [], Glossary(), None, None, None, None
        for name, data in sorted(self.files.items()):
            path = PurePosixPath(name)
            for part in (name.encode(), data):
                digest.update(len(part).to_bytes(8, "big") + part)
            file = self.text(f"{self.shown}/{name}" if self.shown else name, data)
            if path.suffix == ".rules":
                rules.append(file)
            elif path.name == PACK:
                (found,) = documents([file], entry_name(self.name))
                self.problems += found.problems
                info = found.tree if isinstance(found.tree, Mapping) else None
                self.problems += wrong_info(found.tree)
            elif path.name == GLOSSARY:
                words = file
                glossary, problems = _glossary(file)
                self.problems += problems
            elif path.name == ASSUMPTIONS:
                assumptions = file
            elif path.name == FINDINGS:
                findings = file
            elif path.parent.name == "parameters":
                parameters.append(file)
            elif path.parent.name == "ledger":
                ledger.append(file)
        if not rules:
            self.problems.append(PackMissing(self.name, resources.pack_names()))
        name = (info.text("名称", "name") if info else "") or self.name
        wrong = tuple(self.problems)
        return PackFiles(
            name, tuple(rules), tuple(parameters), glossary, info, digest.hexdigest(), wrong, tuple(ledger), assumptions, findings, words
        )

    def text(self, name: str, data: bytes) -> SourceFile:
        found = _read(name, data)
        if isinstance(found, SourceFile):
            return found
        self.problems.append(found)
        return SourceFile(name, "")


@lru_cache(512)
def _read(name: str, data: bytes) -> SourceFile | Problem:
    """The same bytes under the same name are the same file, so that what was found out of it holds in a running process."""
    return from_bytes(name, data)


@lru_cache(64)
def _glossary(file: SourceFile) -> tuple[Glossary, list[Problem]]:
    return read_glossary(file)


def wrong_info(tree: Tree | None) -> list[Problem]:
    """What is wrong with pack.yaml: its shape, keys that nothing reads, a plan that ends before it begins."""
    if tree is None or (isinstance(tree, Scalar) and tree.empty):
        return []
    if not isinstance(tree, Mapping):
        shape = "pack.yaml 写成“键: 值”各行", "write `key: value` lines"
        return [PackFileWrong(tree.at, "pack.yaml 的写法不对", "pack.yaml is not written as it should be", *shape)]
    found: list[Problem] = []
    plan = tree.get(PLAN)
    for mapping, keys in ((tree, INFO_KEYS), (plan, PLAN_KEYS)):
        if isinstance(mapping, Mapping):
            for key, _ in mapping:
                if key.text not in keys:
                    help = f"这里可写：{'、'.join(keys)}", f"one of {', '.join(keys)}"
                    found.append(PackFileWrong(key.at, f"不认得“{key.text}”这一项", f"nothing reads `{key.text}`", *help))
    if plan is not None:
        days = [day_of(plan.text(key)) for key in PLAN_KEYS] if isinstance(plan, Mapping) else []
        first, last = days or (None, None)
        if not isinstance(first, date) or not isinstance(last, date) or last < first:
            help = "写成 规划: {施行: 2024-01-01, 期满: 2030-12-31}，起日在前", "both days, the first one first"
            found.append(PackFileWrong(plan.at, "规划的起止日期不对", "the days of the plan are wrong", *help))
    return found


def read_glossary(file: SourceFile) -> tuple[Glossary, list[Problem]]:
    """名称, 别名, 英文, 说明, 问法: one row a name; empty cells say nothing."""
    glossary, problems = Glossary({}, {}, {}, {}), list[Problem]()
    reader = csv.reader(io.StringIO(file.text))
    tables = {"别名": glossary.aliases, "英文": glossary.english, "说明": glossary.explanations, "问法": glossary.questions}
    seen: set[str] = set()

    def wrong(zh: str, en: str, help_zh: str, help_en: str) -> None:
        start = file.starts[min(max(reader.line_num, 1), len(file.starts)) - 1]
        problems.append(PackFileWrong(Span(file, start, min(start + 1, len(file.text))), zh, en, help_zh, help_en))

    try:
        header = [name.strip() for name in next(reader, ())]
        if file.text.strip() and ("名称" not in header or len(set(header)) < len(header) or set(header) - {"名称", *tables}):
            wrong(
                "词汇表的表头不对",
                "the header of the glossary is wrong",
                f"表头写 名称,{','.join(tables)}",
                "see the header of a shipped pack",
            )
            return glossary, problems
        for cells in reader:
            row = {column: cell.strip() for column, cell in zip(header, cells, strict=False)}
            name = row.get("名称", "")
            if name in seen:
                wrong(f"“{name}”在词汇表里写了两行", f"`{name}` has two rows", "合成一行", "join them")
            if name:
                seen.add(name)
            for column, table in tables.items():
                if name and (text := row.get(column, "")):
                    table.setdefault(name, text)
    except csv.Error:
        wrong(
            "词汇表的这一行读不了（格子太长或引号不成对）", "this row of the glossary cannot be read", "检查引号和内容", "check its quotes"
        )
    return glossary, problems

"""The mapping as a YAML file that people correct and use again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import yaml
from attrs import field

from policyrules import structured
from policyrules.classes import define
from policyrules.diagnostics import Problem
from policyrules.diagnostics.nearest import nearest
from policyrules.roster.lexicon import NOT_USED, Kind, kinds, lexicon
from policyrules.roster.mapping import Column, Confidence, Mapping, SheetMapping, offer
from policyrules.roster.problems import MappingUnknownFact, MappingUnreadable
from policyrules.roster.words import UNUSED
from policyrules.source import SourceFile, Span
from policyrules.structured.problems import BadYaml
from policyrules.types import Vocabulary

SHEETS, KIND, HEAD_ROW, COLUMNS, FACT, SURE, VALUES, CONSTANTS = "工作表", "对象", "表头行", "列", "事实", "把握", "取值", "固定"
HEADING = """\
# 列对照：哪一列是哪一项事实。改“事实”一栏后，用 --mapping 交回即可；不需要的列写“不用”。
# “取值”可把列中的写法换算成能读的值，如 取值: {本区: 是, 外区: 否}；“固定”是全表一律适用的事实。
"""
FULL_WIDTH = "："
Tree: TypeAlias = "str | dict[str, Tree]"


def to_yaml(mapping: Mapping) -> str:
    """The mapping as a file. `from_yaml` reads it back."""
    sheets: dict[str, object] = {}
    for sheet in mapping.sheets:
        columns: dict[str, Tree] = {}
        for c in sheet.columns:
            entry: dict[str, Tree] = {FACT: c.target.words, SURE: c.confidence}
            columns[c.head or c.letter] = {**entry, VALUES: {**c.values}} if c.values else entry
        sheets[sheet.name] = {KIND: sheet.kind.name if sheet.kind else UNUSED, HEAD_ROW: str(sheet.head_row), COLUMNS: columns}
    tree = {SHEETS: sheets, CONSTANTS: dict(mapping.constants)}
    return HEADING + yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000)


def from_yaml(text: str, vocabulary: Vocabulary, name: str = "对照文件") -> tuple[Mapping, list[Problem]]:
    """The mapping that a file gives; `name` is what the file is called where something in it is wrong.

    What is wrong is gathered with its place; the lines that are right are kept.
    """
    parsed = structured.parse(SourceFile(name, text))
    reader = _Reader(vocabulary, problems=[*parsed.problems])
    if parsed.tree is not None:
        reader.file(parsed.tree)
    return reader.mapping, reader.problems


@define
class _Reader:
    vocabulary: Vocabulary
    mapping: Mapping = field(factory=Mapping)
    problems: list[Problem] = field(factory=list)

    def file(self, tree: structured.Tree) -> None:
        for key, value in self.entries(tree):
            if key.text == SHEETS:
                for name, sheet in self.entries(value):
                    self.sheet(name, sheet)
            elif key.text == CONSTANTS:
                for name, constant in self.entries(value):
                    self.mapping.constants[name.text] = self.text(constant)
                    self.mapping.places[name.text] = name.at
            else:
                self.problems.append(MappingUnreadable(key.at))

    def sheet(self, name: structured.Scalar, tree: structured.Tree) -> None:
        said = self.named(tree, KIND, HEAD_ROW, COLUMNS)
        word, row = self.part(said, KIND), self.part(said, HEAD_ROW)
        known = {kind.name: kind for kind in kinds(self.vocabulary)}
        kind = known.get(word)
        if kind is None and word not in (UNUSED, ""):
            self.unknown(said[KIND].at, word, known)
            return
        columns = [*self.columns(said[COLUMNS], kind)] if kind and COLUMNS in said else []
        self.mapping.sheets.append(SheetMapping(name.text, kind, int(row) if row.isdecimal() and len(row) < 7 else 0, columns, name.at))

    def columns(self, tree: structured.Tree, kind: Kind) -> Iterator[Column]:
        words = lexicon(kind, self.vocabulary)
        for head, entry in self.entries(tree):
            said: dict[str, structured.Tree] = (
                self.named(entry, FACT, SURE, VALUES) if isinstance(entry, structured.Mapping) else {FACT: entry}
            )
            fact = self.part(said, FACT)
            target = NOT_USED if fact in ("", UNUSED) else words.exact(fact)
            if target is None:
                self.unknown(said[FACT].at, fact, {t.words for t in words.names.values()})
                continue
            sure: Confidence = "指定" if target.use != "unused" else "未用"
            values = {n: self.text(v) for n, v in self.named(said[VALUES]).items()} if VALUES in said else {}
            yield Column("", head.text, target, sure, values=values)

    def entries(self, tree: structured.Tree) -> tuple[tuple[structured.Scalar, structured.Tree], ...]:
        """The named parts of a node; none where nothing stands."""
        if isinstance(tree, structured.Mapping):
            return tuple(entry for entry in tree.entries if not self.joined(*entry))
        if not (isinstance(tree, structured.Scalar) and (tree.empty or self.joined(tree))):
            self.problems.append(MappingUnreadable(tree.at))
        return ()

    def joined(self, key: structured.Scalar, value: structured.Tree | None = None) -> bool:
        """Whether a full-width colon made one text of a name and what belongs to it. A heading such as `姓名：` only ends in one."""
        nothing = value is None or (isinstance(value, structured.Scalar) and value.empty)
        if not nothing or FULL_WIDTH not in key.text.rstrip(FULL_WIDTH):
            return False
        at = key.at.file.text.index(FULL_WIDTH, key.at.start)
        self.problems.append(BadYaml(Span(key.at.file, at, at + 1), "全角冒号"))
        return True

    def named(self, tree: structured.Tree, *known: str) -> dict[str, structured.Tree]:
        """The parts by name; where only some names mean something, the others are told."""
        entries = self.entries(tree)
        self.problems += [MappingUnreadable(key.at) for key, _ in entries if known and key.text not in known]
        return {key.text: value for key, value in entries}

    def part(self, said: dict[str, structured.Tree], name: str) -> str:
        return self.text(said[name]) if name in said else ""

    def text(self, tree: structured.Tree) -> str:
        if isinstance(tree, structured.Scalar):
            return "" if tree.empty else tree.text
        self.problems.append(MappingUnreadable(tree.at))
        return ""

    def unknown(self, at: Span, word: str, known: Iterable[str]) -> None:
        self.problems.append(MappingUnknownFact(at, word, offer(nearest(word, known))))

"""The mapping as a YAML file that people correct and use again. Every scalar is text; aliases are refused."""

from __future__ import annotations

from typing import TypeAlias

import yaml
from attrs import frozen

from policyrules.diagnostics import Problem
from policyrules.diagnostics.nearest import nearest
from policyrules.roster.lexicon import NOT_USED, Kind, Lexicon, kinds, lexicon
from policyrules.roster.mapping import Column, Confidence, Mapping, SheetMapping, offer
from policyrules.roster.problems import MappingUnknownFact, MappingUnreadable
from policyrules.roster.words import UNUSED
from policyrules.types import Vocabulary

SHEETS, KIND, HEAD_ROW, COLUMNS, FACT, SURE, VALUES, CONSTANTS = "工作表", "对象", "表头行", "列", "事实", "把握", "取值", "固定"
HEADING = """\
# 列对照：哪一列是哪一项事实。改“事实”一栏后，用 --mapping 交回即可；不需要的列写“不用”。
# “取值”可把列中的写法换算成能读的值，如 取值: {本区: 是, 外区: 否}；“固定”是全表一律适用的事实。
"""
LENGTH_AT_MOST = 1_000_000


@frozen
class Written:
    """A node of the file: text, or named parts; and its line, from 1."""

    line: int
    text: str = ""
    parts: tuple[tuple[str, Written], ...] = ()

    def part(self, name: str) -> Written:
        return next((w for n, w in self.parts if n == name), Written(self.line))


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


Tree: TypeAlias = "str | dict[str, Tree]"


def from_yaml(text: str, vocabulary: Vocabulary) -> tuple[Mapping, list[Problem]]:
    """The mapping that a file gives. What is wrong with it is gathered; the lines that are right are kept."""
    mapping = Mapping()
    problems: list[Problem] = []
    tree = _tree(text)
    if isinstance(tree, int):
        return mapping, [MappingUnreadable(tree)]
    known = kinds(vocabulary)
    for name, sheet in tree.part(SHEETS).parts:
        kind = next((k for k in known if k.name == sheet.part(KIND).text), None)
        if kind is None and sheet.part(KIND).text not in (UNUSED, ""):
            near = nearest(sheet.part(KIND).text, [k.name for k in known])
            problems.append(MappingUnknownFact(sheet.part(KIND).line, sheet.part(KIND).text, offer(near)))
            continue
        row = sheet.part(HEAD_ROW).text
        columns = _columns(sheet.part(COLUMNS), kind, vocabulary, problems) if kind else []
        mapping.sheets.append(SheetMapping(name, kind, int(row) if row.isdecimal() and len(row) < 7 else 0, columns))
    mapping.constants.update({name: value.text for name, value in tree.part(CONSTANTS).parts})
    unknown = [name for name, _ in tree.parts if name not in (SHEETS, CONSTANTS)]
    problems += [MappingUnreadable(tree.part(name).line) for name in unknown]
    return mapping, problems


def _columns(written: Written, kind: Kind, vocabulary: Vocabulary, problems: list[Problem]) -> list[Column]:
    words = lexicon(kind, vocabulary)
    columns = []
    for head, entry in written.parts:
        fact = entry.part(FACT) if entry.parts else entry
        target = NOT_USED if fact.text in ("", UNUSED) else words.exact(fact.text)
        if target is None:
            problems.append(MappingUnknownFact(fact.line, fact.text, offer(_near(fact.text, words))))
            continue
        sure: Confidence = "指定" if target.use != "unused" else "未用"
        columns.append(Column("", head, target, sure, values={n: w.text for n, w in entry.part(VALUES).parts}))
    return columns


def _near(text: str, words: Lexicon) -> str | None:
    return nearest(text, {t.words for t in words.names.values()})


def _tree(text: str) -> Written | int:
    """The file as named parts, or the line that no reading explains."""
    if len(text) > LENGTH_AT_MOST:
        return 1
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                return _line(event.start_mark)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        return _written(root) if root else Written(1)
    except yaml.MarkedYAMLError as error:
        return _line(error.problem_mark)
    except (yaml.YAMLError, RecursionError, _NotUnderstoodError) as error:
        return error.line if isinstance(error, _NotUnderstoodError) else 1


class _NotUnderstoodError(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


def _written(node: yaml.Node) -> Written:
    line = _line(node.start_mark)
    if not node.tag.startswith("tag:yaml.org,2002:") or "python" in node.tag:
        raise _NotUnderstoodError(line)
    if isinstance(node, yaml.ScalarNode):
        return Written(line, str(node.value))
    if not isinstance(node, yaml.MappingNode):
        raise _NotUnderstoodError(line)
    parts: dict[str, Written] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in parts:
            raise _NotUnderstoodError(_line(key.start_mark))
        parts[str(key.value)] = _written(value)
    return Written(line, parts=tuple(parts.items()))


def _line(mark: object) -> int:
    return int(getattr(mark, "line", 0)) + 1

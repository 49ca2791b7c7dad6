"""The events of PyYAML's parser as nodes: no type is guessed and no anchor followed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from attrs import field

from policyrules.classes import define
from policyrules.diagnostics import Problem
from policyrules.source import SourceFile, Span
from policyrules.structured.nodes import Mapping, Scalar, Sequence, Tree
from policyrules.structured.problems import BadYaml, DuplicateKey, FeatureRefused, MoreThanOneDocument

DEEPEST = 32
EMPTY = {"", "~", "null"}
SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a pair, written as an escape: such text can be neither printed nor saved."""


def read(file: SourceFile) -> tuple[Tree | None, tuple[Problem, ...]]:
    """The tree of a file of at most one document, and what is wrong with it. Never raises because the text is wrong."""
    reader = _Reader(file)
    try:
        tree = reader.document()
    except _RefusedError as refused:
        reader.problems.append(refused.problem)
        tree = None
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # PyYAML lets the latter two through
        mark = getattr(error, "problem_mark", None)
        at = min(mark.index, len(file.text)) if mark else 0
        reader.problems.append(BadYaml(Span(file, at, min(at + 1, len(file.text))), getattr(error, "problem", None) or "数字太大"))
        tree = None
    return tree, tuple(reader.problems)


class _RefusedError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@define
class _Reader:
    file: SourceFile
    problems: list[Problem] = field(factory=list)

    def document(self) -> Tree | None:
        # the Python parser, not the C one: it survives deep nesting by raising, and positions are in characters
        events = iter(yaml.parse(self.file.text, Loader=yaml.SafeLoader))
        tree: Tree | None = None
        for event in events:  # to the very end: what stands behind the first document must be told, not passed over
            if isinstance(event, yaml.events.DocumentStartEvent):
                if tree is not None:
                    raise _RefusedError(MoreThanOneDocument(Span(self.file, _index(event.start_mark), _index(event.end_mark))))
                tree = self.node(next(events), events, 0)
                if isinstance(tree, Scalar) and "：" in tree.text:  # said before the parser stumbles over what follows from it
                    at = self.file.text.index("：")
                    raise _RefusedError(BadYaml(Span(self.file, at, at + 1), "全角冒号"))
        return tree

    def node(self, event: yaml.events.Event, events: Iterator[yaml.events.Event], depth: int) -> Tree:
        at = Span(self.file, _index(event.start_mark), _index(event.end_mark))
        whole = at
        if isinstance(event, yaml.events.ScalarEvent | yaml.events.AliasEvent):
            at = Span(self.file, at.start, min(at.start + 1, at.end))  # of what is refused, the mark; the value may be somebody's name
        if isinstance(event, yaml.events.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(FeatureRefused(at, "锚点和别名（& *）"))
        if getattr(event, "tag", None):
            raise _RefusedError(FeatureRefused(at, "标签（!）"))
        if depth > DEEPEST:
            raise _RefusedError(FeatureRefused(at, f"超过 {DEEPEST} 层的嵌套"))
        match event:
            case yaml.events.ScalarEvent():
                if SURROGATE.search(event.value):
                    raise _RefusedError(BadYaml(at, "半个字符"))
                return Scalar(whole, event.value, event.style is None and event.value in EMPTY)
            case yaml.events.SequenceStartEvent():
                items = []
                while not isinstance(inner := next(events), yaml.events.SequenceEndEvent):
                    items.append(self.node(inner, events, depth + 1))
                return Sequence(Span(self.file, at.start, _index(inner.end_mark)), tuple(items))
            case yaml.events.MappingStartEvent():
                return self.mapping(at, events, depth)
        raise AssertionError(event)

    def mapping(self, at: Span, events: Iterator[yaml.events.Event], depth: int) -> Mapping:
        entries: list[tuple[Scalar, Tree]] = []
        first: dict[str, Span] = {}
        while not isinstance(inner := next(events), yaml.events.MappingEndEvent):
            key = self.node(inner, events, depth + 1)
            if not isinstance(key, Scalar):
                raise _RefusedError(FeatureRefused(key.at, "复合键"))
            value = self.node(next(events), events, depth + 1)
            if key.text in first:
                self.problems.append(DuplicateKey(key.at, first[key.text], key.text))
            first.setdefault(key.text, key.at)
            entries.append((key, value))
        return Mapping(Span(self.file, at.start, _index(inner.end_mark)), tuple(entries))


def _index(mark: object) -> int:
    """Every event of a text carries its marks; the two kinds of mark have nothing but this in common."""
    return int(getattr(mark, "index", 0))

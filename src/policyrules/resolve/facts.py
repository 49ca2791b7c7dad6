"""What resolving found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from attrs import field

from policyrules.classes import frozen
from policyrules.diagnostics import Problem
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import Vocabulary


@frozen
class Glossary:
    """Aliases, English words, explanations and questions of declared names; Chinese name first in each."""

    aliases: dict[str, str] = field(factory=dict, hash=False)
    english: dict[str, str] = field(factory=dict, hash=False)
    explanations: dict[str, str] = field(factory=dict, hash=False)
    questions: dict[str, str] = field(factory=dict, hash=False)


@frozen(eq=False, slots=False)
class Folded:
    """A declared rule of which only the heading was read so far. `subject`: what stands under 对象, None for a 职责; `names`: all
    names that stand in it; `read`: the whole of it, read when somebody asks for the first time."""

    at: Span
    kind: syn.RuleKind
    title: syn.Title
    subject: syn.Name | None
    names: tuple[str, ...]
    read: Callable[[], syn.RuleDecl] = field(repr=False)

    @cached_property
    def decl(self) -> syn.RuleDecl:
        return self.read()


@frozen(eq=False)
class Rule:
    """A rule of an entity. `entity` is "" for a 职责, which speaks of offices only."""

    name: str
    entity: str
    kind: syn.RuleKind
    stands: syn.RuleDecl | Folded
    """As it was declared; the same object as long as its text is the same."""

    @property
    def decl(self) -> syn.RuleDecl:
        return self.stands.decl if isinstance(self.stands, Folded) else self.stands


@frozen(eq=False)
class Resolved:
    """Everything declared, by name. `presumptions` speak where the file is silent about a fact or a judgement."""

    vocabulary: Vocabulary
    rules: dict[tuple[str, str], Rule]
    presumptions: dict[tuple[str, str], Rule]
    examples: Mapping[str, syn.ExampleDecl]
    properties: dict[str, syn.PropertyDecl]
    glossary: Glossary
    unread: frozenset[str]
    problems: tuple[Problem, ...]
    shared: Mapping[str, syn.ExampleDecl] = field(factory=dict)
    """Examples of packs that this one builds on: they are tried there, and may be taken over (沿用) here."""

"""What resolving found."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from policyrules.diagnostics import Problem
from policyrules.syntax import nodes as syn
from policyrules.types import Vocabulary


@frozen
class Glossary:
    """Aliases, English words, explanations and questions of declared names; Chinese name first in each."""

    aliases: dict[str, str] = field(factory=dict, hash=False)
    english: dict[str, str] = field(factory=dict, hash=False)
    explanations: dict[str, str] = field(factory=dict, hash=False)
    questions: dict[str, str] = field(factory=dict, hash=False)


@frozen(eq=False)
class Rule:
    """A rule of an entity. `entity` is "" for a 职责, which speaks of offices only."""

    name: str
    entity: str
    kind: syn.RuleKind
    decl: syn.RuleDecl


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

"""A rule as it stands in each of its periods: the fields common to all, and those of the period."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from policyrules.classes import frozen
from policyrules.source import Span
from policyrules.syntax import nodes as syn

F = TypeVar("F", bound=syn.Field)


@frozen(eq=False)
class Edition:
    """The fields in force from `since` (None: always) to `until` (None: open)."""

    since: date | None
    until: date | None
    fields: tuple[syn.Field, ...]
    at: Span

    def condition(self, key: str) -> syn.ConditionField | None:
        return next((f for f in self.fields if isinstance(f, syn.ConditionField) and f.key == key), None)

    def value(self, key: str) -> syn.ValueField | None:
        return next((f for f in self.fields if isinstance(f, syn.ValueField) and f.key == key), None)

    def names(self, key: str) -> tuple[str, ...]:
        """The words of 主管, 牵头 … ; a path is joined by 的."""
        found = next((f for f in self.fields if isinstance(f, syn.NamesField) and f.key == key), None)
        return tuple("的".join(n.text for n in path.names) for path in found.paths) if found else ()

    def text(self, key: str) -> str:
        return next((f.text for f in self.fields if isinstance(f, syn.TextField) and f.key == key), "")

    def of(self, kind: type[F]) -> tuple[F, ...]:
        return tuple(f for f in self.fields if isinstance(f, kind))

    def cites(self) -> tuple[syn.Cite, ...]:
        return tuple(cite for f in self.of(syn.BasisField) for cite in f.cites)

    def readings(self) -> tuple[syn.Reading, ...]:
        return tuple(reading for f in self.of(syn.ReadingField) for reading in f.readings)


def editions(decl: syn.RuleDecl) -> tuple[Edition, ...]:
    """The periods of a rule in the order of their dates; a rule without 施行 has one that is always in force."""
    if not decl.versions:
        return (Edition(None, None, decl.fields, decl.at),)
    ordered = sorted(decl.versions, key=lambda v: v.since)
    return tuple(Edition(v.since, v.until, (*decl.fields, *v.fields), v.at) for v in ordered)

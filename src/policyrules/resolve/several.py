"""A heading that declares several definitions, as one declaration for each: the columns of a table that they share."""

from __future__ import annotations

from functools import lru_cache

from attrs import evolve

from policyrules.syntax import nodes as syn


@lru_cache(4096)
def each(decl: syn.RuleDecl) -> tuple[syn.RuleDecl, ...]:
    """The declaration once for each of its names; all fields are shared, and of a table each takes its own result column.

    The same declaration gives the same ones every time, so that what rests on them need not be made again.
    """
    if not decl.also:
        return (decl,)
    return tuple(_of(decl, title) for title in (decl.title, *decl.also))


def shares_a_table(decl: syn.RuleDecl) -> bool:
    """Whether there is a table from which each of its names can take a column."""
    fields = (*decl.fields, *(f for v in decl.versions for f in v.fields))
    return any(isinstance(f, syn.ValueField) and isinstance(f.worth, syn.RuleTable) for f in fields)


def _of(decl: syn.RuleDecl, title: syn.Title) -> syn.RuleDecl:
    versions = tuple(evolve(v, fields=_fields(v.fields, title)) for v in decl.versions)
    return evolve(decl, title=title, also=(), fields=_fields(decl.fields, title), versions=versions)


def _fields(fields: tuple[syn.Field, ...], title: syn.Title) -> tuple[syn.Field, ...]:
    return tuple(evolve(f, worth=_worth(f.worth, title)) if isinstance(f, syn.ValueField) else f for f in fields)


def _worth(worth: syn.Worth, title: syn.Title) -> syn.Worth:
    if not isinstance(worth, syn.RuleTable):
        return worth
    names = [heading.name.text if heading.name else "" for heading in worth.headings]
    i = names.index(title.name.text)
    rows = tuple(evolve(row, results=(row.results[i],)) for row in worth.rows)
    return evolve(worth, headings=(worth.headings[i],), rows=rows)

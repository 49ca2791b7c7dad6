"""The directives: each names a part of a compiled pack and stands for the page elements made from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from policyrules.sphinx_ext import english, lists, overview, proof, tables
from policyrules.sphinx_ext.coordination import coordination
from policyrules.sphinx_ext.loaded import Loaded
from policyrules.sphinx_ext.loading import loaded_of
from policyrules.sphinx_ext.rule_page import rule_page
from policyrules.sphinx_ext.showing import Showing

if TYPE_CHECKING:
    from policyrules.sphinx_ext.domain import PolicyDomain


class Part(SphinxDirective):
    """A part of the pack that is asked for without naming anything."""

    make: ClassVar[Callable[[Loaded, Showing], nodes.section]]

    def run(self) -> list[nodes.Node]:
        loaded = loaded_of(self.env.app)
        make = english.PAGES.get(self.name.partition(":")[2]) if loaded.tongue == "en" else None
        return [as_page((make or type(self).make)(loaded, self.showing()))]

    def showing(self) -> Showing:
        domain = cast("PolicyDomain", self.env.get_domain("policy"))
        domain.note_page()
        return domain.note


class RuleDirective(Part):
    """`.. policy:rule:: heating_grant`: one rule, by its key, its alias or its Chinese name."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        loaded = loaded_of(self.env.app)
        entry = loaded.find(self.arguments[0].strip())
        if entry is None:
            raise self.error(f"policy:rule: the pack has no rule “{self.arguments[0].strip()}”")
        also = (entry.name, entry.title, loaded.vocabulary.alias(entry.name))
        self.showing()("rule", entry.key, entry.key, entry.title, also)
        return [as_page(rule_page(loaded, entry))]


def as_page(made: nodes.section) -> nodes.section:
    made["classes"].append("policy-page")
    return made


def _part(made: Callable[[Loaded, Showing], nodes.section]) -> type[Part]:
    return type(made.__name__.title(), (Part,), {"make": staticmethod(made), "__doc__": made.__doc__})


DIRECTIVES: dict[str, type[SphinxDirective]] = {
    "rule": RuleDirective,
    "pack": _part(overview.pack),
    "coordination": _part(coordination),
    "parameters": _part(tables.parameters),
    "duties": _part(tables.duties),
    "indicators": _part(tables.indicators),
    "vocabulary": _part(lists.vocabulary),
    "glossary": _part(lists.glossary),
    "sources": _part(lists.sources),
    "readings": _part(lists.readings),
    "properties": _part(lists.properties),
    "proof": _part(proof.proof),
}

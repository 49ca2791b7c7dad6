"""性质 in words."""

from __future__ import annotations

from docutils import nodes

from policyrules.check import CheckedProperty
from policyrules.sphinx_ext.conditions import Writer, led
from policyrules.sphinx_ext.links import Worder
from policyrules.sphinx_ext.loaded import Loaded
from policyrules.sphinx_ext.make import para, strong
from policyrules.syntax import nodes as syn


def property_words(loaded: Loaded, wanted: CheckedProperty, *, named: bool = True) -> list[nodes.Node]:
    """For whom, given what, and what then holds."""
    decl, worder = wanted.decl, Worder(loaded, wanted.entity)
    who = f"任取{wanted.entity} {'、'.join(v.text for v in decl.variables)}"
    only = f"，只有 {_paths(decl.varying)} 不同" if decl.varying else ""
    whatever = f"，不论 {_paths(decl.regardless)} 怎样" if decl.regardless else ""
    made: list[nodes.Node] = [para(*([strong(f"{wanted.name}：")] if named else []), f"{who}{only}{whatever}。")]
    if decl.given:
        made += led(["设："], Writer(worder).condition(decl.given))
    made += led(["则："], Writer(worder).condition(decl.claim))
    if decl.notes:
        made.append(para(*worder.notes(decl.notes)))
    return made


def _paths(paths: tuple[syn.Path, ...]) -> str:
    return "、".join("的".join(n.text for n in p.names) for p in paths)

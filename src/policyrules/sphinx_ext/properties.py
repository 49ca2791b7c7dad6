"""性质 in words."""

from __future__ import annotations

from docutils import nodes

from policyrules.check import CheckedProperty
from policyrules.explain.names import MARK
from policyrules.sphinx_ext.conditions import Writer, led
from policyrules.sphinx_ext.links import Worder
from policyrules.sphinx_ext.loaded import Loaded
from policyrules.sphinx_ext.make import para, strong
from policyrules.syntax import nodes as syn


def property_words(loaded: Loaded, wanted: CheckedProperty, *, named: bool = True) -> list[nodes.Node]:
    """For whom, given what, and what then holds."""
    decl, worder = wanted.decl, Worder(loaded, wanted.entity)
    title = loaded.names.word(wanted.name) + loaded.say("：", ": ")
    about = _about(loaded, wanted) if loaded.tongue == "zh" else _about_in_english(loaded, wanted)
    made: list[nodes.Node] = [para(*([strong(title)] if named else []), about)]
    if decl.given:
        made += led([loaded.say("设：", "Given: ")], Writer(worder).condition(decl.given))
    made += led([loaded.say("则：", "Then: ")], Writer(worder).condition(decl.claim))
    if decl.notes:
        made.append(para(*worder.notes(decl.notes)))
    return made


def _about(loaded: Loaded, wanted: CheckedProperty) -> str:
    decl = wanted.decl
    who = f"任取{wanted.entity} {'、'.join(v.text for v in decl.variables)}"
    only = f"，只有 {_paths(loaded, decl.varying)} 不同" if decl.varying else ""
    whatever = f"，不论 {_paths(loaded, decl.regardless)} 怎样" if decl.regardless else ""
    return f"{who}{only}{whatever}。"


def _about_in_english(loaded: Loaded, wanted: CheckedProperty) -> str:
    decl, names = wanted.decl, loaded.names
    one, several = f"any {names.word(wanted.entity)}", f"any two of the kind: {names.word(wanted.entity)}"
    only = f", differing in {_paths(loaded, decl.varying)} only" if decl.varying else ""
    whatever = f", whatever {_paths(loaded, decl.regardless)} may be" if decl.regardless else ""
    return f"For {several if len(decl.variables) > 1 else one}{only}{whatever}."


def _paths(loaded: Loaded, paths: tuple[syn.Path, ...]) -> str:
    names = loaded.names
    return MARK[names.tongue].join(loaded.say("的", "'s ").join(names.word(n.text) for n in p.names) for p in paths)

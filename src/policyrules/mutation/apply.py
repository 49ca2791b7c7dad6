"""A pack with one edit made: the trees around the place are made anew, and what was found out about them still holds."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from typing import Any, TypeVar

import attrs
from attrs import evolve

from policyrules.check import Sound
from policyrules.driver.pipeline import Compiled
from policyrules.mutation.model import Edit, Mutant
from policyrules.resolve import Rule
from policyrules.syntax import nodes as syn

K = TypeVar("K")


def applied(compiled: Compiled, mutant: Mutant) -> Compiled:
    """The pack as it would be with the edit; its programs are not made yet."""
    checked, renewed = compiled.checked, dict[syn.Node, syn.Node]()
    rules = _edited(checked.resolved.rules, mutant, renewed)
    presumptions = _edited(checked.resolved.presumptions, mutant, renewed)
    resolved = evolve(checked.resolved, rules=rules, presumptions=presumptions)
    types = {new: checked.types[old] for new, old in renewed.items() if old in checked.types}
    meanings = {new: checked.meanings[old] for new, old in renewed.items() if old in checked.meanings}
    meanings |= dict(mutant.edit.meanings)
    return evolve(
        compiled,
        checked=evolve(checked, resolved=resolved, types=_over(types, checked.types), meanings=_over(meanings, checked.meanings)),
        programs={},
        properties={},
    )


def sound(compiled: Compiled) -> Sound:
    """The same, to be lowered: an edit keeps names and types right."""
    return Sound(compiled.checked)


def _over(new: dict[syn.Node, Any], old: Mapping[syn.Node, Any]) -> Mapping[syn.Node, Any]:
    return ChainMap(new, old)  # type: ignore[arg-type]  # the second is never written to


def _edited(rules: Mapping[K, Rule], mutant: Mutant, renewed: dict[syn.Node, syn.Node]) -> dict[K, Rule]:
    found = dict(rules)
    for key, rule in rules.items():
        if key in mutant.rules:
            decl = replaced(rule.decl, mutant.edit, renewed)
            if decl is not rule.decl and isinstance(decl, syn.RuleDecl):
                found[key] = evolve(rule, stands=decl)
    return found


def replaced(node: syn.Node, edit: Edit, renewed: dict[syn.Node, syn.Node]) -> syn.Node | None:
    """The tree with the edit made; `renewed` gathers which new node stands for which old one."""
    if node is edit.old:
        if edit.new is not None and type(edit.new) is type(node):
            renewed[edit.new] = node
        return edit.new
    changes: dict[str, Any] = {}
    for part in attrs.fields(type(node)):
        value = getattr(node, part.name)
        if isinstance(value, syn.Node):
            fresh: Any = replaced(value, edit, renewed)
        elif isinstance(value, tuple):
            fresh = _items(value, edit, renewed)
        else:
            continue
        if fresh is not value:
            changes[part.name] = fresh
    if not changes:
        return node
    made: syn.Node = evolve(node, **changes)
    renewed[made] = node
    return made


def _items(value: tuple[Any, ...], edit: Edit, renewed: dict[syn.Node, syn.Node]) -> tuple[Any, ...]:
    """The same tuple where nothing in it was edited."""
    fresh = tuple(replaced(item, edit, renewed) if isinstance(item, syn.Node) else item for item in value)
    if all(a is b for a, b in zip(fresh, value, strict=True)):
        return value
    return tuple(item for item, before in zip(fresh, value, strict=True) if item is not None or before is None)

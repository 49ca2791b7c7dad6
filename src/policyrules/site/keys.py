"""The name of the page of each rule: ASCII, unique, and the same as long as the glossary says the same."""

from __future__ import annotations

from policyrules.driver.pipeline import Compiled
from policyrules.resolve import Rule


def page_keys(compiled: Compiled) -> dict[Rule, str]:
    """Every rule in the order of its file, with its alias; where that is missing or taken, with its number."""
    resolved = compiled.checked.resolved
    found: dict[Rule, str] = {}
    for number, rule in enumerate((*resolved.rules.values(), *resolved.presumptions.values()), 1):
        alias = resolved.vocabulary.aliases.get(rule.name, "").lower()
        key = f"presumed-{alias}" if alias and rule.kind == "presume" else alias
        found[rule] = key if key and key not in found.values() else f"rule-{number}"
    return found

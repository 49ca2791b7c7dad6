"""What `check` has to look at: the rules and properties that are not known to be in order, and all that these rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from policyrules.check import Settled, key_of_rule
from policyrules.classes import frozen
from policyrules.diagnostics import Problem
from policyrules.driver.in_order import InOrder, Keys
from policyrules.driver.reach import Reach, Stands
from policyrules.resolve import Resolved, Rule
from policyrules.source import Span
from policyrules.syntax import nodes as syn


@frozen(eq=False)
class ToDo:
    """Rules and properties to be looked at, by their keys. `settled`: what is known of the rules on which none of these rests."""

    reach: Reach
    rules: Mapping[str, Rule]
    properties: Mapping[str, syn.PropertyDecl]
    settled: Mapping[tuple[str, str], Settled]
    everything: tuple[Stands, ...]

    def places_of(self, problems: Iterable[Problem]) -> frozenset[Stands] | None:
        """The rules and properties in which problems stand; None where one stands elsewhere, and nobody knows whom it concerns."""
        found = set[Stands]()
        for problem in problems:
            primary = problem.describe("zh").primary
            holders = [one for one in self.everything if _stands_in(primary.at, one)] if primary else []
            if not holders:
                return None
            found.update(holders)
        return frozenset(found)


def to_do(resolved: Resolved, keys: Keys, in_order: InOrder) -> ToDo:
    """Of a whole pack. What is known to be in order is noted there."""
    reach = Reach(resolved)
    all_rules = [*resolved.rules.values(), *resolved.presumptions.values()]
    by_key = {keys.of_rule(rule, reach): rule for rule in all_rules}
    rules = {key: rule for key, rule in by_key.items() if not in_order.knows(key)}
    all_properties = {keys.of_property(name, decl, reach): decl for name, decl in resolved.properties.items()}
    properties = {key: decl for key, decl in all_properties.items() if not in_order.knows(key)}
    own: list[Stands] = [*(rule.stands for rule in rules.values()), *properties.values()]
    wanted = frozenset(reach.of(own)) if own else frozenset()
    apart = {key: rule for key, rule in by_key.items() if rule.stands not in wanted}
    settled = {key_of_rule(rule): known for key, rule in apart.items() if (known := in_order.now.get(key))}
    return ToDo(reach, rules, properties, settled, (*(rule.stands for rule in all_rules), *resolved.properties.values()))


def _stands_in(at: Span, one: Stands) -> bool:
    return one.at.file is at.file and one.at.start <= at.start < one.at.end

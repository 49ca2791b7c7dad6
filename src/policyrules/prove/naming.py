"""Which rules name which, as they are written: directly, or through definitions."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field

from policyrules.check import Checked
from policyrules.check.facts import AmountOf, PartOf, RuleOf
from policyrules.classes import define
from policyrules.core import Fact, Program
from policyrules.core.notes import Story
from policyrules.core.walk import rests_on
from policyrules.resolve import Rule
from policyrules.resolve.editions import editions
from policyrules.syntax.walk import nodes

Key = tuple[str, str]


@define(eq=False)
class Naming:
    """The rules of a checked pack by what they name."""

    checked: Checked
    _reached: dict[Key, frozenset[Key]] = field(factory=dict, init=False)

    def reached(self, rule: Rule) -> frozenset[Key]:
        """Rules that it names, and those that these name, by kind of thing and name."""
        start = (rule.entity, rule.name)
        if start not in self._reached:
            found = {start}
            todo = [start]
            while todo:
                for key in self.named(todo.pop()):
                    if key not in found:
                        found.add(key)
                        todo.append(key)
            self._reached[start] = frozenset(found - {start})
        return self._reached[start]

    def named(self, key: Key) -> Iterator[Key]:
        rule = self.checked.resolved.rules.get(key)
        for node in nodes(rule.decl) if rule else ():
            match self.checked.meanings.get(node):
                case RuleOf(name, _) | AmountOf(name):
                    yield from (k for k in self.checked.resolved.rules if k[1] == name and k != key)
                case PartOf("rule", entity, name):
                    yield entity, name
                case _:
                    pass

    def states(self, rule: Rule, story: Story, other: Rule, program: Program) -> bool:
        """Whether a rule says how it goes with another: it names it, or an exception or a notice asks whether it is drawn."""
        drawn = {name for edition in editions(other.decl) for name in edition.names("received")}
        labels = {e.label for edition in story.editions for e in edition.exceptions}
        return (other.entity, other.name) in self.reached(rule) or other.name in labels or bool(drawn & looked_at(story, program))


def looked_at(story: Story, program: Program) -> set[str]:
    """The facts at which exceptions and notices look."""
    lets = [let for e in story.editions for let in (*(x.note.let for x in e.exceptions), *(h.when for h in e.hints))]
    ops = (program.by_name[name].op for name in rests_on(program.by_name, lets))
    return {op.name for op in ops if isinstance(op, Fact)}

"""The way in: all small mistakes that could be made in the rules of a pack."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field

from policyrules.check import Checked
from policyrules.check.facts import ChoiceOf
from policyrules.classes import define
from policyrules.mutation import conditions, fields
from policyrules.mutation.figures import Figures
from policyrules.mutation.model import Edit, Mutant
from policyrules.resolve import Rule
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import children

UNDECIDING = (
    syn.NamesField, syn.TextField, syn.BasisField, syn.ReadingField, syn.HintField, syn.Cite, syn.Reading, syn.Path, syn.Title,
    syn.Name,
)  # fmt: skip
"""What is told, and decides nothing."""
LINES = (
    syn.Leaf, syn.Item, syn.When, syn.ExceptionField, syn.OrderKey, syn.TableRow, syn.RoundingField, syn.TargetField, syn.ValueField,
    syn.ConditionField, syn.Version, syn.RuleDecl,
)  # fmt: skip
"""What a reader sees as the line around a place."""


def mutants(checked: Checked, only: str = "") -> list[Mutant]:
    """Every small change to a rule, in the order of the files; `only`: of the rule of that name.

    Definitions that share a table are changed together where they share the place.
    """
    rules = [*checked.resolved.rules.items(), *checked.resolved.presumptions.items()]
    work = _Work(Figures(checked))
    for key, rule in rules:
        if rule.entity and rule.kind not in ("discretion", "duty"):
            work.rule(key, rule)
    made = [Mutant(tuple(keys), edit, within) for edit, within, keys in work.found.values()]
    return [mutant for mutant in made if not only or any(name == only for _, name in mutant.rules)]


@define
class _Work:
    figures: Figures
    found: dict[tuple[int, int], tuple[Edit, syn.Node, list[tuple[str, str]]]] = field(factory=dict)
    """By the place and the number of the edit there."""

    def rule(self, key: tuple[str, str], rule: Rule) -> None:
        self.put(key, list(fields.of_rule(rule.decl)), rule.decl, 1000)
        for f in rule.decl.fields:
            self.node(key, f, rule.decl, rule.decl)
        for version in rule.decl.versions:
            for f in version.fields:
                self.node(key, f, version, version)

    def node(self, key: tuple[str, str], node: syn.Node, parent: syn.Node, within: syn.Node) -> None:
        if isinstance(node, UNDECIDING):
            return
        line = node if isinstance(node, LINES) else within
        self.put(key, list(self.edits(node, parent)), line)
        for child in _deciding(node):
            self.node(key, child, node, line)

    def put(self, key: tuple[str, str], edits: list[Edit], within: syn.Node, first: int = 0) -> None:
        for number, edit in enumerate(edits, first):
            _, _, keys = self.found.setdefault((id(edit.old), number), (edit, within, []))
            if key not in keys:
                keys.append(key)

    def edits(self, node: syn.Node, parent: syn.Node) -> Iterator[Edit]:
        found = conditions.edits(node, self.figures)
        if isinstance(parent, syn.TableRow):  # a cell says what holds, and cannot deny it
            found = (edit for edit in found if edit.kind != "negation")
        yield from found
        yield from fields.edits(node)
        known = self.figures.checked.meanings.get(node)
        in_set = isinstance(parent, syn.OneOf) or (isinstance(parent, syn.Is) and isinstance(known, ChoiceOf))
        if not in_set:  # sets of choices are changed as a whole
            yield from self.figures.edits(node)


def _deciding(node: syn.Node) -> Iterator[syn.Node]:
    """The parts of a node that decide something; the steps of rounding and the marks of cells do not stand alone."""
    match node:
        case syn.RoundingField() | syn.NoLimit():
            return
        case syn.Window(_, left, start):
            yield from (left, start)
        case syn.RuleTable(_, _, _, rows):
            yield from rows
        case syn.TableRow(_, tests, results):
            yield from (*tests, *results)
        case _:
            yield from children(node)

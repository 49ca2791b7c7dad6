"""The ledger of a pack, held against the rules of the pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve, field

from policyrules.classes import frozen
from policyrules.diagnostics import Problem
from policyrules.driver.pipeline import Compiled
from policyrules.explain.names import Names
from policyrules.ledger.cited import PLAN_WORD
from policyrules.ledger.coverage import Carrier, Coverage, Way, cover
from policyrules.ledger.from_structured import read_ledger
from policyrules.ledger.model import Ledger, Role
from policyrules.ledger.problems import ClauseNotInLedger
from policyrules.resolve import Rule
from policyrules.structured import Tree, parse
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import nodes
from policyrules.types import Vocabulary
from policyrules.types.to_text import Tongue

WAYS: dict[str, Way] = {"duty": "职责", "indicator": "指标", "discretion": "裁量"}
ROLE_KEYS: dict[str, Role] = {"lead": "牵头", "joint": "责任", "join": "参与"}


@frozen(eq=False)
class Held:
    """A pack's ledger with what carries each clause. `examples` gives the examples that test a rule, `rules` each rule by its name."""

    coverage: Coverage
    reading: tuple[Problem, ...]
    examples: dict[str, tuple[str, ...]] = field(hash=False)
    rules: dict[str, Rule] = field(hash=False)
    vocabulary: Vocabulary = field(factory=Vocabulary, hash=False)

    def names(self, tongue: Tongue) -> Names:
        return Names(self.vocabulary, "", {}, tongue)

    @property
    def ledger(self) -> Ledger:
        return self.coverage.ledger


def held(compiled: Compiled) -> Held | None:
    """The ledger of a pack against its rules; None where the pack has no ledger."""
    if not compiled.files.ledger:
        return None
    trees, problems = list[Tree](), list[Problem]()
    for file in compiled.files.ledger:
        text = parse(file)
        problems += text.problems
        if text.tree is not None:
            trees.append(text.tree)
    read = read_ledger(trees)
    rules = compiled.checked.resolved.rules.values()
    own = [rule for rule in rules if not compiled.files.borrows(rule.decl.at.file)]
    coverage = cover(read.ledger, [c for rule in own if (c := carrier(rule)).clauses])
    strange = tuple(p for p in compiled.problems if isinstance(p, ClauseNotInLedger))
    examples: dict[str, list[str]] = {}
    for example in compiled.checked.examples:
        for name in dict.fromkeys(e.rule for t in example.trials for e in t.expected):
            examples.setdefault(name, []).append(example.name)
    tested = {name: tuple(found) for name, found in examples.items()}
    coverage = evolve(coverage, problems=(*strange, *coverage.problems))
    return Held(coverage, (*problems, *read.problems), tested, {rule.name: rule for rule in rules}, compiled.checked.vocabulary)


def carrier(rule: Rule) -> Carrier:
    """A rule as what carries the clauses that it cites anywhere: in its heading, a version, a condition, an exception."""
    cited = dict.fromkeys(id for cite in _cites(rule.decl) if cite.document == PLAN_WORD for id in cite.clauses)
    fields = [f for f in (*rule.decl.fields, *(f for v in rule.decl.versions for f in v.fields)) if isinstance(f, syn.NamesField)]
    units = {ROLE_KEYS[f.key]: _names(f.paths) for f in fields if f.key in ROLE_KEYS}
    return Carrier(WAYS.get(rule.kind, "规则"), rule.name, tuple(cited), rule.decl.title.at, units)


def _cites(decl: syn.Node) -> Iterator[syn.Cite]:
    return (node for node in nodes(decl) if isinstance(node, syn.Cite))


def _names(paths: Iterable[syn.Path]) -> tuple[str, ...]:
    return tuple("的".join(name.text for name in path.names) for path in paths)

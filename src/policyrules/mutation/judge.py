"""What becomes of each mutant: an example that notices it, a proof that it changes nothing, or neither."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

from attrs import evolve, field

from policyrules.analyse import analyse
from policyrules.check import CheckedExample
from policyrules.classes import define
from policyrules.compare.pair import Pair, pair_of
from policyrules.compare.witness import Looked, look
from policyrules.core.build import Builder
from policyrules.core.notes import Words
from policyrules.deciding.trials import run_example
from policyrules.diagnostics import errors
from policyrules.driver.pipeline import Compiled
from policyrules.lower import Lowered, lower_property, lower_some
from policyrules.mutation.apply import applied, sound
from policyrules.mutation.model import Mutant, Proof, Verdict
from policyrules.resolve import Rule
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import nodes

NO_RULES = frozenset[str]()
LIMITS = ("lowest", "highest")
"""The ends of a 幅度, which two versions of a pack are not compared by."""


Refutes: TypeAlias = Callable[[Compiled, str], bool]
"""Whether the property of a name fails in a pack, of which nothing but its properties was lowered."""
Proves: TypeAlias = Callable[[Pair], Proof]
"""Whether anybody is answered otherwise by the second of two versions."""


@define(eq=False, slots=False)
class Judge:
    """`compiled` is a pack without errors. Examples that are not met as the pack stands are left out (`unmet`).

    `tries`: how many cases are drawn for a survivor, in search of one that is decided otherwise. `refutes`: asked of each property
    that reads the rule; without it none is. `proves`: asked where no one noticed; without it only what the cells of comparisons show
    is known to change nothing. `noticing` gathers the examples that noticed any mutant so far.
    """

    compiled: Compiled
    tries: int = 60
    refutes: Refutes | None = None
    proves: Proves | None = None
    noticing: set[str] = field(factory=set)

    def judge(self, mutant: Mutant) -> Verdict:
        changed = applied(self.compiled, mutant)
        by = self.failing(mutant, changed) or self.refuted(mutant, changed)
        if by:
            return Verdict(mutant, "noticed", by)
        pairs = [pair for key in mutant.rules for pair in self.pairs(key, changed)]
        if all(same(pair) for pair in pairs):
            return Verdict(mutant, "equivalent")
        if any(errors(analyse(pair.after)) for pair in pairs):
            return Verdict(mutant, "refused", "check")
        return self.survivor(mutant, pairs)

    def survivor(self, mutant: Mutant, pairs: Sequence[Pair]) -> Verdict:
        """Somebody who is answered otherwise, by the solver or else by looking; or the proof that there is nobody."""
        if any(targets(pair.before) != targets(pair.after) for pair in pairs):
            return Verdict(mutant, "survived")
        proofs = [self.proves(pair) for pair in pairs if not same(pair)] if self.proves else []
        if proofs and all(proof.how == "same" for proof in proofs):
            return Verdict(mutant, "equivalent")
        case = next((proof.case for proof in proofs if proof.case is not None), None)
        if case is not None:
            return Verdict(mutant, "survived", witness=case)
        looked = self.search(pairs)
        return Verdict(mutant, "survived", witness=looked.case, tried=looked.tried, open=bool(proofs) and looked.case is None)

    # ------------------------------------------------------------ who notices

    def failing(self, mutant: Mutant, changed: Compiled) -> str:
        """The first example that fails, those of the rule itself first; "" where none does.

        After it only those are tried that have not noticed anything yet.
        """
        made: dict[tuple[str, tuple[str, ...]], tuple[Compiled, bool]] = {}
        first = ""
        for example in self.examples(mutant):
            if first and example.name in self.noticing:
                continue
            key = example.entity, tested(example)
            if key not in made:
                after = lower_some(sound(changed), *key, Builder(example.entity))
                made[key] = evolve(changed, programs={example.entity: after}), alike(after, self.before(key))
            with_it, unchanged = made[key]
            if not unchanged and not all(result.passed for result in run_example(with_it, example)):
                self.noticing.add(example.name)
                first = first or example.name
        return first

    def examples(self, mutant: Mutant) -> Iterator[CheckedExample]:
        """Those that its change can reach: first of its own rules, and of these first the ones that test least beside it."""
        names = frozenset(name for _, name in mutant.rules)
        reaching = [name for name in self.reached if names & self.reached[name]]
        concerned = [e for e in self.met if not names.isdisjoint(tested(e)) or not set(reaching).isdisjoint(tested(e))]
        yield from sorted(concerned, key=lambda e: (names.isdisjoint(tested(e)), len(tested(e))))

    def refuted(self, mutant: Mutant, changed: Compiled) -> str:
        if self.refutes is None:
            return ""
        names = frozenset(name for _, name in mutant.rules)
        for prop in self.compiled.checked.properties:
            named = _names(prop.decl)
            if named & names or any(names & self.reached.get(name, NO_RULES) for name in named):
                lowered = lower_property(sound(changed), prop, self.compiled.says, _title)
                with_it = evolve(changed, properties={prop.name: lowered})
                if self.refutes(with_it, prop.name):
                    return prop.name
        return ""

    # ------------------------------------------------------------ nobody did

    def pairs(self, key: tuple[str, str], changed: Compiled) -> list[Pair]:
        """A presumption is seen in what rests on it, whatever kind of thing that is about."""
        entity, name = key
        rules = self.compiled.checked.resolved.rules
        seen = {entity: [name]} if key in rules else _by_entity(k for k in rules if name in self.reached[k[1]])
        return [pair_of(sound(self.compiled), sound(changed), about, names) for about, names in seen.items()]

    def search(self, pairs: Sequence[Pair]) -> Looked:
        tried = 0
        for pair in pairs:
            looked = look(pair, self.compiled.checked, self.tries)
            tried += looked.tried
            if looked.case is not None:
                return Looked(looked.case, tried)
        return Looked(None, tried)

    # ------------------------------------------------------------ the pack as it stands

    @cached_property
    def met(self) -> tuple[CheckedExample, ...]:
        """The examples of the pack that are met, to the last row."""
        return tuple(e for e in self.compiled.checked.examples if all(r.passed for r in run_example(self.as_it_stands(e), e)))

    @property
    def unmet(self) -> int:
        return len(self.compiled.checked.examples) - len(self.met)

    def as_it_stands(self, example: CheckedExample) -> Compiled:
        return evolve(self.compiled, programs={example.entity: self.before((example.entity, tested(example)))})

    def before(self, key: tuple[str, tuple[str, ...]]) -> Lowered:
        if key not in self._before:
            self._before[key] = lower_some(sound(self.compiled), *key, Builder(key[0]))
        return self._before[key]

    @cached_property
    def _before(self) -> dict[tuple[str, tuple[str, ...]], Lowered]:
        return {}

    @cached_property
    def reached(self) -> dict[str, frozenset[str]]:
        """For each rule the names that it rests on, its own left out, through however many others; presumptions count as rules, and
        who says 未就业 rests on 已就业."""
        resolved = self.compiled.checked.resolved
        rules: list[Rule] = [*resolved.rules.values(), *resolved.presumptions.values()]
        named: dict[str, frozenset[str]] = {}
        opposites = {fact.opposite: fact.name for fact in self.compiled.checked.vocabulary.facts() if fact.opposite}
        for rule in rules:
            said = _names(rule.decl)
            named[rule.name] = named.get(rule.name, NO_RULES) | said | {opposites[name] for name in said if name in opposites}
        return {name: _closure(name, named) for name in named}


def same(pair: Pair) -> bool:
    """Whether no answer can differ, as far as comparisons side by side show it."""
    was, now = pair.before.program.outputs, pair.after.program.outputs
    limits = [output for output in (*was, *now) if output.what.startswith(LIMITS)]
    return pair.same and all(was.get(o) == now.get(o) for o in limits) and targets(pair.before) == targets(pair.after)


def alike(a: Lowered, b: Lowered) -> bool:
    return a.program == b.program and targets(a) == targets(b)


def targets(lowered: Lowered) -> dict[str, tuple[str, int, int] | None]:
    """What indicators aim at: it decides what is said of a rate, and stands beside the program."""
    return {name: story.target for name, story in lowered.stories.items()}


def tested(example: CheckedExample) -> tuple[str, ...]:
    """The rules of which it expects something."""
    return tuple(dict.fromkeys(expected.rule for trial in example.trials for expected in trial.expected))


def _by_entity(keys: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entity, name in keys:
        found.setdefault(entity, []).append(name)
    return found


def _closure(start: str, named: dict[str, frozenset[str]]) -> frozenset[str]:
    seen: dict[str, None] = {}
    waiting = [start]
    while waiting:
        for name in named[waiting.pop()]:
            if name in named and name not in seen:
                seen[name] = None
                waiting.append(name)
    return frozenset(seen)


def _names(tree: syn.Node) -> frozenset[str]:
    return frozenset(node.text for node in nodes(tree) if isinstance(node, syn.Name))


def _title(name: str) -> Words:
    return Words(name, name)

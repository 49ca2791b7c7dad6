"""Stored pairs run again: each case on the reference evaluator, each atom of each rule looked for. Needs no solver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from attrs import field

from policyrules import core
from policyrules.backends.reference import Trace, trace
from policyrules.cases import Case
from policyrules.classes import define, frozen
from policyrules.core import Program
from policyrules.core.walk import needed
from policyrules.diagnostics import Problem
from policyrules.driver.pipeline import Compiled
from policyrules.driver.proof import proved_of
from policyrules.lower import Lowered
from policyrules.prove.atoms import Atom, atoms, beside
from policyrules.prove.closer import differing
from policyrules.prove.pair_problems import PairMissing, PairUnfit
from policyrules.prove.verdicts import verdict
from policyrules.screening.facts_file import read_case
from policyrules.source import SourceFile, Span
from policyrules.structured import Mapping, Scalar, Tree, parse
from policyrules.structured import Sequence as Listing
from policyrules.types import DATE
from policyrules.types.from_text import read

RULE, ABOUT, PAIRED, NEVER = "规则", "对象", "成对", "达不到"
FIRST, SECOND, GETS, SHARED, DAY = "甲", "乙", "得", "相同", "计算日"
PROVED = "证明于"
"""Of which rule, and of which assumptions, it was proved that an atom has no pair."""
STALE = (
    "规则或者假设改过，它改变不了答案要重新证明",
    "the rule or an assumption has changed: that it decides nothing is proved no more",
)
NO_CONDITION = "规则里没有这个条件", "the rule has no such condition"
ALONE = "独立"
ALIKE = (0, 1, 3), (0, 3), (0, 1, 2)
"""What of a key (field, version, number, words) stays where a condition is moved, where its version is, and where it is reworded."""


@frozen(eq=False)
class Checked:
    """`pairs` were run again and hold; `never` are on file as unreachable, proved of the rule as it is."""

    problems: tuple[Problem, ...]
    atoms: int
    pairs: int
    never: int


def check_pairs(compiled: Compiled, files: Sequence[SourceFile], only: frozenset[str] = frozenset()) -> Checked:
    """Run the stored pairs of a pack, and look for atoms without one. `only` these rules, where any are named."""
    work = _Check(compiled, only)
    for file in files:
        work.file(file)
    return Checked((*work.problems, *work.missing()), work.many, work.pairs, work.never)


@define(eq=False)
class _Check:
    compiled: Compiled
    only: frozenset[str]
    problems: list[Problem] = field(factory=list)
    pairs: int = 0
    never: int = 0
    many: int = 0
    seen: set[tuple[str, str, tuple[str, str, str, str]]] = field(factory=set)
    gone: list[tuple[str, str, Mapping]] = field(factory=list)
    """What is on file of conditions that no rule has: by kind of thing and rule."""

    def rules(self) -> Iterator[tuple[str, str, Lowered]]:
        for entity, lowered in self.compiled.programs.items():
            for rule in (name for _, name in self.compiled.checked.resolved.rules if self.asked(name) and name in lowered.stories):
                yield entity, rule, lowered

    def asked(self, rule: str) -> bool:
        return not self.only or rule in self.only

    def missing(self) -> Iterator[Problem]:
        """Atoms without a pair, and pairs without an atom; where one became the other, that is one thing to tell."""
        found = list[tuple[str, Atom]]()
        for entity, rule, lowered in self.rules():
            whole = atoms(lowered.stories[rule], lowered.program)
            self.many += len(whole)
            found += ((entity, atom) for atom in whole if (entity, rule, atom.key) not in self.seen)
        before = dict[int, Span]()
        for alike, (entity, atom) in product(ALIKE, found):
            if id(atom) not in before and (at := self.before(entity, atom, alike)):
                before[id(atom)] = at
        yield from (PairMissing(atom.rule, atom.field, atom.says, atom.at, before.get(id(atom))) for _, atom in found)
        yield from (PairUnfit(item.at, rule, NO_CONDITION) for _, rule, item in self.gone)

    def before(self, entity: str, atom: Atom, alike: tuple[int, ...]) -> Span | None:
        """Where a pair stands of what the atom was before it was moved or reworded."""
        for one in self.gone:
            of, rule, item = one
            if (of, rule) == (entity, atom.rule) and all(key_of(item)[i] == atom.key[i] for i in alike):
                self.gone.remove(one)
                return item.at
        return None

    def file(self, file: SourceFile) -> None:
        parsed = parse(file)
        self.problems += parsed.problems
        tree = parsed.tree
        if not isinstance(tree, Mapping):
            return
        rule, entity = tree.text(RULE), tree.text(ABOUT)
        if not self.asked(rule):
            return
        lowered = self.compiled.programs.get(entity)
        if lowered is None or rule not in lowered.stories:
            self.problems.append(PairUnfit(tree.at, rule, ("规则包里没有这条规则", "the pack has no such rule")))
            return
        known = {atom.key: atom for atom in atoms(lowered.stories[rule], lowered.program)}
        fresh = tree.get(NEVER) is None or tree.text(PROVED) == proved_of(self.compiled, entity, rule)
        for part, run in ((PAIRED, self.pair), (NEVER, self.unreachable if fresh else self.stale)):
            listed = tree.get(part)
            for item in listed.items if isinstance(listed, Listing) else ():
                atom = known.get(key_of(item)) if isinstance(item, Mapping) else None
                if not isinstance(item, Mapping):
                    self.problems.append(PairUnfit(item.at, rule, NO_CONDITION))
                elif atom is None:
                    self.gone.append((entity, rule, item))
                else:
                    self.seen.add((entity, rule, atom.key))
                    run(atom, item, lowered.program, entity)

    def stale(self, atom: Atom, item: Mapping, program: Program, entity: str) -> None:
        self.problems.append(PairUnfit(item.at, atom.rule, STALE))

    def unreachable(self, atom: Atom, item: Mapping, program: Program, entity: str) -> None:
        self.never += 1

    def pair(self, atom: Atom, item: Mapping, program: Program, entity: str) -> None:
        first = self.case(atom.rule, merged(item.at, item.get(SHARED), item.get(FIRST)), entity)
        second = self.case(atom.rule, merged(item.at, item.get(SHARED), item.get(SECOND)), entity) if first is not None else None
        if first is None or second is None:
            return
        outputs = {o: n for o, n in program.outputs.items() if o.rule == atom.rule}
        around = beside(atom, atoms(atom.story, program))
        asked = core.Program(program.subject, program.blocks, needed(program, [*outputs.values(), atom.let, *around]), outputs)
        traces = trace(asked, first), trace(asked, second)
        why = self.wrong(atom, item, traces, around if item.text("方式") == ALONE else [])
        if why is None and not self.apart(first, second, atom, program):
            why = "两人在这个条件不读的事实上也不同", "the two differ in facts that the condition does not read"
        if why is not None:
            self.problems.append(PairUnfit(item.at, atom.rule, why))
        else:
            self.pairs += 1

    def wrong(self, atom: Atom, item: Mapping, traces: tuple[Trace, Trace], around: Sequence[str]) -> tuple[str, str] | None:
        vocabulary = self.compiled.checked.vocabulary
        for who, traced, truth in zip((FIRST, SECOND), traces, (1, 0), strict=True):
            value = traced.root.env[atom.let]
            if not value.low == truth == value.high:
                return f"{who}的“{atom.says.zh}”不是{'成立' if truth else '不成立'}", f"{who}: `{atom.says.en}` is not {bool(truth)}"
            said, stated = verdict(atom, traced, vocabulary, "zh"), item.text(who + GETS)
            if said != stated:
                return f"{who}应得“{stated}”，得“{said}”", f"{who}: expected {stated}, got {said}"
        if item.text(FIRST + GETS) == item.text(SECOND + GETS):
            return "两人的答案相同", "both are answered alike"
        one, other = (traced.root.env for traced in traces)
        if any((one[let].low, one[let].high) != (other[let].low, other[let].high) for let in around):
            return "另有一个条件也变了", "another condition comes out otherwise too"
        return None

    def apart(self, first: Case, second: Case, atom: Atom, program: Program) -> bool:
        """Whether all in which the two differ is read by the atom."""
        lets = needed(program, [atom.let])
        read = {let.op.name for let in lets if isinstance(let.op, core.Fact)}
        over = {step for let in lets for block in program.chain(let.home) for step in block.steps}
        over |= {step for let in lets if isinstance(let.op, core.Fold) for step in program.block(let.op.block).steps}
        paths = {path[-1] for path in differing(first.root, second.root)}
        own = {name for name, _ in first.parameters.items() ^ second.parameters.items()}
        if first.as_of != second.as_of:  # which figures a case has to give hangs on the day
            own = set()
        timed = any(isinstance(let.op, core.Fact) and let.op.source == "time" for let in lets)
        return paths | own <= read | over and (timed or first.as_of == second.as_of)

    def case(self, rule: str, tree: Mapping, entity: str) -> Case | None:
        """The case of one of the two; None where it cannot be read."""
        checked = self.compiled.checked
        day = read(tree.text(DAY), DATE, checked.vocabulary)
        rest = Mapping(tree.at, tuple((key, value) for key, value in tree if key.text != DAY))
        if not isinstance(day, int):
            self.problems.append(PairUnfit(tree.at, rule, ("没有写计算日，或者读不懂", "its day is missing or cannot be read")))
            return None
        found = read_case(rest, entity, checked.vocabulary, dict(checked.parameters), day)
        self.problems += found.problems
        return None if found.problems else Case(found.record, day, found.parameters)


def key_of(item: Mapping) -> tuple[str, str, str, str]:
    return item.text("字段"), item.text("版本"), item.text("编号"), item.text("条件")


def merged(at: Span, *trees: Tree | None) -> Mapping:
    """Mappings laid over each other."""
    found: dict[str, tuple[Scalar, Tree]] = {}
    for tree in trees:
        for key, value in tree if isinstance(tree, Mapping) else ():
            before = found.get(key.text)
            within = before is not None and isinstance(before[1], Mapping) and isinstance(value, Mapping)
            found[key.text] = key, merged(value.at, before[1], value) if before is not None and within else value
    return Mapping(at, tuple(found.values()))

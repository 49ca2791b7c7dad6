"""A case that two versions of rules decide otherwise: drawn near the edges of both, and steered to where they may come apart."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from attrs import evolve

from policyrules.backends.reference import Trace, trace
from policyrules.cases import Case
from policyrules.check import Checked
from policyrules.classes import define, frozen
from policyrules.compare.pair import ANSWERS, DIFFERS, LATER, Pair
from policyrules.core import Output
from policyrules.explain import Finding, decide
from policyrules.testing.minimal import minimal, plainer
from policyrules.testing.records import Drawing, Sketch, sketch
from policyrules.testing.steering import Steering
from policyrules.testing.world import World
from policyrules.types.encode import to_date

STEPS = 4
"""How often a case is bent before it is given up."""
KINDS = ("ranking", "indicator")
"""Decided over many things: of one thing, what it brings to that is compared."""


@frozen
class Said:
    """What an answer comes to, without reasons: `words` are its outcomes, `numbers` what it gives (None: it gives none)."""

    words: tuple[str | None, ...]
    numbers: tuple[tuple[int, int, int, bool | None] | None, ...]

    @property
    def known(self) -> bool:
        return "open" not in self.words and all(n is None or (n[0] == n[1] and n[3] is not None) for n in self.numbers)


@frozen(eq=False)
class Answers:
    """What both versions say to a case, by rule; of a ranking or an indicator what they read."""

    before: Mapping[str, Said]
    after: Mapping[str, Said]

    @property
    def differ(self) -> tuple[str, ...]:
        return tuple(rule for rule in self.before if self.before[rule] != self.after.get(rule))

    @property
    def clear(self) -> bool:
        """Whether some rule is decided in both, and otherwise."""
        return any(self.before[rule].known and self.after[rule].known for rule in self.differ if rule in self.after)


@frozen(eq=False)
class Looked:
    """`case` None: none was found. `tried` cases were drawn and decided by both."""

    case: Case | None
    tried: int


def look(pair: Pair, checked: Checked, tries: int, seed: int = 0) -> Looked:
    """Draw cases until one is decided otherwise; it comes back with as little in it as leaves that so. The same for the same `seed`."""
    if pair.same:
        return Looked(None, 0)
    search = _Search(pair, sketch(pair.joint, checked.vocabulary, checked), Random(seed))
    for tried in range(1, tries + 1):
        case = search.attempt()
        if case is not None:
            still = search.clear if search.clear(case) else search.differs
            return Looked(plainer(minimal(case, still), still, checked.vocabulary), tried)
    return Looked(None, tries)


def answers(pair: Pair, case: Case) -> Answers:
    """What both versions say, by the reference evaluator."""
    return answered(pair, trace(pair.joint, case))


def answered(pair: Pair, traced: Trace) -> Answers:
    before = {rule: _said(pair, rule, "", traced) for rule in _rules(pair.before.program.outputs)}
    after = {rule: _said(pair, rule, LATER, traced) for rule in _rules(pair.after.program.outputs)}
    return Answers(before, after)


def found(pair: Pair, traced: Trace, rule: str, later: bool = False) -> Finding:
    """The finding of one version."""
    lowered = pair.after if later else pair.before
    kind = lowered.stories[rule].kind
    prefix = LATER if later else ""
    day = to_date(traced.case.as_of)
    return decide(lowered.program, rule, kind, day, lambda output: traced.value(Output(prefix + output.rule, output.what)))


def _rules(outputs: Mapping[Output, object]) -> list[str]:
    return list(dict.fromkeys(output.rule for output in outputs))


def _said(pair: Pair, rule: str, prefix: str, traced: Trace) -> Said:
    lowered = pair.after if prefix else pair.before
    if lowered.stories[rule].kind in KINDS:
        outputs = [o for o in lowered.program.outputs if o.rule == rule and o.what.startswith(ANSWERS)]
        read = [(o.what, traced.value(Output(prefix + rule, o.what))) for o in outputs]
        return Said(tuple(what for what, _ in read), tuple((value.low, value.high, 1, True) for _, value in read))
    finding = found(pair, traced, rule, bool(prefix))
    shown = (i if i and i.present is not False else None for i in (finding.value, finding.amount, finding.payable))
    return Said((finding.outcome, finding.fulfilled), tuple((i.low, i.high, i.by, i.present) if i else None for i in shown))


@define
class _Search:
    pair: Pair
    sketch: Sketch
    random: Random

    def attempt(self) -> Case | None:
        """One case, bent towards a difference; None where it is decided alike."""
        between = self.random.randint
        days = self.sketch.edges.days
        drawing = Drawing(between, self.sketch, days[0])
        drawing = evolve(drawing, as_of=drawing.pick(days))
        world = World(drawing.record(self.sketch.need), drawing.as_of, drawing.parameters())
        for step in range(STEPS):
            traced = trace(self.pair.joint, world.case)
            if answered(self.pair, traced).differ:
                return world.case
            if step < STEPS - 1:
                Steering(traced, world, drawing, step >= STEPS - 2).root(traced.program.outputs[DIFFERS], True)
        return None

    def differs(self, case: Case) -> bool:
        return bool(answers(self.pair, case).differ)

    def clear(self, case: Case) -> bool:
        return answers(self.pair, case).clear

"""Questions without a solver: intervals and choices show what never happens, people led towards it show what does.

What a condition is made of is opened first: definitions with several versions, exceptions, choices between numbers. Then the cells of
all comparisons are tried. Where these are too many, or numbers are reckoned from each other, nothing is said.
"""

from __future__ import annotations

from attrs import field

from policyrules import core
from policyrules.check import Checked
from policyrules.classes import define
from policyrules.core import Name
from policyrules.core.cells import never
from policyrules.core.ranges import Range, range_of
from policyrules.prove.asking import Found, Part, Question
from policyrules.prove.attack import Attack
from policyrules.prove.steps import Further, Step, StepReader
from policyrules.types import BOOL

MOST_OPENED = 600
"""Beyond it a step is taken as it is."""


@define(eq=False)
class Decider:
    """Answers what it can about one program. It takes no assumptions, and so it may leave open what follows only from these."""

    further: Further
    computed: frozenset[str] = frozenset()
    """Names of facts that are never recorded: rules compute them."""
    opened: dict[Name, Name] = field(factory=dict, init=False)
    bounds: dict[Name, Range] = field(factory=dict, init=False)

    def ask(self, question: Question, attack: Attack) -> Found:
        """`case` and `never` are certain; `open` is all else."""
        if self.excluded(question.parts):
            return Found("never", core=self.fewest(question.parts))
        case = attack.drawn(question) or attack.led(question)
        return Found("case", case) if case is not None else Found("open")

    def excluded(self, parts: tuple[Part, ...]) -> bool:
        """Whether the parts certainly never hold together."""
        held = Question(parts).holds(StepReader(self.further))
        if isinstance(held, bool):
            return not held
        assert isinstance(held, Step)
        name = self.open(held.name)
        return never(self.further.lets, self.ranges(), name)

    def fewest(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """Without those that are not needed for it: first what says the same as a whole."""
        kept = list(parts)
        for part in sorted(parts, key=lambda part: not part.whole):
            rest = tuple(p for p in kept if p is not part)
            if rest and self.excluded(rest):
                kept.remove(part)
        return tuple(kept)

    def ranges(self) -> dict[Name, Range]:
        sizes = {block.name: block.size for block in self.further.program.blocks}
        for name, let in self.further.lets.items():
            if name not in self.bounds:
                self.bounds[name] = range_of(let.op, self.bounds, None, sizes)
        return self.bounds

    # ------------------------------------------------------------ opening

    def open(self, name: Name) -> Name:
        """The same truth value in conjunctions, disjunctions and comparisons, as far as it can be said so."""
        if name not in self.opened:
            self.opened[name] = name if len(self.opened) > MOST_OPENED else self.opened_out(name)
        return self.opened[name]

    def opened_out(self, name: Name) -> Name:
        lets, add = self.further.lets, self.further.add
        match lets[name].op:
            case core.Fact(name=fact, aspect="given") if fact in self.computed:
                return self.further.step(False).name
            case core.All(items):
                return add(core.All(tuple(dict.fromkeys(map(self.open, items))))).name
            case core.Any(items):
                return add(core.Any(tuple(dict.fromkeys(map(self.open, items))))).name
            case core.Not(of):
                return Step(self.further, self.open(of)).negated().name
            case core.Choose(test, then, other) if lets[name].type == BOOL:
                return self.either(test, then, other)
            case core.Default(base, cases) if lets[name].type == BOOL and all(self.ranges()[c.then] == (0, 0) for c in cases):
                fires = [Step(self.further, self.open(c.when)).negated().name for c in cases]
                return add(core.All((self.open(base), *fires))).name
            case core.Less(left, right):
                return self.apart(core.Less, left, right)
            case core.Same(left, right):
                return self.apart(core.Same, left, right)
            case core.OneOf(of, runs):
                chosen = lets[of].op
                if isinstance(chosen, core.Choose):
                    return self.either(chosen.test, *(add(core.OneOf(side, runs)).name for side in (chosen.then, chosen.other)))
        return name

    def apart(self, how: type[core.Less | core.Same], left: Name, right: Name) -> Name:
        """A comparison of which one side is a choice, as a choice between comparisons."""
        add, (a, b) = self.further.add, (self.further.lets[left].op, self.further.lets[right].op)
        if isinstance(a, core.Choose):
            return self.either(a.test, *(add(how(side, right)).name for side in (a.then, a.other)))
        if isinstance(b, core.Choose):
            return self.either(b.test, *(add(how(left, side)).name for side in (b.then, b.other)))
        return add(how(left, right)).name

    def either(self, test: Name, then: Name, other: Name) -> Name:
        """The one where `test` holds, else the other."""
        add, held = self.further.add, self.open(test)
        low, high = self.ranges()[held]
        if low == high:
            return self.open(then if low else other)
        fails = Step(self.further, held).negated().name
        ways = (add(core.All((held, self.open(then)))).name, add(core.All((fails, self.open(other)))).name)
        return add(core.Any(ways)).name


def computed(checked: Checked) -> frozenset[str]:
    """The facts that only rules tell, whatever kind of thing has them."""
    told = {fact.name for fact in checked.vocabulary.facts() if fact.source != "result"} | {
        name for _, name in checked.resolved.presumptions
    }
    return frozenset(fact.name for fact in checked.vocabulary.facts() if fact.source == "result") - told

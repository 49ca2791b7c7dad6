"""Where two versions part, from a solver: that they never do, or the regions of facts in which they do, told by the rules' conditions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from attrs import evolve, field

from policyrules.cases import Case
from policyrules.check import Checked
from policyrules.classes import frozen
from policyrules.compare.pair import ANSWERS, LATER, Pair
from policyrules.compare.witness import answers
from policyrules.core import Output, Program
from policyrules.core.notes import Words
from policyrules.prove import algebra as a
from policyrules.prove.asking import Asker, ordinary
from policyrules.prove.regions import (
    LESS,
    MORE,
    MOST_REGIONS,
    NEWLY,
    NO_MORE,
    OTHERWISE,
    Region,
    Sayable,
    Says,
    regions_of,
    sayable,
)  # fmt: skip
from policyrules.prove.solver import there, z3
from policyrules.prove.to_formulas import formulas
from policyrules.prove.world import Setting, World
from policyrules.testing.minimal import minimal, plainer

FEW, MANY = 2, 14
"""Places in a list where a difference is looked for, and where it is shown that there is none."""
TRUTHS = ("applies", "outcome", "fulfilled", "listed")
PAID = "payable", "amount", "value"
"""Of these one is told: what it comes to in the end."""


@frozen(eq=False)
class Solved:
    """`same`: proved; False: there are `regions`; None: not settled. `whole`: outside of the regions nothing differs."""

    same: bool | None
    regions: tuple[Region, ...] = ()
    whole: bool = False


def solved(pair: Pair, checked: Checked, says: tuple[Says, Says], seconds: float) -> Solved:
    """What the solver says in `seconds` for each question; nothing where there is none. `says`: the words of a place in each version."""
    if not there() or seconds <= 0:
        return Solved(None)
    few = _Work(pair, checked, says, seconds, FEW)
    found = few.look()
    if found.same and any(len(taken) == FEW for taken in few.asker.world.lists.values()):
        return _Work(pair, checked, says, seconds, MANY).look()
    return found


@frozen(eq=False)
class _Work:
    pair: Pair
    checked: Checked
    says: tuple[Says, Says]
    seconds: float
    slots: int
    asker: Asker = field(init=False)

    @asker.default
    def _asker(self) -> Asker:
        presumed = frozenset(self.checked.resolved.presumptions)
        world = World(Setting(self.checked.vocabulary, self.checked.parameters, presumed, self.pair.entity, self.slots))
        return Asker(formulas(self.told(), world), (), self.seconds, ordinary(world))

    def told(self) -> Program:
        """Both versions with the steps that only their words read."""
        lets = {let.name: let for of in (self.pair.before.program, self.pair.after.program, self.pair.joint) for let in of.lets}
        return evolve(self.pair.joint, lets=tuple(sorted(lets.values(), key=lambda let: int(let.name[1:]))))

    def look(self) -> Solved:
        ways = list(self.ways())
        apart = a.some(term for _, _, term in ways)
        if apart is False:
            return Solved(True)
        result = self.asker.solver.check(*([] if apart is True else [apart]))
        if result == z3.unsat:
            return Solved(True)
        if result != z3.sat:
            return Solved(None)
        regions: list[Region] = []
        whole = True
        for rule, how, term in ways:
            told, left = tuple(dict.fromkeys(self.written(rule))), MOST_REGIONS - len(regions)
            looked = regions_of(self.asker, how, term, told, partial(self.differs, rule), partial(self.small, rule), left)
            regions += looked[0]
            whole = whole and looked[1]
        return Solved(False, tuple(regions), whole) if regions else Solved(None)

    # ------------------------------------------------------------ in which ways they part

    def ways(self) -> Iterator[tuple[str, Words, Any]]:
        """Each way in which an answer that is seen can be otherwise, as a term."""
        read = self.asker.reader
        outputs = self.pair.joint.outputs
        paid = next((what for what in PAID if any(o.what == what for o in self.pair.unequal)), "")
        for output in self.pair.unequal:
            if output.what in PAID and output.what != paid:
                continue
            names = outputs.get(output), outputs.get(Output(LATER + output.rule, output.what))
            p, q = (unsaid(output.what) if name is None else read.low(name) for name in names)
            seen = a.every(self.met(rule, output.what) for rule in (output.rule, LATER + output.rule))
            if p is None or q is None:
                yield output.rule, OTHERWISE, seen
            elif output.what in TRUTHS:
                yield output.rule, NEWLY, a.every((seen, q, a.negated(p)))
                yield output.rule, NO_MORE, a.every((seen, p, a.negated(q)))
            elif output.what.startswith(ANSWERS):
                ordered = z3.is_int(p) or isinstance(p, int)
                if ordered and not isinstance(p, bool) and output.what in PAID:
                    yield output.rule, MORE, a.every((seen, p < q))
                    yield output.rule, LESS, a.every((seen, p > q))
                else:
                    yield output.rule, OTHERWISE, a.every((seen, a.negated(a.equal(p, q))))

    def met(self, rule: str, what: str) -> Any:
        """Whether an answer is seen: the rule applies, and of figures, it is met."""
        before = {"applies": (), "listed": ("applies",), "outcome": ("applies",)}.get(what, ("applies", "outcome", "listed"))
        names = (self.pair.joint.outputs.get(Output(rule, needed)) for needed in before)
        return a.every(self.asker.reader.low(name) for name in names if name is not None)

    def written(self, rule: str) -> Iterator[Sayable]:
        """Each condition and period that either version writes; where the same words mean something else in the other version, it is
        said which one is meant."""
        versions = [
            [condition for edition in lowered.stories[rule].editions for condition in sayable(edition, self.asker.reader, says)]
            for lowered, says in zip((self.pair.before, self.pair.after), self.says, strict=True)
        ]
        for own, other, mark in zip(versions, reversed(versions), SIDES, strict=True):
            meanings = defaultdict[Words, set[object]](set)
            for says, term in other:
                meanings[says].add(_meaning(term))
            for says, term in own:
                apart = says in meanings and _meaning(term) not in meanings[says]
                yield (Words(says.zh + mark.zh, says.en + mark.en) if apart else says), term

    def differs(self, rule: str, case: Case) -> bool:
        return rule in answers(self.pair, case).differ

    def clear(self, rule: str, case: Case) -> bool:
        return self.differs(rule, case) and answers(self.pair, case).clear

    def small(self, rule: str, case: Case) -> Case:
        still = partial(self.clear if self.clear(rule, case) else self.differs, rule)
        return plainer(minimal(case, still), still, self.checked.vocabulary)


SIDES = Words("（原来）", " (before)"), Words("（现在）", " (now)")


def _meaning(term: Any) -> object:
    return term if isinstance(term, bool) else term.get_id()


def unsaid(what: str) -> bool | int | None:
    """What an output stands for in a version that does not have it; None where it has nothing instead."""
    if what in ("applies", "listed") or what.endswith(":present"):
        return True
    return 1 if what.endswith(":by") else None

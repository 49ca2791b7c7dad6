"""A program for a span of days: what never varies in it becomes a number, and what then decides nothing is left out.

Answers and reasons stay the same for every case within the declared bounds, since what cannot vary has no reasons. The
program is for running; explain and prove the one that was lowered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import evolve, field

from policyrules import core
from policyrules.classes import define
from policyrules.core.nodes import Name
from policyrules.core.ranges import Range, ranges
from policyrules.core.rename import renamed
from policyrules.core.walk import needed, operands
from policyrules.types import BOOL, Scalar


def specialise(program: core.Program, as_of: Range | None) -> core.Program:
    """The program for days from `as_of[0]` to `as_of[1]`; without a span, for all days."""
    work = _Work(program, ranges(program, as_of))
    for let in program.lets:
        work.take(let)
    outputs = {output: work.now[name] for output, name in program.outputs.items()}
    whole = evolve(program, lets=tuple(work.lets.values()), outputs=outputs)
    return evolve(whole, lets=needed(whole, outputs.values()))


@define
class _Work:
    program: core.Program
    ranges: dict[Name, Range]
    now: dict[Name, Name] = field(factory=dict)
    """By which name a step goes in the new program."""
    lets: dict[Name, core.Let] = field(factory=dict)
    taken: frozenset[Name] = field(init=False)
    uses: Counter[Name] = field(init=False)
    """How often each step of the old program is read; new steps are read once."""
    _consts: dict[tuple[int, Scalar], Name] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.taken = frozenset(self.program.by_name)
        self.uses = Counter(name for let in self.program.lets for name in operands(let.op))
        self.uses.update(self.program.outputs.values())

    def take(self, let: core.Let) -> None:
        low, high = self.ranges[let.name]
        if low == high:
            self.now[let.name] = self.const(low, let.type)
            return
        op = self.simpler(let, renamed(let.op, self.now), let.op)
        if isinstance(op, str):
            self.now[let.name] = op
        else:
            self.now[let.name] = self.put(core.Let(let.name, op, let.type, let.home))

    def put(self, let: core.Let) -> Name:
        self.lets[let.name] = let
        return let.name

    def const(self, value: int, type: Scalar) -> Name:
        if (value, type) not in self._consts:
            name = self._consts[value, type] = self.fresh(f"c{len(self._consts) + 1}")
            self.lets[name] = core.Let(name, core.Const(value), type)
        return self._consts[value, type]

    def fresh(self, wish: str) -> Name:
        while wish in self.taken or wish in self.lets:
            wish += "'"
        return wish

    def value(self, name: Name) -> int | None:
        op = self.lets[name].op
        return op.value if isinstance(op, core.Const) else None

    def simpler(self, let: core.Let, op: core.Op, before: core.Op) -> core.Op | Name:
        """A smaller operation that means the same, or the name of a step that does."""
        match op:
            case core.All(items) | core.Any(items):
                return self.joined(type(op), items)
            case core.Least(items) | core.Most(items):
                return self.one_or_more(type(op), items)
            case core.Choose(test, then, other):
                if self.value(test) is not None:
                    return then if self.value(test) else other
                if then != other:
                    return self.branches(let, op) if let.type == BOOL else op
                if isinstance(before, core.Choose) and before.then != before.other:
                    # an unknown test is asked for where the branches were two steps: they must stay two
                    twin = core.Let(self.fresh(f"{let.name}a"), core.Least((other,)), let.type, self.lets[other].home)
                    return core.Choose(test, then, self.put(twin))
                return then
            case core.Default():
                return self.exceptions(let, op)
            case core.Fold(_, _, when, _, none) if self.value(when) == 0:
                return none
            case _:
                return op

    def joined(self, op: type[core.All | core.Any], items: Iterable[Name]) -> core.Op | Name:
        """Without neutral items, and without a level between: an `All` that is read here alone is the same as its items."""
        neutral = int(op is core.All)
        flat: list[Name] = []
        for item in items:
            inner = self.lets[item].op
            if isinstance(inner, op) and self.uses[item] <= 1:
                flat += inner.items
            elif self.value(item) != neutral:
                flat.append(item)
        return self.one_or_more(op, flat)

    def branches(self, let: core.Let, op: core.Choose) -> core.Op | Name:
        """A truth value of which one branch is settled is a conjunction or a disjunction, with the same reasons."""
        then, other = self.value(op.then), self.value(op.other)
        if then is None and other is None:
            return op
        if then is not None:
            turned, rest, how = then == 0, op.other, core.All if then == 0 else core.Any
        else:
            turned, rest, how = other == 1, op.then, core.All if other == 0 else core.Any
        test = self.put(core.Let(self.fresh(f"{let.name}n"), core.Not(op.test), BOOL, self.lets[op.test].home)) if turned else op.test
        return self.joined(how, (test, rest))

    def one_or_more(self, op: type[core.All | core.Any | core.Least | core.Most], items: Iterable[Name]) -> core.Op | Name:
        kept = tuple(dict.fromkeys(items))
        return kept[0] if len(kept) == 1 else op(kept)

    def exceptions(self, let: core.Let, op: core.Default) -> core.Op | Name:
        """Without those that never fire, unless two or more remain: the reason of a clash names all of them."""
        possible = tuple(c for c in op.cases if self.value(c.when) != 0)
        if not possible:
            return op.base
        then = possible[0].then
        if any(c.then != then for c in possible) or then == op.base or (len(possible) > 1 and self.value(then) is None):
            return op if len(possible) > 1 else evolve(op, cases=(evolve(possible[0], yields=frozenset()),))
        # one result, and a known one if several exceptions give it: which of them fires does not matter
        tests = tuple(dict.fromkeys(c.when for c in possible))
        whens = self.one_or_more(core.Any, tests)
        if not isinstance(whens, str):
            home = let.home if any(self.lets[w].home == let.home for w in tests) else self.deepest(tests)
            whens = self.put(core.Let(self.fresh(f"{let.name}a"), whens, BOOL, home))
        if self.value(whens) is not None:
            return then if self.value(whens) else op.base
        choice = core.Choose(whens, then, op.base)
        return self.branches(let, choice) if let.type == BOOL else choice

    def deepest(self, names: Iterable[Name]) -> Name:
        return max((self.lets[n].home for n in names), key=lambda home: sum(1 for _ in self.program.chain(home)))

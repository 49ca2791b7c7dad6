"""What every program must satisfy: small named checks, for tests and for whoever writes a pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from policyrules import core
from policyrules.core.nodes import ROOT, Name
from policyrules.core.ranges import ranges
from policyrules.core.walk import operands
from policyrules.types import BOOL, DATE, Number, Scalar

OUTERMOST = ("parameter", "time")


def broken(program: core.Program) -> list[str]:
    """One English sentence for each invariant that does not hold; nothing where the program is well formed."""
    return broken_references(program) or [text for check in SECOND for text in check(program)]


def broken_references(program: core.Program) -> list[str]:
    """The same for what a program refers to alone: soon found out, and enough to rest on."""
    return [text for check in FIRST for text in check(program)]


def names_are_unique(program: core.Program) -> Iterator[str]:
    for what, names in (("let", [let.name for let in program.lets]), ("block", [b.name for b in program.blocks])):
        yield from (f"{what} {name} is there twice" for name in sorted(n for n, count in Counter(names).items() if count > 1))
    if any(block.name == ROOT for block in program.blocks):
        yield "a block has the name of the root"


def blocks_stand_in_earlier_ones(program: core.Program) -> Iterator[str]:
    seen = {ROOT}
    for block in program.blocks:
        if block.parent not in seen:
            yield f"block {block.name} stands in {block.parent}, which is not there before it"
        if block.size < 1:
            yield f"block {block.name} has no room"
        if block.months and (block.over or block.path):
            yield f"block {block.name} is of months and over a relation"
        seen.add(block.name)


def homes_exist(program: core.Program) -> Iterator[str]:
    known = {ROOT, *(b.name for b in program.blocks)}
    yield from (f"{let.name} lives in {let.home}, which is no block" for let in program.lets if let.home not in known)
    for let in program.lets:
        if isinstance(let.op, core.Fold) and let.op.block not in known - {ROOT}:
            yield f"{let.name} folds {let.op.block}, which is no block"


def operands_come_before(program: core.Program) -> Iterator[str]:
    seen: set[Name] = set()
    for let in program.lets:
        yield from (f"{let.name} reads {name}, which is not there before it" for name in operands(let.op) if name not in seen)
        seen.add(let.name)


def outputs_exist(program: core.Program) -> Iterator[str]:
    known = {let.name for let in program.lets}
    yield from (f"an output of a rule is {name}, which is no step" for name in program.outputs.values() if name not in known)


def homes_see_operands(program: core.Program) -> Iterator[str]:
    lets = program.by_name
    for let in program.lets:
        sight = {ROOT, *(b.name for b in program.chain(let.home))}
        inner: tuple[Name, ...] = ()
        if isinstance(let.op, core.Fold):
            block = program.block(let.op.block)
            if block.parent != let.home:
                yield f"fold {let.name} does not live in the parent of {block.name}"
            inner = let.op.when, let.op.value
            below = {ROOT, *(b.name for b in program.chain(block.name))}
            yield from (f"{let.name} reads {n}, which elements of {block.name} do not see" for n in inner if lets[n].home not in below)
        names = (let.op.none,) if isinstance(let.op, core.Fold) else operands(let.op)
        yield from (f"{let.name} does not see {n}" for n in names if lets[n].home not in sight)


def outputs_live_in_the_root(program: core.Program) -> Iterator[str]:
    yield from (f"output {name} lives in a list" for name in program.outputs.values() if program.by_name[name].home != ROOT)


def truth_is_asked_of_truth_values(program: core.Program) -> Iterator[str]:
    lets = program.by_name
    for let in program.lets:
        for name in _tests(let.op):
            if lets[name].type != BOOL:
                yield f"{let.name} takes {name} for a truth value"
        if isinstance(let.op, core.Not | core.All | core.Any | core.Less | core.Same | core.OneOf) and let.type != BOOL:
            yield f"{let.name} is a truth value of another type"


def _tests(op: core.Op) -> tuple[Name, ...]:
    match op:
        case core.Not(of):
            return (of,)
        case core.All(items) | core.Any(items):
            return items
        case core.Choose(test):
            return (test,)
        case core.Default(_, cases):
            return tuple(c.when for c in cases)
        case core.Fold("any", _, when, _, none):
            return when, none
        case core.Fold(_, _, when):
            return (when,)
        case _:
            return ()


def branches_have_one_type(program: core.Program) -> Iterator[str]:
    lets = program.by_name
    for let in program.lets:
        match let.op:
            case core.Choose(_, then, other):
                names: tuple[Name, ...] = (then, other)
            case core.Default(base, cases):
                names = (base, *(c.then for c in cases))
            case core.Least(items) | core.Most(items):
                names = items
            case _:
                continue
        yield from (f"{let.name} is {let.type}, its branch {n} is {lets[n].type}" for n in names if _kind(lets[n].type) != _kind(let.type))


def _kind(type: Scalar) -> object:
    """What the steps of one value must share: of a number its denominator, for its unit is only said; else the whole type."""
    return (Number, type.den) if isinstance(type, Number) else type


def collections_are_not_empty(program: core.Program) -> Iterator[str]:
    for let in program.lets:
        match let.op:
            case core.All(()) | core.Any(()) | core.Least(()) | core.Most(()) | core.OneOf(_, ()) | core.Default(_, ()):
                yield f"{let.name} is made of nothing"


def runs_are_sorted(program: core.Program) -> Iterator[str]:
    for let in program.lets:
        if isinstance(let.op, core.OneOf):
            runs = let.op.runs
            if any(p > q for p, q in runs) or any(b[0] <= a[1] + 1 for a, b in pairwise(runs)):
                yield f"the runs of {let.name} are not sorted, or touch"


def facts_have_bounds(program: core.Program) -> Iterator[str]:
    for let in program.lets:
        if isinstance(let.op, core.Fact):
            fact = let.op
            if fact.low > fact.high or (let.type == BOOL and not 0 <= fact.low <= fact.high <= 1):
                yield f"fact {let.name} has no bounds"
            if fact.aspect != "value" and (fact.low, fact.high) != (0, 1):
                yield f"{let.name} asks whether there is something, and is not 0 or 1"
            months = let.home != ROOT and program.block(let.home).months is not None and fact.source == "time"
            if fact.source in OUTERMOST and ((let.home != ROOT and not months) or fact.path):
                yield f"{let.name} belongs to no element, and lives in one"
            if fact.source == "time" and (let.type != DATE or fact.aspect != "value"):
                yield f"{let.name} is the day of the answer, and no date"


def divisors_are_positive(program: core.Program) -> Iterator[str]:
    found = ranges(program)
    for let in program.lets:
        if isinstance(let.op, core.Quotient) and found[let.op.by][0] < 1:
            yield f"{let.name} may divide by {found[let.op.by][0]}"


def exceptions_know_each_other(program: core.Program) -> Iterator[str]:
    for let in program.lets:
        if isinstance(let.op, core.Default):
            yields = {c.label: c.yields for c in let.op.cases}
            if len(yields) < len(let.op.cases):
                yield f"{let.name} has two exceptions of one label"
            for label, others in yields.items():
                if others - yields.keys():
                    yield f"an exception of {let.name} gives way to one that is not there"
                elif label in others or any(yields[other] - others for other in others):
                    yield f"an exception of {let.name} gives way in a circle, or not to all that stand above"


Check = Callable[[core.Program], Iterator[str]]
FIRST: tuple[Check, ...] = (
    names_are_unique, blocks_stand_in_earlier_ones, homes_exist, operands_come_before, outputs_exist, collections_are_not_empty,
)  # fmt: skip
"""What the other checks rely on."""
SECOND: tuple[Check, ...] = (
    homes_see_operands, outputs_live_in_the_root, truth_is_asked_of_truth_values, branches_have_one_type,
    runs_are_sorted, facts_have_bounds, divisors_are_positive, exceptions_know_each_other,
)  # fmt: skip

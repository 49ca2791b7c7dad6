"""The same rules as they stand in two packs, as one program: what both say alike is one step."""

from __future__ import annotations

from collections.abc import Collection

from policyrules import core
from policyrules.check import Sound
from policyrules.classes import frozen
from policyrules.compare.unequal import Unequal
from policyrules.core import Name, Output
from policyrules.core.build import Builder
from policyrules.lower import Lowered, lower_some

ANSWERS = (
    "outcome",
    "value",
    "payable",
    "applies",
    "fulfilled",
    "listed",
    "key:",
    "group:",
    "denominator",
    "numerator",
    "amount",
    "starts",
)
"""Outputs that are answers; the others tell why."""
LATER = "改后 "
"""Stands before the names of the rules of the second pack in the outputs of the joint program."""
DIFFERS = Output("", "differs")


@frozen(eq=False)
class Pair:
    """`joint` has the outputs of both, and `DIFFERS`, which holds wherever any answer differs, and perhaps elsewhere."""

    entity: str
    before: Lowered
    after: Lowered
    joint: core.Program
    unequal: tuple[Output, ...]
    """The answers of which it is not certain that they are the same in every case with all facts given."""

    @property
    def same(self) -> bool:
        return not self.unequal


def pair_of(before: Sound, after: Sound, entity: str, names: Collection[str]) -> Pair:
    """The rules of these names, as both packs have them."""
    b = Builder(entity)
    old, new = (lower_some(sound, entity, names, b) for sound in (before, after))
    was, now = old.program.outputs, new.program.outputs
    apart = Unequal(b)
    unequal: dict[Output, Name] = {}
    for output in dict.fromkeys((*was, *now)):
        if output.what.startswith(ANSWERS):
            differs = apart.of(was[output], now[output]) if output in was and output in now else b.truth(True)
            if not apart.never(differs):
                unequal[output] = differs
    later = {Output(LATER + output.rule, output.what): name for output, name in now.items()}
    joint = b.program({**was, **later, DIFFERS: b.any(*unequal.values())})
    return Pair(entity, old, new, joint, tuple(unequal))

"""The modules for one rule: `decide` (plain, stepping back to bounds) with `bounds`; and `reasons`, which is made when somebody asks."""

from __future__ import annotations

from policyrules import core
from policyrules.backends.scalar.constants import Constants, Mode
from policyrules.backends.scalar.placing import View
from policyrules.backends.scalar.runtime import HELPERS
from policyrules.backends.scalar.slots import Slots
from policyrules.backends.scalar.statements import Statements
from policyrules.backends.scalar.text import Term, bare, harmless
from policyrules.classes import frozen
from policyrules.core.nodes import ROOT
from policyrules.core.ranges import Range, ranges
from policyrules.types import BOOL

SAYS: dict[Mode, tuple[str, str]] = {
    "plain": ("decide", "lowest and highest of each output; what is unknown leads to `bounds`"),
    "bounds": ("bounds", "lowest and highest of each output"),
    "reasons": ("reasons", "what would settle each output"),
}
DECIDING: tuple[Mode, ...] = ("plain", "bounds")
ASKING: tuple[Mode, ...] = ("reasons",)


@frozen
class Module:
    """Python text, and the values its free names stand for."""

    text: str
    names: dict[str, object]


def module(program: core.Program, slots: Slots, modes: tuple[Mode, ...], as_of: Range | None = None) -> Module:
    """The functions of some modes, for all outputs of `program` in their order; each takes the root's row, the day, the parameters' row."""
    view, constants, found = View(program), Constants(), ranges(program, as_of)
    lines = ["# generated from rules; do not edit", *_legend(program, slots), ""]
    for mode in modes:
        name, says = SAYS[mode]
        at = Statements(view, slots, found, constants, mode)
        at.region(ROOT, list(program.outputs.values()))
        results = [_result(at, at.terms[let], view.lets[let].type == BOOL) for let in program.outputs.values()]
        lines += [f"def {name}(s, d, p):", f'    """{says}"""', *at.code.lines, f"    return ({', '.join(results)},)", "", ""]
    return Module("\n".join(lines), HELPERS | constants.values)


def _result(at: Statements, term: Term, truth: bool) -> str:
    if at.mode == "reasons":
        return term.why or "E"
    if term.thin and truth:
        return f"(YES if {term.low} else NO)"
    if term.thin:
        text = at.code.atom(term.low)
        return f"({text}, {text})"
    if truth:
        return f"(YES if {term.low} else OPEN if {term.high} else NO)"
    return f"({bare(term.low)}, {bare(term.high)})"


def _legend(program: core.Program, slots: Slots) -> list[str]:
    """What the slots mean, for whoever reads the text in a traceback."""
    said = {f"# outputs: {harmless('、'.join(f'{o.rule}/{o.what}' for o in program.outputs))}": None}
    for let in program.lets:
        if isinstance(let.op, core.Fact):
            row = "s" if let.home == ROOT else "e" + str(1 + [b.name for b in program.blocks].index(let.home))
            slot = slots.fact(row, let.home, let.op)
            said[f"# {slot or let.op.source}: {harmless('/'.join((*let.op.path, let.op.name)))} {let.op.low}..{let.op.high}"] = None
    return list(said)

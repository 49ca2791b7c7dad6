"""What each rule means, as a number: the same as long as its answers are reached in the same steps, however it is written.

A step's number is made of its operation and the numbers of its operands, so what other rules stand beside it does not matter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from policyrules import core
from policyrules.core import Name, Program
from policyrules.core.rename import renamed
from policyrules.driver.pipeline import Compiled
from policyrules.lower import Lowered

LENGTH = 16
"""Hexadecimal digits of a number: enough to notice a change, which nobody makes on purpose."""


def meanings(compiled: Compiled) -> dict[str, str]:
    """Of each rule and property of a usable pack, by kind of thing and name."""
    found: dict[str, str] = {}
    for entity, lowered in compiled.programs.items():
        found |= {f"{entity}/{rule}": number for rule, number in _numbers(lowered).items()}
    return found | {f"性质/{name}": _digest([*_numbers(lowered).values()]) for name, lowered in compiled.properties.items()}


def meaning(compiled: Compiled, entity: str, rule: str) -> str:
    """Of one rule; "" where there is none."""
    return _numbers(compiled.programs[entity]).get(rule, "") if entity in compiled.programs else ""


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The names of rules and properties that are new, gone or otherwise."""
    keys = (key for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key))
    return list(dict.fromkeys(key.split("/", 1)[1] for key in keys))


def _numbers(lowered: Lowered) -> dict[str, str]:
    program, steps = lowered.program, _steps(lowered.program)
    rules = dict.fromkeys(output.rule for output in program.outputs)
    found: dict[str, str] = {}
    for rule in rules:
        answers = [f"{o.what}={steps[name]}" for o, name in program.outputs.items() if o.rule == rule]
        story = lowered.stories.get(rule)
        found[rule] = _digest([*sorted(answers), *(steps[name] for name in story.reads() if name in steps)] if story else sorted(answers))
    return found


def _steps(program: Program) -> dict[Name, str]:
    blocks: dict[Name, str] = {core.ROOT: ""}
    for block in program.blocks:
        blocks[block.name] = _digest([blocks[block.parent], *map(repr, (block.over, block.size, block.path, block.months))])
    found: dict[Name, str] = {}
    for let in program.lets:
        op = renamed(let.op, found)
        inside = blocks[op.block] if isinstance(op, core.Fold) else ""
        found[let.name] = _digest([_said(op), inside, repr(let.type), blocks[let.home]])
    return found


def _said(op: core.Op) -> str:
    match op:
        case core.Default(base, cases):  # a set has no order of its own
            return repr((base, [(c.label, c.when, c.then, sorted(c.yields)) for c in cases]))
        case core.Fold(how, _, when, value, none):
            return repr((how, when, value, none))
        case _:
            return repr(op)


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:LENGTH]

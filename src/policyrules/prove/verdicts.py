"""What a rule answers to a case in that which one of its conditions bears on, in words. Needs no solver."""

from __future__ import annotations

from attrs import evolve

from policyrules.backends.reference import Trace, Value
from policyrules.core import Output
from policyrules.core.notes import Words
from policyrules.explain.ways import outcome_of
from policyrules.explain.wording import DONE, OPEN, answer_word
from policyrules.prove.atoms import Atom
from policyrules.syntax.keywords import word_of
from policyrules.types import Money, Number, Vocabulary
from policyrules.types.to_text import Tongue, written

COUNTED = {
    "denominator": (Words("计入分母", "is counted"), Words("不计入分母", "is not counted")),
    "numerator": (Words("计入分子", "counts as reached"), Words("不计入分子", "does not count as reached")),
    "listed": (Words("进入排序", "is ranked"), Words("不进入排序", "is not ranked")),
    "applies": (Words("适用", "applies"), Words("不适用", "does not apply")),
}


def verdict(atom: Atom, found: Trace, vocabulary: Vocabulary, tongue: Tongue) -> str:
    """Whether, how much, or whether done."""
    value = found.root.env[found.program.outputs[Output(atom.rule, atom.answer)]]
    if atom.answer == "value":
        return worth(found, Output(atom.rule, "value"), vocabulary, tongue)
    truth = None if not value.known else bool(value.low)
    if Output(atom.rule, "outcome") not in found.program.outputs:
        yes, no = COUNTED[atom.answer]
        return (OPEN if truth is None else yes if truth else no).in_(tongue)
    outcome = outcome_of(found, atom.rule)
    said = answer_word(atom.story.kind, outcome, tongue)
    if outcome == "yes" and atom.answer == "fulfilled":
        done = DONE["open" if truth is None else "yes" if truth else "no"].in_(tongue)
        return f"{said}，{done}" if tongue == "zh" else f"{said}, {done}"
    if outcome == "yes" and atom.answer == "amount":
        amount = worth(found, Output(atom.rule, "amount"), vocabulary, tongue)
        return f"{said}，{amount}" if tongue == "zh" else f"{said}, {amount}"
    return said


def worth(found: Trace, output: Output, vocabulary: Vocabulary, tongue: Tongue) -> str:
    """A value or an amount, exactly; 待定, or 无."""

    def of(more: str) -> Value | None:
        name = found.program.outputs.get(Output(output.rule, f"{output.what}{more}"))
        return found.root.env[name] if name is not None else None

    value, there, by = of(""), of(":present"), of(":by")
    assert value is not None
    if there is not None and there.known and not there.low:
        return word_of("NONEVALUE", tongue)
    if not value.known or (there is not None and not there.known) or (by is not None and not by.known):
        return OPEN.in_(tongue)
    type = found.program.by_name[found.program.outputs[output]].type
    if by is not None and isinstance(type, Number | Money):
        return written(value.low, evolve(type, den=type.den * by.low), vocabulary, tongue)
    return written(value.low, type, vocabulary, tongue)

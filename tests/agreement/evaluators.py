"""What the reference and the generated evaluators answer in a case, in one form."""

from __future__ import annotations

from policyrules import core
from policyrules.backends import reference
from policyrules.backends.scalar import Answer, Evaluators
from policyrules.cases import Case
from policyrules.testing import vocabulary as v

VOCABULARY = v.vocabulary()


def by_reference(program: core.Program, case: Case) -> dict[core.Output, Answer]:
    trace = reference.trace(program, case)
    values = {output: trace.value(output) for output in program.outputs}
    return {output: Answer(value.low, value.high, value.why) for output, value in values.items()}


def by_scalar(evaluators: Evaluators, case: Case) -> dict[core.Output, Answer]:
    row = evaluators.packed(case)
    found: dict[core.Output, Answer] = {}
    for rule in evaluators.rules:
        evaluator = evaluators.evaluator(rule)
        answers = evaluator.answer(*row)
        bounds = tuple((a.low, a.high) for a in answers)
        assert evaluator(*row) == evaluator.at(case.as_of).bounds(*row) == bounds, "plain code and bounds agree"
        if all(a.low == a.high for a in answers):  # elsewhere they come with the answers
            assert not any(evaluator.reasons(*row))
        found |= dict(zip(evaluator.outputs, answers, strict=True))
    return found

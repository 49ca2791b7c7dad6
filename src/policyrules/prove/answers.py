"""An answer that is not as it should be, as a problem: with the conditions that make it so, or with somebody of whom it is true."""

from __future__ import annotations

from typing import assert_never

from policyrules.backends.reference import Trace, trace
from policyrules.cases import Case
from policyrules.core import Output, Program, Reason
from policyrules.core.notes import Words
from policyrules.diagnostics import Problem
from policyrules.prove import problems as said
from policyrules.prove.asking import Found, Part
from policyrules.prove.checks import NOBODYS, Check
from policyrules.prove.persons import Shower
from policyrules.testing.wanted import Wanted
from policyrules.types import DATE
from policyrules.types.to_text import written


def problem_of(check: Check, found: Found, program: Program, shower: Shower) -> Problem:
    """What is to be said of an answer that is wrong."""
    at = check.at
    match check.kind:
        case "rule":
            assert at is not None
            return said.RuleNeverMet(check.rule, at, grounds(found))
        case "condition":
            return said.ConditionNeverCounts(check.rule, check.says, at, grounds(found))
        case "redundant":
            return said.ConditionNeverDecides(check.rule, check.says, at, grounds(found))
        case "exception":
            assert at is not None
            return said.ExceptionNeverCounts(check.rule, check.label, at, check.covered, grounds(found))
        case "property" | "cliff" | "order" | "relation" | "edition":
            assert at is not None
            return said.PremiseNeverHolds(check.rule, at, grounds(found))
        case "gap":
            assert at is not None and found.case is not None
            return _gap(check, found.case, program, shower)
        case "clash":
            assert at is not None and found.case is not None
            case = shower.small(program, found.case, check.question.seen)
            shown = shower.example(check.rule, case, [Wanted((), check.rule, "benefit", "yes", found=True)])
            return said.ResultsClash(check.rule, (check.label, check.other), at, check.also, shown)
        case "both":
            assert at is not None and check.also is not None and found.case is not None
            case = shower.small(program, found.case, check.question.seen)
            wanted = [Wanted((), rule, "benefit", "yes", found=True) for rule in (check.rule, check.other)]
            return said.BothGranted(check.rule, check.other, at, check.also, shower.example(check.rule, case, wanted))
    assert_never(check.kind)


def grounds(found: Found) -> said.Grounds:
    return said.Grounds(tuple(_culprit(part) for part in found.core if part.says is not None), found.assumed)


def _culprit(part: Part) -> said.Culprit:
    assert part.says is not None
    return said.Culprit(part.says, part.at, part.holding)


def _gap(check: Check, case: Case, program: Program, shower: Shower) -> Problem:
    """Somebody for whom nothing decides; what nobody could supply is the only reason."""
    assert check.at is not None
    output = program.outputs[Output(check.rule, check.label)]

    def why(traced: Trace) -> frozenset[Reason]:
        return traced.root.env[output].why

    case = shower.small(program, case, check.question.seen)
    reasons = why(trace(program, case))
    names = sorted({reason.name for reason in reasons if reason.source in NOBODYS})
    vocabulary = shower.compiled.checked.vocabulary
    day = Words(*(written(case.as_of, DATE, vocabulary, tongue) for tongue in ("zh", "en")))
    because = f"“{'、'.join(names)}”在{day.zh}没有施行的版本或适用的情形", f"`{', '.join(names)}` has no version or case on {day.en}"
    kind = "benefit" if check.label == "amount" else "define"
    wanted = Wanted((), check.rule, kind, "yes" if check.label == "amount" else "open", found=True)
    return said.NothingDecides(check.rule, check.at, because, shower.example(check.rule, case, [wanted]))

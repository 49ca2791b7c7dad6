"""A decision in one cell of a workbook."""

from __future__ import annotations

from policyrules.core import Reason
from policyrules.core.notes import Story
from policyrules.explain.amounts import due_is_asked
from policyrules.explain.model import Finding, Interval
from policyrules.explain.names import Names
from policyrules.explain.sentences import lacking
from policyrules.explain.view import quotient
from policyrules.explain.wording import COMMA, DONE, LIST, MARKS, SEMICOLON, answer_word, bracketed, out_of_force_short
from policyrules.types.encode import of_month


def short(decision: Finding, story: Story, names: Names) -> str:
    """享受 122元/月; 享受，122元/月；本月应发待定（缺 申请日期）; 不享受（特困人员供养）; 待定（缺 家庭是否低保家庭）; 未履行.

    It takes the decision alone, so that answers of any evaluator can be shown.
    """
    tongue, marks = names.tongue, MARKS[names.tongue]
    word = answer_word(story.kind, decision.outcome, tongue)
    if closed := out_of_force_short(story, decision.as_of, tongue):
        return answer_word(story.kind, "open", tongue) + bracketed(closed, tongue)
    if decision.value is not None and decision.outcome == "yes":
        return _number(decision.value, names)
    match decision.outcome:
        case "open":
            return word + _missing(decision.missing, names)
        case "no":
            return word + bracketed(marks[LIST].join(names.word(label) for label in decision.exceptions), tongue)
        case "not_applicable":
            return word
    if decision.fulfilled:
        word = DONE[decision.fulfilled].in_(tongue) if decision.fulfilled != "open" else word
    said = word + _amount(decision, names) + _limits(decision, names)
    if decision.fulfilled == "open":
        said += marks[SEMICOLON] + DONE["open"].in_(tongue) + _missing(decision.missing, names)
    return said + _due(decision, names)


def _amount(decision: Finding, names: Names) -> str:
    amount, marks = decision.amount, MARKS[names.tongue]
    if amount is None:
        return ""
    if amount.known:
        return (marks[COMMA] if _due(decision, names) else " ") + _number(amount, names)
    word = "金额待定" if names.tongue == "zh" else "amount undetermined"
    return marks[COMMA] + word + _missing(amount.why, names)


def _limits(decision: Finding, names: Names) -> str:
    """，幅度 10000元 至 30000元."""
    if decision.limits is None:
        return ""
    mark, zh = MARKS[names.tongue][COMMA], names.tongue == "zh"
    if not all(end.known for end in decision.limits):
        why = decision.limits[0].why | decision.limits[1].why
        return mark + ("幅度待定" if zh else "range undetermined") + _missing(why, names)
    low, high = (_number(end, names) for end in decision.limits)
    return f"{mark}幅度 {low} 至 {high}" if zh else f"{mark}between {low} and {high}"


def _due(decision: Finding, names: Names) -> str:
    """What falls due in this month, where it is not simply the rate."""
    amount, payable, zh = decision.amount, decision.payable, names.tongue == "zh"
    if not due_is_asked(decision) or amount is None or payable is None:
        return ""
    word = "本月应发" if zh else "due this month"
    if payable.known:
        same = amount.known and payable.low * amount.by == amount.low * payable.by
        return "" if same else f"{MARKS[names.tongue][SEMICOLON]}{word} {_number(payable, names)}{_first(decision, names)}"
    later = payable.why - amount.why
    if not later and amount.why:
        return ""
    return f"{MARKS[names.tongue][SEMICOLON]}{word}{'待定' if zh else ' undetermined'}{_missing(later or payable.why, names)}"


def _first(decision: Finding, names: Names) -> str:
    """The first month, where it is still to come."""
    starts, day = decision.starts, decision.as_of
    if starts is None or not starts.known or not starts.present or starts.low <= of_month(day.year, day.month):
        return ""
    month = _number(starts, names)
    return bracketed(f"自{month}起发" if names.tongue == "zh" else f"payable from {month}", names.tongue)


def _missing(reasons: frozenset[Reason], names: Names) -> str:
    return bracketed(lacking(reasons, names), names.tongue) if reasons else ""


def _number(found: Interval, names: Names) -> str:
    if found.present is False:
        return "无" if names.tongue == "zh" else "none"
    return quotient(found.low, found.by, found.type, names)

"""Headlines, what is missing and from whom, and the reasons in a few plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from policyrules import core
from policyrules.core import Program, Reason
from policyrules.core.notes import Story
from policyrules.explain.amounts import Amounts, interval_words
from policyrules.explain.explanation import Lack, Line
from policyrules.explain.model import Decision
from policyrules.explain.names import Names
from policyrules.explain.wording import (
    CLOSES,
    COLON,
    COMMA,
    DONE,
    LIST,
    MARKS,
    OPENS,
    SEMICOLON,
    STOP,
    answer_word,
    bracketed,
    out_of_force,
)  # fmt: skip
from policyrules.types import Bool, Choice

MOST_NAMED = 3
"""How many missing things a headline or a cell names."""


def headline(decision: Decision, story: Story, names: Names, amounts: Amounts) -> str:
    """困难残疾人生活补贴：享受，122元/月；本月应发 122元/月."""
    marks = MARKS[names.tongue]
    return f"{story.title.in_(names.tongue)}{marks[COLON]}{_answer(decision, story, names, amounts)}"


def _answer(decision: Decision, story: Story, names: Names, amounts: Amounts) -> str:
    tongue, marks = names.tongue, MARKS[names.tongue]
    word = answer_word(story.kind, decision.outcome, tongue)
    if closed := out_of_force(story, decision.as_of, tongue):
        return closed
    if decision.value is not None:
        known = decision.outcome == "yes"
        return interval_words(decision.value, amounts.view) if known else f"{word}{marks[COLON]}{lacking(decision.missing, names)}"
    match decision.outcome:
        case "open":
            return f"{word}{marks[COLON]}{lacking(decision.missing, names)}"
        case "no" if decision.exceptions:
            label = "例外：" if tongue == "zh" else "exception: "
            return word + bracketed(label + marks[LIST].join(names.word(x) for x in decision.exceptions), tongue)
        case "no" | "not_applicable":
            return word
    parts = [word]
    if decision.amount:
        parts.append(_amount(decision, names, amounts))
    said = marks[COMMA].join(parts)
    if decision.fulfilled:
        done = DONE[decision.fulfilled].in_(tongue)
        open_ = marks[COMMA] + lacking(decision.missing, names) if decision.fulfilled == "open" else ""
        said += marks[SEMICOLON] + done + open_
    if due := amounts.due():
        said += marks[SEMICOLON] + due
        if decision.payable and not decision.payable.known:
            said += marks[COMMA] + lacking(decision.payable.why, names)
    return said


def _amount(decision: Decision, names: Names, amounts: Amounts) -> str:
    amount = decision.amount
    assert amount is not None
    if amount.known:
        return interval_words(amount, amounts.view)
    word = "金额待定" if names.tongue == "zh" else "amount undetermined"
    return f"{word}{MARKS[names.tongue][COMMA]}{lacking(amount.why, names)}"


def lacking(reasons: Iterable[Reason], names: Names) -> str:
    """缺 A、B、C等5项."""
    ordered = names.sorted(reasons)
    said = MARKS[names.tongue][LIST].join(names.noun(r) for r in ordered[:MOST_NAMED])
    if names.tongue == "zh":
        return f"缺 {said}" + (f"等{len(ordered)}项" if len(ordered) > MOST_NAMED else "")
    return f"missing: {said}" + (f" and {len(ordered) - MOST_NAMED} more" if len(ordered) > MOST_NAMED else "")


# ---------------------------------------------------------------- what is missing, by who could supply it


def lacks(decision: Decision, missing: Iterable[Reason], names: Names, program: Program) -> tuple[Lack, ...]:
    """What is missing, grouped: papers of the case, judgements by body, open questions of interpretation, figures, periods."""
    read = [(let.op, let.type) for let in program.lets if isinstance(let.op, core.Fact)]
    decided = {fact.name for fact, type in read if fact.source == "parameter" and fact.aspect == "value" and isinstance(type, Bool | Choice)}
    groups: dict[tuple[core.Source, str], list[Reason]] = {}
    for reason in names.sorted(missing):
        groups.setdefault((reason.source, _heading(reason, names, reason.name in decided)), []).append(reason)
    return tuple(
        Lack(source, heading, tuple(_item(r, names, decision.as_of) for r in reasons), tuple(names.question(r) for r in reasons))
        for (source, heading), reasons in groups.items()
    )


def _heading(reason: Reason, names: Names, decided: bool) -> str:
    """`decided`: a parameter that is a decision to be taken and no figure."""
    zh = names.tongue == "zh"
    match reason.source:
        case "fact" | "list":
            return "缺少材料" if zh else "missing from the file"
        case "judgement":
            body = names.body(reason) or ("主管单位" if zh else "the body in charge")
            return f"须由{body}认定" if zh else f"to be judged by {body}"
        case "parameter" if decided:
            return "有关单位尚未明确" if zh else "not yet decided by the authorities"
        case "parameter":
            return "该日没有核实的数值" if zh else "no confirmed figure for that day"
        case "period":
            return "该日期没有施行的规定" if zh else "no provision in force on that day"
        case "gap" | "clash":
            return "规则有缺漏，请报规则维护人" if zh else "the rules leave this open; report it to those who maintain them"
        case "tie" | "time":
            return "尚待确定" if zh else "still to be settled"


def _item(reason: Reason, names: Names, day: date) -> str:
    if reason.source == "judgement":
        return names.of(names.owner(reason), names.word(reason.name))
    if reason.source == "period":
        story = names.story(reason)
        said = out_of_force(story, day, names.tongue) if story else ""
        return f"“{names.word(reason.name)}”{bracketed(said, names.tongue)}"
    return names.noun(reason)


# ---------------------------------------------------------------- plain sentences


def sentences(decision: Decision, lines: Sequence[Line], lacking: Sequence[Lack], names: Names) -> tuple[str, ...]:
    """Two to six sentences: what decided, what else is not met, how much and since when, what is missing."""
    tongue, marks = names.tongue, MARKS[names.tongue]
    top = [line for line in lines if line.depth == 0]
    said = [_sentence(line, tongue == "zh", marks) for line in top]
    if decision.outcome == "yes":
        met = [line.text for line in top if line.about == "condition"]
        rest = [s for line, s in zip(top, said, strict=True) if line.about != "condition"]
        every = "符合各项条件：" if tongue == "zh" else "all conditions are met: "
        said = [every + marks[SEMICOLON].join(met) + marks[STOP], *rest] if met else rest
    elif len(said) > MOST_SENTENCES - 1:
        said = said[: MOST_SENTENCES - 1]
    for lack in lacking[: max(1, MOST_SENTENCES - len(said))]:
        said.append(f"{lack.heading}{marks[COLON]}{marks[LIST].join(lack.items)}{marks[STOP]}")
    return tuple(dict.fromkeys(said))[:MOST_SENTENCES]


MOST_SENTENCES = 6


def _sentence(line: Line, zh: bool, marks: tuple[str, ...]) -> str:
    text = line.text
    if not line.decisive:
        text = f"另外，{text}" if zh else f"also: {text}"
    standing = f"{marks[COLON]}{line.standing}" if line.standing else ""
    detail = f"{marks[OPENS]}{line.detail}{marks[CLOSES]}" if line.detail else ""
    return f"{text}{standing}{detail}{marks[STOP]}"

"""Headlines, what is missing and from whom, and the reasons in a few plain sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from policyrules import core
from policyrules.core import Reason
from policyrules.core.notes import Story
from policyrules.explain.amounts import Amounts, interval_words, limits_words
from policyrules.explain.explanation import Lack, Line
from policyrules.explain.model import Finding
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
    english_mark,
    out_of_force,
    out_of_force_short,
)  # fmt: skip

MOST_NAMED = 3
"""How many missing things a headline or a cell names."""


def headline(decision: Finding, story: Story, names: Names, amounts: Amounts, lines: Sequence[Line]) -> str:
    """困难残疾人生活补贴：享受，122元/月；本月应发 122元/月."""
    marks = MARKS[names.tongue]
    unmet = [line.mark for line in lines if line.depth == 0 and line.mark and line.about == "condition" and line.decisive]
    said = _answer(decision, story, names, amounts)
    if decision.outcome == "no" and unmet and not decision.exceptions and story.kind != "obligation":
        label = "未满足条件" if names.tongue == "zh" else "not meeting "
        said += marks[COMMA] + label + marks[LIST].join(english_mark(m) if names.tongue == "en" else m for m in unmet)
    return f"{story.title.in_(names.tongue)}{marks[COLON]}{said}"


def _answer(decision: Finding, story: Story, names: Names, amounts: Amounts) -> str:
    tongue, marks = names.tongue, MARKS[names.tongue]
    word = answer_word(story.kind, decision.outcome, tongue)
    if closed := out_of_force(story, decision.as_of, tongue):
        return closed
    if decision.value is not None:
        known = decision.outcome == "yes"
        return interval_words(decision.value, amounts.view) if known else f"{word}{marks[COMMA]}{lacking(decision.missing, names)}"
    match decision.outcome:
        case "open":
            return f"{word}{marks[COMMA]}{lacking(decision.missing, names)}"
        case "no" if decision.exceptions:
            label = "例外：" if tongue == "zh" else "exception: "
            return word + bracketed(label + marks[LIST].join(names.word(x) for x in decision.exceptions), tongue)
        case "no" | "not_applicable":
            return word
    parts = [word]
    if decision.amount:
        parts.append(_amount(decision, names, amounts))
    if decision.limits:
        parts.append(limits_words(decision.limits, amounts))
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


def _amount(decision: Finding, names: Names, amounts: Amounts) -> str:
    amount = decision.amount
    assert amount is not None
    if amount.known:
        return interval_words(amount, amounts.view)
    word = "金额待定" if names.tongue == "zh" else "amount undetermined"
    return f"{word}{MARKS[names.tongue][COMMA]}{lacking(amount.why, names)}"


def lacking(reasons: Iterable[Reason], names: Names) -> str:
    """缺 A、B、C等5项."""
    ordered = names.nouns(reasons)
    said = MARKS[names.tongue][LIST].join(noun for noun, _ in ordered[:MOST_NAMED])
    if names.tongue == "zh":
        return f"缺 {said}" + (f"等{len(ordered)}项" if len(ordered) > MOST_NAMED else "")
    return f"missing: {said}" + (f" and {len(ordered) - MOST_NAMED} more" if len(ordered) > MOST_NAMED else "")


# ---------------------------------------------------------------- what is missing, by who could supply it


def lacks(decision: Finding, missing: Iterable[Reason], names: Names) -> tuple[Lack, ...]:
    """What is missing, grouped: papers of the case, judgements by body, open questions of interpretation, figures, periods."""
    groups: dict[tuple[core.Source, str], list[tuple[str, Reason]]] = {}
    for noun, reason in names.nouns(missing):
        groups.setdefault((reason.source, _heading(reason, names)), []).append((noun, reason))
    return tuple(
        Lack(source, heading, tuple(_item(n, r, names, decision.as_of) for n, r in found), tuple(names.question(r) for _, r in found))
        for (source, heading), found in groups.items()
    )


def _heading(reason: Reason, names: Names) -> str:
    zh = names.tongue == "zh"
    match reason.source:
        case "fact" | "list":
            return "缺少材料" if zh else "missing from the file"
        case "judgement":
            body = names.body(reason) or ("主管单位" if zh else "the body in charge")
            return f"须由{body}认定" if zh else f"to be judged by {body}"
        case "parameter" if reason.name in names.decisions:
            return "有关单位尚未明确" if zh else "not yet decided by the authorities"
        case "parameter":
            return "该日没有核实的数值" if zh else "no confirmed figure for that day"
        case "period":
            return "该日期没有施行的规定" if zh else "no provision in force on that day"
        case "row":
            return "表中没有写数值" if zh else "a table gives no value"
        case "gap" | "clash":
            return "规则有缺漏，请报规则维护人" if zh else "the rules leave this open; report it to those who maintain them"
        case "tie" | "time":
            return "尚待确定" if zh else "still to be settled"


def _item(noun: str, reason: Reason, names: Names, day: date) -> str:
    """What is missing, as it stands after a heading that says from whom."""
    if reason.source == "judgement":
        return names.of(names.owner(reason), names.word(reason.name))
    if reason.source == "parameter":
        return names.word(reason.name)
    if reason.source == "period":
        story = names.story(reason)
        said = out_of_force_short(story, day, names.tongue) if story else ""
        return f"“{names.word(reason.name)}”{bracketed(said, names.tongue)}"
    return noun


# ---------------------------------------------------------------- plain sentences


def sentences(decision: Finding, story_kind: str, lines: Sequence[Line], lacking: Sequence[Lack], names: Names) -> tuple[str, ...]:
    """Two to six sentences: what decided, what else is not met, how much and since when, what is missing."""
    marks = MARKS[names.tongue]
    outer = [i for i in range(len(lines)) if lines[i].depth == 0]
    conditions = [i for top in outer for i in _items(lines, top) if lines[i].about == "condition" and lines[i].form != "number"]
    if decision.outcome == "yes":
        met = [lines[i].text for i in conditions]
        every = ("符合各项条件：", "负担的条件成立：") if names.tongue == "zh" else ("all conditions are met: ", "it owes because: ")
        said = [every[story_kind == "obligation"] + marks[SEMICOLON].join(met) + marks[STOP]] if met else []
    else:
        said = [_sentence(lines, i, names) for i in conditions]
    scope = [_sentence(lines, i, names) for i in outer if lines[i].about == "scope" and decision.outcome != "no"]
    rest = [_sentence(lines, i, names) for i in outer if lines[i].about not in ("condition", "scope")]
    said = [*rest, *said] if decision.outcome == "no" else [*scope, *said, *rest]
    if lines and all(line.about == "time" for line in lines):
        return tuple(said)
    asked = [f"{lack.heading}{marks[COLON]}{marks[LIST].join(lack.items)}{marks[STOP]}" for lack in lacking]
    return (*said[: MOST_SENTENCES - min(len(asked), 2)], *asked)[:MOST_SENTENCES]


MOST_SENTENCES = 6


def _beneath(lines: Sequence[Line], head: int) -> range:
    """The lines under a line."""
    end = next((i for i in range(head + 1, len(lines)) if lines[i].depth <= lines[head].depth), len(lines))
    return range(head + 1, end)


def _items(lines: Sequence[Line], head: int) -> list[int]:
    """The line itself; of a numbered list, its items."""
    if lines[head].form != "list":
        return [head]
    below = [i for i in _beneath(lines, head) if lines[i].depth == lines[head].depth + 1]
    return [x for i in below for x in _items(lines, i)]


def _sentence(lines: Sequence[Line], head: int, names: Names) -> str:
    """A condition with its answer, and the innermost conditions that it came down to."""
    zh, marks, line = names.tongue == "zh", MARKS[names.tongue], lines[head]
    below = _beneath(lines, head)
    inner = [lines[i] for i in below if lines[i].form == "one" and not any(lines[j].form == "one" for j in _beneath(lines, i))]
    said = _clause(line, marks) if line.decisive else f"另外，{_clause(line, marks)}" if zh else f"also: {_clause(line, marks)}"
    came = marks[SEMICOLON].join(_clause(x, marks) for x in inner[:MOST_NAMED])
    return said + ((f"。其中，{came}" if zh else f". Of this: {came}") if came else "") + marks[STOP]


def _clause(line: Line, marks: tuple[str, ...]) -> str:
    standing = f"{marks[COLON]}{line.standing}" if line.standing else ""
    detail = f"{marks[OPENS]}{line.detail}{marks[CLOSES]}" if line.detail else ""
    return f"{line.text}{standing}{detail}"

"""Answers, explanations, ways out and questions as plain data for other programs. Its shape is that of docs/formats/answer.schema.json.

Keys are English and stay; texts are in the tongue asked for. What is not known is null. Numbers are strings, so that nothing is
rounded on the way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from policyrules.cases import ABSENT
from policyrules.cases.model import Entry
from policyrules.core import Reason
from policyrules.core.notes import Reading, Source, Story
from policyrules.explain.explanation import Explanation, Line
from policyrules.explain.model import Finding, Interval
from policyrules.explain.names import Names
from policyrules.explain.outs import Met, Outs
from policyrules.explain.questions import Asked
from policyrules.explain.variants import Step
from policyrules.explain.ways import Outlook
from policyrules.types import Bool, Money, Number
from policyrules.types.to_text import decimal, written

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
FORMAT = "policyrules-answer/1"


def answer_json(finding: Finding, story: Story, names: Names) -> dict[str, Json]:
    """The answer itself, without words on why."""
    return {
        "format": FORMAT,
        "tongue": names.tongue,
        "rule": finding.rule,
        "alias": names.vocabulary.aliases.get(finding.rule),
        "title": story.title.in_(names.tongue),
        "kind": finding.kind,
        "as_of": finding.as_of.isoformat(),
        "outcome": finding.outcome,
        "fulfilled": finding.fulfilled,
        "value": interval_json(finding.value, names),
        "amount": interval_json(finding.amount, names),
        "payable": interval_json(finding.payable, names),
        "limits": [interval_json(end, names) for end in finding.limits] if finding.limits else None,
        "exceptions": [*finding.exceptions],
        "missing": [reason_json(r, names) for r in names.sorted(finding.missing)],
        "missing_amount": [reason_json(r, names) for r in names.sorted(finding.missing_amount)],
    }


def interval_json(found: Interval | None, names: Names) -> Json:
    """A number between two ends; both are the same where it is known. `present` is false where there is none, null where open."""
    if found is None:
        return None
    low, high = (_plain(found, end, names) for end in (found.low, found.high))
    return {"known": found.known, "present": found.present, "low": low, "high": high, "unit": _unit(found)}


def _plain(found: Interval, end: int, names: Names) -> str:
    if isinstance(found.type, Number | Money):
        return decimal(end, found.type.den * found.by)
    return written(end, found.type, names.vocabulary, names.tongue)


def _unit(found: Interval) -> str:
    match found.type:
        case Money(period):
            return f"元/{period}" if period else "元"
        case Number(unit):
            return unit
        case _:
            return ""


def reason_json(reason: Reason, names: Names) -> dict[str, Json]:
    """What is missing: what kind of thing, its name, whose it is, and how it is called for readers."""
    return {
        "source": reason.source,
        "name": reason.name,
        "alias": names.vocabulary.aliases.get(reason.name),
        "path": [*reason.path],
        "path_aliases": [names.vocabulary.alias(relation) for relation in reason.path],
        "items": [item + 1 for item in reason.items],
        "text": names.noun(reason),
        "question": names.question(reason),
    }


# ---------------------------------------------------------------- why


def explanation_json(told: Explanation) -> dict[str, Json]:
    return {
        "headline": told.headline,
        "lines": [_line(line) for line in told.lines],
        "reasons": [*told.reasons],
        "authority": [*told.authority],
        "effect": told.effect,
        "facts": [*told.facts],
        "lacks": [
            {"source": lack.source, "heading": lack.heading, "items": [*lack.items], "questions": [*lack.asks]} for lack in told.lacks
        ],
        "notices": [*told.notices],
        "readings": _readings(told.readings),
        "sources": _sources(told.sources),
    }


def _line(line: Line) -> dict[str, Json]:
    return {
        "depth": line.depth,
        "mark": line.mark,
        "text": line.text,
        "standing": line.standing,
        "detail": line.detail,
        "about": line.about,
        "decisive": line.decisive,
        "presumed": line.presumed,
        "sources": _sources(line.sources),
        "readings": [r.id for r in line.readings],
    }


def _sources(sources: Iterable[Source]) -> list[Json]:
    return [{"document": s.document, "clauses": [*s.clauses], "article": s.article} for s in sources]


def _readings(readings: Iterable[Reading]) -> list[Json]:
    return [{"id": r.id, "says": r.says} for r in readings]


# ---------------------------------------------------------------- what would change it, what to ask


def outlook_json(found: Outlook, told: Outs, names: Names) -> dict[str, Json]:
    """Ways out of a refusal, and the first day on which the answer is another by itself."""
    ways: list[Json] = []
    for way, said in zip(found.ways, told.ways, strict=True):
        steps: list[Json] = [_step(step, text, names) for step, text in zip(way.steps, said.steps, strict=True)]
        ways.append({"by": way.by, "from": way.day.isoformat() if way.day else None, "steps": steps, "met": [_met(m) for m in said.met]})
    turning = found.turning
    return {
        "ways": ways,
        "turning": {"from": turning.day.isoformat(), "outcome": turning.outcome, "text": told.turning} if turning else None,
        "closing": told.closing,
        "proved": found.proved or None,
    }


def _step(step: Step, text: str, names: Names) -> dict[str, Json]:
    return {
        "fact": reason_json(step.reason, names),
        "by": step.by,
        "to": _entry(step.reason, step.entry, names),
        "was": _entry(step.reason, step.was, names),
        "onward": step.onward,
        "text": text,
    }


def _entry(reason: Reason, entry: Entry | None, names: Names) -> str | None:
    if entry is None:
        return None
    if entry is ABSENT or not isinstance(entry, int):
        return "无" if names.tongue == "zh" else "none"
    declared = names.declared(reason)
    return written(entry, declared.type if declared else Bool(), names.vocabulary, names.tongue)


def _met(met: Met) -> Json:
    return {
        "mark": met.mark,
        "text": met.text,
        "exception": met.label,
        "sources": _sources(met.sources),
        "readings": [r.id for r in met.readings],
    }


def questions_json(asked: Iterable[Asked], names: Names) -> list[Json]:
    """What to ask, the next question first."""
    return [
        {**reason_json(q.reason, names), "where": q.where, "sensitive": q.sensitive, "kinds": q.kinds, "settles": q.settles, "left": q.left}
        for q in asked
    ]

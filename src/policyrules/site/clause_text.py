"""A clause of the plan opened: what it says in our words, who answers for it, what carries it, for how long and on which law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from policyrules.core.notes import Source
from policyrules.diagnostics.plural import counted
from policyrules.explain.names import MARK, Names
from policyrules.ledger.cited import PLAN_WORD
from policyrules.ledger.coverage import Carrier, Way
from policyrules.ledger.model import Clause, Klass
from policyrules.resolve import Rule
from policyrules.resolve.editions import Edition, editions
from policyrules.site.ledger import Held
from policyrules.site.register_text import listed, role_word
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import nodes

LAWS_AT_MOST = 4
KLASSES: Final[Mapping[Klass, str]] = {
    "人员规则": "rules for persons", "家庭规则": "rules for households", "用人单位规则": "rules for employers",
    "机构规则": "rules for institutions", "设施项目规则": "rules for facilities and projects", "职责": "duties", "指标": "indicators",
    "叙述": "narrative",
}  # fmt: skip
WAYS: Final[Mapping[Way, str]] = {"规则": "rule", "裁量": "judgement", "职责": "duty", "指标": "indicator"}
STRENGTHS: Final = {"应当": "shall", "要求": "required", "逐步": "step by step", "鼓励": "encouraged", "探索": "to be tried out"}
NEEDS: Final = {
    "据本文": "this text", "须上位规定": "rules from above", "须地方数据": "figures of the district", "须人工判断": "a person's judgement",
}  # fmt: skip
"""What a clause is, what carries it, how strongly it is put and what it takes to decide it, in English."""


def clause_text(held: Held, shown: Iterable[Clause], names: Names) -> Iterator[str]:
    """Line by line, under each measure its title and its units once: the plan names units by measure, not by sentence."""
    place, zh, mark = "", names.tongue == "zh", MARK[names.tongue]
    for clause in shown:
        if clause.place != place:
            place = clause.place
            yield from _measure(held, place, names)
        yield _head(clause, names)
        needs = [word if zh else NEEDS[word] for word in clause.decidable if word != "据本文"]
        if needs:
            yield f"    {'判断：' if zh else 'deciding it takes: '}{mark.join(needs)}"
        if clause.cites:
            yield f"    {'提到：' if zh else 'mentions: '}{mark.join(map(names.text, clause.cites))}"
        for carrier in held.coverage.carriers.get(clause.id, ()):
            yield from _carrier(held, carrier, names)
        if clause.narrative:
            yield f"    {'叙述：' if zh else 'narrative: '}{names.text(clause.narrative)}"
        if clause.decision:
            yield f"    {'改类的理由：' if zh else 'why it is of another class: '}{names.text(clause.decision)}"


def _measure(held: Held, place: str, names: Names) -> Iterator[str]:
    measure, zh = held.ledger.measures.get(place), names.tongue == "zh"
    if measure is None:
        return
    roles = [f"{role_word(r, names.tongue)}{'：' if zh else ': '}{listed(units, names)}" for r, units in measure.units.items()]
    said = f"（{'；'.join(roles)}）" if zh else f" ({'; '.join(roles)})"
    yield f"{place} {names.text(measure.title)}{said}"


def _head(clause: Clause, names: Names) -> str:
    if names.tongue == "zh":
        strength = f"（{clause.strength}）" if clause.strength else ""
        return f"{clause.id}  {clause.klass}{strength}  {clause.who}：{clause.restated}"
    strength = f" ({STRENGTHS[clause.strength]})" if clause.strength else ""
    return f"{clause.id}  {KLASSES[clause.klass]}{strength}  {names.text(clause.who)}: {names.text(clause.restated)}"


def _carrier(held: Held, carrier: Carrier, names: Names) -> Iterator[str]:
    tested, zh = held.examples.get(carrier.name, ()), names.tongue == "zh"
    many = (f"（示例 {len(tested)} 个）" if zh else f" ({counted(len(tested), 'example')})") if tested else ""
    yield f"    {carrier.way if zh else WAYS[carrier.way]} {names.word(carrier.name)}{many}"
    rule = held.rules.get(carrier.name)
    if rule is not None and (told := [*_told(rule, names)]):
        yield f"        {('；' if zh else '; ').join(told)}"


def _told(rule: Rule, names: Names) -> Iterator[str]:
    written, zh = editions(rule.decl), names.tongue == "zh"
    bodies = next((w.names("authority") for w in written if w.names("authority")), ())
    if bodies:
        yield f"{'主管 ' if zh else 'in charge: '}{listed(bodies, names)}"
    if term := _term(written, zh):
        yield term
    cites = [node for node in nodes(rule.decl) if isinstance(node, syn.Cite) and node.document != PLAN_WORD]
    if laws := list(dict.fromkeys(_place(node, names) for node in cites)):
        first = MARK[names.tongue].join(laws[:LAWS_AT_MOST])
        more = (f" 等{len(laws)}处" if zh else f" and {len(laws) - LAWS_AT_MOST} more") if len(laws) > LAWS_AT_MOST else ""
        yield f"{'上位依据 ' if zh else 'on: '}{first}{more}"
    readings = dict.fromkeys(node.id for node in nodes(rule.decl) if isinstance(node, syn.Reading))
    if readings:
        yield f"{'解读 ' if zh else 'readings '}{MARK[names.tongue].join(sorted(readings))}"


def _term(written: tuple[Edition, ...], zh: bool) -> str:
    """From the first day of the first edition to the last day of the last; those with editions between follow changes of the law."""
    first, last = written[0].since, written[-1].until
    if first is None:
        return ""
    if zh:
        parts = f"，分 {len(written)} 个时期" if len(written) > 1 else ""
        return f"施行 {_day(first)} 至 {_day(last)}{parts}" if last else f"施行 {_day(first)} 起{parts}"
    parts = f" in {len(written)} periods" if len(written) > 1 else ""
    return f"in force {_day(first)} to {_day(last)}{parts}" if last else f"in force from {_day(first)}{parts}"


def _day(day: date) -> str:
    return day.isoformat()


def _place(cite: syn.Cite, names: Names) -> str:
    told = names.source(Source(cite.document, (), cite.article))
    return " ".join(part for part in (told.document, told.article) if part)

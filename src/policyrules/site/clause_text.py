"""A clause of the plan opened: what it says in our words, who answers for it, what carries it, for how long and on which law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from policyrules.ledger.coverage import Carrier
from policyrules.ledger.model import Clause
from policyrules.resolve import Rule
from policyrules.resolve.editions import Edition, editions
from policyrules.site.ledger import PLAN_WORD, Held
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import nodes

LAWS_AT_MOST = 4


def clause_text(held: Held, shown: Iterable[Clause]) -> Iterator[str]:
    """Line by line, under each measure its title and its units once: the plan names units by measure, not by sentence."""
    place = ""
    for clause in shown:
        if clause.place != place:
            place = clause.place
            yield from _measure(held, place)
        strength = f"（{clause.strength}）" if clause.strength else ""
        yield f"{clause.id}  {clause.klass}{strength}  {clause.who}：{clause.restated}"
        needs = [word for word in clause.decidable if word != "据本文"]
        if needs:
            yield f"    判断：{'、'.join(needs)}"
        if clause.cites:
            yield f"    提到：{'、'.join(clause.cites)}"
        for carrier in held.coverage.carriers.get(clause.id, ()):
            yield from _carrier(held, carrier)
        if clause.narrative:
            yield f"    叙述：{clause.narrative}"
        if clause.decision:
            yield f"    改类的理由：{clause.decision}"


def _measure(held: Held, place: str) -> Iterator[str]:
    measure = held.ledger.measures.get(place)
    if measure is not None:
        units = "；".join(f"{role}：{'、'.join(names)}" for role, names in measure.units.items())
        yield f"{place} {measure.title}（{units}）"


def _carrier(held: Held, carrier: Carrier) -> Iterator[str]:
    tested = held.examples.get(carrier.name, ())
    yield f"    {carrier.way} {carrier.name}" + (f"（示例 {len(tested)} 个）" if tested else "")
    rule = held.rules.get(carrier.name)
    if rule is not None and (told := [*_told(rule)]):
        yield f"        {'；'.join(told)}"


def _told(rule: Rule) -> Iterator[str]:
    written = editions(rule.decl)
    bodies = next((w.names("authority") for w in written if w.names("authority")), ())
    if bodies:
        yield f"主管 {'、'.join(bodies)}"
    if term := _term(written):
        yield term
    laws = list(dict.fromkeys(_place(node) for node in nodes(rule.decl) if isinstance(node, syn.Cite) and node.document != PLAN_WORD))
    if laws:
        more = f" 等{len(laws)}处" if len(laws) > LAWS_AT_MOST else ""
        yield f"上位依据 {'、'.join(laws[:LAWS_AT_MOST])}{more}"
    readings = dict.fromkeys(node.id for node in nodes(rule.decl) if isinstance(node, syn.Reading))
    if readings:
        yield f"解读 {'、'.join(sorted(readings))}"


def _term(written: tuple[Edition, ...]) -> str:
    """From the first day of the first edition to the last day of the last; those with editions between follow changes of the law."""
    first, last = written[0].since, written[-1].until
    if first is None:
        return ""
    parts = f"，分 {len(written)} 个时期" if len(written) > 1 else ""
    return f"施行 {_day(first)} 至 {_day(last)}{parts}" if last else f"施行 {_day(first)} 起{parts}"


def _day(day: date) -> str:
    return day.isoformat()


def _place(cite: syn.Cite) -> str:
    return " ".join(part for part in (cite.document, cite.article) if part)

"""Indicators computed from a roster or from supplied counts: the figure, the target, and what cannot be said and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Literal

from policyrules.backends.reference import Value
from policyrules.cases import Case
from policyrules.classes import frozen
from policyrules.core import Output
from policyrules.core.notes import Source, Words
from policyrules.deciding.pack import Pack
from policyrules.driver.ready import Heading
from policyrules.explain.figures import RELATIONS, percent
from policyrules.explain.names import Names
from policyrules.explain.sentences import lacking
from policyrules.explain.wording import out_of_force
from policyrules.population import Member, Rate, meets, rate, rate_of
from policyrules.resolve.editions import Edition, editions
from policyrules.roster.model import Roster, Subject
from policyrules.screening.counts_file import Counted
from policyrules.screening.scope import Packed
from policyrules.syntax import nodes as syn
from policyrules.types import Choice
from policyrules.types.encode import of_date
from policyrules.types.to_text import Tongue

Standing = Literal["met", "unmet", "no_target", "open", "not_applicable", "closed", "not_counted"]
STANDINGS: dict[Standing, Words] = {
    "met": Words("达到", "met"),
    "unmet": Words("未达到", "not met"),
    "no_target": Words("不判达标（没有设目标）", "not judged (there is no target)"),
    "open": Words("待定", "undetermined"),
    "not_applicable": Words("不适用（分母为零）", "not applicable (nobody is counted)"),
    "closed": Words("不在施行期", "not in force"),
    "not_counted": Words("没有计算（没有这一类的名册，也没有件数）", "not computed (no such roster, no counts)"),
}
APART = "政策"
"""A choice of this name tells policies apart: each is computed by itself, and they are never added up to one figure (A39)."""
UNSAID = Words("政策不明", "policy unknown")


SILENT = Words("", "")
EVERYTHING = Words("全部", "all")
"""A denominator that is simply 是."""


@frozen
class Figure:
    """One computed figure. `open_members`: of how many things something is unknown that could move it."""

    group: Words
    standing: Standing
    found: Rate | None = None
    missing: Words = SILENT
    open_members: int = 0


@frozen
class Indicator:
    """An indicator with its definition in words, and a figure for each policy where these are told apart."""

    name: str
    title: Words
    entity: str
    denominator: Words
    numerator: Words
    direction: Words
    target: Words
    baseline: Words
    sources: tuple[Words, ...]
    closed: Words
    figures: tuple[Figure, ...]


def indicators_of(pack: Pack) -> list[Heading]:
    return [rule for rule in pack.rules if rule.kind == "indicator"]


def groups_of(pack: Pack, rule: Heading) -> tuple[str, ...]:
    """The policies that an indicator tells apart; none where it is one figure."""
    fact = pack.vocabulary.entities[rule.entity].facts.get(APART)
    return tuple(v.name for v in pack.vocabulary.choices[fact.type.of].values) if fact and isinstance(fact.type, Choice) else ()


def measure(pack: Pack, as_of: date, roster: Roster | None, counts: Mapping[str, Counted]) -> tuple[Indicator, ...]:
    """Every indicator of the pack on a day. What was counted by hand goes before what a roster would give."""
    return tuple(_indicator(pack, rule, as_of, roster, counts.get(rule.name)) for rule in indicators_of(pack))


def members_of(pack: Pack, rule: Heading, cases: Iterable[Packed]) -> list[Member]:
    """What an indicator reads of each thing, by the generated evaluator."""
    evaluator = pack.evaluators(rule.entity).evaluator(rule.name)
    top, bottom = (evaluator.outputs.index(Output(rule.name, what)) for what in ("numerator", "denominator"))
    members = []
    for case in cases:
        answers = [Value(a.low, a.high, a.why) for a in evaluator.answer(*case)]
        members.append(Member(answers[bottom], answers[top]))
    return members


def _indicator(pack: Pack, rule: Heading, as_of: date, roster: Roster | None, counted: Counted | None) -> Indicator:
    story, decl = pack.story(rule), pack.compiled.checked.resolved.rules[rule.entity, rule.name].decl
    edition = _on(editions(decl), as_of)
    closed = Words(out_of_force(story, as_of, "zh"), out_of_force(story, as_of, "en"))
    figures = (Figure(SILENT, "closed"),) if closed.zh else tuple(_figures(pack, rule, as_of, roster, counted))
    sources = tuple(_cited(pack, cite) for cite in edition.cites())
    english = pack.vocabulary.english
    towards = edition.names("direction")
    direction = Words("、".join(towards), ", ".join(english.get(word, word) for word in towards))
    return Indicator(
        rule.name, story.title, rule.entity, _condition(pack, edition, "denominator"), _condition(pack, edition, "numerator"),
        direction, _target(story.target), _baseline(pack, edition), sources, closed, figures,
    )  # fmt: skip


def _on(found: tuple[Edition, ...], as_of: date) -> Edition:
    """The edition in force, or the last one, which says what was meant."""
    running = (e for e in found if (e.since is None or e.since <= as_of) and (e.until is None or as_of <= e.until))
    return next(running, found[-1])


def _condition(pack: Pack, edition: Edition, key: str) -> Words:
    written = edition.condition(key)
    said = pack.compiled.says(written.body.at) if written else SILENT
    return EVERYTHING if said.zh == "是" else said


def _baseline(pack: Pack, edition: Edition) -> Words:
    written = edition.value("baseline")
    return pack.compiled.says(written.worth.at) if written else SILENT


def _target(target: tuple[str, int, int] | None) -> Words:
    if target is None:
        return SILENT
    relation, top, bottom = target
    share = percent(Fraction(top, bottom))
    return Words(f"{RELATIONS[relation].zh}{share}", f"{RELATIONS[relation].en} {share}")


def _cited(pack: Pack, cite: syn.Cite) -> Words:
    source = Source(cite.document, cite.clauses, cite.article)
    return Words(str(source), str(Names(pack.vocabulary, "", {}, "en").source(source)))


# ---------------------------------------------------------------- figures


def _figures(pack: Pack, rule: Heading, as_of: date, roster: Roster | None, counted: Counted | None) -> Iterable[Figure]:
    if counted:
        for group, (top, bottom) in counted.items():
            yield _figure(pack, rule, group, rate_of(top, bottom), [])
        return
    subjects = roster.of(rule.entity) if roster else []
    if not subjects:
        yield Figure(SILENT, "not_counted")
        return
    evaluators = pack.evaluators(rule.entity)
    members = members_of(pack, rule, (evaluators.packed(Case(s.record, of_date(as_of), {})) for s in subjects))
    apart: dict[str, list[Member]] = {}
    for subject, member in zip(subjects, members, strict=True):
        apart.setdefault(_group(pack, rule, subject), []).append(member)
    for group in sorted(apart, key=(*groups_of(pack, rule), UNSAID.zh, "").index):
        yield _figure(pack, rule, group, rate(apart[group]), apart[group])


def _group(pack: Pack, rule: Heading, subject: Subject) -> str:
    if not groups_of(pack, rule):
        return ""
    fact = pack.vocabulary.entities[rule.entity].facts[APART]
    assert isinstance(fact.type, Choice)
    code = subject.record.facts.get(APART)
    return next((v.name for v in pack.vocabulary.choices[fact.type.of].values if v.code == code), UNSAID.zh)


def _policy(pack: Pack, group: str) -> Words:
    return UNSAID if group == UNSAID.zh else Words(group, pack.vocabulary.english.get(group, group))


def _figure(pack: Pack, rule: Heading, group: str, found: Rate, members: list[Member]) -> Figure:
    target = pack.story(rule).target
    missing, called = SILENT, _policy(pack, group)
    if found.missing:
        zh, en = (lacking(found.missing, pack.names(rule.entity, tongue)) for tongue in TONGUES)
        missing = Words(zh, en)
    unknown = sum(bool(m.denominator.high) and not (m.denominator.known and m.numerator.known) for m in members)
    if found.empty:
        return Figure(called, "not_applicable", found)
    if target is None:
        return Figure(called, "no_target" if found.known else "open", found, missing, unknown)
    met = meets(found, target[0], Fraction(target[1], target[2]))
    return Figure(called, "open" if met is None else "met" if met else "unmet", found, missing, unknown)


TONGUES: tuple[Tongue, Tongue] = ("zh", "en")

"""One person, household or other thing of a roster under every rule in force: what it gets, could get, and is refused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import attrgetter

from attrs import evolve

from policyrules.cases import Case
from policyrules.classes import frozen
from policyrules.core import Reason
from policyrules.core.notes import Edition
from policyrules.deciding.answers import Answer
from policyrules.deciding.pack import ANSWERED, Pack
from policyrules.deciding.plan_order import in_plan_order
from policyrules.driver.ready import Heading
from policyrules.explain.coordination import coordination
from policyrules.explain.explanation import Explanation
from policyrules.explain.sentences import sentences
from policyrules.explain.tell import cited
from policyrules.explain.to_steps import way_text
from policyrules.explain.wording import COLON, MARKS, SEMICOLON, bracketed
from policyrules.roster.model import NUMBER_LOST, Roster, Subject
from policyrules.roster.words import PERSON
from policyrules.types.encode import of_date
from policyrules.types.to_text import Tongue

WAYS_AT_MOST = 2
"""Ways out that are told on one line; `explain` tells all."""


@frozen
class Row:
    """One rule: the answer as in a cell of a result, the body in charge, and what goes with it.

    `why`: of a refusal, the conditions that are not met. `ways`: what would change it. `excludes`: what it does not go together with;
    `higher`: where only the higher of two of a kind is paid. `beside`: what is to be known beside it (差额补足 …).
    """

    rule: str
    title: str
    entity: str
    says: str
    authority: tuple[str, ...]
    effect: str = ""
    why: str = ""
    ways: str = ""
    excludes: tuple[str, ...] = ()
    higher: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@frozen
class Question:
    """A thing that is not known, how it is asked for, and the rules that wait for it."""

    noun: str
    asks: str
    source: str
    rules: tuple[str, ...]
    alone: int
    """How many of them it would settle by itself."""


@frozen
class CasePage:
    """Everything on one thing. `could` are the open answers; `questions` what would settle them, what settles most first.

    `shown` is what may be printed of who it is: the label, the last figures of a number, the place in the roster.
    """

    entity: str
    shown: tuple[str, str, str]
    as_of: date
    gets: tuple[Row, ...]
    could: tuple[Row, ...]
    refused: tuple[Row, ...]
    questions: tuple[Question, ...]
    not_applicable: tuple[str, ...]
    closed: tuple[str, ...]


def found_by(roster: Roster, wanted: str) -> list[Subject]:
    """Whom an identity number, a code or a name means: the first of these that means anybody. A household is called by the name
    of its head, so that a name means the person before the household."""
    everybody = [s for subjects in roster.subjects.values() for s in subjects]
    for means in (attrgetter("key"), attrgetter("code"), attrgetter("label")):
        if found := [s for s in everybody if means(s) == wanted]:
            persons = [s for s in found if s.entity == PERSON]
            return persons if len(persons) == 1 else found
    return []


def case_page(pack: Pack, subject: Subject, as_of: date, tongue: Tongue = "zh") -> CasePage:
    """The page of one thing; of a person, with the rules about the household, whose refusals are then told without its facts: they
    may be those of other members."""
    things = [subject.record, *subject.record.one.values()]
    answers: list[Answer] = []
    closed: list[str] = []
    for record in things:
        case = Case(record, of_date(as_of), {})
        for rule in in_plan_order(pack, [r for r in pack.rules if r.entity == record.entity and r.kind in ANSWERED]):
            if pack.story(rule).on(as_of) is None:
                closed.append(_title(pack, rule, tongue))
            else:
                answers.append(Answer(pack, rule, case, pack.find(rule, case, as_of)))
    by_outcome = {outcome: [a for a in answers if a.finding.outcome == outcome] for outcome in ("yes", "open", "no", "not_applicable")}
    gets, could, refused = (
        tuple(_row(a, tongue, own=a.case.root is subject.record) for a in by_outcome[outcome]) for outcome in ("yes", "open", "no")
    )
    questions = _questions(by_outcome["open"] + [a for a in by_outcome["yes"] if a.finding.missing_amount], tongue)
    not_applicable = tuple(_title(pack, a.rule, tongue) for a in by_outcome["not_applicable"])
    tail = subject.tail if subject.tail == NUMBER_LOST else "*" * 14 + subject.tail if subject.tail else ""
    shown = subject.label, tail, subject.place.in_(tongue)
    return CasePage(
        pack.names(subject.entity, tongue).word(subject.entity),
        shown,
        as_of,
        gets,
        could,
        refused,
        questions,
        not_applicable,
        tuple(closed),
    )


def _title(pack: Pack, rule: Heading, tongue: Tongue) -> str:
    return pack.story(rule).title.in_(tongue)


def _row(answer: Answer, tongue: Tongue, *, own: bool) -> Row:
    pack, rule, finding = answer.pack, answer.rule, answer.finding
    told = answer.explanation(tongue)
    edition = answer.story.on(finding.as_of)
    refused = finding.outcome == "no"
    return Row(
        rule.name, _title(pack, rule, tongue), rule.entity, pack.short(finding, tongue), told.authority,
        "" if refused else told.effect,
        ("" if tongue == "zh" else " ").join(told.reasons if own else _without_facts(answer, told)) if refused else "",
        _ways(answer, tongue) if refused and own else "",
        *(_joined(answer, edition, tongue) if edition and not refused else ((), ())),
        told.notices, tuple(str(source) for source in told.sources),
    )  # fmt: skip


def _without_facts(answer: Answer, told: Explanation) -> tuple[str, ...]:
    plain = [evolve(line, detail="") for line in told.lines]
    return sentences(answer.finding, answer.story.kind, plain, told.lacks, answer.names(told.tongue))


def _ways(answer: Answer, tongue: Tongue) -> str:
    """What would change a refusal, in one line; how many other ways there are; or what time does, or that there is none."""
    found = answer.outs(tongue)
    told = [way_text(way, tongue) for way in found.ways[:WAYS_AT_MOST]]
    if more := len(found.ways) - len(told):
        told.append(f"另有 {more} 种办法（见 explain）" if tongue == "zh" else f"{more} other ways (see explain)")
    return MARKS[tongue][SEMICOLON].join(told or [text for text in (found.turning, found.closing) if text])


def _joined(answer: Answer, edition: Edition, tongue: Tongue) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What excludes a rule and what leaves the higher of two, as 特困人员供养（特困人员）：不享受〔国发〔2015〕52号〕. What is to be
    known beside it is told where it is so, by the explanation."""
    names = answer.names(tongue)
    found: dict[str, list[str]] = {"excludes": [], "higher": []}
    for joined in coordination(answer.story, answer.pack.lowered(answer.rule.entity).program, frozenset(), edition):
        said = f"{names.word(joined.label)}{bracketed(joined.when.in_(tongue), tongue)}{MARKS[tongue][COLON]}{joined.then.in_(tongue)}"
        found[joined.way].append(said + cited([str(names.source(source)) for source in joined.sources], tongue))
    return tuple(found["excludes"]), tuple(found["higher"])


def _questions(open_: Iterable[Answer], tongue: Tongue) -> tuple[Question, ...]:
    """What is missing, once each, with the rules that wait: those first that settle most by themselves, then what most wait for."""
    found: dict[tuple[str, str], tuple[Reason, Answer, list[str], list[str]]] = {}
    for answer in open_:
        nouns = answer.names(tongue).nouns(answer.finding.missing | answer.finding.missing_amount)
        for noun, reason in nouns:
            _, _, rules, alone = found.setdefault((answer.rule.entity, noun), (reason, answer, [], []))
            rules.append(_title(answer.pack, answer.rule, tongue))
            if len(nouns) == 1:
                alone.append(noun)
    asked = [
        Question(noun, answer.names(tongue).question(reason), reason.source, tuple(rules), len(alone))
        for (_, noun), (reason, answer, rules, alone) in found.items()
    ]
    return tuple(sorted(asked, key=lambda q: (-q.alone, -len(q.rules))))

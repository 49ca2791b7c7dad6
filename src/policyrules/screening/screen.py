"""The main job: every subject of a roster, every provision, one day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from attrs import field

from policyrules.backends.reference import Value
from policyrules.backends.scalar.classes import Memo
from policyrules.cases import Case
from policyrules.classes import define
from policyrules.core import Output, Reason
from policyrules.deciding.pack import Pack, UnknownRule
from policyrules.deciding.plan_order import in_plan_order, part_of
from policyrules.driver.ready import Heading
from policyrules.explain import Finding
from policyrules.explain.figures import place_sentences, place_words, rate_words
from policyrules.explain.names import Names
from policyrules.explain.wording import MARKS, SEMICOLON
from policyrules.population import Candidate, Place, rank, rate
from policyrules.roster.facts import Asker, Facts, ask_parameter, choices_of_type, unit_of
from policyrules.roster.model import Note, Rejected, Roster, Subject
from policyrules.roster.problems import FactsUnknownItem, UnreadableCell
from policyrules.roster.read import Read
from policyrules.roster.screening import Answer, Answered, Missing, Outcome, Part, Provision, Screening, Unscreened, Version
from policyrules.roster.telling import Telling
from policyrules.screening.indicators import members_of
from policyrules.screening.reasons import Answering
from policyrules.screening.scope import LACKS, Packed, Scope
from policyrules.types.bounds import in_bounds, out_of_bounds
from policyrules.types.encode import of_date, of_month
from policyrules.types.from_text import read
from policyrules.types.to_text import Tongue
from policyrules.types.unreadable import Unreadable

ASKED = ("eligibility", "benefit", "obligation", "ranking")
INDICATOR = "indicator"
OUTCOMES: dict[str, Outcome] = {"in": "yes", "out": "no", "not_applicable": "not_applicable"}
"""The answer of a ranking, by how somebody stands in it; otherwise, and where the place is not settled, open."""
KIND_WORDS = {"eligibility": "资格", "benefit": "待遇", "obligation": "义务", "ranking": "排序"}


class NotScreened(UnknownRule):
    """A rule that no roster is asked about. `kind`: define, discretion or duty."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(name)
        self.kind = kind


def askable(pack: Pack) -> list[str]:
    """The rules that a roster can be asked about."""
    return [r.name for r in pack.rules if r.kind in (*ASKED, INDICATOR)]


def screen(
    pack: Pack,
    found: Read,
    *,
    as_of: date,
    only: Iterable[str] = (),
    facts: Facts | None = None,
    in_full: bool = False,
    command: str = "",
    engine: str = "",
    progress: Callable[[int, int], None] = lambda done, of: None,
    tongue: Tongue = "zh",
) -> Screening:
    """Ask every rule (or those of `only`) of every subject; `progress` is told how many subjects are done, of how many.

    Rules out of force, and those for which the roster has next to none of the facts (`scope`), are listed and not asked, unless
    they are named in `only` or asked for `in_full`.

    Raises UnknownRule for a name in `only` that the pack does not have, NotScreened for one that is not asked of a roster.
    """
    named = [pack.rule(name) for name in only]
    for rule in named:
        if rule.kind not in (*ASKED, INDICATOR):
            raise NotScreened(rule.name, rule.kind)
    wanted = {rule.name for rule in named}
    parameters, refused = _parameters(pack, facts)
    tell = Telling(tongue, pack.vocabulary.english if tongue == "en" else {})
    work = _Screen(pack, found.roster, as_of, parameters, progress, bool(wanted) or in_full, tell)
    parts, measures = [], list[Note]()
    for entity in pack.vocabulary.entities:
        about = [r for r in pack.rules if r.entity == entity and (not wanted or r.name in wanted)]
        rules, indicators = [r for r in about if r.kind in ASKED], [r for r in about if r.kind == INDICATOR]
        if rules and found.roster.of(entity):
            parts.append(work.part(entity, in_plan_order(pack, rules)))
        if wanted or found.roster.of(entity):  # whoever asks for an indicator is told that nobody is counted
            measures += [work.measured(indicator) for indicator in indicators]
    return Screening(
        pack.name, pack.version, pack.digest, engine, as_of.isoformat(), command, tuple(parts), found.roster.rows_read,
        (*found.roster.rejected, *refused), tuple(found.roster.left_out), (*found.roster.notes, *measures),
        tuple(found.mapping.as_rows(tell)), tuple(work.versions(facts or Facts())),
        *((facts.fact_rows(), facts.parameter_rows()) if facts else ((), ())), tuple(work.unscreened), in_full, tell,
    )  # fmt: skip


def _parameters(pack: Pack, facts: Facts | None) -> tuple[dict[str, int], list[Rejected]]:
    """Figures that somebody filled in, encoded; what cannot be read is listed and stays as unknown as before."""
    found: dict[str, int] = {}
    rejected = []
    called = {pack.vocabulary.alias(name): name for name in pack.parameters}
    for written, filled in (facts.parameters if facts else {}).items():
        name = called.get(written, written)
        declared = pack.parameters.get(name)
        if declared is None:
            rejected.append(Rejected("参数", FactsUnknownItem(filled.place)))
            continue
        value = read(filled.cell, declared.type, pack.vocabulary, optional=declared.optional)
        if isinstance(value, int) and not in_bounds(value, declared.low, declared.high):
            value = out_of_bounds(declared.low, declared.high, declared.type, pack.vocabulary)
        if isinstance(value, Unreadable):
            rejected.append(Rejected("填写", UnreadableCell(filled.place, value)))
        elif isinstance(value, int):
            found[name] = value
    return found, rejected


@define(eq=False)
class _Screen:
    pack: Pack
    roster: Roster
    as_of: date
    parameters: dict[str, int]
    progress: Callable[[int, int], None]
    everything: bool
    tell: Telling
    asker: Asker = field(init=False)
    scope: Scope = field(init=False)
    bodies: dict[str, str] = field(init=False)
    asked: dict[tuple[int, Reason], Missing] = field(factory=dict)
    entity: str = ""
    packed: list[Packed] = field(factory=list)
    """The subjects of one kind of thing (`entity`) as evaluators take them, for all rules and indicators about it."""
    unscreened: list[Unscreened] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.asker = Asker(self.roster, self.pack.vocabulary, self.tell)
        self.scope = Scope(self.pack, self.as_of, self.asker)
        self.bodies = {r.name: self.tell.names(r.authority) for r in self.pack.rules}

    def part(self, entity: str, rules: list[Heading]) -> Part:
        subjects = self.roster.of(entity)
        rules = [rule for rule in rules if self.everything or self.worth(rule, subjects)]
        columns = [self.ranked(rule, subjects) if rule.kind == "ranking" else self.decided(rule, subjects) for rule in rules]
        answered = tuple(
            Answered(s.code, s.label, s.tail, s.place.in_(self.tell.tongue), tuple(column[i] for column in columns))
            for i, s in enumerate(subjects)
        )
        return Part(entity, tuple(map(self.provision, rules)), answered)

    def provision(self, rule: Heading) -> Provision:
        part = self.tell(part_of(self.pack.story(rule)))
        return Provision(rule.name, rule.entity, self.tell(KIND_WORDS[rule.kind]), self.bodies[rule.name], part, rule.received)

    def worth(self, rule: Heading, subjects: list[Subject]) -> bool:
        """Whether to ask a rule; if not, it is listed with the reason."""
        why, needs = self.scope.closed(rule), tuple[Reason, ...]()
        if not why and (needs := self.scope.lacking(rule, self.packed_of(rule.entity))):
            why = self.tell(LACKS)
        if why:
            words = dict.fromkeys(self.worded(subjects[0], reason).item for reason in needs)
            self.unscreened.append(Unscreened(self.provision(rule), why, tuple(words)))
        return not why

    def packed_of(self, entity: str) -> list[Packed]:
        if entity != self.entity:
            evaluators, rows = self.pack.evaluators(entity), Memo()
            self.entity, self.packed = entity, [evaluators.packed(self.case(subject), rows) for subject in self.roster.of(entity)]
        return self.packed

    def case(self, subject: Subject) -> Case:
        return Case(subject.record, of_date(self.as_of), self.parameters)

    def measured(self, rule: Heading) -> Note:
        """An indicator, computed from the roster."""
        running = self.pack.story(rule).on(self.as_of)
        members = members_of(self.pack, rule, self.packed_of(rule.entity)) if running else []
        said = rate_words(rate(members), self.pack.story(rule), self.as_of)
        return Note(said.zh, said.en)

    # ------------------------------------------------------------ one rule, all subjects

    def decided(self, rule: Heading, subjects: list[Subject]) -> list[Answer]:
        answering, packed = Answering(self.pack, rule, self.as_of, self.tell.tongue), self.packed_of(rule.entity)
        answers = []
        for i, subject in enumerate(subjects):
            alike = answering.find(*packed[i])
            told = answering.tell(self.case(subject), alike)
            missing = dict.fromkeys(self.ask(subject, reason) for reason in told.missing)
            received = subject.record.facts.get(rule.received)
            paid = bool(received) if isinstance(received, int) else None
            answer = Answer(alike.finding.outcome, told.cell, told.sentences, told.sources, tuple(missing), paid, ended(alike.finding))
            answers.append(answer)
            self.progress(i + 1, len(subjects))
        return answers

    def ranked(self, rule: Heading, subjects: list[Subject]) -> list[Answer]:
        places = rank([Candidate.of(rule.name, self.values(rule, packed)) for packed in self.packed_of(rule.entity)])
        story = self.pack.story(rule)
        edition = story.on(self.as_of)
        sources = tuple(str(self.names(rule).source(s)) for s in edition.sources) if edition else ()
        return [self.placed(s, place, sources, story.ties, self.names(rule)) for s, place in zip(subjects, places, strict=True)]

    def names(self, rule: Heading) -> Names:
        return self.pack.names(rule.entity, self.tell.tongue)

    def values(self, rule: Heading, packed: Packed) -> dict[Output, Value]:
        """The values of a rule's outputs for one subject, by the generated evaluator."""
        evaluator = self.pack.evaluators(rule.entity).evaluator(rule.name)
        answers = evaluator.answer(*packed)
        return {output: Value(a.low, a.high, a.why) for output, a in zip(evaluator.outputs, answers, strict=True)}

    def placed(self, subject: Subject, place: Place, sources: tuple[str, ...], ties: str, names: Names) -> Answer:
        """A place in words. What is unknown of other candidates is named, and asked of them."""
        missing = tuple(dict.fromkeys(self.ask(subject, r) for r in sorted(place.missing)))
        outcome = OUTCOMES.get(place.standing, "open") if place.settled or place.standing != "in" else "open"
        return Answer(outcome, place_words(place).in_(self.tell.tongue), place_sentences(place, ties, names), sources, missing)

    # ------------------------------------------------------------ what is missing

    def ask(self, subject: Subject, reason: Reason) -> Missing:
        key = id(subject.record), reason
        if key not in self.asked:
            self.asked[key] = self.worded(subject, reason)
        return self.asked[key]

    def worded(self, subject: Subject, reason: Reason) -> Missing:
        if reason.source == "parameter":
            declared = self.pack.parameters[reason.name]
            period, tell = declared.on(self.as_of), self.tell
            body, choices = period.jurisdiction if period else "", choices_of_type(declared.type, self.pack.vocabulary, tell)
            name = reason.name if tell.tongue == "zh" else self.pack.vocabulary.alias(reason.name)
            return ask_parameter(name, unit_of(declared.type, tell), declared.question, body, choices, tell)
        return self.asker.ask(subject, reason.source, reason.name, reason.path, reason.items, self.bodies.get(reason.name, ""))

    # ------------------------------------------------------------ what was in force

    def versions(self, facts: Facts) -> Iterator[Version]:
        """The edition of each rule and the period of each parameter in force on the day; of a figure filled in, what was filled in."""
        tell, english = self.tell, self.pack.vocabulary.alias
        supplied = dict(facts.parameter_rows())
        for entity, lowered in self.pack.ready.programs.items():
            names = self.pack.names(entity, tell.tongue)
            for story in lowered.stories.values():
                edition = story.on(self.as_of)
                span = self.span(edition.since, edition.until) if edition else tell("该日期没有施行的版本")
                sources = (str(names.source(s)) for s in edition.sources) if edition else ()
                yield Version(tell.name(story.rule), span, MARKS[tell.tongue][SEMICOLON].join(sources))
        for parameter in self.pack.parameters.values():
            period = parameter.on(self.as_of)
            span, source = self.span(period.since, period.until) if period else tell("该日期没有期间"), ""
            if period:
                said, confidence = tell.name(period.source), tell(period.confidence)
                source = tell("尚未提供") if period.value is None else tell("{source}（{confidence}）", source=said, confidence=confidence)
            if given := supplied.get(parameter.name) or supplied.get(english(parameter.name)):
                source = tell("本次填写：{value}", value=f"{given}{unit_of(parameter.type)}")
            yield Version(tell("参数 {name}", name=tell.name(parameter.name)), span, source)

    def span(self, since: date | None, until: date | None) -> str:
        return self.tell("{since} 至 {until}", since=since or "—", until=until or "—")


def ended(finding: Finding) -> bool:
    """Whether payment that had begun has stopped: nothing falls due although the conditions are met."""
    payable, starts = finding.payable, finding.starts
    if payable is None or starts is None or not payable.known or not starts.known or not starts.present:
        return False
    return finding.outcome == "yes" and payable.low == 0 and starts.low <= of_month(finding.as_of.year, finding.as_of.month)

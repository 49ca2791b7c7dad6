"""Missing facts as a table to fill in, and the filled-in table read back into the records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from attrs import field

from policyrules.cases import Listed, Record
from policyrules.classes import define, frozen
from policyrules.roster.header import find_table
from policyrules.roster.items import listed_in
from policyrules.roster.model import Place, Roster, Sheet, Subject
from policyrules.roster.path import FactPath, Step, parse, reach, vouch
from policyrules.roster.problems import FactAlreadyKnown, FactsAmbiguous, FactsDisagree, FactsUnknownItem, FactsUnknownSubject, TooMany
from policyrules.roster.report import Report
from policyrules.roster.screening import Missing, MissingSource, Screening
from policyrules.roster.telling import CHINESE, Telling
from policyrules.types import Bool, Choice, Date, Entity, Fact, Money, Month, Number, Scalar, Vocabulary
from policyrules.types.cell_words import NO, NONE_THERE, YES
from policyrules.types.from_text import Cell, Fault, Unknown, Unreadable, as_text, read_fact
from policyrules.types.to_text import PERIOD_WORDS, UNITS_IN_ENGLISH

FACTS_SHEET, PARAMETERS_SHEET = "待补事实", "待补参数"
GIVEN_FACTS_SHEET, GIVEN_PARAMETERS_SHEET = "已补事实", "已补参数"
"""What was answered before: a result carries it, so that the next round begins where this one ended."""
OWNER = "对象"
FACT_KEY, PARAMETER_KEY = ("编号", "事项", "填写"), ("参数", "填写")
TELLINGS = CHINESE, Telling("en")
"""A result is handed in again in the tongue in which it was written."""
GIVEN_FACT_HEADS, GIVEN_PARAMETER_HEADS = (OWNER, *FACT_KEY), PARAMETER_KEY
FACT_HEADS = ("对象", "编号", "所在位置", "事项", "问法", "填写", "单位", "种类", "认定机关", "影响的规定")
PARAMETER_HEADS = ("参数", "问法", "填写", "单位", "提供机关", "影响的规定")
SOURCE_WORDS: dict[MissingSource, str] = {"fact": "事实", "judgement": "裁量", "parameter": "参数", "list": "名单", "other": "其他"}
COLUMN_HEADS = ("列名", "问法", "单位或可填的值", "种类", "认定机关", "涉及对象数", "影响的规定")
COLUMN_FROM = 20
"""From so many subjects on, a fact that nobody has is asked for as a column of the roster."""
NAMED_AT_MOST = 12
"""Provisions named in one cell; the others are counted."""


@frozen
class Filled:
    """A cell that somebody filled in."""

    cell: Cell
    place: Place
    owner: str = ""
    """Whom the answer is about, as the sheet names them; "" where it does not."""


@define(eq=False)
class Facts:
    """What was filled in: facts by code, owner and item, parameters by name. Cells are read where their types are known."""

    facts: dict[tuple[str, str], dict[str, Filled]] = field(factory=dict)
    """A code alone does not do: a household and a project may both be called 1."""
    parameters: dict[str, Filled] = field(factory=dict)
    tables: int = 0
    """How many tables with the headings of such a sheet there were, filled in or not."""
    disagreeing: list[FactsDisagree] = field(factory=list)
    uncalculated: list[Place] = field(factory=list)
    """Answers that are formulas without a value."""

    def __len__(self) -> int:
        return sum(map(len, self.facts.values())) + len(self.parameters)

    def fact_rows(self) -> tuple[tuple[str, str, str, str], ...]:
        return tuple((f.owner, code, item, as_text(f.cell)) for (code, _), items in self.facts.items() for item, f in items.items())

    def parameter_rows(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, as_text(filled.cell)) for name, filled in self.parameters.items())


def read_facts(sheets: Iterable[Sheet]) -> Facts:
    """The filled-in cells of result workbooks, or of a csv with the same headings; of two answers the later one stands.

    Sheets of other kinds are passed over.
    """
    found = Facts()
    for sheet in sheets:
        for tell, (heads, names) in product(TELLINGS, ((FACT_HEADS, FACT_KEY), (PARAMETER_HEADS, PARAMETER_KEY))):
            heads, names, whose = tell.all(heads), tell.all(names), tell(OWNER)
            table = find_table(sheet, heads.__contains__)
            if table is None or not all(name in table.heads for name in names):
                continue
            found.tables += 1
            places = [table.heads.index(name) for name in names]
            found.uncalculated += [Place(sheet.name, *at) for at in sorted(sheet.uncalculated) if at[1] == places[-1] + 1]
            said: dict[tuple[str, ...], Filled] = {}
            for number, cells in table.rows:
                *key, value = (cells[p] for p in places)
                owner = _as_written(cells[table.heads.index(whose)]) if whose in table.heads else ""
                filled = Filled(value, Place(sheet.name, number, places[-1] + 1), owner)
                if as_text(value):
                    _take(found, tuple(map(_as_written, key)), filled, said)
    return found


def _take(found: Facts, key: tuple[str, ...], filled: Filled, said: dict[tuple[str, ...], Filled]) -> None:
    """One answer. It replaces what an earlier sheet says; within one sheet (`said`), two different answers are none."""
    first = said.setdefault((*key, filled.owner), filled)
    answers, name = found.parameters, key[0]
    if len(key) == 2:
        code, name = key
        for other, items in found.facts.items():
            if other[0] == code and "" in (other[1], filled.owner):
                items.pop(name, None)
        answers = found.facts.setdefault((code, filled.owner), {})
    if as_text(first.cell) != as_text(filled.cell):
        found.disagreeing += [FactsDisagree(filled.place, first.place), FactsDisagree(first.place, filled.place)]
        answers.pop(name, None)
    elif not any(problem.place == first.place for problem in found.disagreeing):
        answers[name] = filled


def _as_written(cell: Cell) -> str:
    """A code or a name of the program's own: not tidied, since a place such as `Sheet1 (2)!第5行` has blanks that count."""
    return cell.strip() if isinstance(cell, str) else as_text(cell)


def fill(roster: Roster, facts: Facts, vocabulary: Vocabulary, report: Report) -> None:
    """Put the facts that were filled in into the records. What the roster says itself is not replaced."""
    for problem in facts.disagreeing:
        report.reject("填写", problem)
    for place in facts.uncalculated:
        report.unreadable(place, "填写", Unreadable(Fault.NOT_CALCULATED))
    by_code: dict[str, list[Subject]] = {}
    for subject in (s for subjects in roster.subjects.values() for s in subjects):
        by_code.setdefault(subject.code, []).append(subject)
    for (code, owner), items in facts.facts.items():
        # a code made of a row may have come to mean another
        called = [s for s in by_code.get(code, ()) if owner in ("", s.label)]
        for item, filled in items.items():
            meant = [s for s in called if parse(item, s.entity, vocabulary)] or called[:1]
            if not meant:
                report.reject("编号", FactsUnknownSubject(filled.place))
            elif len(meant) > 1:
                report.reject("编号", FactsAmbiguous(filled.place))
            else:
                _put(meant[0], item, filled, vocabulary, report)


def _put(subject: Subject, item: str, filled: Filled, vocabulary: Vocabulary, report: Report) -> None:
    path = parse(item, subject.entity, vocabulary)
    record = reach(subject.record, path.steps, vocabulary) if path else None
    if path is None or record is None:
        report.reject("事项", FactsUnknownItem(filled.place))
        return
    if path.fact is None:
        _put_list(record, path.name, filled, vocabulary, report)
        return
    found = read_fact(filled.cell, path.fact, vocabulary)
    if isinstance(found, Unreadable):
        report.unreadable(filled.place, "填写", found)
    elif isinstance(found, Unknown):
        return
    elif path.name in record.facts and record.facts[path.name] != found:
        report.reject("填写", FactAlreadyKnown(filled.place))
    else:
        record.facts[path.name] = found


def _put_list(record: Record, name: str, filled: Filled, vocabulary: Vocabulary, report: Report) -> None:
    """是: what is listed is all there is. 无: there are none. Else the items themselves, which then are all."""
    text = as_text(filled.cell)
    relation = vocabulary.entities[record.entity].relations[name]
    target = vocabulary.entities[relation.target]
    if text in YES:
        vouch(record, name)
    elif text in NONE_THERE:
        record.many[name] = Listed([], True)
    elif text in NO:
        return
    elif items := listed_in(text, target, vocabulary):
        if len(items) > relation.at_most:
            report.reject("填写", TooMany(filled.place, relation.at_most))
        else:
            record.many[name] = Listed(items, True)
    else:
        report.unreadable(filled.place, "填写", Unreadable(Fault.NO_SUCH_VALUE, list_hint(target, vocabulary)))


def list_hint(target: Entity, vocabulary: Vocabulary, tell: Telling = CHINESE) -> str:
    """How a question on a list is answered."""
    choices = [vocabulary.choices[f.type.of].values[0].name for f in target.facts.values() if isinstance(f.type, Choice)]
    said = tell("已登记的就是全部，填“是”；没有，填“无”")
    if tell.tongue == "en" or not choices or len(choices) < len(target.facts):
        return said
    return said + f"；或逐项写出，如“{''.join(choices)}”，用顿号隔开"


@define(eq=False)
class Asker:
    """Words a missing fact for the sheet: whose it is, how it is asked for, what may be answered."""

    roster: Roster
    vocabulary: Vocabulary
    tell: Telling = CHINESE
    owners: dict[int, Subject] = field(init=False)
    held: frozenset[tuple[str, str]] = field(init=False)
    """Every fact and list that somebody on the roster has: the kind of thing and the name."""

    @held.default
    def _(self) -> frozenset[tuple[str, str]]:
        return frozenset(_held(s.record for subjects in self.roster.subjects.values() for s in subjects))

    @owners.default
    def _(self) -> dict[int, Subject]:
        return {id(s.record): s for subjects in self.roster.subjects.values() for s in subjects}

    def ask(
        self,
        subject: Subject,
        source: str,
        name: str,
        path: tuple[str, ...] = (),
        items: tuple[int, ...] = (),
        body: str = "",
        question: str = "",
    ) -> Missing:
        """`source`, `name`, `path` and `items` are those of a reason of the core, which begins at the subject."""
        steps, owner = self._steps(subject, path, items)
        record = reach(owner.record, steps, self.vocabulary)
        entity = self._entity(owner.entity, steps)
        declared = self.vocabulary.entities[entity]
        place, tell = owner.place.in_(self.tell.tongue), self.tell
        if source == "list":
            way = self.way(FactPath(steps, name, None))
            relation = declared.relations.get(name)
            known = len(record.many.get(name, Listed()).items) if record else 0
            asked = tell.name(question or (relation.question if relation else ""))
            asked = asked or tell("“{name}”已登记 {count} 项，是不是全部？", name=tell.name(name), count=known)
            if relation is not None:
                hint = list_hint(self.vocabulary.entities[relation.target], self.vocabulary, tell)
                asked = tell("{text}（{more}）", text=asked, more=hint)
            return Missing(owner.code, owner.label, place, way, asked, "", (), "list", body, (entity, name) not in self.held)
        fact = declared.facts.get(name)
        if source not in ("fact", "judgement") or fact is None:
            return Missing(owner.code, owner.label, place, tell.name(name), tell.name(question or name), source="other", body=body)
        way = self.way(FactPath(steps, name, fact))
        said: MissingSource = "judgement" if source == "judgement" or fact.source == "judgement" else "fact"
        called = way if tell.tongue == "zh" else ", ".join(tell.name(n) for n in (*(step.relation for step in steps), name))
        asked = tell.name(question or fact.question) or _question(fact, called, tell)
        choices, nowhere = choices_of(fact, self.vocabulary, tell), (entity, name) not in self.held
        return Missing(owner.code, owner.label, place, way, asked, unit_of(fact.type, tell), choices, said, body, nowhere)

    def way(self, path: FactPath) -> str:
        return path.words if self.tell.tongue == "zh" else path.in_aliases(self.vocabulary)

    def _steps(self, subject: Subject, path: tuple[str, ...], items: tuple[int, ...]) -> tuple[tuple[Step, ...], Subject]:
        """The way from the last thing on it that is a subject itself: a household's fact is asked of the household, once."""
        record: Record | None = subject.record
        entity, steps, numbers = subject.entity, list[Step](), list(items)
        owner = subject
        for relation in path:
            declared = self.vocabulary.entities[entity].relations[relation]
            entity = declared.target
            step = Step(relation, numbers.pop(0) if declared.many and numbers else -1)
            steps.append(step)
            if record is not None:
                listed = record.many.get(relation)
                if step.item >= 0:
                    record = listed.items[step.item] if listed and step.item < len(listed.items) else None
                else:
                    record = record.one.get(relation)
            if record is not None and (nearer := self.owners.get(id(record))):
                owner, steps = nearer, []
        return tuple(steps), owner

    def _entity(self, entity: str, steps: tuple[Step, ...]) -> str:
        for step in steps:
            entity = self.vocabulary.entities[entity].relations[step.relation].target
        return entity


def _held(records: Iterable[Record]) -> set[tuple[str, str]]:
    """What somebody has, things that lead to each other looked at once."""
    found, waiting, seen = set[tuple[str, str]](), list(records), set[int]()
    while waiting:
        record = waiting.pop()
        if id(record) in seen:
            continue
        seen.add(id(record))
        lists = {name: listed for name, listed in record.many.items() if listed.items or listed.complete}
        found.update((record.entity, name) for name in (*record.facts, *record.histories, *lists))
        waiting += record.one.values()
        waiting += [item for listed in lists.values() for item in listed.items]
    return found


def ask_parameter(
    name: str, unit: str, question: str = "", body: str = "", choices: tuple[str, ...] = (), tell: Telling = CHINESE
) -> Missing:
    """An empty parameter: one figure (or one of `choices`) settles it for everybody."""
    asked = tell.name(question) or tell("{name}：选哪一项？" if choices else "{name}是多少？", name=tell.name(name))
    return Missing("", "", "", name, asked, unit, choices, "parameter", tell.name(body))


def _question(fact: Fact, way: str, tell: Telling) -> str:
    return tell("是否属于“{way}”？" if isinstance(fact.type, Bool) else "“{way}”是什么？", way=way)


def unit_of(type: Scalar, tell: Telling = CHINESE) -> str:
    """What stands after the answer: 元/月, 周岁, 年-月-日 …"""
    match type:
        case Money(period):
            return PERIOD_WORDS[tell.tongue][period].strip()
        case Number(unit):
            return unit if tell.tongue == "zh" else UNITS_IN_ENGLISH.get(unit, unit).strip()
        case Date():
            return tell("年-月-日")
        case Month():
            return tell("年-月")
        case Bool() | Choice():
            return ""


def choices_of(fact: Fact, vocabulary: Vocabulary, tell: Telling = CHINESE) -> tuple[str, ...]:
    """The answers to choose from; empty where the answer is a number or a day."""
    names, none = choices_of_type(fact.type, vocabulary, tell), tell("无")
    return (*names, none) if names and fact.optional and not {none, tell("否")} & set(names) else names


def choices_of_type(type: Scalar, vocabulary: Vocabulary, tell: Telling = CHINESE) -> tuple[str, ...]:
    if isinstance(type, Bool):
        return tell.all(("是", "否"))
    return tuple(tell.name(v.name) for v in vocabulary.choices[type.of].values) if isinstance(type, Choice) else ()


def gathered(screening: Screening) -> dict[Missing, list[str]]:
    """Every missing thing once with the provisions it would settle: those first that settle most answers by themselves, then
    those that most answers wait for.

    What nobody can supply (two exceptions clash, no period covers the day) is told among the reasons, not here.
    """
    found: dict[tuple[MissingSource, str, str], tuple[Missing, dict[str, None], list[int]]] = {}
    for part in screening.parts:
        for subject in part.subjects:
            for provision, answer in zip(part.provisions, subject.answers, strict=True):
                for missing in answer.missing:
                    if missing.source == "other":
                        continue
                    key = missing.source, missing.code, missing.item
                    _, names, weight = found.setdefault(key, (missing, {}, [0, 0]))
                    names[provision.name] = None
                    weight[0] -= len(answer.missing) == 1
                    weight[1] -= 1
    return {missing: list(names) for missing, names, _ in sorted(found.values(), key=lambda one: one[2])}


def missing_columns(wanted: Mapping[Missing, list[str]]) -> dict[str, tuple[Missing, int, list[str]]]:
    """Facts that nobody on the roster has and that many are asked for: a first question, how many subjects, what it touches.

    Such a fact is one column to add to the roster, and not a row to fill in for each subject.
    """
    found: dict[str, tuple[Missing, int, dict[str, None]]] = {}
    for missing, provisions in wanted.items():
        if missing.nowhere:
            first, count, names = found.get(missing.item, (missing, 0, {}))
            found[missing.item] = first, count + 1, names | dict.fromkeys(provisions)
    many = {item: (first, count, list(names)) for item, (first, count, names) in found.items() if count >= COLUMN_FROM}
    return dict(sorted(many.items(), key=lambda one: (-len(one[1][2]), -one[1][1])))


def named(provisions: list[str], tell: Telling = CHINESE) -> str:
    """The provisions in one cell."""
    names = tell.names(provisions[:NAMED_AT_MOST])
    return names if len(provisions) <= NAMED_AT_MOST else tell("{names} 等 {count} 项", names=names, count=len(provisions))


__all__ = ["FACTS_SHEET", "Asker", "Facts", "Filled", "ask_parameter", "fill", "gathered", "named", "read_facts"]

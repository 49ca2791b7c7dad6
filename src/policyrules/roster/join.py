"""Rows → subjects: keys and duplicates, items to their owners, persons to their households, shared facts that must agree."""

from __future__ import annotations

from attrs import field

from policyrules.cases import Absent, Listed, Record
from policyrules.classes import define
from policyrules.roster.agreement import Agreement
from policyrules.roster.conclude import Conclusions
from policyrules.roster.identity import pseudonym
from policyrules.roster.lexicon import inverse, roles
from policyrules.roster.model import NUMBER_LOST, LeftOut, Place, Subject
from policyrules.roster.problems import DuplicateKey, LinkedConflict, NoSuchOwner, NothingReadable
from policyrules.roster.report import Report
from policyrules.roster.rows import Line
from policyrules.roster.words import CARD, CARD_LEVEL, CATEGORY, COMPONENTS, DISABILITIES, FAMILY_SIZE, HOUSEHOLD, MEMBERS, PERSON
from policyrules.types import Relation, Vocabulary

Signature = tuple[object, ...]


@define(eq=False)
class Join:
    """The subjects found so far. `index` finds them by any of their keys."""

    vocabulary: Vocabulary
    report: Report
    conclusions: Conclusions
    subjects: dict[str, list[Subject]] = field(factory=dict)
    index: dict[tuple[str, str], Subject] = field(factory=dict)
    signatures: dict[int, Signature] = field(factory=dict)
    roles: dict[int, dict[str, str]] = field(factory=dict)
    rows: dict[int, Line] = field(factory=dict)
    """The row that a record was made from."""
    origins: dict[tuple[int, str], Place] = field(factory=dict)
    """Where a fact of a shared record was first said, if not in its own row."""
    disputed: set[tuple[int, str]] = field(factory=set)
    """Facts and lists of a record (by id) on which rows differ: nothing is concluded or assumed in their stead."""

    def take(self, lines: list[Line]) -> None:
        """All rows of a roster. Things of their own come before the items that belong to them."""
        own = [line for line in lines if not line.kind.parent]
        kept: dict[int, tuple[Subject, list[Line]]] = {}
        for line in own:
            if subject := self._subject(line):
                kept.setdefault(id(subject), (subject, []))[1].append(line)
        for line in lines:
            if line.kind.parent:
                self._item(line)
        for subject, said in kept.values():
            self._links(subject, said)
        for household in self.subjects.get(HOUSEHOLD, []):
            self._members(household.record)
        for person in self.subjects.get(PERSON, []):
            self.conclusions.disabilities.settle(person.record)
            if (id(person.record), CARD_LEVEL) in self.disputed:
                person.record.facts.pop(CARD_LEVEL, None)

    def _subject(self, line: Line) -> Subject | None:
        """Whom a row is about; None where the row says nothing, or nothing new."""
        entity = line.kind.entity
        signature = _signature(line)
        self.conclusions.draw(line)
        if line.says_nothing:
            self.report.reject("", NothingReadable(line.place))
            return None
        keys = _keys(line)
        if first := next((s for key in keys if (s := self.index.get((entity, key))) and self._same(s, line)), None):
            if self.signatures[id(first)] == signature:
                self.report.left_out.append(LeftOut("twice", line.place))
                return None
            Agreement(first.record, self.rows[id(first.record)], line, self.disputed, self.report, self.vocabulary).reach()
            return first
        subject = self._new(entity, keys[0] if keys else "", line.label, line.place, line.record)
        if entity == PERSON and line.number_lost and not subject.tail:
            subject.tail = NUMBER_LOST
        for key in keys:
            self.index.setdefault((entity, key), subject)
        self.signatures[id(subject)] = signature
        self.roles[id(subject)] = line.keys
        self.rows[id(line.record)] = line
        self.disputed |= {(id(line.record), name) for relation, name in line.contradicted if not relation}
        return subject

    def _same(self, subject: Subject, line: Line) -> bool:
        """The best key that both have decides: two units of one name and two credit codes are two units."""
        known = self.roles.get(id(subject), {})
        shared = [role.name for role in roles(subject.entity) if role.name in known and role.name in line.keys]
        return not shared or known[shared[0]] == line.keys[shared[0]]

    def _new(self, entity: str, key: str, label: str, place: Place, record: Record) -> Subject:
        key = key or str(place)
        person = entity == PERSON and key != str(place)
        code = pseudonym(key) if person else key
        subject = Subject(entity, key, code, label or f"{place}", place, record, key[-4:] if person else "")
        self.subjects.setdefault(entity, []).append(subject)
        return subject

    def _item(self, line: Line) -> None:
        """A row of a list to its owner."""
        parent = line.kind.parent
        keys = line.links.get("", {}).values()
        owner = next((s for key in keys if (s := self.index.get((parent, key)))), None)
        if owner is None:
            self.report.reject("", NoSuchOwner(line.place, parent))
            return
        if not line.record.facts:
            self.report.reject("", NothingReadable(line.place))
            return
        relation = line.kind.relation
        whole = relation in (DISABILITIES, COMPONENTS)
        listed = owner.record.many.setdefault(relation, Listed(complete=whole))
        listed.items.append(line.record)
        listed.complete = listed.complete and not (whole and CATEGORY in line.refused)
        self.conclusions.limit(owner.record, relation, line)

    def _links(self, subject: Subject, lines: list[Line]) -> None:
        """What the rows of a subject say of the household they name, or that it has without naming one."""
        for relation in self.vocabulary.entities[subject.entity].relations.values():
            if relation.many:
                continue
            naming = [line for line in lines if line.links.get(relation.name)]
            one_name = len({line.label for line in lines if line.label}) < 2
            first: tuple[Subject, Line] | None = None
            agreed = one_name or len(naming) == len(lines)
            # rows that name no household speak of the one that another row of the same subject names
            for line in [*naming, *(x for x in lines if x not in naming and (relation.name in x.links or relation.name in x.linked))]:
                target = first[0] if first and one_name and line not in naming else self._target(relation, line)
                if first and target is not first[0]:
                    agreed = False
                    (place, head), (other, _) = _link_place(line, relation), _link_place(first[1], relation)
                    self.report.reject(head, DuplicateKey(place, other))
                first = first or (target, line)
                for fact in [name for of, name in line.contradicted if of == relation.name]:
                    target.record.facts.pop(fact, None)
                    self.disputed.add((id(target.record), fact))
                for fact, (value, column, head) in line.linked.get(relation.name, {}).items():
                    self._agree(target.record, fact, value, line.at(column), head)
            if first and agreed:
                self._connect(subject, relation, first[0].record)
            elif first:
                self.disputed.add((id(subject.record), relation.name))

    def _connect(self, subject: Subject, relation: Relation, target: Record) -> None:
        """The relation and, where the target lists such subjects, the way back."""
        subject.record.one[relation.name] = target
        back = inverse(Relation("", relation.target, subject.entity), self.vocabulary)
        for other in self.vocabulary.entities[relation.target].relations.values():
            if back and other.many and other.target == subject.entity and back.name == relation.name:
                target.many.setdefault(other.name, Listed(complete=False)).items.append(subject.record)

    def _target(self, relation: Relation, line: Line) -> Subject:
        keys = list(line.links.get(relation.name, {}).values())
        found = next((s for key in keys if (s := self.index.get((relation.target, key)))), None)
        if found is None:
            label = line.link_labels.get(relation.name, "") or (keys[0] if keys else "")
            found = self._new(relation.target, keys[0] if keys else "", label, line.place, Record(relation.target))
        for key in keys:
            self.index.setdefault((relation.target, key), found)
        return found

    def _agree(self, record: Record, fact: str, value: int | Absent, place: Place, head: str) -> None:
        """A fact of a shared record. Where two rows differ nobody knows which is right, so it is not known."""
        known = id(record), fact
        if known in self.disputed:
            self.report.reject(head, LinkedConflict(place, self._origin(record, fact)))
        elif fact not in record.facts:
            record.facts[fact] = value
            self.origins[known] = place
        elif record.facts[fact] != value:
            other = self._origin(record, fact)
            self.report.reject(head, LinkedConflict(place, other))
            self.report.reject(head, LinkedConflict(other, place))
            del record.facts[fact]
            self.disputed.add(known)

    def _origin(self, record: Record, fact: str) -> Place:
        return self.origins.get((id(record), fact)) or self.rows[id(record)].place_of(fact)[0]

    def _members(self, household: Record) -> None:
        """The list of members is complete where the household says how many there are, and as many are listed."""
        if MEMBERS in self.vocabulary.entities[household.entity].relations:
            listed = household.many.setdefault(MEMBERS, Listed(complete=False))
            listed.complete = listed.complete or household.facts.get(FAMILY_SIZE) == len(listed.items)


def _keys(line: Line) -> list[str]:
    """The keys of a row, the best first. A card number holds the identity number, so both find the same person."""
    keys = [line.keys[role.name] for role in roles(line.kind.entity) if role.name in line.keys]
    if CARD in line.keys:
        keys.append(line.keys[CARD][:18])
    return list(dict.fromkeys(keys))


def _signature(line: Line) -> Signature:
    """What a row says, to tell a repeated row from a contradicting one."""
    lists = {name: ([sorted(r.facts.items()) for r in i.items], i.none, i.sole) for name, i in line.items.items()}
    linked = {relation: {fact: value for fact, (value, _, _) in facts.items()} for relation, facts in line.linked.items()}
    return (dict(line.record.facts), lists, linked, line.links, line.complete, line.keys, frozenset(line.refused), line.label)


def _link_place(line: Line, relation: Relation) -> tuple[Place, str]:
    """Where a row names what a relation leads to."""
    return line.place_of(next(iter(line.links.get(relation.name, {})), relation.name))

"""What a person's row says between the lines: birth date and sex in an identity number, and what `disability` concludes.

Every conclusion is counted and shown in the sheet of columns; none replaces what a cell says, and none is drawn where a cell
was refused.
"""

from __future__ import annotations

from attrs import field

from policyrules.cases import Listed, Record
from policyrules.classes import define
from policyrules.roster.disability import Disabilities
from policyrules.roster.identity import birth_of, card_of, female
from policyrules.roster.problems import BirthDisagrees, FutureBirth, TooMany
from policyrules.roster.report import Report
from policyrules.roster.rows import Line
from policyrules.roster.words import BIRTH, CARD, COMPONENTS, DISABILITIES, FEMALE, FROM_IDENTITY, IDENTITY
from policyrules.types import Vocabulary
from policyrules.types.encode import of_date


@define(eq=False)
class Conclusions:
    """Completes the records of rows. `as_of` is the encoded day after which nobody has been born yet."""

    vocabulary: Vocabulary
    report: Report
    disabilities: Disabilities
    as_of: int | None
    cut: dict[int, Listed] = field(factory=dict, init=False)
    """Lists that held more than there is room for, by identity."""

    def draw(self, line: Line) -> None:
        """The lists of a row and, for a person, what its numbers say."""
        entity = self.vocabulary.entities[line.kind.entity]
        special = {DISABILITIES, COMPONENTS} if self.disabilities.declared_by(entity) else set()
        for name, items in line.items.items():
            if name not in special:
                line.record.many[name] = Listed(items.items, items.none)
        if special:
            card = card_of(line.keys.get(CARD, ""))
            self.disabilities.draw(line, card)
            identity = line.keys.get(IDENTITY) or (card.identity if card else "")
            if BIRTH in entity.facts:
                self._birth(line, identity)
            if FEMALE in entity.facts and identity and FEMALE not in line.record.facts and FEMALE not in line.refused:
                line.record.facts[FEMALE] = int(female(identity))
                self.report.conclude(FEMALE, FROM_IDENTITY)
        for name, complete in line.complete.items():
            line.record.many.setdefault(name, Listed()).complete = complete
        for name in line.record.many:
            self.limit(line.record, name, line)

    def limit(self, owner: Record, name: str, line: Line) -> None:
        """No more items than the vocabulary allows; the others are rejected at the row that brought them.

        A list that was cut is never whole, and keeps room for what was cut: it may still turn the answer.
        """
        listed = owner.many[name]
        most = self.vocabulary.entities[owner.entity].relations[name].at_most
        if len(listed.items) > most or id(listed) in self.cut:
            self.cut[id(listed)] = listed
            items = line.items.get(name)
            self.report.reject(items.head if items else name, TooMany(items.place if items and items.place else line.place, most))
            del listed.items[most - 1 :]
            listed.complete = False

    def _birth(self, line: Line, identity: str) -> None:
        said = line.record.facts.get(BIRTH)
        place, head = line.place_of(BIRTH)
        day = birth_of(identity) if identity else None
        number = of_date(day) if day else None
        if isinstance(said, int) and self.as_of is not None and said > self.as_of:
            self.report.reject(head, FutureBirth(place))
            del line.record.facts[BIRTH]
            line.refused.add(BIRTH)
        elif isinstance(said, int) and number is not None and said != number:
            self.report.reject(head, BirthDisagrees(place))
            del line.record.facts[BIRTH]
            line.refused.add(BIRTH)
        elif said is None and number is not None and BIRTH not in line.refused:
            if self.as_of is not None and number > self.as_of:
                place, head = line.place_of(IDENTITY if IDENTITY in line.keys else CARD)
                self.report.reject(head, FutureBirth(place))
                return
            line.record.facts[BIRTH] = number
            self.report.conclude(BIRTH, FROM_IDENTITY)

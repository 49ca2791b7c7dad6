"""What a person's row says between the lines: the birth date in an identity number, category and level in a card number.

Every conclusion is counted and shown in the sheet of columns; none replaces what a cell says, and none is drawn where a cell
was refused.
"""

from __future__ import annotations

from attrs import define

from policyrules.cases import Listed, Record
from policyrules.roster.identity import Card, birth_of, card_of
from policyrules.roster.items import Items
from policyrules.roster.problems import BirthDisagrees, CardDisagrees, FutureBirth, TooMany
from policyrules.roster.report import Report
from policyrules.roster.rows import Line
from policyrules.roster.words import BIRTH, CARD, CARD_LEVEL, CATEGORY, DISABILITIES, IDENTITY, LEVEL, MULTIPLE
from policyrules.types import Choice, Vocabulary
from policyrules.types.encode import of_date

FROM_IDENTITY, FROM_CARD, FROM_LEVEL = "由身份证号推出", "由残疾人证号推出", "由残疾等级推出（多项残疾按最重一项，GB/T 26341）"


@define(eq=False)
class Conclusions:
    """What the vocabulary has of the words this file is about; where it lacks one, nothing is concluded."""

    vocabulary: Vocabulary
    report: Report
    as_of: int | None

    def draw(self, line: Line) -> None:
        """Complete the record of a person's row."""
        entity = self.vocabulary.entities[line.kind.entity]
        card = card_of(line.keys.get(CARD, ""))
        if BIRTH in entity.facts:
            self._birth(line, line.keys.get(IDENTITY) or (card.identity if card else ""))
        for name, items in line.items.items():
            if name != DISABILITIES or not self._codes(CATEGORY):
                line.record.many[name] = Listed(items.items, items.none)
        if DISABILITIES in entity.relations and self._codes(CATEGORY):
            self._disabilities(line, card)
        for name, complete in line.complete.items():
            line.record.many.setdefault(name, Listed()).complete = complete
        for name, listed in line.record.many.items():
            self.limit(line, name, listed)

    def add(self, owner: Record, listed: Listed, item: Record) -> None:
        """One more disability, from a sheet of its own; 多重 says that there are others which are not named."""
        if item.facts.get(CATEGORY) == self._codes(CATEGORY).get(MULTIPLE, -1):
            listed.complete = False
            if LEVEL in item.facts:
                self._card_level(owner, int(str(item.facts[LEVEL])))
        else:
            listed.items.append(item)

    def settle(self, owner: Record) -> None:
        """The level on the certificate of somebody all of whose disabilities are listed with their levels."""
        listed = owner.many.get(DISABILITIES)
        if listed is None or not listed.complete or not listed.items or not self._codes(LEVEL):
            return
        levels = [level for item in listed.items if isinstance(level := item.facts.get(LEVEL), int)]
        if len(levels) == len(listed.items):
            self._card_level(owner, max(levels))

    def limit(self, line: Line, name: str, listed: Listed) -> None:
        """No more items than the vocabulary allows."""
        most = self.vocabulary.entities[line.record.entity].relations[name].at_most
        if len(listed.items) > most:
            items = line.items.get(name)
            self.report.reject(items.head if items else name, TooMany(items.place if items and items.place else line.place, most))
            del listed.items[most:]

    def _birth(self, line: Line, identity: str) -> None:
        said = line.record.facts.get(BIRTH)
        place, head = line.places.get(BIRTH, (line.place, BIRTH))
        day = birth_of(identity) if identity else None
        number = of_date(day) if day else None
        if isinstance(said, int) and self.as_of is not None and said > self.as_of:
            self.report.reject(head, FutureBirth(place))
            del line.record.facts[BIRTH]
        elif isinstance(said, int) and number is not None and said != number:
            self.report.reject(head, BirthDisagrees(place))
            del line.record.facts[BIRTH]
        elif said is None and number is not None and BIRTH not in line.refused and (self.as_of is None or number <= self.as_of):
            line.record.facts[BIRTH] = number
            self.report.conclude(BIRTH, FROM_IDENTITY)

    def _disabilities(self, line: Line, card: Card | None) -> None:
        items = line.items.get(DISABILITIES, Items())
        if card and not items.doubtful and not items.none:
            self._compare(line, items, card)
        multiple = self._codes(CATEGORY).get(MULTIPLE, -1)
        several = [i for i in items.items if i.facts.get(CATEGORY) == multiple]
        named = [i for i in items.items if i.facts.get(CATEGORY) != multiple]
        for item in several:
            if LEVEL in item.facts:
                items.sole.setdefault(LEVEL, int(str(item.facts[LEVEL])))
        if items.items or items.none or items.doubtful:
            unnamed = bool(several) and len(named) < 2
            line.record.many[DISABILITIES] = Listed(named, not (unnamed or items.doubtful))
        if CARD_LEVEL not in line.refused:
            if LEVEL in items.sole:
                self._card_level(line.record, items.sole[LEVEL])
            self.settle(line.record)

    def _compare(self, line: Line, items: Items, card: Card) -> None:
        """Fill what the columns leave empty from the card number; tell where the two differ."""
        category, level = self._codes(CATEGORY).get(card.category), self._codes(LEVEL).get(card.level)
        if category is None or level is None:
            return
        if not items.items:
            items.items.append(Record(self._item_entity, {CATEGORY: category, LEVEL: items.sole.get(LEVEL, level)}))
            self.report.conclude("残疾的类别、等级", FROM_CARD)
        elif len(items.items) == 1:
            facts = items.items[0].facts
            if (
                facts.get(CATEGORY) == category
                and LEVEL not in facts
                and LEVEL not in items.sole
                and f"{DISABILITIES}的{LEVEL}" not in line.refused
            ):
                facts[LEVEL] = level
                self.report.conclude("残疾的等级", FROM_CARD)
        only = items.items[0].facts if len(items.items) == 1 else {}
        if only and (only.get(CATEGORY) != category or only.get(LEVEL, level) != level):
            place, head = line.places.get(CARD, (line.place, CARD))
            self.report.reject(head, CardDisagrees(place))

    def _card_level(self, record: Record, level: int) -> None:
        if CARD_LEVEL in self.vocabulary.entities[record.entity].facts and CARD_LEVEL not in record.facts:
            record.facts[CARD_LEVEL] = level
            self.report.conclude(CARD_LEVEL, FROM_LEVEL)

    @property
    def _item_entity(self) -> str:
        return next(e.relations[DISABILITIES].target for e in self.vocabulary.entities.values() if DISABILITIES in e.relations)

    def _codes(self, fact: str) -> dict[str, int]:
        """The codes of the categories or levels, by name; empty where the vocabulary has none."""
        owner = next((e for e in self.vocabulary.entities.values() if DISABILITIES in e.relations), None)
        target = self.vocabulary.entities.get(owner.relations[DISABILITIES].target) if owner else None
        declared = target.facts.get(fact) if target else None
        if declared is None or not isinstance(declared.type, Choice):
            return {}
        return {v.name: v.code for v in self.vocabulary.choices[declared.type.of].values}

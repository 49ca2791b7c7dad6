"""The disabilities of a person as a roster has them: 多重 and its components, the card number, the level on the certificate.

A pack may keep the components apart (多重组成): then 残疾 holds what the certificate says, 多重 included. Where it does not, a
certificate that says only 多重 leaves a list that is known not to be complete.
"""

from __future__ import annotations

from attrs import field

from policyrules.cases import Listed, Record
from policyrules.classes import define
from policyrules.roster.identity import Card
from policyrules.roster.items import Items
from policyrules.roster.problems import CardDisagrees, ComponentsDisagree
from policyrules.roster.report import Report
from policyrules.roster.rows import Line
from policyrules.roster.words import CARD, CARD_LEVEL, CATEGORY, COMPONENTS, DISABILITIES, FROM_CARD, FROM_LEVEL, LEVEL, MULTIPLE
from policyrules.types import Choice, Entity, Vocabulary


@define(eq=False)
class Disabilities:
    """What the vocabulary has of these words; where it lacks them, nothing is concluded."""

    vocabulary: Vocabulary
    report: Report
    owner: Entity | None = field(init=False)
    categories: dict[str, int] = field(init=False)
    levels: dict[str, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.owner = next((e for e in self.vocabulary.entities.values() if DISABILITIES in e.relations), None)
        self.categories, self.levels = self._codes(CATEGORY), self._codes(LEVEL)

    def _codes(self, fact: str) -> dict[str, int]:
        target = self.vocabulary.entities.get(self.owner.relations[DISABILITIES].target) if self.owner else None
        declared = target.facts.get(fact) if target else None
        if declared is None or not isinstance(declared.type, Choice):
            return {}
        return {v.name: v.code for v in self.vocabulary.choices[declared.type.of].values}

    def declared_by(self, entity: Entity) -> bool:
        """Whether an entity has disabilities with categories and levels."""
        return self.owner is not None and self.owner.name == entity.name and bool(self.categories and self.levels)

    def draw(self, line: Line, card: Card | None) -> None:
        """The lists of a row, with the card number where the columns are silent."""
        items = line.items.get(DISABILITIES, Items())
        if card and not items.doubtful and not items.none:
            self._compare(line, items, card)
        many = line.record.many
        if items.items or items.none or items.doubtful:
            many[DISABILITIES] = Listed(items.items, not items.doubtful)
        parts = line.items.get(COMPONENTS)
        if parts and (parts.items or parts.none) and self._keeps_components:
            many[COMPONENTS] = Listed(parts.items, not parts.doubtful)
        if CARD_LEVEL not in line.refused and LEVEL in items.sole:
            self._card_level(line.record, items.sole[LEVEL])
        self.settle(line.record, items.sole.get(LEVEL))
        if self._disagrees(line.record):
            del many[COMPONENTS]
            told = parts or items
            self.report.reject(told.head or COMPONENTS, ComponentsDisagree(told.place or line.place))

    def settle(self, person: Record, level: int | None = None) -> None:
        """Put 多重 where the pack wants it, and conclude the level on the certificate from all levels."""
        listed = person.many.get(DISABILITIES)
        if listed is None or not self.categories:
            return
        multiple = self.categories.get(MULTIPLE, -1)
        several = [i for i in listed.items if i.facts.get(CATEGORY) == multiple]
        if several:
            named = [i for i in listed.items if i.facts.get(CATEGORY) != multiple]
            heaviest = max((v for i in several if isinstance(v := i.facts.get(LEVEL), int)), default=level)
            if heaviest is not None:
                self._card_level(person, heaviest)
            if self._keeps_components:
                if heaviest is not None:
                    several[0].facts[LEVEL] = heaviest
                if named and COMPONENTS not in person.many:
                    person.many[COMPONENTS] = Listed(named, listed.complete and len(named) > 1)
                listed.items = several[:1]
            else:
                listed.items, listed.complete = named, listed.complete and len(named) > 1
        levels = [v for i in listed.items if isinstance(v := i.facts.get(LEVEL), int)]
        if listed.complete and levels and len(levels) == len(listed.items):
            self._card_level(person, max(levels))

    def _disagrees(self, person: Record) -> bool:
        """Whether the components cannot be those of the 多重 listed: fewer than two, or the heaviest not of its level."""
        parts, multiple = person.many.get(COMPONENTS), self.categories.get(MULTIPLE)
        whole = next((i for i in person.many.get(DISABILITIES, Listed()).items if i.facts.get(CATEGORY) == multiple), None)
        if parts is None or not parts.complete or whole is None or multiple is None:
            return False
        levels = [v for i in parts.items if isinstance(v := i.facts.get(LEVEL), int)]
        every = len(levels) == len(parts.items)
        return len(parts.items) < 2 or (every and LEVEL in whole.facts and max(levels) != whole.facts[LEVEL])

    @property
    def _keeps_components(self) -> bool:
        return self.owner is not None and COMPONENTS in self.owner.relations

    def _compare(self, line: Line, items: Items, card: Card) -> None:
        """Fill what the columns leave empty from the card number; tell where the two differ."""
        category, level = self.categories.get(card.category), self.levels.get(card.level)
        if self.owner is None or category is None or level is None:
            return
        if not items.items:
            facts = {CATEGORY: category, LEVEL: items.sole.get(LEVEL, level)}
            items.items.append(Record(self.owner.relations[DISABILITIES].target, dict(facts)))
            self.report.conclude(f"{DISABILITIES}的{CATEGORY}、{LEVEL}", FROM_CARD)
        if len(items.items) > 1:
            return
        only = items.items[0].facts
        silent = LEVEL not in only and LEVEL not in items.sole and f"{DISABILITIES}的{LEVEL}" not in line.refused
        if only.get(CATEGORY) == category and silent:
            only[LEVEL] = level
            self.report.conclude(f"{DISABILITIES}的{LEVEL}", FROM_CARD)
        if only.get(CATEGORY, category) != category or only.get(LEVEL, level) != level:
            place, head = line.place_of(CARD)
            self.report.reject(head, CardDisagrees(place))

    def _card_level(self, person: Record, level: int) -> None:
        if CARD_LEVEL in self.vocabulary.entities[person.entity].facts and CARD_LEVEL not in person.facts:
            person.facts[CARD_LEVEL] = level
            self.report.conclude(CARD_LEVEL, FROM_LEVEL)

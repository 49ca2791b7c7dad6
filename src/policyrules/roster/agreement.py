"""Two rows with one number and different content: what both say stays, what one says completes it, what differs is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from policyrules.cases import Absent, Listed, Record
from policyrules.classes import define
from policyrules.roster.lexicon import roles
from policyrules.roster.model import Place
from policyrules.roster.problems import DuplicateKey, DuplicateNames
from policyrules.roster.report import Report
from policyrules.roster.rows import Line
from policyrules.roster.words import CARD, CARD_LEVEL, DISABILITIES, LEVEL
from policyrules.types import Choice, Vocabulary


@define(eq=False)
class Agreement:
    """`record` was made from the row `first`; `line` is a later row of the same subject. `disputed` is as in `Join`."""

    record: Record
    first: Line
    line: Line
    disputed: set[tuple[int, str]]
    report: Report
    vocabulary: Vocabulary
    told: bool = False

    def reach(self) -> None:
        """Change `record` to what can be said after both rows. Every difference is reported at the later row."""
        for name in dict.fromkeys((*self.record.many, *self.line.record.many)):
            self._list(name)
        refused = self.first.refused | self.line.refused
        for name in self._merge(self.record, self.line.record.facts, refused):
            self._tell_fact(name)
        if not self._one_name:
            self._tell_name()
        elif not self.told:
            self.report.reject("", DuplicateKey(self.line.place, self.first.place))
        self.first.refused = refused

    @property
    def _one_name(self) -> bool:
        """Rows with two names may be two persons: then what only one of them says is not known of either."""
        return not (self.first.label and self.line.label and self.first.label != self.line.label)

    def _merge(self, record: Record, theirs: Mapping[str, int | Absent], refused: set[str]) -> list[str]:
        """The facts of one record after both rows; the names of those on which they differ."""
        differing = []
        for name in dict.fromkeys((*record.facts, *theirs)):
            known, said = (id(record), name), name in record.facts and name in theirs
            if said and record.facts[name] == theirs[name]:
                continue
            contradicted = said or name in refused or (known in self.disputed and name in theirs)
            if contradicted or not self._one_name:
                record.facts.pop(name, None)
                self.disputed.add(known)
            elif name in theirs:
                record.facts[name] = theirs[name]
            if contradicted:
                differing.append(name)
        return differing

    def _list(self, name: str) -> None:
        ours, theirs = self.record.many.get(name), self.line.record.many.get(name)
        known = id(self.record), name
        if ours is None or theirs is None:
            if not self._one_name:
                self.record.many[name] = Listed([], False)
                self.disputed.add(known)
            elif theirs is not None:
                self.record.many[name] = theirs
            return
        pairs = [*self._pairs(ours.items, theirs.items)]
        differing = [fact for item, other in pairs for fact in self._merge(item, other.facts, set())]
        whole = len(pairs) == len(ours.items) == len(theirs.items)
        if differing or not whole or ours.complete != theirs.complete:
            self.disputed.add(known)
            self._tell_list(name, differing[0] if whole and differing else "")
        self.record.many[name] = Listed([item for item, _ in pairs], whole and ours.complete and theirs.complete)

    def _pairs(self, ours: list[Record], theirs: list[Record]) -> Iterator[tuple[Record, Record]]:
        """The items that are the same in both rows: those of one category, where each row has but one of it."""
        if not ours or not theirs:
            return
        facts = self.vocabulary.entities[ours[0].entity].facts.values()
        lead = next((f.name for f in facts if isinstance(f.type, Choice)), "")
        counts = [Counter(item.facts.get(lead) for item in items) for items in (ours, theirs)]
        for item in ours:
            category = item.facts.get(lead)
            if category is not None and all(count[category] == 1 for count in counts):
                yield item, next(other for other in theirs if other.facts.get(lead) == category)

    def _tell_fact(self, name: str) -> None:
        """A level on the certificate that stands in no cell was concluded from the disabilities."""
        if name == CARD_LEVEL and name not in self.line.columns and name not in self.first.columns:
            if not self.told:
                self._tell_list(DISABILITIES, LEVEL)
            return
        (place, head), (other, _) = self.line.place_of(name), self.first.place_of(name)
        self._tell(place, head, other)

    def _tell_list(self, name: str, fact: str) -> None:
        (place, head), (other, _) = _place_of_list(self.line, name, fact), _place_of_list(self.first, name, fact)
        self._tell(place, head, other)

    def _tell(self, place: Place, head: str, other: Place) -> None:
        self.report.reject(head, DuplicateKey(place, other))
        self.told = True

    def _tell_name(self) -> None:
        name = next((r.name for r in roles(self.line.kind.entity) if r.use != "key" and r.name in self.line.columns), "")
        (place, head), (other, _) = self.line.place_of(name), self.first.place_of(name)
        self.report.reject(head, DuplicateNames(place, other))


def _place_of_list(line: Line, name: str, fact: str) -> tuple[Place, str]:
    """Where a row says the fact of a list, or the list; for disabilities that only a card number tells, the card number."""
    items = line.items.get(name)
    if items and items.place:
        return items.columns.get(fact, (items.place, items.head))
    return line.place_of(CARD if name not in line.columns and CARD in line.columns else name)

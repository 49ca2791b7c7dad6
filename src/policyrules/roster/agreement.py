"""Two rows with one number and different content: what both say stays, what one says completes it, what differs is not known."""

from __future__ import annotations

from attrs import define

from policyrules.cases import Listed, Record
from policyrules.roster.lexicon import roles
from policyrules.roster.model import Place
from policyrules.roster.problems import DuplicateKey, DuplicateNames
from policyrules.roster.report import Report
from policyrules.roster.rows import Line
from policyrules.roster.words import CARD_LEVEL, DISABILITIES, LEVEL
from policyrules.types import Vocabulary


@define(eq=False)
class Agreement:
    """`record` was made from the row `first`; `line` is the later row. `disputed` is as in `Join`."""

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
        for name in dict.fromkeys((*self.record.facts, *self.line.record.facts)):
            self._fact(name)
        if not self._one_name:
            named = [role.name for role in roles(self.line.kind.entity) if role.use != "key" and role.name in self.line.columns]
            (place, head), (other, _) = (x.place_of(named[0] if named else "") for x in (self.line, self.first))
            self.report.reject(head, DuplicateNames(place, other))
        elif not self.told:
            self.report.reject("", DuplicateKey(self.line.place, self.first.place))

    @property
    def _one_name(self) -> bool:
        """Rows with two names may be two persons: then what only one of them says is not known of either."""
        return not (self.first.label and self.line.label and self.first.label != self.line.label)

    def _fact(self, name: str) -> None:
        ours, theirs = self.record.facts.get(name), self.line.record.facts.get(name)
        if ours == theirs:
            return
        known = id(self.record), name
        refused = name in self.first.refused or name in self.line.refused
        contradicted = refused or (ours is not None and theirs is not None)
        if not contradicted and self._one_name and known not in self.disputed:
            self.record.facts.setdefault(name, theirs if theirs is not None else self.record.facts[name])
            return
        self.record.facts.pop(name, None)
        self.disputed.add(known)
        if contradicted or known in self.disputed and theirs is not None:
            self._tell(name)

    def _tell(self, name: str) -> None:
        """A fact that stands in no cell was concluded from a list, whose difference has been told."""
        if name in self.line.columns or name in self.first.columns:
            (place, head), (other, _) = self.line.place_of(name), self.first.place_of(name)
            self._differ(place, head, other)
        elif name == CARD_LEVEL and not self.told:
            self._differ_in_list(DISABILITIES, LEVEL)
        elif not self.told:
            self._differ(self.line.place, name, self.first.place)

    def _list(self, name: str) -> None:
        ours, theirs = self.record.many.get(name), self.line.record.many.get(name)
        known = id(self.record), name
        if (ours is None or theirs is None) and self._one_name and known not in self.disputed:
            if theirs is not None:
                self.record.many[name] = theirs
            return
        items, differing = self._items(name, ours or Listed([], False), theirs or Listed([], False))
        both = ours is not None and theirs is not None
        complete = both and ours.complete and theirs.complete and differing != ALL  # type: ignore[union-attr]
        self.record.many[name] = Listed(items, complete and known not in self.disputed)
        if differing is not None or not both or (ours and theirs and ours.complete != theirs.complete):
            self.disputed.add(known)
        if both and differing is not None:
            self._differ_in_list(name, differing)
        elif both and ours and theirs and ours.complete != theirs.complete:
            self._differ_in_list(name, "")

"""A case as evaluators read it. Decision record: docs/dev/decisions/0003-missing-values.md.

A fact that is not in `Record.facts` is **unknown**. A fact whose entry is `ABSENT` is known not to exist (无). Nothing else
stands for a missing value: no sentinel number, no None among the facts. What changes from month to month stands in
`Record.histories`: a month that is not in the history of a fact is as unknown as a fact that is not there.
"""

from __future__ import annotations

from enum import Enum
from typing import Literal, TypeAlias

from attrs import field

from policyrules.classes import define, frozen


class Absent(Enum):
    """The one value that says: it is known that there is none (无)."""

    ABSENT = "无"

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = Absent.ABSENT
Entry: TypeAlias = int | Absent
History: TypeAlias = dict[int, Entry]
"""What is recorded of a fact, by the month (encoded)."""

Kept: TypeAlias = Literal["fixed", "monthly", "lasting"]
"""What a fact is in months of which nothing is said. `fixed`: a value stated without months holds in all of them, one stated by
months only in those. `monthly` (按月登记): a value stated without months is that of the month asked about, of no other. `lasting`
(延续): a value stated for a month holds until another month is stated."""


@define(eq=False)
class Listed:
    """The elements on file, and whether somebody vouches that there are no others."""

    items: list[Record] = field(factory=list)
    complete: bool = True


@define(eq=False)
class Record:
    """One entity: its encoded facts, the things it is related to, its lists. Records may be shared and may refer to each other
    (a person to the household, the household to its members), so they compare by identity. A fact with a history has its entries
    there, and among `facts` at most that of the month which is asked about."""

    entity: str
    facts: dict[str, Entry] = field(factory=dict)
    one: dict[str, Record] = field(factory=dict)
    many: dict[str, Listed] = field(factory=dict)
    histories: dict[str, History] = field(factory=dict)

    def entry(self, name: str, kept: Kept, month: int, asked: int) -> Entry | None:
        """What is recorded of a fact for `month`, where the question is about the month `asked`; None where that is unknown."""
        history = self.histories.get(name)
        if history is None:
            return self.facts.get(name) if kept != "monthly" or month == asked else None
        if month in history:
            return history[month]
        if kept == "lasting" and (before := [m for m in history if m < month]):
            return history[max(before)]
        return self.facts.get(name) if month == asked else None


@frozen
class Case:
    """A record to decide on, the day of the answer (encoded), and parameters that replace those of the pack."""

    root: Record
    as_of: int
    parameters: dict[str, int] = field(factory=dict, hash=False)

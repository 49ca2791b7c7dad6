"""A case as evaluators read it. Decision record: docs/dev/decisions/0003-missing-values.md.

A fact that is not in `Record.facts` is **unknown**. A fact whose entry is `ABSENT` is known not to exist (无). Nothing else
stands for a missing value: no sentinel number, no None among the facts.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import define, field, frozen


class Absent(Enum):
    """The one value that says: it is known that there is none (无)."""

    ABSENT = "无"

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = Absent.ABSENT
Entry: TypeAlias = int | Absent


@define(eq=False)
class Listed:
    """The elements on file, and whether somebody vouches that there are no others."""

    items: list[Record] = field(factory=list)
    complete: bool = True


@define(eq=False)
class Record:
    """One entity: its encoded facts, the things it is related to, its lists. Records may be shared and may refer to each other
    (a person to the household, the household to its members), so they compare by identity."""

    entity: str
    facts: dict[str, Entry] = field(factory=dict)
    one: dict[str, Record] = field(factory=dict)
    many: dict[str, Listed] = field(factory=dict)


@frozen
class Case:
    """A record to decide on, the day of the answer (encoded), and parameters that replace those of the pack."""

    root: Record
    as_of: int
    parameters: dict[str, int] = field(factory=dict, hash=False)

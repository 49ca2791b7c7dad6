"""What a pack declares: choice lists, entities, their facts and relations. Everything that reads data reads this."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from attrs import field

from policyrules.cases.model import Kept
from policyrules.classes import frozen
from policyrules.types.model import Scalar

Change = Literal["", "self", "body", "never", "month"]
"""Who can make a fact another: the person (本人可改), an office alone (机关可改), nobody (不可改); or each month adds one (逐月增加)."""


@frozen
class ChoiceValue:
    """A value of a choice list. `code` is the whole number that stands for it."""

    name: str
    code: int


@frozen
class ChoiceList:
    """A closed list of values. In an ordered list the larger code is the heavier or higher value."""

    name: str
    values: tuple[ChoiceValue, ...]
    order: Literal["none", "descending", "ascending"] = "none"
    """How the list was written: 由重到轻 is descending."""
    by_height: bool = False
    """Whether its values are higher and lower (由高到低), rather than heavier and lighter."""

    def code(self, name: str) -> int | None:
        return next((v.code for v in self.values if v.name == name), None)

    def name_of(self, code: int) -> str:
        return next(v.name for v in self.values if v.code == code)


@frozen
class Fact:
    """Something the file on a person, household, employer … says, or does not say.

    `low` and `high` bound the encoded whole number. `optional` (可无): it may be known that there is none.
    `opposite` is a word for its negation. `question` is how a clerk asks for it. `source` marks facts which are not
    declared by a 主体 but may be given all the same: results of definitions and judgements. `on_record` (部门可查): an office
    can look it up, so that nobody has to bring a paper. `change` says who can make it another, "" where nothing is declared.
    """

    name: str
    entity: str
    type: Scalar
    low: int
    high: int
    optional: bool = False
    sensitive: bool = False
    opposite: str = ""
    question: str = ""
    source: Literal["fact", "judgement", "result"] = "fact"
    on_record: bool = False
    change: Change = ""
    kept: Kept = "fixed"


@frozen
class Relation:
    """A way from one entity to another: to one (家庭), or to at most `at_most` of them (成员), counted in `unit` (人, 户; "": not said)."""

    name: str
    entity: str
    target: str
    many: bool = False
    at_most: int = 1
    sensitive: bool = False
    question: str = ""
    on_record: bool = False
    unit: str = ""


@frozen
class Entity:
    """A kind of thing that rules speak of. `self_name` is how its own rules call it (本人, 本户)."""

    name: str
    self_name: str = ""
    facts: dict[str, Fact] = field(factory=dict, hash=False)
    relations: dict[str, Relation] = field(factory=dict, hash=False)


@frozen
class Vocabulary:
    """All declarations of a pack, and the ASCII and English names of its glossary."""

    choices: dict[str, ChoiceList] = field(factory=dict, hash=False)
    entities: dict[str, Entity] = field(factory=dict, hash=False)
    aliases: dict[str, str] = field(factory=dict, hash=False)
    """Chinese name → ASCII alias (a valid, unique identifier)."""
    english: dict[str, str] = field(factory=dict, hash=False)
    """Chinese name → English words for readers."""

    def facts(self) -> Iterator[Fact]:
        for entity in self.entities.values():
            yield from entity.facts.values()

    def alias(self, name: str) -> str:
        """The ASCII alias of a name, or the name itself where the glossary has none."""
        return self.aliases.get(name, name)

"""A small invented vocabulary for tests, whose names try to break out of whatever they are written into."""

from __future__ import annotations

from policyrules.cases import Kept
from policyrules.types import BOOL, DATE, Choice, ChoiceList, ChoiceValue, Entity, Fact, Number, Relation, Scalar, Vocabulary

PERSON, HOUSEHOLD, CARD = "人员", "家庭", "证件"
AT_HOME, MEMBERS, CARDS, GUARDIAN = "家庭", '成员"); import os #', "证\n件", "class"
"""Relations: to one, to many, to many, to one."""
SIZE = 2
LEVELS = ChoiceList("等级", tuple(ChoiceValue(name, code) for code, name in enumerate(("三级", "二级", "一级"), 1)), "descending")
BORN = (2008 * 12 + 1) * 32 + 27, (2008 * 12 + 1) * 32 + 28
"""28 and 29 February 2008."""
DAYS = (2026 * 12 + 1) * 32 + 26, (2026 * 12 + 2) * 32 + 1
"""27 February to 2 March 2026."""


def _fact(
    entity: str, name: str, type: Scalar, low: int, high: int, optional: bool = False, judged: bool = False, kept: Kept = "fixed"
) -> Fact:
    return Fact(name, entity, type, low, high, optional, source="judgement" if judged else "fact", kept=kept)


FACTS: tuple[Fact, ...] = (
    _fact(PERSON, "在职", BOOL, 0, 1),
    _fact(PERSON, "None", BOOL, 0, 1, judged=True),
    _fact(PERSON, "有车\u202e", BOOL, 0, 1, optional=True),
    _fact(PERSON, "ﬁ", Number(), -2, 1),
    _fact(PERSON, "fi", Number(), 0, 2, optional=True),
    _fact(PERSON, "月薪", Number(), 0, 2, kept="monthly"),
    _fact(PERSON, "x'\"\\", Choice("等级"), 1, 3),
    _fact(PERSON, "出生\r\n", DATE, *BORN),
    _fact(HOUSEHOLD, "{0}低保", BOOL, 0, 1, kept="lasting"),
    _fact(HOUSEHOLD, "收入", Number(), 0, 3),
    _fact(CARD, "有效", BOOL, 0, 1),
    _fact(CARD, "__class__", Number(), -1, 1, optional=True),
    _fact(CARD, '"""', Choice("等级"), 1, 3),
)
RELATIONS: tuple[Relation, ...] = (
    Relation(AT_HOME, PERSON, HOUSEHOLD),
    Relation(GUARDIAN, PERSON, PERSON),
    Relation(CARDS, PERSON, CARD, many=True, at_most=SIZE),
    Relation(MEMBERS, HOUSEHOLD, PERSON, many=True, at_most=SIZE),
)


def vocabulary() -> Vocabulary:
    entities = {
        name: Entity(name, "", {f.name: f for f in FACTS if f.entity == name}, {r.name: r for r in RELATIONS if r.entity == name})
        for name in (PERSON, HOUSEHOLD, CARD)
    }
    return Vocabulary({LEVELS.name: LEVELS}, entities)

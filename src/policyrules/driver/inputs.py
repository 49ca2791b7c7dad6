"""One input class for each kind of thing: attrs classes with the ASCII names of the glossary, checked as they are filled.

A field that is not given, or is None, is unknown. `ABSENT` says that it is known that there is none (无).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from policyrules.cases import ABSENT, Absent, Listed, Record
from policyrules.types import Bool, Choice, Date, Entity, Fact, Money, Month, Number, Relation, Scalar, Vocabulary
from policyrules.types.encode import to_date, to_month
from policyrules.types.from_text import Unknown, Unreadable, read_fact

ENTITY, MEMBERS = "policyrules_entity", "policyrules_members"


class InputError(ValueError):
    """A value that is none of its fact's, or a name that nothing declares."""


def classes(vocabulary: Vocabulary) -> dict[str, type]:
    """Class name (Person, Household …) → class. Facts without an alias are given by `record_from_mapping`."""
    made = {}
    for entity in vocabulary.entities.values():
        alias = vocabulary.aliases.get(entity.name)
        if alias:
            made[camel(alias)] = _class(camel(alias), entity, vocabulary)
    return made


def camel(alias: str) -> str:
    """`staff_month` → `StaffMonth`."""
    return "".join(part.capitalize() for part in alias.split("_"))


def _class(name: str, entity: Entity, vocabulary: Vocabulary) -> type:
    fields: dict[str, Any] = {}
    members: dict[str, Fact | Relation] = {}
    declared: tuple[Fact | Relation, ...] = (*entity.facts.values(), *entity.relations.values())
    for member in declared:
        alias = vocabulary.aliases.get(member.name)
        if alias is None:
            continue
        members[alias] = member
        convert = _fact_converter(member, vocabulary) if isinstance(member, Fact) else _relation_converter(member, vocabulary)
        fields[alias] = attrs.field(default=None, converter=convert, metadata={"name": member.name})
    made = attrs.make_class(name, fields, kw_only=True, eq=False, repr=False, slots=True)
    setattr(made, ENTITY, entity.name)
    setattr(made, MEMBERS, members)
    made.__doc__ = f"{entity.name}. Fields not given are unknown; ABSENT is 无."
    return made


def _fact_converter(fact: Fact, vocabulary: Vocabulary) -> Callable[[object], object]:
    def convert(value: object) -> object:
        if value is None or isinstance(value, Absent):
            if value is ABSENT and not fact.optional:
                raise InputError(f"“{fact.name}”总是有值，不能为“无” / `{fact.name}` is never absent")
            return value
        return decoded(encoded(value, fact, vocabulary), fact.type, vocabulary)

    return convert


def _relation_converter(relation: Relation, vocabulary: Vocabulary) -> Callable[[object], object]:
    def convert(value: object) -> object:
        if value is None or not relation.many:
            return value
        items = list(value) if isinstance(value, Iterable) else [value]
        if len(items) > relation.at_most:
            raise InputError(f"“{relation.name}”至多 {relation.at_most} 项 / at most {relation.at_most} items")
        return items

    return convert


def encoded(value: object, fact: Fact, vocabulary: Vocabulary) -> int | Absent | None:
    """The whole number of a value as a programmer gives it: bool, int, Decimal, date, a choice's name, or text as in a roster.

    None for unknown. Raises InputError where it is no value of the fact.
    """
    if value is None or isinstance(value, Absent):
        return value
    if isinstance(value, Decimal):
        value = format(value, "f")
    found = read_fact(value, fact, vocabulary)  # type: ignore[arg-type]  # what is no cell is told as unreadable
    if isinstance(found, Unreadable):
        raise InputError(
            f"“{fact.name}”：{found.reason('zh')}；{found.repair('zh')} / `{vocabulary.alias(fact.name)}`: {found.reason('en')}"
        )
    return None if isinstance(found, Unknown) else found


def decoded(number: int | Absent | None, type: Scalar, vocabulary: Vocabulary) -> object:
    """The value as a programmer reads it."""
    if not isinstance(number, int):
        return number
    match type:
        case Bool():
            return bool(number)
        case Date():
            return to_date(number)
        case Month():
            year, month = to_month(number)
            return date(year, month, 1)
        case Choice(of):
            return vocabulary.choices[of].name_of(number)
        case Number(_, den) | Money(_, den):
            return number if den == 1 else Decimal(number) / Decimal(den)


def record_of_input(thing: object, vocabulary: Vocabulary, memo: dict[int, Record] | None = None) -> Record:
    """The record of an input object; objects that refer to each other stay the same records."""
    memo = {} if memo is None else memo
    if id(thing) in memo:
        return memo[id(thing)]
    if not hasattr(thing, ENTITY):
        raise InputError(f"不是规则包的输入类 / not an input class of a pack: {type(thing).__name__}")
    record = memo[id(thing)] = Record(getattr(thing, ENTITY))
    for alias, member in getattr(thing, MEMBERS).items():
        value = getattr(thing, alias)
        if value is None:
            continue
        if isinstance(member, Fact):
            number = encoded(value, member, vocabulary)
            if number is not None:
                record.facts[member.name] = number
        elif member.many:
            items = [_item(item, member, vocabulary, memo) for item in value]
            record.many[member.name] = Listed(items)
        else:
            record.one[member.name] = record_of_input(value, vocabulary, memo)
    return record


def _item(item: object, relation: Relation, vocabulary: Vocabulary, memo: dict[int, Record]) -> Record:
    """An element: an input object, a mapping, or a tuple of values in the order in which the facts are declared."""
    if hasattr(item, ENTITY):
        return record_of_input(item, vocabulary, memo)
    if isinstance(item, Mapping):
        return record_from_mapping(relation.target, item, vocabulary)
    if isinstance(item, tuple):
        facts = [f.name for f in vocabulary.entities[relation.target].facts.values() if f.source == "fact"]
        return record_from_mapping(relation.target, dict(zip(facts, item, strict=False)), vocabulary)
    raise InputError(f"“{relation.name}”的一项写成对象、元组或字典 / an item of `{relation.name}` is an object, tuple or mapping")


def record_from_mapping(entity: str, facts: Mapping[Any, Any], vocabulary: Vocabulary) -> Record:
    """A record from nested mappings by Chinese names or aliases. Raises InputError for a name that nothing declares."""
    record = Record(entity)
    declared = vocabulary.entities[entity]
    names = {vocabulary.alias(n): n for n in (*declared.facts, *declared.relations)}
    for key, value in facts.items():
        name = names.get(str(key), str(key))
        if name in declared.facts:
            number = encoded(value, declared.facts[name], vocabulary)
            if number is not None:
                record.facts[name] = number
        elif name in declared.relations:
            relation = declared.relations[name]
            if relation.many:
                record.many[name] = Listed([_item(i, relation, vocabulary, {}) for i in value])
            else:
                record.one[name] = _item(value, relation, vocabulary, {})
        else:
            raise InputError(f"{entity}没有“{key}”这一事实 / {vocabulary.alias(entity)} has no `{key}`")
    return record

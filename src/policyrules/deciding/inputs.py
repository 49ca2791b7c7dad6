"""One input class for each kind of thing: attrs classes with the ASCII names of the glossary, checked as they are filled.

A field that is not given, or is None, is unknown. `ABSENT` says that it is known that there is none (无), of a list that it is
empty. `...` at the end of a list says that there may be others: `[("智力", 3), ...]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from keyword import iskeyword
from typing import Any

import attrs

from policyrules.cases import ABSENT, Absent, Listed, Record
from policyrules.diagnostics.nearest import nearest
from policyrules.diagnostics.plural import counted
from policyrules.roster.words import BIRTH
from policyrules.types import Bool, Choice, Date, Entity, Fact, Money, Month, Number, Relation, Scalar, Vocabulary
from policyrules.types.encode import to_date, to_month
from policyrules.types.from_text import Unknown, Unreadable, read_fact
from policyrules.types.kind_words import kind_words

ENTITY, MEMBERS = "policyrules_entity", "policyrules_members"


class InputError(ValueError):
    """A value that is none of its fact's, or a name that nothing declares."""


class NoSuchInput(InputError, TypeError):
    """A field that the class of a thing does not have."""


class Input:
    """What all input classes have in common: fields are taken by alias or by Chinese name, and by no other."""

    __slots__ = ()

    def __init__(self, **given: object) -> None:
        members: dict[str, Fact | Relation] = getattr(self, MEMBERS)
        names = {member.name: alias for alias, member in members.items()}
        for name in given:
            if name not in members and name not in names:
                near = nearest(name, (*members, *names))
                entity = getattr(self, ENTITY)
                raise NoSuchInput(
                    f"{entity}没有“{name}”这一项"
                    + (f"；是否指“{near}”" if near else "")
                    + f" / {type(self).__name__} has no `{name}`"
                    + (f"; did you mean `{near}`" if near else "")
                )
        fields = {names.get(name, name): value for name, value in given.items()}
        if len(fields) < len(given):
            raise InputError("同一项用两个名称写了两次；只留一处 / a field is stated twice, under both its names")
        self.__attrs_init__(**fields)  # type: ignore[attr-defined]  # written by attrs


def classes(vocabulary: Vocabulary) -> dict[str, type]:
    """Class name (Person, Household …) → class. Facts without an alias are given by `record_from_mapping`."""
    made = {}
    for entity in vocabulary.entities.values():
        alias = vocabulary.aliases.get(entity.name)
        if alias:
            made[camel(alias)] = _class(camel(alias), entity, vocabulary)
    return made


def camel(alias: str) -> str:
    """`staff_month` → `StaffMonth`; with `_` behind what would be a word of Python, as `None_`."""
    name = "".join(part.capitalize() for part in alias.split("_"))
    return f"{name}_" if iskeyword(name) else name


def _class(name: str, entity: Entity, vocabulary: Vocabulary) -> type:
    fields: dict[str, Any] = {}
    members: dict[str, Fact | Relation] = {}
    declared: tuple[Fact | Relation, ...] = (*entity.facts.values(), *entity.relations.values())
    for member in declared:
        alias = vocabulary.aliases.get(member.name)
        if alias is None:
            continue
        members[alias] = member
        convert = _fact_converter(member, vocabulary) if isinstance(member, Fact) else _relation_converter(member)
        fields[alias] = attrs.field(default=None, converter=convert, metadata={"name": member.name})
    made = attrs.make_class(name, fields, bases=(Input,), init=False, kw_only=True, eq=False, repr=False, slots=True)
    setattr(made, ENTITY, entity.name)
    setattr(made, MEMBERS, members)
    made.__doc__ = f"{entity.name}. Fields not given are unknown; ABSENT is 无; `...` ends a list that may go on."
    return made


def _fact_converter(fact: Fact, vocabulary: Vocabulary) -> Callable[[object], object]:
    def convert(value: object) -> object:
        return decoded(encoded(value, fact, vocabulary), fact.type, vocabulary)

    return convert


def _relation_converter(relation: Relation) -> Callable[[object], object]:
    def convert(value: object) -> object:
        if value is None or value is ABSENT:
            return value
        for thing in (items := _elements(value, relation)[0] if relation.many else [value]):
            _of_kind(thing, relation)
        return items if relation.many else value

    return convert


def encoded(value: object, fact: Fact, vocabulary: Vocabulary) -> int | Absent | None:
    """The whole number of a value as a programmer gives it: bool, int, Decimal, date, a choice's name, or text as in a roster.

    None for unknown. Raises InputError where it is no value of the fact.
    """
    if value is None or isinstance(value, Absent):
        if value is ABSENT and not fact.optional:
            raise InputError(f"“{fact.name}”总是有值，不能为“无” / `{vocabulary.alias(fact.name)}` is never absent")
        return value
    if isinstance(value, Decimal):
        value = percent(value) if fact.type == Number("%", getattr(fact.type, "den", 1)) else format(value, "f")
    found = read_fact(value, fact, vocabulary)  # type: ignore[arg-type]  # what is no cell is told as unreadable
    if isinstance(found, Unreadable):
        kinds = kind_words(fact.type, "zh"), kind_words(fact.type, "en")
        raise InputError(
            f"“{fact.name}”应填{kinds[0]}：{found.reason('zh')}；{found.repair('zh')} / "
            f"`{vocabulary.alias(fact.name)}` is {kinds[1]}: {found.reason('en')}; {found.repair('en')}"
        )
    return None if isinstance(found, Unknown) else found


def percent(share: Decimal) -> str:
    """A share as text that can be read again: 1.5 is 150%, and never 1.5%."""
    return f"{share * 100:f}%"


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


def turned(fact: Fact) -> Fact:
    """The fact that stands under its 反称: yes of it is no of the fact."""
    return attrs.evolve(fact, name=fact.opposite, opposite=fact.name)


def record_of_input(thing: object, vocabulary: Vocabulary, memo: dict[int, Record] | None = None) -> Record:
    """The record of an input object; objects that refer to each other stay the same records."""
    memo = {} if memo is None else memo
    if id(thing) in memo:
        return memo[id(thing)]
    if not hasattr(thing, ENTITY):
        raise InputError(f"不是规则包的输入类 / not an input class of a pack: {type(thing).__name__}")
    record = memo[id(thing)] = Record(getattr(thing, ENTITY))
    for alias, member in getattr(thing, MEMBERS).items():
        _put(record, member, getattr(thing, alias), vocabulary, memo)
    return record


def born_later(record: Record, as_of: int) -> bool:
    """Whether anybody on file is born after the day of the question; records may refer to each other."""
    waiting, seen = [record], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        born = one.facts.get(BIRTH)
        if isinstance(born, int) and born > as_of:
            return True
        waiting += [*one.one.values(), *(item for listed in one.many.values() for item in listed.items)]
    return False


def record_from_mapping(entity: str, facts: Mapping[Any, Any], vocabulary: Vocabulary, memo: dict[int, Record] | None = None) -> Record:
    """A record from nested mappings by Chinese names or aliases; the 反称 of a fact may stand for it.

    Raises InputError for a name that nothing declares.
    """
    memo = {} if memo is None else memo
    record = Record(entity)
    declared = vocabulary.entities[entity]
    members: dict[str, Fact | Relation] = {**declared.facts, **declared.relations}
    opposites = {f.opposite: f for f in declared.facts.values() if f.opposite}
    names = {vocabulary.alias(name): name for name in (*opposites, *members)}
    for key, value in facts.items():
        name = names.get(str(key), str(key))
        if name in members:
            _put(record, members[name], value, vocabulary, memo)
        elif name in opposites:
            number = encoded(value, turned(opposites[name]), vocabulary)
            _state(record, opposites[name], 1 - number if isinstance(number, int) else number)
        else:
            near = nearest(str(key), (*members, *names, *opposites))
            zh, en = (f"；是否指“{near}”", f"; did you mean `{near}`") if near else ("", "")
            raise InputError(f"{entity}没有“{key}”这一事实{zh} / {vocabulary.alias(entity)} has no `{key}`{en}")
    return record


def _put(record: Record, member: Fact | Relation, value: object, vocabulary: Vocabulary, memo: dict[int, Record]) -> None:
    """Enter what is given for a fact or a relation; None is unknown and enters nothing."""
    if value is None:
        return
    if isinstance(member, Fact):
        _state(record, member, encoded(value, member, vocabulary))
    elif member.name in record.one or member.name in record.many:
        raise InputError(f"“{member.name}”写了两次；只留一处 / `{member.name}` is stated twice")
    elif not member.many:
        record.one[member.name] = _thing(value, member, vocabulary, memo)
    else:
        items, complete = ([], True) if value is ABSENT else _elements(value, member)
        record.many[member.name] = Listed([_thing(i, member, vocabulary, memo) for i in (items if complete else items[:-1])], complete)


def _state(record: Record, fact: Fact, entry: int | Absent | None) -> None:
    if entry is not None and record.facts.setdefault(fact.name, entry) != entry:
        raise InputError(f"“{fact.name}”写了两次，互相矛盾 / `{fact.name}` is stated twice, and otherwise")


def _elements(value: object, relation: Relation) -> tuple[list[object], bool]:
    """What a list holds, the `...` at its end still with it, and whether these are all."""
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        raise InputError(f"“{relation.name}”写成列表；没有的写 ABSENT / `{relation.name}` is a list, or ABSENT")
    items = list(value)
    complete = not items or items[-1] is not ...
    if len(items) - (not complete) > relation.at_most:
        raise InputError(f"“{relation.name}”至多 {relation.at_most} 项 / at most {relation.at_most} items in `{relation.name}`")
    return items, complete


def _of_kind(given: object, relation: Relation) -> None:
    """An input object belongs where its kind of thing does; what is no input object is looked at when it is read."""
    kind = getattr(given, ENTITY, relation.target)
    if kind != relation.target:
        raise InputError(f"“{relation.name}”是{relation.target}，给的是{kind} / `{relation.name}` is of another kind")


def _thing(given: object, relation: Relation, vocabulary: Vocabulary, memo: dict[int, Record]) -> Record:
    """A related thing or an element: an input object, a mapping, or a tuple of values in the order in which facts are declared."""
    if hasattr(given, ENTITY):
        _of_kind(given, relation)
        return record_of_input(given, vocabulary, memo)
    if isinstance(given, Mapping):
        return record_from_mapping(relation.target, given, vocabulary, memo)
    facts = [f.name for f in vocabulary.entities[relation.target].facts.values() if f.source == "fact"]
    if isinstance(given, tuple):
        if not 0 < len(given) <= len(facts):
            raise InputError(
                f"“{relation.name}”的一项写成元组时，依次写 1 至 {len(facts)} 个值：{'、'.join(facts)} / "
                f"a tuple in `{relation.name}` holds at most {counted(len(facts), 'value')}, in the order declared"
            )
        return record_from_mapping(relation.target, dict(zip(facts, given, strict=False)), vocabulary, memo)
    raise InputError(
        f"“{relation.name}”写成对象、字典或元组；可能还有别的，在列表末尾写 ... / "
        f"`{relation.name}` takes an object, mapping or tuple; `...` at the end of a list says that there may be others"
    )

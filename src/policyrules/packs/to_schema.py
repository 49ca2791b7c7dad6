"""JSON Schema (2020-12) of the things of a pack, as `json_form` reads them."""

from __future__ import annotations

from typing import Any, assert_never

from policyrules.deciding.inputs import ENTITY, MEMBERS
from policyrules.deciding.pack import NOT_DECIDED, Pack, UnknownRule
from policyrules.packs.json_form import MORE, NONE
from policyrules.types import Bool, Choice, Date, Fact, Money, Month, Number, Relation
from policyrules.types.kind_words import kind_words
from policyrules.types.to_text import decimal

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"


class UnknownThing(LookupError):
    """Neither a kind of thing of the pack nor a rule that is asked of one."""


def schema(pack: Pack, about: str | None = None) -> Schema:
    """The schema of one kind of thing (by Chinese name, alias or class), of the thing that a rule is about, or of all.

    Raises UnknownThing.
    """
    definitions = {name: _thing(cls, pack) for name, cls in pack.inputs.items()}
    whole: Schema = {"$schema": DRAFT, "$defs": definitions}
    if about is None:
        return {**whole, "title": pack.title, "anyOf": [{"$ref": f"#/$defs/{name}"} for name in definitions]}
    name, title = _asked(pack, about)
    return {**whole, "title": title, "$ref": f"#/$defs/{name}"}


def known(pack: Pack) -> list[str]:
    """Everything that `schema` can be asked about."""
    entities = [(name, getattr(cls, ENTITY)) for name, cls in pack.inputs.items()]
    rules = [rule.name for rule in pack.rules if rule.kind not in NOT_DECIDED]
    return [*(word for pair in entities for word in pair), *rules, *(pack.vocabulary.alias(rule) for rule in rules)]


def _asked(pack: Pack, about: str) -> tuple[str, str]:
    """The class that is meant, and what it is called."""
    by_entity = {getattr(cls, ENTITY): name for name, cls in pack.inputs.items()}
    for entity, name in by_entity.items():
        if about in (name, entity, pack.vocabulary.alias(entity)):
            return name, entity
    try:
        rule = pack.rule(about)
    except UnknownRule:
        raise UnknownThing(about) from None
    if rule.kind in NOT_DECIDED or rule.entity not in by_entity:
        raise UnknownThing(about)
    return by_entity[rule.entity], f"{rule.name}（{rule.entity}）"


def _thing(cls: type, pack: Pack) -> Schema:
    members: dict[str, Fact | Relation] = getattr(cls, MEMBERS)
    properties = {alias: _member(member, pack) for alias, member in members.items()}
    return {"type": "object", "title": getattr(cls, ENTITY), "properties": properties, "additionalProperties": False}


def _member(member: Fact | Relation, pack: Pack) -> Schema:
    said = {"title": member.name, **({"description": member.question} if member.question else {})}
    if isinstance(member, Relation):
        return {**said, "anyOf": [*_related(member, pack), {"type": "null"}]}
    absent = [{"const": NONE}] if member.optional else []
    return {**said, "anyOf": [_value(member, pack), *absent, {"type": "null"}]}


def _related(relation: Relation, pack: Pack) -> list[Schema]:
    name = next((name for name, cls in pack.inputs.items() if getattr(cls, ENTITY) == relation.target), None)
    one: Schema = {"$ref": f"#/$defs/{name}"} if name else {"type": "object"}
    if not relation.many:
        return [one]
    return [{"type": "array", "items": {"anyOf": [one, {"const": MORE}]}, "maxItems": relation.at_most + 1}, {"const": NONE}]


def _value(fact: Fact, pack: Pack) -> Schema:
    match fact.type:
        case Bool():
            return {"type": "boolean"}
        case Date():
            return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        case Month():
            return {"type": "string", "pattern": r"^\d{4}-\d{2}$"}
        case Choice(of):
            return {"enum": [value.name for value in pack.vocabulary.choices[of].values]}
        case Number("%", _):
            return {"type": "string", "pattern": r"^-?\d+(\.\d+)?%$"}
        case Number(_, den) if den == 1:
            return {"type": "integer", "minimum": fact.low, "maximum": fact.high, "$comment": kind_words(fact.type, "zh")}
        case Number(_, den) | Money(_, den):
            places = len(str(den)) - 1
            bounds = f"{decimal(fact.low, den)} … {decimal(fact.high, den)}"
            pattern = rf"^-?\d+(\.\d{{1,{places}}})?$" if places else r"^-?\d+$"
            return {"type": "string", "pattern": pattern, "$comment": f"{kind_words(fact.type, 'zh')}：{bounds}"}
    assert_never(fact.type)

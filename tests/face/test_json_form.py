"""Things as JSON: there and back, within the schema; what is no JSON of a thing is told."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from attrs import frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyrules import ABSENT, InputError, Pack, load
from policyrules.cases import Record
from policyrules.deciding.inputs import ENTITY, MEMBERS, decoded
from policyrules.packs.json_form import converter, from_json, to_json
from policyrules.packs.to_schema import UnknownThing, known, schema
from policyrules.types import Date, Fact, Month, Relation

EXAMPLE, LUCHENG = load("example"), load("lucheng")
SCHEMAS = {pack.name: {name: jsonschema.Draft202012Validator(schema(pack, name)) for name in pack.inputs} for pack in (EXAMPLE, LUCHENG)}
"""Ready to validate: `jsonschema.validate` would look over the whole schema each time."""


@st.composite
def things(draw: st.DrawFn, pack: Pack, name: str, depth: int = 2) -> Any:
    """An object of an input class, with facts left out, absent, and lists that may go on."""
    cls = pack.inputs[name]
    members: dict[str, Fact | Relation] = getattr(cls, MEMBERS)
    chosen = draw(st.lists(st.sampled_from(sorted(members)), unique=True, max_size=6))
    return cls(**{alias: draw(values(pack, members[alias], depth)) for alias in chosen})


def values(pack: Pack, member: Fact | Relation, depth: int) -> st.SearchStrategy[Any]:
    if isinstance(member, Fact):
        absent = [st.just(ABSENT)] if member.optional else []
        days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
        match member.type:
            case Date():
                return st.one_of(days, *absent)
            case Month():
                return st.one_of(days.map(lambda day: day.replace(day=1)), *absent)
        numbers = st.integers(member.low, min(member.high, member.low + 10**9))
        return st.one_of(numbers.map(lambda n: decoded(n, member.type, pack.vocabulary)), *absent)
    name = next(name for name, cls in pack.inputs.items() if getattr(cls, ENTITY) == member.target)
    if not depth:
        return st.none()
    one = things(pack, name, depth - 1)
    if not member.many:
        return one
    lists = st.tuples(st.lists(one, max_size=min(2, member.at_most)), st.booleans())
    return st.one_of(lists.map(lambda pair: [*pair[0], *([...] if pair[1] else [])]), st.just(ABSENT))


def same(a: Record, b: Record) -> bool:
    lists = all(
        a.many[k].complete == b.many[k].complete
        and len(a.many[k].items) == len(b.many[k].items)
        and all(map(same, a.many[k].items, b.many[k].items))
        for k in a.many
    )
    one = a.one.keys() == b.one.keys() and all(same(a.one[k], b.one[k]) for k in a.one)
    return a.entity == b.entity and a.facts == b.facts and a.many.keys() == b.many.keys() and lists and one


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_there_and_back_is_the_same_thing(data: st.DataObject) -> None:
    pack = data.draw(st.sampled_from([EXAMPLE, LUCHENG]))
    name = data.draw(st.sampled_from(sorted(pack.inputs)))
    thing = data.draw(things(pack, name))
    entity = getattr(pack.inputs[name], ENTITY)
    text = json.dumps(to_json(pack, thing), ensure_ascii=False)
    SCHEMAS[pack.name][name].validate(json.loads(text))
    back: object = from_json(pack, pack.inputs[name], json.loads(text))
    assert same(pack.record(entity, back), pack.record(entity, thing))
    assert json.dumps(to_json(pack, back), ensure_ascii=False) == text


def test_schemas_are_schemas() -> None:
    for pack in (EXAMPLE, LUCHENG):
        whole = schema(pack)
        jsonschema.Draft202012Validator.check_schema(whole)
        for about in pack.inputs:
            found = schema(pack, about)
            assert found["$defs"] == whole["$defs"]
            jsonschema.Draft202012Validator.check_schema({**found, "$defs": {}})
    assert schema(EXAMPLE, "居民")["$ref"] == schema(EXAMPLE, "heating_grant")["$ref"] == "#/$defs/Resident"
    assert {"居民", "Resident", "取暖补助", "heating_grant"} <= set(known(EXAMPLE))
    for about in ("没有", "年度走访"):
        with pytest.raises(UnknownThing):
            schema(EXAMPLE, about)


@pytest.mark.parametrize(
    "wrong",
    [
        {"no_such": True},
        {"monthly_pay": "很多"},
        {"months_lived": 3.7},
        {"household": {"dweling": "山上"}},
        {"household": "山上"},
        {"hardships": {"kind": "看病"}},
        {"hardships": ["看病"]},
        {"hardships": ["等", {"kind": "看病"}]},
        {"household": "无"},
        [],
        None,
        "x",
    ],
)
def test_what_is_no_json_of_a_thing_is_refused_by_both(wrong: object) -> None:
    with pytest.raises(InputError):
        from_json(EXAMPLE, EXAMPLE.Resident, wrong)
    if wrong != {"hardships": ["等", {"kind": "看病"}]}:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema(EXAMPLE, "Resident"))


def test_circles_and_depth_are_told() -> None:
    home = EXAMPLE.Household()
    home.members = [EXAMPLE.Resident(household=home)]
    with pytest.raises(InputError, match="圈"):
        to_json(EXAMPLE, home)
    deep: dict[str, Any] = {}
    for _ in range(200):
        deep = {"household": {"members": [deep]}}
    with pytest.raises(InputError, match="太深"):
        from_json(EXAMPLE, EXAMPLE.Resident, deep)
    with pytest.raises(InputError, match="输入类"):
        to_json(EXAMPLE, object())


def test_classes_of_a_program_may_hold_things_of_a_pack() -> None:
    from policyrules.packs.example import Resident

    @frozen
    class Letter:
        number: int
        about: Resident

    Letter.__annotations__ = {"number": int, "about": EXAMPLE.Resident}
    made = converter(EXAMPLE)
    about = EXAMPLE.Resident(monthly_pay=Decimal("10.5"), hardships=[{"种类": "看病"}, ("读书",), ...], stop_month=date(2026, 3, 1))
    data = made.unstructure(about)
    assert data == {"monthly_pay": "10.5", "stop_month": "2026-03", "hardships": [{"kind": "看病"}, {"kind": "读书"}, "等"]}
    assert made.unstructure(made.structure(data, EXAMPLE.Resident)) == data
    assert made.unstructure(Letter(1, about)) == {"number": 1, "about": data}

"""Things of a pack as JSON and back, by cattrs. `to_schema` describes the form.

{"birth_date": "1960-03-01", "local_hukou": true, "disabilities": [{"category": "智力", "level": "三级"}, "等"],
 "household": {"dibao_household": false}, "certificate_until": "无"}

A key that is not there, or is null, is unknown; 无 says that it is known that there is none; 等 at the end of a list says that there
may be others. Amounts and other decimals are written as text, so that no figure is lost on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import cattrs

from policyrules.cases import ABSENT
from policyrules.deciding.inputs import MEMBERS, InputError, percent
from policyrules.deciding.pack import Pack
from policyrules.types import Fact, Month, Number, Relation, Scalar

T = TypeVar("T")
Json = dict[str, Any]
NONE, MORE = "无", "等"
DEEPEST = 32
"""How far things may lead to one another: a household, its members …"""


def converter(pack: Pack) -> cattrs.Converter:
    """A cattrs converter that knows the input classes of a pack, for a program's own classes that hold such things.

    Structuring raises InputError for a name that the pack does not declare and for a value that is none of its fact's;
    unstructuring does where things lead to one another in a circle, which JSON cannot say.
    """
    made = cattrs.Converter()
    form = _Form(pack)
    for cls in pack.inputs.values():
        made.register_structure_hook(cls, _structuring(form))
        made.register_unstructure_hook(cls, form.written)
    return made


def from_json(pack: Pack, cls: type[T], data: object) -> T:
    """A thing of an input class of the pack. Raises InputError."""
    found = _Form(pack).read(data, cls)
    assert isinstance(found, cls)
    return found


def to_json(pack: Pack, thing: object) -> Json:
    """What is known of a thing. Raises InputError for a circle, and for a value that was assigned and is none of its fact's."""
    return _Form(pack).written(thing)


def _structuring(form: _Form) -> Callable[[object, type], object]:
    def structure(data: object, cls: type) -> object:
        return form.read(data, cls)

    return structure


class _Form:
    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.classes = {cls.policyrules_entity: cls for cls in pack.inputs.values()}  # type: ignore[attr-defined]  # every input class has it

    # ------------------------------------------------------------ reading

    def read(self, data: object, cls: type, depth: int = 0) -> object:
        if isinstance(data, cls):
            return data
        if not isinstance(data, Mapping):
            raise InputError(f"{cls.__name__} 写成 JSON 对象 / {cls.__name__} is a JSON object")
        if depth > DEEPEST:
            raise InputError("套得太深 / too deeply nested")
        members: dict[str, Fact | Relation] = getattr(cls, MEMBERS)
        names = members | {member.name: member for member in members.values()}
        return cls(**{str(key): self._read_member(value, names.get(str(key)), depth) for key, value in data.items()})

    def _read_member(self, value: object, member: Fact | Relation | None, depth: int) -> object:
        """Facts are read by their class, as text is; here the words of lists and of things become what the class takes."""
        if not isinstance(member, Relation) or value is None:
            return value
        if member.many and value == NONE:
            return ABSENT
        target = self.classes.get(member.target)
        if target is None:
            return value
        if not member.many:
            return self.read(value, target, depth + 1)
        if not isinstance(value, list | tuple):
            raise InputError(f"“{member.name}”写成列表；没有的写“无” / `{member.name}` is a list, or 无")
        if MORE in value[:-1]:
            raise InputError(f"“{member.name}”：“等”写在列表末尾 / 等 stands at the end of `{member.name}`")
        return [... if item == MORE else self.read(item, target, depth + 1) for item in value]

    # ------------------------------------------------------------ writing

    def written(self, thing: object, above: tuple[int, ...] = ()) -> Json:
        if id(thing) in above or len(above) > DEEPEST:
            raise InputError("对象互相指成了圈，不能写成 JSON；去掉一头 / things that lead to one another in a circle cannot be JSON")
        fresh = _again(thing)
        members: dict[str, Fact | Relation] = getattr(fresh, MEMBERS)
        found: Json = {}
        for alias, member in members.items():
            value = getattr(fresh, alias)
            if value is not None:
                found[alias] = self._written_member(value, member, (*above, id(thing)))
        return found

    def _written_member(self, value: Any, member: Fact | Relation, above: tuple[int, ...]) -> object:
        if value is ABSENT:
            return NONE
        if isinstance(member, Fact):
            return plain(value, member.type)
        if not member.many:
            return self._written_thing(value, member, above)
        return [MORE if item is ... else self._written_thing(item, member, above) for item in value]

    def _written_thing(self, value: object, member: Relation, above: tuple[int, ...]) -> Json:
        """Of a mapping or a tuple, which may stand for a thing, what its class makes of it."""
        target = self.classes.get(member.target)
        if target is None:
            raise InputError(f"“{member.target}”没有别名，不能写成 JSON / `{member.target}` has no alias")
        if isinstance(value, tuple):
            facts = [alias for alias, one in getattr(target, MEMBERS).items() if isinstance(one, Fact) and one.source == "fact"]
            value = target(**dict(zip(facts, value, strict=False)))
        elif isinstance(value, Mapping):
            value = self.read(value, target)
        return self.written(value, above)


def plain(value: object, type: Scalar) -> object:
    """A value as JSON holds it."""
    if isinstance(value, date):
        return f"{value.year:04}-{value.month:02}" if isinstance(type, Month) else value.isoformat()
    if isinstance(value, Decimal):
        return percent(value) if isinstance(type, Number) and type.unit == "%" else format(value, "f")
    return value


def _again(thing: object) -> object:
    """The thing made anew, so that what was assigned to it is looked at as what was given to it."""
    members = getattr(thing, MEMBERS, None)
    if members is None:
        raise InputError(f"不是规则包的输入类 / not an input class of a pack: {type(thing).__name__}")
    return type(thing)(**{alias: getattr(thing, alias) for alias in members})

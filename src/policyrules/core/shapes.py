"""How values of our classes look as JSON. One description, which `to_json` and `from_json` both follow.

| value | JSON |
| --- | --- |
| whole number, text, truth value, None | itself |
| day | `"2026-03-01"` |
| member of an enumeration | its name |
| place in a file | `[number of the file, start, end]` |
| tuple, set | a list; a set is sorted |
| table | a list of pairs |
| attrs object | the list of its fields, in order; behind them the name of its class where the place allows several classes |
| `Note` | the number of a row: notes are shared by many, and would else be written once for each |
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs

from policyrules.classes import frozen
from policyrules.core.notes import Note
from policyrules.source import Span

Json: TypeAlias = "bool | int | str | list[Json] | None"
SHARED = (Note,)


@frozen
class Atom:
    """A whole number, a text, a truth value, or None."""

    kind: type


@frozen
class Word:
    """One of these words."""

    words: tuple[str, ...]


@frozen
class Member:
    kind: type[Enum]


@frozen
class Day:
    pass


@frozen
class Place:
    pass


@frozen
class Many:
    """Any number of items, in a tuple or a frozenset."""

    kind: type
    of: Shape


@frozen
class Row:
    """A tuple of fixed length."""

    items: tuple[Shape, ...]


@frozen
class Table:
    key: Shape
    value: Shape


@frozen
class Either:
    options: tuple[Shape, ...]


@frozen
class Object:
    """Fields are looked up by `fields_of`, for classes may hold each other."""

    kind: type


@frozen
class Shared:
    kind: type


Shape: TypeAlias = Atom | Word | Member | Day | Place | Many | Row | Table | Either | Object | Shared


@cache
def shape_of(hint: Any) -> Shape:
    """The shape of what a type hint allows. Raises TypeError for hints that no stored value has."""
    if hint in (int, str, bool, type(None)):
        return Atom(hint)
    if hint is date:
        return Day()
    if hint is Span:
        return Place()
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return Word(arguments)
    if origin in (Union, types.UnionType):
        return Either(tuple(shape_of(option) for option in arguments))
    if origin is tuple and arguments[-1:] != (Ellipsis,):
        return Row(tuple(shape_of(item) for item in arguments))
    if origin in (tuple, frozenset):
        return Many(origin, shape_of(arguments[0]))
    if origin in (dict, Mapping):
        return Table(shape_of(arguments[0]), shape_of(arguments[1]))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Member(hint)
    if hint in SHARED:
        return Shared(hint)
    if isinstance(hint, type) and attrs.has(hint):
        return Object(hint)
    raise TypeError(f"no shape for {hint!r}")


@cache
def fields_of(kind: type) -> tuple[tuple[str, Shape], ...]:
    """The fields of a class that its maker takes, in order, with their shapes."""
    hints = get_type_hints(kind)
    return tuple((field.name, shape_of(hints[field.name])) for field in attrs.fields(kind) if field.init)

"""Values as JSON, to be kept and read again by `from_json`. For what the forms are, see `shapes`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, assert_never

from attrs import define, field

from policyrules.core.shapes import (
    Atom,
    Day,
    Either,
    Json,
    Many,
    Member,
    Object,
    Place,
    Row,
    Shape,
    Shared,
    Table,
    Word,
    fields_of,
    shape_of,
)
from policyrules.source import SourceFile, Span


@define(eq=False)
class Writer:
    """Writes values that point into `files`. `rows` are the shared ones, each behind those it refers to.

    With `once`, an object that was written before is written as `[number]`, in the order in which objects were finished; for classes
    whose first field is no number. `shift` is taken from all places.
    """

    files: Sequence[SourceFile]
    once: bool = False
    shift: int = 0
    rows: list[Json] = field(factory=list, init=False)
    _numbers: dict[int, int] = field(init=False)
    _written: dict[int, int] = field(factory=dict, init=False)
    _finished: dict[int, int] = field(factory=dict, init=False)
    _held: list[object] = field(factory=list, init=False)
    _chosen: dict[tuple[int, type], tuple[tuple[Shape, ...], Shape, str]] = field(factory=dict, init=False)
    """Which option an object is, and the name that tells so; with the options, so that no others have their place in memory."""

    def __attrs_post_init__(self) -> None:
        self._numbers = {id(file): number for number, file in enumerate(self.files)}

    def write(self, value: Any, hint: Any) -> Json:
        """The value as what a type hint says it is."""
        return self._as(value, shape_of(hint))

    def _as(self, value: Any, shape: Shape) -> Json:
        match shape:  # what there is most of comes first
            case Object(kind):
                return self._fields(value, kind)
            case Atom() | Word():
                return value  # type: ignore[no-any-return]  # its shape says what it is
            case Place():
                return [self._numbers[id(value.file)], value.start - self.shift, value.end - self.shift]
            case Either(options):
                return self._option(value, options)
            case Many(kind, of):
                items = [self._as(item, of) for item in value]
                return sorted(items, key=repr) if kind is frozenset else items
            case Day():
                return value.isoformat()  # type: ignore[no-any-return]  # its shape says what it is
            case Member():
                return value.name  # type: ignore[no-any-return]  # its shape says what it is
            case Row(shapes):
                return [self._as(item, of) for item, of in zip(value, shapes, strict=True)]
            case Table(of_key, of_value):
                return [[self._as(k, of_key), self._as(v, of_value)] for k, v in value.items()]
            case Shared(kind):
                return self._shared(value, kind)
        assert_never(shape)

    def _option(self, value: Any, options: tuple[Shape, ...]) -> Json:
        key = id(options), type(value)
        known = self._chosen.get(key)
        if known is None:
            found = next(option for option in options if fits(value, option))
            several = isinstance(found, Object) and sum(isinstance(option, Object) for option in options) > 1
            known = options, found, found.kind.__name__ if several and isinstance(found, Object) else ""
            if isinstance(found, Object):  # for all else, the class of a value does not tell which option it is
                self._chosen[key] = known
        _, shape, name = known
        written = self._as(value, shape)
        if name:
            assert isinstance(written, list)
            written.append(name)
        return written

    def _fields(self, value: Any, kind: type) -> list[Json]:
        if not self.once:
            return [self._as(getattr(value, name), shape) for name, shape in fields_of(kind)]
        number = self._finished.get(id(value))
        if number is not None:
            return [number]
        written = [self._as(getattr(value, name), shape) for name, shape in fields_of(kind)]
        self._finished[id(value)] = len(self._finished)
        self._held.append(value)
        return written

    def _shared(self, value: Any, kind: type) -> int:
        if id(value) not in self._written:
            row = self._fields(value, kind)
            self._written[id(value)] = len(self.rows)
            self._held.append(value)
            self.rows.append(row)
        return self._written[id(value)]


def fits(value: object, shape: Shape) -> bool:
    """Whether a value is of a shape that stands in a choice."""
    match shape:
        case Atom(kind) | Object(kind) | Shared(kind):
            return type(value) is kind
        case Member(kind):
            return isinstance(value, kind)
        case Word(words):
            return value in words
        case Day():
            return type(value) is date
        case Place():
            return type(value) is Span
        case Many(kind):
            return type(value) is kind
        case Row():
            return type(value) is tuple
        case Table():
            return isinstance(value, dict)
        case Either(options):
            return any(fits(value, option) for option in options)
    assert_never(shape)

"""Values as JSON, to be kept and read again by `from_json`. For what the forms are, see `shapes`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from typing import Any, TypeAlias, assert_never

from attrs import field

from policyrules.classes import define
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

Write: TypeAlias = Callable[[Any], Json]


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
    _writers: dict[Shape, Write] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._numbers = {id(file): number for number, file in enumerate(self.files)}

    def of(self, files: Sequence[SourceFile], shift: int) -> Writer:
        """The same writer for a value that is to be read by itself: what it learned of types it need not learn again."""
        self.files, self.shift = files, shift
        self._numbers = {id(file): number for number, file in enumerate(files)}
        self._finished.clear()
        self._held.clear()
        return self

    def write(self, value: Any, hint: Any) -> Json:
        """The value as what a type hint says it is."""
        return self._writer(shape_of(hint))(value)

    def _writer(self, shape: Shape) -> Write:
        found = self._writers.get(shape)
        if found is None:
            found = self._writers[shape] = self._made_for(shape)
        return found

    def _made_for(self, shape: Shape) -> Write:
        match shape:
            case Object(kind):
                return self._object(kind)
            case Atom() | Word():
                return _itself
            case Place():
                return self._place
            case Either(options):
                return self._either(options)
            case Many(kind, of):
                return _many(kind, self._writer(of))
            case Day():
                return _day
            case Member():
                return _member
            case Row(shapes):
                return _row([self._writer(of) for of in shapes])
            case Table(of_key, of_value):
                return _table(self._writer(of_key), self._writer(of_value))
            case Shared(kind):
                return self._shared(kind)
        assert_never(shape)

    def _place(self, value: Span) -> Json:
        return [self._numbers[id(value.file)], value.start - self.shift, value.end - self.shift]

    def _object(self, kind: type) -> Write:
        """Its fields are looked at when the first one is written: classes may hold each other."""
        parts = list[tuple[str, Write]]()

        def write(value: Any) -> Json:
            if not parts:
                parts.extend([(name, self._writer(shape)) for name, shape in fields_of(kind)])
            if not self.once:
                return [part(getattr(value, name)) for name, part in parts]
            number = self._finished.get(id(value))
            if number is not None:
                return [number]
            written: list[Json] = [part(getattr(value, name)) for name, part in parts]
            self._finished[id(value)] = len(self._finished)
            self._held.append(value)
            return written

        return write

    def _either(self, options: tuple[Shape, ...]) -> Write:
        """Which option an object is, its class tells; behind it stands its name where there are several classes."""
        several = sum(isinstance(option, Object) for option in options) > 1
        by_class = {option.kind: (self._writer(option), option.kind.__name__) for option in options if isinstance(option, Object)}
        others = [(option, self._writer(option)) for option in options if not isinstance(option, Object)]
        no_value = Atom(type(None)) in options

        def write(value: Any) -> Json:
            if value is None and no_value:
                return None
            known = by_class.get(type(value))
            if known is None:
                return next(other for option, other in others if fits(value, option))(value)
            written = known[0](value)
            if several:
                assert isinstance(written, list)
                written.append(known[1])
            return written

        return write

    def _shared(self, kind: type) -> Write:
        one = self._object(kind)

        def write(value: Any) -> Json:
            if id(value) not in self._written:
                row = one(value)
                self._written[id(value)] = len(self.rows)
                self._held.append(value)
                self.rows.append(row)
            return self._written[id(value)]

        return write


def _itself(value: Json) -> Json:
    """Its shape says what it is."""
    return value


def _day(value: date) -> Json:
    return value.isoformat()


def _member(value: Enum) -> Json:
    return value.name


def _many(kind: type, of: Write) -> Write:
    if kind is frozenset:
        return lambda value: sorted([of(item) for item in value], key=repr)
    return lambda value: [of(item) for item in value]


def _row(parts: Sequence[Write]) -> Write:
    return lambda value: [part(item) for part, item in zip(parts, value, strict=True)]


def _table(key: Write, value: Write) -> Write:
    return lambda found: [[key(k), value(v)] for k, v in found.items()]


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

"""JSON to values, for what `to_json` wrote. Nothing in the text is believed: whatever has not the shape of its place is `Unfit`.

What is read is data of known classes and nothing else. Texts and numbers may be any; whether a program holds together
is for `core.verify` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from typing import Any, TypeAlias, assert_never

from attrs import field

from policyrules.classes import define
from policyrules.core.shapes import Atom, Day, Either, Many, Member, Object, Place, Row, Shape, Shared, Table, Word, fields_of, shape_of
from policyrules.source import SourceFile, Span

Read: TypeAlias = Callable[[Any], Any]


class Unfit(ValueError):
    """The JSON is not what the place wants."""


@define(eq=False)
class Reader:
    """Reads values that point into `files`. `rows`: the shared ones, read when they are first wanted and one time only. `once`: as it
    was written. `shift`: how far behind the places that were written those are that are meant."""

    files: Sequence[SourceFile]
    rows: Sequence[Any] = ()
    once: bool = False
    shift: int = 0
    _readers: dict[Shape, Read] = field(factory=dict, init=False)
    _made: dict[int, Any] = field(factory=dict, init=False)
    _finished: list[object] = field(factory=list, init=False)
    _below: int = field(init=False)
    """Only rows before the one that is being read may be referred to, so that no row rests on itself."""

    def __attrs_post_init__(self) -> None:
        self._below = len(self.rows)

    def of(self, files: Sequence[SourceFile], shift: int) -> Reader:
        """The same reader for a value that was written by itself: what it learned of types it need not learn again."""
        self.files, self.shift = files, shift
        self._finished.clear()
        return self

    def read(self, value: Any, hint: Any) -> Any:
        """The value of a type. Raises Unfit."""
        try:
            return self._reader(shape_of(hint))(value)
        except (RecursionError, OverflowError, TypeError) as error:
            raise Unfit(str(error)) from None

    def _reader(self, shape: Shape) -> Read:
        found = self._readers.get(shape)
        if found is None:
            found = self._readers[shape] = self._made_for(shape)
        return found

    def _made_for(self, shape: Shape) -> Read:
        match shape:
            case Atom(kind):
                return _atom(kind)
            case Word(words):
                return _word(frozenset(words))
            case Day():
                return _day
            case Member(kind):
                return _member(kind)
            case Place():
                return self._place
            case Many(kind, of):
                return _many(kind, self._reader(of))
            case Row(shapes):
                return _row([self._reader(of) for of in shapes])
            case Table(key, value):
                return _table(self._reader(key), self._reader(value))
            case Either(options):
                return self._either(options)
            case Object(kind):
                return self._object(kind)
            case Shared(kind):
                return self._shared(kind)
        assert_never(shape)

    def _place(self, value: Any) -> Span:
        if type(value) is not list or len(value) != 3:
            raise Unfit("place")
        number, start, end = value
        if not type(number) is type(start) is type(end) is int:
            raise Unfit("place")
        start, end = start + self.shift, end + self.shift
        if not 0 <= number < len(self.files) or not 0 <= start <= end <= len(self.files[number].text):
            raise Unfit("place")
        return Span(self.files[number], start, end)

    def _object(self, kind: type) -> Read:
        """Its fields are looked at when the first one is read: classes may hold each other."""
        parts = list[Read]()

        def read(value: Any) -> Any:
            if type(value) is not list:
                raise Unfit("list")
            if not parts:
                parts.extend([self._reader(shape) for _, shape in fields_of(kind)])
            if self.once and len(value) == 1 and type(value[0]) is int:
                return self._earlier(value[0], kind)
            if len(value) != len(parts):
                raise Unfit("list")
            made = kind(*[part(item) for part, item in zip(parts, value)])  # noqa: B905  (as long as each other)
            if self.once:
                self._finished.append(made)
            return made

        return read

    def _earlier(self, number: int, kind: type) -> Any:
        if not 0 <= number < len(self._finished) or type(self._finished[number]) is not kind:
            raise Unfit("number of an object")
        return self._finished[number]

    def _shared(self, kind: type) -> Read:
        one = self._object(kind)

        def read(number: Any) -> Any:
            if type(number) is not int or not 0 <= number < self._below:
                raise Unfit("number of a row")
            if number not in self._made:
                outer, self._below = self._below, number
                try:
                    self._made[number] = one(self.rows[number])
                finally:
                    self._below = outer
            return self._made[number]

        return read

    def _either(self, options: tuple[Shape, ...]) -> Read:
        objects = [option for option in options if isinstance(option, Object)]
        by_name = {option.kind.__name__: self._reader(option) for option in objects} if len(objects) > 1 else {}
        others = [self._reader(option) for option in options if not (by_name and isinstance(option, Object))]
        no_value = Atom(type(None)) in options

        def read(value: Any) -> Any:
            if value is None and no_value:
                return None
            if by_name and type(value) is list and value and type(value[-1]) is str and value[-1] in by_name:
                return by_name[value[-1]](value[:-1])
            finished = len(self._finished)
            for other in others:
                try:
                    return other(value)
                except Unfit:
                    del self._finished[finished:]
            raise Unfit("no option")

        return read


def _unfit(value: Any) -> Any:
    raise Unfit(type(value).__name__)


def _atom(kind: type) -> Read:
    def read(value: Any) -> Any:
        return value if type(value) is kind else _unfit(value)

    return read


def _word(words: frozenset[str]) -> Read:
    def read(value: Any) -> Any:
        return value if type(value) is str and value in words else _unfit(value)

    return read


def _member(kind: type[Enum]) -> Read:
    def read(value: Any) -> Any:
        return kind[value] if type(value) is str and value in kind.__members__ else _unfit(value)

    return read


def _day(value: Any) -> date:
    if type(value) is not str or len(value) != 10:
        raise Unfit("day")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Unfit("day") from None


def _many(kind: type, of: Read) -> Read:
    def read(value: Any) -> Any:
        return kind([of(item) for item in value]) if type(value) is list else _unfit(value)

    return read


def _row(parts: Sequence[Read]) -> Read:
    count = len(parts)

    def read(value: Any) -> Any:
        if type(value) is not list or len(value) != count:
            raise Unfit("list")
        return tuple([part(item) for part, item in zip(parts, value, strict=True)])

    return read


def _table(key: Read, value: Read) -> Read:
    def read(found: Any) -> Any:
        if type(found) is not list or not all(type(pair) is list and len(pair) == 2 for pair in found):
            raise Unfit("table")
        return {key(k): value(v) for k, v in found}

    return read

"""The words beside a program: what each step was written as, where, on which sources and readings.

Kept apart from the nodes, because two rules may share a step and must each keep their own words. An explanation is made from
a trace and these notes alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from policyrules.classes import frozen
from policyrules.core.nodes import Name
from policyrules.source import Span


@frozen
class Words:
    """The same thing said in both tongues."""

    zh: str
    en: str

    @classmethod
    def named(cls, name: str, english: Mapping[str, str]) -> Words:
        """Something of a pack by its name and by the English of the glossary; without any, the name stands in both tongues."""
        return cls(name, english.get(name, name))

    def in_(self, tongue: Literal["zh", "en"]) -> str:
        return self.zh if tongue == "zh" else self.en


@frozen
class Source:
    """A cited place: a document with its clauses or article, as written (规划 3.1.4#1a; 国发〔2015〕52号 第三条)."""

    document: str
    clauses: tuple[str, ...] = ()
    article: str = ""

    def __str__(self) -> str:
        return " ".join(p for p in (self.document, "、".join(self.clauses), self.article) if p)


@frozen
class Reading:
    """A reading taken where the text leaves room: its id (A04) and what it says."""

    id: str
    says: str


@frozen
class Shown:
    """A number that a condition compares, and what it is called. `present`: whether there is one; `by`: what it is divided by."""

    says: Words
    let: Name
    present: Name | None = None
    by: tuple[Name, ...] = ()


@frozen
class Ranged:
    """That a condition looks through a list: the block, and the step that says of an element whether it counts."""

    block: Name
    when: Name
    says: Words


@frozen
class Single:
    """One comparison of a condition in which several are joined by 且 or 或者: its words, its step, its place."""

    says: Words
    let: Name
    at: Span | None


@frozen
class Formula:
    """A number that is computed from others: its words, those numbers, what it comes to, and what it came to before rounding."""

    says: Words
    operands: tuple[Shown, ...]
    exact: Shown
    result: Shown


@frozen(eq=False)
class Note:
    """A written condition or value, and what it is made of.

    kind: `leaf` one condition; `all`, `any` a numbered list; `open` what a body may admit; `definition` another rule that
    is used here; `edition` a dated version of it; `value` a number; `presumption` what stands in for a fact not recorded; `row`
    a row of a table or one of several cases, whose `let` says whether it fits and whose `shown` what it gives; `otherwise` the
    row for everybody whom no other fits, whose `parts` are the tests of the others.
    """

    kind: Literal["leaf", "all", "any", "open", "definition", "edition", "value", "presumption", "row", "otherwise"]
    says: Words
    let: Name
    mark: str = ""
    present: Name | None = None
    sources: tuple[Source, ...] = ()
    readings: tuple[Reading, ...] = ()
    shown: tuple[Shown, ...] = ()
    ranged: tuple[Ranged, ...] = ()
    parts: tuple[Note, ...] = ()
    since: date | None = None
    until: date | None = None
    recorded: Name | None = None
    """Of a rule that is used: whether the file says itself what the rule would compute."""
    at: Span | None = None
    singles: tuple[Single, ...] = ()
    """Of a leaf that joins several comparisons: each of them."""
    formula: Formula | None = None
    """Of an edition, a value or a row that is computed."""

    def in_force(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def walk(self) -> Iterator[Note]:
        yield self
        for part in self.parts:
            yield from part.walk()

    def reads(self) -> Iterator[Name]:
        """The steps whose values this note itself looks at."""
        yield self.let
        numbers = (*self.shown, *((*self.formula.operands, self.formula.exact, self.formula.result) if self.formula else ()))
        yield from (name for shown in numbers for name in (shown.let, shown.present, *shown.by) if name)
        yield from (ranged.when for ranged in self.ranged)
        yield from (single.let for single in self.singles)
        yield from (name for name in (self.present, self.recorded) if name)


TAKES_AWAY = Words("不享受", "gets nothing")
"""What an exception does unless it states an amount. Readers see the word that fits the kind of rule."""


@frozen(eq=False)
class Excepted:
    """A labelled exception. `note.let` says whether it fires; `takes` what it does (不享受, or another amount)."""

    label: str
    note: Note
    takes: Words


@frozen(eq=False)
class Hint:
    """What a reader is told where `when` holds; it decides nothing."""

    when: Name
    says: str
    says_when: Words
    sources: tuple[Source, ...] = ()
    readings: tuple[Reading, ...] = ()


@frozen(eq=False)
class Cased:
    """取值 or 金额 that stands in cases, in a table or by brackets: a note for each of these that is not simply what is left."""

    key: Literal["value", "amount"]
    notes: tuple[Note, ...]


@frozen(eq=False)
class Edition:
    """A rule as it stands from `since` to `until`."""

    since: date | None
    until: date | None
    sources: tuple[Source, ...]
    readings: tuple[Reading, ...]
    applies: Note | None = None
    condition: Note | None = None
    fulfilled: Note | None = None
    amount: Note | None = None
    exceptions: tuple[Excepted, ...] = ()
    hints: tuple[Hint, ...] = ()
    keys: tuple[Note, ...] = ()
    starts: Note | None = None
    stops: Note | None = None
    rows: tuple[Note, ...] = ()
    """Of a definition whose value stands in a table."""
    limits_on: tuple[Source, ...] = ()
    """The sources of 幅度."""
    value: Note | None = None
    """Of a definition that is computed by one expression."""
    cases: tuple[Cased, ...] = ()
    """For who asks what each case decides; explanations do not read them."""

    def in_force(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def roots(self) -> tuple[Note, ...]:
        """The notes of all fields."""
        exceptions = (e.note for e in self.exceptions)
        found = (self.applies, self.condition, self.fulfilled, self.amount, self.starts, self.stops, *exceptions, *self.keys, *self.rows)
        return tuple(note for note in found if note is not None)

    def reads(self) -> Iterator[Name]:
        """The steps whose values the words of this edition look at."""
        for hint in self.hints:
            yield hint.when
        computed = (self.value,) if self.value else ()
        for note in (n for root in (*self.roots(), *computed) for n in root.walk()):
            yield from note.reads()


@frozen(eq=False)
class Story:
    """All words of one rule."""

    rule: str
    kind: str
    title: Words
    authority: tuple[str, ...]
    effect: str
    """Of a 裁量, its guidance (参考)."""
    editions: tuple[Edition, ...]
    ties: str = ""
    target: tuple[str, int, int] | None = None
    """Of an indicator: lt, le, eq, ge or gt, and the target as numerator and denominator."""
    after: Words | None = None
    """What is said on a day after the last edition."""
    successor: Words | None = None
    """The rule that has taken its place then."""

    def on(self, day: date) -> Edition | None:
        """The edition in force, or None before the first and after the last."""
        return next((e for e in self.editions if e.in_force(day)), None)

    def reads(self) -> Iterator[Name]:
        """The steps whose values the words look at."""
        for edition in self.editions:
            yield from edition.reads()

    @property
    def last_day(self) -> date | None:
        """The day on which the last edition ends, None where it is open."""
        return self.editions[-1].until

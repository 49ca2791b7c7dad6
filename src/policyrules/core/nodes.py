"""The core language: what a checked rule means. Decision record: docs/dev/decisions/0001-core-nodes.md.

Every term stands for a bounded whole number (see `types.model`). Operands name earlier lets (A-normal form), so nothing
recurs and nothing is computed twice. A `Let` lives in a block: the root (the person, household, employer … that is asked
about) or a list inside another block. A let sees its own block and the blocks around it; a `Fold` lives in the parent of
the block that it reads. The lets of a program stand in an order in which each comes after its operands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, TypeAlias

from attrs import field

from policyrules.cases import Kept
from policyrules.classes import frozen
from policyrules.types import Scalar
from policyrules.types.encode import DAYS_A_MONTH, DAYS_A_YEAR, MONTHS_A_YEAR

Name: TypeAlias = str
Source = Literal["fact", "judgement", "parameter", "period", "gap", "row", "list", "clash", "time", "tie"]
"""Who could settle an unknown: the file, the deciding body, the owner of a figure, nobody on that date (period), the
drafter (gap: no case fits; clash: two exceptions), the owner of a figure that a row of a table lacks (row), whoever vouches
that a list is complete, the clock, a public tie rule."""
Aspect = Literal["value", "present", "given"]
Rounding = Literal["down", "up", "half_up", "half_even"]
How = Literal["any", "sum", "least", "most"]

ROOT: Name = ""


@frozen(order=True)
class Reason:
    """One thing that would settle an answer if somebody supplied it.

    `path` leads from the root over relations to the thing meant (家庭, 成员 …). `items` numbers the elements of the lists
    on that path, from 0; it is shorter than the number of lists where no element in particular is meant. `month` (encoded) is
    that for which it is asked, of what is recorded by the month; else 0.
    """

    source: Source
    name: str
    path: tuple[str, ...] = ()
    items: tuple[int, ...] = ()
    month: int = 0

    def kind(self) -> Reason:
        """The same without element numbers and month: what a column keeps one bit for."""
        return Reason(self.source, self.name, self.path)


def row_name(rule: str, number: int) -> str:
    """The name of a reason whose source is `row`: the rule, and which row of its table (from 1) lacks the figure."""
    return f"{rule}第{number}行"


def row_of(name: str) -> tuple[str, int]:
    """The rule and the row of a reason whose source is `row`.

    >>> row_of(row_name("补助标准", 2))
    ('补助标准', 2)
    """
    rule, _, number = name.removesuffix("行").rpartition("第")
    return rule, int(number)


# ---------------------------------------------------------------- operations


@frozen
class Const:
    """A number written in a rule, or a parameter's confirmed value."""

    value: int


@frozen
class Fact:
    """What the case says under `name` of the thing reached over `path`; if it says nothing, anything from `low` to `high`.

    Aspects: `value`; `present`, 0 where it is known that there is none (无); `given`, 1 where the case says anything about it
    (always known; how a presumption steps back before a recorded fact). In a block, `path` counts from the element.
    An empty parameter, a judgement nobody made and a date outside every version are facts of another `source`. What is recorded by
    the month is read for the month at hand, and `kept` says what holds in the months that the record does not name.
    """

    name: str
    low: int
    high: int
    path: tuple[str, ...] = ()
    aspect: Aspect = "value"
    source: Source = "fact"
    kept: Kept = "fixed"


@frozen
class Not:
    of: Name


@frozen
class All:
    """Every item holds."""

    items: tuple[Name, ...]


@frozen
class Any:
    """Some item holds."""

    items: tuple[Name, ...]


@frozen
class Less:
    """Strictly below. 以上, 不超过 and their kin are `Less`, swapped or negated."""

    left: Name
    right: Name


@frozen
class Same:
    left: Name
    right: Name


@frozen
class OneOf:
    """The number lies in one of the closed runs, which are sorted and do not touch."""

    of: Name
    runs: tuple[tuple[int, int], ...]


@frozen
class Sum:
    """Fixed multiples of terms, and a fixed number."""

    terms: tuple[tuple[int, Name], ...]
    plus: int = 0


@frozen
class Times:
    """The product of two terms."""

    left: Name
    right: Name


@frozen
class Quotient:
    """`of` / `by`, rounded to a whole number in the stated way; `by` is at least 1."""

    of: Name
    by: Name
    rounding: Rounding


@frozen
class Least:
    items: tuple[Name, ...]


@frozen
class Most:
    items: tuple[Name, ...]


@frozen
class Choose:
    """`then` where `test` holds, else `other`."""

    test: Name
    then: Name
    other: Name


@frozen
class Case:
    """A labelled exception, and the labels of those it gives way to (those which these give way to included)."""

    label: str
    when: Name
    then: Name
    yields: frozenset[str] = frozenset()


@frozen
class Default:
    """`base`, unless an exception fires. Two that fire together give the same result, or one gives way to the other."""

    base: Name
    cases: tuple[Case, ...]


@frozen
class Years:
    """Full years from `birth` to `at`, by the calendar; who is born on 29 February has the birthday on 1 March of a common year."""

    birth: Name
    at: Name


@frozen
class MonthOf:
    """The month in which a date lies."""

    date: Name


@frozen
class MonthEnd:
    """The last day of a month, by the calendar."""

    month: Name


@frozen
class Fold:
    """Something over the elements of a block for which `when` holds.

    `any`: whether there is one (`value` is then not read). `sum`: the values added to `none`. `least`, `most`: the smallest
    or largest value, `none` where no element counts.
    """

    how: How
    block: Name
    when: Name
    value: Name
    none: Name


Op: TypeAlias = (
    Const | Fact | Not | All | Any | Less | Same | OneOf | Sum | Times | Quotient | Least | Most | Choose | Default | Years | MonthOf
    | MonthEnd | Fold
)  # fmt: skip

OPS: tuple[type[Op], ...] = (
    Const, Fact, Not, All, Any, Less, Same, OneOf, Sum, Times, Quotient, Least, Most, Choose, Default, Years, MonthOf,
    MonthEnd, Fold,
)  # fmt: skip
"""The catalogue of operations."""


# ---------------------------------------------------------------- programs


@frozen
class Let:
    """A named step. `home` is the block it lives in: the deepest home of its operands, or where its fact is read."""

    name: Name
    op: Op
    type: Scalar
    home: Name = ROOT


@frozen
class Months:
    """Which months, seen from a day: those after `first` months from the month it lies in (or from January of its year)."""

    anchor: Literal["month", "year"]
    first: int

    def start(self, day: int) -> int:
        """The first of the months, encoded."""
        begin = day // DAYS_A_MONTH if self.anchor == "month" else day // DAYS_A_YEAR * MONTHS_A_YEAR
        return begin + self.first


@frozen
class Block:
    """A list: the relation `over` of the thing reached over `path` from an element of `parent`, at most `size` elements.

    With `months`, the element of `parent` itself, seen on the first day of each of `size` months; `over` and `path` are empty. Facts
    are then read for that month, and the day of the answer, read in the block, is that first day.
    """

    name: Name
    over: str
    size: int
    path: tuple[str, ...] = ()
    parent: Name = ROOT
    months: Months | None = None

    @property
    def steps(self) -> tuple[str, ...]:
        """The relations that lead from an element of `parent` to its elements; none where these are the same thing in other months."""
        return () if self.months else (*self.path, self.over)


@frozen
class Output:
    """What is asked of a rule: `outcome`, `amount`, `payable`, `applies`, `fulfilled`, `exception:<label>`, `key:<n>` …"""

    rule: str
    what: str


@frozen
class Program:
    """All rules that are asked of one kind of thing (`subject`), sharing their steps."""

    subject: str
    blocks: tuple[Block, ...]
    lets: tuple[Let, ...]
    outputs: dict[Output, Name] = field(hash=False)

    def let(self, name: Name) -> Let:
        return self.by_name[name]

    @cached_property
    def by_name(self) -> dict[Name, Let]:
        return {let.name: let for let in self.lets}

    @cached_property
    def places(self) -> dict[Name, int]:
        """Where each step stands in `lets`."""
        return {let.name: place for place, let in enumerate(self.lets)}

    def block(self, name: Name) -> Block:
        return next(b for b in self.blocks if b.name == name)

    def chain(self, home: Name) -> Iterator[Block]:
        """The block and those around it, from the inside out, without the root."""
        while home != ROOT:
            block = self.block(home)
            yield block
            home = block.parent

"""Sources, readings, numbered conditions, and values by case."""

from __future__ import annotations

from typing import TypeAlias

from policyrules.classes import frozen
from policyrules.syntax.nodes.base import Name, Node
from policyrules.syntax.nodes.expressions import Expr, Unit


@frozen(eq=False)
class Cite(Node):
    """规划 3.1.4#1a、3.1.4#1d; 民发〔2021〕57号 第八条."""

    document: str
    clauses: tuple[str, ...] = ()
    article: str = ""


@frozen(eq=False)
class Reading(Node):
    """解读 A04 “…”."""

    id: str
    text: str = ""


Note: TypeAlias = Cite | Reading


@frozen(eq=False)
class Leaf(Node):
    """One condition, with the sources and readings it rests on."""

    expr: Expr
    notes: tuple[Note, ...] = ()


@frozen(eq=False)
class OpenTo(Node):
    """等 …: cases not listed, which a body may admit (a 裁量)."""

    name: Name
    notes: tuple[Note, ...] = ()


@frozen(eq=False)
class Item(Node):
    """（一）, 1., （1） and what stands behind it."""

    mark: str
    body: Condition


@frozen(eq=False)
class Group(Node):
    """同时符合 (every) or 符合之一 (some): a numbered list."""

    every: bool
    items: tuple[Item, ...]


Condition: TypeAlias = Leaf | OpenTo | Group


@frozen(eq=False)
class Plain(Node):
    """A value written as one expression."""

    value: Expr
    notes: tuple[Note, ...] = ()


@frozen(eq=False)
class When(Node):
    """（一）… 的，…; `test` is None for 其他情形."""

    mark: str
    test: Expr | None
    value: Expr
    notes: tuple[Note, ...] = ()


@frozen(eq=False)
class Cases(Node):
    whens: tuple[When, ...]


@frozen(eq=False)
class NoLimit(Node):
    """不限 in a tested column of a table: every value fits, 无 too."""


@frozen(eq=False)
class Result(Node):
    """A cell of a result column; `value` is None for 待定: this row lacks its figure."""

    value: Expr | None
    notes: tuple[Note, ...] = ()


@frozen(eq=False)
class TableRow(Node):
    """A row of a table. Each test is the condition that its cell puts on the heading of its column (年龄 低于 16周岁)."""

    tests: tuple[Expr | NoLimit, ...]
    results: tuple[Result, ...]


@frozen(eq=False)
class Heading(Node):
    """The head of a result column: the definition that it gives, or None for 取值, 金额; and the unit, where one is written."""

    name: Name | None
    unit: Unit = ""


@frozen(eq=False)
class RuleTable(Node):
    """按下表: the value stands in the row whose tests all hold. `columns` are what is tested."""

    columns: tuple[Expr, ...]
    headings: tuple[Heading, ...]
    rows: tuple[TableRow, ...]


@frozen(eq=False)
class Scale(Node):
    """分段累进: of `base`, the part that lies in each bracket counts at the rate of its row."""

    base: Expr
    heading: Heading
    rows: tuple[TableRow, ...]


Worth: TypeAlias = Plain | Cases | RuleTable | Scale

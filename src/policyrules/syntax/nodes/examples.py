"""示例 and 性质."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from policyrules.classes import frozen
from policyrules.syntax.nodes.base import Name, Node, Path, Title
from policyrules.syntax.nodes.conditions import Condition, Note
from policyrules.syntax.nodes.expressions import Expr, MonthLiteral, Quantity


@frozen(eq=False)
class Row(Node):
    """An element of 逐项为. Either plain words (智力 三级, one value each) or facts in brackets; `months` repeats it."""

    values: tuple[Expr, ...] = ()
    facts: tuple[Given, ...] = ()
    months: tuple[MonthLiteral, MonthLiteral] | None = None


@frozen(eq=False)
class ListGiven(Node):
    """残疾 逐项为 智力 三级、肢体 四级 等. `complete` is False with 等; no rows and complete: 无."""

    path: Path
    rows: tuple[Row, ...]
    complete: bool


@frozen(eq=False)
class MonthRange(Node):
    """2026年2月 至 2026年6月."""

    first: MonthLiteral
    last: MonthLiteral


@frozen(eq=False)
class ByMonth(Node):
    """2026年2月 至 2026年6月 是: a value in each of these months."""

    months: MonthRange
    value: Expr


@frozen(eq=False)
class MonthsGiven(Node):
    """家庭的低保家庭 逐月为 2026年2月 至 2026年6月 是、2026年7月 否. Months that are not named are unknown."""

    path: Path
    values: tuple[ByMonth, ...]


@frozen(eq=False)
class TotalMark(Node):
    """合计, at the head of the last row of a table."""


@frozen(eq=False)
class FactGiven(Node):
    """户籍在本区; 非 特困人员; 家庭 为 低保家庭; 年龄 为 17周岁."""

    expr: Expr


Given: TypeAlias = FactGiven | ListGiven | MonthsGiven


@frozen(eq=False)
class Expected(Node):
    """期望. Each part is None where it is not said. `place`: 2位 in a ranking."""

    outcome: Literal["yes", "no", "fulfilled", "unfulfilled", "open", "not_applicable"] | None
    amount: Quantity | Literal["open"] | None = None
    place: int | None = None
    because: tuple[Name, ...] = ()
    missing: tuple[Name, ...] = ()
    value: Expr | None = None
    """Of a definition: the value itself (a date, a choice, 是)."""
    limits: tuple[Quantity, Quantity] | None = None
    """幅度: between which amounts the body decides."""


@frozen(eq=False)
class Column(Node):
    """The head of a column in a table of examples: a fact, 计算日, or a rule that is tested."""

    path: Path


Cell: TypeAlias = "Expr | Expected | AnyValue | MonthRange | TotalMark"


@frozen(eq=False)
class AnyValue(Node):
    """不限: the fact is left as it is."""


@frozen(eq=False)
class ExampleTable(Node):
    columns: tuple[Column, ...]
    lines: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    """The row 合计 at the end, if there is one."""


@frozen(eq=False)
class ExampleDecl(Node):
    """示例: `like` takes over the facts, the day and the tested rules of another."""

    title: Title
    tests: tuple[Path, ...]
    as_of: date | None
    like: Name | None
    given: tuple[Given, ...]
    expected: Expected | ExampleTable | None


@frozen(eq=False)
class PropertyDecl(Node):
    """性质: for all `variables` of an entity, which differ in `varying` alone, whatever `regardless`: `given` implies `claim`."""

    title: Title
    entity: Name
    variables: tuple[Name, ...]
    varying: tuple[Path, ...]
    regardless: tuple[Path, ...]
    given: Condition | None
    claim: Condition
    notes: tuple[Note, ...] = ()

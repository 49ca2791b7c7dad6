"""Expressions: values and conditions in a line."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from policyrules.classes import frozen
from policyrules.syntax.nodes.base import Name, Node

Unit = Literal[
    "", "yuan_month", "yuan_year", "wan_yuan", "yuan", "full_years", "months", "days", "years",
    "persons", "households", "items", "grade", "times", "places", "points", "percent", "fold",
]  # fmt: skip
Relation = Literal["lt", "le", "eq", "ge", "gt"]
Order = Literal["ahead", "behind", "not_behind", "level"]
Suffix = Literal["ge", "le", "within", "beyond", "elapsed"]


@frozen(eq=False)
class Ref(Node):
    """A bare name: a fact, a definition, a choice value, a parameter, a built-in word. Names resolve it."""

    name: Name


@frozen(eq=False)
class Quantity(Node):
    """A number with its unit; the number is `value` / `den`, as written (1.5倍: 15, 10; 百分之九十: 90, 1, percent)."""

    value: int
    den: int
    unit: Unit


@frozen(eq=False)
class DateLiteral(Node):
    day: date


@frozen(eq=False)
class YearDay(Node):
    """A day of this year or last year: 本年3月1日, 上年12月31日."""

    last: bool
    month: int
    day: int


@frozen(eq=False)
class MonthLiteral(Node):
    year: int
    month: int


@frozen(eq=False)
class YearLiteral(Node):
    year: int


@frozen(eq=False)
class YesNo(Node):
    value: bool


@frozen(eq=False)
class NoneLiteral(Node):
    """无."""


@frozen(eq=False)
class Bracket(Node):
    of: Expr


@frozen(eq=False)
class Negation(Node):
    of: Expr


@frozen(eq=False)
class Conjunction(Node):
    items: tuple[Expr, ...]


@frozen(eq=False)
class Disjunction(Node):
    items: tuple[Expr, ...]


@frozen(eq=False)
class Compare(Node):
    """月收入 不低于 标准."""

    left: Expr
    relation: Relation
    right: Expr


@frozen(eq=False)
class Is(Node):
    """A value is another (城乡 为 城镇), or a thing is of a kind (家庭 为 低保家庭)."""

    left: Expr
    right: Expr
    negated: bool


@frozen(eq=False)
class Bound(Node):
    """年龄 为 18周岁以上."""

    left: Expr
    value: Expr
    suffix: Suffix


@frozen(eq=False)
class OneOf(Node):
    """类别 为 智力、精神之一; with `open_to` (等 …) also what a body admits. `said`: whether 之一 is written."""

    left: Expr
    values: tuple[Expr, ...]
    negated: bool
    open_to: Name | None
    said: bool = True


@frozen(eq=False)
class Between(Node):
    """年龄 在 16周岁 至 59周岁 之间; both ends included."""

    left: Expr
    low: Expr
    high: Expr


@frozen(eq=False)
class Window(Node):
    """本月 在 自 X 起 6个月以内."""

    left: Expr
    start: Expr
    length: Quantity
    suffix: Suffix


@frozen(eq=False)
class Verdict(Node):
    """甲 不享受 某项待遇; without a subject, of the thing at hand."""

    subject: Expr | None
    rule: Name
    negated: bool


@frozen(eq=False)
class Precedes(Node):
    """甲的配租次序 先于 乙: how two things of one kind stand to each other in a ranking."""

    left: Expr
    ranking: Name
    order: Order
    right: Expr


@frozen(eq=False)
class Quantified(Node):
    """残疾 中有 类别 为 智力 者."""

    over: Expr
    how: Literal["some", "none", "every"]
    test: Expr


@frozen(eq=False)
class Extreme(Node):
    """甲 与 乙 的较低者."""

    items: tuple[Expr, ...]
    which: Literal["higher", "lower"]


@frozen(eq=False)
class SpanOf(Node):
    """出生日期 至 计算日 的周岁数."""

    start: Expr
    end: Expr
    unit: Literal["years", "months", "days"]


@frozen(eq=False)
class Added(Node):
    left: Expr
    operator: Literal["plus", "minus"]
    right: Expr


@frozen(eq=False)
class Scaled(Node):
    left: Expr
    operator: Literal["times", "div"]
    right: Expr


@frozen(eq=False)
class Part(Node):
    """家庭的城乡, 残疾的个数, 申请日期的当月, 某项待遇的金额."""

    base: Expr
    name: Name


@frozen(eq=False)
class Share(Node):
    """低保标准的1.5倍, 工资的50%."""

    base: Expr
    quantity: Quantity


@frozen(eq=False)
class Aggregate(Node):
    """残疾的等级 之最重, 者的人数 之和."""

    base: Expr
    how: Literal["sum", "max", "min"]


@frozen(eq=False)
class Selection(Node):
    """用工记录 中 可计入 者."""

    over: Expr
    test: Expr


Literal_: TypeAlias = Quantity | DateLiteral | YearDay | MonthLiteral | YearLiteral | YesNo | NoneLiteral
Expr: TypeAlias = (
    Ref | Literal_ | Bracket | Negation | Conjunction | Disjunction | Compare | Is | Bound | OneOf | Between | Window | Verdict
    | Precedes | Quantified | Extreme | SpanOf | Added | Scaled | Part | Share | Aggregate | Selection
)  # fmt: skip

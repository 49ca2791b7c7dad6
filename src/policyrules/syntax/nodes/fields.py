"""The fields of a rule, and its dated versions."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from policyrules.classes import frozen
from policyrules.syntax.nodes.base import Name, Node, Path, Title
from policyrules.syntax.nodes.conditions import Cite, Condition, Note, Reading, Worth
from policyrules.syntax.nodes.expressions import Expr, Quantity, Relation


@frozen(eq=False)
class NamesField(Node):
    """对象, 主管, 牵头, 参与, 责任, 分组, 措辞, 频次, 方向."""

    key: Literal["for", "authority", "lead", "join", "joint", "within", "modality", "frequency", "direction", "received"]
    paths: tuple[Path, ...]


@frozen(eq=False)
class TextField(Node):
    """效果, 事项, 证据, 参考."""

    key: Literal["effect", "task", "evidence", "guidance"]
    text: str
    notes: tuple[Note, ...] = ()


@frozen(eq=False)
class BasisField(Node):
    cites: tuple[Cite, ...]


@frozen(eq=False)
class ReadingField(Node):
    readings: tuple[Reading, ...]


@frozen(eq=False)
class ConditionField(Node):
    key: Literal["applies", "when", "fulfilled", "denominator", "numerator"]
    body: Condition


@frozen(eq=False)
class ValueField(Node):
    key: Literal["value", "amount", "starts", "stops", "deadline", "baseline"]
    worth: Worth


RoundingMode: TypeAlias = Literal["half_up", "half_even", "down", "up"]


@frozen(eq=False)
class RoundingField(Node):
    """不取整 (`mode` None), or a mode and the step it rounds to (0.01元, 元)."""

    mode: RoundingMode | None
    step: Quantity | None
    notes: tuple[Note, ...] = ()


@frozen(eq=False)
class TargetField(Node):
    """目标：不低于 100%; or a word such as 未提供."""

    relation: Relation | None
    value: Expr


@frozen(eq=False)
class ExceptionField(Node):
    """例外 名称：… 的，不享受; or 金额 为 …."""

    title: Title
    when: Expr
    amount: Expr | None
    notes: tuple[Note, ...] = ()


@frozen(eq=False)
class HintField(Node):
    """提示：… 的，“…”: what a reader is told, which decides nothing."""

    when: Expr
    text: str
    notes: tuple[Note, ...] = ()


@frozen(eq=False)
class OrderKey(Node):
    """One line of 次序. `by` orders by a value; "first" puts those first for whom `value` holds. `tie_break`: 同等条件下."""

    mark: str
    value: Expr
    by: Literal["high", "low", "early", "late", "first"]
    tie_break: bool
    notes: tuple[Note, ...] = ()


@frozen(eq=False)
class OrderField(Node):
    keys: tuple[OrderKey, ...]


@frozen(eq=False)
class TiesField(Node):
    """并列：who decides where the order leaves a tie, and how."""

    paths: tuple[Path, ...]
    text: str


@frozen(eq=False)
class RangeField(Node):
    """幅度: between which amounts the body decides. The ends are written together and mean a value each."""

    low: Worth
    high: Worth
    notes: tuple[Note, ...] = ()


@frozen(eq=False)
class AfterField(Node):
    """期满: what is said on a day after the last version: a text, or the rule that has taken its place."""

    text: str
    successor: Name | None


Field: TypeAlias = (
    NamesField | TextField | BasisField | ReadingField | ConditionField | ValueField | RoundingField | TargetField
    | ExceptionField | HintField | OrderField | TiesField | RangeField | AfterField
)  # fmt: skip


@frozen(eq=False)
class Version(Node):
    """施行：自 … 至 …; `until` is the last day and None where it is open."""

    since: date
    until: date | None
    fields: tuple[Field, ...]

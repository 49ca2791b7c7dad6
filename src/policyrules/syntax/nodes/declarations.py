"""Vocabulary, rules, and the file as a whole."""

from __future__ import annotations

from typing import Literal, TypeAlias

from policyrules.classes import frozen
from policyrules.syntax.nodes.base import Name, Node, Title
from policyrules.syntax.nodes.examples import ExampleDecl, PropertyDecl
from policyrules.syntax.nodes.expressions import Quantity, Relation, Unit
from policyrules.syntax.nodes.fields import Field, Version


@frozen(eq=False)
class MemberType(Node):
    """The type of a fact as written. `kind` "name" means a choice list or an entity; "many" a list of an entity."""

    kind: Literal["bool", "date", "month", "integer", "decimal", "amount", "ratio", "name", "many"]
    unit: Unit = ""
    places: int = 0
    name: Name | None = None


Kept = Literal["monthly", "lasting"]
"""按月登记: recorded by the month; 延续: what holds in a month holds until another is stated."""
Change = Literal["self", "body", "never", "month"]
"""Who can make a fact another: 本人, 机关, nobody; or every month adds one to it."""


@frozen(eq=False)
class Member(Node):
    """A fact or relation of a 主体. `bounds`: relation and quantity (0元/月以上 is ge; 高于 0人 is gt).

    `on_record` (部门可查): an office can look it up itself. `changes` and `kept` as written; more than one is a mistake told later.
    """

    title: Title
    type: MemberType
    optional: bool = False
    sensitive: bool = False
    on_record: bool = False
    changes: tuple[Change, ...] = ()
    kept: tuple[Kept, ...] = ()
    opposite: Title | None = None
    at_most: Quantity | None = None
    bounds: tuple[tuple[Relation, Quantity], ...] = ()
    question: str = ""


@frozen(eq=False)
class SubjectDecl(Node):
    """主体 …，自称 …：…; `adds` where it only adds to one declared elsewhere (补充)."""

    title: Title
    self_title: Title | None
    adds: bool
    members: tuple[Member, ...]


@frozen(eq=False)
class ChoiceDecl(Node):
    title: Title
    order: Literal["none", "descending", "ascending"]
    by_height: bool
    """Whether its values are higher and lower (由高到低), rather than heavier and lighter (由重到轻)."""
    values: tuple[Title, ...]


RuleKind = Literal["define", "presume", "discretion", "eligibility", "benefit", "obligation", "ranking", "indicator", "duty"]


@frozen(eq=False)
class RuleDecl(Node):
    """定义, 推定, 裁量, 资格, 待遇, 义务, 排序, 指标, 职责. Fields before the first 施行 hold in every version.

    `also`: further names of a heading that declares several definitions, one for each result column of a table.
    """

    kind: RuleKind
    title: Title
    fields: tuple[Field, ...]
    versions: tuple[Version, ...]
    also: tuple[Title, ...] = ()


Declaration: TypeAlias = SubjectDecl | ChoiceDecl | RuleDecl | ExampleDecl | PropertyDecl


@frozen(eq=False)
class Module(Node):
    """One rule file."""

    items: tuple[Declaration, ...]

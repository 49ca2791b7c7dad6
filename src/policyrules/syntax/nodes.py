"""What was written: the tree of a rule file, in the order of the grammar.

Nodes compare by identity: the same words at two places are two nodes, and nodes serve as keys of side tables. `at` is the
place of the whole node. Keywords are kept by their meaning (a key such as "when"), never by their spelling, so the tree is
the same in both tongues.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from attrs import frozen

from policyrules.source import Span


@frozen(eq=False)
class Node:
    at: Span


@frozen(eq=False)
class Name(Node):
    """A declared word; written in 「」 where it could not stand bare (`text` is without them)."""

    text: str


@frozen(eq=False)
class Title(Node):
    """The name of a declaration, and the other-tongue name in brackets where one is given."""

    name: Name
    alias: Name | None = None


@frozen(eq=False)
class Path(Node):
    """Names joined by 的."""

    names: tuple[Name, ...]


# ---------------------------------------------------------------- expressions

Unit = Literal[
    "", "yuan_month", "yuan_year", "wan_yuan", "yuan", "full_years", "months", "days", "years",
    "persons", "households", "items", "grade", "times", "places", "points", "percent", "fold",
]  # fmt: skip
Relation = Literal["lt", "le", "eq", "ge", "gt"]
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
    """类别 为 智力、精神之一; with `open_to` (等 …) also what a body admits."""

    left: Expr
    values: tuple[Expr, ...]
    negated: bool
    open_to: Name | None


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
    | Quantified | Extreme | SpanOf | Added | Scaled | Part | Share | Aggregate | Selection
)  # fmt: skip


# ---------------------------------------------------------------- sources and readings


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


# ---------------------------------------------------------------- conditions and values


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


Worth: TypeAlias = Plain | Cases


# ---------------------------------------------------------------- fields of a rule


@frozen(eq=False)
class NamesField(Node):
    """对象, 主管, 牵头, 参与, 责任, 分组, 措辞, 频次, 方向."""

    key: Literal["for", "authority", "lead", "join", "joint", "within", "modality", "frequency", "direction"]
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


@frozen(eq=False)
class RoundingField(Node):
    """不取整 (`mode` None), or a mode and the step it rounds to (0.01元, 元)."""

    mode: Literal["half_up", "half_even", "down", "up"] | None
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


Field: TypeAlias = (
    NamesField | TextField | BasisField | ReadingField | ConditionField | ValueField | RoundingField | TargetField
    | ExceptionField | HintField | OrderField | TiesField
)  # fmt: skip


@frozen(eq=False)
class Version(Node):
    """施行：自 … 至 …; `until` is the last day and None where it is open."""

    since: date
    until: date | None
    fields: tuple[Field, ...]


# ---------------------------------------------------------------- declarations


@frozen(eq=False)
class MemberType(Node):
    """The type of a fact as written. `kind` "name" means a choice list or an entity; "many" a list of an entity."""

    kind: Literal["bool", "date", "month", "integer", "decimal", "amount", "ratio", "name", "many"]
    unit: Unit = ""
    places: int = 0
    name: Name | None = None


@frozen(eq=False)
class Member(Node):
    """A fact or relation of a 主体. `bounds`: relation and quantity (0元/月以上 is ge; 高于 0人 is gt)."""

    title: Title
    type: MemberType
    optional: bool = False
    sensitive: bool = False
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
    values: tuple[Title, ...]


RuleKind = Literal["define", "presume", "discretion", "eligibility", "benefit", "obligation", "ranking", "indicator", "duty"]


@frozen(eq=False)
class RuleDecl(Node):
    """定义, 推定, 裁量, 资格, 待遇, 义务, 排序, 指标, 职责. Fields before the first 施行 hold in every version."""

    kind: RuleKind
    title: Title
    fields: tuple[Field, ...]
    versions: tuple[Version, ...]


# ---------------------------------------------------------------- examples and properties


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
class FactGiven(Node):
    """户籍在本区; 非 特困人员; 家庭 为 低保家庭; 年龄 为 17周岁."""

    expr: Expr


Given: TypeAlias = FactGiven | ListGiven


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


@frozen(eq=False)
class Column(Node):
    """The head of a column in a table of examples: a fact, 计算日, or a rule that is tested."""

    path: Path


Cell: TypeAlias = "Expr | Expected | AnyValue"


@frozen(eq=False)
class AnyValue(Node):
    """不限: the fact is left as it is."""


@frozen(eq=False)
class ExampleTable(Node):
    columns: tuple[Column, ...]
    lines: tuple[tuple[Cell, ...], ...]


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


Declaration: TypeAlias = SubjectDecl | ChoiceDecl | RuleDecl | ExampleDecl | PropertyDecl


@frozen(eq=False)
class Module(Node):
    """One rule file."""

    items: tuple[Declaration, ...]

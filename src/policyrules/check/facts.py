"""What checking found: the type of each expression, and what each name in it means. Side tables on the syntax tree."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from attrs import field

from policyrules.cases import Absent
from policyrules.classes import frozen
from policyrules.diagnostics import Problem, Severity
from policyrules.parameters import Parameter
from policyrules.resolve import Resolved, Rule
from policyrules.syntax import nodes as syn
from policyrules.types import Scalar, Vocabulary
from policyrules.types.months import Window

# ---------------------------------------------------------------- types of expressions


@frozen
class Valued:
    """One value. `divided`: an exact quotient that was not rounded to a scale of its own."""

    type: Scalar
    optional: bool = False
    divided: bool = False


@frozen
class Thing:
    """One person, household …"""

    entity: str


@frozen
class Things:
    """A list of them. `months`: one thing, seen in each of several months."""

    entity: str
    months: bool = False


@frozen
class Series:
    """A value for each element of a list. `months`: of one thing, for each month."""

    of: Valued
    months: bool = False


@frozen
class Nothing:
    """无 alone: fits every optional value."""


@frozen
class Broken:
    """The type of what is wrong already: agrees with everything, so that one mistake is told once."""


Typed: TypeAlias = Valued | Thing | Things | Series | Nothing | Broken


# ---------------------------------------------------------------- meanings of names

BuiltInWord = Literal["as_of", "this_month", "this_year", "last_year"]


@frozen
class FactOf:
    """A declared fact of the thing that is `depth` steps out (0: innermost). `negated`: the word was its 反称."""

    fact: str
    depth: int
    negated: bool = False


@frozen
class RuleOf:
    """A rule about the thing that is `depth` steps out."""

    rule: str
    depth: int


@frozen
class RelationOf:
    """The thing, or the list, reached from the thing `depth` steps out."""

    relation: str
    depth: int


@frozen
class SelfOf:
    """本人, 本户; also a variable of a property (甲)."""

    depth: int


@frozen
class ParameterOf:
    parameter: str


@frozen
class ChoiceOf:
    list: str
    code: int


@frozen
class BuiltIn:
    word: BuiltInWord


@frozen
class PartOf:
    """What stands behind 的, or behind 为 after a thing: a fact, rule or relation of `entity`."""

    kind: Literal["fact", "rule", "relation"]
    entity: str
    name: str
    negated: bool = False


@frozen
class CountOf:
    """的个数."""


@frozen
class MonthPart:
    """的当月 (0), 的次月 (1)."""

    later: int


@frozen
class MonthEnd:
    """的月末: the last day."""


@frozen
class YearPart:
    """的年度."""


@frozen
class AmountOf:
    """某项待遇的金额: what is payable, 0 where there is no entitlement."""

    rule: str


@frozen
class ParameterOn:
    """A parameter as it stood on the day before 的."""

    parameter: str


@frozen
class MonthsOf:
    """The innermost thing at hand, seen in each month of a list (本年各月)."""

    window: Window


@frozen
class ElementMonth:
    """的月份 of a list of months."""


Meaning: TypeAlias = (
    FactOf
    | RuleOf
    | RelationOf
    | SelfOf
    | ParameterOf
    | ChoiceOf
    | BuiltIn
    | PartOf
    | CountOf
    | MonthPart
    | MonthEnd
    | YearPart
    | AmountOf
    | ParameterOn
    | MonthsOf
    | ElementMonth
)


# ---------------------------------------------------------------- examples


NO_MONTHS = range(0)


@frozen
class Told:
    """One fact of an example: over relations to a fact, a definition or (path empty, `parameter`) a parameter."""

    path: tuple[str, ...]
    name: str
    value: int | Absent
    parameter: bool = False
    months: range = NO_MONTHS
    """For which months (encoded) it is told; none: without months."""


@frozen
class ToldList:
    """A list of an example: the facts of each element."""

    path: tuple[str, ...]
    name: str
    elements: tuple[tuple[Told | ToldList, ...], ...]
    complete: bool


@frozen
class Amount:
    """An expected amount, encoded in `den` parts of 元; `value` None: open."""

    value: int | None
    den: int = 100


@frozen
class Expectation:
    """What an example must give for one rule. None: not said."""

    rule: str
    outcome: Literal["yes", "no", "fulfilled", "unfulfilled", "open", "not_applicable"] | None
    amount: Amount | None = None
    value: int | Absent | None = None
    value_den: int = 1
    place: int | None = None
    because: tuple[str, ...] = ()
    missing: tuple[str, ...] | None = None
    at: syn.Node | None = field(default=None, eq=False)
    limits: tuple[Amount, Amount] | None = None


@frozen
class Total:
    """What a rule must come to over the rows of a table: an amount in 1/`den` 元; `value` None: open."""

    rule: str
    value: int | None
    den: int
    at: syn.Node = field(eq=False)


@frozen
class Trial:
    """One row of an example: a case on a day and what must come out. The rows of a ranking are tried together."""

    as_of: date
    told: tuple[Told | ToldList, ...]
    expected: tuple[Expectation, ...]
    row: int = 0
    """Which row of the table; several where it names several months."""
    counts: tuple[int, int] | None = None
    """Numerator and denominator of an indicator, where they are told in place of the things."""


@frozen(eq=False)
class CheckedExample:
    name: str
    entity: str
    decl: syn.ExampleDecl
    trials: tuple[Trial, ...]
    totals: tuple[Total, ...] = ()


@frozen(eq=False)
class CheckedProperty:
    name: str
    entity: str
    decl: syn.PropertyDecl


# ---------------------------------------------------------------- the whole


@frozen
class Settled:
    """A rule as others see it: the type of what it comes to and of its 金额, and how many rules in a row it needs below it."""

    value: Valued
    amount: Valued | None = None
    chained: int = 0


@frozen(eq=False)
class Checked:
    """All that is known of a pack, and all that is wrong with it."""

    resolved: Resolved
    vocabulary: Vocabulary
    """With the results of definitions and judgements among the facts, since a case may give them."""
    parameters: Mapping[str, Parameter]
    types: Mapping[syn.Node, Typed]
    meanings: Mapping[syn.Node, Meaning]
    values: Mapping[tuple[str, str], Valued]
    """(entity, rule) → the type of what it comes to."""
    amounts: Mapping[tuple[str, str], Valued]
    """(entity, rule) → the type of its 金额."""
    examples: tuple[CheckedExample, ...]
    properties: tuple[CheckedProperty, ...]
    paths: Mapping[syn.Path, syn.Expr]
    """Paths in fields of names (分组), read as expressions."""
    problems: tuple[Problem, ...]
    broken: frozenset[tuple[str, str]] = frozenset()
    """Rules whose value has no type, which was told where they stand."""
    settled: Mapping[tuple[str, str], Settled] = field(factory=dict)
    """(entity, rule) → what it is to others, of all that have a type; presumptions stand under the mark 推定 before their entity."""

    def sound(self) -> Sound | None:
        """The same as something that may be lowered; None while anything is an error."""
        bad = any(p.severity is Severity.ERROR for p in (*self.resolved.problems, *self.problems))
        return None if bad else Sound(self)


@frozen(eq=False)
class Sound:
    """Names, types and dates are right. Only this can be lowered."""

    checked: Checked

    @property
    def rules(self) -> Mapping[tuple[str, str], Rule]:
        return self.checked.resolved.rules

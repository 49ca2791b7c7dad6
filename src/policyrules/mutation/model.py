"""A small change to a rule, as somebody might make it by mistake, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from attrs import field

from policyrules.cases import Case
from policyrules.check.facts import Meaning
from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.source import Span
from policyrules.syntax import nodes as syn

Kind: TypeAlias = Literal[
    "threshold", "comparator", "negation", "connective", "condition", "exception", "scope", "choice", "quantifier",
    "day", "period", "version", "order", "rounding", "sign", "case",
]  # fmt: skip
KINDS: dict[Kind, Words] = {
    "threshold": Words("数值", "number"),
    "comparator": Words("比较", "comparator"),
    "negation": Words("是与非", "negation"),
    "connective": Words("并且、或者", "and, or"),
    "condition": Words("条件", "condition"),
    "exception": Words("例外", "exception"),
    "scope": Words("适用范围", "scope"),
    "choice": Words("选项", "choice"),
    "quantifier": Words("均、有、无", "every, some, none"),
    "day": Words("日期", "day"),
    "period": Words("期间", "period"),
    "version": Words("施行的起止", "dates of a version"),
    "order": Words("次序", "order"),
    "rounding": Words("尾数", "rounding"),
    "sign": Words("运算", "arithmetic"),
    "case": Words("情形", "case"),
}
Said: TypeAlias = Span | Words
"""A stretch of the file, or words of our own."""


@frozen(eq=False)
class Edit:
    """`old` gives way to `new`; None: it is left out of the list that it stands in. `says` is how the new text reads.

    `meanings`: what names that stand in `new` alone refer to.
    """

    kind: Kind
    old: syn.Node
    new: syn.Node | None
    says: tuple[Said, ...] = ()
    meanings: Mapping[syn.Node, Meaning] = field(factory=dict)


@frozen(eq=False)
class Mutant:
    """An edit to a rule. `rules` are all that hold the place (definitions that share a table); `within` is the line around it."""

    rules: tuple[tuple[str, str], ...]
    edit: Edit
    within: syn.Node

    @property
    def rule(self) -> str:
        return self.rules[0][1]

    @property
    def at(self) -> Span:
        return self.edit.old.at


Fate: TypeAlias = Literal["noticed", "refused", "equivalent", "survived"]
"""An example or property noticed it; `check` refuses it; it is proved to change nothing; nobody noticed."""


@frozen(eq=False)
class Verdict:
    """What became of a mutant. `by`: the example or property that noticed it. `witness`: a case that it decides otherwise, found by
    the solver or in `tried` attempts where it survived; None: none was found. `open`: the solver did not settle it in time."""

    mutant: Mutant
    fate: Fate
    by: str = ""
    witness: Case | None = None
    tried: int = 0
    open: bool = False


@frozen(eq=False)
class Proof:
    """What a solver says of a mutant: nobody is answered otherwise, somebody is (`case`, run on the reference evaluator), or neither."""

    how: Literal["same", "other", "open"]
    case: Case | None = None


@frozen
class Score:
    """How many mutants were told from the rule, of those that can be told."""

    noticed: int
    survived: int
    equivalent: int
    open: int = 0
    """Of those that survived, how many the solver did not settle."""

    @property
    def counted(self) -> int:
        return self.noticed + self.survived

    @property
    def tenths(self) -> int:
        """In tenths of a per cent, rounded down; 1000 where there is nothing to notice."""
        return 1000 * self.noticed // self.counted if self.counted else 1000

    def percent(self) -> str:
        return f"{self.tenths // 10}.{self.tenths % 10}%"


def score(verdicts: list[Verdict]) -> Score:
    fates = [verdict.fate for verdict in verdicts]
    return Score(
        sum(f in ("noticed", "refused") for f in fates), fates.count("survived"), fates.count("equivalent"), sum(v.open for v in verdicts)
    )

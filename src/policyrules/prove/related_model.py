"""How two rules of one kind of thing stand to each other: one word for each pair, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeAlias

from attrs import field

from policyrules.cases import Case
from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.diagnostics import Tongue, plural
from policyrules.prove.answers import grounds
from policyrules.prove.asking import Found
from policyrules.prove.problems import Culprit, Grounds
from policyrules.resolve import Rule
from policyrules.source import Span

Word: TypeAlias = Literal["both", "never", "implies", "same", "idle", "open"]
Because: TypeAlias = Literal["apart", "shown", "days", "stated", "proved", "written", "time"]
WORDS: dict[tuple[Word, Because], Words] = {
    ("both", "apart"): Words("可以同时，没有共同的事实", "together or singly, since they read no fact in common"),
    ("both", "shown"): Words("可以同时，也可以只有一项", "together or singly, shown on somebody"),
    ("never", "days"): Words("从不同时，没有都施行的日子", "never together: no day on which both are in force"),
    ("never", "stated"): Words("从不同时，规则写明了的", "never together, as the rules say"),
    ("never", "proved"): Words("从不同时，条件互相排斥", "never together: their conditions exclude each other"),
    ("implies", "stated"): Words("前一项总带着后一项，规则写明了的", "the first always comes with the second, as the rules say"),
    ("implies", "proved"): Words("前一项总带着后一项，由条件推出", "the first always comes with the second: its conditions entail it"),
    ("same", "stated"): Words("总是一起，规则写明了的", "always together, as the rules say"),
    ("same", "written"): Words("总是一起，写的是同一个条件", "always together: the same condition is written twice"),
    ("same", "proved"): Words("总是一起，条件不同写法、同样的人", "always together: other words, the same people"),
    ("idle", "proved"): Words("其中一项没有人能符合", "nobody can ever meet one of them"),
    ("open", "time"): Words("未能判定", "not settled"),
}
"""What can be said of a pair, in the order of the report."""


@frozen(eq=False)
class Relation:
    """`implies`: `first` always comes with `second`. Of what is said together, `case` is somebody of whom it is true; of what never is,
    `grounds` are the conditions that exclude it, and `attacked` so many drawn people did not refute it."""

    first: Rule
    second: Rule
    word: Word
    because: Because
    case: Case | None = None
    found: Found = field(factory=lambda: Found("open"))
    attacked: int = 0
    stated: bool = False
    """Whether one of the two says how it goes together with the other."""

    @property
    def kinds(self) -> set[str]:
        return {self.first.kind, self.second.kind}

    @property
    def grounds(self) -> Grounds:
        return grounds(self.found)

    def owner(self, culprit: Culprit) -> str:
        """Which of the two rules a condition stands in."""
        return next((r.name for r in (self.first, self.second) if culprit.at is not None and within(culprit.at, r.decl.at)), "")

    def line(self, tongue: Tongue) -> str:
        zh = tongue == "zh"
        names = f"“{self.first.name}”和“{self.second.name}”" if zh else f"`{self.first.name}` and `{self.second.name}`"
        said = WORDS[self.word, self.because].in_(tongue)
        return f"{names}{'：' if zh else ': '}{said}{self.why(zh)}"

    def why(self, zh: bool) -> str:
        """The conditions that exclude something, or that entail it; to follow a sentence."""
        grounds = self.grounds
        if self.word not in ("implies", "same") or not grounds.culprits:
            return grounds.told(zh)
        said = [c.told(zh) for c in grounds.culprits]
        rest = Grounds((), grounds.assumed).told(zh)
        return f"；由{'、'.join(said)}推出{rest}" if zh else f"; entailed by {', '.join(said)}{rest}"


def within(inner: Span, outer: Span) -> bool:
    return inner.file == outer.file and outer.start <= inner.start and inner.end <= outer.end


def counted(relations: Iterable[Relation]) -> dict[tuple[Word, Because], int]:
    """How many of each, in the order of the report."""
    counts = Counter((r.word, r.because) for r in relations)
    return {key: counts[key] for key in WORDS if counts[key]}


def total(relations: Sequence[Relation], tongue: Tongue) -> str:
    """One line for all pairs."""
    said = [(WORDS[key].in_(tongue), many) for key, many in counted(relations).items()]
    if tongue == "zh":
        return f"规则两两相比 {len(relations)} 对：{'；'.join(f'{words} {many}' for words, many in said)}。"
    return f"{plural.counted(len(relations), 'pair')} of rules: {'; '.join(f'{words} {many}' for words, many in said)}."


def as_data(relation: Relation, tongue: Tongue) -> dict[str, Any]:
    return {
        "about": relation.first.entity, "first": relation.first.name, "second": relation.second.name, "relation": relation.word,
        "because": relation.because, "attacked": relation.attacked, "assumed": list(relation.found.assumed),
        "excluding": [c.told(tongue == "zh") for c in relation.grounds.culprits],
    }  # fmt: skip

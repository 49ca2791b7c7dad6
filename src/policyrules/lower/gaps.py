"""What cases and exceptions leave out, or answer twice: looked for without a solver, told with somebody for whom it may be so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Literal

from attrs import field

from policyrules.classes import define
from policyrules.core import Name
from policyrules.core.cells import always, disjoint, example
from policyrules.core.notes import Words
from policyrules.lower.terms import Term
from policyrules.resolve import Rule
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types.to_text import written as worded

if TYPE_CHECKING:
    from policyrules.lower.rules import Rules


@define
class Gap:
    """Cases that were not shown to leave nothing out, two of them that may both fit, or two exceptions that may clash."""

    rule: str
    at: Span
    what: Literal["left out", "overlap", "clash"] = "left out"
    first: Span | None = None
    """The earlier one."""
    case: Words = field(factory=lambda: Words("", ""))
    """Somebody for whom it may be so, as far as that can be said."""


def exhaustive(rules: Rules, tests: list[Name]) -> bool:
    """Whether the cases surely leave nothing out."""
    return always(rules.builder.lets, rules.builder.bounds(), tests)


def overlaps(rules: Rules, rule: Rule, worth: syn.Cases, tests: list[Name], values: list[Term]) -> None:
    for i, first in together(rules, tests, values):
        case = somebody(rules, (tests[first], tests[i]), ())
        rules.gaps.append(Gap(rule.name, worth.whens[i].at, "overlap", worth.whens[first].at, case))


def somebody(rules: Rules, holding: Iterable[Name], failing: Iterable[Name]) -> Words:
    """A case in which some truth values hold and others do not, by the facts and definitions that have a name."""
    found = example(rules.builder.lets, rules.builder.bounds(), holding, failing)
    called = {term.name: (name, term.type) for (_, name), term in (*rules.terms.items(), *rules.facts.items()) if not term.by}
    named = [(rules.title(called[let][0]), value, called[let][1]) for let, value in found.items() if let in called]
    vocabulary = rules.sound.checked.vocabulary
    zh = "、".join(f"{name.zh} {worded(value, type, vocabulary, 'zh')}" for name, value, type in named)
    return Words(zh, ", ".join(f"{name.en}: {worded(value, type, vocabulary, 'en')}" for name, value, type in named))


def together(rules: Rules, tests: list[Name], values: list[Term], given: Name | None = None) -> Iterator[tuple[int, int]]:
    """The places of tests that may hold together with an earlier one (the second), with another value, where `given` holds."""
    lets, bounds = rules.builder.lets, rules.builder.bounds()
    for i, a in enumerate(tests):
        together = (j for j in range(i) if values[i] != values[j] and not disjoint(lets, bounds, tests[j], a, given))
        for first in islice(together, 1):
            yield i, first

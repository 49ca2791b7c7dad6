"""What can be seen of one case: values in words, and the facts behind a step, grouped by the element they belong to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from attrs import evolve

from policyrules import core
from policyrules.backends.reference import Trace, Value
from policyrules.classes import define
from policyrules.core import Name, Reason
from policyrules.core.notes import Formula, Shown
from policyrules.explain.grounds import Grounds, Walk
from policyrules.explain.names import Names, months_text
from policyrules.explain.wording import LIST, MARKS
from policyrules.types import Bool, Choice, Money, Number, Scalar
from policyrules.types.to_text import Tongue, written

MOST_ELEMENTS = 4
"""How many elements of one list are told among the facts before the rest is only counted."""
FEW_ELEMENTS = 3
"""Beside a condition, more than these are only counted."""


Elements: TypeAlias = dict[tuple[tuple[str, ...], tuple[int, ...]], list[Reason]]
"""Facts of elements of lists, by the way to the element and its numbers."""


@define(eq=False)
class View:
    trace: Trace
    walk: Walk
    names: Names
    day: date

    @property
    def tongue(self) -> Tongue:
        return self.names.tongue

    def value(self, name: Name) -> Value:
        """Of a step of the root."""
        return self.trace.root.env[name]

    def truth(self, name: Name) -> bool | None:
        found = self.value(name)
        return bool(found.low) if found.known else None

    def at_root(self, name: Name) -> bool:
        return self.walk.chart.lets[name].home == core.ROOT

    def is_fact(self, name: Name) -> bool:
        """Whether the step reads a single fact, or its negation."""
        op = self.walk.chart.lets[name].op
        return isinstance(op, core.Fact) or (isinstance(op, core.Not) and self.is_fact(op.of))

    # ------------------------------------------------------------ numbers

    def number(self, shown: Shown) -> str:
        """The number in words; 无 where there is none, "" where it is open."""
        if shown.present:
            there = self.value(shown.present)
            if not there.known:
                return ""
            if not there.low:
                return self.names.nothing
        value, by = self.value(shown.let), 1
        for name in shown.by:
            divisor = self.value(name)
            if not divisor.known or divisor.low < 1:
                return ""
            by *= divisor.low
        return quotient(value.low, by, self.walk.chart.lets[shown.let].type, self.names) if value.known else ""

    def figures(self, formula: Formula) -> str:
        """A formula with its numbers, and what it came to where that was rounded; "" where one of them is open or seen from an element."""
        numbers = (*formula.operands, formula.exact, formula.result)
        if not all(self.at_root(name) for shown in numbers for name in (shown.let, shown.present, *shown.by) if name):
            return ""
        told = {shown.says.in_(self.tongue): self.number(shown) for shown in formula.operands}
        exact, result = self.number(formula.exact), self.number(formula.result)
        if not all((exact, result, *told.values())):
            return ""
        between = " " if self.tongue == "zh" else ": "
        longest = sorted(told, key=len, reverse=True)
        said = re.sub("|".join(map(re.escape, longest)), lambda m: f"{m[0]}{between}{told[m[0]]}", formula.says.in_(self.tongue))
        if exact == result:
            return said
        if exact.removeprefix("约").removeprefix("about ") == result:  # two places do not show what was rounded away
            return f"{said}；已取整" if self.tongue == "zh" else f"{said}; rounded"
        return f"{said}；取整以前 {exact}" if self.tongue == "zh" else f"{said}; before rounding {exact}"

    # ------------------------------------------------------------ facts

    def facts(self, grounds: Grounds, whole: bool = False) -> list[str]:
        """Each fact with its value; those of one element of a list together, and how many elements there are.

        `whole`: an element is told with all choices on file (智力 四级, where 四级 alone decided).
        """
        told, elements = [], {}  # type: tuple[list[str], Elements]
        months: dict[Reason, list[Reason]] = {}
        for reason in self.names.sorted(r for r in grounds.reasons if r.source in ("fact", "judgement")):
            if reason.month:
                months.setdefault(evolve(reason, month=0), []).append(reason)
            elif reason.items:
                elements.setdefault((reason.path, reason.items), []).append(reason)
            else:
                told.append(self.fact(reason))
        told += [self.by_month(reason, dated) for reason, dated in months.items()]
        if whole:
            return told + self.briefly(elements, grounds.lists)
        return told + self.lists(grounds.lists) + self.elements(elements)

    def briefly(self, elements: Elements, lists: Iterable[Reason]) -> list[str]:
        """Each element with all its choices; of a long list only how many there are."""
        number = Counter(path for path, _ in elements)
        short = {key: reasons for key, reasons in elements.items() if number[key[0]] <= FEW_ELEMENTS}
        counted = self.lists(lists)
        for path, count in number.items():
            whose, measure = self.names.way(path, ()), self.names.measure(self.names.entity(path).name)
            if count > FEW_ELEMENTS and not any(text.startswith(whose) for text in counted):
                counted.append(f"{whose} {count}{measure}" if self.tongue == "zh" else f"{whose}: {count}")
        return counted + self.elements({key: self.choices(*key) + self.others(reasons) for key, reasons in short.items()})

    def choices(self, path: tuple[str, ...], items: tuple[int, ...]) -> list[Reason]:
        record = self.names.record(Reason("fact", "", path, items), self.trace.case.root)
        declared = [f for f in self.names.entity(path).facts.values() if isinstance(f.type, Choice) and f.source == "fact"]
        return [Reason("fact", f.name, path, items) for f in declared if record and f.name in record.facts]

    def others(self, reasons: list[Reason]) -> list[Reason]:
        return [r for r in reasons if not ((fact := self.names.declared(r)) and isinstance(fact.type, Choice) and fact.source == "fact")]

    def fact(self, reason: Reason) -> str:
        noun, value = self.names.noun(reason), self.names.recorded(reason, self.trace.case)
        if reason.source == "judgement":
            noun = self.names.of(self.names.owner(reason), self.names.fact(reason))
            body = self.names.body(reason)
            if body:
                value = f"{value}（{body}认定）" if self.tongue == "zh" else f"{value} (judged by {body})"
        return self.pair(noun, value, reason)

    def by_month(self, reason: Reason, dated: list[Reason]) -> str:
        """A fact in several months: runs of one value each; of many runs, the first and how many months there are."""
        runs: list[tuple[list[int], str]] = []
        for one in dated:
            value = self.names.recorded(one, self.trace.case)
            if runs and runs[-1][1] == value and runs[-1][0][-1] == one.month - 1:
                runs[-1][0].append(one.month)
            else:
                runs.append(([one.month], value))
        zh, noun = self.tongue == "zh", self.names.noun(reason)
        said = [f"{months_text(months, self.tongue)} {value}" for months, value in runs[:MOST_ELEMENTS]]
        if len(runs) > MOST_ELEMENTS:
            said.append(f"等共{len(dated)}个月" if zh else f"and so on, {len(dated)} months in all")
        return f"{noun} {MARKS[self.tongue][LIST].join(said)}" if zh else f"{noun}: {', '.join(said)}"

    def pair(self, noun: str, value: str, reason: Reason) -> str:
        declared = self.names.declared(reason)
        if self.tongue == "en" or (declared and isinstance(declared.type, Bool)):
            return f"{noun}{'：' if self.tongue == 'zh' else ': '}{value}"
        return f"{noun} {value}"

    def lists(self, lists: Iterable[Reason]) -> list[str]:
        told = []
        for reason in self.names.sorted(lists):
            record = self.names.record(Reason("fact", "", reason.path, reason.items), self.trace.case.root)
            listed = record.many.get(reason.name) if record else None
            if listed is None or reason.items:
                continue
            whose, count = self.names.way((*reason.path, reason.name), ()), len(listed.items)
            relation = self.names.entity(reason.path).relations.get(reason.name)
            measure = self.names.measure(relation.target) if relation else ""
            if self.tongue == "zh":
                told.append(f"{whose} 共{count}{measure}" if count else f"{whose} 无")
            else:
                told.append(f"{whose}: {count or 'none'}")
        return told

    def elements(self, elements: Elements) -> list[str]:
        told, count = [], {}  # type: tuple[list[str], dict[tuple[str, ...], int]]
        for (path, items), reasons in elements.items():
            count[path] = count.get(path, 0) + 1
            if count[path] <= MOST_ELEMENTS:
                told.append(f"{self.names.way(path, items)}{'：' if self.tongue == 'zh' else ': '}{self.element(reasons)}")
        for path, number in count.items():
            if number > MOST_ELEMENTS:
                whose = self.names.way(path, ())
                told.append(f"{whose}另有{number - MOST_ELEMENTS}项" if self.tongue == "zh" else f"{whose}: {number - MOST_ELEMENTS} more")
        return told

    def element(self, reasons: list[Reason]) -> str:
        """智力 三级; 出门打工：是、住满月数 2个月."""
        choices, others = [], []
        for reason in reasons:
            declared, value = self.names.declared(reason), self.names.recorded(reason, self.trace.case)
            if declared and isinstance(declared.type, Choice):
                choices.append(value)
            else:
                others.append(self.pair(self.names.fact(reason), value, reason))
        return MARKS[self.tongue][LIST].join([" ".join(choices), *others] if choices else others)


def quotient(value: int, by: int, type: Scalar, names: Names) -> str:
    """`value` / `by` in words; where it has no short decimal form, rounded to two places and said to be."""
    if not isinstance(type, Number | Money) or (by == 1 and DECIMAL % type.den == 0):
        return written(value, type, names.vocabulary, names.tongue)
    target = _rounded(type)
    exact = Fraction(value, type.den * by) * target.den
    near = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    about = "" if exact.denominator == 1 else "约" if names.tongue == "zh" else "about "
    return about + written(near, target, names.vocabulary, names.tongue)


DECIMAL = 10**9
"""What has a denominator that divides it is written out in decimals."""


def _rounded(type: Number | Money) -> Number | Money:
    if isinstance(type, Money):
        return Money(type.period, 100)
    return Number(type.unit, 10_000 if type.unit in ("%", "") else 100)

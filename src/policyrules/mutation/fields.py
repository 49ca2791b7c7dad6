"""Edits to fields and versions of a rule, and to how values are reckoned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from attrs import evolve

from policyrules.core.notes import Words
from policyrules.mutation.conditions import NEAR, NUMBERS
from policyrules.mutation.model import Edit
from policyrules.syntax import nodes as syn

By: TypeAlias = Literal["high", "low", "early", "late", "first"]
TURNED: Final[dict[By, By]] = {"high": "low", "low": "high", "early": "late", "late": "early"}
BY: Final[dict[By, Words]] = {
    "high": Words("高者在先", "high first"), "low": Words("低者在先", "low first"),
    "early": Words("早者在先", "early first"), "late": Words("晚者在先", "late first"),
}  # fmt: skip
DOWN = Words("向下取整", "round down")
ROUND = Words("四舍五入", "round half up")
HIGHER, LOWER = Words("的较高者", "the higher"), Words("的较低者", "the lower")
EXTREMES: Final[dict[str, Words]] = {"max": Words("之最高（最重、最晚）", "at highest"), "min": Words("之最低（最轻、最早）", "at lowest")}
WITH = Words(" 与 ", " and ")
PLUS, MINUS = Words("＋", " + "), Words("－", " - ")


def edits(node: syn.Node) -> Iterator[Edit]:
    """What can be mistaken in a field, without what its parts hold."""
    match node:
        case syn.OrderField(_, keys):
            yield from _order(node, keys)
        case syn.OrderKey(_, _, value, by):
            if by != "first":
                turned = TURNED[by]
                yield Edit("order", node, evolve(node, by=turned), (value.at, BY[turned]))
        case syn.RoundingField(_, mode, step):
            if mode is not None and step is not None:
                other: syn.RoundingMode = "down" if mode != "down" else "half_up"
                said = DOWN if other == "down" else ROUND
                yield Edit("rounding", node, evolve(node, mode=other), (said,))
        case syn.TargetField(_, relation, value) if relation in NEAR:
            yield Edit("comparator", node, evolve(node, relation=NEAR[relation]), (NUMBERS[NEAR[relation]], value.at))
        case syn.Extreme(_, items, which):
            said = LOWER if which == "higher" else HIGHER
            parts = [part for item in items for part in (WITH, item.at)][1:]
            yield Edit("sign", node, evolve(node, which="lower" if which == "higher" else "higher"), (*parts, said))
        case syn.Aggregate(_, base, how) if how != "sum":
            end: Literal["max", "min"] = "min" if how == "max" else "max"
            yield Edit("sign", node, evolve(node, how=end), (base.at, EXTREMES[end]))
        case syn.Added(_, left, operator, right):
            said = MINUS if operator == "plus" else PLUS
            yield Edit("sign", node, evolve(node, operator="minus" if operator == "plus" else "plus"), (left.at, said, right.at))
        case syn.Cases(_, whens):
            tested = [when for when in whens if when.test is not None]
            for a, b in pairwise(tested):
                swapped = tuple(_swapped(w, a, b) for w in whens)
                yield Edit("case", node, evolve(node, whens=swapped), (a.test.at if a.test else a.at, Words("→", "→"), b.value.at))


def _swapped(when: syn.When, a: syn.When, b: syn.When) -> syn.When:
    """The case with the value of the other."""
    return evolve(when, value=b.value) if when is a else evolve(when, value=a.value) if when is b else when


def _order(node: syn.OrderField, keys: Sequence[syn.OrderKey]) -> Iterator[Edit]:
    for i, key in enumerate(keys[:-1]):
        swapped = (*keys[:i], keys[i + 1], key, *keys[i + 2 :])
        said = keys[i + 1].value.at, Words("先于", " before "), key.value.at
        yield Edit("order", node, evolve(node, keys=tuple(swapped)), said)
    if len(keys) > 1:
        yield from (Edit("condition", key, None) for key in keys)


# ---------------------------------------------------------------- whole fields and versions


def of_rule(decl: syn.RuleDecl) -> Iterator[Edit]:
    """An exception or 适用 left out, the first or last day of a version a day early or late."""
    fields = (*decl.fields, *(f for version in decl.versions for f in version.fields))
    for f in fields:
        match f:
            case syn.ExceptionField():
                yield Edit("exception", f, None)
            case syn.ConditionField(key="applies"):
                yield Edit("scope", f, None)
            case _:
                pass
    yield from _versions(decl)


def _versions(decl: syn.RuleDecl) -> Iterator[Edit]:
    """Versions that follow each other without a day between are moved together: `check` would see anything else."""
    ordered = sorted(decl.versions, key=lambda v: v.since)
    day = timedelta(days=1)
    for before, after in pairwise(ordered):
        for by in (-day, day):
            if before.until is not None and before.until + day == after.since and before.since <= before.until + by:
                moved = {id(before): evolve(before, until=before.until + by), id(after): evolve(after, since=after.since + by)}
                new = evolve(decl, versions=tuple(moved.get(id(v), v) for v in decl.versions))
                yield Edit("version", decl, new, (_from(after.since + by),))
    if ordered:
        first, last = ordered[0], ordered[-1]
        for by in (-day, day):
            yield Edit("version", first, evolve(first, since=first.since + by), (_from(first.since + by),))
            if last.until is not None:
                yield Edit("version", last, evolve(last, until=last.until + by), (_until(last.until + by),))


def _from(day: date) -> Words:
    return Words(f"自 {day.year}年{day.month}月{day.day}日 起施行", f"in force from {day.isoformat()}")


def _until(day: date) -> Words:
    return Words(f"施行至 {day.year}年{day.month}月{day.day}日", f"in force until {day.isoformat()}")

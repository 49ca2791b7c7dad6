"""The fields of a rule as its kind has them: none missing, none twice, none in the wrong place, and no day between two periods."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import assert_never

from policyrules.check.fields import COMMON, FIELDS, KINDS, ONCE, RANGE_INSTEAD, key_of
from policyrules.check.problems import FieldMisplaced, FieldMissing, FieldTwice, VersionGap, VersionOverlap, VersionReversed
from policyrules.diagnostics import Problem
from policyrules.resolve import Rule
from policyrules.resolve.editions import Edition, editions
from policyrules.source import Span
from policyrules.syntax import nodes as syn


def has_value(rule: Rule) -> bool:
    """Whether it comes to a value (取值), not to yes or no."""
    return any(e.value("value") for e in editions(rule.decl))


def unfit_fields(rule: Rule, edition: Edition) -> Iterator[Problem]:
    yield from _repeated(rule, edition)
    yield from _misplaced(rule, edition)
    yield from _missing(rule, edition)


def unfit_periods(rule: Rule) -> Iterator[Problem]:
    found = editions(rule.decl)
    for edition in found:
        if edition.since and edition.until and edition.until < edition.since:
            yield VersionReversed(edition.at, rule.name)
    for before, after in pairwise(found):
        assert after.since is not None
        if before.until is None or after.since <= before.until:
            yield VersionOverlap(after.at, before.at, rule.name)
        elif after.since > before.until + timedelta(1):
            yield VersionGap(after.at, before.at, rule.name)


def _repeated(rule: Rule, edition: Edition) -> Iterator[Problem]:
    """Conditions, values and rounding stand once in a period; 依据, 解读 and 提示 may repeat, 例外 under labels of their own."""
    first: dict[tuple[type[syn.Field], str], Span] = {}
    for f in edition.fields:
        if isinstance(f, syn.ExceptionField):
            label, at = f.title.name.text, f.title.at
        elif isinstance(f, ONCE):
            label, at = getattr(f, "key", ""), f.at
        else:
            continue
        if (type(f), label) in first:
            yield FieldTwice(at, first[type(f), label], rule.name)
        first.setdefault((type(f), label), at)


def _misplaced(rule: Rule, edition: Edition) -> Iterator[Problem]:
    """Fields that this kind of rule has; and of a definition either 条件 or 取值, the same in every edition."""
    allowed = FIELDS[rule.kind] | COMMON
    for f in edition.fields:
        if key_of(f) not in allowed:
            instead = RANGE_INSTEAD if isinstance(f, syn.RangeField) else ("", "")
            yield FieldMisplaced(f.at, KINDS[rule.kind], instead)
    when = edition.condition("when")
    if rule.kind in ("define", "presume") and when and has_value(rule):
        either = (
            "只留一项，各期间一致：答是或否的写条件，答数额、日期、选项的写取值",
            "keep one, the same in all editions: a condition for yes or no, a value for anything else",
        )
        both = f"“{rule.name}”既写了条件，又写了取值", f"`{rule.name}` has both a condition and a value"
        yield FieldMisplaced(when.at, KINDS[rule.kind], either, both)


def _missing(rule: Rule, edition: Edition) -> Iterator[Problem]:
    wanted: list[tuple[bool, tuple[str, str]]] = []
    when = edition.condition("when") is not None
    match rule.kind:
        case "define" | "presume":
            wanted.append((when or edition.value("value") is not None, ("条件或取值", "condition or value")))
        case "eligibility" | "benefit" | "obligation":
            wanted.append((when, ("条件", "when")))
        case "ranking":
            wanted.append((bool(edition.of(syn.OrderField)), ("次序", "order")))
        case "indicator":
            wanted.append((edition.condition("denominator") is not None, ("分母", "denominator")))
            wanted.append((edition.condition("numerator") is not None, ("分子", "numerator")))
        case "duty":
            owners = any(edition.names(k) for k in ("lead", "joint", "join"))
            wanted.append((owners, ("牵头、责任或参与", "lead, joint or participants")))
            wanted.append((bool(edition.text("task")), ("事项", "task")))
        case "discretion":
            pass
        case _:
            assert_never(rule.kind)
    yield from (FieldMissing(rule.decl.title.at, rule.name, name) for there, name in wanted if not there)

"""A rule and its exceptions: which of them decides, and which may still overturn that."""

from __future__ import annotations

from collections.abc import Iterable

from policyrules.backends.reference.value import Value, either, unknown
from policyrules.classes import frozen
from policyrules.core import Case, Reason


@frozen
class Excepted:
    """An exception, whether it holds, and what it then makes of the result."""

    case: Case
    holds: Value
    result: Value


def unless(base: Value, exceptions: list[Excepted]) -> Value:
    """What the exception decides that surely holds and gives way to no other such; without any, the base.

    Whatever may hold can overturn the base. An exception is overturned only by those to which it gives way: that others clash
    with it was ruled out when the rules were checked. Where two decide all the same, their clash is a reason of its own.
    """
    sure = labels(e for e in exceptions if e.holds.certain)
    deciding = [e for e in exceptions if e.holds.certain and not e.case.yields & sure]
    grounds = [e.result for e in deciding] or [base]
    higher = given_way_to(deciding)
    rivals = [e for e in exceptions if e.holds.doubtful and (not sure or e.case.label in higher)]
    # a rival with the result of the ground changes nothing, unless it can hold back another rival
    holding_back = given_way_to(rivals)
    asked = [e for e in rivals if e.case.label in holding_back or e.result != grounds[0] or not e.result.known]
    clash = [clash_of(exceptions)] if len(deciding) > 1 else []
    return either([*grounds, *(e.result for e in asked)], because=[*(e.holds for e in asked), *clash])


def labels(exceptions: Iterable[Excepted]) -> frozenset[str]:
    return frozenset(e.case.label for e in exceptions)


def given_way_to(exceptions: Iterable[Excepted]) -> frozenset[str]:
    return frozenset(label for e in exceptions for label in e.case.yields)


def clash_of(exceptions: list[Excepted]) -> Value:
    """The doubt that two exceptions with different results leave, of which neither gives way."""
    return unknown(0, 1, Reason("clash", "、".join(e.case.label for e in exceptions)))

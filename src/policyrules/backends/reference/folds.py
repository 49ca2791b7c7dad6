"""Something over the elements of a list: whether one is such, how much they are together, the largest, the smallest."""

from __future__ import annotations

from typing import assert_never

from attrs import evolve

from policyrules import core
from policyrules.backends.reference.operations import most, negative, times, total
from policyrules.backends.reference.value import Value, settled
from policyrules.classes import frozen


@frozen
class Counted:
    """An element: whether it counts, its value, and how many such elements there may be."""

    when: Value
    value: Value
    many: int


def fold(how: core.How, none: Value, elements: list[Counted]) -> Value:
    """`none` is what comes out where nothing counts (of a sum: what it begins with)."""
    possible = [e for e in elements if e.when.possible]
    match how:
        case "any":
            return most([none, *(e.when for e in possible)])
        case "sum":
            return total([none, *(times(e.many, share(e)) for e in possible)])
        case "most":
            return largest(none, possible)
        case "least":
            return negative(largest(negative(none), [evolve(e, value=negative(e.value)) for e in possible]))
    assert_never(how)


def share(element: Counted) -> Value:
    """What an element adds to a sum: its value, or 0 where it does not count."""
    if element.when.certain:
        return element.value
    return settled(min(0, element.value.low), max(0, element.value.high), (element.when, element.value))


def largest(none: Value, elements: list[Counted]) -> Value:
    """The largest value among the elements that count; `none` if none does."""
    certain = [e.value.low for e in elements if e.when.certain]
    if not certain:
        values = [none, *(e.value for e in elements)]
        low, high = min(v.low for v in values), max(v.high for v in values)
        return settled(low, high, [*values, *(e.when for e in elements)])
    low, high = max(certain), max(e.value.high for e in elements)
    return settled(low, high, [v for e in elements if e.value.high > low for v in (e.when, e.value)])

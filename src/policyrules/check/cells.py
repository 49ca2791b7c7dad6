"""Which values a tested cell of a table fits, as runs of encoded numbers."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from policyrules.check.literals import literal
from policyrules.classes import frozen
from policyrules.syntax import nodes as syn
from policyrules.types import Money, Number, Scalar, Vocabulary
from policyrules.types.units import common, quantity

Run = tuple[int, int]
LOWEST, HIGHEST = -(10**30), 10**30
RELATIONS = {"ge": "ge", "le": "le", "within": "le", "beyond": "gt", "elapsed": "ge"}


@frozen
class Fits:
    """The closed runs of numbers that a cell fits, and whether it fits 无."""

    runs: tuple[Run, ...]
    none: bool = False


def fits(cell: syn.Expr | syn.NoLimit, type: Scalar, vocabulary: Vocabulary) -> Fits | None:
    """What the cell fits among values of `type`; None where it says something that is not fixed (a fact, a parameter)."""
    match cell:
        case syn.NoLimit():
            return Fits(((LOWEST, HIGHEST),), True)
        case syn.Is(_, _, syn.NoneLiteral()):
            return Fits((), True)
        case syn.Is(_, _, value):
            return _union([_run("eq", value, type, vocabulary)])
        case syn.OneOf(_, _, values):
            none = any(isinstance(v, syn.NoneLiteral) for v in values)
            return _union([_run("eq", v, type, vocabulary) for v in values if not isinstance(v, syn.NoneLiteral)], none)
        case syn.Between(_, _, low, high):
            ends = [_run("ge", low, type, vocabulary), _run("le", high, type, vocabulary)]
            return None if ends[0] is None or ends[1] is None else Fits(_both(ends[0], ends[1]))
        case syn.Bound(_, _, value, suffix):
            return _union([_run(RELATIONS[suffix], value, type, vocabulary)])
        case syn.Compare(_, _, relation, value):
            return _union([_run(relation, value, type, vocabulary)])
        case _:
            return None


def edges(cell: syn.Expr | syn.NoLimit, type: Scalar, vocabulary: Vocabulary) -> tuple[Fraction | None, Fraction | None] | None:
    """Where a bracket begins and ends, as numbers of `type`; None on a side without a limit. None where the cell is no bracket."""
    match cell:
        case syn.Between(_, _, low, high):
            ends = _edge(low, type, vocabulary), _edge(high, type, vocabulary)
            return ends if None not in ends else None
        case syn.Bound(_, _, value, suffix):
            relation = RELATIONS[suffix]
        case syn.Compare(_, _, relation, value):
            pass
        case _:
            return (None, None) if isinstance(cell, syn.NoLimit) else None
    edge = _edge(value, type, vocabulary)
    if edge is None or relation == "eq":
        return None
    return (edge, None) if relation in ("ge", "gt") else (None, edge)


def _union(runs: list[Run | None], none: bool = False) -> Fits | None:
    found = [run for run in runs if run is not None]
    return Fits(tuple(run for run in found if run[0] <= run[1]), none) if len(found) == len(runs) else None


def _both(a: Run, b: Run) -> tuple[Run, ...]:
    low, high = max(a[0], b[0]), min(a[1], b[1])
    return ((low, high),) if low <= high else ()


def _run(relation: str, value: syn.Expr, type: Scalar, vocabulary: Vocabulary) -> Run | None:
    """The numbers that stand in the relation to a written value; an empty run (high below low) where none does."""
    edge = _edge(value, type, vocabulary)
    if edge is None:
        return None
    match relation:
        case "ge":
            return ceil(edge), HIGHEST
        case "gt":
            return floor(edge) + 1, HIGHEST
        case "le":
            return LOWEST, floor(edge)
        case "lt":
            return LOWEST, ceil(edge) - 1
        case _:
            return ceil(edge), floor(edge)


def _edge(value: syn.Expr, type: Scalar, vocabulary: Vocabulary) -> Fraction | None:
    if isinstance(value, syn.Bracket):
        return _edge(value.of, type, vocabulary)
    if isinstance(value, syn.Quantity) and isinstance(type, Number | Money):
        number, written = quantity(value.value, value.den, value.unit)
        return None if common(written, type) is None else Fraction(number * type.den, written.den)
    number_ = literal(value, type, vocabulary)
    return Fraction(number_) if isinstance(number_, int) else None

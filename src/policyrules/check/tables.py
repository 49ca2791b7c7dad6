"""Tables in rules: the types of headings, cells and results."""

from __future__ import annotations

from policyrules.check.cells import edges, fits
from policyrules.check.expressions import Expressions
from policyrules.check.facts import Broken, Typed, Valued
from policyrules.check.scope import Scope
from policyrules.check.table_problems import BracketsApart, CellNotFixed, ResultsWithoutType
from policyrules.diagnostics import Problem
from policyrules.syntax import nodes as syn
from policyrules.types import Money, Number
from policyrules.types.units import quantity


def checked_table(table: syn.RuleTable, scope: Scope, expressions: Expressions) -> Typed:
    """The common type of the results; what is wrong with headings and cells is told."""
    heads = [_heading(column, scope, expressions) for column in table.columns]
    for row in table.rows:
        for head, cell in zip(heads, row.tests, strict=True):
            if isinstance(head, Valued) and not isinstance(cell, syn.NoLimit):
                _cell(cell, head, scope, expressions)
    unit = table.headings[0].unit
    result: Typed = Valued(quantity(1, 1, unit)[1]) if unit else Broken()
    before = len(expressions.problems)
    values = [result.value for row in table.rows for result in row.results if result.value is not None]
    for value, found in _typed(values, result, scope, expressions):
        result = expressions.join(value.at, result, found)
    if not isinstance(result, Valued) and len(expressions.problems) == before:
        expressions.problems.append(ResultsWithoutType(table.headings[0].at))
    expressions.types[table] = result
    return result


def _typed(values: list[syn.Expr], first: Typed, scope: Scope, expressions: Expressions) -> list[tuple[syn.Expr, Typed]]:
    """The values with their types, those without a unit last: where others have one, it is they that lack it."""
    found: list[tuple[syn.Expr, Typed]] = []
    for value in values:
        like = next((typed for typed in (first, *(t for _, t in found)) if isinstance(typed, Valued)), None)
        found.append((value, expressions.typed(value, scope, like)))
    return sorted(found, key=lambda one: isinstance(one[1], Valued) and isinstance(one[1].type, Number) and not one[1].type.unit)


def checked_scale(scale: syn.Scale, scope: Scope, expressions: Expressions) -> Typed:
    """The type of what is counted in brackets, times that of the rates; brackets that do not join are told."""
    problems, base = expressions.problems, expressions.typed(scale.base, scope)
    if not (isinstance(base, Valued) and isinstance(base.type, Number | Money)):
        expressions.mismatch(scale.base.at, base, ("一个数或金额", "a number or an amount"))
        return Broken()
    before = len(problems)
    unit = scale.heading.unit
    rate: Typed = Valued(quantity(1, 1, unit)[1]) if unit else Broken()
    for row in scale.rows:
        cell, value = row.tests[0], row.results[0].value
        if not isinstance(cell, syn.NoLimit):
            _cell(cell, base, scope, expressions)
        if value is not None:
            rate = expressions.join(value.at, rate, expressions.typed(value, scope))
    if len(problems) > before:
        return Broken()
    if not isinstance(rate, Valued):
        problems.append(ResultsWithoutType(scale.heading.at))
        return Broken()
    problems += _joints(scale, base, scope)
    expressions.types[scale.heading] = rate
    found = expressions.types[scale] = expressions.scaled(scale.at, base, "times", rate)
    return found


def _joints(scale: syn.Scale, base: Valued, scope: Scope) -> list[Problem]:
    """The first place where one bracket does not begin where the one before ends."""
    found = [edges(row.tests[0], base.type, scope.vocabulary) for row in scale.rows]
    for i, ends in enumerate(found):
        if ends is None:
            return [BracketsApart(scale.rows[i].at)]
        if i and (ends[0] is None or (before := found[i - 1]) is None or before[1] != ends[0]):
            return [BracketsApart(scale.rows[i].at, scale.rows[i - 1].at)]
    last = found[-1]
    return [BracketsApart(scale.rows[-1].at, open_end=True)] if last is not None and last[1] is not None else []


def _heading(column: syn.Expr, scope: Scope, expressions: Expressions) -> Typed:
    typed = expressions.typed(column, scope)
    if not isinstance(typed, Valued | Broken):
        hint = (
            "问是或否的条件加括号写在表头：“（家庭 为 低保家庭）”",
            "put a condition into the heading, in brackets",
        )
        expressions.mismatch(column.at, typed, ("一个值，如“年龄”", "one value"), hint)
    return typed


def _cell(cell: syn.Expr, head: Valued, scope: Scope, expressions: Expressions) -> None:
    before = len(expressions.problems)
    expressions.condition(cell, scope)
    if len(expressions.problems) == before and fits(cell, head.type, scope.vocabulary) is None:
        expressions.problems.append(CellNotFixed(cell.at, expressions.words(head)))

"""Tables in rules: the types of headings, cells and results."""

from __future__ import annotations

from policyrules.check.cells import fits
from policyrules.check.expressions import Expressions
from policyrules.check.facts import Broken, Typed, Valued
from policyrules.check.scope import Scope
from policyrules.check.table_problems import CellNotFixed, ResultsWithoutType
from policyrules.check.words import words
from policyrules.syntax import nodes as syn
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
    for row in table.rows:
        for value in (r.value for r in row.results if r.value is not None):
            found = expressions.typed(value, scope, result if isinstance(result, Valued) else None)
            result = expressions.join(value.at, result, found)
    if not isinstance(result, Valued) and len(expressions.problems) == before:
        expressions.problems.append(ResultsWithoutType(table.headings[0].at))
    expressions.types[table] = result
    return result


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
        expressions.problems.append(CellNotFixed(cell.at, words(head)))

"""Tables in rules: grammar rules to nodes."""

from __future__ import annotations

import re
from typing import Final, cast

from attrs import evolve

from policyrules.classes import frozen
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.parts import Maker, Parts, expr
from policyrules.syntax.problems import RaggedTable, Refused, TableWithoutResult, UnclosedTable, UnexpectedText, Words
from policyrules.syntax.tokens import Token

TEST_EXPECTED: Final = Words(
    "『待定』只写在结果列；这一列不限的，写『不限』", "`undetermined` stands in a result column; where every value fits, write `any`"
)
TWO_COLUMNS: Final = Words(
    "分段累进的表只有两列：左边是分段的数，右边『取值』写每一段的比例",
    "brackets have two columns: what is cut into parts, and the rate of each",
)
RESULT_EXPECTED: Final = Words(
    "结果列一格只写一个值，或者『无』『待定』", "a cell of a result column holds one value, or `none`, or `undetermined`"
)

COMMA_IN_NUMBER: Final = Words("数目中间不加逗号：『2000元/月』", "no such comma in a number: `2000 yuan/month`")


@frozen(eq=False)
class RawEntry(syn.Node):
    """A cell, until it is known whether its column is tested or a result."""

    rule: str
    parts: Parts


@frozen(eq=False)
class RawLine(syn.Node):
    cells: tuple[syn.Node, ...]


@frozen(eq=False)
class RawHeading(syn.Node):
    """`value` is None for 取值, 金额; a unit in brackets goes for the bare numbers of the column."""

    value: syn.Node | None
    unit: syn.Unit


@frozen(eq=False)
class RawTable(syn.Node):
    """A table, until the names of the rule tell which columns are results."""

    head: RawLine
    lines: tuple[RawLine, ...]
    scale: bool


def with_tables(fields: tuple[syn.Field, ...], titles: tuple[syn.Title, ...]) -> tuple[syn.Field, ...]:
    """The fields of a rule of these names, with their tables made."""
    return tuple(evolve(f, worth=_worth(f.worth, titles)) if isinstance(f, syn.ValueField) else f for f in fields)


def _worth(worth: syn.Node, titles: tuple[syn.Title, ...]) -> syn.Worth:
    return _table(worth, titles) if isinstance(worth, RawTable) else cast(syn.Worth, worth)


def _table(raw: RawTable, titles: tuple[syn.Title, ...]) -> syn.RuleTable | syn.Scale:
    names = [title.name.text for title in titles]
    heads = [cell for cell in raw.head.cells if isinstance(cell, RawHeading)]
    headings = [_heading(head, names) for head in heads]
    found = tuple(heading for heading in headings if heading is not None)
    given = [heading.name.text if heading.name else names[0] for heading in found]
    missing = next((name for name in names if name not in given), None)
    if missing is not None or (len(names) > 1 and any(heading.name is None for heading in found)):
        raise Refused(TableWithoutResult(raw.head.at, missing or names[0], len(names) > 1))
    if len(set(given)) < len(given):
        twice = next(heading for i, heading in enumerate(found) if given[i] in given[:i])
        raise Refused(UnexpectedText(twice.at, Words("同一个结果写了两列，留一列", "this result has two columns; keep one")))
    tested = [expr(head.value) if heading is None and head.value else None for head, heading in zip(heads, headings, strict=True)]
    columns = tuple(column for column in tested if column is not None)
    rows = []
    for line in raw.lines:
        cells = [cell for cell in line.cells if isinstance(cell, RawEntry)]
        tests = [_test(cell, left, head.unit) for cell, left, head in zip(cells, tested, heads, strict=True) if left is not None]
        results = [_result(cell, head.unit) for cell, left, head in zip(cells, tested, heads, strict=True) if left is None]
        rows.append(syn.TableRow(line.at, tuple(tests), tuple(results)))
    if not raw.scale:
        return syn.RuleTable(raw.at, columns, found, tuple(rows))
    if len(columns) != 1 or len(found) != 1:
        raise Refused(UnexpectedText(raw.head.at, TWO_COLUMNS))
    return syn.Scale(raw.at, columns[0], found[0], tuple(rows))


def _heading(head: RawHeading, names: list[str]) -> syn.Heading | None:
    if head.value is None:
        return syn.Heading(head.at, None, head.unit)
    named = isinstance(head.value, syn.Name) and head.value.text in names
    return syn.Heading(head.at, cast(syn.Name, head.value), head.unit) if named else None


def _counted(value: syn.Expr, unit: syn.Unit) -> syn.Expr:
    """A bare number is counted in the unit of its column."""
    return evolve(value, unit=unit) if isinstance(value, syn.Quantity) and not value.unit else value


def _test(cell: RawEntry, left: syn.Expr, unit: syn.Unit) -> syn.Expr | syn.NoLimit:
    """The cell as a condition on its heading."""
    parts, at = cell.parts, cell.at
    if parts.has("NOLIMIT"):
        return syn.NoLimit(at)
    if parts.has("UNDET"):
        raise Refused(UnexpectedText(at, TEST_EXPECTED))
    if parts.notes():
        where = Words("依据、解读写在结果列的格子里", "sources and readings stand in the cell of a result column")
        raise Refused(UnexpectedText(parts.notes()[0].at, where))
    first, *rest = [_counted(value, unit) for value in parts.exprs()]
    match cell.rule:
        case "entry_between":
            return syn.Between(at, left, first, rest[0])
        case "entry_bound":
            return syn.Bound(at, left, first, cast(syn.Suffix, parts.meaning("SUFFIX")))
        case "entry_compare":
            return syn.Compare(at, left, cast(syn.Relation, parts.meaning("REL")), first)
        case _:
            return syn.OneOf(at, left, (first, *rest), False, None) if rest else syn.Is(at, left, first, False)


def _result(cell: RawEntry, unit: syn.Unit) -> syn.Result:
    parts = cell.parts
    if parts.has("UNDET"):
        return syn.Result(cell.at, None, parts.notes())
    values = [item for item in parts.items if not isinstance(item, Token | syn.Cite | syn.Reading)]
    if cell.rule != "entry" or len(values) != 1:
        grouped = re.match(r"\s*[0-9０-９]{1,3}[,，、][0-9０-９]{3}(?![0-9０-９])", cell.at.text)
        raise Refused(UnexpectedText(cell.at, COMMA_IN_NUMBER if grouped else RESULT_EXPECTED))
    return syn.Result(cell.at, _counted(expr(values[0]), unit), parts.notes())


# ---------------------------------------------------------------- grammar rules


def rule_table(parts: Parts) -> RawTable:
    head, *lines = parts.all(RawLine)
    for line in (head, *lines):
        first, _, more = line.at.text.partition("\n")
        if more:  # a row without its last bar runs on into the next
            raise Refused(UnclosedTable(Span(line.at.file, line.at.start, line.at.start + len(first.rstrip()))))
        if len(line.cells) != len(head.cells):
            raise Refused(RaggedTable(line.at, head.at, len(line.cells), len(head.cells)))
    return RawTable(parts.at, head, tuple(lines), parts.has("SCALE"))


def line(parts: Parts) -> RawLine:
    cells = [item for item in parts.items if isinstance(item, syn.Node)]
    return RawLine(cells[0].at.to(cells[-1].at), tuple(cells))


def heading_cell(parts: Parts) -> syn.Node:
    cell = parts.items[0]
    unit = cast(syn.Unit, parts.meaning("UNIT"))
    return RawHeading(parts.at, None if isinstance(cell, Token) else cell, unit)


def _entry(rule: str) -> Maker:
    return lambda parts: RawEntry(parts.at, rule, parts)


TABLES: Final[dict[str, Maker]] = {
    "rule_table": rule_table,
    "headings": line,
    "heading_cell": heading_cell,
    "entries": line,
    **{rule: _entry(rule) for rule in ("entry", "entry_between", "entry_bound", "entry_compare")},
}

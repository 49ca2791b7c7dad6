"""Examples and properties: grammar rules to nodes."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, cast

from policyrules.classes import frozen
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.expressions import date_literal, month_literal
from policyrules.syntax.parts import Maker, Parts, expr
from policyrules.syntax.problems import MissingField, RaggedTable, Refused, RepeatedField, UnclosedTable, UnexpectedText, Words
from policyrules.syntax.rules import Limits, condition
from policyrules.syntax.tokens import Token

Outcome: TypeAlias = Literal["yes", "no", "fulfilled", "unfulfilled", "open", "not_applicable"]
OUTCOMES: Final[dict[str, Outcome]] = {
    "MEET": "yes",
    "NOTMEET": "no",
    "DONE": "fulfilled",
    "UNDONE": "unfulfilled",
    "UNDET": "open",
    "NA": "not_applicable",
}


@frozen(eq=False)
class OneField(syn.Node):
    """A field of an example or a property, until the declaration takes it apart."""

    rule: str
    parts: Parts


def example(parts: Parts) -> syn.ExampleDecl:
    fields = _fields(parts)
    tests, day, like, expects = (fields.get(rule) for rule in ("e_tests", "e_date", "e_like", "e_expect"))
    given = [g for field in parts.all(OneField) if field.rule == "e_facts" for g in _given(field.parts)]
    return syn.ExampleDecl(
        parts.at,
        parts.one(syn.Title),
        tests.all(syn.Path) if tests else (),
        _day(day).day if day else None,
        like.one(syn.Name) if like else None,
        tuple(given),
        (expects.maybe(syn.ExampleTable) or _expected(expects)) if expects else None,
    )


def property_(parts: Parts) -> syn.PropertyDecl:
    fields = _fields(parts)
    for rule, said in (("FORALL", Words("任取", "forall")), ("CLAIM", Words("则", "claim"))):
        if rule not in fields:
            raise Refused(MissingField(parts.one(syn.Title).at, said))
    entity, *variables = fields["FORALL"].all(syn.Name)
    return syn.PropertyDecl(
        parts.at,
        parts.one(syn.Title),
        entity,
        tuple(variables),
        fields["VARYING"].all(syn.Path) if "VARYING" in fields else (),
        fields["REGARDLESS"].all(syn.Path) if "REGARDLESS" in fields else (),
        condition(fields["GIVEN"]) if "GIVEN" in fields else None,
        condition(fields["CLAIM"]),
        tuple(_property_notes(parts)),
    )


def _property_notes(parts: Parts) -> list[syn.Note]:
    notes: list[syn.Note] = []
    for item in parts.items:
        if isinstance(item, syn.BasisField):
            notes += item.cites
        elif isinstance(item, syn.ReadingField):
            notes += item.readings
    return notes


def _fields(parts: Parts) -> dict[str, Parts]:
    """The fields that may be said once."""
    found: dict[str, OneField] = {}
    for field in parts.all(OneField):
        if field.rule in found and field.rule != "e_facts":
            raise Refused(RepeatedField(_heading(field), _heading(found[field.rule])))
        found[field.rule] = field
    return {rule: field.parts for rule, field in found.items()}


# ---------------------------------------------------------------- facts


def listed(parts: Parts) -> syn.ListGiven:
    base = parts.items[0]
    assert isinstance(base, syn.Node)
    return syn.ListGiven(parts.at, as_path(base), parts.all(syn.Row), not parts.has("ETC"))


def row(parts: Parts) -> syn.Row:
    if not parts.has("LPAR"):
        return syn.Row(parts.at, tuple(parts.exprs()))
    months = [month_literal(parts.place(token), token) for token in parts.tokens("MONTH")]
    return syn.Row(parts.at, (), _given(parts), (months[0], months[1]) if months else None)


def monthly(parts: Parts) -> syn.MonthsGiven:
    base = parts.items[0]
    assert isinstance(base, syn.Node)
    return syn.MonthsGiven(parts.at, as_path(base), parts.all(syn.ByMonth))


def by_month(parts: Parts) -> syn.ByMonth:
    ends = [month_literal(parts.place(token), token) for token in parts.tokens("MONTH")]
    value = next(item for item in parts.items if isinstance(item, syn.Node))
    return syn.ByMonth(parts.at, syn.MonthRange(ends[0].at.to(ends[-1].at), ends[0], ends[-1]), expr(value))


def as_path(node: syn.Node) -> syn.Path:
    """家庭的成员, read as a value, as the path that it is."""
    names: list[syn.Name] = []
    part = expr(node)
    while isinstance(part, syn.Part):
        names.append(part.name)
        part = part.base
    if not isinstance(part, syn.Ref):
        hint = Words("这里要写事实的名称，如『残疾』『家庭的成员』", "the name of a fact is wanted here, such as `household's members`")
        raise Refused(UnexpectedText(node.at, hint))
    return syn.Path(node.at, (part.name, *reversed(names)))


def _given(parts: Parts) -> tuple[syn.Given, ...]:
    return tuple(
        item if isinstance(item, syn.ListGiven | syn.MonthsGiven) else syn.FactGiven(item.at, expr(item))
        for item in parts.items
        if not isinstance(item, Token)
    )


# ---------------------------------------------------------------- what is expected


def expected(parts: Parts) -> syn.Node:
    """A bare value stays a value, for only the names can tell what it is expected of, or whether it is a fact in a table."""
    return parts.items[0] if len(parts.items) == 1 and isinstance(parts.items[0], syn.Node) else _said(parts)


def _expected(parts: Parts) -> syn.Expected:
    """As a field: there a bare value is what is expected."""
    found = next(item for item in parts.items if isinstance(item, syn.Node))
    return found if isinstance(found, syn.Expected) else _of_value(found, found)


def _said(parts: Parts) -> syn.Expected:
    """An outcome or a value, then what is said behind commas: 金额, 因, 缺. A name alone goes on with the list before it."""
    first, *rest = parts.items
    amount: syn.Quantity | Literal["open"] | None = None
    names: dict[str, list[syn.Name]] = {"BECAUSE": [], "MISSING": []}
    about, limits = "", None
    for item in rest:
        if isinstance(item, syn.Name):
            names[about].append(item)
        elif isinstance(item, syn.Quantity):
            amount = item
        elif isinstance(item, Limits):
            limits = _amounts(item)
        elif isinstance(item, Token) and item.kind == "UNDET":
            amount = "open"
        elif isinstance(item, Token) and item.kind in names:
            about = item.kind
    because, missing = tuple(names["BECAUSE"]), tuple(names["MISSING"])
    if isinstance(first, Token):
        return syn.Expected(parts.at, OUTCOMES[first.kind], amount, None, because, missing, limits=limits)
    of = _of_value(first, first)
    return syn.Expected(parts.at, None, amount, of.place, because, missing, of.value)


def _amounts(limits: Limits) -> tuple[syn.Quantity, syn.Quantity]:
    if isinstance(limits.low, syn.Quantity) and isinstance(limits.high, syn.Quantity):
        return limits.low, limits.high
    raise Refused(
        UnexpectedText(limits.at, Words("幅度写两个金额：『10000元 至 30000元』", "write two amounts: `10000 yuan to 30000 yuan`"))
    )


def _of_value(at: syn.Node, value: syn.Node) -> syn.Expected:
    if isinstance(value, syn.Quantity) and value.unit == "places" and value.den == 1:
        return syn.Expected(at.at, None, place=value.value)
    return syn.Expected(at.at, None, value=expr(value))


# ---------------------------------------------------------------- tables

LAST_ROW: Final = Words("合计只能是表的最后一行，写在第一格", "a total is the last row, said in its first cell")
ONE_VALUE: Final = Words("一格只写一个值，只有月份可以写一段", "a cell holds one value; only months may be a span")
TOTALS: Final = ("合计", "总计", "小计", "total")


@frozen(eq=False)
class Line(syn.Node):
    """The cells, or the columns, of one line, until the table takes them."""

    cells: tuple[syn.Node, ...]


def table(parts: Parts) -> syn.ExampleTable:
    head, *lines = parts.all(Line)
    for line in (head, *lines):
        first, _, more = line.at.text.partition("\n")
        if more:  # a row without its last bar runs on into the next
            raise Refused(UnclosedTable(Span(line.at.file, line.at.start, line.at.start + len(first.rstrip()))))
        if len(line.cells) != len(head.cells):
            raise Refused(RaggedTable(line.at, head.at, len(line.cells), len(head.cells)))
    columns = tuple(column for column in head.cells if isinstance(column, syn.Column))
    read = [cast("tuple[syn.Cell, ...]", line.cells) for line in lines]
    total = read.pop() if isinstance(read[-1][0], syn.TotalMark) else ()
    for mark in (cell for cells in read for cell in cells if isinstance(cell, syn.TotalMark)):
        raise Refused(UnexpectedText(mark.at, LAST_ROW))
    return syn.ExampleTable(parts.at, columns, tuple(read), total)


def column(parts: Parts) -> syn.Column:
    value = parts.items[0]
    assert isinstance(value, syn.Node)
    return syn.Column(parts.at, as_path(value))


def line(parts: Parts) -> Line:
    cells = [item for item in parts.items if isinstance(item, syn.Node)]
    return Line(cells[0].at.to(cells[-1].at), tuple(cells))


def cell(parts: Parts) -> syn.Node:
    found = parts.items[0]
    if isinstance(found, Token):
        return syn.AnyValue(parts.at)
    if isinstance(found, syn.Name) and found.text in TOTALS:
        return syn.TotalMark(parts.at)
    if parts.has("TO"):
        ends = [item for item in parts.items if isinstance(item, syn.Node)]
        if not all(isinstance(end, syn.MonthLiteral) for end in ends):
            raise Refused(UnexpectedText(parts.at, ONE_VALUE))
        first, last = (end for end in ends if isinstance(end, syn.MonthLiteral))
        return syn.MonthRange(parts.at, first, last)
    return found if isinstance(found, syn.Expected) else expr(found)


def _day(parts: Parts) -> syn.DateLiteral:
    token = parts.token("DATE")
    assert token is not None
    return date_literal(parts.place(token), token)


def _heading(field: OneField) -> Span:
    word = field.parts.items[0]
    assert isinstance(word, Token)
    return field.parts.place(word)


def _field(rule: str) -> Maker:
    return lambda parts: OneField(parts.at, rule, parts)


def _keyword_field(parts: Parts) -> syn.Node:
    word = parts.items[0]
    assert isinstance(word, Token)
    return OneField(parts.at, word.kind, parts)


EXAMPLES: Final[dict[str, Maker]] = {
    "example": example,
    "e_tests": _field("e_tests"),
    "e_date": _field("e_date"),
    "e_like": _field("e_like"),
    "e_facts": _field("e_facts"),
    "e_expect": _field("e_expect"),
    "listed": listed,
    "row": row,
    "monthly": monthly,
    "by_month": by_month,
    "expected": expected,
    "table": table,
    "head": line,
    "line": line,
    "column": column,
    "cell": cell,
    "property": property_,
    "p_forall": _keyword_field,
    "p_names": _keyword_field,
    "p_body": _keyword_field,
}

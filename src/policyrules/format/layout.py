"""The layout of every kind of node. A node that has none here is caught by a test: see docs/dev/recipes.md."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final, TypeAlias

from policyrules.classes import define
from policyrules.diagnostics import Tongue
from policyrules.format.marks import Marks
from policyrules.syntax import nodes as syn
from policyrules.syntax.keywords import word_of
from policyrules.syntax.tokens import Token
from policyrules.syntax.walk import children

STEP: Final = 2
LONG_LIST: Final = 6
"""Values of 之一 that may go over the end of a line; fewer stay together."""
FIELD_OF_EXAMPLE: Final = ("TESTS", "ASOF", "LIKE", "FACTS", "EXPECT")
FIELD_OF_PROPERTY: Final = ("FORALL", "VARYING", "REGARDLESS", "GIVEN", "CLAIM", "BASIS", "READING")


def marks_of(item: syn.Declaration, tokens: tuple[Token, ...], tongue: Tongue, bare_titles: bool) -> Marks:
    """The layout of a declaration, whose tokens these are, for printing in `tongue`; `bare_titles` leaves out their aliases."""
    marks = Marks(tokens)
    _Layout(marks, tongue, bare_titles).put(item, 0)
    return marks


@define
class _Layout:
    marks: Marks
    tongue: Tongue
    bare_titles: bool

    def put(self, node: syn.Node, indent: int) -> None:
        """Lay out a node, on lines of which the first has this indent."""
        how = LAYOUTS.get(type(node))
        if how is not None:
            how(self, node, indent)
        self.within(node, indent)

    def within(self, node: syn.Node, indent: int) -> None:
        if type(node) not in DEEPER:
            for child in children(node):
                self.put(child, indent)

    # ------------------------------------------------------------ parts of lines

    def line(self, i: int, indent: int) -> None:
        self.marks.lines[i] = indent

    def separated(self, nodes: Sequence[syn.Node], kind: str = "SEMI") -> None:
        """A mark between neighbours, and a place to break the line before each but the first."""
        for before, node in pairwise(nodes):
            self.marks.close(self.marks.last(before), kind)
            self.marks.breaks.add(self.marks.first(node))

    def breakable(self, nodes: Sequence[syn.Node]) -> None:
        self.marks.breaks |= {self.marks.first(node) for node in nodes[1:]}

    def colon(self, i: int) -> None:
        """A keyword that begins a field is followed by a colon, written or not."""
        if self.marks.kind(i + 1) != "COLON":
            self.marks.put_after(i, "COLON", "：")

    def end(self, i: int) -> None:
        """The end of a field: a full stop, but behind a table."""
        self.marks.close(i, "" if self.marks.kind(i) == "ENDBAR" else "STOP")

    def rows(self, first: int, last: int, indent: int) -> None:
        """Each row of a table is a line."""
        for i in range(first, last + 1):
            if self.marks.kind(i) == "ROWBAR":
                self.line(i, indent)

    def numbered(self, items: Sequence[syn.Node], indent: int, level: int) -> None:
        """Lines with a number each, counted anew. `level`: 0 for 一、, 1 for （一）, 2 for 1., 3 for （1）."""
        for number, item in enumerate(items, 1):
            i = self.marks.first(item)
            self.line(i, indent)
            self.marks.numbers[i] = level, number
        self.separated(items)

    # ------------------------------------------------------------ vocabulary

    def title(self, node: syn.Title, indent: int) -> None:
        """An alias in brackets moves to the glossary, or stays; then the name of the tongue that is printed stands first."""
        if node.alias is None:
            return
        marks, name, alias = self.marks, self.marks.first(node.name), self.marks.first(node.alias)
        if self.bare_titles:
            marks.dropped |= {alias - 1, alias, alias + 1}
            return
        marks.verbatim |= {name, alias}
        first, other = node.name.text.isascii(), node.alias.text.isascii()
        if first != other and other == (self.tongue == "en"):
            marks.instead[name], marks.instead[alias] = marks.tokens[alias], marks.tokens[name]

    def subject(self, node: syn.SubjectDecl, indent: int) -> None:
        for member in node.members:
            self.line(self.marks.first(member), STEP)
        self.separated(node.members)
        self.end(self.marks.last(node))

    def choice(self, node: syn.ChoiceDecl, indent: int) -> None:
        self.breakable(node.values)
        self.end(self.marks.last(node))

    # ------------------------------------------------------------ rules

    def rule(self, node: syn.RuleDecl, indent: int) -> None:
        for title in (node.title, *node.also):
            self.put(title, indent)
        behind = [self.marks.first(version) for version in node.versions]
        self.fields(node.fields, STEP, [*behind, len(self.marks.tokens)][0])
        for version, end in zip(node.versions, [*behind[1:], len(self.marks.tokens)], strict=False):
            self.put(version, STEP)
            self.fields(version.fields, 2 * STEP, end)

    def version(self, node: syn.Version, indent: int) -> None:
        marks, first = self.marks, self.marks.first(node)
        self.line(first, indent)
        self.colon(first)
        behind = marks.first(node.fields[0]) if node.fields else marks.last(node) + 1
        day = next(i for i in range(first, behind) if marks.kind(i) == "DATE")
        if marks.find(first, day, "FROM") is None:
            marks.put_before(day, "FROM", "自")
        last = marks.written_before(behind)
        if node.until is None and marks.find(day, behind, "QI") is None:
            marks.put_after(last, "QI", word_of("QI", "zh"))
        self.end(last)

    def fields(self, fields: Sequence[syn.Node], indent: int, end: int) -> None:
        """Fields one below the other. `end`: the first token that stands behind them all."""
        starts = [*(self.marks.first(field) for field in fields), end]
        for field, (first, behind) in zip(fields, pairwise(starts), strict=True):
            last = self.marks.written_before(behind)
            self.line(first, indent)
            self.rows(first, last, indent + STEP)
            self.put(field, indent)
            self.end(last)

    def field(self, node: syn.Node, indent: int) -> None:
        self.colon(self.marks.first(node))

    def names_field(self, node: syn.NamesField, indent: int) -> None:
        self.field(node, indent)
        self.breakable(node.paths)

    def basis(self, node: syn.BasisField, indent: int) -> None:
        self.field(node, indent)
        self.breakable(node.cites)

    def reading(self, node: syn.ReadingField, indent: int) -> None:
        self.field(node, indent)
        self.breakable(node.readings)

    def order(self, node: syn.OrderField, indent: int) -> None:
        self.field(node, indent)
        self.numbered(node.keys, indent + STEP, 1)

    def order_key(self, node: syn.OrderKey, indent: int) -> None:
        if node.tie_break:
            i = self.marks.find(self.marks.first(node), self.marks.last(node), "TIEBREAK")
            assert i is not None
            if self.marks.kind(i + 1) != "COMMA":
                self.marks.put_after(i, "COMMA", "，")

    # ------------------------------------------------------------ conditions and values

    def group(self, node: syn.Group, indent: int) -> None:
        self.items(node, indent, 1 if _height(node) <= 3 else 0)

    def items(self, node: syn.Group, indent: int, level: int) -> None:
        self.numbered(node.items, indent + STEP, level)
        for item in node.items:
            if isinstance(item.body, syn.Group):
                self.items(item.body, indent + STEP, level + 1)
            else:
                self.put(item.body, indent + STEP)

    def cases(self, node: syn.Cases, indent: int) -> None:
        self.numbered(node.whens, indent + STEP, 1)

    def limits(self, node: syn.RangeField, indent: int) -> None:
        """Both ends stand in the same words: those of the lower are laid out."""
        self.field(node, indent)
        self.put(node.low, indent)
        for note in node.notes:
            self.put(note, indent)

    def cite(self, node: syn.Cite, indent: int) -> None:
        """A document is no name of the pack, and stays in 「」 where the drafter put it there."""
        self.marks.kept.add(self.marks.first(node))

    # ------------------------------------------------------------ expressions

    def copula(self, node: syn.Is | syn.Bound | syn.OneOf, indent: int) -> None:
        """家庭 是 低保家庭: between two values 是 means 为."""
        i = self.marks.last(node.left) + 1
        while self.marks.kind(i) == "RPAR":
            i += 1
        if self.marks.kind(i) == "YES":
            yes = self.marks.tokens[i]
            self.marks.instead[i] = Token("IS", word_of("IS", "zh"), yes.start, yes.end)

    def one_of(self, node: syn.OneOf, indent: int) -> None:
        """为 甲、乙之一 is written `is any of a, b`. Where neither is said, that is told by a later stage, and stays as it is."""
        self.copula(node, indent)
        if len(node.values) >= LONG_LIST:
            self.breakable(node.values)
        marks = self.marks
        for i in range(marks.last(node.left) + 1, marks.last(node) + 1):
            if marks.kind(i) == "ANY" or (marks.kind(i) == "ONEOF" and i > marks.last(node.values[-1])):
                marks.dropped.add(i)
        if not node.said:
            return
        if self.tongue == "zh":
            marks.put_after(marks.last(node.values[-1]), "ONEOF", word_of("ONEOF", "zh"))
        else:
            marks.put_before(marks.first(node.values[0]), "ANY", word_of("ANY", "en"))

    def between(self, node: syn.Between, indent: int) -> None:
        if self.marks.kind(self.marks.last(node)) != "BETWEEN":
            self.marks.put_after(self.marks.last(node), "BETWEEN", word_of("BETWEEN", "zh"))

    def table_row(self, node: syn.TableRow, indent: int) -> None:
        """A tested cell is a condition whose left side stands in the heading: of its words only those in the cell are laid out."""
        marks = self.marks
        for test in node.tests:
            for i in range(marks.first(test), marks.last(test) + 1):
                if marks.kind(i) in ("ONEOF", "BETWEEN"):
                    marks.dropped.add(i)
            for child in children(test):
                if child.at.start >= test.at.start:
                    self.put(child, indent)
        for result in node.results:
            self.put(result, indent)

    # ------------------------------------------------------------ examples and properties

    def example(self, node: syn.ExampleDecl, indent: int) -> None:
        self.marked_fields(node, FIELD_OF_EXAMPLE)
        self.separated_facts(node.given)
        self.breakable(node.tests)

    def property(self, node: syn.PropertyDecl, indent: int) -> None:
        self.put(node.title, indent)
        self.marked_fields(node, FIELD_OF_PROPERTY)
        for nodes in (node.varying, node.regardless):
            self.breakable(nodes)
        for body in (node.given, node.claim):
            if body is not None:
                self.put(body, STEP)
        for note in node.notes:
            self.put(note, STEP)

    def marked_fields(self, node: syn.Declaration, kinds: tuple[str, ...]) -> None:
        """Fields that leave no node are found by the words they begin with."""
        marks = self.marks
        fields = [i for i, token in enumerate(marks.tokens) if i and token.kind in kinds and marks.kind(i - 1) != "LPAR"]
        for i, behind in zip(fields, [*fields[1:], len(marks.tokens)], strict=True):
            self.line(i, STEP)
            self.colon(i)
            end = marks.written_before(behind)
            self.rows(i, end, 2 * STEP)
            self.end(end)

    def separated_facts(self, facts: Sequence[syn.Given]) -> None:
        """Facts of one field, that is, with no word of a field between them."""
        for before, fact in pairwise(facts):
            last, first = self.marks.last(before), self.marks.first(fact)
            if not any(i in self.marks.lines for i in range(last, first + 1)):
                self.separated((before, fact))

    def listed(self, node: syn.ListGiven, indent: int) -> None:
        self.breakable(node.rows)

    def by_months(self, node: syn.MonthsGiven, indent: int) -> None:
        self.breakable(node.values)

    def by_month(self, node: syn.ByMonth, indent: int) -> None:
        first = self.marks.first(node)
        if self.marks.kind(first - 1) == "COMMA":
            self.marks.breaks.add(first)

    def row(self, node: syn.Row, indent: int) -> None:
        self.separated(node.facts)

    def flowing(self, node: syn.Node, indent: int) -> None:
        """Part of a line, with nothing of its own to say."""


def _height(group: syn.Group) -> int:
    return 1 + max((_height(item.body) for item in group.items if isinstance(item.body, syn.Group)), default=0)


How: TypeAlias = Callable[[_Layout, Any, int], None]

LAYOUTS: Final[dict[type[syn.Node], How]] = {
    syn.Title: _Layout.title,
    syn.SubjectDecl: _Layout.subject,
    syn.ChoiceDecl: _Layout.choice,
    syn.RuleDecl: _Layout.rule,
    syn.Version: _Layout.version,
    syn.NamesField: _Layout.names_field,
    syn.BasisField: _Layout.basis,
    syn.ReadingField: _Layout.reading,
    syn.OrderField: _Layout.order,
    syn.OrderKey: _Layout.order_key,
    **dict.fromkeys(
        (syn.TextField, syn.ConditionField, syn.ValueField, syn.RoundingField, syn.TargetField, syn.HintField, syn.TiesField,
         syn.AfterField),
        _Layout.field,
    ),
    syn.RangeField: _Layout.limits,
    syn.Group: _Layout.group,
    syn.Cases: _Layout.cases,
    syn.Cite: _Layout.cite,
    **dict.fromkeys((syn.Is, syn.Bound), _Layout.copula),
    syn.OneOf: _Layout.one_of,
    syn.Between: _Layout.between,
    syn.TableRow: _Layout.table_row,
    syn.ExampleDecl: _Layout.example,
    syn.PropertyDecl: _Layout.property,
    syn.ListGiven: _Layout.listed,
    syn.MonthsGiven: _Layout.by_months,
    syn.Row: _Layout.row,
    syn.ByMonth: _Layout.by_month,
    **dict.fromkeys(
        (
            syn.Name, syn.Path, syn.Module, syn.Member, syn.MemberType, syn.ExceptionField, syn.Reading, syn.Leaf, syn.OpenTo, syn.Item,
            syn.Plain, syn.When, syn.FactGiven, syn.Expected, syn.Column, syn.AnyValue, syn.ExampleTable, syn.Ref, syn.Quantity,
            syn.DateLiteral, syn.YearDay, syn.MonthLiteral, syn.YearLiteral, syn.YesNo, syn.NoneLiteral, syn.Bracket, syn.Negation,
            syn.Conjunction, syn.Disjunction, syn.Compare, syn.Window, syn.Verdict, syn.Precedes, syn.Quantified, syn.Extreme, syn.SpanOf,
            syn.Added, syn.MonthRange, syn.TotalMark, syn.Scaled, syn.Part, syn.Share, syn.Aggregate, syn.Selection, syn.Heading,
            syn.NoLimit, syn.Result, syn.Scale, syn.RuleTable, syn.Scale,
        ),
        _Layout.flowing,
    ),
}  # fmt: skip
"""One row a node of `syn`: a node without a row is printed as it flows, and a test asks for the row."""

DEEPER: Final = (syn.RuleDecl, syn.Version, syn.Group, syn.RangeField, syn.TableRow, syn.PropertyDecl)
"""Nodes whose layout puts what is within them itself."""

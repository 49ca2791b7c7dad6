"""Items of a list in the columns of a row: 「肢体、听力」 beside 「二级、三级」, or columns in numbered pairs."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field

from policyrules.cases import Record
from policyrules.classes import define
from policyrules.roster.mapping import Column
from policyrules.roster.model import Place
from policyrules.roster.problems import LevelsUnpaired
from policyrules.roster.report import Report
from policyrules.roster.words import SEPARATORS
from policyrules.types import Choice, Entity, Fact, Vocabulary
from policyrules.types.cell_words import NONE_THERE
from policyrules.types.from_text import ABSENT, UNKNOWN, Cell, Reading, Unreadable, as_text, read_fact
from policyrules.types.number_text import tidy


@define(eq=False)
class Items:
    """The items of one list. `sole` holds what was said once for several items; `doubtful` that a cell could not be read."""

    items: list[Record] = field(factory=list)
    none: bool = False
    """It is known that there are no items."""
    doubtful: bool = False
    sole: dict[str, int] = field(factory=dict)
    place: Place | None = None
    head: str = ""
    columns: dict[str, tuple[Place, str]] = field(factory=dict)
    """Where each fact of the items first stands in the row, and its heading."""

    @property
    def known(self) -> bool:
        return bool(self.items or self.none or self.sole)


@define(eq=False)
class ItemColumns:
    """The columns of a table that hold items; those with the same relation and number belong together."""

    columns: Sequence[tuple[int, Column]]
    vocabulary: Vocabulary
    report: Report
    groups: list[list[tuple[int, Column]]] = field(init=False)
    seen: dict[tuple[str, str, str], Reading] = field(factory=dict)
    """What was read before: a table holds few different contents."""

    def __attrs_post_init__(self) -> None:
        groups: dict[tuple[str, int], list[tuple[int, Column]]] = {}
        for n, column in self.columns:
            groups.setdefault((column.target.relation, column.target.number), []).append((n, column))
        for group in groups.values():
            order = list(self.vocabulary.entities[group[0][1].target.entity].facts)
            group.sort(key=lambda c: order.index(c[1].target.name))
        self.groups = list(groups.values())

    def read(self, row: Place, cells: list[Cell], into: dict[str, Items]) -> None:
        """All items that a row holds, by relation."""
        for group in self.groups:
            found = into.setdefault(group[0][1].target.relation, Items())
            _Group(row, cells, group, found, self).read()


@define(eq=False)
class _Group:
    row: Place
    cells: list[Cell]
    columns: list[tuple[int, Column]]
    found: Items
    table: ItemColumns

    def read(self) -> None:
        """The first column (the category) says how many items there are; the others follow in the same order."""
        (n, lead), *others = self.columns
        self.found.place, self.found.head = self.found.place or self._place(n), self.found.head or lead.head
        for m, column in self.columns:
            self.found.columns.setdefault(column.target.name, (self._place(m), column.head))
        if as_text(self._cell(n, lead)) in NONE_THERE:
            self.found.none = True
            return
        items = [Record(lead.target.entity, dict(facts)) for facts in self._leading(n, lead)]
        for m, column in others:
            values = self._values(m, column)
            if len(values) == len(items):
                for item, value in zip(items, values, strict=True):
                    if value is not None:
                        item.facts.setdefault(column.target.name, value)
            elif len(values) == 1 and values[0] is not None:
                self.found.sole[column.target.name] = values[0]
            elif values and items:
                self.table.report.reject(column.head, LevelsUnpaired(self._place(m)))
        self.found.items += items

    def _leading(self, n: int, lead: Column) -> list[dict[str, int]]:
        items = []
        entity = self.table.vocabulary.entities[lead.target.entity]
        for part in self._parts(self._cell(n, lead), lead):
            value = self._read(part, lead)
            both = split_item(as_text(part), entity, self.table.vocabulary) if isinstance(value, Unreadable) else {}
            if isinstance(value, int):
                items.append({lead.target.name: value})
            elif both:
                items.append(both)
            elif isinstance(value, Unreadable):
                self.found.doubtful = True
                self.table.report.unreadable(self._place(n), lead.head, value)
        return items

    def _values(self, n: int, column: Column) -> list[int | None]:
        """What a following column says, part by part; None for a part that cannot be read."""
        values: list[int | None] = []
        for part in self._parts(self._cell(n, column), column):
            value = self._read(part, column)
            if isinstance(value, Unreadable):
                self.table.report.unreadable(self._place(n), column.head, value)
                values.append(None)
            elif isinstance(value, int):
                values.append(value)
        return values

    def _parts(self, cell: Cell, column: Column) -> list[Cell]:
        """A cell as a whole where it can be read so, else what stands between the separators."""
        whole = self._read(cell, column)
        if whole is UNKNOWN or whole is ABSENT:
            return []
        if isinstance(whole, int) or not isinstance(cell, str):
            return [cell]
        return [word for part in SEPARATORS.split(cell) if part.strip() for word in self._words(part, column)]

    def _words(self, part: str, column: Column) -> list[str]:
        """智力 精神 is two values; 肢体 二级 is one item."""
        words = part.split()
        return words if all(isinstance(self._read(word, column), int) for word in words) else [part]

    def _read(self, cell: Cell, column: Column) -> Reading:
        key = column.target.entity, column.target.name, cell if isinstance(cell, str) else f"\0{cell!r}"
        if key not in self.table.seen:
            fact: Fact = self.table.vocabulary.entities[column.target.entity].facts[column.target.name]
            self.table.seen[key] = read_fact(cell, fact, self.table.vocabulary)
        return self.table.seen[key]

    def _cell(self, n: int, column: Column) -> Cell:
        cell = self.cells[n]
        return column.values.get(as_text(cell), cell) if column.values else cell

    def _place(self, n: int) -> Place:
        return Place(self.row.sheet, self.row.row, n + 1)


def split_item(text: str, entity: Entity, vocabulary: Vocabulary) -> dict[str, int]:
    """An item written as one, by the choices it has in their order; empty where the text is none.

    肢体二级 is the category 肢体 and the level 二级; 肢体 alone is a category.
    """
    facts = [f for f in entity.facts.values() if isinstance(f.type, Choice)]
    if not facts:
        return {}
    whole = read_fact(text, facts[0], vocabulary)
    if isinstance(whole, int):
        return {facts[0].name: whole}
    for second in facts[1:]:
        for cut in range(1, len(text)):
            found = read_fact(text[:cut], facts[0], vocabulary), read_fact(text[cut:], second, vocabulary)
            if isinstance(found[0], int) and isinstance(found[1], int):
                return {facts[0].name: found[0], second.name: found[1]}
    return {}


def listed_in(text: str, entity: Entity, vocabulary: Vocabulary) -> list[Record] | None:
    """Items written one after the other: 肢体四级、精神三级. None where a part is no item."""
    parts = [split_item(tidy(part), entity, vocabulary) for part in SEPARATORS.split(text) if part.strip()]
    return [Record(entity.name, dict(facts)) for facts in parts] if parts and all(parts) else None

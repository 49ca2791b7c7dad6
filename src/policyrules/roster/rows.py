"""One row of a table → what it says, cell by cell, each refused cell with its place."""

from __future__ import annotations

from collections.abc import Callable

from attrs import field

from policyrules.cases import Absent, Record
from policyrules.classes import define
from policyrules.roster.classes import classes
from policyrules.roster.header import Table
from policyrules.roster.identity import READERS, read_key
from policyrules.roster.items import ItemColumns, Items
from policyrules.roster.lexicon import BRACKETS, Kind, Target, plainly
from policyrules.roster.mapping import Column, Planned
from policyrules.roster.model import Place
from policyrules.roster.problems import CellsDisagree, LostNumber
from policyrules.roster.report import Report
from policyrules.roster.wording import AtPlace
from policyrules.roster.words import MONEY_UNITS
from policyrules.types import BOOL, Fact, Money, Vocabulary
from policyrules.types.from_text import UNKNOWN, Cell, Reading, Unreadable, as_text, figure, read, read_fact
from policyrules.types.number_text import Exact, exact

Entry = int | Absent


@define(eq=False)
class Line:
    """A row. `links` and `linked` are by relation; the relation "" is the owner of an item of a list."""

    kind: Kind
    place: Place
    record: Record
    label: str = ""
    keys: dict[str, str] = field(factory=dict)
    """Its own keys, by role."""
    links: dict[str, dict[str, str]] = field(factory=dict)
    link_labels: dict[str, str] = field(factory=dict)
    gathered: dict[str, tuple[str, Place]] = field(factory=dict)
    """By relation, the role and the merged range of the cell that names what it leads to: its rows belong together."""
    linked: dict[str, dict[str, tuple[Entry, int, str]]] = field(factory=dict)
    """Facts of what a relation leads to, with their columns (from 1) and headings."""
    items: dict[str, Items] = field(factory=dict)
    complete: dict[str, bool] = field(factory=dict)
    columns: dict[str, tuple[int, str]] = field(factory=dict)
    """The column (from 1) and heading of a fact, a key, a name or whether a list is complete."""
    refused: set[str] = field(factory=set)
    """Facts whose cells were refused: nothing is concluded in their stead."""
    contradicted: set[tuple[str, str]] = field(factory=set)
    """Relation ("" for the row's own) and name of facts on which two cells of the row differ."""
    number_lost: bool = False
    """A number of its own was stored as a figure and has lost its last digits."""

    def at(self, column: int) -> Place:
        return Place(self.place.sheet, self.place.row, column)

    def place_of(self, name: str) -> tuple[Place, str]:
        """Where the cell of a fact or a key stands, and its heading; the row and the name where there is no such cell."""
        column, head = self.columns.get(name, (0, name))
        return self.at(column), head

    @property
    def says_nothing(self) -> bool:
        lists = any(i.known for i in self.items.values())
        return not (self.keys or self.record.facts or self.linked or lists or self.complete or any(self.links.values()))


def read_rows(planned: Planned, vocabulary: Vocabulary, report: Report) -> list[Line]:
    """All rows of a table in order, those included that say nothing."""
    columns = [_reader(n, column, planned, vocabulary, report) for n, column in planned.targets if column.target.use != "item"]
    items = ItemColumns([(n, column) for n, column in planned.targets if column.target.use == "item"], vocabulary, report)
    lines = []
    for number, cells in planned.table.rows:
        line = Line(planned.kind, Place(planned.table.sheet.name, number), Record(planned.kind.entity))
        for read_column in columns:
            read_column(line, cells)
        items.read(line.place, cells, line.items)
        for relation, (role, place) in line.gathered.items():
            if not line.links.get(relation):
                line.links[relation] = {role: str(place)}
        lines.append(line)
    return lines


ColumnReader = Callable[[Line, list[Cell]], None]


def _reader(n: int, column: Column, planned: Planned, vocabulary: Vocabulary, report: Report) -> ColumnReader:
    """What a column does to a row."""
    target, letter = column.target, n + 1
    match target.use:
        case "fact":
            return _fact_reader(n, column, planned.table, vocabulary, report)
        case "complete":
            complete = _cached(column, lambda cell: read(cell, BOOL, vocabulary))

            def read_complete(line: Line, cells: list[Cell]) -> None:
                found = complete(cells[n])
                if isinstance(found, Unreadable):
                    report.unreadable(line.at(letter), column.head, found)
                elif isinstance(found, int):
                    line.complete[target.relation] = bool(found)
                    line.columns[target.relation] = letter, column.head

            return read_complete
        case "classes":
            return _classes_reader(n, column, planned.kind, vocabulary, report)
        case _:
            return _name_reader(n, column, planned, report)


def _name_reader(n: int, column: Column, planned: Planned, report: Report) -> ColumnReader:
    """Keys and labels, of the row itself, of its owner or of what a relation leads to."""
    target, kind, top_row = column.target, planned.kind, planned.table.top_row
    key_of = READERS.get(target.name, read_key)
    own = target.entity == kind.entity and not target.relation and not kind.parent

    def read_name(line: Line, cells: list[Cell]) -> None:
        if target.use != "key":
            text = as_text(cells[n])
            if own and target.use == "label":
                line.label = line.label or text
                line.columns[target.name] = n + 1, column.head
            elif text:
                line.link_labels[target.relation] = text
                line.columns[target.name] = n + 1, column.head
                if top := top_row.get((line.place.row, n)):
                    line.gathered[target.relation] = target.name, Place(line.place.sheet, top, n + 1)
        if target.use == "label":
            return
        found = key_of(cells[n], line.at(n + 1))
        if isinstance(found, AtPlace):
            report.reject(column.head, found)
            line.refused.add(target.name)
            line.number_lost = line.number_lost or (own and isinstance(found, LostNumber))
        elif found:
            (line.keys if own else line.links.setdefault(target.relation, {}))[target.name] = found
            line.columns[target.name] = n + 1, column.head
            if own and target.use == "both":
                line.label = line.label or found

    return read_name


def _fact_reader(n: int, column: Column, table: Table, vocabulary: Vocabulary, report: Report) -> ColumnReader:
    target = column.target
    fact: Fact = vocabulary.entities[target.entity].facts[target.name]
    unit = _unit(column.head, table) if isinstance(fact.type, Money) else ""
    reading = _cached(column, lambda cell: read_fact(_with_unit(cell, unit), fact, vocabulary, table.sheet.epoch))

    def read_cell(line: Line, cells: list[Cell]) -> None:
        found = reading(cells[n])
        if found is UNKNOWN:
            return
        if isinstance(found, Unreadable):
            report.unreadable(line.at(n + 1), column.head, found)
            line.refused.add(target.words)
            if not target.relation:
                line.columns[target.name] = n + 1, column.head
            _forget(line, target)
        elif isinstance(found, int | Absent):
            _say(line, target, found, n + 1, column.head, report)

    return read_cell


def _classes_reader(n: int, column: Column, kind: Kind, vocabulary: Vocabulary, report: Report) -> ColumnReader:
    known = classes(kind, column.target, vocabulary)

    def read_classes(line: Line, cells: list[Cell]) -> None:
        found = known.read(column.values.get(as_text(cells[n]), cells[n]) if column.values else cells[n])
        if isinstance(found, Unreadable):
            report.unreadable(line.at(n + 1), column.head, found)
            return
        for target, value in found.items():
            _say(line, target, value, n + 1, column.head, report)

    return read_classes


def _say(line: Line, target: Target, value: Entry, letter: int, head: str, report: Report) -> None:
    """A fact of the row, or of what a relation leads to. Where two cells of a row differ nobody knows which is right."""
    said, other = _said_before(line, target)
    if target.words in line.refused:
        return  # another column of this fact could not be used, so nobody knows
    if said is not None and said != value:
        report.reject(head, CellsDisagree(line.at(letter), line.at(other)))
        _forget(line, target)
        line.refused.add(target.words)
        line.contradicted.add((target.relation, target.name))
    elif target.relation:
        line.linked.setdefault(target.relation, {})[target.name] = value, letter, head
    else:
        line.record.facts[target.name] = value
        line.columns[target.name] = letter, head


def _said_before(line: Line, target: Target) -> tuple[Entry | None, int]:
    """What an earlier column of the row says about a fact, and which column."""
    if target.relation:
        said = line.linked.get(target.relation, {}).get(target.name)
        return (said[0], said[1]) if said else (None, 0)
    return line.record.facts.get(target.name), line.columns.get(target.name, (0, ""))[0]


def _forget(line: Line, target: Target) -> None:
    if target.relation:
        line.linked.get(target.relation, {}).pop(target.name, None)
    else:
        line.record.facts.pop(target.name, None)


def _unit(head: str, table: Table) -> str:
    """The unit of an amount that the heading or a line above the table states; 元 says nothing new."""
    stated = [found[1] for part in BRACKETS.findall(plainly(head)) if (found := MONEY_UNITS.fullmatch(part[1:-1]))]
    unit = stated[0] if stated else table.money_unit
    return "" if unit == "元" else unit


def _with_unit(cell: Cell, unit: str) -> Cell:
    """A bare figure with the unit of its column: it is then read, or refused, as if the unit stood in the cell."""
    return f"{as_text(cell)}{unit}" if unit and isinstance(figure(cell) or exact(as_text(cell)), Exact) else cell


def _cached(column: Column, reading: Callable[[Cell], Reading]) -> Callable[[Cell], Reading]:
    """A column holds few different contents, so each is read once; what the mapping file converts is converted before."""
    seen: dict[tuple[type, Cell], Reading] = {}

    def read_once(cell: Cell) -> Reading:
        key = type(cell), cell
        found = seen.get(key)
        if found is None:
            seen[key] = found = reading(column.values.get(as_text(cell), cell) if column.values else cell)
        return found

    return read_once

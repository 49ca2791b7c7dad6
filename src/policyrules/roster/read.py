"""Sheets → roster: every row becomes a record, or is listed with its place and the reason why not."""

from __future__ import annotations

from policyrules.classes import define
from policyrules.diagnostics import Problem
from policyrules.diagnostics.nearest import nearest
from policyrules.diagnostics.plural import counted
from policyrules.roster.conclude import Conclusions
from policyrules.roster.contents import NOTICE
from policyrules.roster.disability import Disabilities
from policyrules.roster.facts import TELLINGS, Facts, fill
from policyrules.roster.file_problems import NoRows, NoTable, ResultAsRoster
from policyrules.roster.identity import checks
from policyrules.roster.join import Join
from policyrules.roster.mapping import Mapping, Planned, offer, plan
from policyrules.roster.model import Place, Roster, Sheet, letters
from policyrules.roster.path import FactPath, parse, reach, vouch
from policyrules.roster.problems import ConstantUnreadable, MappingUnknownFact
from policyrules.roster.report import Report
from policyrules.roster.rows import read_rows
from policyrules.roster.words import IDENTITY
from policyrules.source import Span
from policyrules.types import BOOL, Vocabulary
from policyrules.types.from_text import Fault, Unknown, Unreadable, read, read_fact


@define(eq=False)
class Read:
    """A roster, the mapping it was read with, and what is wrong with the mapping or the file as a whole."""

    roster: Roster
    mapping: Mapping
    problems: list[Problem]


def read_roster(
    sheets: list[Sheet],
    vocabulary: Vocabulary,
    mapping: Mapping | None = None,
    facts: Facts | None = None,
    as_of: int | None = None,
    name: str = "",
) -> Read:
    """All persons, households, employers … of a roster.

    `mapping` speaks before any guess; `facts` are those of the sheet of missing facts, filled in; a birth after `as_of`
    (encoded) is refused. `name` is what the file is called when nothing in it can be read.
    """
    report = Report()
    notices = {tell(NOTICE) for tell in TELLINGS}
    if any(str(cell) in notices for sheet in sheets for row in sheet.rows[:1] for cell in row[:1]):
        return Read(Roster(), mapping or Mapping(), [ResultAsRoster(name)])
    used, planned, unused = plan(sheets, vocabulary, mapping)
    roster = Roster(rejected=report.rejected, left_out=report.left_out, notes=report.notes)
    report.left_out += unused
    lines = []
    for table in planned:
        report.left_out += table.table.left_out
        roster.rows_read[table.table.sheet.name] = len(table.table.rows)
        lines += read_rows(table, vocabulary, report)
        _uncalculated(table, report)
        if table.table.filled_down:
            report.note(
                f"工作表“{table.table.sheet.name}”有 {table.table.filled_down} 个单元格取自其上方的合并单元格",
                f"{counted(table.table.filled_down, 'cell')} of sheet {table.table.sheet.name} taken from the merged cells above",
            )
    join = Join(vocabulary, report, Conclusions(vocabulary, report, Disabilities(vocabulary, report), as_of))
    join.take(lines)
    roster.subjects = join.subjects
    problems: list[Problem] = [*used.problems, *([] if planned else [NoTable(name)])]
    if planned and not any(roster.rows_read.values()):
        problems.append(NoRows(name))
    if facts is not None:
        fill(roster, facts, vocabulary, report)
    order = {sheet.name: n for n, sheet in enumerate(sheets)}
    report.rejected.sort(key=lambda r: (order.get(r.place.sheet, len(order)), r.place.row, r.place.column))
    problems += [
        p
        for name, value in used.constants.items()
        for p in _constant(name, value, used.places.get(name), roster, vocabulary, join.disputed)
    ]
    used.derived.update(report.derived)
    numbers = {line.keys[IDENTITY] for line in lines if IDENTITY in line.keys}
    _notes(sheets, sum(not checks(number) for number in numbers), report)
    return Read(roster, used, problems)


def _uncalculated(planned: Planned, report: Report) -> None:
    """Formulas without a value in the headings, and in the rows of columns that are used; they look empty."""
    table, used = planned.table, {n: column.head for n, column in planned.targets}
    left_out = {place.place.row for place in table.left_out}
    for row, column in sorted(table.sheet.uncalculated):
        head = used.get(column - 1) or (letters(column) if row == table.head_row else "")
        if head and row >= table.head_row and row not in left_out:
            report.unreadable(Place(table.sheet.name, row, column), head, Unreadable(Fault.NOT_CALCULATED))


def _constant(
    name: str, value: str, at: Span | None, roster: Roster, vocabulary: Vocabulary, disputed: set[tuple[int, str]]
) -> list[Problem]:
    """Give a fact to all who have none and on whom no rows differ. 户籍在本区 is everybody's who can have it; 家庭的低保家庭 goes by
    the relation."""
    ways = {entity: way for entity in vocabulary.entities if (way := _way(name, entity, vocabulary))}
    if not ways:
        return [MappingUnknownFact(at, name, offer(nearest(name, {f.name for f in vocabulary.facts()})))]
    for entity, way in ways.items():
        found = read_fact(value, way.fact, vocabulary) if way.fact else read(value, BOOL, vocabulary)
        if isinstance(found, Unreadable):
            return [ConstantUnreadable(at, name, found)]
        if isinstance(found, Unknown):
            continue
        for subject in roster.of(entity):
            if way.steps and (id(subject.record), way.steps[0].relation) in disputed:
                continue
            record = reach(subject.record, way.steps, vocabulary)
            if record is None or (id(record), way.name) in disputed:
                continue
            if way.fact:
                record.facts.setdefault(way.name, found)
            elif found == 1:
                vouch(record, way.name)
    return []


def _way(name: str, entity: str, vocabulary: Vocabulary) -> FactPath | None:
    own, _, rest = name.partition("的")
    return parse(rest, entity, vocabulary) if own == entity and rest else parse(name, entity, vocabulary)


def _notes(sheets: list[Sheet], failing: int, report: Report) -> None:
    for sheet in sheets:
        if sheet.hidden:
            report.note(f"工作表“{sheet.name}”是隐藏的，也已读取", f"sheet {sheet.name} is hidden and was read too")
    if failing:
        report.note(
            f"有 {failing} 人的身份证号末位校验不符，请按证件核对；核对以前，按所填号码处理",
            f"the checksum of the identity number fails for {counted(failing, 'person')}: check; until then what stands there is used",
        )

"""Into which groups people are divided for counting: by what the vocabulary lists, or by a column of the roster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from policyrules.cases import Record
from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.roster.model import Sheet, Subject
from policyrules.types import BOOL, Choice, Entity, Vocabulary
from policyrules.types.to_text import written

USUAL = ("残疾的类别", "证载等级")
"""By what is divided where nobody says otherwise, if the pack has it."""
AREAS = ("乡镇街道", "街道乡镇", "镇街", "乡镇", "街道", "所属街道", "所属乡镇", "所在乡镇街道")
AREA = Words("乡镇（街道）", "township")
SEVERAL, NONE = Words("两类以上", "several"), Words("无", "none")
UNSTATED, OTHERS = Words("没有填写", "not stated"), Words("其他（人数少的合在一起）", "others (small ones together)")
SEARCHED = 20
"""Rows in which the heading of a column is looked for."""


@frozen(eq=False)
class Division:
    """`group_of` says where a subject belongs. `free`: the groups are whatever people wrote, and small ones are put together; else
    `order` is that in which they are declared."""

    entity: str
    title: Words
    group_of: Callable[[Subject], Words]
    free: bool = False
    order: tuple[Words, ...] = ()

    def rank(self, group: Words) -> int:
        later = (SEVERAL, NONE, OTHERS, UNSTATED)
        if group in later:
            return len(self.order) + 1 + later.index(group)
        return self.order.index(group) if group in self.order else len(self.order)


@frozen(eq=False)
class Grouped:
    """The groups of a roster in which somebody is, and which of them each subject (by code) is in."""

    division: Division
    groups: tuple[Words, ...]
    place: dict[str, int]

    @staticmethod
    def of(division: Division, subjects: Sequence[Subject], least: int) -> Grouped:
        found = {subject.code: division.group_of(subject) for subject in subjects}
        sizes = Counter(found.values())
        if division.free:
            found = {code: group if sizes[group] >= least or group == UNSTATED else OTHERS for code, group in found.items()}
        groups = sorted(dict.fromkeys(found.values()), key=division.rank)
        return Grouped(division, tuple(groups), {code: groups.index(group) for code, group in found.items()})


def division_of(name: str, vocabulary: Vocabulary) -> list[Division]:
    """The divisions by a fact (证载等级), or by a fact of the items of a list (残疾的类别), of every kind of thing that has it; only
    what is chosen of a list, or is yes or no. Empty where there is none."""
    first, _, inner = name.partition("的")
    found = []
    for entity in vocabulary.entities.values():
        relation = entity.relations.get(first)
        if inner and relation is not None and relation.many:
            of = vocabulary.entities[relation.target]
            if _divides(of, inner):
                groups = _of_list(first, of, inner, vocabulary)
                found.append(Division(entity.name, _words(name, inner, vocabulary), groups, order=_order(of, inner, vocabulary)))
        elif not inner and _divides(entity, first):
            groups = _of_fact(entity, first, vocabulary)
            found.append(Division(entity.name, _words(first, first, vocabulary), groups, order=_order(entity, first, vocabulary)))
    return found


def _divides(entity: Entity, name: str) -> bool:
    return name in entity.facts and (entity.facts[name].type == BOOL or isinstance(entity.facts[name].type, Choice))


def _order(entity: Entity, name: str, vocabulary: Vocabulary) -> tuple[Words, ...]:
    type = entity.facts[name].type
    codes = [v.code for v in vocabulary.choices[type.of].values] if isinstance(type, Choice) else [1, 0]
    return tuple(Words(written(code, type, vocabulary, "zh"), written(code, type, vocabulary, "en")) for code in codes)


def _words(name: str, last: str, vocabulary: Vocabulary) -> Words:
    return Words(name, vocabulary.english.get(last, last))


def _said(record: Record, entity: Entity, name: str, vocabulary: Vocabulary) -> Words:
    entry = record.facts.get(name)
    if entry is None:
        return UNSTATED
    type = entity.facts[name].type
    return Words(written(entry, type, vocabulary, "zh"), written(entry, type, vocabulary, "en")) if isinstance(entry, int) else NONE


def _of_fact(entity: Entity, name: str, vocabulary: Vocabulary) -> Callable[[Subject], Words]:
    return lambda subject: _said(subject.record, entity, name, vocabulary)


def _of_list(over: str, entity: Entity, name: str, vocabulary: Vocabulary) -> Callable[[Subject], Words]:
    def group(subject: Subject) -> Words:
        listed = subject.record.many.get(over)
        if listed is None:
            return UNSTATED
        said = list(dict.fromkeys(_said(item, entity, name, vocabulary) for item in listed.items))
        return NONE if not said else said[0] if len(said) == 1 else SEVERAL

    return group


def by_column(sheets: Iterable[Sheet], heads: Sequence[str], entities: Iterable[str], title: Words = AREA) -> list[Division]:
    """The divisions by the first column with one of these headings, sheet by sheet; [] where no sheet has one."""
    columns = {sheet.name: (sheet, column) for sheet in sheets if (column := _column(sheet, heads)) is not None}

    def group(subject: Subject) -> Words:
        sheet, column = columns.get(subject.place.sheet, (None, 0))
        row = sheet.rows[subject.place.row - 1] if sheet is not None and subject.place.row <= len(sheet.rows) else []
        text = str(row[column]).strip() if column < len(row) and row[column] is not None else ""
        return Words(text, text) if text else UNSTATED

    return [Division(entity, title, group, free=True) for entity in entities] if columns else []


def _column(sheet: Sheet, heads: Sequence[str]) -> int | None:
    for row in sheet.rows[:SEARCHED]:
        texts = ["".join(str(cell).split()) if cell is not None else "" for cell in row]
        for head in heads:
            if head in texts:
                return texts.index(head)
    return None

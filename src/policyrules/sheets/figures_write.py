"""Rows of a form into the text of a parameter file, by the smallest edits: comments, order and spelling stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import field

from policyrules.classes import frozen
from policyrules.diagnostics import Problem, errors
from policyrules.parameters import read_parameters
from policyrules.parameters.problems import ParameterField
from policyrules.sheets import problems as said
from policyrules.sheets.figure_words import FIELDS, SINCE, SOURCE, UNTIL, VALUE
from policyrules.sheets.figures import Entry, entries_of, flow, name_of, periods_of, scalar, text_of
from policyrules.sheets.placed import AtCell
from policyrules.sheets.splice import Splice, spliced
from policyrules.source import SourceFile
from policyrules.structured import Mapping as Node
from policyrules.structured import Scalar, parse
from policyrules.types import Vocabulary

FIELD_OF = {"parameter-gap": SINCE, "parameter-overlap": SINCE, "parameter-without-source": "来源"}
LATER = "9999"


@frozen
class Written:
    """`texts`: new texts of the files that change, by name."""

    texts: dict[str, str] = field(factory=dict)
    problems: list[Problem] = field(factory=list)


def write(files: Sequence[SourceFile], vocabulary: Vocabulary, entries: Sequence[Entry], whole: bool) -> Written:
    """The files with the rows in them. `whole`: the rows of a parameter are all its periods, so that others go; else a row takes the
    place of the periods that it meets, and one without a figure of nothing that has one."""
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(entry.name, []).append(entry)
    done = Written()
    for file in files:
        splices: list[Splice] = []
        wanted: dict[str, list[Entry | Node]] = {}
        for node in entries_of(parse(file).tree):
            if name := name_of(node):
                old = periods_of(node)
                new = wanted[name] = _merged(old, by_name.get(name, []), whole)
                splices += _splices(file, old, new)
        text, _ = spliced(file.text, splices)
        if text != file.text:
            found = _wrong(SourceFile(file.name, text), vocabulary, wanted)
            done.problems.extend(found)
            done.texts[file.name] = text
    return done


def sources_kept(files: Sequence[SourceFile], rows: Sequence[Entry]) -> Iterator[Problem]:
    """Figures that are new beside a source that stood there when there was none: it may say why there was none."""
    nodes = {name_of(node): periods_of(node) for file in files for node in entries_of(parse(file).tree)}
    for row in rows:
        for old in nodes.get(row.name, ()):
            if (
                row.cells[VALUE]
                and not text_of(old, VALUE)
                and old.text(SINCE) == row.cells[SINCE]
                and old.text(SOURCE) == row.cells[SOURCE]
            ):
                yield said.SourceKept(row.place(SOURCE))


def _merged(old: Sequence[Node], rows: list[Entry], whole: bool) -> list[Entry | Node]:
    """The periods as they shall be, in order: an old one where nothing replaces it."""
    if not rows:
        return [*old]
    taken = [row for row in rows if whole or row.cells[VALUE] or not any(_meet(_span(row), _span(p)) and text_of(p, VALUE) for p in old)]
    kept = [p for p in old if not whole and not any(_meet(_span(row), _span(p)) for row in taken)]
    return sorted([*taken, *kept], key=_span)


def _span(row: Entry | Node) -> tuple[str, str]:
    since, until = (row.cells[SINCE], row.cells[UNTIL]) if isinstance(row, Entry) else (row.text(SINCE), row.text(UNTIL))
    return since, until or LATER


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _splices(file: SourceFile, old: Sequence[Node], new: list[Entry | Node]) -> Iterator[Splice]:
    """What turns the old periods into the new ones; rows are matched by their first day."""
    by_day = {p.text(SINCE): p for p in old}
    kept: set[int] = set()
    at, indent = _line_start(file, old[0].at.start) if old else 0, ""
    for row in new:
        found = row if isinstance(row, Node) else by_day.get(row.cells[SINCE])
        if found is not None and id(found) not in kept:
            kept.add(id(found))
            at = _line_end(file, found.at.end)
            if isinstance(row, Entry):
                yield from _changed(found, row)
        elif isinstance(row, Entry) and old:
            first = _line_start(file, old[0].at.start)
            indent = file.text[first : old[0].at.start]
            yield Splice(at, at, f"{'' if at == 0 or file.text[at - 1] == chr(10) else chr(10)}{indent}{flow(row.cells)}\n")
    for p in old:
        if id(p) not in kept:
            start, end = _line_start(file, p.at.start), _line_end(file, p.at.end)
            comment = file.text[p.at.end : end].strip()
            yield Splice(start, end, f"{' ' * (p.at.start - start)}{comment}\n" if comment.startswith("#") else "")


def _changed(old: Node, row: Entry) -> Iterator[Splice]:
    """New texts for the fields that differ; a row that lacks a key is written anew."""
    cells = {**{key: text_of(old, key) for key in FIELDS}, **row.cells}
    differing = [key for key in FIELDS if cells[key] != text_of(old, key)]
    nodes = {key: old.get(VALUE, "value") if key == VALUE else old.get(key) for key in differing}
    if all(isinstance(node, Scalar) for node in nodes.values()):
        for key, node in nodes.items():
            assert isinstance(node, Scalar)
            yield Splice(
                node.at.start, node.at.end, scalar(key, cells[key]) if node.at.end > node.at.start else f" {scalar(key, cells[key])}"
            )
    elif old.at.text.startswith("{"):
        yield Splice(old.at.start, old.at.end, flow(cells))
    else:
        yield Splice(old.at.start, old.at.start + len(old.at.text.rstrip()), flow(cells))


def _line_start(file: SourceFile, at: int) -> int:
    return file.text.rfind("\n", 0, at) + 1


def _line_end(file: SourceFile, at: int) -> int:
    """Behind the line break; of a block whose end is already the start of the next line, there."""
    if at and file.text[at - 1] == "\n":
        return at
    found = file.text.find("\n", at)
    return len(file.text) if found < 0 else found + 1


def _wrong(file: SourceFile, vocabulary: Vocabulary, wanted: Mapping[str, list[Entry | Node]]) -> Iterator[Problem]:
    """What the file as it would be has wrong, told at the cells; and whether it says what was wanted."""
    parsed = parse(file)
    yield from (p for p in errors(parsed.problems))
    places: list[tuple[int, int, Entry]] = []
    for node in entries_of(parsed.tree):
        rows, periods = wanted.get(name_of(node), []), periods_of(node)
        same = len(rows) == len(periods) and all(
            text_of(p, key) == (row.cells.get(key, text_of(p, key)) if isinstance(row, Entry) else text_of(row, key))
            for row, p in zip(rows, periods, strict=True)
            for key in FIELDS
        )
        if not same:
            yield said.FigureFileUnusual(file.name)
            return
        places += [(p.at.start, p.at.end, row) for row, p in zip(rows, periods, strict=True) if isinstance(row, Entry)]
    if parsed.tree is not None:
        for problem in errors(read_parameters(parsed.tree, vocabulary).problems):
            label = problem.describe("zh").primary
            entry = next((e for start, end, e in places if label and start <= label.at.start < end), None)
            key = problem.field if isinstance(problem, ParameterField) else FIELD_OF.get(problem.code, VALUE)
            yield AtCell(entry.place(key), problem) if entry else problem

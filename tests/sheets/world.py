"""Workbooks of a pack, changed as a person would change them in a spreadsheet."""

from __future__ import annotations

import difflib
import io
from collections.abc import Callable
from functools import cache
from typing import Any

import openpyxl

from policyrules import resources
from policyrules.diagnostics import Problem, Tongue
from policyrules.diagnostics.to_text import report
from policyrules.driver.files import bytes_of, pack_of
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.driver.workbook import Taken, differences, figure_form, pages, take, take_figures
from policyrules.sheets import figures
from policyrules.sheets.figure_words import ALL, KEYS, WANTED, lead
from policyrules.sheets.model import Book, Page
from policyrules.sheets.read import read_book
from policyrules.sheets.write import write_book

Change = Callable[[openpyxl.Workbook], object]


@cache
def files(pack: str) -> dict[str, bytes]:
    return bytes_of(resources.pack_folder(pack))


@cache
def compiled(pack: str) -> Compiled:
    return compile_pack(pack_of(pack, files(pack)))


@cache
def written(pack: str, what: str = "tables", tongue: Tongue = "zh") -> bytes:
    stream = io.BytesIO()
    if what == "tables":
        made = pages(compiled(pack), files(pack), tongue=tongue)
    else:
        form = figure_form(compiled(pack), lambda name, since: "", what == "all", tongue)
        made = [Page(KEYS[ALL][tongue == "en"], lead(tongue), (form,))]
    assert write_book(stream, made, pack, tongue) is None
    return stream.getvalue()


def changed(data: bytes, change: Change) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def put(sheet: str, cell: str, value: Any) -> Change:
    def change(book: openpyxl.Workbook) -> None:
        book[sheet][cell] = value

    return change


def read(data: bytes) -> tuple[Book, list[Problem]]:
    return read_book(data, "表.xlsx", "导出的表格")


def back(pack: str, data: bytes) -> Taken:
    """What a workbook of tables changes."""
    book, problems = read(data)
    return take(compiled(pack), pack, files(pack), book, problems) if book.given else Taken({}, tuple(problems))


def supplied(pack: str, data: bytes) -> Taken:
    """What a form of figures changes."""
    book, problems = read(data)
    form = figures.form_in(book, WANTED, ALL)
    if form is None:
        return Taken({}, tuple(problems))
    kind, _, given = form
    entries, more = figures.from_book(given)
    return take_figures(compiled(pack), pack, files(pack), entries, [*problems, *more], kind == ALL)


def shown(pack: str, taken: Taken, tongue: Tongue = "zh") -> str:
    """The lines that change, then what is said."""
    lines = []
    for name, before, after in differences(files(pack), taken.changed):
        lines += [line.rstrip("\n") for line in difflib.unified_diff(before, after, name, name, n=0)]
    return "\n".join([*lines, *([report(taken.problems, tongue)] if taken.problems else [])]) + "\n"

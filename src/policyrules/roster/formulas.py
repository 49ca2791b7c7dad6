"""Cells of a workbook that hold a formula and no value: the program that wrote the file did not calculate it.

The reader of workbooks gives the stored values alone, so that such a cell looks empty. What stands in the parts of the file is
looked at here, and only of sheets in which there is a formula at all.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from html import unescape

Cells = frozenset[tuple[int, int]]
"""Rows and columns, counted from 1."""
WORKBOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
MARKS = b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/"
"""One of them stands in every sheet with a formula."""
BLOCK = 1 << 20
LONGEST = 1 << 22
"""What is longer than this between two cells is no sheet that a person made."""
CELL_ENDS = b"</c>", b":c>"
CELL = re.compile(
    rb"<(?:\w+:)?c(?P<says>\s[^>]*)>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v(?:\s[^>]*)?(?:/>|>(?P<value>[^<]?)))?"
)
"""A cell with a formula, which is its first part, and the beginning of its value."""
AT = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
VALUE, OF_TEXT = re.compile(rb"<(?:\w+:)?v[\s>/]"), re.compile(rb"\st\s*=\s*[\"']str[\"']")
SHEET, LINK = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>"), re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
NAMED = re.compile(r"(?:\w+:)?(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def uncalculated(archive: zipfile.ZipFile) -> dict[str, Cells]:
    """Name of a sheet → its cells with a formula that was never calculated; sheets without such a cell are left out."""
    names = set(archive.namelist())
    found: dict[str, Cells] = {}
    for name, part in _parts(archive):
        if part in names and (cells := frozenset(_cells(archive, part))):
            found[name] = cells
    return found


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet with the part of the file that holds it."""
    links = {link.get("Id", ""): link.get("Target", "") for link in _attributes(archive, LINKS, LINK)}
    for sheet in _attributes(archive, WORKBOOK, SHEET):
        target = links.get(sheet.get("id", ""), "")
        yield sheet.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _attributes(archive: zipfile.ZipFile, part: str, tag: re.Pattern[str]) -> Iterator[dict[str, str]]:
    if part not in archive.namelist():
        return
    with archive.open(part) as stream:
        text = stream.read(LONGEST).decode("utf-8", "replace")
    for element in tag.findall(text):
        yield {key: unescape(double or single) for key, double, single in NAMED.findall(element)}


def _cells(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[int, int]]:
    rest = b""
    with archive.open(part) as stream:
        while block := stream.read(BLOCK):
            whole = rest + block.replace(b"\0", b"")  # the halves of UTF-16
            last = max(whole.rfind(mark) for mark in CELL_ENDS)
            end = last + len(CELL_ENDS[0]) if last >= 0 else 0
            if any(mark in whole for mark in MARKS):
                yield from (at for cell in CELL.finditer(whole, 0, end) if (at := _without_value(cell)))
            rest = whole[end:][-LONGEST:]


def _without_value(cell: re.Match[bytes]) -> tuple[int, int] | None:
    """Row and column of a cell without a value; "" is a value where the cell says that it is a text."""
    at = AT.search(cell["says"])
    if not at or cell["value"] or (VALUE.search(cell[0]) and OF_TEXT.search(cell["says"])):
        return None
    column = 0
    for letter in at[1]:
        column = column * 26 + letter - 64
    return int(at[2]), column

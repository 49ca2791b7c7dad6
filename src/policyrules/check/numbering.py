"""Whether numbered lists count up one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policyrules.check.writing_problems import IndentMisleads, NumbersOutOfOrder
from policyrules.diagnostics import Edit
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.numerals import han

HAN = "一二三四五六七八九"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
LATIN = "abcdefghijklmnopqrstuvwxyz"
BRACKETS = "（）()、."


def out_of_order(items: Sequence[syn.Item | syn.When | syn.OrderKey]) -> NumbersOutOfOrder | None:
    """The first number that does not follow the one before it, with the edits that number the whole list anew."""
    wrong = [i for i, item in enumerate(items) if item.mark and number_of(item.mark) != i + 1]
    if not wrong:
        return None
    edits = tuple(Edit(place(items[i]), like(items[i].mark, i + 1)) for i in wrong)
    first = wrong[0]
    return NumbersOutOfOrder(place(items[first]), edits[0].text, place(items[max(first - 1, 0)]), edits)


def misleading(items: Sequence[syn.Item]) -> Iterator[IndentMisleads]:
    """Items that stand beneath those of another level: a reader takes them for theirs, and the number says otherwise.

    `（三）` indented like the `1.` and `2.` above it, or `3.` that is indented like `（二）`.
    """
    outer = _indent(items[0])
    for before, item in zip((None, *items), (*items, None), strict=True):
        inside = before.body.items if before and isinstance(before.body, syn.Group) else ()
        within = _indent(inside[0]) if inside else None
        if outer is None or within is None or within == outer:
            continue
        yield from (IndentMisleads(place(i), place(inside[0]), items[0].mark) for i in inside[1:] if _indent(i) == outer)
        if item and _indent(item) == within:
            yield IndentMisleads(place(item), place(items[0]), inside[-1].mark)


def _indent(item: syn.Item) -> str | None:
    """The blanks before the number, where it begins its line."""
    text = item.at.file.text
    before = text[text.rfind("\n", 0, item.at.start) + 1 : item.at.start]
    return before if item.mark and not before.strip() else None


def place(item: syn.Item | syn.When | syn.OrderKey) -> Span:
    """Where the number of an item stands."""
    return Span(item.at.file, item.at.start, item.at.start + len(item.mark))


def number_of(mark: str) -> int | None:
    """（三） is 3, as are 三、, 3., ③ and (c)."""
    inner = mark.strip(BRACKETS)
    if inner.isascii() and inner.isdigit():
        return int(inner)
    if inner in CIRCLED:
        return CIRCLED.index(inner) + 1
    if inner in LATIN:
        return LATIN.index(inner) + 1
    found = han(inner)
    return found[0] if found else None


def like(mark: str, number: int) -> str:
    """A number written in the manner of a mark.

    >>> like("（三）", 12), like("3.", 4), like("(c)", 2)
    ('（十二）', '4.', '(b)')
    """
    inner = mark.strip(BRACKETS)
    before, _, after = mark.partition(inner)
    if inner.isdecimal() and inner.isascii():
        written = str(number)
    elif inner in CIRCLED and number <= len(CIRCLED):
        written = CIRCLED[number - 1]
    elif inner in LATIN and number <= len(LATIN):
        written = LATIN[number - 1]
    else:
        written = in_han(number)
    return before + written + after


def in_han(number: int) -> str:
    """1 to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    lead = "" if not tens else "十" if tens == 1 else HAN[tens - 1] + "十"
    return lead + (HAN[ones - 1] if ones else "")

"""Page elements from words. Every word goes in as a text node, so nothing in a rule is ever read as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from docutils import nodes

Inline: TypeAlias = str | nodes.Node
Cell: TypeAlias = "str | Sequence[nodes.Node]"

SAFE_IN_TITLES = str.maketrans({"<": "＜", ">": "＞", "&": "＆", '"': "”", "'": "’", "`": "｀"})
"""Titles are copied by themes and by the search page into places where they are not always escaped."""


def title_words(words: str) -> str:
    """The words of a title, with the characters of markup in full width."""
    return " ".join(words.translate(SAFE_IN_TITLES).split())


def inline(part: Inline) -> nodes.Node:
    return nodes.Text(part) if isinstance(part, str) else part


def para(*parts: Inline, kind: str = "") -> nodes.paragraph:
    """A paragraph; `kind` is its class."""
    return _filled(nodes.paragraph(classes=[kind] if kind else []), parts)


def strong(words: str) -> nodes.strong:
    return nodes.strong("", "", nodes.Text(words))


def marked(words: str, kind: str) -> nodes.inline:
    """Words with a class of their own. The words alone must say what they mean; colour only helps the eye."""
    return nodes.inline("", "", nodes.Text(words), classes=[kind])


def chinese(words: str) -> nodes.inline:
    """Words that stand in Chinese on an English page: the official ones. The class becomes the tongue of the element (`lang`)."""
    return nodes.inline("", "", nodes.Text(words), classes=["language-zh"])


def section(anchor: str, title: str, *children: nodes.Node) -> nodes.section:
    """A part with a heading; links to it end in `#anchor`."""
    made = nodes.section(ids=[anchor], names=[])
    made += nodes.title("", "", nodes.Text(title_words(title)))
    made += list(children)
    return made


def bullets(items: Iterable[Sequence[nodes.Node]], kind: str = "") -> nodes.bullet_list:
    """A list; each item is a row of block elements."""
    made = nodes.bullet_list(classes=[kind] if kind else [])
    for item in items:
        entry = nodes.list_item()
        entry += list(item)
        made += entry
    return made


def terms(pairs: Iterable[tuple[str, Sequence[nodes.Node]]], anchors: Sequence[str] = ()) -> nodes.definition_list:
    """Names and what stands behind each: `<dl>`. `anchors` name the entries for links."""
    made = nodes.definition_list(classes=["policy-terms", "simple"])
    for i, (name, body) in enumerate(pairs):
        item = nodes.definition_list_item()
        item += nodes.term("", "", nodes.Text(name), ids=[anchors[i]] if anchors else [])
        told = nodes.definition()
        told += list(body)
        item += told
        made += item
    return made


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]], *, widths: Sequence[int] = (), anchors: Sequence[str] = ()) -> nodes.table:
    """A table with a head; the first cell of each row heads the row. `anchors` name the rows for links."""
    made = nodes.table(classes=["policy-table"])
    group = nodes.tgroup(cols=len(head))
    made += group
    for i in range(len(head)):
        spec = nodes.colspec(colwidth=widths[i] if widths else 1)
        if i == 0:
            spec["stub"] = 1
        group += spec
    group += _filled(nodes.thead(), [_row(head)])
    body = nodes.tbody()
    for i, row in enumerate(rows):
        body += _row(row, anchors[i] if i < len(anchors) else "")
    group += body
    if widths:
        made["classes"].append("colwidths-given")
    return made


def _row(cells: Sequence[Cell], anchor: str = "") -> nodes.row:
    made = nodes.row()
    for i, cell in enumerate(cells):
        entry = nodes.entry()
        entry += [para(cell)] if isinstance(cell, str) else list(cell)
        if anchor and i == 0:
            entry.insert(0, nodes.target(ids=[anchor]))
        made += entry
    return made


def source_block(text: str) -> nodes.literal_block:
    """Rule text as it was written. It is not highlighted, because no lexer is asked to read it."""
    block = nodes.literal_block(text, "", nodes.Text(text), language="none", classes=["policy-source"])
    block["xml:space"] = "preserve"
    return block


def spread(parts: Iterable[Sequence[Inline]], between: str) -> list[Inline]:
    """Rows of inline parts after each other, with words between."""
    made: list[Inline] = []
    for part in parts:
        if made:
            made.append(between)
        made += part
    return made


def _filled(node: nodes.Element, parts: Iterable[Inline]) -> nodes.Element:
    for part in parts:
        node += inline(part)
    return node

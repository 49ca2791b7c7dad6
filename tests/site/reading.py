"""A page as a test looks at it: what a browser would make of it, in a few lists."""

from __future__ import annotations

from html.parser import HTMLParser

from attrs import define, field

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@define(eq=False)
class Page:
    """`text` is all that stands in the article, `own` what of it is in the tongue of the page; `tags` every element of the page with
    its attributes."""

    text: str = ""
    own: str = ""
    tags: list[tuple[str, dict[str, str]]] = field(factory=list)
    headings: list[tuple[int, str]] = field(factory=list)
    ids: list[str] = field(factory=list)
    tables: list[str] = field(factory=list)
    """Of each table whether it has a head: "head" or "none"."""

    def links(self) -> list[str]:
        return [value for _, attributes in self.tags for name, value in attributes.items() if name in ("href", "src", "action")]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.open: list[str] = []
        self.article = 0
        self.foreign = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.page.tags.append((tag, attributes))
        if "id" in attributes:
            self.page.ids.append(attributes["id"])
        if tag not in VOID:
            self.open.append(tag)
        if tag == "article":
            self.article = len(self.open)
        if self.article and not self.foreign and "lang" in attributes:
            self.foreign = len(self.open)
        if tag[0] == "h" and tag[1:].isdigit() and self.article:
            self.page.headings.append((int(tag[1:]), ""))
        if tag == "table":
            self.page.tables.append("none")
        if tag == "thead" and self.page.tables:
            self.page.tables[-1] = "head"

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if len(self.open) < self.article:
            self.article = 0
        if len(self.open) < self.foreign:
            self.foreign = 0

    def handle_data(self, data: str) -> None:
        if self.article and not {"script", "style"} & set(self.open):
            self.page.text += data
            self.page.own += "" if self.foreign else data
            if any(tag[0] == "h" and tag[1:].isdigit() for tag in self.open):
                level, words = self.page.headings[-1]
                self.page.headings[-1] = (level, words + data)


def read(html: str) -> Page:
    reader = _Reader()
    reader.feed(html)
    return reader.page

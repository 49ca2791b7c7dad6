"""The menu beside a page: every kind of rule, and of the kind one is reading each rule. With the whole list beside each page a
site of hundreds of rules could not be overlooked, and half the time of its build would go into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from sphinx.application import Sphinx

from policyrules.site.text import FIXED_PAGES
from policyrules.sphinx_ext.loaded import Entry, Loaded
from policyrules.sphinx_ext.loading import loaded_of
from policyrules.sphinx_ext.order import of_kind
from policyrules.sphinx_ext.words import KINDS, KINDS_IN_ENGLISH

MENU = "policyrules_menu"
"""Whether the menu is ours: so in a site of nothing but a pack."""
Link = Callable[[str], str]


def with_menu(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Hand a theme our menu when it asks for the tree of pages."""
    if app.config[MENU]:
        titles: dict[str, str] = {name: app.env.titles[name].astext() for name in FIXED_PAGES if name in app.env.titles}
        made = menu(loaded_of(app), titles, page, context["pathto"])
        context["toctree"] = lambda **_: made


def menu(loaded: Loaded, titles: dict[str, str], page: str, link: Link) -> str:
    """HTML as Sphinx writes a tree of pages. `titles`: those of the pages that are not of one rule."""
    kinds = [_kind(loaded, kind, word, page, link) for kind, (word, _) in (KINDS if loaded.tongue == "zh" else KINDS_IN_ENGLISH).items()]
    others = [_item(1, _anchor(link(name), title, name == page), name == page) for name, title in titles.items()]
    rules, more = ("规则", "查询") if loaded.tongue == "zh" else ("Rules", "Look up")
    return _part(rules, kinds) + _part(more, others)


def _kind(loaded: Loaded, kind: str, word: str, page: str, link: Link) -> str:
    found = of_kind(loaded, kind)
    if not found:
        return ""
    here = page in map(_page, found)
    below = "".join(_item(2, _anchor(link(_page(e)), e.title, _page(e) == page), _page(e) == page) for e in found) if here else ""
    index = "" if page == "index" else link("index")
    head = _anchor(f"{index}#policy-{kind}", f"{word} {len(found)}", False)
    return _item(1, head + (f"<ul>{below}</ul>" if here else ""), here)


def _page(entry: Entry) -> str:
    return f"rules/{entry.key}"


def _part(caption: str, items: Iterable[str]) -> str:
    return f'<p class="caption" role="heading"><span class="caption-text">{caption}</span></p><ul>{"".join(items)}</ul>'


def _item(level: int, inner: str, current: bool) -> str:
    return f'<li class="toctree-l{level}{" current" if current else ""}">{inner}</li>'


def _anchor(target: str, words: str, current: bool) -> str:
    return f'<a class="{"current " if current else ""}reference internal" href="{escape(target)}">{escape(words)}</a>'

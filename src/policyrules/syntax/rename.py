"""A tree with its names in Chinese, whichever tongue it was written in: later stages know each thing by one name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar

import attrs
from attrs import evolve

from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed
from policyrules.syntax.tokens import WORDS

N = TypeVar("N", bound=syn.Node)
QUOTING: Final = (syn.TextField, syn.Reading, syn.HintField, syn.TiesField, syn.AfterField)
"""What holds words in quotation marks, besides the question of a member."""


def in_chinese(parsed: Parsed, names: Mapping[str, str], texts: Mapping[str, str]) -> Parsed:
    """A file in English as later stages want it: the same places, with each name in Chinese. `names`: alias → Chinese name.

    `texts`: English → Chinese for what stands in quotation marks; what has no counterpart stays as it is.
    """
    tokens = tuple([evolve(t, text=names[t.text]) if t.kind in WORDS and t.text in names else t for t in parsed.tokens])
    unread = tuple(names.get(name, name) for name in parsed.unread)
    return evolve(parsed, module=renamed(parsed.module, names, texts), tokens=tokens, unread=unread)


def renamed(node: N, names: Mapping[str, str], texts: Mapping[str, str], bare_titles: bool = False) -> N:
    """The same tree with other names, looked up in `names`, and other quoted texts, looked up in `texts`. Places stay as they are.

    Of a heading in English with the Chinese name in brackets, the Chinese name becomes the name; `bare_titles` leaves out what
    stands in brackets.
    """
    changes: dict[str, Any] = {}
    for attribute in attrs.fields(type(node)):
        value = getattr(node, attribute.name)
        new = _of(value, names, texts, bare_titles)
        if new is not value:
            changes[attribute.name] = new
    if isinstance(node, syn.Name) and node.text in names:
        changes["text"] = names[node.text]
    if isinstance(node, syn.Cite) and node.document in names:
        changes["document"] = names[node.document]
    if isinstance(node, QUOTING) and node.text in texts:
        changes["text"] = texts[node.text]
    if isinstance(node, syn.Member) and node.question in texts:
        changes["question"] = texts[node.question]
    made = evolve(node, **changes) if changes else node
    return _titled(made, bare_titles) if isinstance(made, syn.Title) and made.alias else made  # type: ignore[return-value]  # a title made anew is a title


def _titled(title: syn.Title, bare: bool) -> syn.Title:
    """Names are renamed already, so that both may be the Chinese one."""
    name, alias = title.name, title.alias
    assert alias is not None
    if name.text.isascii() and not alias.text.isascii():
        name, alias = alias, name
    return evolve(title, name=name, alias=None if bare or alias.text == name.text else alias)


def _of(value: object, names: Mapping[str, str], texts: Mapping[str, str], bare_titles: bool) -> object:
    if isinstance(value, syn.Node):
        return renamed(value, names, texts, bare_titles)
    if isinstance(value, tuple):
        made = tuple([_of(item, names, texts, bare_titles) for item in value])
        return made if any(new is not old for new, old in zip(made, value, strict=True)) else value
    return value

"""Links between the pages, and rule words with the rules and parameters in them linked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeGuard

from docutils import nodes
from sphinx import addnodes

from policyrules.classes import frozen
from policyrules.core.notes import Reading, Source
from policyrules.explain.names import MARK, Names
from policyrules.parameters import Parameter
from policyrules.source import Span
from policyrules.sphinx_ext.loaded import Entry, Loaded
from policyrules.sphinx_ext.make import Inline, spread
from policyrules.syntax import nodes as syn
from policyrules.types import Fact


def link(kind: str, target: str, words: str) -> nodes.Node:
    """A link to an object of the pages. Where no page shows it the words stand without a link, and nobody is warned."""
    made = addnodes.pending_xref("", refdomain="policy", reftype=kind, reftarget=target, refexplicit=True, refwarn=False)
    made += nodes.inline("", "", nodes.Text(words))
    return made


def to_rule(entry: Entry, words: str = "") -> nodes.Node:
    return link("rule", entry.key, words or entry.title)


def rules(entries: Iterable[Entry], between: str = "") -> list[Inline]:
    """Names of rules, linked."""
    found = [*entries]
    return spread([[to_rule(e)] for e in found], between or (", " if found and found[0].english else "、"))


def anchor(kind: str, words: str) -> str:
    """An anchor for words that have no ASCII name: the same words give the same anchor in every build."""
    return f"{kind}-{hashlib.sha256(words.encode()).hexdigest()[:10]}"


def cited(source: syn.Cite | Source, names: Names) -> list[Inline]:
    """A cited place, each clause linked on its own."""
    document, places = source.document, source.clauses or (source.article,)
    told = [str(names.source(Source(document, (), p))) if i == 0 else p for i, p in enumerate(places)]
    first, *others = [link("source", place(document, p), words) for p, words in zip(places, told, strict=True)]
    return [first, *(part for other in others for part in (MARK[names.tongue], other))]


def place(document: str, clause: str) -> str:
    return f"{document} {clause}".strip()


def read_as(reading: syn.Reading | Reading, page: str = "") -> nodes.Node:
    """To the list of readings on the page of the rule with the key `page`, or else to the list of all."""
    if not page:
        return link("reading", reading.id, reading.id)
    return nodes.reference("", "", nodes.Text(reading.id), internal=True, refid=reading_anchor(page, reading.id))


def reading_anchor(page: str, id: str) -> str:
    return f"{page}-{anchor('reading', id)}"


def remarks(sources: Iterable[syn.Cite | Source], readings: Iterable[syn.Reading | Reading], names: Names, page: str = "") -> list[Inline]:
    """（依据 …；解读 …）, in English [… ; reading …]; nothing where there are none."""
    zh = names.tongue == "zh"
    said = [[*(["依据 "] if zh else []), *cited(s, names)] for s in sources]
    said += [["解读 " if zh else "reading ", read_as(r, page)] for r in readings]
    if not said:
        return []
    return ["（", *spread(said, "；"), "）"] if zh else [" [", *spread(said, "; "), "]"]


@frozen(eq=False)
class Worder:
    """Says the words of one rule: of its expressions, sources and readings.

    `page` is the key of the rule on whose page they stand, where that lists the readings; "" elsewhere.
    """

    loaded: Loaded
    entity: str
    page: str = ""

    def says(self, at: Span) -> str:
        return self.loaded.compiled.says(at).in_(self.loaded.tongue)

    def expr(self, node: syn.Node) -> list[Inline]:
        """The words of an expression, with what it names linked."""
        named = [(n, self.loaded.names.word(n.name)) for n in self.loaded.mentioned(node, self.entity)]
        targets = {w: to_parameter(n, w) if isinstance(n, Parameter) else to_rule(n, w) for n, w in named}
        others = {longer: nodes.Text(longer) for word in targets for longer in self.loaded.longer(word)}
        return linked(self.says(node.at), others | targets)

    def notes(self, notes: Sequence[syn.Note]) -> list[Inline]:
        """（依据 …；解读 …） behind a condition; nothing where there are none."""
        readings = [n for n in notes if isinstance(n, syn.Reading)]
        return remarks([n for n in notes if isinstance(n, syn.Cite)], readings, self.loaded.names, self.page)


def to_parameter(parameter: Parameter, words: str) -> nodes.Node:
    return link("parameter", parameter.name, words)


def to_fact(fact: Fact, words: str) -> nodes.Node:
    """To the list of facts; of a judgement, to its own page."""
    if fact.source == "judgement":
        return link("rule", fact.name, words)
    return link("fact", f"{fact.entity}的{fact.name}", words)


def linked(words: str, targets: Mapping[str, nodes.Node]) -> list[Inline]:
    """The words with each target put in at its name, longer names first, so that no name is cut by a shorter one.

    >>> [str(part) for part in linked("证有效且证有效期至当月", {"证有效": nodes.Text("[证有效]"), "证有效期至": nodes.Text("证有效期至")})]
    ['[证有效]', '且', '证有效期至', '当月']
    """
    parts: list[Inline] = [words]
    for name in sorted(targets, key=len, reverse=True):
        parts = [piece for part in parts for piece in (_cut(part, name, targets[name]) if _is_open(part) else [part])]
    return parts


def _is_open(part: Inline) -> TypeGuard[str]:
    """Whether a part may still be cut: a text node stands for a name, though it is a string as well."""
    return isinstance(part, str) and not isinstance(part, nodes.Text)


def _cut(words: str, name: str, node: nodes.Node) -> list[Inline]:
    pieces = re.split(rf"\b{re.escape(name)}\b", words) if name.isascii() else words.split(name)
    made: list[Inline] = [pieces[0]]
    for piece in pieces[1:]:
        made += [node.deepcopy(), piece]
    return [part for part in made if part != ""]

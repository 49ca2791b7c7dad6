"""Whether a source is written as a document and its article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policyrules.check.writing_problems import CiteGlued
from policyrules.syntax import nodes as syn

_GLUED = re.compile("^(根据|按照|依照|依据)|第[一二三四五六七八九十百千零〇0-9]+[条款项]")


def glued(cites: Iterable[syn.Cite]) -> Iterator[CiteGlued]:
    """Names of documents that hold their article, or the words before it. A title in 《》 may hold anything."""
    for cite in cites:
        if not cite.document.startswith("《") and _GLUED.search(cite.document):
            yield CiteGlued(cite.at)

"""In which order readers find what they look for: that of the documents."""

from __future__ import annotations

import re

from policyrules.explain.wording import PLAN
from policyrules.sphinx_ext.loaded import Entry, Loaded
from policyrules.syntax import nodes as syn
from policyrules.syntax.numerals import decimal, han
from policyrules.syntax.walk import nodes

NUMBER = re.compile("[0-9]+|[〇零一二两三四五六七八九十百千]+")


def of_kind(loaded: Loaded, kind: str) -> list[Entry]:
    """Rules of a kind in the order of the plan; those that do not cite it come last."""
    return sorted((e for e in loaded.entries if e.rule.kind == kind), key=_in_plan)


def _in_plan(entry: Entry) -> tuple[bool, tuple[int, ...]]:
    cites = (node for node in nodes(entry.rule.decl) if isinstance(node, syn.Cite) and node.document == PLAN)
    clauses = [numbers_in(clause)[0] for cite in cites for clause in cite.clauses]
    return not clauses, clauses[0] if clauses else ()


def numbers_in(clause: str) -> tuple[tuple[int, ...], str]:
    """Clauses in the order of a document: 第四条 after 第三条, 3.1.10 after 3.1.4."""
    found = (decimal(n) if n.isdecimal() else han(n) for n in NUMBER.findall(clause))
    return tuple(number[0] if number else 0 for number in found), clause

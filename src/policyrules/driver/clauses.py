"""Clauses of the plan that a pack cites and its ledger does not have.

Told here and not by `resolve`: only the driver holds rules, figures, findings and the ledger side by side. Each time all citations are
held against all numbers, so nothing that is kept of rules rests on the ledger; what is kept of the ledger is its numbers, under its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import sha256
from typing import Final

from policyrules.classes import frozen
from policyrules.core.from_json import Reader, Unfit
from policyrules.diagnostics import Problem
from policyrules.driver.one_pack import PackFiles
from policyrules.driver.reading import MOST_FILES
from policyrules.driver.tree_parts import json_bytes, read_json
from policyrules.ledger.cited import NUMBER, PLAN_WORD, Cited, cited_in, unknown_among
from policyrules.resources import keep, kept, package_digest
from policyrules.source import SourceFile, Span
from policyrules.structured import Mapping, Scalar, Sequence, Tree, parse
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed
from policyrules.syntax.intake import normal
from policyrules.syntax.walk import nodes

_AS_TYPED: Final = re.compile("[0-9０-９](?:[.．][0-9０-９]){0,3}[#＃﹟][0-9０-９]{1,2}[a-zａ-ｚ]?")
"""What may be the number of a clause, before other forms of characters are read as the one form."""
_MIDDLE: Final = re.compile("[#＃﹟][0-9０-９]")
_BEFORE: Final = 7
"""How many characters stand before the middle of a number at most."""


@frozen
class Clauses:
    """The numbers of a ledger in the order of its files, and why they cannot be had."""

    ids: dict[str, None]
    problems: tuple[Problem, ...] = ()


def unknown_clauses(files: PackFiles, read: Callable[[SourceFile], Parsed]) -> list[Problem]:
    """What is cited of the plan by this pack's own files and stands in no ledger: its own, or the nearest below it. `read`: a rule file
    as a tree."""
    ledger = next((pack.ledger for pack in (files, *files.imports) if pack.ledger), ())
    if not ledger:
        return []
    clauses = clauses_of(ledger)
    if clauses.problems:
        return [*clauses.problems]
    found = [cited for file in files.own_rules if _doubtful(file, clauses) for cited in _in_rules(read(file))]
    beside = (*files.own_parameters, *(file for file in (files.assumptions, files.findings) if file is not None))
    found += (cited for file in beside if _doubtful(file, clauses) for cited in _in_structured(parse(file).tree))
    return [*unknown_among(found, clauses.ids)]


def _doubtful(file: SourceFile, clauses: Clauses) -> bool:
    """Whether anything in a file looks like the number of a clause and is none: only then its tree is gone through."""
    return any(number not in clauses.ids for number in _numbers(file))


@lru_cache(MOST_FILES)
def _numbers(file: SourceFile) -> frozenset[str]:
    """All that looks like the number of a clause. Looked for from its middle, which is rare, so that a pack takes a millisecond."""
    found = (_AS_TYPED.search(file.text, max(0, middle.start() - _BEFORE)) for middle in _MIDDLE.finditer(file.text))
    return frozenset(normal(one[0]) for one in found if one is not None)


def _in_rules(parsed: Parsed) -> Iterator[Cited]:
    for item in parsed.module.items:
        if not isinstance(item, syn.ExampleDecl):  # an example cites nothing
            for node in nodes(item):
                if isinstance(node, syn.Cite) and node.document == PLAN_WORD:
                    yield from _in_cite(node)
                elif isinstance(node, syn.Reading) and node.text:
                    yield from cited_in(node.at)


def _in_cite(cite: syn.Cite) -> Iterator[Cited]:
    for number in re.finditer(NUMBER, normal(cite.at.text)):
        yield Cited(number[0], Span(cite.at.file, cite.at.start + number.start(), cite.at.start + number.end()))


def _in_structured(tree: Tree | None) -> Iterator[Cited]:
    match tree:
        case Scalar():
            yield from cited_in(tree.at)
        case Sequence(_, items):
            for item in items:
                yield from _in_structured(item)
        case Mapping():
            for _, value in tree:
                yield from _in_structured(value)
        case None:
            pass


# ---------------------------------------------------------------- the numbers


@lru_cache(8)
def clauses_of(ledger: tuple[SourceFile, ...]) -> Clauses:
    """The numbers of all clauses. An entry that is wrong in another way still has its number; `ledger coverage` tells what is wrong."""
    name = f"clauses-{_digest(ledger)}"
    ids = _entry(kept(name) or b"")
    if ids is None:
        read = [parse(file) for file in ledger]
        if problems := tuple(problem for text in read for problem in text.problems):
            return Clauses({}, problems)
        ids = tuple(id for text in read for id in _ids(text.tree))
        keep(name, json_bytes(ids))
    return Clauses(dict.fromkeys(ids))


def _ids(tree: Tree | None) -> Iterator[str]:
    entries = tree.get("条款") if isinstance(tree, Mapping) else None
    for entry in entries.items if isinstance(entries, Sequence) else ():
        if isinstance(entry, Mapping) and re.fullmatch(NUMBER, id := entry.text("编号")):
            yield id


def _digest(ledger: tuple[SourceFile, ...]) -> str:
    digest = sha256(package_digest().encode())
    for file in ledger:
        digest.update(sha256(file.text.encode("utf-8", "surrogatepass")).digest())
    return digest.hexdigest()[:40]


def _entry(content: bytes) -> tuple[str, ...] | None:
    try:
        return tuple(Reader(()).read(read_json(content), tuple[str, ...]))
    except Unfit:
        return None

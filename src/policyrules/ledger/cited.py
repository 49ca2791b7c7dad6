"""Clauses as rules and figures cite them, held against the numbers of the ledger."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from typing import Final

from policyrules.classes import frozen
from policyrules.ledger.problems import ClauseNotInLedger
from policyrules.source import Span

PLAN_WORD: Final = "规划"
"""The document that clauses of the ledger are cited under."""
NUMBER: Final = r"[0-9](?:\.[0-9]){0,3}#[0-9]{1,2}[a-z]?"
_IN_TEXT: Final = re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[本与和及按依据照见同如]))规划\s*({NUMBER}(?:\s*、\s*{NUMBER})*)")
_NUMBER: Final = re.compile(NUMBER)
OFFERED: Final = 4


@frozen
class Cited:
    """A clause of the plan, and where its number stands."""

    id: str
    at: Span


def cited_in(at: Span) -> Iterator[Cited]:
    """Clauses that are named in running text: `规划 3.1.1#1a、3.1.1#1b 没有写数额`. 省规划 and its like are other documents."""
    for run in _IN_TEXT.finditer(at.text):
        for number in _NUMBER.finditer(at.text, run.start(1), run.end(1)):
            yield Cited(number[0], Span(at.file, at.start + number.start(), at.start + number.end()))


def unknown_among(cited: Iterable[Cited], clauses: Collection[str]) -> Iterator[ClauseNotInLedger]:
    """What the ledger does not have, each with what was perhaps meant. `clauses`: its numbers, in the order of the plan."""
    ends = (*clauses,)[0] if clauses else "", (*clauses,)[-1] if clauses else ""
    for one in cited:
        if one.id not in clauses:
            yield ClauseNotInLedger(one.at, one.id, near(one.id, clauses), ends)


def near(id: str, clauses: Iterable[str]) -> tuple[str, ...]:
    """The clauses that may be meant: those of the sentence, else of the place the most alike, else what is spelt alike.

    >>> near("3.1.1#2", ["3.1.1#1", "3.1.1#2a", "3.1.1#2b", "3.1.2#2"])
    ('3.1.1#2a', '3.1.1#2b')
    """
    known = list(clauses)
    place, sentence = _parts(id)
    here = [other for other in known if _parts(other)[0] == place]
    if of_it := [other for other in here if _parts(other)[1] == sentence]:
        return tuple(of_it[:OFFERED])
    if here:
        alike = {other: SequenceMatcher(None, other, id).ratio() for other in here}
        return tuple(sorted(here, key=lambda other: (-alike[other], abs(_parts(other)[1] - sentence)))[:OFFERED])
    return tuple(get_close_matches(id, known, OFFERED, 0.7))


def _parts(id: str) -> tuple[str, int]:
    place, _, sentence = id.partition("#")
    return place, int(sentence.rstrip("abcdefghijklmnopqrstuvwxyz"))

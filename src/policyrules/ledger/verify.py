"""A copy of the official text held against the fingerprints of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

from attrs import field

from policyrules.classes import frozen
from policyrules.ledger.from_plan_text import PlanText, Sentence, read_plan
from policyrules.ledger.model import ROLES, Clause, Ledger, digest_of

Change = Literal["changed", "missing", "new", "title", "units"]

WIDTHS = str.maketrans("，：；（）！？", ",:;()!?")
FORMS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    lambda text: text.translate(WIDTHS),
    lambda text: text.translate({ord(b): a for a, b in zip("，：；（）！？", ",:;()!?", strict=True)}),
)
"""The text as it is, with half-width and with full-width punctuation: copies differ in that, and the law does not."""


@frozen
class Difference:
    """One place where a copy is not what the ledger fingerprints.

    `clauses` rest on the changed or missing sentence; `line` (from 1) and `text` are those of the copy, 0 and "" where it has none.
    """

    change: Change
    place: str
    clauses: tuple[str, ...]
    line: int = 0
    text: str = ""


@frozen
class Verified:
    """`same`: sentences found as fingerprinted. `folded`: only after the width of the punctuation was evened out."""

    same: int
    differences: tuple[Difference, ...]
    folded: bool


@frozen
class _Fingerprint:
    digest: str
    sentences: int
    clauses: tuple[str, ...] = field(eq=False)


_Found: TypeAlias = list[tuple[Sentence, ...]]


def verify(ledger: Ledger, text: str) -> Verified:
    """Compare a copy with the ledger. Sentences count by place; in one place, what is gone and what is new are paired in order."""
    tried = [_verified(ledger, read_plan(form(text))) for form in FORMS]
    best = max(range(len(tried)), key=lambda i: (tried[i].same, -i))
    return Verified(tried[best].same, tried[best].differences, best > 0)


def _verified(ledger: Ledger, plan: PlanText) -> Verified:
    same, differences = 0, list[Difference]()
    places = dict.fromkeys([*(c.place for c in ledger.clauses.values()), *(s.place for s in plan.sentences)])
    for place in places:
        known = _fingerprints(ledger.at_place(place))
        here = [s for s in plan.sentences if s.place == place]
        gone, left = _unmatched(known, here)
        same += len(known) - len(gone)
        differences += _paired(place, gone, left)
    differences += _measures(ledger, plan)
    return Verified(same, tuple(differences), False)


def _fingerprints(clauses: list[Clause]) -> list[_Fingerprint]:
    found: dict[tuple[str, int], list[str]] = {}
    for clause in clauses:
        found.setdefault((clause.digest, clause.sentences), []).append(clause.id)
    return [_Fingerprint(digest, count, tuple(ids)) for (digest, count), ids in found.items()]


def _unmatched(known: list[_Fingerprint], here: list[Sentence]) -> tuple[list[_Fingerprint], list[Sentence]]:
    """The fingerprints that no run of sentences has, and the sentences that no fingerprint covers."""
    left, gone = list(here), list[_Fingerprint]()
    for print in known:
        runs = (left[i : i + print.sentences] for i in range(len(left) - print.sentences + 1))
        run = next((r for r in runs if digest_of("".join(s.text for s in r)) == print.digest), None)
        if run is None:
            gone.append(print)
        else:
            left = [s for s in left if s not in run]
    return gone, left


def _paired(place: str, gone: list[_Fingerprint], left: list[Sentence]) -> Iterator[Difference]:
    rest = list(left)
    for print in gone:
        run, rest = rest[: print.sentences], rest[print.sentences :]
        if run:
            yield Difference("changed", place, print.clauses, run[0].line, "".join(s.text for s in run))
        else:
            yield Difference("missing", place, print.clauses)
    for sentence in rest:
        yield Difference("new", place, (), sentence.line, sentence.text)


def _measures(ledger: Ledger, plan: PlanText) -> Iterator[Difference]:
    for place, measure in ledger.measures.items():
        clauses = tuple(c.id for c in ledger.at_place(place))
        if plan.titles.get(place, measure.title) != measure.title:
            yield Difference("title", place, clauses, 0, plan.titles[place])
        written = plan.roles.get(place)
        if place in plan.titles and written != {role: measure.units[role] for role in ROLES if role in measure.units}:
            yield Difference("units", place, clauses, 0, "；".join(f"{r}：{'、'.join(u)}" for r, u in (written or {}).items()))

"""What was proved of a pack, kept beside its rules in proof.json, and whether it still speaks of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.diagnostics import Problem
from policyrules.driver.meaning import changed, meaning, meanings
from policyrules.driver.pipeline import Compiled
from policyrules.driver.proof_problems import ProofMissing, ProofStale, ProofUnreadable
from policyrules.source import SourceFile

SCHEMA_VERSION = 2
COUNTED = ("good", "wrong", "known", "open")
TAKEN = "assumptions.yaml、findings.yaml"


@frozen
class Row:
    """How many questions of one kind were answered, and how."""

    question: Words
    good: int
    wrong: int
    known: int
    open: int


@frozen
class Told:
    """Something that was found: its code, the rule's place, and both tongues of what is said."""

    code: str
    place: str
    says: Words


@frozen
class Apart:
    """Two rules about one kind of thing that are never met together, and the conditions of each that exclude it."""

    entity: str
    first: str
    second: str
    why: tuple[tuple[str, Words], ...]


@frozen
class Proof:
    """`meanings`: of the rules at the time; `taken`: of what was taken for granted or known."""

    meanings: Mapping[str, str]
    taken: str
    summary: Words
    rows: tuple[Row, ...]
    told: tuple[Told, ...]
    assumed: tuple[Words, ...]
    apart: tuple[Apart, ...] = ()

    def to_text(self) -> str:
        data = {
            "schema_version": SCHEMA_VERSION,
            "taken": self.taken,
            "summary": _both(self.summary),
            "rows": [{"question": _both(row.question), **{name: getattr(row, name) for name in COUNTED}} for row in self.rows],
            "assumed": [_both(words) for words in self.assumed],
            "told": [{"code": t.code, "place": t.place, **_both(t.says)} for t in self.told],
            "apart": [
                {"about": x.entity, "first": x.first, "second": x.second, "why": [{"rule": rule, **_both(says)} for rule, says in x.why]}
                for x in self.apart
            ],
            "meanings": dict(sorted(self.meanings.items())),
        }
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _both(words: Words) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


def fitting(compiled: Compiled) -> tuple[Proof | None, Problem | None]:
    """The proof, where it speaks of the rules as they are; else why it cannot be used."""
    name, kept = compiled.files.name, compiled.files.proof
    if kept is None:
        return None, ProofMissing(name)
    try:
        proof = _read(json.loads(kept.decode()))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None, ProofUnreadable(name)
    others = changed(proof.meanings, meanings(compiled))
    if taken(compiled) != proof.taken:
        others.append(TAKEN)
    return (None, ProofStale(name, tuple(others))) if others else (proof, None)


def taken(compiled: Compiled) -> str:
    """A number for what `prove` reads beside the rules."""
    return _number(compiled.files.assumptions, compiled.files.findings)


def proved_of(compiled: Compiled, entity: str, rule: str) -> str:
    """Numbers for one rule and for what is assumed: other ones where what was proved of it may be so no more."""
    return f"{meaning(compiled, entity, rule)} {_number(compiled.files.assumptions)}"


def _number(*files: SourceFile | None) -> str:
    return hashlib.sha256("\0".join(file.text if file else "" for file in files).encode()).hexdigest()[:16]


def _read(data: Any) -> Proof:
    if data["schema_version"] != SCHEMA_VERSION:
        raise ValueError("of another version")
    return Proof(
        {str(k): str(v) for k, v in data["meanings"].items()},
        str(data["taken"]),
        _words(data["summary"]),
        tuple(_rows(data["rows"])),
        tuple(Told(str(t["code"]), str(t["place"]), _words(t)) for t in data["told"]),
        tuple(map(_words, data["assumed"])),
        tuple(_apart(data.get("apart", ()))),
    )


def _apart(pairs: Any) -> Iterator[Apart]:
    for x in pairs:
        why = tuple((str(y["rule"]), _words(y)) for y in x["why"])
        yield Apart(str(x["about"]), str(x["first"]), str(x["second"]), why)


def _rows(rows: Any) -> Iterator[Row]:
    for row in rows:
        yield Row(_words(row["question"]), *(int(row[name]) for name in COUNTED))


def _words(data: Any) -> Words:
    return Words(str(data["zh"]), str(data["en"]))

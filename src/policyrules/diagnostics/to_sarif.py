"""Problems in SARIF 2.1.0, which code hosts and editors show beside the text. Columns are counted in Unicode code points."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from policyrules.diagnostics.model import Diagnostic, Problem, Severity, Tongue
from policyrules.diagnostics.to_json import in_order, place
from policyrules.source import Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.FINDING: "note"}
OTHER: dict[Tongue, Tongue] = {"zh": "en", "en": "zh"}


def sarif(problems: Iterable[Problem], tongue: Tongue, version: str, folder: str = "") -> dict[str, Any]:
    """One run of the tool. `folder` stands before the names of files, so that they lead there from where the command was run."""
    ordered = in_order(problems)
    said = [(p.describe(tongue), p.describe(OTHER[tongue])) for p in ordered]
    codes = list(dict.fromkeys(d.code for d, _ in said))
    levels = {d.code: LEVELS[d.severity] for d, _ in reversed(said)}
    driver = {
        "name": "policyrules",
        "version": version,
        "language": "zh-CN" if tongue == "zh" else "en-US",
        "rules": [{"id": code, "defaultConfiguration": {"level": levels[code]}} for code in codes],
    }
    results = [_result(d, other, OTHER[tongue], codes.index(d.code), PurePath(folder)) for d, other in said]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(d: Diagnostic, other: Diagnostic, tongue: Tongue, index: int, folder: PurePath) -> dict[str, Any]:
    """Message and repair together, since a viewer shows only this text."""
    found: dict[str, Any] = {
        "ruleId": d.code,
        "ruleIndex": index,
        "level": LEVELS[d.severity],
        "message": {"text": _text(d)},
        "properties": {f"message.{tongue}": _text(other)},
    }
    if d.primary:
        found["locations"] = [_location(d.primary.at, d.primary.says, folder)]
    if d.secondary:
        found["relatedLocations"] = [{"id": i, **_location(label.at, label.says, folder)} for i, label in enumerate(d.secondary, 1)]
    if d.edits:
        found["fixes"] = [_fix(d, folder)]
    return found


def _text(d: Diagnostic) -> str:
    return f"{d.message}\n{d.help}" if d.help else d.message


def _location(at: Span, says: str, folder: PurePath) -> dict[str, Any]:
    found: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(at, folder), "region": _region(at)}}
    return {**found, "message": {"text": says}} if says else found


def _artifact(at: Span, folder: PurePath) -> dict[str, str]:
    name = PurePath(at.file.name)
    return {"uri": name.as_uri() if name.is_absolute() else quote((folder / name).as_posix())}


def _region(at: Span) -> dict[str, int]:
    where = place(at)
    return {
        "startLine": where["line"], "startColumn": where["column"], "endLine": where["end_line"], "endColumn": where["end_column"],
    }  # fmt: skip


def _fix(d: Diagnostic, folder: PurePath) -> dict[str, Any]:
    """All edits of a problem are made together; one change for each file."""
    files = {id(edit.at.file): edit.at for edit in d.edits}
    changes = [
        {
            "artifactLocation": _artifact(at, folder),
            "replacements": [
                {"deletedRegion": _region(edit.at), "insertedContent": {"text": edit.text}} for edit in d.edits if id(edit.at.file) == file
            ],
        }
        for file, at in files.items()
    ]
    return {"description": {"text": d.help or d.message}, "artifactChanges": changes}

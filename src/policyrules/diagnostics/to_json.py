"""Problems as plain data, for other programs. Lines and columns count from 1, columns in characters; an end is the place after it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policyrules.diagnostics.model import Label, Problem, Tongue
from policyrules.source import Span


def as_data(problem: Problem, tongue: Tongue) -> dict[str, Any]:
    """One problem: code, severity, message, help, its place, further places, and the edits that would mend it."""
    d = problem.describe(tongue)
    found: dict[str, Any] = {"code": d.code, "severity": d.severity.value, "message": d.message, "help": d.help}
    if d.primary:
        found |= _labelled(d.primary)
    found["also"] = [_labelled(label) for label in d.secondary]
    found["edits"] = [{**place(edit.at), "text": edit.text, "certain": edit.certain} for edit in d.edits]
    return found


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file and place; those without a place first."""

    def key(problem: Problem) -> tuple[str, int, str]:
        at = problem.describe("zh").primary
        return (at.at.file.name, at.at.start, problem.code) if at else ("", 0, problem.code)

    return sorted(problems, key=key)


def place(at: Span) -> dict[str, Any]:
    """File, first line and column, and those after the end."""
    (line, column), (end_line, end_column) = (at.file.position(offset) for offset in (at.start, at.end))
    return {"file": at.file.name, "line": line, "column": column, "end_line": end_line, "end_column": end_column}


def _labelled(label: Label) -> dict[str, Any]:
    return {**place(label.at), "says": label.says} if label.says else place(label.at)

"""A diagnostic as a reader at a terminal sees it: message, place, the line, a caret under the right cells, the repair."""

from __future__ import annotations

from collections.abc import Iterable

from policyrules.diagnostics.model import Diagnostic, Label, Problem, Severity, Tongue
from policyrules.source import cells

HEADS: dict[Tongue, dict[Severity, str]] = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.FINDING: "提示"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.FINDING: "finding"},
}
HELP: dict[Tongue, str] = {"zh": "改法", "en": "repair"}
AT_MOST = 20


def draw(diagnostic: Diagnostic, tongue: Tongue = "zh") -> str:
    """One diagnostic over several lines."""
    d = diagnostic
    lines = [f"{HEADS[tongue][d.severity]}[{d.code}]{'：' if tongue == 'zh' else ': '}{d.message}"]
    if d.primary:
        lines += _excerpt(d.primary, "^")
    for label in d.secondary:
        lines += _excerpt(label, "-")
    if d.help:
        lines.append(f"  = {HELP[tongue]}{'：' if tongue == 'zh' else ': '}{d.help}")
    return "\n".join(lines)


def report(problems: Iterable[Problem], tongue: Tongue = "zh") -> str:
    """All problems, in the order of their places, the first twenty in full and the rest counted."""
    said = sorted((p.describe(tongue) for p in problems), key=_order)
    shown = [draw(d, tongue) for d in said[:AT_MOST]]
    if len(said) > AT_MOST:
        more = len(said) - AT_MOST
        shown.append(f"……另有 {more} 处问题未列出，改好以上各处后再检查。" if tongue == "zh" else f"... and {more} more.")
    return "\n\n".join(shown)


def _order(d: Diagnostic) -> tuple[str, int, str]:
    return (d.primary.at.file.name, d.primary.at.start, d.code) if d.primary else ("", 0, d.code)


def _excerpt(label: Label, mark: str) -> list[str]:
    """The line of a label with the mark drawn below it, measured in terminal cells."""
    file, start = label.at.file, label.at.start
    number, column = file.position(start)
    text = file.line(number)
    inside = text[column - 1 : column - 1 + max(1, label.at.end - start)]
    gutter = " " * len(str(number))
    lead = " " * cells(text[: column - 1].expandtabs(1))
    under = mark * max(1, cells(inside))
    return [
        f"{gutter}--> {label.at.place}",
        f"{gutter} |",
        f"{number} | {text.expandtabs(1)}",
        f"{gutter} | {lead}{under}{' ' + label.says if label.says else ''}",
    ]

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
AROUND, CUT = 80, "…"
"""How many characters of a long line are shown on each side of a place, and what stands for the others."""
CONTROLS = {n: "\ufffd" for n in (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)) if n != 10}
"""What a terminal would obey instead of showing."""


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
    return "\n".join(lines).translate(CONTROLS)


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
    end = column - 1 + max(1, label.at.end - start)
    before, inside, after = text[: column - 1], text[column - 1 : end], text[end:]
    around = 0 if file.personal else AROUND
    if before.strip() and len(before) > around:
        before = CUT + before[len(before) - around :]
    if after.strip() and len(after) > around:
        after = after[:around] + CUT
    if len(inside) > AROUND:
        inside, after = inside[:AROUND], CUT
    text = before + inside + after
    gutter = " " * len(str(number))
    lead = " " * cells(before.expandtabs(1))
    under = mark * max(1, cells(inside))
    return [
        f"{gutter}--> {label.at.place}",
        f"{gutter} |",
        f"{number} | {text.expandtabs(1)}",
        f"{gutter} | {lead}{under}{' ' + label.says if label.says else ''}",
    ]

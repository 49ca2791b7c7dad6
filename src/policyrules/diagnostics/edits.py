"""Edits made in a text."""

from __future__ import annotations

from collections.abc import Iterable

from policyrules.diagnostics.model import Edit


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; of two that touch the same stretch, the one that begins first.

    >>> from policyrules.source import SourceFile, Span
    >>> file = SourceFile("a.rules", "年龄 ≥ 18周岁")
    >>> edited(file.text, [Edit(Span(file, 3, 4), "不低于")])
    '年龄 不低于 18周岁'
    """
    made, end = [], 0
    for edit in apart(edits):
        made += [text[end : edit.at.start], edit.text]
        end = edit.at.end
    return "".join(made) + text[end:]


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in the order of their places, without those that touch an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(dict.fromkeys(edits), key=lambda e: (e.at.start, e.at.end)):
        if not kept or edit.at.start > kept[-1].at.end or (edit.at.start == kept[-1].at.end and edit.at.start < edit.at.end):
            kept.append(edit)
    return kept

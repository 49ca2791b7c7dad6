"""What was tried, as the XML that build servers read for test results."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from policyrules.classes import frozen
from policyrules.source import Span

UNFIT = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""Characters that XML cannot hold: an expression that takes long to compile, and is seldom wanted."""


@frozen
class Tried:
    """One thing that was tried: its group (示例, a file …), its name, where it stands, and what was wrong (nothing: it passed)."""

    group: str
    name: str
    at: Span | None = None
    wrong: tuple[tuple[str, str], ...] = ()
    """Code and words of each fault."""


def junit(tried: Iterable[Tried], name: str) -> str:
    """One `testsuite` a group, in the order in which groups first appear."""
    groups: dict[str, list[Tried]] = {}
    for one in tried:
        groups.setdefault(one.group, []).append(one)
    root = Element("testsuites", {"name": fit(name), **_counts([one for group in groups.values() for one in group])})
    for group, members in groups.items():
        suite = SubElement(root, "testsuite", {"name": fit(group), **_counts(members)})
        for one in members:
            case = SubElement(suite, "testcase", {"classname": fit(group), "name": fit(one.name), "time": "0", **_place(one.at)})
            for code, words in one.wrong:
                failure = SubElement(case, "failure", {"type": code, "message": fit(words.partition("\n")[0])})
                failure.text = fit(words)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def fit(text: str) -> str:
    return re.sub(UNFIT, "\ufffd", text)


def _counts(members: list[Tried]) -> dict[str, str]:
    failed = sum(bool(one.wrong) for one in members)
    return {"tests": str(len(members)), "failures": str(failed), "errors": "0", "skipped": "0", "time": "0"}


def _place(at: Span | None) -> dict[str, str]:
    return {"file": fit(at.file.name), "line": str(at.file.position(at.start)[0])} if at else {}

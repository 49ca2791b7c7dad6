"""Counted things in English: one rule, two rules."""

from __future__ import annotations


def counted(many: int, one: str, more: str | None = None) -> str:
    """A number with what it counts, of which `one` is the singular; `more` is needed where more than an ending differs.

    >>> counted(1, "rule"), counted(0, "duty"), counted(2, "match"), counted(1, "test is", "tests are")
    ('1 rule', '0 duties', '2 matches', '1 test is')
    """
    return f"{many} {one if many == 1 else more or _plural(one)}"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")

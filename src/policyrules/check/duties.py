"""The words of a 职责 that are read and not only shown: how often, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from policyrules.check.writing_problems import UNSTATED, DutyWord
from policyrules.diagnostics import Problem
from policyrules.diagnostics.nearest import nearest
from policyrules.syntax import nodes as syn

FREQUENCIES = ("持续", "一次", "每年", "每半年", "每季度", "每月", "每周", "每两年", "每三年", "每五年")


def duty_problems(decl: syn.RuleDecl) -> Iterator[Problem]:
    """频次 is one of the words for it, 期限 a day or 未载明: whatever else stands there would be taken for no day at all."""
    for f in chain(decl.fields, *(version.fields for version in decl.versions)):
        match f:
            case syn.NamesField(_, "frequency", paths):
                for path in paths:
                    word = path.names[-1].text
                    if word not in FREQUENCIES:
                        yield DutyWord(path.at, "frequency", FREQUENCIES, nearest(word, FREQUENCIES))
            case syn.ValueField(_, "deadline", worth) if not _is_deadline(worth):
                yield DutyWord(worth.at, "deadline", (UNSTATED,), nearest(worth.at.text.strip("。 "), (UNSTATED,)))


def _is_deadline(worth: syn.Worth) -> bool:
    match worth:
        case syn.Plain(value=syn.DateLiteral()):
            return True
        case syn.Plain(value=syn.Ref(_, name)):
            return name.text == UNSTATED
        case _:
            return False

"""What holds of every text: the layout is one, keeps the meaning, every comment, and comes back from the other tongue."""

from __future__ import annotations

import re

from hypothesis import given, settings

from policyrules.diagnostics import errors
from policyrules.diagnostics.to_text import report
from policyrules.format import formatted
from policyrules.source import SourceFile
from policyrules.syntax.from_text import Parsed, parse
from policyrules.syntax.names import Names
from policyrules.syntax.to_dump import dump
from policyrules.testing.texts import ALIASES, rule_texts

SOME = settings(max_examples=60, deadline=None)
NAMES = Names(ALIASES)


def read(text: str) -> Parsed:
    parsed = parse(SourceFile("甲.rules", text))
    assert not errors(parsed.problems), f"{text}\n{report(parsed.problems)}"
    return parsed


def comments(text: str) -> list[str]:
    return re.findall(r"(?:^|(?<=\s))#.*", re.sub("“[^”]*”", "", text), re.MULTILINE)


@SOME
@given(rule_texts())
def test_the_layout_is_one_and_means_the_same(text: str) -> None:
    once = formatted(read(text), None, NAMES)
    assert not once.problems, f"{text}\n{report(once.problems)}"
    assert formatted(read(once.text), None, NAMES).text == once.text
    assert dump(read(once.text).module) == dump(read(text).module)
    assert comments(once.text) == comments(text)


@SOME
@given(rule_texts())
def test_there_and_back(text: str) -> None:
    chinese, english = formatted(read(text), "zh", NAMES), formatted(read(text), "en", NAMES)
    assert not english.problems, f"{text}\n{report(english.problems)}"
    assert formatted(read(english.text), "en", NAMES).text == english.text
    assert formatted(read(english.text), "zh", NAMES).text == chinese.text

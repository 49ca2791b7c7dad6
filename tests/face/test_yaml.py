"""Structured files as an attacker or a tired clerk writes them: every oddity ends in a problem with its place."""

from __future__ import annotations

import pytest

from policyrules.diagnostics.to_text import report
from policyrules.source import SourceFile
from policyrules.structured import Parsed, parse


def parsed(text: str) -> Parsed:
    return parse(SourceFile("事实.yaml", text))


@pytest.mark.parametrize(
    "text", ["a: 是\n---\na: 否\n", "a: 是\n---\n", "{a: 是}\nb: 是\n", "a: 是\n...\nb: 是\n", "---\n---\na: 是\n", "a: 是\n...\n%Q\n"]
)
def test_what_stands_behind_the_first_document_is_told(text: str) -> None:
    found = parsed(text)
    assert found.problems and "事实.yaml:" in report(found.problems) and "改法" in report(found.problems)


@pytest.mark.parametrize("text", ["a: 是\n", "---\na: 是\n", "---\na: 是\n...\n", "# 说明\n---\na: 是\n"])
def test_one_document_is_read(text: str) -> None:
    found = parsed(text)
    assert not found.problems and found.tree is not None


@pytest.mark.parametrize(
    "text",
    [
        r'a: "\UFFFFFFFF"',
        r'"\uD800": 1',
        r'a: "\uDFFF"',
        r'a: ["\uD83D\uDE00"]',
        f"%YAML {'9' * 5000}.1\n---\na: 1\n",
        "%YAML 1.x\n---\na: 1\n",
    ],
)
def test_what_python_cannot_turn_into_text_is_told(text: str) -> None:
    found = parsed(text)
    assert [p.code for p in found.problems] == ["bad-yaml"] and found.tree is None
    report(found.problems).encode()

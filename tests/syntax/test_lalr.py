"""Our loop over the tables that Lark made gives what Lark gives by itself: same tokens, same nodes, same complaints."""

from __future__ import annotations

import re
import subprocess
import sys
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis.strategies import from_regex
from tests.syntax.lark_alone import LarkReading, built
from tests.syntax.test_fuzz import FILE

from policyrules.diagnostics import Tongue
from policyrules.diagnostics.to_text import report
from policyrules.resources import keep, pack_folder, pack_names
from policyrules.source import SourceFile
from policyrules.syntax import from_text, grammar, tables
from policyrules.syntax.keywords import table
from policyrules.syntax.to_dump import dump

ENGLISH = """eligibility separate_application
  for: person.
  effective: from 2023-07-18 to 2026-06-30.
    basis: plan 3.1.2#1a.
    when: all of:
      (a) hukou and card valid (reading A19);
      (b) any of:
        1. age in 16 to 59 between;
        2. (household's income below standard's 1.5 times or not employed).

definition factor
  value: by case:
    (a) a and b's lower is at least 1% then 50%;
    (b) otherwise, (a + 1,200 yuan) / 12.
"""


def seen(text: str) -> list[str]:
    found = from_text.parse(SourceFile("a.rules", text))
    return [dump(found.module), report(found.problems), *(f"{t.kind} {t.start} {t.end} {t.text}" for t in found.tokens)]


def same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = seen(text)
    with monkeypatch.context() as patched:
        patched.setattr(from_text, "Reading", LarkReading)
        assert ours == seen(text)


@pytest.mark.parametrize("pack", pack_names())
def test_shipped_rules_are_read_as_lark_reads_them(pack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in sorted(pack_folder(pack).rglob("*.rules")):
        same(file.read_text(encoding="utf-8"), monkeypatch)


@pytest.mark.parametrize("text", [FILE, ENGLISH])
def test_what_is_wrong_is_read_as_lark_reads_it(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(1)
    for _ in range(60):
        start = random.randrange(len(text))
        moved = random.randrange(len(text))
        piece = text[moved : moved + random.randrange(6)]
        same(text[:start] + piece + text[start + random.randrange(6) :], monkeypatch)


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_every_keyword_is_tried_where_it_begins(tongue: Tongue) -> None:
    """Each keyword terminal is a choice of words, and no terminal is a bare string, which Lark would treat in a way of its own."""
    starts = grammar._starts(tongue)
    assert all(terminal.pattern.type == "re" for terminal in built(tongue).terminals)
    for name in {row.terminal for row in table()}:
        assert set(starts[name]) == {form[0] for row in table() if row.terminal == name for form in row.forms(tongue)}


@pytest.mark.parametrize("tongue", ["zh", "en"])
@pytest.mark.parametrize("name", grammar.STARTS)
def test_every_other_terminal_is_tried_where_it_can_begin(name: str, tongue: Tongue) -> None:
    form = next(t.pattern.to_regexp() for t in built(tongue).terminals if t.name == name)

    @settings(max_examples=40, database=None)
    @given(from_regex(form))
    def begins(text: str) -> None:
        found = re.search(form, text)
        assert found is not None and found[0][0] in grammar.STARTS[name]

    begins()


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_tables_are_read_as_they_were_written(tongue: Tongue) -> None:
    made = tables.made_of(grammar.whole(tongue))
    assert tables.read_tables(tables.written(made)) == made == tables.tables_of(built(tongue)) == grammar.parser(tongue).tables
    name = tables.entry_name(grammar.whole(tongue), tongue)
    assert name == tables.entry_name(grammar.whole(tongue), tongue) != tables.entry_name(grammar.whole(tongue) + " ", tongue)


def test_where_there_are_tables_lark_is_not_loaded() -> None:
    grammar.parser("zh")
    code = "import sys; from policyrules.syntax.grammar import parser; parser('zh'); print('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"[[],[],[],[],[],[],0]", b"\xff", b"[" * 100_000])
def test_tables_of_another_shape_are_passed_over(content: bytes) -> None:
    assert tables.read_tables(content) is None


def test_tables_are_made_where_those_kept_are_none() -> None:
    text = 'start: "a"'
    keep(tables.entry_name(text, "zh"), b"[]")
    made = tables.tables_for(text, "zh")
    assert [*made.terminals] == ["A"]
    assert tables.tables_for(text, "zh") == made

"""The grammar, the keyword table and the tables made of them fit each other."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from policyrules.diagnostics import Tongue
from policyrules.diagnostics.to_text import report
from policyrules.resources import pack_folder, pack_names
from policyrules.source import SourceFile
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import parse
from policyrules.syntax.grammar import parser
from policyrules.syntax.hints import CHINESE, ENGLISH
from policyrules.syntax.keywords import meaning, printed, table
from policyrules.syntax.to_nodes import MAKERS

RULE_FILES = [
    (pack, file.relative_to(pack_folder(pack)).as_posix()) for pack in pack_names() for file in sorted(pack_folder(pack).rglob("*.rules"))
]


@pytest.mark.parametrize(("pack", "name"), RULE_FILES)
def test_every_rule_file_is_read(pack: str, name: str) -> None:
    parsed = parse(SourceFile(name, (pack_folder(pack) / name).read_text(encoding="utf-8")))
    assert not parsed.problems, report(parsed.problems)
    assert parsed.module.items


def test_every_rule_of_the_grammar_makes_a_node() -> None:
    kept = {rule.node for rule in parser("zh").tables.rules if rule.node and not _always_passes(rule.node)}
    assert kept - set(MAKERS) == set()
    assert set(MAKERS) - kept == set()


def _always_passes(node: str) -> bool:
    return all(rule.passes and rule.size == 1 for rule in parser("zh").tables.rules if rule.node == node)


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_no_form_stands_in_two_rows(tongue: Tongue) -> None:
    counts = Counter(form for row in table() for form in row.forms(tongue))
    assert [form for form, count in counts.items() if count > 1] == []


def test_forms_translate_and_come_back() -> None:
    for row in table():
        for form in row.zh[: len(row.en)]:
            assert printed(row.terminal, printed(row.terminal, form, "en"), "zh") == form
        for form in row.forms("zh"):
            assert meaning(row.terminal, form) == row.meaning


def test_units_are_those_of_the_tree() -> None:
    assert {row.meaning for row in table() if row.terminal == "UNIT"} == set(get_args(syn.Unit)) - {""}


def test_a_hint_names_the_guilty_text() -> None:
    assert all("it" in slip.pattern.groupindex for slip in (*CHINESE, *ENGLISH))

"""A result in English: the same workbook with the words of the program and of the pack, and handed in again as it is."""

from __future__ import annotations

import ast
import io
import re
from datetime import date
from pathlib import Path

import pytest

import policyrules.roster.contents
import policyrules.roster.facts
import policyrules.roster.mapping
import policyrules.roster.receipts
import policyrules.screening.screen
from policyrules.deciding.pack import Pack
from policyrules.deciding.plan_order import ELSEWHERE, PARTS
from policyrules.parameters.model import CONFIDENCE
from policyrules.roster.contents import LEFT_OUT
from policyrules.roster.english import ENGLISH
from policyrules.roster.facts import read_facts
from policyrules.roster.model import NUMBER_LOST, Sheet
from policyrules.roster.path import parse
from policyrules.roster.read import read_roster
from policyrules.roster.sheets import read_sheets
from policyrules.roster.write import write_workbook
from policyrules.screening.screen import screen
from policyrules.types.encode import of_date

HAN = re.compile("[\u4e00-\u9fff]")
DAY = date(2026, 3, 1)
ROSTER = Path(__file__).parents[2] / "examples" / "roster-clean.xlsx"
TOLD_BY_TABLE = (
    policyrules.roster.contents, policyrules.roster.facts, policyrules.roster.mapping, policyrules.roster.receipts,
    policyrules.screening.screen,
)  # fmt: skip


def test_all_words_of_a_result_have_their_english() -> None:
    said = set[str]()
    for module in TOLD_BY_TABLE:
        assert module.__file__
        for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tell", "Remark") and node.args:
                said |= {n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant) and isinstance(n.value, str) and n.value}
    tables = {NUMBER_LOST, *PARTS.values(), ELSEWHERE, *CONFIDENCE, *(text for texts in LEFT_OUT.values() for text in texts)}
    assert said and not (said | tables) - {*ENGLISH}
    assert not {english for english in ENGLISH.values() if HAN.search(english.replace("取值", ""))}
    gaps = re.compile(r"\{(\w*)(?::[^}]*)?\}")
    assert not {zh for zh, en in ENGLISH.items() if sorted(gaps.findall(zh)) != sorted(gaps.findall(en))}


@pytest.fixture(scope="module")
def sheets(lucheng: Pack) -> list[Sheet]:
    roster = read_roster(read_sheets(ROSTER.read_bytes(), ROSTER.name).sheets, lucheng.vocabulary, as_of=of_date(DAY))
    stream = io.BytesIO()
    assert write_workbook(stream, screen(lucheng, roster, as_of=DAY, tongue="en")) is None
    return read_sheets(stream.getvalue(), "result.xlsx").sheets


def test_what_stays_chinese_is_of_the_roster_or_of_documents(sheets: list[Sheet]) -> None:
    """Names of sheets, headings and people of the roster, codes made of these, and documents by their numbers."""
    assert [s.name for s in sheets][:2] == ["overview", "person results"]
    free = {"name", "name of subject", "row", "place", "code", "subject", "sheet", "heading"}
    left = set[str]()
    for sheet in sheets:
        heads: list[str] = []
        for row in sheet.rows:
            if {"sheet", "subject", "name"} & {*map(str, row[:1])} and not heads:
                heads = [str(c) for c in row]
            elif heads:
                cells = zip(heads, map(str, row), strict=False)
                left |= {text for head, text in cells if head not in free and HAN.search(DOCUMENT.sub("", text))}
    assert not left


def test_an_english_result_is_no_roster_and_its_answers_are_taken_back(lucheng: Pack, sheets: list[Sheet]) -> None:
    assert [p.code for p in read_roster(sheets, lucheng.vocabulary).problems] == ["result-as-roster"]
    asked = next(s for s in sheets if s.name == "missing facts")
    head = next(n for n, row in enumerate(asked.rows) if "answer" in row)
    item, answer, unit = (asked.rows[head].index(name) for name in ("item", "answer", "unit"))
    for row in asked.rows[head + 1 :]:
        row[answer] = "" if row[unit] else "yes"
    facts = read_facts(sheets)
    assert len(facts) > 20
    roster = read_roster(read_sheets(ROSTER.read_bytes(), ROSTER.name).sheets, lucheng.vocabulary, facts=facts, as_of=of_date(DAY))
    untaken = [asked.rows[r.place.row - 1][item] for r in roster.roster.rejected if r.code == "facts-unknown-item"]
    assert all(str(text).startswith("parents.") for text in untaken), "of parents who are not on file nothing can be answered"


DOCUMENT = re.compile("[\u4e00-\u9fff]+〔[0-9]{4}〕[0-9]+号")


def test_a_way_to_a_fact_is_read_in_either_tongue(lucheng: Pack) -> None:
    for text in ("家庭的低保家庭", "残疾第2项的等级", "残疾齐全", "出生日期"):
        way = parse(text, "人员", lucheng.vocabulary)
        assert way and way.words == text
        assert parse(way.in_aliases(lucheng.vocabulary), "人员", lucheng.vocabulary) == way
    assert not any(parse(text, "人员", lucheng.vocabulary) for text in ("household", "household.", ".", "disabilities[0].level", "a.b.c"))

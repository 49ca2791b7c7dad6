"""The page of one case as text and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import asdict

from policyrules.core.notes import Words
from policyrules.deciding.case_page import CasePage, Question, Row
from policyrules.explain.coordination import WAYS
from policyrules.explain.wording import COLON, COMMA, LIST, MARKS, bracketed
from policyrules.types.to_text import Tongue

QUESTIONS_AT_MOST = 12
"""Questions shown on the page; the others are counted, unless all are asked for."""
EFFECT, NOTE = Words("效果", "effect"), Words("提示", "note")
WAY_OUT, IN_CHARGE = Words("出路", "way out"), Words("主管", "in charge")
HEADS: dict[str, tuple[str, str]] = {
    "gets": ("能得到的、应当做到的", "given, or to be done"),
    "could": ("补齐事实才知道的", "known only with more facts"),
    "questions": ("先问这些（影响大的在前）", "ask these first"),
    "refused": ("不符合的", "not given, and why"),
    "not_applicable": ("不适用的", "not applicable"),
    "closed": ("这一天不在施行期的", "not in force on that day"),
}


def case_text(page: CasePage, tongue: Tongue, *, in_full: bool = False) -> str:
    zh = tongue == "zh"
    name, tail, place = page.shown
    lines = [(name or page.entity) + bracketed(MARKS[tongue][COMMA].join(part for part in (page.entity, tail, place) if part), tongue)]
    lines += _section("gets", [line for row in page.gets for line in _held(row, tongue)], len(page.gets), zh)
    lines += _section("could", [f"  {_says(row, tongue)}" for row in page.could], len(page.could), zh)
    asked = page.questions if in_full else page.questions[:QUESTIONS_AT_MOST]
    told = [_asked(number, question, tongue) for number, question in enumerate(asked, 1)]
    if more := len(page.questions) - len(asked):
        told.append(f"  另有 {more} 项（加 --all 全部列出）" if zh else f"  {more} more (--all lists them)")
    lines += _section("questions", told, len(page.questions), zh)
    lines += _section("refused", [line for row in page.refused for line in _refused(row, tongue)], len(page.refused), zh)
    for key, names in (("not_applicable", page.not_applicable), ("closed", page.closed)):
        lines += _section(key, [f"  {MARKS[tongue][LIST].join(names)}"], len(names), zh)
    return "\n".join(lines)


def _section(key: str, lines: Sequence[str], count: int, zh: bool) -> list[str]:
    return ["", f"{HEADS[key][not zh]}：{count} 项" if zh else f"{HEADS[key][1]}: {count}", *lines] if count else []


def _says(row: Row, tongue: Tongue) -> str:
    return f"{row.title}{MARKS[tongue][COLON]}{row.says}{_by(row, tongue)}"


def _held(row: Row, tongue: Tongue) -> Iterator[str]:
    yield f"  {_says(row, tongue)}"
    words = ((EFFECT, [row.effect]), (NOTE, row.beside), (WAYS["excludes"], row.excludes), (WAYS["higher"], row.higher))
    for head, texts in words:
        for text in texts:
            if text:
                yield f"    {head.in_(tongue)}{MARKS[tongue][COLON]}{text}"


def _refused(row: Row, tongue: Tongue) -> Iterator[str]:
    yield f"  {_says(row, tongue)}{'。' if tongue == 'zh' else '. '}{row.why}".rstrip()
    if row.ways:
        yield f"    {WAY_OUT.in_(tongue)}{MARKS[tongue][COLON]}{row.ways}"


def _by(row: Row, tongue: Tongue) -> str:
    bodies, marks = row.authority, MARKS[tongue]
    return bracketed(f"{IN_CHARGE.in_(tongue)}{marks[COLON]}{marks[LIST].join(bodies)}", tongue) if bodies else ""


def _asked(number: int, of: Question, tongue: Tongue) -> str:
    zh = tongue == "zh"
    ask = f"{'——' if zh else ' — '}{of.asks}" if of.asks else ""
    alone = (f"；其中 {of.alone} 项答了就定" if zh else f"; settles {of.alone} of them") if of.alone else ""
    waits = f"{'关系到' if zh else 'for'} {MARKS[tongue][LIST].join(of.rules)}{alone}"
    return f"  {number}. {of.noun}{ask}{bracketed(waits, tongue)}"


def case_data(page: CasePage) -> dict[str, Any]:
    """The same as plain data, all questions included."""
    name, tail, place = page.shown
    rows = {key: [asdict(row) for row in getattr(page, key)] for key in ("gets", "could", "refused", "questions")}
    subject = {"entity": page.entity, "label": name, "number": tail, "place": place}
    return {"subject": subject, "as_of": page.as_of.isoformat(), **rows, "not_applicable": page.not_applicable, "closed": page.closed}

"""The page of one case as text and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import asdict

from policyrules.core.notes import Words
from policyrules.deciding.case_page import CasePage, Question, Row
from policyrules.explain.coordination import WAYS
from policyrules.types.to_text import Tongue

QUESTIONS_AT_MOST = 12
"""Questions shown on the page; the others are counted, unless all are asked for."""
EFFECT, NOTE = Words("效果", "effect"), Words("提示", "note")
HEADS: dict[str, tuple[str, str]] = {
    "gets": ("能得到的、应当做到的", "yes"),
    "could": ("补齐事实才知道的", "not yet known"),
    "questions": ("先问这些（影响大的在前）", "ask these first"),
    "refused": ("不符合的", "no"),
    "not_applicable": ("不适用的", "not applicable"),
    "closed": ("这一天不在施行期的", "not in force on that day"),
}


def case_text(page: CasePage, tongue: Tongue, *, in_full: bool = False) -> str:
    zh = tongue == "zh"
    name, tail, place = page.shown
    lines = [f"{name or page.entity}（{'，'.join(part for part in (page.entity, tail, place) if part)}）"]
    lines += _section("gets", [line for row in page.gets for line in _held(row, zh)], len(page.gets), zh)
    lines += _section("could", [f"  {row.title}：{row.says}{_by(row, zh)}" for row in page.could], len(page.could), zh)
    asked = page.questions if in_full else page.questions[:QUESTIONS_AT_MOST]
    told = [_asked(number, question, zh) for number, question in enumerate(asked, 1)]
    if more := len(page.questions) - len(asked):
        told.append(f"  另有 {more} 项（加 --all 全部列出）" if zh else f"  {more} more (--all lists them)")
    lines += _section("questions", told, len(page.questions), zh)
    lines += _section("refused", [line for row in page.refused for line in _refused(row, zh)], len(page.refused), zh)
    for key, names in (("not_applicable", page.not_applicable), ("closed", page.closed)):
        lines += _section(key, [f"  {'、'.join(names)}"], len(names), zh)
    return "\n".join(lines)


def _section(key: str, lines: Sequence[str], count: int, zh: bool) -> list[str]:
    return ["", f"{HEADS[key][not zh]}：{count} 项" if zh else f"{HEADS[key][1]}: {count}", *lines] if count else []


def _held(row: Row, zh: bool) -> Iterator[str]:
    yield f"  {row.title}：{row.says}{_by(row, zh)}"
    words = ((EFFECT, [row.effect]), (NOTE, row.beside), (WAYS["excludes"], row.excludes), (WAYS["higher"], row.higher))
    for head, texts in words:
        for text in texts:
            if text:
                yield f"    {head.zh}：{text}" if zh else f"    {head.en}: {text}"


def _refused(row: Row, zh: bool) -> Iterator[str]:
    yield f"  {row.title}：{row.says}{_by(row, zh)}。{row.why}"
    if row.ways:
        yield f"    {'出路' if zh else 'way out'}：{row.ways}"


def _by(row: Row, zh: bool) -> str:
    bodies = "、".join(row.authority)
    return f"（{'主管' if zh else 'in charge'}：{bodies}）" if bodies else ""


def _asked(number: int, of: Question, zh: bool) -> str:
    ask = f"——{of.asks}" if of.asks else ""
    alone = (f"；其中 {of.alone} 项答了就定" if zh else f"; settles {of.alone} of them") if of.alone else ""
    return f"  {number}. {of.noun}{ask}（{'关系到' if zh else 'for'} {'、'.join(of.rules)}{alone}）"


def case_data(page: CasePage) -> dict[str, Any]:
    """The same as plain data, all questions included."""
    name, tail, place = page.shown
    rows = {key: [asdict(row) for row in getattr(page, key)] for key in ("gets", "could", "refused", "questions")}
    subject = {"entity": page.entity, "label": name, "number": tail, "place": place}
    return {"subject": subject, "as_of": page.as_of.isoformat(), **rows, "not_applicable": page.not_applicable, "closed": page.closed}

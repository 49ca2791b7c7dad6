"""The duty register of a pack, and its calendar as a file that calendars read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from policyrules.driver.pipeline import Compiled
from policyrules.explain.names import MARK, Names
from policyrules.ledger.calendar import Due
from policyrules.ledger.duties import Duty
from policyrules.resolve.editions import Edition, editions
from policyrules.site.ledger import carrier
from policyrules.site.register_text import UNSURE, listed, role_word
from policyrules.syntax import nodes as syn
from policyrules.types import Vocabulary

CHINESE = Names(Vocabulary(), "")


def duties(compiled: Compiled) -> list[Duty]:
    """All 职责 of a pack in the order of its files, as their last version says."""
    found = []
    for rule in compiled.checked.resolved.rules.values():
        if rule.kind == "duty":
            edition, cited = editions(rule.decl)[-1], carrier(rule)
            said = edition.text
            duty = Duty(
                rule.name,
                cited.clauses,
                dict(cited.units),
                strength="、".join(edition.names("modality")),
                task=said("task"),
                frequency="、".join(edition.names("frequency")),
                deadline=_deadline(edition),
                evidence=said("evidence"),
                since=edition.since,
                until=edition.until,
            )
            found.append(duty)
    return found


def _deadline(edition: Edition) -> date | None:
    """The day that 期限 names; None for a word such as 未载明."""
    found = edition.value("deadline")
    match found.worth if found else None:
        case syn.Plain(value=syn.DateLiteral(day=day)):
            return day
        case _:
            return None


def to_icalendar(dues: list[Due], name: str, names: Names = CHINESE) -> bytes:
    """An iCalendar file with an all-day entry for each day on which something falls due, in the tongue of `names`."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", f"-//policyrules//duties//{names.tongue.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for due in dues:
        event, duty = Event(), due.duty
        event.add("uid", f"{hashlib.sha256(f'{duty.name} {due.stated}'.encode()).hexdigest()[:24]}@policyrules")
        event.add("dtstamp", datetime.combine(due.stated, time()))
        event.add("dtstart", due.day)
        event.add("dtend", due.day + timedelta(1))
        event.add("summary", names.word(duty.name))
        event.add("description", "\n".join(_described(due, names)))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _described(due: Due, names: Names) -> Iterator[str]:
    duty, zh = due.duty, names.tongue == "zh"
    yield names.text(duty.task)
    for role, units in duty.units.items():
        yield f"{role_word(role, names.tongue)}{'：' if zh else ': '}{listed(units, names)}"
    yield f"{names.text('规划')} {MARK[names.tongue].join(duty.clauses)}"
    if due.day != due.stated:
        yield f"原定 {due.stated}，逢节假日顺延" if zh else f"moved from {due.stated}, when nobody works"
    if not due.sure:
        yield UNSURE[names.tongue]

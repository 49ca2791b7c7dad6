"""The duty register of a pack, and its calendar as a file that calendars read."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time, timedelta

from policyrules.driver.pipeline import Compiled
from policyrules.ledger.calendar import Due
from policyrules.ledger.duties import Duty
from policyrules.resolve.editions import Edition, editions
from policyrules.site.ledger import carrier
from policyrules.syntax import nodes as syn


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


def to_icalendar(dues: list[Due], name: str) -> bytes:
    """An iCalendar file with an all-day entry for each day on which something falls due."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//policyrules//duties//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for due in dues:
        event, duty = Event(), due.duty
        event.add("uid", f"{hashlib.sha256(f'{duty.name} {due.stated}'.encode()).hexdigest()[:24]}@policyrules")
        event.add("dtstamp", datetime.combine(due.stated, time()))
        event.add("dtstart", due.day)
        event.add("dtend", due.day + timedelta(1))
        event.add("summary", duty.name)
        units = [f"{role}：{'、'.join(names)}" for role, names in duty.units.items()]
        moved = [f"原定 {due.stated}，逢节假日顺延"] if due.day != due.stated else []
        unsure = [] if due.sure else ["这一年的放假调休安排尚未提供，日期待核"]
        event.add("description", "\n".join([duty.task, *units, f"规划 {'、'.join(duty.clauses)}", *moved, *unsure]))
        calendar.add_component(event)
    return bytes(calendar.to_ical())

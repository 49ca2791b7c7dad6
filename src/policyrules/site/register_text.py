"""The duty register and its calendar as lines of text: in Chinese as the plan has it, in English by the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from policyrules.diagnostics.plural import counted
from policyrules.explain.names import MARK, Names
from policyrules.ledger.calendar import Due
from policyrules.ledger.duties import Duty, called
from policyrules.ledger.model import ROLES, Ledger, Role
from policyrules.types.to_text import Tongue

FEW: Final = 3
ROLE_WORDS: Final[Mapping[Role, str]] = {"牵头": "lead", "责任": "responsible", "参与": "joining"}
"""What English readers are told. `responsible` has no lead, and none is made of the first that is named."""

UNSURE: Final[Mapping[Tongue, str]] = {
    "zh": "这一年的放假调休安排尚未提供，日期待核", "en": "the holidays of that year are not supplied in full: check the day",
}  # fmt: skip


def role_word(role: Role, tongue: Tongue) -> str:
    return role if tongue == "zh" else ROLE_WORDS[role]


def register_text(found: Sequence[Duty], ledger: Ledger, names: Names, unit: str | None, as_of: date | None) -> Iterator[str]:
    """Line by line, under each measure its title and its units once; the last line counts. `unit` is the one asked for by name,
    `as_of` the day by whose names units are called (None: as in the plan)."""
    zh, place = names.tongue == "zh", None
    for duty in found:
        if duty.places[:1] != (place,):
            place = duty.places[0] if duty.places else None
            measure = ledger.measures.get(place or "")
            yield f"{place} {names.text(measure.title) if measure else ''}".rstrip()
            for role, units in duty.units.items():
                said = [u if as_of is None else called(u, as_of, ledger.successors) for u in units]
                yield f"    {role_word(role, names.tongue)}{'：' if zh else ': '}{listed(said, names)}"
        yield f"  {MARK[names.tongue].join(duty.clauses)}  {_duty(duty, names)}"
    counts = [(r, n) for r in ROLES if (n := sum(unit is None or d.role_of(unit) == r for d in found if r in d.units))]
    by = MARK[names.tongue].join(f"{role_word(r, names.tongue)} {n}" for r, n in counts)
    yield f"共 {len(found)} 项职责（{by}）。" if zh else f"{counted(len(found), 'duty')} ({by})."


def _duty(duty: Duty, names: Names) -> str:
    if names.tongue == "zh":
        due = duty.deadline.isoformat() if duty.deadline else "期限未载明"
        return f"{duty.name}（{duty.strength}，{duty.frequency}，{due}）：{duty.task}"
    when = duty.deadline.isoformat() if duty.deadline else "no deadline stated"
    about = ", ".join(w for w in (names.listed(duty.strength), names.listed(duty.frequency), when) if w)
    return f"{names.word(duty.name)} ({about}): {names.text(duty.task)}"


def calendar_text(dues: Sequence[Due], names: Names) -> Iterator[str]:
    """A line for each day on which something falls due, who leads or is responsible behind it; then what a star means."""
    for due in dues:
        yield f"{due.day}{_moved(due, names)}{'' if due.sure else ' *'}  {_what(due, names)}"
    if not all(due.sure for due in dues):
        yield f"* {UNSURE[names.tongue]}{'。' if names.tongue == 'zh' else '.'}"


def _moved(due: Due, names: Names) -> str:
    if due.day == due.stated:
        return ""
    return f"（原定 {due.stated}，顺延）" if names.tongue == "zh" else f" (moved from {due.stated})"


def _what(due: Due, names: Names) -> str:
    duty, zh = due.duty, names.tongue == "zh"
    held = [f"{role_word(role, names.tongue)} {_few(units, names)}" for role, units in duty.units.items() if role != "参与"]
    head = f"{names.word(duty.name)}  {MARK[names.tongue].join(duty.clauses)}"
    if not held:
        return head
    return f"{head}（{'；'.join(held)}）" if zh else f"{head} ({'; '.join(held)})"


def _few(units: Sequence[str], names: Names) -> str:
    """Names as far as they fit a line; the first of many is no lead, so many are only counted."""
    if len(units) <= FEW:
        return listed(units, names)
    return f"{len(units)}家单位" if names.tongue == "zh" else f"{len(units)} bodies"


def listed(units: Iterable[str], names: Names) -> str:
    return MARK[names.tongue].join(names.word(unit) for unit in units)


def units_called(duties: Iterable[Duty], names: Names) -> tuple[str, ...]:
    """All units that duties name, as the tongue calls them."""
    return tuple(dict.fromkeys(names.word(unit) for duty in duties for named in duty.units.values() for unit in named))


def unit_called(duties: Iterable[Duty], typed: str, names: Names) -> str:
    """The unit of some duty that is called so in either tongue or in programs; anything else stays as it was typed."""
    units = dict.fromkeys(unit for duty in duties for named in duty.units.values() for unit in named)
    return next((u for u in units if typed in (u, names.word(u), names.vocabulary.alias(u))), typed)

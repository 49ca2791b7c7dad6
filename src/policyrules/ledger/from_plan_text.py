"""The official text to sentences with their places, and the role lines as written."""

from __future__ import annotations

import re

from attrs import field

from policyrules.classes import define, frozen
from policyrules.ledger.model import ROLES, Role

PART = re.compile(r"([一二三四五六七八九十])、")
SECTION = re.compile(r"[(（]([一二三四五六七八九十])[)）]")
MEASURE = re.compile(r"([0-9]{1,2})[.．、]")
PRINCIPLE = re.compile(r"坚持[^。]*。")
ROLE_LINE = re.compile(r"[(（]((?:牵头|责任|参与)单位[:：][^()（）]*)[)）]\s*$")
ROLE = re.compile(r"(牵头|责任|参与)单位[:：]([^;；]*)")
NUMERALS = "一二三四五六七八九十"


@frozen
class Sentence:
    """A sentence with its place, its number there (from 1) and its line in the file (from 1)."""

    place: str
    number: int
    text: str
    line: int


@frozen
class PlanText:
    """What was found in a copy of the plan. `roles` and `titles` go by the place of the measure."""

    sentences: tuple[Sentence, ...]
    titles: dict[str, str] = field(hash=False)
    roles: dict[str, dict[Role, tuple[str, ...]]] = field(hash=False)


def read_plan(text: str) -> PlanText:
    """Cut a plan into sentences. What stands before the first part has the place 0; a line without 。 is no sentence."""
    reader = _Reader()
    for number, line in enumerate(text.splitlines(), 1):
        reader.line(line.strip(), number)
    return PlanText(tuple(reader.sentences), reader.titles, reader.roles)


@define
class _Reader:
    place: str = "0"
    sentences: list[Sentence] = field(factory=list)
    titles: dict[str, str] = field(factory=dict)
    roles: dict[str, dict[Role, tuple[str, ...]]] = field(factory=dict)

    def line(self, line: str, number: int) -> None:
        if roles := ROLE_LINE.search(line):
            line = line[: roles.start()]
        line = self.heading(line)
        if roles:
            self.roles[self.place] = _units(roles[1])
        for text in re.findall(r"[^。]*。", line):
            last = sum(s.place == self.place for s in self.sentences)
            self.sentences.append(Sentence(self.place, last + 1, text.strip(), number))

    def heading(self, line: str) -> str:
        """Move to the place that a line opens, and give back what stands behind its heading."""
        if found := PART.match(line):
            self.place = str(NUMERALS.index(found[1]) + 1)
            return ""
        if self.place != "0" and (found := SECTION.match(line)):
            self.place = f"{self.place.partition('.')[0]}.{NUMERALS.index(found[1]) + 1}"
            return ""
        parts = self.place.split(".")
        if len(parts) >= 2 and (found := MEASURE.match(line)):
            return self.titled(f"{parts[0]}.{parts[1]}.{int(found[1])}", line[found.end() :])
        if parts[:2] == ["2", "2"] and PRINCIPLE.match(line):
            last = int(parts[2]) if len(parts) > 2 else 0
            return self.titled(f"2.2.{last + 1}", line)
        return line

    def titled(self, place: str, line: str) -> str:
        self.place = place
        title, _, rest = line.partition("。")
        self.titles[place] = title.strip()
        return rest


def _units(line: str) -> dict[Role, tuple[str, ...]]:
    found = {role: tuple(u.strip() for u in units.split("、") if u.strip()) for role, units in ROLE.findall(line)}
    return {role: found[role] for role in ROLES if role in found}

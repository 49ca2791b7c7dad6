"""Structured text to the ledger, with all that is wrong about it."""

from __future__ import annotations

import re
from collections.abc import Sequence as Several
from datetime import date
from typing import TypeVar

from attrs import field

from policyrules.classes import define, frozen
from policyrules.diagnostics import Problem
from policyrules.ledger.holidays import Holidays
from policyrules.ledger.model import (
    DECIDABLE,
    KLASSES,
    ROLES,
    STRENGTHS,
    Clause,
    Ledger,
    Measure,
    Role,
    Successor,
    inventory_digest,
)
from policyrules.ledger.problems import ClausesReclassed, EntryTwice, LedgerField
from policyrules.structured import Mapping, Scalar, Sequence, Tree
from policyrules.types.date_text import day_of

ID = re.compile(r"[0-9](?:\.[0-9]){0,3}#[0-9]{1,2}[a-z]?")
PLACE = re.compile(r"[0-9](?:\.[0-9]){1,3}")
DIGEST = re.compile(r"[0-9a-f]{64}")
FILE_KEYS = ("规划", "清点", "措施", "条款", "继任", "节假日", "放假安排齐全的年份")
SUCCESSOR_KEYS = ("原名", "现名", "自", "来源")
HOLIDAY_KEYS = ("日", "类", "来源")
MEASURE_KEYS = ("编号", "标题", *ROLES)
CLAUSE_KEYS = ("编号", "类", "另为", "判断", "措辞", "主体", "概述", "引用", "叙述", "句数", "原类", "决定", "指纹")
T = TypeVar("T", bound=str)


@frozen
class ReadLedger:
    ledger: Ledger
    problems: tuple[Problem, ...]


def read_ledger(trees: Several[Tree]) -> ReadLedger:
    """The ledger from the trees of its files. Entries with an error are left out of the result and reported."""
    reader = _Reader()
    for tree in trees:
        reader.file(tree)
    holidays = Holidays(frozenset(reader.off), frozenset(reader.working), frozenset(reader.years))
    ledger = Ledger(reader.document, reader.inventory, reader.measures, reader.clauses, tuple(reader.successors), holidays)
    if reader.head is not None and not reader.problems and inventory_digest(ledger.clauses) != ledger.inventory:
        reader.problems.append(ClausesReclassed(reader.head.at))
    return ReadLedger(ledger, tuple(reader.problems))


@define
class _Reader:
    document: str = ""
    inventory: str = ""
    head: Tree | None = None
    measures: dict[str, Measure] = field(factory=dict)
    clauses: dict[str, Clause] = field(factory=dict)
    successors: list[Successor] = field(factory=list)
    off: set[date] = field(factory=set)
    working: set[date] = field(factory=set)
    years: set[int] = field(factory=set)
    problems: list[Problem] = field(factory=list)

    def wrong(self, at: Tree, entry: str, name: str, zh: str, en: str) -> None:
        self.problems.append(LedgerField(at.at, entry, name, zh, en))

    def known(self, mapping: Mapping, entry: str, keys: tuple[str, ...]) -> None:
        for key, _ in mapping:
            if key.text not in keys:
                self.wrong(key, entry, key.text, f"这里可写：{'、'.join(keys)}", f"one of {', '.join(keys)}")

    def file(self, tree: Tree) -> None:
        if not isinstance(tree, Mapping):
            self.wrong(tree, "", "条款", "文件写“条款:”或“措施:”，其下每项以“- 编号:”开头", "the file holds `条款:` or `措施:`")
            return
        self.known(tree, "", FILE_KEYS)
        self.document = tree.text("规划") or self.document
        if (pin := tree.get("清点")) is not None:
            self.head, self.inventory = pin, tree.text("清点")
        for key, read in (("措施", self.measure), ("条款", self.clause), ("继任", self.successor), ("节假日", self.holiday)):
            entries = tree.get(key)
            if isinstance(entries, Sequence):
                for entry in entries.items:
                    read(entry)
            elif entries is not None:
                self.wrong(entries, "", key, "写成列表，每项以“-”开头；没有的写 []", "a list of entries; [] for none")
        for year in self.texts(tree, "", "放假安排齐全的年份"):
            if year.isdecimal() and len(year) == 4:
                self.years.add(int(year))
            else:
                self.wrong(tree, "", "放假安排齐全的年份", "写年份，如 [2024]", "years, such as [2024]")

    def successor(self, entry: Tree) -> None:
        """A unit under a new name from a day on."""
        if not isinstance(entry, Mapping) or not all(entry.text(key) for key in SUCCESSOR_KEYS):
            self.wrong(entry, "", "继任", "写成 {原名: …, 现名: …, 自: 2024-01-01, 来源: …}", "old and new name, day and source")
            return
        self.known(entry, entry.text("原名"), SUCCESSOR_KEYS)
        if day := self.day(entry, entry.text("原名"), "自"):
            self.successors.append(Successor(entry.text("原名"), entry.text("现名"), day, entry.text("来源")))

    def holiday(self, entry: Tree) -> None:
        """A day off, or a working day that the week alone does not tell."""
        kinds = {"放假": self.off, "上班": self.working}
        if not isinstance(entry, Mapping) or entry.text("类") not in kinds or not entry.text("来源"):
            self.wrong(entry, "", "节假日", "写成 {日: 2024-01-01, 类: 放假, 来源: …}；类写放假或上班", "day, kind (放假 or 上班), source")
            return
        self.known(entry, "节假日", HOLIDAY_KEYS)
        if day := self.day(entry, "节假日", "日"):
            kinds[entry.text("类")].add(day)

    def day(self, entry: Mapping, id: str, key: str) -> date | None:
        found = day_of(entry.text(key))
        if isinstance(found, date):
            return found
        self.wrong(entry.get(key) or entry, id, key, "写成 2024-01-01", "a day such as 2024-01-01")
        return None

    def measure(self, entry: Tree) -> None:
        if not isinstance(entry, Mapping) or not PLACE.fullmatch(place := entry.text("编号")):
            self.wrong(entry, "", "编号", '写明编号，如 "3.1.1"', 'give a number such as "3.1.1"')
            return
        self.known(entry, place, MEASURE_KEYS)
        if place in self.measures:
            self.problems.append(EntryTwice(entry.at, place))
            return
        units: dict[Role, tuple[str, ...]] = {role: names for role in ROLES if (names := self.texts(entry, place, role))}
        if not units:
            self.wrong(entry, place, "牵头", "至少写一种角色的单位：牵头、责任、参与", "give the units of at least one role")
        if not entry.text("标题"):
            self.wrong(entry, place, "标题", "写明措施的标题", "give the title of the measure")
        self.measures[place] = Measure(place, entry.text("标题"), units, entry.at)

    def clause(self, entry: Tree) -> None:
        if not isinstance(entry, Mapping) or not ID.fullmatch(id := entry.text("编号")):
            self.wrong(entry, "", "编号", '写明编号，如 "3.1.2#1a"', 'give a number such as "3.1.2#1a"')
            return
        self.known(entry, id, CLAUSE_KEYS)
        if id in self.clauses:
            self.problems.append(EntryTwice(entry.at, id))
            return
        before = len(self.problems)
        klass = self.one_of(entry, id, "类", KLASSES)
        first = self.one_of(entry, id, "原类", KLASSES) if entry.get("原类") is not None else None
        if first is not None and not entry.text("决定"):
            self.wrong(entry, id, "决定", "改了类的条款写明决定，如 docs/dev/decisions/0010-….md", "name the decision record")
        also = tuple(self.among(entry, id, "另为", KLASSES))
        decidable = tuple(self.among(entry, id, "判断", DECIDABLE))
        strength = self.one_of(entry, id, "措辞", STRENGTHS) if entry.get("措辞") is not None else ""
        for key in ("主体", "概述"):
            if not entry.text(key):
                self.wrong(entry, id, key, "用自己的话写明", "say it in your own words")
        if not DIGEST.fullmatch(entry.text("指纹")):
            self.wrong(entry, id, "指纹", "原句删去全部空白后的 SHA-256，64 个小写十六进制数", "64 hexadecimal digits of the SHA-256")
        if klass == "叙述" and not entry.text("叙述"):
            self.wrong(entry, id, "叙述", "写明为什么只是叙述", "say why there is nothing to decide")
        count = entry.text("句数") or "1"
        if not count.isdecimal() or not 1 <= int(count) <= 99:
            self.wrong(entry, id, "句数", "写一个整数", "a whole number")
        if len(self.problems) > before or klass is None:
            return
        cites, said = self.texts(entry, id, "引用"), entry.text
        self.clauses[id] = Clause(
            id, klass, also, decidable, strength or "", said("主体"), said("概述"), cites, said("指纹"), int(count),
            said("叙述"), first, said("决定"), entry.at,
        )  # fmt: skip

    def one_of(self, entry: Mapping, id: str, key: str, allowed: tuple[T, ...]) -> T | None:
        found = next((a for a in allowed if a == entry.text(key)), None)
        if found is None:
            self.wrong(entry.get(key) or entry, id, key, f"写：{'、'.join(allowed)}之一", f"one of {', '.join(allowed)}")
        return found

    def among(self, entry: Mapping, id: str, key: str, allowed: tuple[T, ...]) -> list[T]:
        texts = self.texts(entry, id, key)
        if set(texts) - set(allowed):
            self.wrong(entry.get(key) or entry, id, key, f"写：{'、'.join(allowed)}之一或几个", f"some of {', '.join(allowed)}")
        return [a for t in texts for a in allowed if a == t]

    def texts(self, entry: Mapping, id: str, key: str) -> tuple[str, ...]:
        value = entry.get(key)
        if value is None:
            return ()
        if not isinstance(value, Sequence) or not all(isinstance(i, Scalar) and i.text for i in value.items):
            self.wrong(value, id, key, "写成列表：[甲, 乙]", "a list: [a, b]")
            return ()
        return tuple(i.text for i in value.items if isinstance(i, Scalar))

"""Structured text to parameters, with all that is wrong about them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from attrs import field

from policyrules.cases import ABSENT, Absent
from policyrules.classes import define, frozen
from policyrules.diagnostics import Problem
from policyrules.parameters.model import CONFIDENCE, Parameter, Period
from policyrules.parameters.problems import ParameterField, PeriodGap, PeriodOverlap, ShareBelowOne, SourceMissing, ValueMissing
from policyrules.structured import Mapping, Scalar, Sequence, Tree
from policyrules.types import BOOL, Bool, Choice, Money, Number, Vocabulary
from policyrules.types import Scalar as ScalarType
from policyrules.types.date_text import DateFault, day_of
from policyrules.types.encode import MOST
from policyrules.types.to_text import PERIOD_WORDS
from policyrules.types.units import WORDS

MONEY = {words: period for period, words in PERIOD_WORDS["zh"].items()}
OPEN = "待补充"
DRESSED = re.compile(r"[￥¥\s]|(?<=[0-9])[,，](?=[0-9]{3})|(?:元|%|倍|周岁|岁|个月|人)(?:/[月年])?$")
"""What people put around a figure, whose unit is stated above it."""
HALF_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
DIGIT = tuple("0123456789")
NUMBER = re.compile(r"[0-9]{1,13}(\.[0-9]{1,6})?")
PART_OF_NUMBER = re.compile(r"[0-9]{3}")
ENTRY_KEYS = ("名称", "name", "单位", "unit", "选项", "choice", "取值", "values", "可无", "范围", "range", "问", "代替")
PERIOD_KEYS = ("自", "至", "值", "value", "来源", "可信度", "地区")
BOUND = re.compile(r"(高于|不低于)\s*([0-9.]+)")


@frozen
class Read:
    parameters: tuple[Parameter, ...]
    problems: tuple[Problem, ...]


def read_parameters(tree: Tree, vocabulary: Vocabulary) -> Read:
    """The parameters under the key 参数; those with an error are left out of the result and reported."""
    reader = _Reader(vocabulary)
    entries = tree.get("参数", "parameters") if isinstance(tree, Mapping) else None
    if not isinstance(entries, Sequence):
        reader.wrong(
            tree, "", "参数", "文件应有“参数:”，其下每项以“- 名称:”开头", "the file holds `参数:` and below it one entry per parameter"
        )
        return Read((), tuple(reader.problems))
    found = [p for entry in entries.items if (p := reader.parameter(entry))]
    return Read(tuple(found), tuple(reader.problems))


@define
class _Reader:
    vocabulary: Vocabulary
    problems: list[Problem] = field(factory=list)

    def wrong(self, at: Tree, parameter: str, name: str, zh: str, en: str) -> None:
        self.problems.append(ParameterField(at.at, parameter, name, zh, en))

    def known(self, mapping: Mapping, parameter: str, keys: tuple[str, ...]) -> None:
        """A key that nothing reads is a misspelling, or a belief about the file that is not true."""
        for key, _ in mapping:
            if key.text not in keys:
                listed = [k for k in keys if not k.isascii()]
                zh, en = f"这里可写：{'、'.join(listed)}", f"one of {', '.join(keys)}"
                if PART_OF_NUMBER.fullmatch(key.text):
                    zh, en = '数字里不写逗号，如 值: "1200"', "leave the comma out of a number"
                self.wrong(key, parameter, key.text, zh, en)

    def parameter(self, entry: Tree) -> Parameter | None:
        if not isinstance(entry, Mapping) or not (name := entry.text("名称", "name")):
            self.wrong(entry, "", "名称", "每个参数写明“名称”", "every parameter has a `名称`")
            return None
        self.known(entry, name, ENTRY_KEYS)
        rows = entry.get("取值", "values")
        if not isinstance(rows, Sequence) or not rows.items:
            self.wrong(rows or entry, name, "取值", "至少写一段期间：- {自: 2023-07-18, 至: ~, 值: ~, …}", "give at least one period")
            return None
        values = [row.text("值", "value") for row in rows.items if isinstance(row, Mapping)]
        type = self.type(entry, name, values)
        if type is None:
            return None
        periods = [p for row in rows.items if (p := self.period(row, name, type, entry.text("可无") == "是"))]
        self.order(name, periods)
        low, high = self.bounds(entry, name, type)
        for p in periods:
            if isinstance(p.value, int) and not low <= p.value <= high:
                self.problems.append(ParameterField(p.at, name, "值", "数值超出了声明的范围", "the value lies outside the declared range"))
        return Parameter(name, type, low, high, entry.text("可无") == "是", tuple(periods), entry.at, entry.text("问"), entry.text("代替"))

    def type(self, entry: Mapping, name: str, values: list[str]) -> ScalarType | None:
        """元/月 and 是否 say the type; ratios are counted as finely as the finest figure needs."""
        unit, choice = entry.text("单位", "unit"), entry.text("选项", "choice")
        places = max([len(v.rstrip("%％").partition(".")[2]) for v in values], default=0)
        if choice:
            if choice in self.vocabulary.choices:
                return Choice(choice)
            self.wrong(entry, name, "选项", f"没有名为“{choice}”的选项", f"there is no choice list `{choice}`")
            return None
        if unit == "是否":
            return BOOL
        if unit in MONEY:
            return Money(MONEY[unit])
        if unit == "%":
            return Number("%", 10 ** (max(places, 2) + 2))
        if unit == "倍":
            return Number("倍", 10 ** max(places, 2))
        if unit in WORDS.values():
            return Number(unit, 10**places)
        self.wrong(
            entry.get("单位", "unit") or entry,
            name,
            "单位",
            "写明单位（元/月、元/年、元、%、倍、周岁、个月、是否 …）或选项",
            "give a unit or a choice list",
        )
        return None

    def bounds(self, entry: Mapping, name: str, type: ScalarType) -> tuple[int, int]:
        match type:
            case Bool():
                return 0, 1
            case Choice(of):
                codes = [v.code for v in self.vocabulary.choices[of].values]
                return min(codes), max(codes)
            case Money(_, den) | Number(_, den):
                high = {"%": den, "倍": 100 * den}.get(type.unit, MOST // 100) if isinstance(type, Number) else MOST // 100
                text = entry.text("范围", "range")
                if not text:
                    return 0, high
                match = BOUND.fullmatch(text)
                if not match or not NUMBER.fullmatch(match[2]):
                    self.wrong(entry, name, "范围", "范围写“高于 0”或“不低于 6”", "write a range as `高于 0` or `不低于 6`")
                    return 0, high
                floor = _scaled(match[2], den // 100 if isinstance(type, Number) and type.unit == "%" else den) or 0
                return floor + (match[1] == "高于"), high
            case _:
                return 0, MOST

    def period(self, row: Tree, name: str, type: ScalarType, optional: bool) -> Period | None:
        if not isinstance(row, Mapping):
            self.wrong(row, name, "取值", "每段期间写成 {自: …, 至: …, 值: …, 来源: …, 可信度: …}", "a period is a mapping")
            return None
        self.known(row, name, PERIOD_KEYS)
        since, until = self.day(row, name, "自"), self.day(row, name, "至")
        if since is None:
            if not row.text("自"):
                self.wrong(row, name, "自", "写明起始日，如 自: 2023-07-18", "give the first day, as in 自: 2023-07-18")
            return None
        if until is not None and until < since:
            self.wrong(row, name, "至", "“至”早于“自”", "`至` lies before `自`")
            return None
        cell = row.get("值", "value")
        value = self.value(cell, name, type, optional)
        confidence, source = row.text("可信度"), row.text("来源")
        if confidence not in CONFIDENCE:
            self.wrong(row, name, "可信度", f"可信度写：{'、'.join(CONFIDENCE)}之一", f"one of {', '.join(CONFIDENCE)}")
        if cell is None or (isinstance(cell, Scalar) and cell.empty):
            self.problems.append(ValueMissing(row.at, name))
        elif not source:
            self.problems.append(SourceMissing(row.at, name))
        elif confidence == OPEN:
            zh = f"有了数值就不是“{OPEN}”：核实过的写“已核实”，转引的写“第二手”；还没有确定的，值写 ~"
            self.wrong(
                row.get("可信度") or row,
                name,
                "可信度",
                zh,
                f"what has a value is not {OPEN}: write 已核实 or 第二手, or leave the value ~",
            )
        return Period(since, until, value, source, confidence, row.text("地区"), row.at)

    def day(self, row: Mapping, name: str, key: str) -> date | None:
        text = row.text(key)
        if not text:
            return None
        day = DateFault.NOT_A_DATE if text.isdigit() and len(text) < 8 else day_of(text)
        if not isinstance(day, DateFault):
            return day
        real = "不是日历上的一天" if day is DateFault.NO_SUCH_DAY else "不是一个日期"
        self.wrong(row.get(key) or row, name, key, f"“{text}”{real}；写成 2023-07-18", f"`{text}` is not a day; write 2023-07-18")
        return None

    def value(self, cell: Tree | None, name: str, type: ScalarType, optional: bool) -> int | Absent | None:
        if cell is not None and not isinstance(cell, Scalar):
            self.wrong(cell, name, "值", "只写一个值，不写列表", "a single value, no list")
            return None
        if cell is None or cell.empty:
            return None
        text = cell.text.strip()
        if optional and text == "无":
            return ABSENT
        read: int | None = None
        match type:
            case Bool():
                read = {"是": 1, "否": 0}.get(text)
            case Choice(of):
                read = self.vocabulary.choices[of].code(text)
            case Number("%", den):
                read = _scaled(text.removesuffix("%").removesuffix("％"), den // 100)
                if read is not None and 0 < read < den // 100 and text.endswith(DIGIT):
                    self.problems.append(ShareBelowOne(cell.at, name, text))
            case Money(_, den) | Number(_, den):
                read = _scaled(text, den)
        if read is None:
            plain = DRESSED.sub("", text.strip("“”\"' ").translate(HALF_WIDTH))
            figure = plain if NUMBER.fullmatch(plain) else "122"
            self.wrong(
                cell,
                name,
                "值",
                f'“{text}”读不成这一单位的数值；金额、比例只写数字并加引号，单位写在“单位”一行，如 值: "{figure}"',
                f'`{text}` is not a value of this unit: write the digits alone, such as 值: "{figure}"; the unit stands above',
            )
        return read

    def order(self, name: str, periods: list[Period]) -> None:
        for before, after in pairwise(periods):
            if before.until is None or after.since <= before.until:
                self.problems.append(PeriodOverlap(after.at, before.at, name))
            elif after.since > before.until + timedelta(1):
                self.problems.append(PeriodGap(after.at, before.at, name))


def _scaled(text: str, den: int) -> int | None:
    """Exact decimal text times `den`, or None where it is no number or finer than `den`."""
    if not NUMBER.fullmatch(text):
        return None
    whole, _, rest = text.partition(".")
    number, scale = int(whole + rest), 10 ** len(rest)
    return number * den // scale if number * den % scale == 0 else None

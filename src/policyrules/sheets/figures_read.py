"""The cells of a form, checked one by one: a day is a day, a figure is of its unit, a figure has a source."""

from __future__ import annotations

from datetime import date

from attrs import evolve, field

from policyrules.classes import define
from policyrules.diagnostics import Problem, errors
from policyrules.diagnostics.nearest import nearest
from policyrules.parameters import CONFIDENCE, Parameter
from policyrules.parameters.problems import share_below_one
from policyrules.parameters.words import CONFIDENCE_IN_ENGLISH, bounds_words, choices, english_unit, unit_words
from policyrules.sheets import problems as said
from policyrules.sheets.figure_words import (
    CONFIDENT,
    ENGLISH,
    FIELDS,
    NAME,
    SINCE,
    SOURCE,
    UNIT,
    UNTIL,
    VALUE,
    WHERE,
    FormWords,
    plain,
)
from policyrules.sheets.figures import Entry
from policyrules.syntax.keywords import unit_forms
from policyrules.types import Money, Number
from policyrules.types.date_text import day_of
from policyrules.types.number_text import Exact, exact, tidy
from policyrules.types.to_text import Tongue, decimal
from policyrules.types.unreadable import Unreadable

TONGUES: tuple[Tongue, Tongue] = ("zh", "en")
SUPPLIED_LATER = "待补充"
PER_CENT = "百分之"
YUAN_SIGNS = "¥￥ "
OPEN_ENDED = ("", "长期", "至今", "~", "—", "-", "open", "open-ended")
NO_FIGURE = ("", "~", "待定", "待补充", "undetermined", "tobesupplied")
"""Without blanks and in small letters."""


@define
class Reader:
    """Turns rows as people write them into rows as the file has them; what cannot be taken is told, and the row left out."""

    words: FormWords
    problems: list[Problem] = field(factory=list)

    def read(self, entry: Entry) -> Entry | None:
        name = self.words.meant(NAME, entry.name)
        declared = self.words.parameters.get(name)
        if declared is None:
            self.problems.append(said.ParameterUnknown(entry.place(NAME), entry.name, *self.near_name(entry.name)))
            return None
        before = len(errors(self.problems))
        if entry.unit and not self.words.is_unit(entry.unit, declared):
            unit, english = unit_words(declared), english_unit(declared, self.words.vocabulary)
            self.wrong(
                entry,
                UNIT,
                f"写成了“{entry.unit}”，这个参数的单位是“{unit}”",
                "单位照表格写；数值换算成这个单位",
                f"says `{entry.unit}`, and the unit of this parameter is {english}",
                "leave the unit as it was in the form, and give the value in it",
            )
        value = self.value(entry, declared)
        cells = {key: entry.cells.get(key, "").strip() for key in FIELDS if key in entry.cells}
        cells |= {VALUE: value, SINCE: self.day(entry, SINCE), UNTIL: self.day(entry, UNTIL)}
        cells[CONFIDENT] = self.confidence(entry, value)
        cells[SOURCE] = "" if cells.get(SOURCE) == "~" else self.words.meant(SOURCE, cells.get(SOURCE, ""))
        if WHERE in cells:
            cells[WHERE] = self.words.meant(WHERE, cells[WHERE])
        for key, text in cells.items():
            if "\n" in text or "\r" in text:
                self.problems.append(said.CellMarks(entry.place(key), "换行", "a line break"))
        if value and not cells[SOURCE]:
            repair = "写明文件名称、文号；没有来源的，“值”留空", "name the document; without one leave the value empty"
            self.wrong(entry, SOURCE, "空着，而“值”已经填了", repair[0], "is empty beside a value", repair[1])
        return evolve(entry, name=name, cells=cells) if len(errors(self.problems)) == before else None

    def wrong(self, entry: Entry, key: str, why: str, repair: str, why_en: str, repair_en: str) -> None:
        self.problems.append(said.FormCell(entry.place(key), key, ENGLISH[key], why, repair, why_en, repair_en))

    def day(self, entry: Entry, key: str) -> str:
        text = entry.cells.get(key, "").strip()
        if key == UNTIL and plain(text) in OPEN_ENDED:
            return ""
        if not text:
            self.wrong(entry, key, "空着", "写明起始日，如 2023-07-18", "is empty", "give the first day, as 2023-07-18")
            return ""
        found = day_of(text)
        if isinstance(found, date):
            return found.isoformat()
        told = Unreadable(found)
        self.wrong(entry, key, f"写的“{text}”{told.reason('zh')}", told.repair("zh"), told.reason("en"), told.repair("en"))
        return ""

    def confidence(self, entry: Entry, value: str) -> str:
        given = entry.cells.get(CONFIDENT, "").strip()
        text = self.words.meant(CONFIDENT, given)
        english = CONFIDENCE_IN_ENGLISH
        if not value:
            text = text or SUPPLIED_LATER
        if text not in CONFIDENCE:
            near = nearest(text, (*CONFIDENCE, *english.values())) if text else None
            meant = self.words.meant(CONFIDENT, near or "")
            why = f"写的是“{text}”" + (f"，是否指“{meant}”" if near else "") if text else "空着"
            why_en = f"says `{text}`" + (f"; did you mean `{english[meant]}`" if near else "") if text else "is empty"
            self.wrong(entry, CONFIDENT, why, f"写 {'、'.join(CONFIDENCE)} 之一", why_en, f"one of {', '.join(english.values())}")
        elif value and text == SUPPLIED_LATER:
            why = "还是“待补充”，而“值”已经填了"
            seen, heard = english["已核实"], english["第二手"]
            repair = "看过原文件的写 已核实，听说或转引的写 第二手", f"`{seen}` if you have seen the document, `{heard}` if not"
            self.wrong(entry, CONFIDENT, why, repair[0], f"still says `{english[text]}` beside a value", repair[1])
        return text

    def value(self, entry: Entry, declared: Parameter) -> str:
        """The figure as the file writes it; "" where there is none."""
        text = self.words.meant(VALUE, entry.cells.get(VALUE, "").strip(), declared)
        if plain(text) in NO_FIGURE:
            return ""
        unit = unit_words(declared)
        if choices(declared, self.words.vocabulary):
            return self.chosen(text, entry, declared)
        if declared.optional and text == "无":
            return text
        share = isinstance(declared.type, Number) and declared.type.unit == "%"
        if share and entry.numeric:
            why = f"是数字格 {text}，分不清是 {text}% 还是百分数的小数"
            repair = "把格子设成“文本”，百分之五十写 50 或 50%", "format the cell as text and write 50 or 50%"
            self.wrong(entry, VALUE, why, repair[0], f"is a number cell {text}: 50% and 0.5 look the same", repair[1])
            return ""
        figure = tidy(text).lstrip(YUAN_SIGNS if isinstance(declared.type, Money) else "")
        signed = share and (figure.endswith("%") or figure.startswith(PER_CENT))
        number = exact(without_unit(figure, unit).removeprefix(PER_CENT if share else "")) if text != unit else None
        if number is None or number.units < 0:
            english = english_unit(declared, self.words.vocabulary)
            repair = f"只写数字，单位是 {unit}", f"write the number alone; the unit is {english}"
            self.wrong(entry, VALUE, f"写的“{text}”读不成“{unit}”的数值", repair[0], f"`{text}` is no number of {english}", repair[1])
            return ""
        if not self.within(number, declared):
            bounds = [bounds_words(declared, self.words.vocabulary, tongue) for tongue in TONGUES]
            self.wrong(entry, VALUE, f"写的“{text}”超出范围", f"可以填：{bounds[0]}", f"`{text}` is out of range", f"may be: {bounds[1]}")
        elif isinstance(declared.type, Money) and number.counted(declared.type.den) is None:
            self.wrong(
                entry, VALUE, f"写的“{text}”比分还细", "金额写到分为止", f"`{text}` is finer than 0.01 yuan", "write two decimals at most"
            )
        found = decimal(number.units, 10**number.places)
        if share and not signed and 0 < number.units < 10**number.places:
            self.problems.append(said.FormShareBelowOne(entry.place(VALUE), VALUE, ENGLISH[VALUE], found, *share_below_one(found)))
        return f"{found}%" if signed else found

    def chosen(self, text: str, entry: Entry, declared: Parameter) -> str:
        english = self.words.english(VALUE, declared)
        if text not in english:
            near = nearest(text, (*english, *english.values()))
            meant = self.words.meant(VALUE, near or "", declared)
            why = f"写的“{text}”不在可选的值里" + (f"，是否指“{meant}”" if near else "")
            why_en = f"`{text}` is none of the values" + (f"; did you mean `{english[meant]}`" if near else "")
            self.wrong(entry, VALUE, why, f"写 {'、'.join(english)} 之一", why_en, f"one of {', '.join(english.values())}")
        return text

    def near_name(self, name: str) -> tuple[str, str]:
        english = self.words.english(NAME)
        near = nearest(name, (*english, *english.values()))
        meant = self.words.meant(NAME, near) if near else None
        return said.nearby(meant, english[meant] if meant else None)

    def within(self, number: Exact, declared: Parameter) -> bool:
        """Whether the figure lies in the declared bounds, which count by the denominator of the type."""
        if not isinstance(declared.type, Number | Money):
            return True
        share = 100 if isinstance(declared.type, Number) and declared.type.unit == "%" else 1
        low, high = (bound * share * 10**number.places for bound in (declared.low, declared.high))
        counted = number.units * declared.type.den
        return (counted > 0 if declared.low == 1 else counted >= low) and counted <= high


def without_unit(text: str, unit: str) -> str:
    """A figure whose unit stands behind it, in whichever of its words.

    >>> without_unit("17岁", "周岁"), without_unit("260元每年", "元/年"), without_unit("260元", "元/年")
    ('17', '260', '260元')
    """
    form = next((form for form in unit_forms(unit) if text.endswith(form)), unit)
    return text.removesuffix(form).rstrip()

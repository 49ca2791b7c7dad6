"""The words of a form in both tongues, and what a word stands for, in whichever tongue it was written."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from policyrules.classes import frozen
from policyrules.parameters import Parameter
from policyrules.parameters.words import CONFIDENCE_IN_ENGLISH, choices, english_unit, english_value, unit_words
from policyrules.syntax.keywords import unit_forms
from policyrules.types import Vocabulary
from policyrules.types.to_text import Tongue

ALL, WANTED = "参数", "待补参数"
"""Keys of the two forms: every period of every parameter, or only the periods without a figure."""
SINCE, UNTIL, VALUE, SOURCE, CONFIDENT, WHERE = FIELDS = ("自", "至", "值", "来源", "可信度", "地区")
NAME, UNIT, MAY, ASKED, WAITS = "参数", "单位或选项", "可以填", "问", "等它的答案"
HEADS = (NAME, UNIT, *FIELDS, MAY, ASKED, WAITS)
ENGLISH: Mapping[str, str] = {
    NAME: "parameter", UNIT: "unit or choices", SINCE: "from", UNTIL: "to", VALUE: "value", SOURCE: "source", CONFIDENT: "confidence",
    WHERE: "area", MAY: "may be", ASKED: "question", WAITS: "answers that wait",
}  # fmt: skip
"""Heading → its English, which is also the key in an English form in YAML."""
KEYS: Mapping[str, tuple[str, str]] = {ALL: (ALL, "parameters"), WANTED: (WANTED, "missing parameters")}
"""Key of a form → what its title is in each tongue."""
LEAD: dict[Tongue, tuple[str, str]] = {
    "zh": (
        "填“值”“来源”“可信度”三列；没有的留空，用到它的答案就是待定。来源写文件名称和文号，没有来源的数字不能填。",
        "日期含首尾两日，“至”留空是长期；一段里前后数值不同的，插入一行，写明各自的“自”“至”。参数名称和单位不要改。",
    ),
    "en": (
        "Fill in three columns: value, source (title and number of the document) and confidence. What is left empty stays open, and so do "
        "the answers that need it. A value without a source is not taken.",
        "`from` and `to` are the first and the last day; an empty `to` is open-ended. For several values within a period insert rows, each "
        "with its days. Leave the names and units of the parameters alone.",
    ),
}


def lead(tongue: Tongue) -> tuple[str, str]:
    """What stands above a form."""
    return LEAD[tongue]


def heads(tongue: Tongue) -> tuple[str, ...]:
    return tuple(head_in(head, tongue) for head in HEADS)


def head_in(head: str, tongue: Tongue) -> str:
    return ENGLISH[head] if tongue == "en" else head


def head_of(text: str) -> str | None:
    """The heading that is meant, by its name in either tongue; None where it is none of a form.

    >>> head_of("Answers  that wait"), head_of("可 信 度"), head_of("备注")
    ('等它的答案', '可信度', None)
    """
    return next((head for head in HEADS if plain(text) in (plain(head), plain(ENGLISH[head]))), None)


def plain(text: str) -> str:
    """What stays of a word when blanks, width and case are left aside."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


@frozen
class FormWords:
    """The cells of a form in either tongue: names, choices, sources and areas by the glossary."""

    parameters: Mapping[str, Parameter]
    vocabulary: Vocabulary

    def told(self, column: str, text: str, parameter: Parameter, tongue: Tongue) -> str:
        """A cell as it is written out. What another cell of its kind is called in English too keeps its alias, or its own name."""
        if tongue == "zh":
            return text
        if column == UNIT:
            return english_unit(parameter, self.vocabulary)
        return self.english(column, parameter).get(text, text)

    def meant(self, column: str, text: str, parameter: Parameter | None = None) -> str:
        """What a cell says in the words of the rules; a text that is no word of the form stays."""
        known, asked = self.english(column, parameter), plain(text)
        if text in known:
            return text
        aliases = {plain(self.vocabulary.alias(name)): name for name in known}
        return {**aliases, **{plain(english): name for name, english in known.items()}}.get(asked, text)

    def is_unit(self, text: str, parameter: Parameter) -> bool:
        """Whether a text names the unit, or the choice list, of a parameter."""
        unit = unit_words(parameter)
        forms = (unit, english_unit(parameter, self.vocabulary), self.vocabulary.alias(unit), *unit_forms(unit))
        return plain(text) in map(plain, forms)

    def english(self, column: str, parameter: Parameter | None = None) -> dict[str, str]:
        """All that may stand in a column → its English, each another."""
        if column == CONFIDENT:
            return CONFIDENCE_IN_ENGLISH
        named = {name: english_value(name, self.vocabulary) for name in self._all(column, parameter)}
        count = Counter(map(plain, named.values()))
        return {name: said if count[plain(said)] == 1 else self.vocabulary.alias(name) for name, said in named.items()}

    def _all(self, column: str, parameter: Parameter | None) -> Iterable[str]:
        periods = [period for each in self.parameters.values() for period in each.periods]
        if column == NAME:
            return self.parameters
        if column == SOURCE:
            return {period.source: None for period in periods if period.source}
        if column == WHERE:
            return {period.jurisdiction: None for period in periods if period.jurisdiction}
        if column == VALUE and parameter:
            return choices(parameter, self.vocabulary) or (("无",) if parameter.optional else ())
        return ()

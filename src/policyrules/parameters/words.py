"""What a parameter counts and how large it may be, as it is told to whoever has to supply it."""

from __future__ import annotations

from policyrules.parameters.model import Parameter
from policyrules.types import Bool, Choice, Money, Number, Vocabulary
from policyrules.types.to_text import PERIOD_WORDS, UNITS_IN_ENGLISH, Tongue, written

YES_NO = "是", "否"
PLAIN_IN_ENGLISH = {"是": "yes", "否": "no", "无": "none"}
CONFIDENCE_IN_ENGLISH = {"已核实": "verified", "第二手": "second hand", "解读": "reading", "待补充": "to be supplied", "虚构": "invented"}


def unit_words(parameter: Parameter) -> str:
    """元/月, %, 是否, or the name of the choice list: the word that stands under 单位 or 选项 in the file."""
    match parameter.type:
        case Choice(of):
            return of
        case Bool():
            return "是否"
        case Money(period):
            return PERIOD_WORDS["zh"][period]
        case Number(unit):
            return unit
        case _:
            return ""


def english_unit(parameter: Parameter, vocabulary: Vocabulary) -> str:
    """The same for English readers."""
    match parameter.type:
        case Choice(of):
            return vocabulary.english.get(of, of)
        case Bool():
            return "yes or no"
        case Money(period):
            return PERIOD_WORDS["en"][period].strip()
        case Number(unit):
            return UNITS_IN_ENGLISH.get(unit, unit).strip()
        case _:
            return ""


def choices(parameter: Parameter, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The values to choose from; none where it is a number."""
    match parameter.type:
        case Bool():
            found: tuple[str, ...] = YES_NO
        case Choice(of):
            found = tuple(value.name for value in vocabulary.choices[of].values)
        case _:
            return ()
    return (*found, "无") if parameter.optional else found


def english_value(name: str, vocabulary: Vocabulary) -> str:
    """A value or a name for English readers; itself where the glossary has no English."""
    return vocabulary.english.get(name) or PLAIN_IN_ENGLISH.get(name, name)


def bounds_words(parameter: Parameter, vocabulary: Vocabulary, tongue: Tongue) -> str:
    """高于 0, 不低于 1.5%, 0% 至 100%, 是或否 …; "" where any figure will do."""
    zh = tongue == "zh"
    if listed := choices(parameter, vocabulary):
        said = listed if zh else tuple(english_value(name, vocabulary) for name in listed)
        return ("、" if zh else ", ").join(said)
    low = written(parameter.low, parameter.type, vocabulary, tongue)
    floor = (
        ("高于 0" if zh else "above 0") if parameter.low == 1 else (f"不低于 {low}" if zh else f"at least {low}") if parameter.low else ""
    )
    if isinstance(parameter.type, Number) and parameter.type.unit in ("%", "倍"):
        high = written(parameter.high, parameter.type, vocabulary, tongue)
        return f"{floor}{'，' if zh else ', '}" * bool(floor) + (f"不超过 {high}" if zh else f"at most {high}")
    return floor

"""Parameters as tables: every period with its value, where it comes from and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docutils import nodes

from policyrules.cases import Absent
from policyrules.parameters import Parameter, Period
from policyrules.sphinx_ext.links import to_parameter
from policyrules.sphinx_ext.loaded import Loaded
from policyrules.sphinx_ext.make import Cell, para, strong, table
from policyrules.sphinx_ext.words import CONFIDENCE_IN_ENGLISH, NOT_SUPPLIED, from_to
from policyrules.types.to_text import Tongue, written

HEADS: Mapping[Tongue, tuple[str, ...]] = {
    "zh": ("标准", "时期", "数值", "来源"), "en": ("figure", "period", "value", "source"),
}  # fmt: skip
WIDTHS = (4, 4, 3, 4)


def figures(loaded: Loaded, parameters: Iterable[Parameter], *, named: bool = True, only_empty: bool = False) -> nodes.table:
    """One row a period, with the name of the parameter where the heading above does not say it."""
    start = 0 if named else 1
    rows: list[list[Cell]] = []
    for parameter in parameters:
        for period in parameter.periods:
            if period.value is None or not only_empty:
                when = from_to(period.since, period.until, loaded.tongue)
                cells: list[Cell] = [when, value(loaded, parameter, period), source(loaded, period)]
                rows.append([[para(to_parameter(parameter, loaded.names.word(parameter.name)))], *cells][start:])
    return table(HEADS[loaded.tongue][start:], rows, widths=WIDTHS[start:])


def value(loaded: Loaded, parameter: Parameter, period: Period) -> Cell:
    match period.value:
        case None:
            return [para(strong(NOT_SUPPLIED[loaded.tongue]))]
        case Absent():
            return loaded.names.nothing
        case number:
            return written(number, parameter.type, loaded.vocabulary, loaded.tongue)


def source(loaded: Loaded, period: Period) -> Cell:
    said = loaded.say("，", ", ").join(loaded.names.text(w) for w in (period.source, period.jurisdiction) if w)
    return [para(said)] * bool(said) + [para(confidence(period.confidence, loaded.tongue))]


def confidence(word: str, tongue: Tongue) -> str:
    return CONFIDENCE_IN_ENGLISH[word][0] if tongue == "en" and word in CONFIDENCE_IN_ENGLISH else word


def empty(parameters: Iterable[Parameter]) -> list[Parameter]:
    """Those of which a period has no value."""
    return [p for p in parameters if any(period.value is None for period in p.periods)]

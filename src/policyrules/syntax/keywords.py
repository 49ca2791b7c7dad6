"""The words of the language: one table, two tongues."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from policyrules.classes import frozen
from policyrules.diagnostics import Tongue
from policyrules.resources import grammar_text

DECLARATIONS: Final = (
    "SUBJECT", "CHOICE", "DEFINE", "PRESUME", "DISCRETION", "ELIGIBILITY", "BENEFIT", "OBLIGATION", "RANKING", "INDICATOR",
    "DUTY", "PROPERTY", "EXAMPLE",
)  # fmt: skip
"""The terminals a declaration begins with."""


@frozen
class Keyword:
    """One row: what the forms of a terminal mean, and how they are written.

    Forms at the same place of `zh` and `en` translate each other; the first is printed where there is no such place.
    """

    terminal: str
    particle: bool
    """A particle may touch the word that follows it (16周岁以上); a word may not."""
    meaning: str
    """What sets this row apart from others of the terminal ("lt", "yuan_month"); "-" where it has but one row."""
    zh: tuple[str, ...]
    en: tuple[str, ...]
    variants: tuple[tuple[str, str], ...]
    """Forms also understood in Chinese, each with the form it is printed as."""

    def forms(self, tongue: Tongue) -> tuple[str, ...]:
        """All that is understood, printed forms first."""
        return self.en if tongue == "en" else self.zh + tuple(form for form, _ in self.variants)


@cache
def table() -> tuple[Keyword, ...]:
    """The rows of `keywords.tsv`, in order."""
    lines = grammar_text("keywords.tsv").splitlines()
    return tuple(_row(line) for line in lines if line and not line.startswith("#"))


def meaning(terminal: str, form: str) -> str:
    """What a form means, in whichever tongue: `meaning("UNIT", "元/人·月")` is "yuan_month"."""
    return _by_form()[terminal, squeeze(form)].meaning


def printed(terminal: str, form: str, tongue: Tongue) -> str:
    """The form in a tongue: itself, what it is printed as, or its counterpart in the other tongue.

    >>> printed("REL", "年满", "zh"), printed("REL", "满", "en")
    ('满', 'at least')
    """
    form = squeeze(form)
    row = _by_form()[terminal, form]
    here, there = (row.zh, row.en) if tongue == "zh" else (row.en, row.zh)
    form = dict(row.variants).get(form, form)
    if form in here:
        return form
    place = there.index(form)
    return here[place] if place < len(here) else here[0]


def settled(terminal: str, form: str, tongue: Tongue) -> str:
    """The form as the formatter writes it: as `printed`, and of forms that have no counterpart in the other tongue the first.

    >>> settled("AND", "并且", "zh"), settled("REL", "早于", "zh"), settled("REL", "年满", "en")
    ('且', '早于', 'at least')
    """
    form = squeeze(form)
    row = _by_form()[terminal, form]
    form = dict(row.variants).get(form, form)
    place = row.zh.index(form) if form in row.zh else row.en.index(form)
    here = row.zh if tongue == "zh" else row.en
    return here[place] if place < min(len(row.zh), len(row.en)) else here[0]


def is_keyword(terminal: str) -> bool:
    """Whether the terminal is one of the table, rather than a name, a number or a mark."""
    return terminal in _terminals()


def word_of(terminal: str, tongue: Tongue) -> str:
    """The first printed form of a terminal."""
    return _terminals()[terminal].forms(tongue)[0]


@cache
def all_forms(tongue: Tongue) -> frozenset[str]:
    """Every form of a tongue but the units, which stand after numbers only."""
    return frozenset(form for row in table() if row.terminal != "UNIT" for form in row.forms(tongue))


@cache
def unit_forms(unit: str) -> tuple[str, ...]:
    """All words for a unit, in either tongue, the longest first; none of what is no unit."""
    found = {
        form for row in table() if row.terminal == "UNIT" for forms in [(*row.forms("zh"), *row.en)] if unit in forms for form in forms
    }
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


def squeeze(form: str) -> str:
    """A form of several English words, written with single blanks."""
    return " ".join(form.split())


def _row(line: str) -> Keyword:
    terminal, kind, meaning, zh, en, *also = line.split("\t")
    first = zh.split("|")[0]
    pairs = (variant.partition("=") for variant in "|".join(also).split("|") if variant)
    return Keyword(
        terminal,
        kind == "p",
        meaning,
        tuple(zh.split("|")),
        tuple(en.split("|")),
        tuple((form, target or first) for form, _, target in pairs),
    )


@cache
def _by_form() -> dict[tuple[str, str], Keyword]:
    return {(row.terminal, re.sub(r"\s+", " ", form)): row for row in table() for form in (*row.forms("zh"), *row.en)}


@cache
def _terminals() -> dict[str, Keyword]:
    """The first row of each terminal."""
    return {row.terminal: row for row in reversed(table())}

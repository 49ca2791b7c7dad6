"""The words of a pack in both tongues: all that the formatter, and whoever reads English rules, is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import field

from policyrules.classes import define
from policyrules.diagnostics import Tongue


@define(slots=False)
class Names:
    """`aliases`: Chinese name → ASCII alias, one for one. A name without an alias is the same in both tongues.

    `texts`: the same for what stands in quotation marks (readings, notices, questions), with its English.
    """

    aliases: Mapping[str, str] = field(factory=dict)
    texts: Mapping[str, str] = field(factory=dict)

    def said(self, name: str, tongue: Tongue) -> str:
        """A name, whichever tongue it stands in, as it is written in `tongue`."""
        return (self.aliases if tongue == "en" else self.chinese).get(name, name)

    def text(self, text: str, tongue: Tongue) -> str:
        """What stands in quotation marks, as `said`."""
        return (self.texts if tongue == "en" else self.chinese_texts).get(text, text)

    @cached_property
    def chinese(self) -> dict[str, str]:
        """Alias → Chinese name. Of two names with one alias the first has it; the other keeps its Chinese in both tongues."""
        return _turned(self.aliases)

    @cached_property
    def chinese_texts(self) -> dict[str, str]:
        """English → Chinese text."""
        return _turned(self.texts)

    @cached_property
    def one_for_one(self) -> Names:
        """Without what two share, or what is said in the other tongue as well: what can be translated there and back."""
        return Names(_one_for_one(self.aliases), _one_for_one({zh: en for zh, en in self.texts.items() if _quotable(en)}))


def _turned(words: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for chinese, english in words.items():
        found.setdefault(english, chinese)
    return found


def _one_for_one(words: Mapping[str, str]) -> dict[str, str]:
    turned = _turned(words)
    return {chinese: english for chinese, english in words.items() if turned[english] == chinese and english not in words}


def _quotable(text: str) -> bool:
    """Whether it can stand in quotation marks of one kind or the other."""
    return "\n" not in text and not ('"' in text and ("“" in text or "”" in text))

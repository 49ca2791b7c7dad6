"""In which tongue a result is written: words of the program by one table, words of the pack by its glossary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field

from policyrules.classes import frozen
from policyrules.diagnostics.plural import counted
from policyrules.roster.english import ENGLISH
from policyrules.types.to_text import Tongue


class _Count(int):
    """A number whose gap may name what is counted: `{count:row}`, or with both forms `{count:row is|rows are}`."""

    def __format__(self, noun: str) -> str:
        one, _, more = noun.partition("|")
        return counted(self, one, more or None) if one else str(int(self))


@frozen
class Telling:
    """`words`: what the pack's things are called, where that is not their Chinese name; a name without an entry stands as it is.

    >>> en = Telling("en", {"人员": "person"})
    >>> en("{entity}结果", entity=en.name("人员")), Telling()("{entity}结果", entity="人员")
    ('person results', '人员结果')
    """

    tongue: Tongue = "zh"
    words: Mapping[str, str] = field(factory=dict, hash=False)

    def __call__(self, chinese: str, **parts: object) -> str:
        """Words of the program, by the Chinese that stands in the code; `parts` are put into its gaps."""
        if self.tongue == "zh":
            return chinese.format(**parts) if parts else chinese
        given = {name: _Count(part) if isinstance(part, int) else part for name, part in parts.items()}
        return ENGLISH[chinese].format(**given) if parts else ENGLISH[chinese]

    def all(self, chinese: Iterable[str]) -> tuple[str, ...]:
        return tuple(self(text) for text in chinese)

    def name(self, name: str) -> str:
        """What something of the pack is called."""
        return self.words.get(name, name)

    def listed(self, texts: Iterable[str]) -> str:
        return ("、" if self.tongue == "zh" else ", ").join(texts)

    def names(self, names: Iterable[str]) -> str:
        return self.listed(map(self.name, names))


CHINESE = Telling()

"""How a rule goes together with what else somebody gets: what excludes it, the higher of two of a kind, what is to be known beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from policyrules.classes import frozen
from policyrules.core import Fact, Name, Program
from policyrules.core.notes import TAKES_AWAY, Edition, Excepted, Reading, Source, Story, Words
from policyrules.core.walk import rests_on
from policyrules.explain.wording import answer_word

Way: TypeAlias = Literal["excludes", "higher", "beside"]
WAYS: dict[Way, Words] = {
    "excludes": Words("不能同享", "not together with"),
    "higher": Words("同类就高", "the higher of one kind"),
    "beside": Words("衔接提示", "to be known beside it"),
}
GRANTS = ("benefit", "eligibility")
"""Kinds of rules that give something: an exception of a duty spares somebody, and excludes nothing."""


@frozen
class Joined:
    """`when`: what else somebody gets, or what else is so; `then`: what becomes of the rule. `label` is that of the exception, "" of a
    notice. The same stands once, however many periods of the rule say it."""

    way: Way
    label: str
    when: Words
    then: Words
    sources: tuple[Source, ...]
    readings: tuple[Reading, ...]


def coordination(story: Story, program: Program, excluding: frozenset[str], edition: Edition | None = None) -> tuple[Joined, ...]:
    """What a rule (or one edition of it) says of its going together with others.

    Of its notices only those that look at a fact in `excluding` (`excluding_facts` of all rules): the others are about applying.
    """
    if story.kind not in GRANTS:
        return ()
    editions = story.editions if edition is None else (edition,)
    return tuple(dict.fromkeys(joined for one in editions for joined in _of(one, story.kind, program, excluding)))


def excluding_facts(stories: Mapping[str, Story], program: Program) -> frozenset[str]:
    """The facts that a labelled exception of some rule looks at, those apart from which the amount is computed."""
    found: set[str] = set()
    for edition in (e for story in stories.values() if story.kind in GRANTS for e in story.editions):
        paid = set(_looked_at(program, edition.amount.let)) if edition.amount else set[str]()
        found.update(fact for e in edition.exceptions for fact in _looked_at(program, e.note.let) if fact not in paid)
    return frozenset(found)


def _of(edition: Edition, kind: str, program: Program, excluding: frozenset[str]) -> Iterator[Joined]:
    for excepted in edition.exceptions:
        note = excepted.note
        way: Way = "higher" if _compares_amount(edition, program, note.let) else "excludes"
        yield Joined(way, excepted.label, note.says, _takes(excepted, kind), note.sources, note.readings)
    for hint in edition.hints:
        if not excluding.isdisjoint(_looked_at(program, hint.when)):
            way = "higher" if _compares_amount(edition, program, hint.when) else "beside"
            yield Joined(way, "", hint.says_when, Words(hint.says, hint.says), hint.sources, hint.readings)


def _compares_amount(edition: Edition, program: Program, let: Name) -> bool:
    """What compares something with the amount of the rule itself leaves the higher of the two."""
    return edition.amount is not None and edition.amount.let in rests_on(program.by_name, (let,))


def _takes(excepted: Excepted, kind: str) -> Words:
    """What an exception does, in the word that fits the kind of rule."""
    if excepted.takes != TAKES_AWAY:
        return excepted.takes
    return Words(answer_word(kind, "no", "zh"), answer_word(kind, "no", "en"))


def _looked_at(program: Program, let: Name) -> Iterator[str]:
    lets = program.by_name
    for name in rests_on(lets, (let,)):
        op = lets[name].op
        if isinstance(op, Fact) and op.source == "fact":
            yield op.name

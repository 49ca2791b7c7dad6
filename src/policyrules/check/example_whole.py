"""What an example of an indicator tells of everything that is counted: a list of all things (名册), or the counts themselves."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from policyrules.check.facts import Told, ToldList
from policyrules.check.problems import ExampleUnfit
from policyrules.source import Span
from policyrules.types import Entity, Fact, Number, Relation, Vocabulary
from policyrules.types.encode import MOST

WHOLE: Final = "（全部）"
"""The kind of thing that stands for all that an indicator may count; no pack can declare this name."""
ROSTER: Final = "名册"
"""The list of all things that an indicator counts, in an example of one."""
DENOMINATOR, NUMERATOR = "分母", "分子"
COUNTS: Final = (DENOMINATOR, NUMERATOR)
"""How many there are, where the things themselves are not listed."""
MOST_COUNTED: Final = MOST // 1000

Given = tuple[Told | ToldList, ...]


def with_whole(vocabulary: Vocabulary, entity: str) -> Vocabulary:
    """The vocabulary with all things of a kind as one more thing, of which an example may tell."""
    facts = {name: Fact(name, WHOLE, Number(""), 0, MOST_COUNTED) for name in COUNTS}
    whole = Entity(WHOLE, facts=facts, relations={ROSTER: Relation(ROSTER, WHOLE, entity, many=True)})
    return evolve(vocabulary, entities={**vocabulary.entities, WHOLE: whole})


def not_of_the_whole(at: Span, name: str) -> ExampleUnfit:
    """Told of nothing in particular, as if there were one thing."""
    zh, en = f"“{name}”说的是一个，指标数的是全部", f"`{name}` is told of one thing, and an indicator counts all of them"
    instead_zh = "写进名册：“名册 逐项为（…）、（…）”；只有件数的，写“分母 为 200；分子 为 199”"
    instead_en = "list the things: `roster listed as (...), (...)`; of counts alone: `denominator is 200; numerator is 199`"
    return ExampleUnfit(at, zh, en, instead_zh, instead_en)


def counts_of(told: Given) -> tuple[int, int] | None:
    """Numerator and denominator, where both are told."""
    found = {one.name: one.value for one in told if isinstance(one, Told)}
    top, bottom = found.get(NUMERATOR), found.get(DENOMINATOR)
    return (top, bottom) if isinstance(top, int) and isinstance(bottom, int) else None


def counts_unfit(told: Given, at: Span) -> ExampleUnfit | None:
    """What is wrong with the counts of one row."""
    names = {one.name for one in told}
    given = names.intersection(COUNTS)
    if not given:
        return None
    if ROSTER in names:
        zh, en = "名册和件数只能给一样", "a roster and counts are given at once"
        return ExampleUnfit(at, zh, en, "删去其中一样；接着别的示例写的，另写一个示例", "give one of them, or make an example of its own")
    if len(given) < len(COUNTS):
        there, lacks = (DENOMINATOR, NUMERATOR) if DENOMINATOR in given else (NUMERATOR, DENOMINATOR)
        zh, en = f"写了{there}，没有写{lacks}", f"there is a {ENGLISH[there]} and no {ENGLISH[lacks]}"
        return ExampleUnfit(at, zh, en, "两样都写：“分母 为 200；分子 为 199”", "give both: `denominator is 200; numerator is 199`")
    counts = counts_of(told)
    if counts and counts[0] > counts[1]:
        zh, en = "分子大于分母", "the numerator is larger than the denominator"
        return ExampleUnfit(at, zh, en, "分子是分母里面的一部分，请核对", "the numerator counts some of the denominator; check both")
    return None


ENGLISH = {DENOMINATOR: "denominator", NUMERATOR: "numerator"}

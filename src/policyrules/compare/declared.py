"""What two versions declare: parameters by date, facts, choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from policyrules.cases import Absent
from policyrules.compare.model import Stated
from policyrules.core.notes import Words
from policyrules.parameters import Parameter
from policyrules.types import Choice, Fact, Money, Number, Vocabulary
from policyrules.types.kind_words import kind_words
from policyrules.types.to_text import written

OPEN = Words("待定", "undetermined")
NONE = Words("无", "none")
UNSTATED = Words("没有规定", "not stated")


def parameters(before: Mapping[str, Parameter], after: Mapping[str, Parameter], words: Vocabulary) -> Iterator[Stated]:
    """Each stretch of days on which a parameter stands otherwise."""
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        changed: list[tuple[date, date | None, Words, Words]] = []
        for since, until in _stretches(old, new):
            was, now = _on(old, since, words), _on(new, since, words)
            if was != now:
                if changed and changed[-1][2:] == (was, now) and changed[-1][1] == since - timedelta(days=1):
                    since = changed.pop()[0]
                changed.append((since, until, was, now))
        for since, until, was, now in changed:
            yield Stated(_when(name, since, until, words), was, now)


def _stretches(*some: Parameter | None) -> list[tuple[date, date | None]]:
    """The days between which nothing changes in any of them."""
    periods = [period for parameter in some if parameter for period in parameter.periods]
    edges = {p.since for p in periods} | {p.until + timedelta(days=1) for p in periods if p.until is not None}
    starts = sorted(edges)
    return [(start, later - timedelta(days=1) if later else None) for start, later in zip(starts, [*starts[1:], None], strict=True)]


def _on(parameter: Parameter | None, day: date, words: Vocabulary) -> Words:
    period = parameter.on(day) if parameter else None
    if parameter is None or period is None:
        return UNSTATED
    if period.value is None:
        return OPEN
    if isinstance(period.value, Absent):
        return NONE
    return Words(written(period.value, parameter.type, words, "zh"), written(period.value, parameter.type, words, "en"))


def _when(name: str, since: date, until: date | None, words: Vocabulary) -> Words:
    start = f"{since.year}年{since.month}月{since.day}日"
    english = words.english.get(name, name)
    if until is None:
        return Words(f"参数“{name}”自 {start} 起", f"parameter {english} from {since}")
    return Words(f"参数“{name}”自 {start} 至 {until.year}年{until.month}月{until.day}日", f"parameter {english} from {since} to {until}")


def vocabulary(before: Vocabulary, after: Vocabulary) -> Iterator[Stated]:
    """Kinds of things, facts and choices that are new, gone, or of another type."""

    def called(name: str) -> str:
        return after.english.get(name) or before.english.get(name, name)

    for name in dict.fromkeys((*before.choices, *after.choices)):
        lists = [v.choices.get(name) for v in (before, after)]
        was, now = (
            Words("、".join(c.name for c in found.values), ", ".join(called(c.name) for c in found.values)) if found else None
            for found in lists
        )
        if was != now:
            yield Stated(Words(f"选项“{name}”", f"choices {called(name)}"), was, now)
    for entity in dict.fromkeys((*before.entities, *after.entities)):
        old, new = _facts(before, entity), _facts(after, entity)
        for name in dict.fromkeys((*old, *new)):
            said, now_said = (_declared(facts.get(name), v) for facts, v in ((old, before), (new, after)))
            if said != now_said:
                yield Stated(Words(f"{entity}的“{name}”", f"{called(name)} of {called(entity)}"), said, now_said)


def _facts(of: Vocabulary, entity: str) -> Mapping[str, Fact]:
    """What a file may record; results of rules are compared as rules."""
    found = of.entities.get(entity)
    return {name: fact for name, fact in found.facts.items() if fact.source == "fact"} if found else {}


def _declared(fact: Fact | None, words: Vocabulary) -> Words | None:
    if fact is None:
        return None
    zh = f"{kind_words(fact.type, 'zh')}{'，可无' if fact.optional else ''}"
    en = f"{kind_words(fact.type, 'en')}{', or none' if fact.optional else ''}"
    if isinstance(fact.type, Money | Number):
        low, high = ((written(n, fact.type, words, "zh"), written(n, fact.type, words, "en")) for n in (fact.low, fact.high))
        return Words(f"{zh}，{low[0]} 至 {high[0]}", f"{en}, {low[1]} to {high[1]}")
    return Words(zh, en)


def retyped(before: Vocabulary, after: Vocabulary) -> frozenset[str]:
    """Names whose values mean something else in the two: facts of another type, choice lists with other numbers behind their names."""
    found: set[str] = set()
    for name in before.choices.keys() & after.choices.keys():
        codes = [{value.name: value.code for value in v.choices[name].values} for v in (before, after)]
        if any(codes[0][word] != codes[1][word] for word in codes[0].keys() & codes[1].keys()):
            found.add(name)
    for entity in before.entities.keys() & after.entities.keys():
        old, new = before.entities[entity].facts, after.entities[entity].facts
        found |= {name for name in old.keys() & new.keys() if old[name].type != new[name].type}
    return frozenset(
        found | {n for v in (before, after) for f in v.facts() if isinstance(f.type, Choice) and f.type.of in found for n in [f.name]}
    )

"""Facts in words: as an example tells them, and as a rule asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from docutils import nodes

from policyrules.cases import Absent
from policyrules.check import Told, ToldList, Trial
from policyrules.check.example_whole import DENOMINATOR, NUMERATOR
from policyrules.sphinx_ext.links import to_fact
from policyrules.sphinx_ext.loaded import Asked, Loaded
from policyrules.sphinx_ext.make import Cell, para, table
from policyrules.sphinx_ext.words import day
from policyrules.types import Bool, Choice, Date, Fact, Money, Month, Number, Scalar
from policyrules.types.encode import MOST
from policyrules.types.kind_words import kind_words
from policyrules.types.to_text import written

Given = Told | ToldList
Line = tuple[str, str]
"""What is told of, and what is told: (住户的住处, 山上)."""
DAY = "计算日"


def lines(loaded: Loaded, entity: str, trial: Trial) -> dict[str, str]:
    """What an example tells, the day first; what is told later stands for what was told before."""
    found = {DAY: day(trial.as_of)}
    for given in trial.told:
        name, value = line(loaded, entity, given)
        found.pop(name, None)
        found[name] = value
    if trial.counts:
        found |= {DENOMINATOR: str(trial.counts[1]), NUMERATOR: str(trial.counts[0])}
    return found


def line(loaded: Loaded, entity: str, given: Given) -> Line:
    name = "的".join((*given.path, given.name))
    at = loaded.end(entity, given.path)
    if isinstance(given, ToldList):
        return name, _listed(loaded, at, given)
    if isinstance(given.value, Absent):
        return name, "无"
    type = loaded.compiled.checked.parameters[given.name].type if given.parameter else loaded.vocabulary.entities[at].facts[given.name].type
    return name, written(given.value, type, loaded.vocabulary)


def _listed(loaded: Loaded, entity: str, given: ToldList) -> str:
    """All elements in a sentence; neighbours that differ in their month alone (用工记录) are told once, with the first and last."""
    relation = loaded.vocabulary.entities[entity].relations.get(given.name)
    target = relation.target if relation else entity
    if not given.elements:
        return "无" if given.complete else "没有填"
    items = [_element(loaded, target, element) for element in given.elements]
    told = []
    for first, last in _runs([words for words, _ in items]):
        months = [items[i][1] for i in dict.fromkeys((first, last)) if items[i][1]]
        number = f"第{first + 1}项" if first == last else f"第{first + 1}—{last + 1}项"
        told.append(f"{number} " + "，".join(w for w in (" 至 ".join(months), items[first][0]) if w))
    return "；".join(told) + ("" if given.complete else "；其余没有填")


def _element(loaded: Loaded, entity: str, element: Iterable[Given]) -> tuple[str, str]:
    """What is told of one element, and its month apart."""
    months, words = [], []
    for given in element:
        name, value = line(loaded, entity, given)
        fact = loaded.vocabulary.entities[loaded.end(entity, given.path)].facts.get(given.name)
        if fact and isinstance(fact.type, Month):
            months.append(value)
        else:
            words.append(f"{name} {value}")
    return "，".join(words), "、".join(months)


def _runs(items: Sequence[str]) -> Iterable[tuple[int, int]]:
    """First and last of each run of equal items."""
    start = 0
    for i, item in enumerate(items):
        if i + 1 == len(items) or items[i + 1] != item:
            yield start, i
            start = i + 1


# ---------------------------------------------------------------- what is asked


def asked(loaded: Loaded, wanted: Iterable[Asked]) -> nodes.table:
    """The facts a rule may ask for: whose, how they are asked, and what may be answered."""
    rows: list[list[Cell]] = []
    for one in wanted:
        of, names = loaded.say("的", ", ").join(map(loaded.names.word, one.path)), loaded.names
        lead = loaded.say(f"{of}的", f"{of}: ") if of else ""
        name = [para(lead, to_fact(one.fact, names.word(one.fact.name)))]
        rows.append([name, names.text(one.fact.question) or loaded.explained(one.fact.name) or "—", answers(loaded, one.fact)])
    heads = ("情况", "怎样问", "怎样填") if loaded.tongue == "zh" else ("fact", "how to ask", "how to answer")
    return table(heads, rows, widths=(3, 4, 4))


def answers(loaded: Loaded, fact: Fact) -> str:
    """What may be filled in: the values of a choice, or a kind of number with its bounds."""
    judged = fact.source == "judgement"
    if loaded.tongue == "en":
        notes = ["or none"] * fact.optional + ["sensitive"] * fact.sensitive + ["judged by the body in charge"] * judged
        notes += ["departments can look it up"] * fact.on_record
        return english_value(loaded, fact) + (f" ({'; '.join(notes)})" if notes else "")
    words = value_words(loaded, fact.type, fact.low, fact.high)
    also = ["没有的填“无”"] * fact.optional + ["敏感信息"] * fact.sensitive + ["由主管单位认定"] * judged
    also += ["部门可以查到"] * fact.on_record
    return words + (f"（{'；'.join(also)}）" if also else "")


def english_value(loaded: Loaded, fact: Fact) -> str:
    match fact.type:
        case Choice(of):
            return ", ".join(loaded.names.word(v.name) for v in loaded.vocabulary.choices[of].values)
        case Number() | Money():
            bounds = [f"at least {written(fact.low, fact.type, loaded.vocabulary, 'en')}"] if fact.low else []
            bounds += [f"at most {written(fact.high, fact.type, loaded.vocabulary, 'en')}"] if is_bound(fact.type, fact.high) else []
            return ", ".join([kind_words(fact.type, "en"), *bounds])
        case _:
            return kind_words(fact.type, "en")


def is_bound(type: Number | Money, high: int) -> bool:
    """Whether an upper bound was meant as one."""
    return high < min(MOST // 100, 10**9 * type.den)


def value_words(loaded: Loaded, type: Scalar, low: int, high: int) -> str:
    match type:
        case Bool():
            return "是或者否"
        case Choice(of):
            return "、".join(v.name for v in loaded.vocabulary.choices[of].values)
        case Date():
            return "日期"
        case Month():
            return "月份"
        case Number() | Money():
            unit = type.unit if isinstance(type, Number) else "元" + (f"/{type.period}" if type.period else "")
            bounds = [f"不低于 {written(low, type, loaded.vocabulary)}"] if low else []
            bounds += [f"不超过 {written(high, type, loaded.vocabulary)}"] if is_bound(type, high) else []
            return "数" + (f"，单位：{unit}" if unit else "") + (f"，{'，'.join(bounds)}" if bounds else "")
    assert_never(type)

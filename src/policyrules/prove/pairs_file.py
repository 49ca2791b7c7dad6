"""The pairs of a rule as a YAML file: what the two share, what each has of its own, what each is answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import yaml

from policyrules.backends.reference import trace
from policyrules.cases import Case, Record
from policyrules.cases.model import Entry
from policyrules.core import Program
from policyrules.driver.pipeline import Compiled
from policyrules.driver.proof import proved_of
from policyrules.prove.atoms import Atom
from policyrules.prove.pairs import Paired
from policyrules.prove.pairs_check import ABOUT, DAY, FIRST, GETS, NEVER, PAIRED, PROVED, RULE, SECOND, SHARED
from policyrules.prove.verdicts import verdict
from policyrules.types import DATE, MONTH, Scalar, Vocabulary
from policyrules.types.to_text import written

HEAD = """\
# “{rule}”的成对案例，由 policyrules pairs 生成：每一对只在这个条件所读的事实上不同，答案因此不同。
# 改了规则之后重新生成；policyrules pairs {pack} --check 逐对复算。
"""
FIELD, SINCE, NUMBER, ATOM, HOW, WHY = "字段", "版本", "编号", "条件", "方式", "理由"
HOWS = {"alone": "独立", "masked": "屏蔽"}
NONE, MORE = "无", "等"
WIDE = 140
Told: TypeAlias = dict[str, Any]


def to_yaml(rule: str, entity: str, pairs: Iterable[Paired], program: Program, compiled: Compiled) -> str:
    """The file of a rule; settled atoms only."""
    work = _Writer(program, compiled)
    pairs = list(pairs)
    data: Told = {RULE: rule, ABOUT: entity}
    data[PAIRED] = [work.pair(p) for p in pairs if p.first is not None]
    if never := [{**heading(p.atom), WHY: p.why.zh} for p in pairs if p.how == "never"]:
        data |= {PROVED: proved_of(compiled, entity, rule), NEVER: never}
    text = yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, default_flow_style=None, width=WIDE)
    return HEAD.format(rule=rule, pack=compiled.files.name) + text


class _Plain(yaml.SafeDumper):
    """Without anchors, which no file of a pack may have."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def heading(atom: Atom) -> Told:
    """By which an atom is known."""
    field, since, mark, says = atom.key
    return {FIELD: field, **({SINCE: since} if since else {}), **({NUMBER: mark} if mark else {}), ATOM: says}


class _Writer:
    def __init__(self, program: Program, compiled: Compiled) -> None:
        self.program, self.vocabulary = program, compiled.checked.vocabulary
        self.units: dict[str, Scalar] = {p.name: p.type for p in compiled.checked.parameters.values()}

    def pair(self, of: Paired) -> Told:
        assert of.first is not None and of.second is not None
        told = [self.case(of.first), self.case(of.second)]
        shared = common(*told)
        gets = [verdict(of.atom, trace(self.program, case), self.vocabulary, "zh") for case in (of.first, of.second)]
        found: Told = {**heading(of.atom), HOW: HOWS[of.how], SHARED: shared}
        for who, own, answer in zip((FIRST, SECOND), told, gets, strict=True):
            found |= {who: without(own, shared), who + GETS: answer}
        return found

    def case(self, case: Case) -> Told:
        told: Told = {DAY: self.words(case.as_of, DATE), **facts(case.root, self.vocabulary)}
        return told | {name: self.words(value, self.units[name]) for name, value in sorted(case.parameters.items())}

    def words(self, value: int, type: Scalar) -> str:
        return written(value, type, self.vocabulary, "zh")


def facts(record: Record, vocabulary: Vocabulary) -> Told:
    """A record as a facts file says it."""
    entity, told = vocabulary.entities[record.entity], dict[str, Any]()

    def said(entry: Entry, type: Scalar) -> str:
        return written(entry, type, vocabulary, "zh") if isinstance(entry, int) else NONE

    for name, fact in entity.facts.items():
        if name in record.histories:
            months = sorted(record.histories[name].items())
            told[name] = {written(month, MONTH, vocabulary, "zh"): said(entry, fact.type) for month, entry in months}
        elif name in record.facts:
            told[name] = said(record.facts[name], fact.type)
    for name, listed in record.many.items():
        items: list[Any] = [facts(item, vocabulary) for item in listed.items]
        told[name] = items + ([] if listed.complete else [MORE]) or NONE
    for name, target in record.one.items():
        told[name] = facts(target, vocabulary)
    return told


def common(one: Told, other: Told) -> Told:
    """What two tellings say alike."""
    found: Told = {}
    for key, value in one.items():
        twin = other.get(key)
        if value == twin:
            found[key] = value
        elif isinstance(value, dict) and isinstance(twin, dict) and (inner := common(value, twin)):
            found[key] = inner
    return found


def without(one: Told, shared: Told) -> Told:
    """What a telling says beyond what is shared."""
    found: Told = {}
    for key, value in one.items():
        if key not in shared:
            found[key] = value
        elif value != shared[key]:
            found[key] = without(value, shared[key])
    return found

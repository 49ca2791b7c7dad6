"""What an answer ought to be, by definition: complete cases that fit are tried, without intervals or reasons.

An answer is settled when all complete cases agree. Something turns it when two complete cases that differ in it alone disagree.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import islice, product
from math import prod

from attrs import evolve, field

from policyrules import core
from policyrules.backends import reference
from policyrules.backends.reference.evaluate import reached, reason_of
from policyrules.cases import ABSENT, Case, Listed, Record
from policyrules.cases.copies import twins
from policyrules.cases.model import Entry
from policyrules.classes import define, frozen
from policyrules.core.nodes import ROOT, Name
from policyrules.testing import vocabulary as v
from policyrules.testing.cases import ALL_MONTHS
from policyrules.types.encode import DAYS_A_MONTH

Change = Callable[[Case, dict[int, Record]], None]
"""Writes one possible truth into a copy of the case, given the copies of its records."""


@define(eq=False)
class Slot:
    """Something that the case leaves open, what it may turn out to be, and by which reasons it may be asked for."""

    changes: tuple[Change, ...]
    reasons: set[core.Reason] = field(factory=set)


@frozen
class Exact:
    """Answers that are possible, and what can turn one: for each such thing, its reasons."""

    answers: frozenset[int]
    turning: tuple[frozenset[core.Reason], ...]


def housed(case: Case) -> Case:
    """The same case with empty records where a relation to one leads nowhere: they say as little, and can be completed."""
    twin, made = twins(case)
    household = Record(v.HOUSEHOLD)
    nobody = Record(v.PERSON, one={v.AT_HOME: household})
    nobody.one[v.GUARDIAN] = nobody
    for record in made.values():
        if record.entity == v.PERSON:
            record.one.setdefault(v.AT_HOME, household)
            record.one.setdefault(v.GUARDIAN, nobody)
    return twin


def exact(program: core.Program, case: Case, most: int = 128, seed: int = 0) -> dict[core.Output, Exact]:
    """All complete cases of a case that is `housed` if there are at most `most`, else some of them."""
    slots = open_slots(program, case, random.Random(seed))
    sizes = [len(slot.changes) for slot in slots]
    keys: Iterator[tuple[int, ...]] = product(*(range(size) for size in sizes))
    whole = prod(sizes) <= most
    if not whole:
        r = random.Random(seed)
        keys = iter([tuple(r.randrange(size) for size in sizes) for _ in range(max(2, most // (4 * sum(sizes))))])
    told: dict[tuple[int, ...], dict[core.Output, int]] = {}

    def answers(key: tuple[int, ...]) -> dict[core.Output, int]:
        if key not in told:
            twin, made = twins(case)
            for slot, chosen in zip(slots, key, strict=True):
                slot.changes[chosen](twin, made)
            trace = reference.trace(program, twin)
            values = {output: trace.value(output) for output in program.outputs}
            assert all(value.known for value in values.values()), "a complete case has one answer"
            told[key] = {output: value.low for output, value in values.items()}
        return told[key]

    turning: dict[core.Output, dict[int, None]] = {output: {} for output in program.outputs}
    for key in list(islice(keys, most)):
        answers(key)
        for i, size in enumerate(sizes):
            for other in range(size):
                near = answers((*key[:i], other, *key[i + 1 :]))
                for output, answer in answers(key).items():
                    if near[output] != answer:
                        turning[output][i] = None
    return {
        output: Exact(frozenset(row[output] for row in told.values()), tuple(frozenset(slots[i].reasons) for i in turning[output]))
        for output in program.outputs
    }


def open_slots(program: core.Program, case: Case, r: random.Random) -> list[Slot]:
    root = reference.trace(program, case).root
    found: dict[object, Slot] = {}
    for home, element in elements(program, root):
        for let in program.lets:
            if isinstance(let.op, core.Fact) and let.home == home and element.record is not None:
                _open_fact(let.op, element, case, found)
        for block in program.blocks:
            if block.parent == home and element.record is not None and not block.months:
                _open_list(block, element, found, r)
    return list(found.values())


def elements(program: core.Program, root: reference.Element) -> Iterator[tuple[Name, reference.Element]]:
    yield ROOT, root
    at = {ROOT: [root]}
    for block in program.blocks:
        at[block.name] = [child for parent in at[block.parent] for child in parent.children[block.name]]
        yield from ((block.name, child) for child in at[block.name])


def _open_fact(fact: core.Fact, element: reference.Element, case: Case, found: dict[object, Slot]) -> None:
    if fact.source == "time":
        return
    if fact.source == "parameter":
        if fact.name not in case.parameters:
            changes = [_set_parameter(fact.name, value) for value in range(fact.low, fact.high + 1)]
            found.setdefault(fact.name, Slot(tuple(changes))).reasons.add(core.Reason("parameter", fact.name))
        return
    record = reached(element.record, fact.path)
    assert record is not None, "the case was housed before"
    month, asked = element.day // DAYS_A_MONTH, case.as_of // DAYS_A_MONTH
    if record.entry(fact.name, fact.kept, month, asked) is not None:
        return
    reason = reason_of(fact, element)
    declared = next((f for f in v.FACTS if f.entity == record.entity and f.name == fact.name), None)
    low, high = (declared.low, declared.high) if declared else (fact.low, fact.high)
    entries: list[Entry] = [*range(low, high + 1), *([ABSENT] if declared and declared.optional else [])]
    changes = [_set_fact(record, fact.name, entry, reason.month) for entry in entries]
    found.setdefault((id(record), fact.name, reason.month), Slot(tuple(changes))).reasons.add(reason)


def _open_list(block: core.Block, element: reference.Element, found: dict[object, Slot], r: random.Random) -> None:
    record = reached(element.record, block.path)
    assert record is not None, "the case was housed before"
    listed = record.many.get(block.over, Listed(complete=False))
    room = block.size - len(listed.items)
    if listed.complete or room < 1:
        return
    extras = [[], *([filled(block.over, record, r) for _ in range(r.randint(1, room))] for _ in range(3))]
    slot = found.setdefault((id(record), block.over), Slot(tuple(_add_items(record, block.over, extra) for extra in extras)))
    slot.reasons.add(core.Reason("list", block.over, (*element.path, *block.path), element.items))


def filled(over: str, owner: Record, r: random.Random) -> Record:
    """A complete element that nobody listed."""
    entity = v.CARD if over == v.CARDS else v.PERSON
    declared = [f for f in v.FACTS if f.entity == entity]
    record = Record(entity, {f.name: ABSENT if f.optional and r.random() < 0.2 else r.randint(f.low, f.high) for f in declared})
    record.histories = {f.name: dict.fromkeys(ALL_MONTHS, record.facts[f.name]) for f in declared if f.kept != "fixed"}
    if entity == v.PERSON:
        record.many[v.CARDS] = Listed([filled(v.CARDS, record, r) for _ in range(r.randint(0, v.SIZE))])
        record.one = {v.AT_HOME: owner, v.GUARDIAN: record}
    return record


def _set_fact(record: Record, name: str, entry: Entry, month: int) -> Change:
    """What is asked for by the month is supplied for that month alone."""

    def change(case: Case, made: dict[int, Record]) -> None:
        twin = made[id(record)]
        if month:
            twin.histories.setdefault(name, {})[month] = entry
        else:
            twin.facts[name] = entry

    return change


def _set_parameter(name: str, value: int) -> Change:
    def change(case: Case, made: dict[int, Record]) -> None:
        case.parameters[name] = value

    return change


def _add_items(record: Record, over: str, extra: list[Record]) -> Change:
    def change(case: Case, made: dict[int, Record]) -> None:
        twin = made[id(record)]
        fresh = [evolve_record(item, twin) for item in extra]
        twin.many[over] = Listed([*twin.many.get(over, Listed()).items, *fresh], True)
        if extra:  # an element nobody listed may look back at what has its list
            _settle(twin, case.as_of // DAYS_A_MONTH)

    return change


def _settle(record: Record, asked: int) -> None:
    """Leave nothing of a record open, in any month."""
    for f in v.FACTS:
        if f.entity == record.entity:
            record.facts.setdefault(f.name, f.low)
            open_months = [m for m in ALL_MONTHS if record.entry(f.name, f.kept, m, asked) is None]
            if open_months:  # an empty history would say that every month is open
                record.histories[f.name] = {**record.histories.get(f.name, {}), **dict.fromkeys(open_months, f.low)}


def evolve_record(item: Record, owner: Record) -> Record:
    """The element for one copy of the case: its household is that of the copy."""
    twin = evolve(item, facts=dict(item.facts), one=dict(item.one), many=dict(item.many), histories=dict(item.histories))
    if v.AT_HOME in twin.one:
        twin.one = {v.AT_HOME: owner, v.GUARDIAN: twin}
    return twin

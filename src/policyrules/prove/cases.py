"""From the model of a solver back to the case that it tells of, and from a case to what must hold of a world for it to be so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import field

from policyrules.cases import ABSENT, Case, Listed, Record
from policyrules.classes import define
from policyrules.lower import PROPERTY
from policyrules.prove import algebra as a
from policyrules.prove.solver import z3
from policyrules.prove.world import DAY, ONE, Key, Place, Told, World


def case_of(world: World, model: Any) -> Case:
    """The case that a model of the solver tells of. Facts that it leaves out can be anything: they get a value of their own."""
    return _Back(world, model).case()


def as_in(world: World, case: Case, apart: frozenset[Key]) -> Iterator[Any]:
    """What must hold of a world for all that a case says to be so, but for what may be otherwise."""
    if DAY not in apart:
        yield world.day == case.as_of
    for (place, name), told in world.facts.items():
        record = followed(case.root, place)
        entry = record.facts.get(name) if record else None
        if (place, name) in apart or told.months is not None or entry is None:
            continue
        if told.present is not None:
            yield told.present == (entry is not ABSENT)
        if isinstance(entry, int) and z3.is_expr(told.value):
            yield told.value == (bool(entry) if z3.is_bool(told.value) else entry)
    for (place, over), taken in world.lists.items():
        record = followed(case.root, place)
        if record is not None and over in record.many and (place, over) not in apart:
            yield from (there == (i < len(record.many[over].items)) for i, there in enumerate(taken))


def followed(record: Record | None, place: Place) -> Record | None:
    """The record at a place, if a case has one there."""
    for step, i in place:
        if record is None or i == ONE:
            record = record.one.get(step) if record else None
        else:
            items = record.many[step].items if step in record.many else []
            record = items[i] if i < len(items) else None
    return record


@define(eq=False)
class _Back:
    world: World
    model: Any
    root: Record = field(init=False)

    def __attrs_post_init__(self) -> None:
        setting = self.world.setting
        self.root = Record(PROPERTY if setting.variables else setting.subject)

    def number(self, term: Any) -> int:
        if a.fixed(term):
            return int(term)
        found = self.model.eval(term, model_completion=True)
        return int(z3.is_true(found)) if z3.is_bool(found) else int(found.as_long())

    def case(self) -> Case:
        world = self.world
        as_of = self.number(world.day)
        parameters: dict[str, int] = {}
        for variable in world.setting.variables:
            self.root.one[variable] = Record(world.setting.subject)
        for (place, over), taken in sorted(world.lists.items(), key=lambda entry: len(entry[0][0])):
            for at in self.mirrors(place, over):
                record = self.reach(at)
                if record is not None:
                    entity = world.setting.vocabulary.entities.get(record.entity)
                    target = entity.relations[over].target if entity and over in entity.relations else ""
                    record.many[over] = Listed([Record(target) for there in taken if self.number(there)])
        for (place, name), told in world.facts.items():
            for at in self.mirrors(place, name):
                record = self.reach(at)
                if record is not None:
                    self.enter(record, name, told)
        self.name_elements(self.root)
        for (source, name), told in world.elsewhere.items():
            if self.number(told.known) and told.value is not None:
                number = self.number(told.value)
                if source:
                    parameters[name] = number
                else:
                    self.root.facts[name] = number
        return Case(self.root, as_of, parameters)

    def name_elements(self, record: Record) -> None:
        """Elements that are only counted get one fact, so that they can be written down."""
        for target in record.one.values():
            self.name_elements(target)
        for item in (item for listed in record.many.values() for item in listed.items):
            self.name_elements(item)
            entity = self.world.setting.vocabulary.entities.get(item.entity)
            if entity and not (item.facts or item.histories or item.one or item.many):
                first = next((f for f in entity.facts.values() if f.source == "fact"), None)
                item.facts |= {first.name: first.low} if first else {}

    def enter(self, record: Record, name: str, told: Told) -> None:
        entity = self.world.setting.vocabulary.entities.get(record.entity)
        declared = entity.facts.get(name) if entity else None
        lowest = declared.low if declared else 0
        if told.months is None:
            if self.number(told.known):
                there = told.present is None or self.number(told.present)
                record.facts[name] = (lowest if told.value is None else self.number(told.value)) if there else ABSENT
            return
        history = record.histories.setdefault(name, {})
        for month in told.months.values():
            if self.number(told.known_in(month)):
                there = told.present is None or self.number(told.present(month))
                value = lowest if told.value is None else self.number(told.value(month))
                history[self.number(month)] = value if there else ABSENT

    def mirrors(self, place: Place, name: str) -> list[Place]:
        """All places that share a variable with this one."""
        variables = self.world.setting.variables
        if not variables or not self.world.setting.varying:
            return [place]
        return [p for v in variables if self.world.same_place(p := ((v, ONE), *place[1:]), name) == place]

    def reach(self, place: Place) -> Record | None:
        """The record at a place, made on the way where a relation leads to one thing; None where no element is there."""
        record = self.root
        for step, i in place:
            if i == ONE:
                if step not in record.one:
                    entity = self.world.setting.vocabulary.entities.get(record.entity)
                    target = entity.relations[step].target if entity and step in entity.relations else ""
                    record.one[step] = Record(target)
                record = record.one[step]
            else:
                items = record.many[step].items if step in record.many else []
                if i >= len(items):
                    return None
                record = items[i]
        return record

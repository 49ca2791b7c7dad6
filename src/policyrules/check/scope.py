"""Where a name may be seen: the things around an expression, from the inside out, then the pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policyrules.check.facts import (
    BuiltIn,
    BuiltInWord,
    ChoiceOf,
    FactOf,
    Meaning,
    MonthEnd,
    MonthPart,
    MonthsOf,
    ParameterOf,
    RelationOf,
    RuleOf,
    SelfOf,
    YearPart,
)
from policyrules.classes import frozen
from policyrules.parameters import Parameter
from policyrules.resolve import Resolved
from policyrules.types import DATE, MONTH, Date, Entity, Month, Number, Vocabulary
from policyrules.types.months import NAMED, window_of

BUILT_IN: dict[str, BuiltInWord] = {"计算日": "as_of", "本月": "this_month", "本年": "this_year", "上年": "last_year"}
YEAR = Number("年度")
OF_A_DAY: dict[str, tuple[Meaning, Date | Month | Number]] = {
    "当月": (MonthPart(0), MONTH), "次月": (MonthPart(1), MONTH), "月末": (MonthEnd(), DATE), "年度": (YearPart(), YEAR),
}  # fmt: skip
"""What stands behind a day or a month with 的, and what it gives."""
PARTS = (*OF_A_DAY, "金额", "个数", "月份")


@frozen
class Frame:
    """One thing that names are looked up in. `variable`: the name a property gives it."""

    entity: str
    variable: str = ""


@frozen
class Scope:
    """The frames, innermost first, and what every expression of the pack sees."""

    frames: tuple[Frame, ...]
    resolved: Resolved
    parameters: Mapping[str, Parameter]

    def inside(self, entity: str) -> Scope:
        """The scope of a test on the elements of a list."""
        return Scope((Frame(entity), *self.frames), self.resolved, self.parameters)

    @property
    def vocabulary(self) -> Vocabulary:
        return self.resolved.vocabulary

    def entity(self, depth: int) -> Entity:
        return self.vocabulary.entities[self.frames[depth].entity]

    def find(self, name: str) -> Meaning | None:
        """What a bare name means; the innermost thing that knows it wins."""
        for depth, frame in enumerate(self.frames):
            if frame.variable:
                if name == frame.variable:
                    return SelfOf(depth)
                continue
            entity = self.vocabulary.entities[frame.entity]
            if name == entity.self_name:
                return SelfOf(depth)
            if member := self.member(frame.entity, name):
                kind, found, negated = member
                if kind == "fact":
                    return FactOf(found, depth, negated)
                return RelationOf(found, depth) if kind == "relation" else RuleOf(found, depth)
        if name in BUILT_IN:
            return BuiltIn(BUILT_IN[name])
        if (window := window_of(name)) and not self.frames[0].variable:
            return MonthsOf(window)
        if name in self.parameters:
            return ParameterOf(name)
        lists = [c for c in self.vocabulary.choices.values() if c.code(name) is not None]
        if len(lists) == 1:
            code = lists[0].code(name)
            assert code is not None
            return ChoiceOf(lists[0].name, code)
        return None

    def member(self, entity: str, name: str) -> tuple[str, str, bool] | None:
        """(fact | relation | rule, its declared name, whether the word is its opposite) of an entity."""
        declared = self.vocabulary.entities[entity]
        if name in declared.facts:
            return "fact", name, False
        if name in declared.relations:
            return "relation", name, False
        if (entity, name) in self.resolved.rules:
            return "rule", name, False
        for fact in declared.facts.values():
            if fact.opposite == name:
                return "fact", fact.name, True
        return None

    def owner(self, name: str) -> str | None:
        """How a word that does not stand alone here is said with its owner: 住户的人口, or 甲的在职 in a property."""
        for frame in self.frames:
            before = f"{frame.variable}的" if frame.variable else ""
            if before and self.member(frame.entity, name):
                return before + name
            for relation in self.vocabulary.entities[frame.entity].relations.values():
                if not relation.many and self.member(relation.target, name):
                    return f"{before}{relation.name}的{name}"
        return None

    def way_to(self, kind: str) -> str | None:
        """What a thing of this kind is called from here: 住户, where 家庭 is a kind of thing and no name."""
        relations = (r for frame in self.frames for r in self.vocabulary.entities[frame.entity].relations.values())
        return next((r.name for r in relations if r.target == kind), None)

    def names(self) -> Iterator[str]:
        """Everything that could stand here, for the nearest guess."""
        for frame in self.frames:
            entity = self.vocabulary.entities[frame.entity]
            yield from entity.facts
            yield from entity.relations
            yield from (f.opposite for f in entity.facts.values() if f.opposite)
            yield from (name for owner, name in self.resolved.rules if owner == frame.entity)
        yield from BUILT_IN
        yield from NAMED
        yield from self.parameters
        yield from (v.name for c in self.vocabulary.choices.values() for v in c.values)

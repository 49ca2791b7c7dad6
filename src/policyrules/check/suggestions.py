"""What to write instead, where the names that can be seen from a place tell."""

from __future__ import annotations

from collections.abc import Sequence

from policyrules.check.scope import Scope
from policyrules.classes import frozen
from policyrules.resolve.unknown_problems import UnknownName
from policyrules.syntax import nodes as syn
from policyrules.types import Choice, Entity


def list_as_fact(name: syn.Name, scope: Scope) -> UnknownName | None:
    """The name of a choice list where a fact is wanted: 残疾等级 为 一级."""
    if name.text not in scope.vocabulary.choices:
        return None
    ways = _ways(name.text, scope)
    near = ways[0].fact if len(ways) == 1 and not ways[0].through else None
    told, english = "、".join(f"“{way.said('……')}”" for way in ways), ", ".join(f"`{way.fact}`" for way in ways)
    zh = f"“{name.text}”是一组选项，不是事实" + (f"：写{told}" if ways else "；这里没有取这组值的事实")
    en = f"`{name.text}` is a list of values and no fact" + (f"; facts with these values: {english}" if ways else "")
    return UnknownName(name.at, name.text, near, alias=scope.vocabulary.aliases.get(near or "", ""), meant=(zh, en))


def value_as_fact(name: syn.Name, entity: str, scope: Scope) -> UnknownName | None:
    """A value of a choice list where a fact of a thing is wanted: 家庭 为 农村."""
    vocabulary = scope.vocabulary
    lists = [choice.name for choice in vocabulary.choices.values() if choice.code(name.text) is not None]
    facts = [fact for of in lists for fact in _of_list(vocabulary.entities[entity], of)]
    if len(facts) != 1:
        return None
    fact, alias = facts[0], vocabulary.aliases.get(facts[0], facts[0])
    return UnknownName(
        name.at, name.text, meant=(f"“{name.text}”是“{fact}”的一个值：写“……的{fact} 为 {name.text}”", f"write `'s {alias} is ...`")
    )


def as_condition(expr: syn.Expr, of: str, before: Sequence[syn.Expr], scope: Scope) -> tuple[str, str]:
    """What is meant by a value of the list `of` that stands as a condition of its own, behind others (`before`)."""
    said = expr.at.text.strip()
    start = next((i for i in range(len(before) - 1, -1, -1) if isinstance(before[i], syn.Is)), None)
    if start is not None and all(isinstance(one, syn.Ref) for one in before[start + 1 :]):
        first = before[start]
        assert isinstance(first, syn.Is)
        left = first.left.at.text.strip()
        values = [one.at.text.strip() for one in (first.right, *before[start + 1 :], expr)]
        verb = ("不为", "is not") if first.negated else ("为", "is")
        return (
            f"列举同一项的几个取值，写“{left} {verb[0]} {'、'.join(values)}之一”",
            f"to list several values, write `{left} {verb[1]} any of {', '.join(values)}`",
        )
    ways = _ways(of, scope)
    if not ways:
        return f"写明是谁的哪一项取这个值：“…… 为 {said}”", f"say what has this value: `... is {said}`"
    told = "、".join(f"“{way.said(said)}”" for way in ways[:2])
    alias = scope.vocabulary.aliases.get(ways[0].fact, ways[0].fact)
    return f"写明是哪一项取这个值，如{told}", f"say what has this value: `{alias} is {said}`"


@frozen
class _Way:
    """A fact with values of a list, and the relation through which it is reached, if it is not a fact of the thing itself."""

    fact: str
    through: str = ""
    many: bool = False

    def said(self, value: str) -> str:
        claim = f"{self.fact} 为 {value}"
        return f"{self.through} 中有 {claim} 者" if self.many else f"{self.through}的{claim}" if self.through else claim


def _ways(of: str, scope: Scope) -> list[_Way]:
    """The facts with values of a list that are within reach, those of the thing itself before those one step away."""
    entities = scope.vocabulary.entities
    near = [_Way(fact) for frame in scope.frames for fact in _of_list(entities[frame.entity], of)]
    steps = [relation for frame in scope.frames for relation in entities[frame.entity].relations.values()]
    return near + [_Way(fact, step.name, step.many) for step in steps for fact in _of_list(entities[step.target], of)]


def _of_list(entity: Entity, of: str) -> list[str]:
    return [fact.name for fact in entity.facts.values() if fact.type == Choice(of)]

"""The `.pyi` of a pack: what type checkers know of its input classes and of the names of its rules.

Aliases are identifiers that do not begin with `_` (the glossary is held to that), so names of our own begin with it. Chinese
names stand in strings alone, written as Python writes strings.
"""

from __future__ import annotations

from collections.abc import Iterator

from policyrules.deciding.inputs import ENTITY, MEMBERS, camel
from policyrules.deciding.pack import NOT_DECIDED, Pack
from policyrules.types import Bool, Choice, ChoiceList, Date, Fact, Money, Month, Number, Relation, Vocabulary
from policyrules.types.cell_words import grade_of

HEAD = """# generated from the pack; `pytest tests/face --update-golden` writes it anew
from collections.abc import Mapping as _Mapping, Sequence as _Sequence
from datetime import date as _date
from decimal import Decimal as _Decimal
from types import EllipsisType as _More
from typing import Any as _Any, Literal as _Literal, TypeAlias as _TypeAlias, overload as _overload

from policyrules.cases import Absent as _Absent
from policyrules.deciding.decision import Decision as _Decision
from policyrules.deciding.inputs import Input as _Input
from policyrules.deciding.pack import Pack as _AnyPack

_Given: _TypeAlias = _Mapping[str, _Any]
"""


def stub(pack: Pack) -> str:
    """The text of the `.pyi`."""
    vocabulary = pack.vocabulary
    parts = [HEAD, "\n".join(_choice(choices, vocabulary) for choices in vocabulary.choices.values())]
    parts += [_class(name, made, vocabulary) for name, made in pack.inputs.items()]
    rules = _rules(pack)
    parts += [f"_{name}Rule: _TypeAlias = {_literal(of)}" for name, of in rules.items()]
    parts.append("\n".join(["class Pack(_AnyPack):", *(f"    {name}: type[_{name}]" for name in pack.inputs), *_decide(rules, "    ")]))
    parts.append("\n".join(f"_{name}: _TypeAlias = {name}" for name in pack.inputs))
    parts.append("plan: Pack")
    parts.append("\n".join(_decide(rules, "")))
    return "\n\n".join(parts) + "\n"


def _choice(choices: ChoiceList, vocabulary: Vocabulary) -> str:
    """Values by Chinese name, alias, and the number of a grade."""
    names: list[str | int] = []
    for value in choices.values:
        names += [value.name, vocabulary.alias(value.name)]
    names += [grade for value in choices.values if (grade := grade_of(value.name)) is not None]
    return f"{_choice_name(choices.name, vocabulary)}: _TypeAlias = {_literal(names)}"


def _choice_name(of: str, vocabulary: Vocabulary) -> str:
    return f"_Choice{list(vocabulary.choices).index(of)}"


def _class(name: str, made: type, vocabulary: Vocabulary) -> str:
    members: dict[str, Fact | Relation] = getattr(made, MEMBERS)
    entity = getattr(made, ENTITY)
    lines = [f"class {name}(_Input):", f"    {entity!r}"]
    given = {alias: _type(member, vocabulary) for alias, member in members.items()}
    lines += [f"    {alias}: {type}  # {_said(members[alias])}" for alias, type in given.items()]
    arguments = "".join(f"        {alias}: {type} = ...,\n" for alias, type in given.items())
    lines.append(f"    def __init__(self, *,\n{arguments}    ) -> None: ..." if given else "    def __init__(self) -> None: ...")
    return "\n".join(lines)


def _said(member: Fact | Relation) -> str:
    return "".join(c if c.isprintable() else "?" for c in member.name)


def _type(member: Fact | Relation, vocabulary: Vocabulary) -> str:
    """What may be given. A float is never among it: it is read, but by its shortest form, and better written as text or Decimal."""
    if isinstance(member, Relation):
        alias = vocabulary.aliases.get(member.target)
        one = f"_{camel(alias)} | _Given" if alias else "_Given"
        return f"_Sequence[{one} | tuple[_Any, ...] | _More] | _Absent | None" if member.many else f"{one} | None"
    absent = " | _Absent" if member.optional else ""
    match member.type:
        case Bool():
            words = dict.fromkeys(["是", "否", member.name, *([member.opposite] if member.opposite else [])])
            return f"bool | {_literal(words)}{absent} | None"
        case Date() | Month():
            return f"_date | str{absent} | None"
        case Money() | Number():
            return f"int | _Decimal | str{absent} | None"
        case Choice(of):
            return f"{_choice_name(of, vocabulary)}{absent} | None"


def _rules(pack: Pack) -> dict[str, list[str]]:
    """Input class → the names of the rules that are asked of it."""
    found: dict[str, list[str]] = {name: [] for name in pack.inputs}
    by_entity = {getattr(made, ENTITY): name for name, made in pack.inputs.items()}
    for rule in pack.rules:
        if rule.kind not in NOT_DECIDED and rule.entity in by_entity:
            found[by_entity[rule.entity]] += dict.fromkeys((rule.name, pack.vocabulary.alias(rule.name)))
    return {name: names for name, names in found.items() if names}


NARROWER = "  # type: ignore[override]  # a pack that is known by name takes the names of its own rules only"


def _decide(rules: dict[str, list[str]], indent: str) -> Iterator[str]:
    """One overload for each input class that rules are about."""
    me = "self, " if indent else ""
    for i, name in enumerate(rules):
        if len(rules) > 1:
            yield f"{indent}@_overload" + (NARROWER if indent and not i else "")
        yield (
            f"{indent}def decide({me}rule: _{name}Rule, thing: _{name} | _Given, *, as_of: _date,"
            f" parameters: _Mapping[str, int] | None = ...) -> _Decision: ..." + (NARROWER if indent and len(rules) == 1 else "")
        )


def _literal(values: object) -> str:
    assert isinstance(values, list | dict)
    return f"_Literal[{', '.join(repr(value) for value in dict.fromkeys(values))}]"

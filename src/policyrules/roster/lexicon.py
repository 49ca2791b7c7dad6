"""What a column may be: every heading that a kind of row understands, made from the vocabulary and the tables of words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Literal

from attrs import evolve, field

from policyrules.classes import define, frozen
from policyrules.roster.telling import Telling
from policyrules.roster.words import (
    CLASS_HEADS,
    CLASSES,
    COMPLETE,
    FACTS,
    FEMALE,
    GROUPS,
    IGNORED,
    POOR,
    ROLES,
    SEX,
    SUBSIDIES,
    SUBSIDY,
    SUBSIDY_HEADS,
    UNUSED,
    Role,
)
from policyrules.types import Choice, Entity, Relation, Vocabulary
from policyrules.types.number_text import HAN_DIGITS, tidy

Use = Literal["fact", "item", "key", "label", "both", "complete", "classes", "unused"]


@frozen
class Kind:
    """What the rows of a sheet are: things of their own (人员), or items of a list (`relation`, 残疾) of the `parent`."""

    entity: str
    parent: str = ""
    relation: str = ""

    @property
    def name(self) -> str:
        return self.relation or self.entity


@frozen
class Target:
    """What a column says: a fact of the row, of what a relation leads to, of an item of a list, or who the row is about."""

    use: Use
    entity: str
    name: str
    relation: str = ""
    number: int = 0
    """Which item of the list, where several columns hold one each."""

    @property
    def words(self) -> str:
        """As a mapping file says it: 出生日期, 家庭的低保家庭, 残疾2的类别, 户编号."""
        if self.use == "unused":
            return UNUSED
        return f"{self.relation}{self.number or ''}的{self.name}" if self.relation and self.use in ("fact", "item") else self.name

    def told(self, tell: Telling) -> str:
        """For readers of either tongue."""
        if tell.tongue == "zh":
            return self.words
        if self.use == "complete":
            return tell("{name}齐全", name=tell.name(self.relation))
        if self.use not in ("fact", "item"):
            return tell(self.name)
        whose = f"{tell.name(self.relation)} {self.number or ''}".strip()
        return f"{whose}: {tell.name(self.name)}" if self.relation else tell.name(self.name)


NOT_USED = Target("unused", "", UNUSED)
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
NUMBER = r"(?P<n>[1-9一二三四五六七八九])"
NUMBERED = (
    re.compile(rf"(?P<a>.+?)\(?{NUMBER}\)?(?P<b>)"),
    re.compile(rf"(?P<a>)第?{NUMBER}(?:项|类)?(?P<b>.+)"),
    re.compile(rf"(?P<a>.+?)第?{NUMBER}(?:项|类)?(?P<b>.+)"),
)
"""残疾类别2, 第二残疾类别, 残疾2的类别."""
ASKED = ("是否为", "是否属于", "是否有", "是否已", "是否在", "是否", "有无")
NEAR = 0.75
EMPTY_WORDS = frozenset("的之其及和与情况状信息人者号码填写所")


@define(eq=False)
class Lexicon:
    """The headings of one kind of row."""

    kind: Kind
    names: dict[str, Target] = field(factory=dict)

    def exact(self, head: str) -> Target | None:
        """What a heading surely means."""
        plain = plainly(head)
        if found := self.names.get(plain):
            return found
        for pattern in NUMBERED:
            if (match := pattern.fullmatch(plain)) and (found := self._first(match["a"] + match["b"])) and found.use == "item":
                return evolve(found, number=int(match["n"]) if match["n"].isdigit() else HAN_DIGITS[match["n"]])
        return self._first(plain)

    def near(self, head: str) -> tuple[Target, bool] | None:
        """The fact with the nearest name, and whether only words differ that change no meaning: 家庭年收入 is near 家庭月收入."""
        plain = BRACKETS.sub("", plainly(head))
        found = get_close_matches(plain, [n for n in self.names if len(n) >= 3], n=1, cutoff=NEAR) if len(plain) >= 3 else []
        target = self.names[found[0]] if found else None
        if target is None or target.use not in ("fact", "item"):
            return None
        different = (Counter(plain) - Counter(found[0])) + (Counter(found[0]) - Counter(plain))
        return target, set(different) <= EMPTY_WORDS

    def _first(self, plain: str) -> Target | None:
        return next((self.names[form] for form in _forms(plain) if form in self.names), None)


def plainly(head: str) -> str:
    """A heading without blanks, line ends, stars and colons, in half-width marks and small letters."""
    return tidy(head).replace("\n", "").strip("*:：").lower()


def _forms(plain: str) -> Iterator[str]:
    """A heading in the ways it may be declared: 是否低保家庭（必填） is 低保家庭; 残疾情况-类别 is 残疾的类别."""
    short = BRACKETS.sub("", plain)
    for text in dict.fromkeys((plain, short)):
        yield text
        for asked in ASKED:
            if text.startswith(asked):
                yield text.removeprefix(asked)
        group, dash, last = text.rpartition("-")
        if dash:
            top = group.rpartition("-")[2]
            relation = GROUPS.get(top, top)
            yield from (f"{relation}的{last}", f"{top}{last}", f"{top}的{last}", last)
            for asked in ASKED:
                if last.startswith(asked):
                    yield last.removeprefix(asked)


def kinds(vocabulary: Vocabulary) -> list[Kind]:
    """Every kind of row a roster may have, by the order of declaration."""
    targets = {r.target for e in vocabulary.entities.values() for r in e.relations.values() if r.many and not inverse(r, vocabulary)}
    roots = [Kind(e.name) for e in vocabulary.entities.values() if e.name not in targets]
    lists = [Kind(r.target, e.name, r.name) for e in vocabulary.entities.values() for r in e.relations.values() if r.many]
    return roots + [k for k in lists if not inverse(vocabulary.entities[k.parent].relations[k.relation], vocabulary)]


def inverse(relation: Relation, vocabulary: Vocabulary) -> Relation | None:
    """The to-one relation that leads back: 成员 of a household is what 家庭 of a person comes from."""
    target = vocabulary.entities.get(relation.target)
    return next((r for r in target.relations.values() if not r.many and r.target == relation.entity), None) if target else None


def lexicon(kind: Kind, vocabulary: Vocabulary) -> Lexicon:
    """All headings for rows of a kind. What is declared for the row itself comes before what relations lead to."""
    found = Lexicon(kind)
    own = vocabulary.entities[kind.entity]
    linked = [r for r in own.relations.values() if not r.many and r.target in vocabulary.entities]
    for fact in own.facts.values():
        for name in _names(fact.name, kind.relation, vocabulary):
            found.names.setdefault(plainly(name), Target("fact", own.name, fact.name))
    for role in roles(own.name):
        _put(found, role, Target(role.use, own.name, role.name))
    if kind.parent:
        for role in roles(kind.parent):
            _put(found, role, Target(role.use, kind.parent, role.name))
    for relation in linked:
        for role in roles(relation.target):
            _put(found, role, Target(role.use, relation.target, role.name, relation.name))
    for relation in own.relations.values():
        if relation.many and relation.target in vocabulary.entities:
            complete = Target("complete", own.name, relation.name + COMPLETE, relation.name)
            found.names.setdefault(plainly(complete.name), complete)
            if not inverse(relation, vocabulary):
                _put_facts(found, relation, "item", vocabulary)
                lead = next((f for f in vocabulary.entities[relation.target].facts.values() if isinstance(f.type, Choice)), None)
                if lead:  # a column 残疾 holds items such as 肢体二级
                    found.names.setdefault(plainly(relation.name), Target("item", relation.target, lead.name, relation.name))
    for relation in linked:
        _put_facts(found, relation, "fact", vocabulary)
    for marks, name, heads in ((POOR, CLASSES, CLASS_HEADS), (SUBSIDY, SUBSIDIES, SUBSIDY_HEADS), (FEMALE, SEX, (SEX,))):
        if found.exact(marks):
            for head in heads:
                found.names.setdefault(plainly(head), Target("classes", own.name, name))
    for name in (*IGNORED, UNUSED):
        found.names.setdefault(plainly(name), NOT_USED)
    return found


@cache
def roles(entity: str) -> tuple[Role, ...]:
    """The columns that identify an entity; one that no table knows has 编号 and 名称."""
    known = tuple(role for role in ROLES if role.entity == entity)
    return known or (Role(f"{entity}编号", entity, "key"), Role(f"{entity}名称", entity, "label"))


def _put(found: Lexicon, role: Role, target: Target) -> None:
    for name in (role.name, *role.synonyms):
        found.names.setdefault(plainly(name), target)


def _put_facts(found: Lexicon, relation: Relation, use: Literal["fact", "item"], vocabulary: Vocabulary) -> None:
    target: Entity = vocabulary.entities[relation.target]
    for fact in target.facts.values():
        meant = Target(use, target.name, fact.name, relation.name)
        spoken = [f"{r}{of}{fact.name}" for r in (relation.name, target.name) for of in ("的", "-", "")]
        for name in (*spoken, *_names(fact.name, relation.name, vocabulary)):
            if use == "fact" or name != fact.name:
                found.names.setdefault(plainly(name), meant)


def _names(fact: str, relation: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    others = FACTS.get(f"{relation}的{fact}") or FACTS.get(fact, ()) if relation else FACTS.get(fact, ())
    return (fact, vocabulary.aliases.get(fact, fact), vocabulary.english.get(fact, fact), *others)

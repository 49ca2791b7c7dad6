"""Modules and glossary to one set of declarations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from keyword import iskeyword
from typing import Any

from attrs import evolve, field

from policyrules.classes import define
from policyrules.diagnostics import Problem
from policyrules.resolve.facts import Folded, Glossary, Resolved, Rule
from policyrules.resolve.members import member_of
from policyrules.resolve.problems import AliasUnfit, DuplicateName, NothingToPresume, SeveralNames, SubjectMissing
from policyrules.resolve.several import each, shares_a_table
from policyrules.resolve.unknown_problems import UnknownKind, UnknownType
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.types import ChoiceList, ChoiceValue, Entity, Fact, Vocabulary


def resolve(
    declared: Iterable[syn.Declaration | Folded], glossary: Glossary, unread: Iterable[str] = (), shared: Iterable[syn.ExampleDecl] = ()
) -> Resolved:
    """Gather the declarations of a pack. Their order never matters.

    `unread` names declarations that stand in the files and could not be read: those that refer to them are not to blame.
    `shared`: the examples of packs that this one builds on, the nearest pack last.
    """
    work = _Work(glossary, frozenset(unread))
    items = [*declared]
    choices = [i for i in items if isinstance(i, syn.ChoiceDecl)]
    subjects = sorted((i for i in items if isinstance(i, syn.SubjectDecl)), key=lambda s: s.adds)
    for choice in choices:
        work.choice(choice)
    for subject in subjects:
        work.name_subject(subject)
    for subject in subjects:
        work.members(subject)
    for item in items:
        match item:
            case syn.RuleDecl():
                if item.also and not shares_a_table(item):
                    work.several_names(item)
                for decl in each(item):
                    work.rule(decl)
            case Folded():
                work.rule(item)
            case syn.ExampleDecl():
                work.once(work.examples, item.title.name.text, item, item.title.at)
            case syn.PropertyDecl():
                work.once(work.properties, item.title.name.text, item, item.title.at)
            case _:
                pass
    work.presumptions_fit()
    work.glossary_fits()
    return evolve(work.resolved(), shared={decl.title.name.text: decl for decl in shared})


@define
class _Work:
    glossary: Glossary
    unread: frozenset[str] = frozenset()
    choices: dict[str, ChoiceList] = field(factory=dict)
    entities: dict[str, Entity] = field(factory=dict)
    rules: dict[tuple[str, str], Rule] = field(factory=dict)
    presumptions: dict[tuple[str, str], Rule] = field(factory=dict)
    examples: dict[str, syn.ExampleDecl] = field(factory=dict)
    properties: dict[str, syn.PropertyDecl] = field(factory=dict)
    aliases: dict[str, str] = field(factory=dict)
    places: dict[object, Span] = field(factory=dict)
    problems: list[Problem] = field(factory=list)

    def resolved(self) -> Resolved:
        aliases = {**self.aliases, **self.glossary.aliases}
        entities = with_questions(self.entities, self.glossary.questions)
        vocabulary = Vocabulary(self.choices, entities, aliases, self.glossary.english)
        return Resolved(
            vocabulary, self.rules, self.presumptions, self.examples, self.properties, self.glossary, self.unread, tuple(self.problems)
        )

    def once(self, table: dict[Any, Any], key: Any, thing: object, at: Span) -> bool:
        """Enter a declaration, or complain of the second one."""
        if key in table:
            name = key[1] if isinstance(key, tuple) else str(key)
            self.problems.append(DuplicateName(at, self.places[id(table), key], name))
            return False
        table[key] = thing
        self.places[id(table), key] = at
        return True

    def heading(self, title: syn.Title) -> str:
        if title.alias:
            self.aliases[title.name.text] = title.alias.text
            self.places["alias", title.name.text] = title.alias.at
        return title.name.text

    def choice(self, decl: syn.ChoiceDecl) -> None:
        name, count = self.heading(decl.title), len(decl.values)
        values: dict[str, ChoiceValue] = {}
        for i, title in enumerate(decl.values):
            word = self.heading(title)
            code = count - i if decl.order == "descending" else i + 1
            if word in values:
                self.problems.append(DuplicateName(title.at, decl.values[[t.name.text for t in decl.values].index(word)].at, word))
            values[word] = ChoiceValue(word, code)
        self.once(self.choices, name, ChoiceList(name, tuple(values.values()), decl.order, decl.by_height), decl.title.at)

    def name_subject(self, decl: syn.SubjectDecl) -> None:
        name = self.heading(decl.title)
        if decl.adds:
            if name not in self.entities:
                self.problems.append(UnknownKind(decl.title.at, name, tuple(self.entities)))
                self.entities[name] = Entity(name)
            return
        self_name = self.heading(decl.self_title) if decl.self_title else ""
        self.once(self.entities, name, Entity(name, self_name), decl.title.at)

    def members(self, decl: syn.SubjectDecl) -> None:
        entity = self.entities[decl.title.name.text]
        for member in decl.members:
            name = self.heading(member.title)
            if member.opposite:
                self.heading(member.opposite)
            if name in entity.facts or name in entity.relations:
                first = self.places[entity.name, name]
                self.problems.append(DuplicateName(member.title.at, first, name))
                continue
            self.places[entity.name, name] = member.title.at
            made, problems = member_of(member, entity.name, self.choices, self.entities)
            unread = [p for p in problems if isinstance(p, UnknownType) and p.name in self.unread]
            self.problems += [p for p in problems if p not in unread]
            if unread:
                self.unread |= {name}
            if isinstance(made, Fact):
                entity.facts[name] = made
            elif made is not None:
                entity.relations[name] = made

    def rule(self, decl: syn.RuleDecl | Folded) -> None:
        name = self.heading(decl.title)
        subject = decl.subject if isinstance(decl, Folded) else subject_of(decl)
        if decl.kind == "duty":
            self.once(self.rules, ("", name), Rule(name, "", decl.kind, decl), decl.title.at)
            return
        if subject is None:
            self.problems.append(SubjectMissing(decl.title.at, name))
            return
        entity = subject.text
        if entity not in self.entities and entity in self.unread:
            return
        if entity not in self.entities:
            self.problems.append(UnknownKind(subject.at, entity, tuple(self.entities)))
            return
        rule = Rule(name, entity, decl.kind, decl)
        if decl.kind == "presume":
            self.once(self.presumptions, (entity, name), rule, decl.title.at)
        elif name in self.entities[entity].facts or name in self.entities[entity].relations:
            self.problems.append(DuplicateName(decl.title.at, self.places[entity, name], name))
        else:
            self.once(self.rules, (entity, name), rule, decl.title.at)

    def several_names(self, decl: syn.RuleDecl) -> None:
        titles = (decl.title, *decl.also)
        self.problems.append(SeveralNames(decl.title.at.to(decl.also[-1].at), tuple(title.name.at.text for title in titles)))

    def presumptions_fit(self) -> None:
        for (entity, name), rule in self.presumptions.items():
            judged = self.rules.get((entity, name))
            if name in self.unread:
                continue
            if name not in self.entities[entity].facts and (judged is None or judged.kind != "discretion"):
                self.problems.append(NothingToPresume(rule.stands.title.at, name, entity))

    def glossary_fits(self) -> None:
        taken: dict[str, str] = {}
        for name, alias in {**self.aliases, **self.glossary.aliases}.items():
            if not alias.isidentifier() or not alias.isascii() or taken_by_python(alias):
                self.problems.append(AliasUnfit(self.places.get(("alias", name)), name, alias))
            elif taken.setdefault(alias, name) != name:
                self.problems.append(AliasUnfit(self.places.get(("alias", name)), name, alias, taken[alias]))


def subject_of(decl: syn.RuleDecl) -> syn.Name | None:
    """What a rule is about, as it stands under 对象."""
    found = next((f for f in decl.fields if isinstance(f, syn.NamesField) and f.key == "for"), None)
    return found.paths[0].names[0] if found else None


def taken_by_python(alias: str) -> bool:
    """Whether no field of a class can have this name: the classes of things have fields by their aliases."""
    return iskeyword(alias) or alias == "self" or alias.startswith(("_", "policyrules_"))


def with_questions(entities: Mapping[str, Entity], questions: Mapping[str, str]) -> dict[str, Entity]:
    """The entities, each fact with the question of the glossary where its own declaration has none."""
    return {
        name: evolve(entity, facts={k: f if f.question else evolve(f, question=questions.get(k, "")) for k, f in entity.facts.items()})
        for name, entity in entities.items()
    }

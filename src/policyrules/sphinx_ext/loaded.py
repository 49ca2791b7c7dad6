"""A compiled pack as the pages read it: an entry for each rule, what it uses, its examples as they came out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar

from attrs import field

from policyrules import core
from policyrules.check import CheckedExample, CheckedProperty, Trial
from policyrules.check.facts import AmountOf, FactOf, Meaning, ParameterOf, ParameterOn, PartOf, RuleOf
from policyrules.classes import define, frozen
from policyrules.core.notes import Story
from policyrules.core.walk import needed
from policyrules.deciding.trials import Result, run_example, traced_trial
from policyrules.driver.pipeline import Compiled
from policyrules.driver.reading import names_of, read_rules
from policyrules.explain import Finding
from policyrules.explain.explanation import Explanation
from policyrules.explain.grounds import Walk
from policyrules.explain.names import Names
from policyrules.explain.tell import explain
from policyrules.format import formatted
from policyrules.parameters import Parameter
from policyrules.resolve import Rule
from policyrules.site.keys import page_keys
from policyrules.source import SourceFile
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import parse
from policyrules.syntax.walk import nodes
from policyrules.types import Fact, Vocabulary
from policyrules.types.to_text import Tongue

Said = TypeVar("Said")


@frozen(eq=False)
class Entry:
    """A rule and where it is found. `key` is ASCII and unique: it names the page and begins every anchor on it."""

    key: str
    rule: Rule
    english: str = ""
    """What it is called on English pages, "" on the others."""

    @property
    def name(self) -> str:
        return self.rule.name

    @property
    def title(self) -> str:
        if self.english:
            return f"{self.english} (presumed)" if self.rule.kind == "presume" else self.english
        return f"{self.name}（推定）" if self.rule.kind == "presume" else self.name


@frozen(eq=False)
class Tried:
    """A row of an example as it came out, for one rule. `explanation` is None in rankings and rates, which are of many things."""

    trial: Trial
    result: Result
    explanation: Explanation | None


@frozen
class Asked:
    """A fact that a rule may ask for, and the relations over which it is reached."""

    path: tuple[str, ...]
    fact: Fact


@define(eq=False, slots=False)
class Loaded:
    """Read once for all pages of a site."""

    compiled: Compiled
    tongue: Tongue = "zh"
    entries: tuple[Entry, ...] = field(init=False)
    _longer: dict[str, list[str]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        called = self.vocabulary.english if self.tongue == "en" else {}
        self.entries = tuple(
            Entry(key, rule, called.get(rule.name, rule.name) if called else "") for rule, key in page_keys(self.compiled).items()
        )

    @property
    def vocabulary(self) -> Vocabulary:
        return self.compiled.checked.vocabulary

    @property
    def title(self) -> str:
        info = self.compiled.files.info
        title = (info.text("全称") if info else "") or self.compiled.files.name
        return title if self.tongue == "zh" else self.vocabulary.english.get(title, title)

    @cached_property
    def english_texts(self) -> dict[tuple[str, int], str]:
        """File and place of each declaration → the same as a rule file in English has it."""
        files, found = self.compiled.files, dict[tuple[str, int], str]()
        read = read_rules(files)
        names = names_of(files, read)
        for p in read:
            english = parse(SourceFile(p.file.name, formatted(p, "en", names).text), "en")
            if len(english.module.items) == len(p.module.items):
                said = zip(p.module.items, english.module.items, strict=True)
                found |= {(p.file.name, item.at.start): there.at.text for item, there in said}
        return found

    # ------------------------------------------------------------ words

    @cached_property
    def names(self) -> Names:
        """The words of rules in the tongue of the pages."""
        return Names(self.vocabulary, "", self.stories, self.tongue)

    def say(self, zh: Said, en: Said) -> Said:
        return zh if self.tongue == "zh" else en

    def explained(self, name: str) -> str:
        """What the glossary says of a name; "" where it says nothing."""
        return self.names.text(self.compiled.checked.resolved.glossary.explanations.get(name, ""))

    def longer(self, word: str) -> list[str]:
        """The names that hold another one: words that are found in them do not speak of it (残疾人证有效 in 残疾人证有效期至)."""
        if word not in self._longer:
            self._longer[word] = [name for name in self._known if word in name and word != name]
        return self._longer[word]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.names.word(name) for name in self.vocabulary.aliases)

    # ------------------------------------------------------------ finding rules

    def find(self, name: str) -> Entry | None:
        """The entry of a key, of an alias or of a Chinese name; of two with one name, the first that is no presumption."""
        found = [e for e in self.entries if name in (e.key, e.name, e.title, self.vocabulary.aliases.get(e.name))]
        return min(found, key=lambda e: (e.key != name, e.rule.kind == "presume"), default=None)

    def of(self, entity: str, name: str) -> Entry | None:
        """The rule of a kind of thing; where that has none, the rule of that name."""
        named = [e for e in self.entries if e.name == name and e.rule.kind != "presume"]
        return next((e for e in named if e.rule.entity == entity), named[0] if named else None)

    def presumption(self, entity: str, name: str) -> Entry | None:
        return next((e for e in self.entries if e.rule.kind == "presume" and (e.rule.entity, e.name) == (entity, name)), None)

    def story(self, entry: Entry) -> Story | None:
        """The words of a rule that is asked by name; others have none of their own."""
        lowered = self.compiled.programs.get(entry.rule.entity)
        return lowered.stories.get(entry.name) if lowered and entry.rule.kind != "presume" else None

    # ------------------------------------------------------------ what rests on what

    def mentioned(self, root: syn.Node, entity: str) -> Iterator[Entry | Parameter]:
        """The rules and parameters named beneath a node, in written order and more than once where they are."""
        for node in nodes(root):
            meaning = self.compiled.checked.meanings.get(node)
            found = self._meant(meaning, entity) if meaning else None
            if found:
                yield found

    def _meant(self, meaning: Meaning, entity: str) -> Entry | Parameter | None:
        match meaning:
            case RuleOf(name) | AmountOf(name):
                return self.of(entity, name)
            case PartOf("rule", entity, name):
                return self.of(entity, name)
            case FactOf(name):
                return self.presumption(entity, name)
            case PartOf("fact", entity, name):
                return self.presumption(entity, name)
            case ParameterOf(name) | ParameterOn(name):
                return self.compiled.checked.parameters.get(name)
            case _:
                return None

    def uses(self, entry: Entry) -> list[Entry]:
        """The rules it names, each once."""
        found = self.mentioned(entry.rule.decl, entry.rule.entity)
        return [e for e in dict.fromkeys(found) if isinstance(e, Entry) and e is not entry]

    @cached_property
    def users(self) -> dict[Entry, list[Entry]]:
        """The rules that name a rule."""
        found: dict[Entry, list[Entry]] = {}
        for entry in self.entries:
            for used in self.uses(entry):
                found.setdefault(used, []).append(entry)
        return found

    def below(self, entry: Entry) -> list[Entry]:
        """The rules that it rests on, near ones first."""
        found = {entry: None}
        for one in (waiting := [entry]):
            fresh = [e for e in self.uses(one) if e not in found]
            found |= dict.fromkeys(fresh)
            waiting += fresh
        return [*found][1:]

    def parameters(self, entry: Entry) -> list[Parameter]:
        """The parameters it reads, itself and through the rules it rests on."""
        found: dict[str, Parameter] = {}
        for one in (entry, *self.below(entry)):
            for named in self.mentioned(one.rule.decl, one.rule.entity):
                if isinstance(named, Parameter):
                    found[named.name] = named
        return [*found.values()]

    def asked(self, entry: Entry) -> list[Asked]:
        """The facts and judgements from which its answer may be computed, in the order of the program."""
        lowered = self.compiled.programs.get(entry.rule.entity)
        if lowered is None:
            return []
        program = lowered.program
        wanted = [name for output, name in program.outputs.items() if output.rule == entry.name]
        found: dict[Asked, None] = {}
        for let in needed(program, wanted):
            if isinstance(let.op, core.Fact) and let.op.source in ("fact", "judgement"):
                path = (*(step for b in reversed([*program.chain(let.home)]) for step in b.steps), *let.op.path)
                fact = self.vocabulary.entities[self.end(program.subject, path)].facts[let.op.name]
                if fact.source != "result":
                    found[Asked(path, fact)] = None
        return [*found]

    def end(self, entity: str, path: tuple[str, ...]) -> str:
        """The kind of thing at the end of a path."""
        for step in path:
            entity = self.vocabulary.entities[entity].relations[step].target
        return entity

    # ------------------------------------------------------------ examples, properties, readings

    @cached_property
    def tried(self) -> dict[tuple[str, str], list[tuple[CheckedExample, list[Tried]]]]:
        """(entity, rule) → its examples with their rows. Every example is tried when this is first asked for."""
        found: dict[tuple[str, str], list[tuple[CheckedExample, list[Tried]]]] = {}
        for example in self.compiled.checked.examples:
            by_rule: dict[str, list[Tried]] = {}
            walks: dict[int, Walk] = {}
            for result in run_example(self.compiled, example):
                if result.trial is None:
                    continue
                tried = Tried(result.trial, result, self.explanation(example, result, result.trial, walks))
                by_rule.setdefault(result.expected.rule, []).append(tried)
            for rule, rows in by_rule.items():
                found.setdefault((example.entity, rule), []).append((example, rows))
        return found

    def explanation(self, example: CheckedExample, result: Result, trial: Trial, walks: dict[int, Walk]) -> Explanation | None:
        """Why a decision came out as it did. `walks` keeps the way through each row for the other rules that it tests."""
        story = self.compiled.programs[example.entity].stories.get(result.expected.rule)
        if story is None or not isinstance(result.found, Finding):
            return None
        if id(trial) not in walks:
            walks[id(trial)] = Walk(traced_trial(self.compiled, example.entity, trial))
        walk = walks[id(trial)]
        return explain(result.found, walk.trace, story, self.vocabulary, self.tongue, stories=self.stories, walk=walk)

    @cached_property
    def stories(self) -> dict[str, dict[str, Story]]:
        return {entity: lowered.stories for entity, lowered in self.compiled.programs.items()}

    def properties(self, entry: Entry) -> list[CheckedProperty]:
        """The properties that speak of a rule."""
        return [p for p in self.compiled.checked.properties if entry in self.mentioned(p.decl, p.entity)]

    @cached_property
    def readings(self) -> dict[str, list[tuple[str, Entry]]]:
        """Id of a reading → what it says, and in which rule."""
        found: dict[str, list[tuple[str, Entry]]] = {}
        for entry in self.entries:
            for node in nodes(entry.rule.decl):
                if isinstance(node, syn.Reading):
                    said = found.setdefault(node.id, [])
                    if node.text and node.text not in [text for text, _ in said]:
                        said.append((node.text, entry))
        return dict(sorted(found.items()))

    @cached_property
    def cited(self) -> dict[str, dict[str, list[Entry]]]:
        """Document → clause or article ("" for the whole) → the rules that cite it."""
        found: dict[str, dict[str, list[Entry]]] = {}
        for entry in self.entries:
            for node in nodes(entry.rule.decl):
                if isinstance(node, syn.Cite):
                    for place in node.clauses or (node.article,):
                        citing = found.setdefault(node.document, {}).setdefault(place, [])
                        if entry not in citing:
                            citing.append(entry)
        return found

"""The stages joined: text → syn → names → types → core, and all problems on the way."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from attrs import field

from policyrules.check import Checked, check
from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.diagnostics import Problem, Severity, Tongue, errors
from policyrules.driver.clauses import unknown_clauses
from policyrules.driver.figures import named_in, parameters_of
from policyrules.driver.files import PackFiles
from policyrules.driver.lowering import Lowering
from policyrules.driver.reading import MOST_FILES, SAID_OF_BUILT_IN, read_rules
from policyrules.lower import Lowered
from policyrules.resolve import Glossary, resolve
from policyrules.resolve.unknown_problems import gathered
from policyrules.source import SourceFile, Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.english_forms import beyond
from policyrules.syntax.from_text import Parsed
from policyrules.syntax.to_phrase import phrase
from policyrules.types import Vocabulary


@frozen(eq=False)
class Compiled:
    """A pack with everything that was found out about it. `programs` and `properties` are empty while anything is an error."""

    files: PackFiles
    checked: Checked
    programs: dict[str, Lowered]
    properties: dict[str, Lowered]
    problems: tuple[Problem, ...]
    says: Callable[[Span], Words] = field(eq=False)

    @property
    def usable(self) -> bool:
        return not errors(self.problems)


@lru_cache(MOST_FILES)
def _said(file: SourceFile, glossary: Glossary, words: tuple[object, ...]) -> dict[tuple[int, int], Words]:
    """The words of stretches of a file, filled as they are asked for. `words`: what else they are made with."""
    return {}


@contextmanager
def nothing_thrown_away() -> Iterator[None]:
    """What the stages make is held to their end: to look for garbage among it takes a tenth of their time, and finds none."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


@nothing_thrown_away()
def compile_pack(files: PackFiles) -> Compiled:
    """Take a pack through every stage. Never raises because rules are wrong."""
    parsed = read_rules(files)
    declared = [item for p in parsed for item in p.module.items if not (files.borrows(p.file) and is_trial(item))]
    shared = [item for p in parsed if files.borrows(p.file) for item in p.module.items if isinstance(item, syn.ExampleDecl)]
    resolved = resolve(declared, files.glossary, [*(name for p in parsed for name in p.unread), *named_in(files)], shared)
    parameters, problems = parameters_of(files, resolved.vocabulary)
    checked = check(resolved, parameters)
    read = [x for p in parsed for x in p.problems]
    meant = () if files.incomplete else (*problems, *resolved.problems, *checked.problems)
    cited = unknown_clauses(files, dict(zip(files.rules, parsed, strict=True)).__getitem__)
    found = [p for p in gathered([*files.problems, *read, *meant, *cited]) if is_own(p, files)]
    words = Sayer(parsed, files.glossary, resolved.vocabulary)
    sound = checked.sound() if not errors(found) else None
    if sound is None:
        return Compiled(files, checked, {}, {}, tuple(dict.fromkeys(found)), words.says)
    lowering = Lowering(sound, files.glossary, words.says, words.title)
    programs, properties = lowering.programs(), lowering.properties()
    found += (p for done in (*programs.values(), *properties.values()) for p in done.problems if is_own(p, files))
    lowered, claims = ({name: done.lowered for name, done in made.items()} for made in (programs, properties))
    return Compiled(files, checked, lowered, claims, tuple(dict.fromkeys(found)), words.says)


def is_own(problem: Problem, files: PackFiles) -> bool:
    """Whether it is the matter of this pack: what is no error in a pack that it builds on is told where that one is checked."""
    at = problem.describe("zh").primary if files.imports and problem.severity is not Severity.ERROR else None
    return at is None or not files.borrows(at.at.file)


def is_trial(item: object) -> bool:
    """Whether it is an example or a property: these are tried with the figures and rules of their own pack."""
    return isinstance(item, syn.ExampleDecl | syn.PropertyDecl)


class Sayer:
    """The words of a span and of a name, in both tongues."""

    def __init__(self, parsed: Iterable[Parsed], glossary: Glossary, vocabulary: Vocabulary) -> None:
        self.english, self.opposites = SAID_OF_BUILT_IN | glossary.english, _opposites(vocabulary)
        read = list(parsed)
        self.beyond = beyond(item for p in read for item in p.module.items if isinstance(item, syn.ChoiceDecl))
        words = (*sorted(self.opposites.items()), *sorted(self.beyond.items()))
        self.by_file = {id(p.file): (p, _said(p.file, glossary, words)) for p in read}

    def says(self, at: Span) -> Words:
        parsed, said = self.by_file[id(at.file)]
        found = said.get((at.start, at.end))
        if found is None:
            zh, en = (phrase(parsed, at, tongue, self.english, self.opposites, self.beyond) for tongue in TONGUES)
            found = said[at.start, at.end] = Words(zh, en)
        return found

    def title(self, name: str) -> Words:
        return Words(name, self.english.get(name, name))


TONGUES: tuple[Tongue, Tongue] = ("zh", "en")


def _opposites(vocabulary: Vocabulary) -> dict[str, str]:
    """The opposite word of each name that has one and the same in every 主体."""
    found: dict[str, set[str]] = {}
    for fact in vocabulary.facts():
        found.setdefault(fact.name, set()).add(fact.opposite)
    return {name: min(words) for name, words in found.items() if len(words) == 1 and "" not in words}

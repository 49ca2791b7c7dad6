"""The stages joined: text → syn → names → types → core, and all problems on the way."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from attrs import field, frozen

from policyrules.check import Checked, check
from policyrules.core.notes import Words
from policyrules.diagnostics import Problem, Tongue, errors
from policyrules.driver.files import PackFiles
from policyrules.driver.lowering import Lowering
from policyrules.driver.reading import MOST_FILES, read_rules
from policyrules.lower import Lowered
from policyrules.parameters import Parameter, read_parameters
from policyrules.parameters.problems import ParameterField
from policyrules.resolve import Glossary, resolve
from policyrules.resolve.problems import gathered
from policyrules.source import SourceFile, Span
from policyrules.structured import Parsed as Structured
from policyrules.structured import parse as parse_structured
from policyrules.syntax.from_text import Parsed
from policyrules.syntax.to_phrase import phrase
from policyrules.types import Vocabulary

STATED_TWICE = "同名的参数已经写过（可能在另一个文件里）；只留一处", "the parameter stands already, perhaps in another file; keep one"


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
def _structured(file: SourceFile) -> Structured:
    return parse_structured(file)


@lru_cache(MOST_FILES)
def _said(file: SourceFile, glossary: Glossary, opposites: tuple[tuple[str, str], ...]) -> dict[tuple[int, int], Words]:
    """The words of stretches of a file, filled as they are asked for."""
    return {}


def compile_pack(files: PackFiles, *, keep_trees: bool = False) -> Compiled:
    """Take a pack through every stage. Never raises because rules are wrong. With `keep_trees`, the next process reads only files
    that have changed."""
    parsed = read_rules(files, keep_trees=keep_trees)
    resolved = resolve([p.module for p in parsed], files.glossary, [name for p in parsed for name in p.unread])
    parameters, problems = _parameters(files, resolved.vocabulary)
    checked = check(resolved, parameters)
    found = gathered([*files.problems, *(x for p in parsed for x in p.problems), *problems, *resolved.problems, *checked.problems])
    words = _Words(parsed, files.glossary, resolved.vocabulary)
    sound = checked.sound() if not errors(found) else None
    if sound is None:
        return Compiled(files, checked, {}, {}, tuple(dict.fromkeys(found)), words.says)
    lowering = Lowering(sound, files.glossary, words.says, words.title)
    programs, properties = lowering.programs(), lowering.properties()
    found += (problem for done in (*programs.values(), *properties.values()) for problem in done.problems)
    lowered, claims = ({name: done.lowered for name, done in made.items()} for made in (programs, properties))
    return Compiled(files, checked, lowered, claims, tuple(dict.fromkeys(found)), words.says)


def _parameters(files: PackFiles, vocabulary: Vocabulary) -> tuple[list[Parameter], list[Problem]]:
    parameters: list[Parameter] = []
    problems: list[Problem] = []
    for file in files.parameters:
        text = _structured(file)
        problems += text.problems
        if text.tree is not None:
            read = read_parameters(text.tree, vocabulary)
            parameters += read.parameters
            problems += read.problems
    first: dict[str, Parameter] = {}
    for parameter in parameters:
        if first.setdefault(parameter.name, parameter) is not parameter:
            problems.append(ParameterField(parameter.at, parameter.name, "名称", *STATED_TWICE))
    return parameters, problems


class _Words:
    """The words of a span and of a name, in both tongues."""

    def __init__(self, parsed: list[Parsed], glossary: Glossary, vocabulary: Vocabulary) -> None:
        self.english, self.opposites = glossary.english, _opposites(vocabulary)
        opposites = tuple(sorted(self.opposites.items()))
        self.by_file = {id(p.file): (p, _said(p.file, glossary, opposites)) for p in parsed}

    def says(self, at: Span) -> Words:
        parsed, said = self.by_file[id(at.file)]
        found = said.get((at.start, at.end))
        if found is None:
            zh, en = (phrase(parsed, at, tongue, self.english, self.opposites) for tongue in TONGUES)
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

"""The last stages of a pack, `lower` and `analyse`, without doing again what an edit left as it was.

The program of a kind of thing rests on its own rules, on the rules that these name, on those that these name in turn, on all
presumptions, and on vocabulary, parameters and glossary. A tree is never changed after it is made, and an unchanged file keeps
its trees within a process: as long as all of these are the same, the program is the one that was made before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Final

from attrs import evolve, field

from policyrules.analyse import analyse
from policyrules.check import Sound
from policyrules.check.facts import CheckedProperty
from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.diagnostics import Problem
from policyrules.driver.reach import Reach, Stands
from policyrules.lower import Lowered, lower, lower_property
from policyrules.parameters import Parameter
from policyrules.resolve import Glossary
from policyrules.source import Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.walk import nodes
from policyrules.types import Vocabulary

MOST: Final = 256
"""How many programs of how many packs are remembered at most; the one that was made first is forgotten first."""


@frozen
class Done:
    """A program with what the analysis found in it."""

    lowered: Lowered
    problems: tuple[Problem, ...]


@frozen(eq=False)
class _Made:
    """A program, and all it rests on. `trees` are held, so that no other tree can have their place in memory."""

    trees: tuple[Stands, ...]
    vocabulary: Vocabulary
    parameters: Mapping[str, Parameter]
    glossary: Glossary
    done: Done


_made: Final[dict[tuple[str, tuple[int, ...]], _Made]] = {}


def may_be_wrong(decl: syn.PropertyDecl) -> bool:
    """Whether the analysis can find anything in a property itself, which computes no more than it says: a divisor that may be zero.
    Of the rules that it speaks of, all is told where they stand."""
    return any(isinstance(node, syn.Scaled) for node in nodes(decl))


def _stands_in(problem: Problem, decl: syn.PropertyDecl) -> bool:
    primary = problem.describe("zh").primary
    return primary is not None and primary.at.file is decl.at.file and decl.at.start <= primary.at.start < decl.at.end


@frozen(eq=False, slots=False)
class Lowering:
    """Lowers what a pack holds. `says` and `title` give words to spans and names."""

    sound: Sound
    glossary: Glossary
    says: Callable[[Span], Words]
    title: Callable[[str], Words]
    _compared: list[tuple[Vocabulary, Mapping[str, Parameter], bool]] = field(factory=list, init=False)

    @cached_property
    def reach(self) -> Reach:
        return Reach(self.sound.checked.resolved)

    def programs(self) -> dict[str, Done]:
        """The program of each kind of thing that any rule is about."""
        rules = self.sound.rules.values()
        return {entity: self.program(entity) for entity in dict.fromkeys(rule.entity for rule in rules if rule.entity)}

    def program(self, entity: str) -> Done:
        own = [rule.stands for rule in self.sound.rules.values() if rule.entity == entity]
        return self._once(f"of {entity}", own, lambda: lower(self.sound, entity, self.says, self.title))

    def properties(self) -> dict[str, Done]:
        return {p.name: self.property(p) for p in self.sound.checked.properties}

    def property(self, wanted: CheckedProperty) -> Done:
        done = self._once(f"property {wanted.name}", [wanted.decl], lambda: lower_property(self.sound, wanted, self.says, self.title))
        return evolve(done, problems=tuple(p for p in done.problems if _stands_in(p, wanted.decl)))

    def _once(self, what: str, own: Iterable[Stands], make: Callable[[], Lowered]) -> Done:
        trees = self.reach.of(own)
        key = what, tuple(map(id, trees))
        found = _made.get(key)
        checked = self.sound.checked
        if found is None or found.glossary is not self.glossary or not self._same(found):
            lowered = make()
            done = Done(lowered, tuple(analyse(lowered)))
            _made[key] = found = _Made(trees, checked.vocabulary, checked.parameters, self.glossary, done)
            while len(_made) > MOST:
                _made.pop(next(iter(_made)), None)
        return found.done

    def _same(self, made: _Made) -> bool:
        """Whether it was made with this vocabulary and these parameters; many programs were made with the very same."""
        for vocabulary, parameters, same in self._compared:
            if made.vocabulary is vocabulary and made.parameters is parameters:
                return same
        checked = self.sound.checked
        same = made.vocabulary == checked.vocabulary and made.parameters == checked.parameters
        self._compared.append((made.vocabulary, made.parameters, same))
        return same

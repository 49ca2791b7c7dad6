"""What `check` does: all problems of a pack, looking only at what may have changed since nothing was found in it.

It tells what `compile_pack` tells. Examples that are known to be in order are not even read, and rules and properties that are known
to be are not lowered; see `in_order` for how that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from threading import Lock
from typing import Final

from attrs import evolve, field, frozen

from policyrules.analyse import analyse
from policyrules.check import Checked, Examples, Sound, check_rules, ground
from policyrules.diagnostics import Problem, errors
from policyrules.driver.clauses import unknown_clauses
from policyrules.driver.figures import named_in, parameters_of
from policyrules.driver.files import PackFiles
from policyrules.driver.in_order import InOrder, Keys, entry_name
from policyrules.driver.pipeline import Compiled, Sayer, compile_pack, is_own, nothing_thrown_away, without_trials
from policyrules.driver.reach import Reach
from policyrules.driver.reading import hold_rules
from policyrules.driver.tree_parts import Held, HeldExample
from policyrules.lower import lower, lower_property
from policyrules.resolve import resolve
from policyrules.resolve.unknown_problems import gathered
from policyrules.source import Span
from policyrules.syntax import nodes as syn


@frozen(eq=False)
class CheckedPack:
    """A pack as `check` reports it: how many rules and examples it holds, and all that was found in it."""

    files: PackFiles
    rules: int
    examples: int
    problems: tuple[Problem, ...]


def reported(compiled: Compiled) -> CheckedPack:
    """The same of a pack that went through all stages."""
    checked = compiled.checked
    return CheckedPack(compiled.files, len(checked.resolved.rules), len(checked.examples), compiled.problems)


@nothing_thrown_away()
def check_pack(files: PackFiles) -> CheckedPack:
    """All problems of a pack, as `compile_pack` finds them. Never raises because rules are wrong. One pack is checked at a time."""
    with _ONE_AT_A_TIME:
        return _checked(files)


_ONE_AT_A_TIME: Final = Lock()


def _checked(files: PackFiles) -> CheckedPack:
    held = hold_rules(files)
    examples = [e for h in held if not files.borrows(h.parsed.file) for e in h.examples]
    by_name = {e.name: e for e in examples}
    if len(by_name) < len(examples):
        return reported(compile_pack(files))  # where two examples have one name, the stage that reads them all tells so
    modules = [without_trials(h.parsed.module) if files.borrows(h.parsed.file) else h.parsed.module for h in held]
    unread = [name for h in held for name in h.parsed.unread]
    shared = {e.name: e for h in held if files.borrows(h.parsed.file) for e in h.examples}
    resolved = resolve(modules, files.glossary, [*unread, *named_in(files)])
    parameters, figures = parameters_of(files, resolved.vocabulary)
    ruled = check_rules(evolve(resolved, examples=_Late(by_name), shared=_Late(shared)), parameters)
    work = _Work(files, held, ruled, InOrder(entry_name(files)))
    tried = work.examples(by_name, shared)
    meant = () if files.incomplete else (*figures, *resolved.problems, *ruled.problems, *tried)
    read = (problem for h in held for problem in h.parsed.problems)
    cited = unknown_clauses(files, [h.parsed for h in held])
    found = [p for p in gathered([*files.problems, *read, *meant, *cited]) if is_own(p, files)]
    sound = ruled.sound() if not errors(found) else None
    if sound is not None:
        found += work.lowered(sound)
    work.in_order.close(whole=sound is not None)
    return CheckedPack(files, len(resolved.rules), len(by_name), tuple(dict.fromkeys(found)))


@frozen(eq=False)
class _Late(Mapping[str, syn.ExampleDecl]):
    """Examples by name, each read when it is asked for."""

    held: Mapping[str, HeldExample]

    def __getitem__(self, name: str) -> syn.ExampleDecl:
        return self.held[name].decl

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)


@frozen(eq=False)
class _Work:
    files: PackFiles
    held: Sequence[Held]
    ruled: Checked
    in_order: InOrder
    keys: Keys = field(init=False)

    @keys.default
    def _keys(self) -> Keys:
        return Keys(self.files, self.held)

    def examples(self, own: Mapping[str, HeldExample], shared: Mapping[str, HeldExample]) -> list[Problem]:
        """What is wrong with examples; they may take over from each other, and from those of the packs below (`shared`)."""
        against = sha256(ground(self.ruled).encode("utf-8", "surrogatepass")).digest()
        work = Examples(self.ruled)
        for example in own.values():
            key = self.keys.of_example(example, _chain(example, own, shared), against)
            if self.in_order.knows(key):
                continue
            before = len(work.problems)
            work.example(example.decl)
            if len(work.problems) == before:
                self.in_order.now.add(key)
        return work.problems

    def lowered(self, sound: Sound) -> list[Problem]:
        """What the analysis finds in rules and properties."""
        reach = Reach(sound)
        say = Sayer([h.parsed for h in self.held], self.files.glossary, self.ruled.vocabulary)
        doubtful = dict[str, dict[str, tuple[str, syn.Node]]]()
        for rule in sound.rules.values():
            key = self.keys.of_lowered(f"{rule.entity} {rule.name}", rule.decl, reach)
            if rule.entity and not self.in_order.knows(key):
                doubtful.setdefault(rule.entity, {})[rule.name] = key, rule.decl
        found = list[Problem]()
        for entity, some in doubtful.items():
            found += self.judged(analyse(lower(sound, entity, say.says, say.title, some)), some.values(), reach)
        for wanted in self.ruled.properties:
            key = self.keys.of_lowered(f"property {wanted.name}", wanted.decl, reach)
            if not self.in_order.knows(key):
                found += self.judged(analyse(lower_property(sound, wanted, say.says, say.title)), [(key, wanted.decl)], reach)
        return found

    def judged(self, problems: Iterable[Problem], looked_at: Iterable[tuple[str, syn.Node]], reach: Reach) -> list[Problem]:
        """The problems of this pack; those that were looked at are in order unless a problem stands in them or in what they rest on."""
        found = [p for p in problems if is_own(p, self.files)]
        places = [primary.at if (primary := p.describe("zh").primary) else None for p in found]
        for key, own in looked_at:
            trees = reach.of([own]) if places else ()
            if not any(at is None or _stands_in(at, trees) for at in places):
                self.in_order.now.add(key)
        return found


def _stands_in(at: Span, trees: Iterable[syn.Node]) -> bool:
    return any(tree.at.file is at.file and tree.at.start <= at.start < tree.at.end for tree in trees)


def _chain(example: HeldExample, own: Mapping[str, HeldExample], shared: Mapping[str, HeldExample]) -> list[HeldExample]:
    """The examples from which one takes over, as far as there are such; a circle ends where it closes."""
    found = [example]
    while True:
        last = found[-1]
        first, second = (shared, own) if shared.get(last.name) is last else (own, shared)
        like = first.get(last.like) or second.get(last.like)
        if like is None or like in found:
            return found[1:]
        found.append(like)

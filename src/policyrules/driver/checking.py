"""What `check` does: all problems of a pack, looking only at what may have changed since nothing was found in it.

It tells what `compile_pack` tells. Rules and examples that are known to be in order are not even read, unless something else rests on
them, and properties that are known to be are not lowered; see `in_order` for how that is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from threading import Lock
from typing import Final

from attrs import evolve

from policyrules.analyse import analyse
from policyrules.check import Checked, Examples, Sound, check_rules, ground, key_of_rule
from policyrules.classes import frozen
from policyrules.diagnostics import Problem, errors
from policyrules.driver.clauses import unknown_clauses
from policyrules.driver.figures import named_in, parameters_of
from policyrules.driver.files import PackFiles
from policyrules.driver.held import Held, HeldExample
from policyrules.driver.in_order import InOrder, Keys, entry_name
from policyrules.driver.lowering import may_be_wrong
from policyrules.driver.pipeline import Compiled, Sayer, compile_pack, is_own, is_trial, nothing_thrown_away
from policyrules.driver.reach import Stands
from policyrules.driver.reading import hold_rules
from policyrules.driver.to_do import ToDo, to_do
from policyrules.lower import lower, lower_property
from policyrules.resolve import Rule, resolve
from policyrules.resolve.unknown_problems import gathered
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
    declared = [item for h in held for item in h.declared if not (files.borrows(h.parsed.file) and is_trial(item))]
    unread = [name for h in held for name in h.parsed.unread]
    shared = {e.name: e for h in held if files.borrows(h.parsed.file) for e in h.examples}
    resolved = resolve(declared, files.glossary, [*unread, *named_in(files)])
    parameters, figures = parameters_of(files, resolved.vocabulary)
    resolved = evolve(resolved, examples=_Late(by_name), shared=_Late(shared))
    keys, in_order = Keys(files, held), InOrder(entry_name(files))
    wanted = to_do(resolved, keys, in_order)
    ruled = check_rules(resolved, parameters, wanted.settled)
    work = _Work(files, held, ruled, wanted, keys, in_order)
    tried = work.examples(by_name, shared)
    meant = () if files.incomplete else (*figures, *resolved.problems, *ruled.problems, *tried)
    read = (problem for h in held for problem in h.parsed.problems)
    by_file = dict(zip(files.rules, held, strict=True))
    cited = unknown_clauses(files, lambda file: by_file[file].whole)
    found = [p for p in gathered([*files.problems, *read, *meant, *cited]) if is_own(p, files)]
    sound = ruled.sound() if not errors(found) else None
    if sound is not None:
        found += work.lowered(sound)
    in_order.close(whole=sound is not None)
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


@frozen(eq=False, slots=False)
class _Work:
    files: PackFiles
    held: Sequence[Held]
    ruled: Checked
    wanted: ToDo
    keys: Keys
    in_order: InOrder

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
                self.in_order.now[key] = None
        return work.problems

    def lowered(self, sound: Sound) -> list[Problem]:
        """What the analysis finds in rules and properties; what was looked at and is in order is noted."""
        say = Sayer([h.parsed for h in self.held], self.files.glossary, self.ruled.vocabulary)
        batches = defaultdict[str, dict[str, Rule]](dict)
        for key, rule in self.wanted.rules.items():
            batches[rule.entity if rule.kind != "presume" else ""][key] = rule
        found = list[Problem]()
        for entity, rules in batches.items():
            names = {rule.name for rule in rules.values()}
            told = self.own(analyse(lower(sound, entity, say.says, say.title, names)) if entity else ())
            self.note(told, {key: rule.stands for key, rule in rules.items()})
            found += told
        checked = {wanted.decl: wanted for wanted in self.ruled.properties}
        for key, decl in self.wanted.properties.items():
            told = self.own(analyse(lower_property(sound, checked[decl], say.says, say.title))) if may_be_wrong(decl) else []
            self.note(told, {key: decl})
            found += told
        return found

    def own(self, problems: Iterable[Problem]) -> list[Problem]:
        return [p for p in problems if is_own(p, self.files)]

    def note(self, told: Iterable[Problem], looked_at: Mapping[str, Stands]) -> None:
        """Those that were looked at are in order unless something is told of them, or of what they rest on."""
        amiss, before = self.wanted.places_of(told), self.amiss
        if amiss is None or before is None:
            return
        amiss |= before
        for key, stands in looked_at.items():
            rule = self.wanted.rules.get(key)
            settled = self.ruled.settled.get(key_of_rule(rule)) if rule else None
            if amiss.isdisjoint(self.wanted.reach.of([stands])) and (settled or not rule):
                self.in_order.now[key] = settled

    @cached_property
    def amiss(self) -> frozenset[Stands] | None:
        """Where checking found something that is no error."""
        return self.wanted.places_of(self.own(self.ruled.problems))


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

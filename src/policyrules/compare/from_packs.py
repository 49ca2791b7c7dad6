"""The way in: two packs without errors, and where they answer otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import evolve

from policyrules import core
from policyrules.check import Checked, Sound
from policyrules.classes import frozen
from policyrules.compare.declared import parameters, retyped, vocabulary
from policyrules.compare.model import Change, Differences, Renamed, RuleChange
from policyrules.compare.pair import Pair, pair_of
from policyrules.compare.solved import solved
from policyrules.compare.turned import turned
from policyrules.compare.witness import look
from policyrules.core.build import Builder
from policyrules.driver.pipeline import Compiled
from policyrules.lower import lower_some
from policyrules.resolve import Rule
from policyrules.syntax import nodes as syn
from policyrules.syntax.to_dump import dump
from policyrules.types import Choice, Entity, Vocabulary

Key = tuple[str, str]
SECONDS = 5.0
Tell = Callable[[int, int], None]


def compared(before: Compiled, after: Compiled, tries: int, tell: Tell = lambda done, of: None, seconds: float = SECONDS) -> Differences:
    """All differences between two versions of a pack, with a case for each rule that answers otherwise.

    A solver, where there is one, has `seconds` for each question. Where it does not settle one, `tries` cases are drawn. `tell` hears
    how many rules are done, of how many.
    """
    work = _Work(before, after, tries, seconds)
    old, new = work.rules(before), work.rules(after)
    added, gone = [key for key in new if key not in old], [key for key in old if key not in new]
    renamed = [(a, b) for a in gone for b in added if a[0] == b[0] and _body(old[a].decl) == _body(new[b].decl)]
    common = [key for key in old if key in new]
    apart = work.differing(common)
    differing = [key for key in common if key in apart or dump(old[key].decl) != dump(new[key].decl)]
    changes = []
    for done, key in enumerate(differing):
        tell(done, len(differing))
        changes.append(work.change(key, old[key], new[key]))
    words, later = before.checked.vocabulary, after.checked.vocabulary
    return Differences(
        tuple(name for entity, name in added if (entity, name) not in [b for _, b in renamed]),
        tuple(name for entity, name in gone if (entity, name) not in [a for a, _ in renamed]),
        tuple(Renamed(a[1], b[1]) for a, b in renamed),
        tuple(changes),
        tuple(parameters(before.checked.parameters, after.checked.parameters, later)),
        tuple(vocabulary(words, later)),
        before.files.digest != after.files.digest,
    )


@frozen(eq=False)
class _Work:
    before: Compiled
    after: Compiled
    tries: int
    seconds: float

    def rules(self, pack: Compiled) -> dict[Key, Rule]:
        """By kind of thing and name; presumptions among them."""
        resolved = pack.checked.resolved
        return {**resolved.rules, **resolved.presumptions}

    def differing(self, common: Iterable[Key]) -> frozenset[Key]:
        """Rules of which some answer is not the same step in both."""
        found: set[Key] = set()
        for entity in dict.fromkeys(entity for entity, _ in common if entity):
            names = [name for e, name in common if e == entity]
            builder = Builder(entity)
            was, now = (lower_some(Sound(pack.checked), entity, names, builder).program.outputs for pack in (self.before, self.after))
            found |= {(entity, output.rule) for output in was.keys() | now.keys() if was.get(output) != now.get(output)}
        return frozenset(found)

    def change(self, key: Key, old: Rule, new: Rule) -> RuleChange:
        rewritten = dump(old.decl) != dump(new.decl)
        decided = key in self.before.checked.resolved.rules and key[0] and old.kind not in ("duty", "discretion")
        if not decided:  # a presumption is seen in what rests on it; a duty or a judgement answers nothing
            return RuleChange(old, new, "same", rewritten)
        pair = pair_of(Sound(self.before.checked), Sound(self.after.checked), key[0], [key[1]])
        if pair.same:
            return RuleChange(old, new, "same", rewritten, pair)
        if self.reads(pair, retyped(self.before.checked.vocabulary, self.after.checked.vocabulary)):
            return RuleChange(old, new, "not compared", rewritten, pair)
        found = solved(pair, self.both, (self.before.says, self.after.says), self.seconds)
        if found.same:
            return RuleChange(old, new, "same", rewritten, pair)
        both_rank = old.kind == new.kind == "ranking"
        order = turned(pair, key[1], self.both, self.seconds) if both_rank else None
        if found.regions:
            return RuleChange(old, new, "answers", rewritten, pair, found.regions[0].witness, 0, found.regions, found.whole, order)
        looked = look(pair, self.both, self.tries)
        change: Change = "answers" if looked.case is not None else "not found"
        return RuleChange(old, new, change, rewritten, pair, looked.case, looked.tried, turned=order)

    def reads(self, pair: Pair, names: frozenset[str]) -> bool:
        """Whether a rule reads facts or choices of these names."""
        facts = {let.op.name for let in pair.joint.lets if isinstance(let.op, core.Fact)}
        lists = {let.type.of for let in pair.joint.lets if isinstance(let.type, Choice)}
        return not names.isdisjoint(facts | lists)

    @property
    def both(self) -> Checked:
        """What either version declares: a case may say what only one of them reads."""
        old, new = self.before.checked, self.after.checked
        presumptions = {**old.resolved.presumptions, **new.resolved.presumptions}
        return evolve(
            new,
            vocabulary=_joined(old.vocabulary, new.vocabulary),
            parameters={**old.parameters, **new.parameters},
            resolved=evolve(new.resolved, presumptions=presumptions),
        )


def _joined(old: Vocabulary, new: Vocabulary) -> Vocabulary:
    entities: dict[str, Entity] = dict(old.entities)
    for name, entity in new.entities.items():
        before = old.entities.get(name, entity)
        entities[name] = evolve(entity, facts={**before.facts, **entity.facts}, relations={**before.relations, **entity.relations})
    return evolve(new, choices={**old.choices, **new.choices}, entities=entities, english={**old.english, **new.english})


def _body(decl: syn.RuleDecl) -> tuple[str, ...]:
    """All but the name."""
    return decl.kind, *(dump(part) for part in (*decl.fields, *decl.versions))

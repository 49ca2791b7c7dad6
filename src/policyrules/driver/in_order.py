"""What `check` found to be in order, kept for the next time it looks at a pack.

A thing to be looked at (a rule, a property, an example) has a key: the hash of all that what is found in it rests on. As long as the
key is the same, the same is found; kept are the keys of those in which nothing was, and what a rule is to others. So an edit costs
what it may have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from hashlib import sha256
from typing import Final, TypeAlias, cast

from attrs import field

from policyrules.check import Settled, key_of_rule
from policyrules.classes import define, frozen
from policyrules.core.from_json import Reader, Unfit
from policyrules.core.to_json import Writer
from policyrules.driver.files import PackFiles
from policyrules.driver.held import Held, HeldExample
from policyrules.driver.reach import Reach, Stands
from policyrules.driver.tree_parts import json_bytes, read_json
from policyrules.resolve import Folded, Rule
from policyrules.resources import keep, kept, package_digest
from policyrules.source import Span
from policyrules.syntax import nodes as syn

FORMAT: Final = 2
MOST: Final = 20_000
Kept: TypeAlias = "dict[str, Settled | None]"
_known: Final[dict[str, Kept]] = {}
"""By pack, what this process knows; the cache is asked once."""


@define(eq=False)
class InOrder:
    """The keys of one pack, those of rules with what the rule is to others. With an empty name nothing is kept, and nothing is known
    before."""

    name: str
    before: Kept = field(init=False)
    now: Kept = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        if self.name and self.name not in _known:
            _known[self.name] = _entry(kept(self.name) or b"")
        self.before = _known.get(self.name, {})

    def knows(self, key: str) -> bool:
        found = key in self.before
        if found:
            self.now[key] = self.before[key]
        return found

    def close(self, *, whole: bool) -> None:
        """Keep what was found. Where not everything was looked at (`whole` is false), what was known before stays known."""
        now = self.now if whole or len(self.before) > MOST else self.before | self.now
        if self.name and now != self.before:
            _known[self.name] = now
            keep(self.name, json_bytes(Writer(()).write(now, KEPT)))


def entry_name(files: PackFiles) -> str:
    """Under which name it is kept; "" for a pack that was not read from a folder."""
    return f"order-{sha256(f'{FORMAT} {files.name} {package_digest()}'.encode()).hexdigest()[:40]}" if files.digest else ""


KEPT: Final = dict[str, Settled | None]


def _entry(content: bytes) -> Kept:
    try:
        return cast(Kept, Reader(()).read(read_json(content), KEPT))
    except Unfit:
        return {}


# ---------------------------------------------------------------- keys


@frozen(eq=False, slots=False)
class Keys:
    """The keys of what stands in the files of a pack."""

    files: PackFiles
    held: Sequence[Held]
    _trees: dict[int, bytes] = field(factory=dict, init=False)

    def of_example(self, example: HeldExample, chain: Sequence[HeldExample], ground: bytes) -> str:
        """`chain`: the examples from which it takes over; `ground`: the hash of what examples are checked against."""
        return _hash([ground, *(self.stretch(e.at) for e in (example, *chain))])

    def of_rule(self, rule: Rule, reach: Reach) -> str:
        """Of a rule by itself, as a program of its own."""
        return self._of(" ".join(key_of_rule(rule)), rule.stands, reach)

    def of_property(self, name: str, decl: syn.PropertyDecl, reach: Reach) -> str:
        return self._of(f"property {name}", decl, reach)

    def _of(self, what: str, own: Stands, reach: Reach) -> str:
        return _hash([self.ground, what.encode(), *sorted(map(self._tree, reach.of([own])))])

    def _tree(self, tree: Stands) -> bytes:
        found = self._trees.get(id(tree))
        if found is None:
            found = self._trees[id(tree)] = self.stretch(tree.at)
        return found

    @cached_property
    def ground(self) -> bytes:
        """What all rules rest on: kinds of things, lists of values, figures, words, and which files are of another pack."""
        files = self.files
        rest = [
            self.stretch(item.at)
            for h in self.held
            for item in h.declared
            if not isinstance(item, Folded | syn.RuleDecl | syn.PropertyDecl | syn.ExampleDecl)
        ]
        figures = [_text(file.text) for file in files.parameters]
        return _hash([*rest, *figures, _text(repr(files.glossary)), *map(_text, sorted(files.borrowed))]).encode()

    def stretch(self, at: Span) -> bytes:
        """The hash of a stretch of a file, with the names with which it was read."""
        return self._names[id(at.file)] + _text(at.text)

    @cached_property
    def _names(self) -> dict[int, bytes]:
        return {id(h.parsed.file): f"{h.parsed.tongue} ".encode() + h.names for h in self.held}


def _text(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()


def _hash(parts: Iterable[bytes]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:40]

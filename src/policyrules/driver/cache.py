"""Compiled packs in the user's cache. Decision record: docs/dev/decisions/0007-tables-and-cache.md.

An entry is named by the hash of all it rests on: every file of the pack, the grammar, the keywords and this package itself. It holds
what `ready` names, as JSON: the title in its first line, then for each kind of thing a program and its words, each read when
somebody first asks for it. Whatever has not its shape, or is no well-formed program, is passed over and written anew. There is
no code in it: evaluators are generated from the programs and checked as ever.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import Any, Final

from attrs import field

from policyrules.classes import define, frozen
from policyrules.core import Program
from policyrules.core.from_json import Reader, Unfit
from policyrules.core.notes import Story
from policyrules.core.to_json import Writer
from policyrules.core.verify import broken_references
from policyrules.diagnostics import Problem, errors
from policyrules.driver.files import PackFiles
from policyrules.driver.pipeline import Compiled, compile_pack, nothing_thrown_away
from policyrules.driver.ready import Asked, Ready, Title, ready_of
from policyrules.resources import keep, kept, package_digest
from policyrules.source import SourceFile

FORMAT: Final = 1


@nothing_thrown_away()
def ready(files: PackFiles) -> Ready | list[Problem]:
    """A pack ready to answer, from the cache or through all stages; its errors where it has any."""
    name = entry_name(files)
    if name and (found := read_entry(kept(name) or b"", files)):
        return found
    compiled = compile_pack(files)
    if wrong := errors(compiled.problems):
        return wrong
    if name:
        keep(name, entry(ready_of(compiled), files))
    return ready_of(compiled)


def entry_name(files: PackFiles) -> str:
    """Under which name the pack is kept; "" for one that was not read from a folder, and for one with errors in its files."""
    if not files.digest or files.problems:
        return ""
    return f"pack-{sha256(f'{FORMAT} {files.digest} {package_digest()}'.encode()).hexdigest()[:40]}"


# ---------------------------------------------------------------- writing


def entry(found: Ready, files: PackFiles) -> bytes:
    """A pack without error as it is kept."""
    texts = _files(files)
    parts: list[tuple[str, bytes, bytes]] = []
    for entity, asked in found.programs.items():
        writer = Writer(texts)
        stories: list[Any] = [[name, _text(writer.write(story, Story))] for name, story in asked.stories.items()]
        words: dict[str, Any] = {"notes": [_text(row) for row in writer.rows], "stories": stories}
        parts.append((entity, _text(writer.write(asked.program, Program)).encode(), _text(words).encode()))
    head: dict[str, Any] = {
        "title": Writer(texts).write(found.title, Title),
        "parts": [[entity, len(program), len(words)] for entity, program, words in parts],
    }
    return b"".join((_text(head).encode(), b"\n", *(part for _, program, words in parts for part in (program, words))))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _files(files: PackFiles) -> tuple[SourceFile, ...]:
    return (*files.rules, *files.parameters)


# ---------------------------------------------------------------- reading


def read_entry(content: bytes, files: PackFiles) -> Ready | None:
    """The pack of an entry; None where that has not the shape of one."""
    first, _, rest = content.partition(b"\n")
    origin, parts, start = _Origin(files), dict[str, tuple[bytes, bytes]](), 0
    try:
        head = parsed(first, ("title", "parts"))
        title = Reader(origin.texts).read(head["title"], Title)
        for entity, program, words in Reader(()).read(head["parts"], tuple[tuple[str, int, int], ...]):
            middle, end = start + program, start + program + words
            parts[entity] = rest[start:middle], rest[middle:end]
            start = end
        if start != len(rest) or [len(part) for pair in parts.values() for part in pair] != [n for _, *ns in head["parts"] for n in ns]:
            raise Unfit("length")
    except Unfit:
        return None
    return Ready(title, files.digest, _Programs(origin, parts), lambda: origin.compiled)


def parsed(text: str | bytes, keys: tuple[str, ...] = ()) -> Any:
    """JSON; with `keys`, an object of these. Raises Unfit."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unfit(str(error)) from None
    if keys and (type(found) is not dict or tuple(found) != keys):
        raise Unfit("keys")
    return found


@define(eq=False, slots=False)
class _Origin:
    """Where an entry came from: what it says can always be found out anew."""

    files: PackFiles

    @property
    def texts(self) -> tuple[SourceFile, ...]:
        return _files(self.files)

    @cached_property
    def compiled(self) -> Compiled:
        return compile_pack(self.files)

    def mended(self) -> Ready:
        """The pack through all stages, in place of an entry that turned out to be wrong."""
        found = ready_of(self.compiled)
        keep(entry_name(self.files), entry(found, self.files))
        return found


@define(eq=False, slots=False)
class _Programs(Mapping[str, Asked]):
    """The programs of an entry by the kind of thing, each read when it is first asked for."""

    origin: _Origin
    parts: dict[str, tuple[bytes, bytes]] = field(repr=False)
    made: dict[str, Asked] = field(factory=dict, init=False)

    def __getitem__(self, entity: str) -> Asked:
        if entity not in self.made:
            self.made[entity] = self.asked(entity, *self.parts[entity])
        return self.made[entity]

    def asked(self, entity: str, program: bytes, words: bytes) -> Asked:
        try:
            read = Reader(()).read(parsed(program), Program)
            if read.subject != entity or broken_references(read):
                raise Unfit("program")
            return Asked(read, _Stories(self.origin, entity, frozenset(read.by_name), words))
        except Unfit:
            return self.origin.mended().programs[entity]

    def __iter__(self) -> Iterator[str]:
        return iter(self.parts)

    def __len__(self) -> int:
        return len(self.parts)


@define(eq=False, slots=False)
class _Stories(Mapping[str, Story]):
    """The words of an entry by rule, each read when it is first asked for."""

    origin: _Origin
    entity: str
    lets: frozenset[str]
    """The steps that words may speak of."""
    words: bytes = field(repr=False)
    made: dict[str, Story] = field(factory=dict, init=False)

    def __getitem__(self, rule: str) -> Story:
        if rule not in self.made:
            self.made[rule] = self.story(rule)
        return self.made[rule]

    def story(self, rule: str) -> Story:
        try:
            read = self.reader.read(parsed(self.texts[rule]), Story)
            if not isinstance(read, Story) or read.rule != rule or not self.lets.issuperset(read.reads()):
                raise Unfit("story")
        except Unfit:
            return self.origin.mended().programs[self.entity].stories[rule]
        return read

    @cached_property
    def _parts(self) -> tuple[Reader, dict[str, str]]:
        try:
            found = parsed(self.words, ("notes", "stories"))
            rows, texts = (Reader(()).read(found[key], hint) for key, hint in (("notes", tuple[str, ...]), ("stories", dict[str, str])))
        except Unfit:
            rows, texts = (), dict.fromkeys(self.origin.mended().programs[self.entity].stories, "")
        return Reader(self.origin.texts, _Rows(rows)), texts

    @property
    def reader(self) -> Reader:
        return self._parts[0]

    @property
    def texts(self) -> dict[str, str]:
        return self._parts[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


@frozen(eq=False)
class _Rows(Sequence[Any]):
    """Rows of JSON, each parsed when it is read."""

    texts: Sequence[str]

    def __getitem__(self, number: Any) -> Any:
        return parsed(self.texts[number])

    def __len__(self) -> int:
        return len(self.texts)

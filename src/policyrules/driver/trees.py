"""Trees of rule files in the user's cache, so that a process that is asked about one edited file reads one file.

Decision record: docs/dev/decisions/0007-tables-and-cache.md. A pack has one entry. It holds, for each text that was read without a
problem, its tree, its tokens and each of its examples as JSON, under the hash of all that reading it rests on. The first line of
an entry says how long each part is; tokens and examples are read when somebody asks for them. Whatever has not the shape of a
tree is passed over, and the text is read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import accumulate
from typing import Any, Final, cast

from attrs import define, evolve, field, frozen

from policyrules.core.from_json import Reader, Unfit
from policyrules.core.to_json import Writer
from policyrules.diagnostics import Tongue
from policyrules.resources import keep, kept, package_digest
from policyrules.source import SourceFile, Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed, Token, parse
from policyrules.syntax.walk import nodes

FORMAT: Final = 2


@frozen
class Named:
    """The names that a file gives: of headings with the name in brackets ("" where there is none), and of variables."""

    titles: tuple[tuple[str, str], ...]
    variables: tuple[str, ...]


@define(eq=False, slots=False)
class HeldExample:
    """An example of a file, read when it is wanted. `like`: the one from which it takes over, or ""."""

    name: str
    at: Span
    like: str
    read: Callable[[], syn.ExampleDecl] = field(repr=False)

    @cached_property
    def decl(self) -> syn.ExampleDecl:
        return self.read()


@frozen(eq=False, slots=False)
class Held:
    """A rule file as `check` holds it: `parsed` is all of it but its examples."""

    parsed: Parsed
    named: Named
    examples: tuple[HeldExample, ...]
    names: bytes = b""
    """The hash of the names with which it was read, where there were any."""

    @cached_property
    def whole(self) -> Parsed:
        """The file with its examples, which stand behind all else."""
        items = (*self.parsed.module.items, *(example.decl for example in self.examples))
        return evolve(self.parsed, module=evolve(self.parsed.module, items=items))


def held(parsed: Parsed, names: bytes = b"") -> Held:
    """A file that was just read."""
    rest, examples = list[syn.Declaration](), list[HeldExample]()
    for item in parsed.module.items:
        if isinstance(item, syn.ExampleDecl):
            examples.append(_example(item))
        else:
            rest.append(item)
    return Held(evolve(parsed, module=evolve(parsed.module, items=tuple(rest))), named(parsed.module), tuple(examples), names)


def _example(decl: syn.ExampleDecl) -> HeldExample:
    return HeldExample(decl.title.name.text, decl.at, decl.like.text if decl.like else "", lambda: decl)


@lru_cache(512)
def named(module: syn.Module) -> Named:
    """What gives a name in a file, wherever it stands in it."""
    titles, variables = list[tuple[str, str]](), list[str]()
    for node in nodes(module):
        if isinstance(node, syn.Title):
            titles.append((node.name.text, node.alias.text if node.alias else ""))
        elif isinstance(node, syn.PropertyDecl):
            variables += (variable.text for variable in node.variables)
    return Named(tuple(titles), tuple(variables))


@define(eq=False)
class Trees:
    """What is kept of one pack. With an empty name, nothing is kept and nothing is looked for."""

    name: str
    _kept: dict[str, tuple[bytes, ...]] = field(init=False)
    _used: dict[str, tuple[bytes, ...]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._kept = _entry(kept(self.name) or b"") if self.name else {}

    def held(self, file: SourceFile, tongue: Tongue | None, known: frozenset[str]) -> Held:
        """What `syntax` reads in a file, from the entry where that holds it."""
        key = _key(file, tongue, known)
        parts = self._kept.get(key)
        found = read(parts, file, known) if parts is not None else None
        if parts is None or found is None:
            parsed = parse(file, tongue, known)
            parts, found = None if parsed.problems or not self.name else written(parsed), held(parsed, digest_of(known))
        if parts is not None:
            self._used[key] = parts
        return found

    def close(self) -> None:
        """Keep what was used for the next process, if there is any news in it."""
        if self.name and self._used.keys() - self._kept.keys():
            lengths = _json([[key, [*map(len, parts)]] for key, parts in self._used.items()])
            keep(self.name, b"".join((lengths, b"\n", *(part for parts in self._used.values() for part in parts))))


def entry_name(pack: str) -> str:
    return f"trees-{sha256(f'{FORMAT} {pack} {package_digest()}'.encode()).hexdigest()[:40]}"


# ---------------------------------------------------------------- one file


def written(parsed: Parsed) -> tuple[bytes, ...]:
    """What was read of a file, as JSON: all but examples and tokens, then the tokens, then each example."""
    file = held(parsed)
    examples = [[e.name, e.at.start, e.at.end, e.like] for e in file.examples]
    titles = [list(title) for title in file.named.titles]
    head = [parsed.tongue, _tree(file.parsed.module, parsed.file), titles, list(file.named.variables), examples, list(parsed.unread)]
    return tuple(map(_json, [head, _tokens(parsed), *(_tree(e.decl, parsed.file) for e in file.examples)]))


def read(parts: Sequence[bytes], file: SourceFile, known: frozenset[str] = frozenset()) -> Held | None:
    """What `written` wrote of this file, which was read with these names; None where it is nothing of the kind."""
    try:
        tongue, tree, titles, variables, examples, unread = _read(parts[0])
        reader = Reader((file,), once=True)
        module = cast(syn.Module, reader.read(tree, syn.Module))
        given = Named(reader.read(titles, tuple[tuple[str, str], ...]), reader.read(variables, tuple[str, ...]))
        heads = reader.read(examples, tuple[tuple[str, int, int, str], ...])
        anew = _Anew(file, reader.read(tongue, Tongue), known)
        found = tuple([anew.example(head, part) for head, part in zip(heads, parts[2:], strict=True)])
        parsed = Parsed(file, anew.tongue, module, Tokens(anew, parts[1]), (), reader.read(unread, tuple[str, ...]))
        return Held(parsed, given, found, digest_of(known))
    except (ValueError, IndexError, TypeError):
        return None


@define(eq=False, slots=False)
class _Anew:
    """A file of an entry: what turns out not to be of its shape is read from the text."""

    file: SourceFile
    tongue: Tongue
    known: frozenset[str]

    @cached_property
    def parsed(self) -> Parsed:
        return parse(self.file, self.tongue, self.known)

    def example(self, head: tuple[str, int, int, str], part: bytes) -> HeldExample:
        name, start, end, like = head
        at = Reader((self.file,)).read([0, start, end], Span)

        def tree() -> syn.ExampleDecl:
            try:
                found = Reader((self.file,), once=True).read(_read(part), syn.ExampleDecl)
            except Unfit:
                return next(i for i in self.parsed.module.items if isinstance(i, syn.ExampleDecl) and i.at == at)
            return cast(syn.ExampleDecl, found)

        return HeldExample(name, at, like, tree)


@define(eq=False, slots=False)
class Tokens(Sequence[Token]):
    """The tokens of a file, read when the first is asked for."""

    anew: _Anew
    part: bytes = field(repr=False)

    @cached_property
    def made(self) -> tuple[Token, ...]:
        file = self.anew.file
        try:
            (kinds, starts, ends), changed = _read(self.part)
            words = [file.text[start:end] for start, end in zip(starts, ends, strict=True)]
            for place, word in changed:
                words[place] = word
            reader = Reader((file,))
            kinds, words = (reader.read(column, tuple[str, ...]) for column in (kinds, words))
            starts, ends = (reader.read(column, tuple[int, ...]) for column in (starts, ends))
            return tuple(map(Token, kinds, words, starts, ends))
        except (ValueError, TypeError, IndexError):
            return tuple(self.anew.parsed.tokens)

    def __getitem__(self, place: Any) -> Any:
        return self.made[place]

    def __len__(self) -> int:
        return len(self.made)


def _tokens(parsed: Parsed) -> Any:
    """The words of tokens stand in the file, and are written only where intake changed them."""
    text, tokens = parsed.file.text, parsed.tokens
    columns = [[t.kind for t in tokens], [t.start for t in tokens], [t.end for t in tokens]]
    return [columns, [[place, t.text] for place, t in enumerate(tokens) if text[t.start : t.end] != t.text]]


def _tree(node: syn.Node, file: SourceFile) -> Any:
    return Writer((file,), once=True).write(node, type(node))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _read(part: bytes) -> Any:
    try:
        return json.loads(part.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise Unfit(str(error)) from None


# ---------------------------------------------------------------- the entry


def _key(file: SourceFile, tongue: Tongue | None, known: frozenset[str]) -> str:
    digest = sha256(f"{tongue} {file.personal} {len(file.text)} ".encode())
    digest.update(file.text.encode("utf-8", "surrogatepass"))
    digest.update(digest_of(known))
    return digest.hexdigest()


@lru_cache(64)
def digest_of(known: frozenset[str]) -> bytes:
    """The hash of names by which glued wording is cut; of none, nothing."""
    return sha256("\n".join(sorted(known)).encode("utf-8", "surrogatepass")).digest() if known else b""


def _entry(content: bytes) -> dict[str, tuple[bytes, ...]]:
    first, _, rest = content.partition(b"\n")
    try:
        lengths = Reader(()).read(_read(first), dict[str, tuple[int, ...]])
    except Unfit:
        return {}
    ends = list(accumulate(n for parts in lengths.values() for n in parts))
    if any(n < 0 for parts in lengths.values() for n in parts) or (ends or [0])[-1] != len(rest):
        return {}
    cut = iter([rest[start:end] for start, end in zip([0, *ends], ends, strict=False)])
    return {key: tuple([next(cut) for _ in parts]) for key, parts in lengths.items()}

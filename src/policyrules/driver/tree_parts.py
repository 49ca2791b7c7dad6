"""A rule file as parts that can be kept and read one by one: a head that says what stands in it, the headings of its rules, then for
each declaration its tree and its tokens. There, places are counted from the start of the declaration, so that it may be found again
elsewhere."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import Any, Final, cast

from attrs import define, evolve, field, frozen

from policyrules.core.from_json import Reader, Unfit
from policyrules.core.to_json import Writer
from policyrules.diagnostics import Tongue
from policyrules.resolve import Folded, subject_of
from policyrules.source import SourceFile, Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed, Token, parse
from policyrules.syntax.walk import nodes


@frozen
class Named:
    """The names that a file or a declaration gives: of headings with the name in brackets ("" where there is none), and of variables."""

    titles: tuple[tuple[str, str], ...]
    variables: tuple[str, ...]


@frozen
class Row:
    """A declaration as the head of a file knows it: where its text begins and ends, the hash of that, and the name of its class.
    Of an example, its name, the end of its tree and the one it takes over from are told as well."""

    start: int
    end: int
    hash: str
    kind: str
    named: Named
    name: str = ""
    tree_end: int = 0
    like: str = ""


@frozen
class Front:
    """What is known of a rule that stays folded; as `resolve.Folded` tells it, and where its tree ends."""

    kind: syn.RuleKind
    title: syn.Title
    subject: syn.Name | None
    names: tuple[str, ...]
    end: int


@frozen
class Head:
    tongue: Tongue
    rows: tuple[Row, ...]
    unread: tuple[str, ...]


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
    """A rule file as `check` holds it: `declared` is all that stands in it but its examples; what of that stays folded is missing in
    `parsed`."""

    parsed: Parsed
    declared: tuple[syn.Declaration | Folded, ...]
    named: Named
    examples: tuple[HeldExample, ...]
    names: bytes = b""
    """The hash of the names with which it was read, where there were any."""

    @cached_property
    def whole(self) -> Parsed:
        """The file with nothing folded and with its examples, which stand behind all else."""
        rest = (item.decl if isinstance(item, Folded) else item for item in self.declared)
        items = (*rest, *(example.decl for example in self.examples))
        return evolve(self.parsed, module=evolve(self.parsed.module, items=items))


def held(parsed: Parsed, names: bytes = b"") -> Held:
    """A file that was just read."""
    examples = [item for item in parsed.module.items if isinstance(item, syn.ExampleDecl)]
    rest = tuple(item for item in parsed.module.items if not isinstance(item, syn.ExampleDecl))
    parsed, known = evolve(parsed, module=evolve(parsed.module, items=rest)), named(parsed.module)
    return Held(parsed, rest, known, tuple(map(_as_it_stands, examples)), names)


def _as_it_stands(decl: syn.ExampleDecl) -> HeldExample:
    return HeldExample(decl.title.name.text, decl.at, decl.like.text if decl.like else "", lambda: decl)


@lru_cache(4096)
def named(root: syn.Node) -> Named:
    """What gives a name in a file or a declaration, wherever it stands in it."""
    match root:
        case syn.Module(_, items):
            return all_named([named(item) for item in items])
        case syn.ExampleDecl(_, title):  # there is most of these, and they give no other name
            return Named((_names(title),), ())
        case syn.PropertyDecl(_, title, _, variables):
            return Named((_names(title),), tuple(variable.text for variable in variables))
        case _:
            return Named(tuple(map(_names, _words(root)[0])), ())


def _names(title: syn.Title) -> tuple[str, str]:
    return title.name.text, title.alias.text if title.alias else ""


def all_named(parts: Sequence[Named]) -> Named:
    return Named(tuple(title for part in parts for title in part.titles), tuple(name for part in parts for name in part.variables))


# ---------------------------------------------------------------- hashes


def hash_of(file: SourceFile, start: int, end: int, tongue: Tongue, names: bytes) -> str:
    """Of a declaration, with all that reading it rests on; blanks and comments behind it are none of that."""
    digest = sha256(f"{tongue} {file.personal} ".encode() + names)
    lines = file.text[start:end].split("\n")
    while lines and _COMMENT.fullmatch(lines[-1]):
        lines.pop()
    digest.update("\n".join(lines).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:40]


_COMMENT: Final = re.compile(r"[ \t\r\u3000]*(?:#(?:[ \t\u3000].*)?)?")


@lru_cache(64)
def digest_of(known: frozenset[str]) -> bytes:
    """The hash of names by which glued wording is cut; of none, nothing."""
    return sha256("\n".join(sorted(known)).encode("utf-8", "surrogatepass")).digest() if known else b""


# ---------------------------------------------------------------- writing


def written(parsed: Parsed, names: bytes, before: Callable[[str], tuple[bytes, bytes] | None]) -> tuple[bytes, ...]:
    """A file without problems as parts. `before` gives those of a declaration by its hash, where they were written already."""
    rows, parts, writer = list[Row](), list[bytes](), Writer((), once=True)
    starts = [item.at.start for item in parsed.module.items]
    for item, (start, end) in zip(parsed.module.items, pairwise([*starts, len(parsed.file.text)]), strict=True):
        row = Row(start, end, hash_of(parsed.file, start, end, parsed.tongue, names), type(item).__name__, named(item))
        if isinstance(item, syn.ExampleDecl):
            row = evolve(row, name=item.title.name.text, tree_end=item.at.end, like=item.like.text if item.like else "")
        rows.append(row)
        parts += before(row.hash) or (json_bytes(writer.of((parsed.file,), start).write(item, type(item))), _tokens(parsed, start, end))
    head = Writer(()).write(Head(parsed.tongue, tuple(rows), parsed.unread), Head)
    fronts = Writer((parsed.file,)).write(tuple(_front(item, parsed.tongue) for item in parsed.module.items), FRONTS)
    return (json_bytes(head), json_bytes(fronts), *parts)


def _front(item: syn.Declaration, tongue: Tongue) -> Front | None:
    """Of a rule that may stay folded: files in English have their names translated, and the columns of a table go apart."""
    if not isinstance(item, syn.RuleDecl) or item.also or tongue != "zh":
        return None
    subject = subject_of(item)
    return Front(item.kind, item.title, subject, names_in(item), item.at.end) if subject or item.kind == "duty" else None


def names_in(tree: syn.Node) -> tuple[str, ...]:
    """All names that stand in a tree, each once."""
    return _words(tree)[1]


@lru_cache(4096)
def _words(tree: syn.Node) -> tuple[tuple[syn.Title, ...], tuple[str, ...]]:
    """The titles and the names in a tree."""
    found = [node for node in nodes(tree) if isinstance(node, syn.Title | syn.Name)]
    titles = tuple(node for node in found if isinstance(node, syn.Title))
    return titles, tuple(dict.fromkeys(node.text for node in found if isinstance(node, syn.Name)))


def _tokens(parsed: Parsed, start: int, end: int) -> bytes:
    """The words of tokens stand in the file, and are written only where intake changed them."""
    first, last = (bisect_left(parsed.tokens, place, key=lambda token: token.start) for place in (start, end))
    text, tokens = parsed.file.text, parsed.tokens[first:last]
    columns = [[t.kind for t in tokens], [t.start - start for t in tokens], [t.end - start for t in tokens]]
    return json_bytes([columns, [[place, t.text] for place, t in enumerate(tokens) if text[t.start : t.end] != t.text]])


def json_bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


# ---------------------------------------------------------------- reading

FRONTS: Final = tuple[Front | None, ...]
KINDS: Final = {kind.__name__: kind for kind in (syn.SubjectDecl, syn.ChoiceDecl, syn.RuleDecl, syn.ExampleDecl, syn.PropertyDecl)}


def tree_reader() -> Reader:
    """For one declaration after the other; it is not for two at a time."""
    return Reader((), once=True)


def read(parts: Sequence[bytes], file: SourceFile, known: frozenset[str], reader: Reader) -> Held | None:
    """What `written` wrote of this file, which was read with these names; None where it is nothing of the kind."""
    try:
        head = head_of(parts[0], reader)
        anew = _Anew(file, head.tongue, known, reader)
        fronts: tuple[Front | None, ...] = reader.of((file,), 0).read(read_json(parts[1]), FRONTS)
        declared, examples, tokens = list[syn.Declaration | Folded](), list[HeldExample](), list[tuple[int, bytes]]()
        for row, front, tree, words in zip(head.rows, fronts, parts[2::2], parts[3::2], strict=True):
            tokens.append((row.start, words))
            if row.kind == "ExampleDecl":
                examples.append(HeldExample(row.name, _span(file, row.start, row.tree_end), row.like, anew.opened(row, tree)))
            elif front:
                at = _span(file, row.start, front.end)
                declared.append(Folded(at, front.kind, front.title, front.subject, front.names, anew.opened(row, tree)))
            else:
                declared.append(read_tree(tree, row.kind, file, row.start, reader))
        items = tuple(item for item in declared if not isinstance(item, Folded))
        parsed = Parsed(file, head.tongue, syn.Module(Span(file, 0, len(file.text)), items), Tokens(anew, tuple(tokens)), (), head.unread)
        return Held(parsed, tuple(declared), all_named([row.named for row in head.rows]), tuple(examples), digest_of(known))
    except (ValueError, IndexError):
        return None


def head_of(part: bytes, reader: Reader) -> Head:
    """Raises Unfit."""
    return cast(Head, reader.of((), 0).read(read_json(part), Head))


def read_tree(part: bytes, kind: str, file: SourceFile, start: int, reader: Reader) -> Any:
    """A declaration of this class that stands at `start`. Raises Unfit."""
    if kind not in KINDS:
        raise Unfit(kind)
    found = reader.of((file,), start).read(read_json(part), KINDS[kind])
    if found.at.start != start:
        raise Unfit("place")
    return found


def read_tokens(part: bytes, file: SourceFile, start: int, reader: Reader) -> Iterator[Token]:
    """Raises Unfit."""
    shape = tuple[tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]], dict[int, str]]
    (kinds, starts, ends), changed = reader.of((), 0).read(read_json(part), shape)
    if not len(kinds) == len(starts) == len(ends):
        raise Unfit("columns")
    for place, (kind, first, last) in enumerate(zip(kinds, starts, ends, strict=True)):
        at = _span(file, first + start, last + start)
        yield Token(kind, changed.get(place, at.text), at.start, at.end)


def read_json(part: bytes) -> Any:
    try:
        return json.loads(part.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise Unfit(str(error)) from None


def _span(file: SourceFile, start: int, end: int) -> Span:
    if not 0 <= start <= end <= len(file.text):
        raise Unfit("place")
    return Span(file, start, end)


@define(eq=False, slots=False)
class _Anew:
    """A file of which parts were kept: what turns out not to be of its shape is read from the text."""

    file: SourceFile
    tongue: Tongue
    known: frozenset[str]
    reader: Reader = field(repr=False)

    @cached_property
    def parsed(self) -> Parsed:
        return parse(self.file, self.tongue, self.known)

    def opened(self, row: Row, part: bytes) -> Callable[[], Any]:
        def tree() -> Any:
            try:
                return read_tree(part, row.kind, self.file, row.start, self.reader)
            except Unfit:
                return next(item for item in self.parsed.module.items if item.at.start == row.start)

        return tree


@define(eq=False, slots=False)
class Tokens(Sequence[Token]):
    """The tokens of a file, read when the first is asked for."""

    anew: _Anew
    parts: tuple[tuple[int, bytes], ...] = field(repr=False)

    @cached_property
    def made(self) -> tuple[Token, ...]:
        try:
            return tuple([token for start, part in self.parts for token in read_tokens(part, self.anew.file, start, self.anew.reader)])
        except Unfit:
            return tuple(self.anew.parsed.tokens)

    def __getitem__(self, place: Any) -> Any:
        return self.made[place]

    def __len__(self) -> int:
        return len(self.made)

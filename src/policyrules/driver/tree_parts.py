"""A rule file as parts that can be kept and read one by one: a head that says what stands in it, the headings of its rules, then for
each declaration its tree and its tokens. There, places are counted from the start of the declaration, so that it may be found again
elsewhere."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import Any, Final, cast

from attrs import evolve, field

from policyrules.classes import define, frozen
from policyrules.core.from_json import Reader, Unfit
from policyrules.core.to_json import Writer
from policyrules.diagnostics import Tongue
from policyrules.driver.held import Held, HeldExample, Named, all_named, named, names_in
from policyrules.resolve import Folded, subject_of
from policyrules.source import SourceFile, Span
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed, parse
from policyrules.syntax.tokens import Token


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
class Piece:
    """A declaration as it is kept: its row and front in the file in which it stood, its tree and its tokens."""

    row: Row
    front: Any
    tree: bytes
    tokens: bytes

    def moved(self, file: SourceFile, start: int, end: int, reader: Reader) -> tuple[Row, Front | None]:
        """Its row and front where it stands in another file. Raises Unfit."""
        by = start - self.row.start
        row = evolve(self.row, start=start, end=end, tree_end=self.row.tree_end + by if self.row.tree_end else 0)
        return row, reader.of((file,), by).read(self.front, Front | None)


@frozen
class Head:
    tongue: Tongue
    rows: tuple[Row, ...]
    unread: tuple[str, ...]


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


@define(eq=False)
class Forms:
    """What writes parts and reads them. One for many files, for what is learned of a type need not be learned again; not for two at a
    time."""

    heads: Writer = field(factory=lambda: Writer(()))
    trees: Writer = field(factory=lambda: Writer((), once=True))
    reader: Reader = field(factory=lambda: Reader((), once=True))


def written(parsed: Parsed, names: bytes, left_out: Mapping[int, Piece], forms: Forms) -> tuple[bytes, ...]:
    """A file without problems as parts. `left_out`: by their places, what is kept of the declarations that were not read again.
    Raises Unfit where that is not what it should be."""
    file, rows, fronts, parts = parsed.file, list[Row](), list[Front | None](), list[bytes]()
    items = {item.at.start: item for item in parsed.module.items}
    for start, end in pairwise([*sorted([*items, *left_out]), len(file.text)]):
        if start in left_out:
            row, front = left_out[start].moved(file, start, end, forms.reader)
            parts += left_out[start].tree, left_out[start].tokens
        else:
            row, front = _row(items[start], end, parsed, names), _front(items[start], parsed.tongue)
            tree = forms.trees.of((file,), start).write(items[start], type(items[start]))
            parts += json_bytes(tree), _tokens(parsed, start, end)
        rows.append(row)
        fronts.append(front)
    head = forms.heads.of((file,), 0)
    about = head.write(Head(parsed.tongue, tuple(rows), parsed.unread), Head)
    return (json_bytes(about), json_bytes(head.write(tuple(fronts), FRONTS)), *parts)


def _row(item: syn.Declaration, end: int, parsed: Parsed, names: bytes) -> Row:
    start = item.at.start
    row = Row(start, end, hash_of(parsed.file, start, end, parsed.tongue, names), type(item).__name__, named(item))
    if isinstance(item, syn.ExampleDecl):
        return evolve(row, name=item.title.name.text, tree_end=item.at.end, like=item.like.text if item.like else "")
    return row


def _front(item: syn.Declaration, tongue: Tongue) -> Front | None:
    """Of a rule that may stay folded: files in English have their names translated, and the columns of a table go apart."""
    if not isinstance(item, syn.RuleDecl) or item.also or tongue != "zh":
        return None
    subject = subject_of(item)
    return Front(item.kind, item.title, subject, names_in(item), item.at.end) if subject or item.kind == "duty" else None


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


def pieces(parts: Sequence[bytes], reader: Reader) -> dict[str, Piece]:
    """What `written` wrote of the declarations of a file, by their hashes. Raises Unfit, IndexError, ValueError."""
    rows = zip(head_of(parts[0], reader).rows, read_json(parts[1]), parts[2::2], parts[3::2], strict=True)
    return {row.hash: Piece(row, *rest) for row, *rest in rows}


def with_all(parsed: Parsed, left_out: Mapping[int, Piece], reader: Reader) -> Parsed:
    """A file with the declarations that were not read again. Raises Unfit."""
    items, tokens = [*parsed.module.items], [*parsed.tokens]
    for start, piece in left_out.items():
        items.append(read_tree(piece.tree, piece.row.kind, parsed.file, start, reader))
        tokens += read_tokens(piece.tokens, parsed.file, start, reader)
    items.sort(key=lambda item: item.at.start)
    tokens.sort(key=lambda token: token.start)
    return evolve(parsed, module=evolve(parsed.module, items=tuple(items)), tokens=tuple(tokens))


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

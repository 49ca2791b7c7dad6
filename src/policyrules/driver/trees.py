"""Trees of rule files in the user's cache, so that whoever is asked about one edited declaration reads one declaration.

Decision record: docs/dev/decisions/0007-tables-and-cache.md. A pack has one entry. It holds, for each text that was read without a
problem, the parts of `tree_parts` under the hash of all that reading it rests on; the first line of an entry says how long each part
is. A text without parts is one of which no word can be cut. Of a text that is not there, the declarations are read that stand in no
other text of the pack. Whatever has not the shape of a tree is passed over, and the text is read.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import accumulate
from typing import Final

from attrs import evolve, field

from policyrules.classes import define
from policyrules.core.from_json import Reader, Unfit
from policyrules.diagnostics import Tongue
from policyrules.driver.held import Held, held
from policyrules.driver.tree_parts import Forms, Piece, digest_of, hash_of, json_bytes, pieces, read, read_json, with_all, written
from policyrules.resources import keep, kept, package_digest
from policyrules.source import SourceFile
from policyrules.syntax.from_text import parse
from policyrules.syntax.glued import may_be_glued
from policyrules.syntax.intake import normal

FORMAT: Final = 3
MOST: Final = 8
"""Of how many packs a process remembers trees."""
_of_packs: Final[dict[str, Trees]] = {}


def trees_of(name: str) -> Trees:
    """What is kept under a name; within a process, what is held already."""
    found = _of_packs.pop(name, None) or Trees(name)
    if name:
        _of_packs[name] = found
        while len(_of_packs) > MOST:
            _of_packs.pop(next(iter(_of_packs)))
    return found


@define(eq=False)
class Trees:
    """What is kept of one pack. With an empty name, nothing is kept and nothing is looked for."""

    name: str
    _kept: dict[str, tuple[bytes, ...]] = field(init=False)
    _used: dict[str, tuple[bytes, ...]] = field(factory=dict, init=False)
    _held: dict[str, Held] = field(factory=dict, init=False)
    _forms: Forms = field(factory=Forms, init=False)
    _pieces: dict[str, dict[str, Piece]] = field(factory=dict, init=False)
    """By the keys of texts, what is kept of their declarations, as far as somebody asked."""

    def __attrs_post_init__(self) -> None:
        self._kept = _entry(kept(self.name) or b"") if self.name else {}

    def held(self, file: SourceFile, tongue: Tongue | None, known: frozenset[str]) -> Held:
        """What `syntax` reads in a file, from the entry where that holds it."""
        key = _key(file, tongue or "either", known)
        parts, found = self._kept.get(key), self._held.get(key)
        if found is None or found.parsed.file is not file:
            found = read(parts, file, known, self._forms.reader) if parts is not None else None
        if found is None:
            parts, found = self._read(file, tongue, known)
        if parts is not None:
            self._used[key] = parts
        self._held[key] = found
        return found

    def is_cut(self, file: SourceFile, known: frozenset[str]) -> bool:
        """Whether any word of a file can be cut into these names: that none can is kept as an entry without parts."""
        key = _key(file, "uncut", known)
        if key not in self._kept and may_be_glued(file.text, known):
            return True
        self._used[key] = ()
        return False

    def close(self) -> None:
        """Keep what was used for the next time, if there is any news in it."""
        if self.name and self._used.keys() - self._kept.keys():
            lengths = json_bytes([[key, [*map(len, parts)]] for key, parts in self._used.items()])
            keep(self.name, b"".join((lengths, b"\n", *(part for parts in self._used.values() for part in parts))))
            self._kept = self._used
            self._pieces = {key: found for key, found in self._pieces.items() if key in self._used}
            self._held = {key: file for key, file in self._held.items() if key in self._used or file.parsed.problems}
        self._used = {}

    def _read(self, file: SourceFile, tongue: Tongue | None, known: frozenset[str]) -> tuple[tuple[bytes, ...] | None, Held]:
        """A file as parts (None where something is wrong with it), and as it is held; what is kept of its declarations is not read."""
        left_out, names = dict[int, Piece](), digest_of(known)
        by_itself = _pieces(self._used.get(_key(file, "either", frozenset()), ()), self._forms.reader) if known else {}
        text = normal(file.text) if by_itself else ""

        def remembered(tongue: Tongue, start: int, end: int) -> bool:
            hash = hash_of(file, start, end, tongue, names)
            piece = self._piece(hash)
            if piece is None and by_itself and not may_be_glued(text[start:end], known):  # no name of the pack makes it another
                uncut = by_itself.get(hash_of(file, start, end, tongue, b""))
                piece = evolve(uncut, row=evolve(uncut.row, hash=hash)) if uncut else None
            if piece is not None:
                left_out[start] = piece
            return piece is not None

        parsed = parse(file, tongue, known, remembered)
        try:
            parts = None if parsed.problems or not self.name else written(parsed, names, left_out, self._forms)
            found = read(parts, file, known, self._forms.reader) if parts is not None and left_out else None
            return parts, found or held(with_all(parsed, left_out, self._forms.reader), names)
        except Unfit:
            return None, held(parse(file, tongue, known), names)

    def _piece(self, hash: str) -> Piece | None:
        """What is kept of a declaration, in whichever text it stood."""
        for key, parts in self._kept.items():
            found = self._pieces.get(key)
            if found is None:
                found = self._pieces[key] = _pieces(parts, self._forms.reader)
            if hash in found:
                return found[hash]
        return None


def _pieces(parts: tuple[bytes, ...], reader: Reader) -> dict[str, Piece]:
    try:
        return pieces(parts, reader) if parts else {}
    except (Unfit, IndexError, ValueError):
        return {}


def entry_name(pack: str) -> str:
    return f"trees-{sha256(f'{FORMAT} {pack} {package_digest()}'.encode()).hexdigest()[:40]}"


def _key(file: SourceFile, what: str, known: frozenset[str]) -> str:
    digest = sha256(f"{what} {file.personal} {len(file.text)} ".encode())
    digest.update(file.text.encode("utf-8", "surrogatepass"))
    digest.update(digest_of(known))
    return digest.hexdigest()


def _entry(content: bytes) -> dict[str, tuple[bytes, ...]]:
    first, _, rest = content.partition(b"\n")
    try:
        lengths = Reader(()).read(read_json(first), dict[str, tuple[int, ...]])
    except Unfit:
        return {}
    ends = list(accumulate(n for parts in lengths.values() for n in parts))
    if any(n < 0 for parts in lengths.values() for n in parts) or (ends or [0])[-1] != len(rest):
        return {}
    cut = iter([rest[start:end] for start, end in zip([0, *ends], ends, strict=False)])
    return {key: tuple([next(cut) for _ in parts]) for key, parts in lengths.items()}

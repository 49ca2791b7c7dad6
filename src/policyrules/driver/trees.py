"""Trees of rule files in the user's cache, so that a process that is asked about one edited file reads one file.

Decision record: docs/dev/decisions/0007-tables-and-cache.md. A pack has one entry. It holds, for each text that was read without a
problem, its tree and its tokens as JSON, under the hash of all that reading it rests on. Whatever has not the shape of a tree is
passed over, and the text is read.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import Any, Final, cast

from attrs import define, field

from policyrules.core.from_json import Reader, Unfit
from policyrules.core.to_json import Writer
from policyrules.diagnostics import Tongue
from policyrules.resources import keep, kept, package_digest
from policyrules.source import SourceFile
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import Parsed, Token, parse

FORMAT: Final = 1
_digest = cache(package_digest)


@define(eq=False)
class Trees:
    """What is kept of one pack. With an empty name, nothing is kept and nothing is looked for."""

    name: str
    _kept: dict[str, str] = field(init=False)
    _used: dict[str, str] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._kept = _entry(kept(self.name) or b"") if self.name else {}

    def parse(self, file: SourceFile, tongue: Tongue | None, known: frozenset[str]) -> Parsed:
        """What `syntax` reads in a file, from the entry where that holds it."""
        if not self.name:
            return parse(file, tongue, known)
        key = _key(file, tongue, known)
        text = self._kept.get(key)
        found = read(text, file) if text is not None else None
        if found is None:
            found = parse(file, tongue, known)
            text = None if found.problems else written(found)
        if text is not None:
            self._used[key] = text
        return found

    def close(self) -> None:
        """Keep what was used for the next process, if there is any news in it."""
        if self.name and self._used.keys() - self._kept.keys():
            keep(self.name, json.dumps(self._used, ensure_ascii=False).encode())


def entry_name(pack: str) -> str:
    return f"trees-{sha256(f'{FORMAT} {pack} {_digest()}'.encode()).hexdigest()[:40]}"


def written(parsed: Parsed) -> str:
    """What was read of a file, as JSON. The words of tokens stand in the file, and are written only where intake changed them."""
    text, tokens = parsed.file.text, parsed.tokens
    columns = [[t.kind for t in tokens], [t.start for t in tokens], [t.end for t in tokens]]
    changed = [[place, t.text] for place, t in enumerate(tokens) if text[t.start : t.end] != t.text]
    tree = Writer((parsed.file,), once=True).write(parsed.module, syn.Module)
    return json.dumps([parsed.tongue, tree, columns, changed, list(parsed.unread)], ensure_ascii=False, separators=(",", ":"))


def read(text: str, file: SourceFile) -> Parsed | None:
    """What `written` wrote of this file; None where it is nothing of the kind."""
    try:
        tongue, tree, (kinds, starts, ends), changed, unread = json.loads(text)
        words = [file.text[start:end] for start, end in zip(starts, ends, strict=True)]
        for place, word in changed:
            words[place] = word
        reader = Reader((file,), once=True)
        kinds, words = (reader.read(column, tuple[str, ...]) for column in (kinds, words))
        starts, ends = (reader.read(column, tuple[int, ...]) for column in (starts, ends))
        tokens = tuple(map(Token, kinds, words, starts, ends))
        module = cast(syn.Module, reader.read(tree, syn.Module))
        return Parsed(file, reader.read(tongue, Tongue), module, tokens, (), reader.read(unread, tuple[str, ...]))
    except (ValueError, TypeError, IndexError, RecursionError, Unfit):
        return None


def _key(file: SourceFile, tongue: Tongue | None, known: frozenset[str]) -> str:
    digest = sha256(f"{tongue} {file.personal} {len(file.text)} ".encode())
    digest.update(file.text.encode("utf-8", "surrogatepass"))
    digest.update("\n".join(sorted(known)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _entry(content: bytes) -> dict[str, str]:
    try:
        found: Any = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    fits = type(found) is dict and all(type(text) is str for text in found.values())
    return found if fits else {}

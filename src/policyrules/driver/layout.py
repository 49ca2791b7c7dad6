"""The rule files of a pack in their one true layout: bytes in, bytes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policyrules.classes import frozen
from policyrules.diagnostics import Problem, Tongue, errors
from policyrules.driver.files import GLOSSARY, PackFiles
from policyrules.driver.reading import known_names, names_of
from policyrules.format import formatted
from policyrules.format.aliases import HeadingAlias, heading_aliases, moved
from policyrules.source import Decoded, SourceFile, decode, encode
from policyrules.syntax.from_text import Parsed, parse, tongue_of
from policyrules.syntax.glued import may_be_glued
from policyrules.syntax.intake import from_bytes, normal


@frozen
class Laid:
    """A file of a pack, by its name in the pack. `data` is what it is to hold; the same as before where nothing changes."""

    name: str
    before: bytes
    data: bytes
    tongue: Tongue
    problems: tuple[Problem, ...] = ()

    @property
    def changed(self) -> bool:
        return self.data != self.before

    def text(self, data: bytes) -> str:
        """Either form as text, for showing what differs."""
        found = decode(data)
        return found.text if isinstance(found, Decoded) else ""


def spoken(name: str, data: bytes) -> Tongue:
    """The tongue of a rule file, by its first declaration and without reading the rest."""
    file = from_bytes(name, data)
    return tongue_of(normal(file.text)) if isinstance(file, SourceFile) else "zh"


def laid_out(pack: PackFiles, files: Mapping[str, bytes], glossary: bytes | None, tongue: Tongue | None, *, fresh: bool) -> Iterator[Laid]:
    """The files (names in the pack → bytes) in their one true layout, in `tongue` or each in its own.

    First the glossary, if aliases move into it from the headings of these files; they move where the pack has one (`glossary`). `fresh`:
    what is made are new files, in UTF-8, rather than the old ones changed. A file with errors comes back as it was, with its problems.
    """
    read: dict[str, Parsed | Problem] = {}
    for name, data in files.items():
        file = from_bytes(name, data)
        read[name] = parse(file) if isinstance(file, SourceFile) else file
    others = [parse(file) for file in pack.rules if file.name not in files]
    parsed = [p for p in read.values() if isinstance(p, Parsed)]
    known = known_names(pack, [*others, *parsed])
    for name, p in read.items():
        if isinstance(p, Parsed) and p.tongue == "zh" and may_be_glued(p.file.text, known):
            read[name] = parse(p.file, "zh", known)
    names = names_of(pack, [*others, *(p for p in read.values() if isinstance(p, Parsed))])
    aliases = [a for p in read.values() if isinstance(p, Parsed) and not errors(p.problems) for a in heading_aliases(p.module)]
    disagreeing: tuple[Problem, ...] = ()
    if aliases and glossary is not None:
        made, disagreeing = _glossary(glossary, aliases)
        yield Laid(GLOSSARY, glossary, made, "zh", disagreeing)
    for name, p in read.items():
        data = files[name]
        if not isinstance(p, Parsed):
            yield Laid(name, data, data, "zh", (p,))
            continue
        done = formatted(p, tongue, names, bare_titles=glossary is not None and not disagreeing)
        text = done.text if done.text != p.file.text or fresh else None
        yield Laid(name, data, encode(text, b"" if fresh else data) if text is not None else data, p.tongue, done.problems)


def _glossary(data: bytes, aliases: list[HeadingAlias]) -> tuple[bytes, tuple[Problem, ...]]:
    found = decode(data)
    if not isinstance(found, Decoded):
        return data, ()
    done = moved(found.text, aliases)
    return encode(done.text, data) if done.text != found.text else data, done.problems

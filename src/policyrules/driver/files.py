"""Packs read from folders, together with the packs they build on: the one place, with `resources` and `revisions`, that reads rules."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import evolve

from policyrules import resources
from policyrules.classes import frozen
from policyrules.driver.imports import joined
from policyrules.driver.one_pack import GLOSSARY, PACK, Found, PackFiles, Shelf, one_pack, read_glossary
from policyrules.driver.problems import PackMissing
from policyrules.resolve import Glossary
from policyrules.source import SourceFile
from policyrules.syntax.intake import from_bytes

__all__ = [
    "GLOSSARY",
    "PackFiles",
    "bytes_of",
    "is_relative",
    "joined_name",
    "members",
    "pack_of",
    "read_glossary",
    "read_pack",
    "read_pairs",
    "shelf_of",
]

READ = (".rules", ".yaml", ".csv")
PAIRS = "mcdc"
"""The folder of a pack in which stored pairs stand. No answer rests on them, so they are no part of what is read, or of the digest."""
PROOF = "proof.json"
"""The file of a pack in which stands what was proved of it; no part of the digest either."""


def read_pack(name: str) -> PackFiles:
    """A pack by its name (one that ships) or as a folder. A pack that is not there is a problem, not an exception."""
    folder = Path(name)
    if not name.strip() or not _is_folder(folder):
        if name not in resources.pack_names():
            return PackFiles(name, (), (), Glossary(), None, "", (PackMissing(name, resources.pack_names()),))
        folder = resources.pack_folder(name)
    return evolve(pack_of(folder.name, bytes_of(folder), shelf_of(folder)), proof=proof_in(folder))


def pack_of(name: str, files: Mapping[str, bytes], shelf: Shelf | None = None) -> PackFiles:
    """A pack out of its files; `name` is what it is called where it does not say so itself.

    What it builds on is looked for from `shelf`; without one, nothing is found.
    """
    return joined(one_pack(name, files), shelf)


def shelf_of(folder: Path) -> Shelf:
    """From where a pack in a folder names others."""
    return _Folder(folder.resolve())


def proof_in(folder: Path) -> bytes | None:
    """What is kept in the folder of a proof of its rules; None where nothing is."""
    try:
        return (folder / PROOF).read_bytes()
    except OSError:
        return None


def bytes_of(folder: Path) -> dict[str, bytes]:
    """The files of a pack by their names in it, in the order of names."""
    names = list[str]()
    for place, _, found in os.walk(folder):
        within = Path(place).relative_to(folder).as_posix()
        names += [name if within == "." else f"{within}/{name}" for name in found if name.endswith(READ)]
    return {name: path.read_bytes() for name in members(names) if (path := folder / name).is_file()}


def read_pairs(name: str) -> list[SourceFile]:
    """The stored pairs of a pack, a file for each rule; what is no text is read as empty."""
    folder = Path(name) if name.strip() and _is_folder(Path(name)) else resources.pack_folder(name)
    found = ((f"{PAIRS}/{path.name}", path.read_bytes()) for path in sorted((folder / PAIRS).glob("*.yaml")))
    files = ((title, from_bytes(title, data)) for title, data in found)
    return [file if isinstance(file, SourceFile) else SourceFile(title, "") for title, file in files]


def members(names: Iterable[str]) -> list[str]:
    """Those among the names of files below the folder of a pack that belong to it, in order.

    A folder with a pack.yaml of its own is another pack; what an editor or a spreadsheet keeps beside a file is nothing of ours.
    """
    kept = sorted(name for name in names if name.endswith(READ) and _counts(*name.rpartition("/")[::2]))
    others = [head for n in kept if (head := n.removesuffix(PACK)) != n and head.endswith("/")]
    return [n for n in kept if not n.startswith(tuple(others))]


def _counts(folder: str, name: str) -> bool:
    return folder.rpartition("/")[2] != PAIRS and not name.startswith((".", "~$"))


@frozen
class _Folder:
    """The folder of a pack on disk, resolved."""

    folder: Path
    shown: str = ""

    @property
    def key(self) -> str:
        return str(self.folder)

    def find(self, wanted: str) -> Found | None:
        try:
            if is_relative(wanted):
                folder = (self.folder / wanted).resolve()
                shown = f"<{folder.name}>" if self.shown.startswith("<") else joined_name(self.shown, wanted)
            else:
                folder, shown = resources.pack_folder(wanted).resolve(), f"<{wanted}>"
            if not (folder / PACK).is_file():
                return None
            return Found(folder.name, bytes_of(folder), _Folder(folder, shown))
        except (OSError, ValueError, LookupError):
            return None


def is_relative(wanted: str) -> bool:
    """Whether a pack is named by its folder rather than as one that ships."""
    return wanted.startswith(("./", "../")) or wanted == ".."


def joined_name(base: str, wanted: str) -> str:
    """A folder named from another, as seen from where that one is."""
    return posixpath.normpath(posixpath.join(base, wanted))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name longer than any file may have
        return False

"""A pack as it stood in a revision of a git repository: `REV:folder`, read without touching the working copy."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

from policyrules.classes import frozen
from policyrules.driver.files import PackFiles, is_relative, joined_name, members, pack_of, read_pack, shelf_of
from policyrules.driver.one_pack import PACK, Found
from policyrules.driver.problems import RevisionMissing
from policyrules.resolve import Glossary

SECONDS = 60
GIT = ("git", "archive", "--format=tar")


def read_version(name: str) -> PackFiles:
    """A pack by its name, as a folder, or as `REV:folder`, the folder as seen from the top of the repository at hand.

    What cannot be read is a problem of the pack, not an exception.
    """
    revision, colon, folder = name.partition(":")
    if not colon or not revision or Path(name).exists():
        return read_pack(name)
    found = _archived(revision, folder)
    if isinstance(found, RevisionMissing):
        return PackFiles(name, (), (), Glossary(), None, "", (found,))
    return pack_of(Path(folder).name or revision, _files(found), _Shelf(revision, folder.rstrip("/")))


@frozen
class _Shelf:
    """A folder in a revision: what is named from it is read in the same revision."""

    revision: str
    folder: str
    shown: str = ""

    @property
    def key(self) -> str:
        return f"{self.revision}:{self.folder}"

    def find(self, wanted: str) -> Found | None:
        if not is_relative(wanted):
            return shelf_of(Path()).find(wanted)
        folder = joined_name(self.folder, wanted)
        found = _archived(self.revision, folder) if not folder.startswith("..") else None
        files = _files(found) if isinstance(found, bytes) else {}
        return (
            Found(PurePosixPath(folder).name, files, _Shelf(self.revision, folder, joined_name(self.shown, wanted)))
            if PACK in files
            else None
        )


def _archived(revision: str, folder: str) -> bytes | RevisionMissing:
    """The folder as a tar archive."""
    if revision.startswith("-"):  # git would take it for an option
        return RevisionMissing(revision, folder)
    try:
        done = subprocess.run((*GIT, f"{revision}:{folder.rstrip('/')}"), capture_output=True, timeout=SECONDS, check=False)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return RevisionMissing(revision, folder, git=False)
    return done.stdout if done.returncode == 0 else RevisionMissing(revision, folder)


def _files(archive: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        streams = {name: tar.extractfile(name) for name in members(member.name for member in tar if member.isfile())}
        return {name: stream.read() for name, stream in streams.items() if stream is not None}

"""A pack as it stood in a revision of a git repository: `REV:folder`, read without touching the working copy."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from policyrules.driver.files import READ, PackFiles, pack_of, read_pack
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
    return pack_of(Path(folder).name or revision, dict(_members(found)))


def _archived(revision: str, folder: str) -> bytes | RevisionMissing:
    """The folder as a tar archive."""
    if revision.startswith("-"):  # git would take it for an option
        return RevisionMissing(revision, folder)
    try:
        done = subprocess.run((*GIT, f"{revision}:{folder.rstrip('/')}"), capture_output=True, timeout=SECONDS, check=False)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return RevisionMissing(revision, folder, git=False)
    return done.stdout if done.returncode == 0 else RevisionMissing(revision, folder)


def _members(archive: bytes) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            name = PurePosixPath(member.name)
            stream = tar.extractfile(member) if member.isfile() and name.suffix in READ else None
            if stream is not None and not name.name.startswith((".", "~$")):
                yield member.name, stream.read()

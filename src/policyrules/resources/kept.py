"""What was worked out before, under a name that says from what: in the user's own cache, or by whoever built the package. Nothing
here is ever needed.

Decision record: docs/dev/decisions/0007-tables-and-cache.md. An entry is taken only from a folder that belongs to the user and that
nobody else may write to, and only if its checksum fits its name and its bytes. Whoever reads one still checks its shape: a
checksum shows accidents, and keeps nobody out.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

from policyrules.classes import frozen
from policyrules.resources.shipped import shipped_entry

FOLDER: Final = "policyrules"
MAX_BYTES: Final = 256 * 2**20
MAX_ENTRIES: Final = 48
"""What is kept at most; the entries that were written longest ago go first."""
OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def kept(name: str) -> bytes | None:
    """What was kept under a name by this user, or else came with the package; None where there is nothing, or nothing that can be
    trusted to be what was kept."""
    for source in (_own, shipped_entry):
        data = source(name)
        if data is not None:
            seal, _, content = data.partition(b"\n")
            if seal == _seal(name, content):
                return content
    return None


def _own(name: str) -> bytes | None:
    folder = _folder(os.environ)
    if folder is None:
        return None
    try:
        with os.fdopen(os.open(folder / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) or not _private(found) or found.st_size > MAX_BYTES:
                return None
            return file.read()
    except (OSError, ValueError):
        return None


def keep(name: str, content: bytes) -> None:
    """Keep bytes under a name. Where that cannot be done (no folder, no right, no room), nothing happens."""
    folder = _folder(os.environ, make=True)
    if folder is None or len(content) > MAX_BYTES:
        return
    with suppress(OSError):
        handle, written = tempfile.mkstemp(prefix=".new-", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_seal(name, content) + b"\n" + content)
            Path(written).replace(folder / name)
        except OSError:
            Path(written).unlink(missing_ok=True)
        _forget_the_oldest(folder)


@frozen
class Standing:
    """How it stands with the cache: off (`POLICYRULES_CACHE=0`), nowhere, none yet, refused (others may write there), or in use."""

    state: Literal["off", "nowhere", "none-yet", "refused", "used"]
    folder: str = ""
    entries: int = 0
    bytes: int = 0


def standing() -> Standing:
    """What `doctor` tells of the cache."""
    if os.environ.get("POLICYRULES_CACHE", "").strip() == "0":
        return Standing("off")
    place, folder = _place(os.environ), _folder(os.environ)
    if place is None:
        return Standing("nowhere")
    if folder is None:
        return Standing("refused" if place.exists() else "none-yet", str(place))
    sizes = [path.stat().st_size for path in folder.iterdir() if path.is_file()]
    return Standing("used", str(folder), len(sizes), sum(sizes))


def _seal(name: str, content: bytes) -> bytes:
    return sha256(name.encode() + b"\0" + content).hexdigest().encode()


def _forget_the_oldest(folder: Path) -> None:
    entries = sorted((p for p in folder.iterdir() if p.is_file()), key=lambda p: p.stat().st_mtime)
    for entry in entries[:-MAX_ENTRIES]:
        entry.unlink(missing_ok=True)


def _folder(environment: Mapping[str, str], *, make: bool = False) -> Path | None:
    """The folder, if it is there and is the user's own; None where `POLICYRULES_CACHE=0` says that nothing is to be kept."""
    if environment.get("POLICYRULES_CACHE", "").strip() == "0":
        return None
    folder = _place(environment)
    if folder is None:
        return None
    try:
        if make:
            folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    return folder if stat.S_ISDIR(found.st_mode) and _private(found) else None


def _place(environment: Mapping[str, str]) -> Path | None:
    """Where this system keeps what a user's programs may work out again."""
    named = environment.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named) / FOLDER
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return home / "AppData" / "Local" / FOLDER
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / FOLDER


def _private(found: os.stat_result) -> bool:
    """Whether it is the user's, and nobody else's to read or write. Windows keeps `LOCALAPPDATA` private by itself."""
    return sys.platform == "win32" or (found.st_uid == os.getuid() and not found.st_mode & OTHERS)

"""The grammar and the policy packs that come with the package, in a wheel and in a checkout alike."""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).parents[1]


def grammar_text(name: str) -> str:
    """The text of a file of the grammar: `policy.lark` or `keywords.tsv`."""
    return (_folder("grammar") / name).read_text(encoding="utf-8")


def shipped_entry(name: str) -> bytes | None:
    """What was worked out when the package was built or the checkout installed, as the cache has it; None where there is nothing."""
    try:
        return (_folder("kept", "build/kept") / name).read_bytes()
    except OSError:
        return None


def pack_names() -> tuple[str, ...]:
    """The names of the packs that come with the package, in alphabetical order."""
    return tuple(sorted(pack.name for pack in _folder("rules").iterdir() if pack.is_dir() and not pack.name.startswith((".", "_"))))


def pack_folder(name: str) -> Path:
    """The folder of a pack that comes with the package.

    Raises LookupError where there is none of that name.
    """
    if name not in pack_names():
        raise LookupError(f"no pack is called {name!r}; there are: {', '.join(pack_names())}")
    return _folder("rules") / name


def problem_pages() -> dict[str, str]:
    """The pages on problems in Markdown, by the names of their files without the ending."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(_folder("docs/problems").glob("*.md"))}


def new_pack_files() -> dict[str, str]:
    """The texts of a new pack by their paths in it; `__名称__` stands for the name that it gets."""
    folder = PACKAGE / "resources" / "new_pack"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*")) if path.is_file()}


@cache
def package_digest() -> str:
    """SHA-256 over the sources of this package, the grammar and the keywords: whatever depends on them is outdated by a change."""
    digest = sha256()
    sources = (f"{place}/{name}" for place, _, names in os.walk(PACKAGE) for name in names if name.endswith(".py"))
    for path in (*sorted(sources), *sorted(map(str, _folder("grammar").iterdir()))):
        digest.update(sha256(Path(path).read_bytes()).digest())
    return digest.hexdigest()


@cache
def _folder(name: str, in_checkout: str = "") -> Path:
    """A wheel carries the folder as `_data`; a checkout, and an editable install of one, is read where it stands."""
    packed = PACKAGE / "_data" / name
    return packed if packed.is_dir() else PACKAGE.parents[1] / (in_checkout or name)

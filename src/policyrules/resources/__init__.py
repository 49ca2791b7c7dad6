"""Files that are no input: what comes with the package, and what was worked out before and is kept for the next run."""

from policyrules.resources.kept import Standing, keep, kept, standing
from policyrules.resources.shipped import (
    grammar_text,
    new_pack_files,
    pack_folder,
    pack_names,
    package_digest,
    problem_pages,
    shipped_entry,
)

__all__ = [
    "Standing", "grammar_text", "keep", "kept", "new_pack_files", "pack_folder", "pack_names", "package_digest", "problem_pages",
    "shipped_entry", "standing",
]  # fmt: skip

"""Files that are no input: what comes with the package, and what was worked out before and is kept for the next run."""

from policyrules.resources.kept import keep, kept
from policyrules.resources.shipped import grammar_text, pack_folder, pack_names, package_digest, problem_pages, shipped_tables

__all__ = ["grammar_text", "keep", "kept", "pack_folder", "pack_names", "package_digest", "problem_pages", "shipped_tables"]

"""One true layout of rule text, in either tongue. Knows the syntax and the pack's list of names, and nothing of meaning."""

from policyrules.format.from_syntax import Formatted, formatted

__all__ = ["Formatted", "formatted"]

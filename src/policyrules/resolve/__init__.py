"""Which declarations there are, and what bears which name."""

from policyrules.resolve.facts import Glossary, Resolved, Rule
from policyrules.resolve.from_syntax import resolve

__all__ = ["Glossary", "Resolved", "Rule", "resolve"]

"""Which declarations there are, and what bears which name."""

from policyrules.resolve.facts import Folded, Glossary, Resolved, Rule
from policyrules.resolve.from_syntax import resolve, subject_of

__all__ = ["Folded", "Glossary", "Resolved", "Rule", "resolve", "subject_of"]

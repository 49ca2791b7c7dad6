"""Sound rules to the core: what is meant, and the words beside it."""

from policyrules.lower.from_checked import PROPERTY, Lowered, lower, lower_property, lower_some
from policyrules.lower.gaps import Gap

__all__ = ["PROPERTY", "Gap", "Lowered", "lower", "lower_property", "lower_some"]

"""Traces to decisions, and decisions to words in both tongues."""

from policyrules.explain.decide import decide
from policyrules.explain.model import Finding, Interval, Outcome

__all__ = ["Finding", "Interval", "Outcome", "decide"]

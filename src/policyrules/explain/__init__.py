"""Traces to decisions, and decisions to words in both tongues."""

from policyrules.explain.decide import decide
from policyrules.explain.model import Decision, Interval, Outcome

__all__ = ["Decision", "Interval", "Outcome", "decide"]

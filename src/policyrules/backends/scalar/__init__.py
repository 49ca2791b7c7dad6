"""A core program as flat, fast Python over attrs rows: for one case at a time, many times."""

from policyrules.backends.scalar.classes import Rows
from policyrules.backends.scalar.load import Answer, Evaluator, Evaluators

__all__ = ["Answer", "Evaluator", "Evaluators", "Rows"]

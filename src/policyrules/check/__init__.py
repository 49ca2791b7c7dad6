"""Does it make sense? Types, units, fields, periods, examples."""

from policyrules.check.examples import Examples, ground
from policyrules.check.facts import Checked, CheckedExample, CheckedProperty, Expectation, Sound, Told, ToldList, Trial
from policyrules.check.from_resolved import check, check_rules

__all__ = [
    "Checked", "CheckedExample", "CheckedProperty", "Examples", "Expectation", "Sound", "Told", "ToldList", "Trial", "check", "check_rules",
    "ground",
]  # fmt: skip

"""Does it make sense? Types, units, fields, periods, examples."""

from policyrules.check.examples import Examples, ground
from policyrules.check.facts import Checked, CheckedExample, CheckedProperty, Expectation, Settled, Sound, Told, ToldList, Trial
from policyrules.check.from_resolved import check, check_rules
from policyrules.check.rules import key_of_rule

__all__ = [
    "Checked", "CheckedExample", "CheckedProperty", "Examples", "Expectation", "Settled", "Sound", "Told", "ToldList", "Trial", "check",
    "check_rules", "ground", "key_of_rule",
]  # fmt: skip

"""Does it make sense? Types, units, fields, periods, examples."""

from policyrules.check.facts import Checked, CheckedExample, CheckedProperty, Expectation, Sound, Told, ToldList, Trial
from policyrules.check.from_resolved import check

__all__ = ["Checked", "CheckedExample", "CheckedProperty", "Expectation", "Sound", "Told", "ToldList", "Trial", "check"]

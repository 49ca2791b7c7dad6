"""Dated figures: value, unit, period, source, confidence and jurisdiction. What nobody confirmed stays empty."""

from policyrules.parameters.from_structured import Read, read_parameters
from policyrules.parameters.model import CONFIDENCE, Parameter, Period

__all__ = ["CONFIDENCE", "Parameter", "Period", "Read", "read_parameters"]

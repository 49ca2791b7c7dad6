"""The meaning of the core, written to be read. Whoever differs from it is wrong."""

from policyrules.backends.reference.evaluate import Element, Trace, trace
from policyrules.backends.reference.tracer import Tracer
from policyrules.backends.reference.value import Value

__all__ = ["Element", "Trace", "Tracer", "Value", "trace"]

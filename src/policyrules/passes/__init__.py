"""Core to core: the same answers and the same reasons, from less."""

from policyrules.passes.eras import eras
from policyrules.passes.specialise import specialise

__all__ = ["eras", "specialise"]

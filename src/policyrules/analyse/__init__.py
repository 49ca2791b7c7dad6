"""What only the core can tell, without a solver: cases left out or doubled, conditions that never matter, divisors."""

from policyrules.analyse.from_lowered import analyse

__all__ = ["analyse"]

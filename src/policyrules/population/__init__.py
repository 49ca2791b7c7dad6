"""What reads many things at once: rankings and rates, with unknowns. Nothing here feeds back into rules."""

from policyrules.population.rank import Candidate, Place, rank
from policyrules.population.rate import CLOSED, Member, Rate, meets, rate, rate_of

__all__ = ["CLOSED", "Candidate", "Member", "Place", "Rate", "meets", "rank", "rate", "rate_of"]

"""What is known of one person, household, employer …: encoded facts, with unknown and absent kept apart."""

from policyrules.cases.model import ABSENT, Absent, Case, History, Kept, Listed, Record

__all__ = ["ABSENT", "Absent", "Case", "History", "Kept", "Listed", "Record"]

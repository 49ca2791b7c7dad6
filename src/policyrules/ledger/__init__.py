"""The plan as a list of clauses: what each says in our words, who is named, what its sentence hashes to, and what carries it."""

from policyrules.ledger.from_structured import ReadLedger, read_ledger
from policyrules.ledger.model import Clause, Ledger, Measure

__all__ = ["Clause", "Ledger", "Measure", "ReadLedger", "read_ledger"]

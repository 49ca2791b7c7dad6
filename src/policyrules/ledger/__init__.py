"""The plan as a list of clauses: what each says in our words, who is named, what its sentence hashes to, and what carries it."""

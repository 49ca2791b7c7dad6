"""Rules as formulas: what holds of every person, shown by a solver, and what does not, shown by a person. Needs the extra `prove`."""

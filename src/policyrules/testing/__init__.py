"""Hypothesis strategies for programs, cases and persons. Needs the extra `test`."""

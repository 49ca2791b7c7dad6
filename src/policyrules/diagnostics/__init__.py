"""How something is said about a place."""

from policyrules.diagnostics.model import Diagnostic, Edit, Label, Problem, Severity, Tongue, errors, say

__all__ = ["Diagnostic", "Edit", "Label", "Problem", "Severity", "Tongue", "errors", "say"]

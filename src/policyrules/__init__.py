"""Rules of a policy as code: read, checked, computed, explained.

    from policyrules import load
    plan = load("lucheng")
    person = plan.Person(local_hukou=True, household=plan.Household(dibao_household=True))
    d = plan.decide("living_subsidy", person, as_of=date(2026, 3, 1))
    d.outcome, d.missing, d.reasons, d.citations

The stages, each a package entered by `from_<previous>.py`: `syntax` (text → tree), `resolve` (names), `check` (types), `lower`
(→ `core`), `analyse`; `backends.reference` is the meaning, `backends.scalar` the fast evaluators; `explain` makes words of traces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policyrules.cases.model import ABSENT
    from policyrules.deciding.decision import Decision
    from policyrules.deciding.inputs import InputError
    from policyrules.deciding.pack import Pack, RulesRejected, UnknownRule
    from policyrules.packs.loading import load

__all__ = ["ABSENT", "Decision", "InputError", "Pack", "RulesRejected", "UnknownRule", "load"]
_HOMES = {
    "ABSENT": "policyrules.cases.model",
    "Decision": "policyrules.deciding.decision",
    "InputError": "policyrules.deciding.inputs",
    "load": "policyrules.packs.loading",
}


def __getattr__(name: str) -> Any:
    """Loads the engine when it is first asked for, so that `policyrules --help` answers at once."""
    if name not in __all__:
        raise AttributeError(f"module 'policyrules' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "policyrules.deciding.pack")), name)

"""The solver, where the extra `prove` is installed. Without it `deciding` answers what it can."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

z3: Any = import_module("z3") if find_spec("z3") else None


def there() -> bool:
    """Whether there is a solver."""
    return z3 is not None

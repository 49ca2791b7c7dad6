"""The contents of a module that stands for a shipped pack."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policyrules.deciding.pack import Pack

SHARED = ("plan", "decide", "Pack")


@cache
def plan(name: str) -> Pack:
    """The pack, read once. The engine is imported only now."""
    from policyrules.deciding.pack import load

    return load(name)


def asked(pack: str, name: str) -> object:
    """What `from policyrules.packs.<pack> import <name>` gives: an input class, `plan`, `decide` or `Pack`.

    Raises AttributeError for any other name.
    """
    if name.startswith("_"):
        raise AttributeError(name)
    match name:
        case "plan":
            return plan(pack)
        case "decide":
            return plan(pack).decide
        case "Pack":
            return type(plan(pack))
    return getattr(plan(pack), name) if name in plan(pack).inputs else _missing(pack, name)


def names(pack: str) -> list[str]:
    return sorted((*SHARED, *plan(pack).inputs))


def _missing(pack: str, name: str) -> object:
    raise AttributeError(f"policyrules.packs.{pack} has no {name!r}; there are {', '.join(names(pack))}")

"""`load`, which of a shipped pack knows the input classes and the names of its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from policyrules.deciding import pack

if TYPE_CHECKING:
    from policyrules.packs import example, lucheng


@overload
def load(name: Literal["lucheng"] = ...) -> lucheng.Pack: ...
@overload
def load(name: Literal["example"]) -> example.Pack: ...
@overload
def load(name: str) -> pack.Pack: ...
def load(name: str = "lucheng") -> pack.Pack:
    """A pack by its name or folder, ready to decide.

    Raises RulesRejected where its rules are wrong; nothing is half loaded.

    >>> load("example").version
    '0.1.0'
    """
    return pack.load(name)

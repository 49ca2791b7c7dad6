"""attrs classes as this package makes them: with one `__repr__` for all of them.

The one that attrs writes for each class is compiled each time the package is loaded, which took a sixth of the time of loading it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import attrs

__all__ = ["define", "frozen"]

if TYPE_CHECKING:
    from attrs import define, frozen
else:

    def define(cls: type | None = None, **options: Any) -> Any:
        """`attrs.define`."""
        return _made(attrs.define, cls, options)

    def frozen(cls: type | None = None, **options: Any) -> Any:
        """`attrs.frozen`."""
        return _made(attrs.frozen, cls, options)


def _made(maker: Callable[..., Any], cls: type | None, options: dict[str, Any]) -> Any:
    if cls is None:
        return lambda later: _made(maker, later, options)
    made = maker(cls, **{"repr": False, **options})
    if "repr" not in options and "__repr__" not in vars(cls):
        made.__repr__ = _shown
    return made


def _shown(self: Any) -> str:
    """As attrs shows an object: its class, and its fields with their names."""
    fields = (f"{a.name}={getattr(self, a.name)!r}" for a in attrs.fields(type(self)) if a.repr)
    return f"{type(self).__qualname__.rsplit('>.', 1)[-1]}({', '.join(fields)})"

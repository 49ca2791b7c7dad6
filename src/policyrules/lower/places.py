"""Where an expression stands: which thing a name is looked up on, and how that thing is reached in the program."""

from __future__ import annotations

from policyrules.classes import frozen
from policyrules.core import ROOT, Name


@frozen
class Place:
    """The thing reached over `path` (to-one relations) from an element of the block `home`."""

    entity: str
    home: Name = ROOT
    path: tuple[str, ...] = ()

    def reach(self, relation: str, entity: str) -> Place:
        return Place(entity, self.home, (*self.path, relation))


Frames = tuple[Place, ...]
"""The places around an expression, innermost first: the counterpart of `check.scope.Scope.frames`."""

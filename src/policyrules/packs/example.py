"""The shipped pack `example`: its input classes, `plan` (the pack), `decide`."""

from __future__ import annotations

from policyrules.packs import made


def __getattr__(name: str) -> object:
    return made.asked("example", name)


def __dir__() -> list[str]:
    return made.names("example")

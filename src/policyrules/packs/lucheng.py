"""The shipped pack `lucheng`: its input classes, `plan` (the pack), `decide`."""

from __future__ import annotations

from policyrules.packs import made


def __getattr__(name: str) -> object:
    return made.asked("lucheng", name)


def __dir__() -> list[str]:
    return made.names("lucheng")

"""What a problem says, its own words made with an ellipsis for whatever it names: one sentence for each code, told by the program."""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

import policyrules
from policyrules.core.notes import Words
from policyrules.diagnostics import Problem
from policyrules.source import SourceFile, Span
from policyrules.syntax.intake import MAX_BYTES
from policyrules.testing.problems import LAWS

SOURCE = Path(policyrules.__file__).parent
GAP = "…"
AT = Span(SourceFile(GAP, GAP), 0, 1)
PLACE, END = re.compile(f"^{GAP}(!第{GAP}行)?："), re.compile(f"(。[^。]{{0,6}})?：({GAP})?$|。$")
"""What stands before and behind the sentence itself: where it is, and the thing at hand."""
SAYING = 4
"""How many characters of its own a sentence has at least; with less, all its words come from elsewhere."""


@cache
def kinds() -> Mapping[str, type[Problem]]:
    """All classes of problems, by their code."""
    files = (path for path in SOURCE.rglob("*.py") if 'code: ClassVar[str] = "' in path.read_text(encoding="utf-8"))
    modules = (importlib.import_module(".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)) for path in files)
    things = (thing for module in modules for thing in vars(module).values() if isinstance(thing, type))
    return {code: thing for thing in things if isinstance(code := getattr(thing, "code", None), str)}


class _Some(int):
    """A number that is printed as something left out."""

    def __format__(self, form: str) -> str:
        return GAP

    def __str__(self) -> str:
        return GAP


GIVEN: Mapping[str, Mapping[str, Any]] = {"law-broken": {"law": next(iter(LAWS))}, "file-too-large": {"most": MAX_BYTES}}
"""Where not anything will do, but only what there is."""


def sentence(code: str) -> str | None:
    """What a problem with this code says of something; None where its class has no words of its own."""
    found = END.sub("", PLACE.sub("", _message(code).partition("\n")[0]))
    return f"{found}。" if len(re.findall("[\u4e00-\u9fff]", found)) >= SAYING else None


def _message(code: str) -> str:
    kind = kinds()[code]
    hints = get_type_hints(kind)
    wanted = [a.name for a in attrs.fields(kind) if a.init and a.default is attrs.NOTHING]  # type: ignore[arg-type]
    given = {name: _some(hints[name]) for name in wanted} | {**GIVEN.get(code, {})}
    return re.sub(f"{GAP}+", GAP, kind(**given).describe("zh").message)


def _some(hint: Any) -> Any:
    """Something of a type; of several, of the first."""
    of, parts = get_origin(hint), get_args(hint)
    if of is Literal:
        return parts[0]
    if of in (Union, UnionType):
        return None if NoneType in parts and not {str, Span} & {*parts} else _some(next(p for p in parts if p is not NoneType))
    if of is tuple:
        return tuple(_some(p) for p in parts if p is not ...)
    if of is not None:
        return of([_some(p) for p in parts]) if len(parts) == 1 else {}
    if issubclass(hint, Enum):
        return next(iter(hint))
    known: dict[Any, Any] = {str: GAP, int: _Some(2), bool: False, Span: AT, date: date(2026, 1, 1), Words: Words(GAP, GAP)}
    if hint in known:
        return known[hint]
    return hint(**{a.name: _some(get_type_hints(hint)[a.name]) for a in attrs.fields(hint) if a.init and a.default is attrs.NOTHING})

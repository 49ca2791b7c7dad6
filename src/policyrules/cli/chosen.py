"""Rules that a command is asked for by name, in either tongue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from policyrules.cli.common import Refused
from policyrules.diagnostics.nearest import nearest

if TYPE_CHECKING:
    from policyrules.driver.pipeline import Compiled

LONGEST = 60
"""Characters of a name that are repeated in a refusal."""


def chosen_rules(compiled: Compiled, wanted: Iterable[str], also: Iterable[str] = ()) -> tuple[str, ...]:
    """The Chinese names of rules given by name or alias. `also`: names beside those of rules, as those of properties.

    Refused: the first that nothing is called.
    """
    names = {*(name for _, name in compiled.checked.resolved.rules), *also}
    known = {alias: name for name, alias in compiled.checked.vocabulary.aliases.items() if name in names} | {name: name for name in names}
    for name in wanted:
        if name not in known:
            near = nearest(name, known)
            raise Refused(
                f"规则包里没有“{name[:LONGEST]}”。" + (f"是否指“{near}”？" if near else "用 policyrules check 看看有哪些规则。"),
                f"the pack has no `{name[:LONGEST]}`." + (f" Did you mean `{near}`?" if near else ""),
            )
    return tuple(known[name] for name in wanted)

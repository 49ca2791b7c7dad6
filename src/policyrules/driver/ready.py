"""What deciding, explaining and screening read of a pack: little enough to be kept between runs (`cache`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from policyrules.classes import frozen
from policyrules.core import Program
from policyrules.core.notes import Story
from policyrules.parameters import Parameter
from policyrules.resolve import Rule
from policyrules.resolve.editions import editions
from policyrules.syntax import nodes as syn
from policyrules.types import Vocabulary

if TYPE_CHECKING:
    from policyrules.driver.pipeline import Compiled


@frozen
class Heading:
    """A rule as those know it who ask for its answer. `authority` is the body of its first edition, `received` the fact that says
    whether somebody actually gets it ("" where none is named)."""

    name: str
    entity: str
    kind: syn.RuleKind
    authority: tuple[str, ...]
    received: str = ""


@frozen
class Title:
    """What a pack calls itself, and what it declares."""

    name: str
    title: str
    version: str
    vocabulary: Vocabulary
    parameters: Mapping[str, Parameter]
    rules: tuple[Heading, ...]


@frozen(eq=False)
class Asked:
    """All rules about one kind of thing: their program, and their words by rule."""

    program: Program
    stories: Mapping[str, Story]


@frozen(eq=False)
class Ready:
    """A pack without error. `programs` may read theirs at first use; `compile` takes the pack through all stages."""

    title: Title
    digest: str
    programs: Mapping[str, Asked]
    compile: Callable[[], Compiled]


def ready_of(pack: Ready | Compiled) -> Ready:
    """The same of a pack that has just been through all stages."""
    if isinstance(pack, Ready):
        return pack
    programs = {entity: Asked(lowered.program, lowered.stories) for entity, lowered in pack.programs.items()}
    return Ready(title_of(pack), pack.files.digest, programs, lambda: pack)


def title_of(pack: Compiled) -> Title:
    info, checked = pack.files.info, pack.checked
    rules = checked.resolved.rules.values()
    return Title(
        pack.files.name,
        (info.text("全称") if info else "") or pack.files.name,
        info.text("版本") if info else "",
        checked.vocabulary,
        checked.parameters,
        tuple(Heading(r.name, r.entity, r.kind, editions(r.decl)[0].names("authority"), _received(r)) for r in rules),
    )


def _received(rule: Rule) -> str:
    return next(iter(editions(rule.decl)[0].names("received")), "")

"""What a roster can be asked at all: provisions that are closed, or for which it has next to nothing, drown the rest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import field

from policyrules.backends.scalar.classes import Row
from policyrules.classes import define
from policyrules.core import Fact, Output, Reason
from policyrules.deciding.pack import Pack
from policyrules.driver.ready import Heading
from policyrules.explain.wording import out_of_force
from policyrules.roster.facts import Asker
from policyrules.types.encode import of_date

Packed = tuple[Row, int, Row]
LACKS = "名册没有这些事实"


@define(eq=False)
class Scope:
    """Whether a provision is worth asking of these subjects on this day."""

    pack: Pack
    as_of: date
    asker: Asker
    columns: frozenset[str] = field(init=False)
    """The names of all facts that somebody on the roster has."""

    def __attrs_post_init__(self) -> None:
        self.columns = frozenset(name for _, name in self.asker.held)

    def closed(self, rule: Heading) -> str:
        """Why nothing is in force on the day; "" where something is."""
        return out_of_force(self.pack.story(rule), self.as_of, self.asker.tell.tongue)

    def lacking(self, rule: Heading, packed: Iterable[Packed]) -> tuple[Reason, ...]:
        """What would be needed first, where nobody's answer can be settled and the roster lacks more of the facts that the rule
        reads than it has; nothing where the rule is worth asking.

        What waits for a figure or a body's judgement alone is worth asking: somebody can supply these for everybody.
        """
        if not self._poor(rule):
            return ()
        evaluator = self.pack.evaluators(rule.entity).evaluator(rule.name)
        functions = evaluator.at(of_date(self.as_of))
        outcome, applies = (
            evaluator.outputs.index(output) if (output := Output(rule.name, what)) in evaluator.outputs else None
            for what in ("outcome", "applies")
        )
        found: dict[Reason, None] = {}
        seen = set[frozenset[Reason]]()
        for case in packed:
            bounds = functions.decide(*case)
            if outcome is None or bounds[outcome][0] == bounds[outcome][1] or (applies is not None and not bounds[applies][1]):
                return ()
            whys = functions.reasons(*case)
            own = whys[outcome] | (whys[applies] if applies is not None else frozenset())
            if own in seen:
                continue
            seen.add(own)
            wanted = sorted(reason.kind() for reason in own if self.wanting(reason))
            if not wanted:
                return ()
            found.update(dict.fromkeys(wanted))
        return tuple(found)

    def wanting(self, reason: Reason) -> bool:
        """Whether it asks for a column that the roster does not have."""
        return reason.source in ("fact", "list") and reason.name not in self.columns

    def _poor(self, rule: Heading) -> bool:
        read = {let.op.name for let in self.pack.slim(rule).lets if isinstance(let.op, Fact) and let.op.source == "fact"}
        return len(read - self.columns) >= len(read & self.columns)

"""One answer, as a caller reads it: outcome, figures, what is missing, why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field

from policyrules.cases import Absent, Case
from policyrules.classes import frozen
from policyrules.deciding.inputs import decoded
from policyrules.diagnostics import Tongue
from policyrules.explain import Finding, Interval, Outcome
from policyrules.explain.explanation import Explanation
from policyrules.explain.to_json import Json, answer_json, explanation_json
from policyrules.types import Money, Number

if TYPE_CHECKING:
    from policyrules.deciding.pack import Pack


@frozen(eq=False)
class Decision:
    """The answer of one rule for one thing on one day.

    `outcome` is yes, no, open or not_applicable; of an obligation it says whether it is owed, and `fulfilled` whether it was
    done. `amount` is the rate (元 by its period) and `payable` what falls due in the month of `as_of`; None where there is none or
    it is open (see `finding`). `missing` names what would settle what is open.
    """

    pack: Pack = field(repr=False)
    case: Case = field(repr=False)
    finding: Finding

    @property
    def rule(self) -> str:
        return self.finding.rule

    @property
    def as_of(self) -> date:
        return self.finding.as_of

    @property
    def outcome(self) -> Outcome:
        return self.finding.outcome

    @property
    def fulfilled(self) -> Outcome | None:
        return self.finding.fulfilled

    @property
    def amount(self) -> Decimal | None:
        return _decimal(self.finding.amount)

    @property
    def payable(self) -> Decimal | None:
        return _decimal(self.finding.payable)

    @property
    def value(self) -> object:
        """Of a definition: its value (a number, a day, a choice, ABSENT); None where it is open."""
        found = self.finding.value
        if found is None:
            return {"yes": True, "no": False}.get(self.outcome)
        if found.present is False:
            return Absent.ABSENT
        if not found.known:
            return None
        return _decimal(found) if isinstance(found.type, Number | Money) else decoded(found.low, found.type, self.pack.vocabulary)

    @cached_property
    def explanation(self) -> Explanation:
        return self.explain("zh")

    def explain(self, tongue: Tongue = "zh") -> Explanation:
        """Why, why not, and what is missing, with clause and document."""
        return self.pack.explain(self.case, self.finding, tongue)

    @property
    def missing(self) -> tuple[str, ...]:
        return self.explanation.missing

    @property
    def reasons(self) -> tuple[str, ...]:
        return self.explanation.reasons

    @property
    def citations(self) -> tuple[str, ...]:
        return tuple(str(s) for s in self.explanation.sources)

    def to_json(self, tongue: Tongue = "zh") -> dict[str, Json]:
        """The answer and what it rests on as plain data: docs/formats/answer.schema.json."""
        rule = self.pack.rule(self.rule)
        found = answer_json(self.finding, self.pack.story(rule), self.pack.names(rule.entity, tongue))
        return found | {"pack": self.pack.stamp, "explanation": explanation_json(self.explain(tongue))}

    def __str__(self) -> str:
        return self.explanation.headline


def _decimal(found: Interval | None) -> Decimal | None:
    if found is None or not found.known or not found.present:
        return None
    den = getattr(found.type, "den", 1) * found.by
    return Decimal(found.low) / Decimal(den)

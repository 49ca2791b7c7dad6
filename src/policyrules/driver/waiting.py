"""What the jurisdiction has still to supply, and which answers wait for it: read off the programs, not guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from policyrules import core
from policyrules.classes import frozen
from policyrules.core.nodes import Name
from policyrules.core.ranges import Range
from policyrules.core.walk import operands
from policyrules.driver.ready import Ready
from policyrules.parameters import Parameter, Period
from policyrules.passes.eras import eras
from policyrules.passes.specialise import specialise
from policyrules.syntax import nodes as syn
from policyrules.types.encode import LAST_DAY, of_date, to_date

WHOLE = "value", "outcome", "amount", "numbers", "order"
PARTS = {
    "amount": "amount", "payable": "amount", "starts": "amount", "stops": "amount", "value": "value", "key": "order", "group": "order",
    "denominator": "numbers", "numerator": "numbers", **dict.fromkeys(("outcome", "fulfilled", "applies", "listed"), "outcome"),
}  # fmt: skip
"""What is asked of a rule → the part of its answer that people know. What else is asked (which exception it was) only tells why."""


@frozen
class Waiting:
    """A rule whose answer needs a figure. `parts`: which parts of the answer (value, outcome, amount, numbers, order).

    `since` and `until` are the first and last day, within the period without a figure, on which it is needed (None: open).
    """

    rule: str
    entity: str
    kind: syn.RuleKind
    parts: tuple[str, ...]
    since: date
    until: date | None


@frozen
class Missing:
    """A period of a parameter for which nobody supplied a figure. `waiting` is empty where no rule reads it in that time."""

    parameter: Parameter
    period: Period
    waiting: tuple[Waiting, ...]

    @property
    def answers(self) -> tuple[Waiting, ...]:
        """What waits and is asked by itself; definitions only where nothing else waits."""
        return tuple(w for w in self.waiting if w.kind != "define") or self.waiting


def missing(pack: Ready, day: date | None = None) -> list[Missing]:
    """All periods without a figure, in the order of the files; with a day, only those in which it lies."""
    empty = [(p, period) for p in pack.title.parameters.values() for period in p.periods if period.value is None]
    if day is not None:
        empty = [(p, period) for p, period in empty if p.on(day) is period]
    reading = _readings(pack, [(of_date(period.since), _last(period)) for _, period in empty])
    return [Missing(p, period, tuple(_waiting(pack, p.name, period, reading))) for p, period in empty]


@frozen
class _Read:
    """That, on the days of `era`, a part of a rule's answer reads a parameter. No era: on every day."""

    parameter: str
    rule: str
    entity: str
    part: str
    era: Range | None


def _readings(pack: Ready, spans: list[Range]) -> list[_Read]:
    found: list[_Read] = []
    for entity, asked in pack.programs.items():
        program = asked.program
        if not any(isinstance(let.op, core.Fact) and let.op.source == "parameter" for let in program.lets):
            continue
        spans_of_days: list[Range | None] = [*eras(program)]
        for era in spans_of_days or [None]:
            if era is None or any(_meet(era, span) for span in spans):
                special = specialise(program, era)
                reads = _parameters(special)
                found += [
                    _Read(name, output.rule, entity, part, era)
                    for output, let in special.outputs.items()
                    if (part := PARTS.get(output.what.split(":")[0]))
                    for name in sorted(reads[let])
                ]
    return found


def _parameters(program: core.Program) -> Mapping[Name, frozenset[str]]:
    """Step → the parameters without a figure that it rests on."""
    found: dict[Name, frozenset[str]] = {}
    for let in program.lets:
        if isinstance(let.op, core.Fact):
            found[let.name] = frozenset({let.op.name} if let.op.source == "parameter" else ())
        else:
            found[let.name] = frozenset().union(*(found[name] for name in operands(let.op)))
    return found


def _waiting(pack: Ready, name: str, period: Period, reading: Iterable[_Read]) -> Iterable[Waiting]:
    first, last = of_date(period.since), _last(period)
    by_rule: dict[tuple[str, str], list[_Read]] = {}
    for read in reading:
        if read.parameter == name and (read.era is None or _meet(read.era, (first, last))):
            by_rule.setdefault((read.entity, read.rule), []).append(read)
    for heading in pack.title.rules:
        if not (reads := by_rule.get((heading.entity, heading.name))):
            continue
        start = max(first, min(r.era[0] if r.era else first for r in reads))
        end = min(last, max(r.era[1] if r.era else last for r in reads))
        parts = {r.part for r in reads}
        yield Waiting(
            heading.name, heading.entity, heading.kind, tuple(p for p in WHOLE if p in parts), to_date(start),
            None if end >= of_date(LAST_DAY) else to_date(end),
        )  # fmt: skip


def _last(period: Period) -> int:
    return of_date(period.until) if period.until else of_date(LAST_DAY)


def _meet(one: Range, other: Range) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]

"""What a new version of rules means for the people of a roster: who gains, loses, is paid otherwise, becomes open; never who they are.

Only rules that are not proved to answer the same are asked. Counts are by provision, and within it by the groups of each division.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Literal, TypeAlias, TypeVar

from attrs import field

from policyrules.backends.scalar.classes import Memo
from policyrules.cases import Case
from policyrules.classes import define, frozen
from policyrules.compare.divisions import Division, Grouped
from policyrules.compare.hiding import LEAST, hidden
from policyrules.compare.model import Differences
from policyrules.core.notes import Words
from policyrules.deciding.pack import Pack
from policyrules.driver.ready import Heading
from policyrules.explain import Finding, decide
from policyrules.roster.model import Roster, Subject
from policyrules.types import Money
from policyrules.types.encode import of_date

Change: TypeAlias = Literal["gains", "loses", "more", "less", "opens", "settles"]
CHANGES: tuple[Change, ...] = ("gains", "loses", "more", "less", "opens", "settles")
COUNTED = ("eligibility", "benefit", "obligation")
"""Rules that are counted. Places in a ranking hang on everybody in it, and rates are told by `indicators`."""


@frozen
class Figures:
    """The figures of a group of people; None is hidden. `yuan` is what is paid more (less: negative), by period of payment."""

    counts: tuple[int | None, ...]
    yuan: tuple[tuple[str, Fraction | None], ...]


@frozen
class Line:
    """A group of one division; both are empty for all people together."""

    division: Words
    group: Words
    figures: Figures


@frozen
class Effect:
    """One provision. `lines`: all people, then the groups of each division."""

    rule: str
    entity: str
    kind: str
    lines: tuple[Line, ...]


@frozen(eq=False)
class Impact:
    """`asked`: people, households … of the roster by kind. `same`: provisions that nobody on the roster is answered otherwise."""

    as_of: date
    asked: tuple[tuple[str, int], ...]
    effects: tuple[Effect, ...]
    same: tuple[str, ...]
    least: int = LEAST

    @property
    def hides(self) -> bool:
        return any(None in line.figures.counts for effect in self.effects for line in effect.lines)


@define(eq=False)
class _Tally:
    """Exact figures of one group, and how many people stand behind the yuan of each period."""

    counts: Counter[Change] = field(factory=Counter)
    yuan: dict[str, Fraction] = field(factory=dict)
    people: Counter[str] = field(factory=Counter)

    def take(self, change: Change, more: tuple[str, Fraction] | None) -> None:
        self.counts[change] += 1
        if more is not None:
            period, amount = more
            self.yuan[period] = self.yuan.get(period, Fraction()) + amount
            self.people[period] += 1


@frozen(eq=False)
class Version:
    """A version of a pack, and the roster as it reads it."""

    pack: Pack
    roster: Roster

    def rule(self, name: str) -> Heading | None:
        return next((r for r in self.pack.rules if r.name == name and r.kind in COUNTED), None)

    def findings(self, rule: Heading, as_of: date) -> dict[str, Finding]:
        """The answers of a rule, by the code of the subject."""
        evaluators, rows = self.pack.evaluators(rule.entity), Memo()
        evaluator = evaluators.evaluator(rule.name)
        found = {}
        for subject in self.roster.of(rule.entity):
            answer = evaluator.answer(*evaluators.packed(Case(subject.record, of_date(as_of)), rows))
            answers = dict(zip(evaluator.outputs, answer, strict=True))
            found[subject.code] = decide(evaluators.program, rule.name, rule.kind, as_of, answers.__getitem__)
        return found


def impact(
    before: Version, after: Version, found: Differences, divisions: Sequence[Division], as_of: date, least: int = LEAST,
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> Impact:  # fmt: skip
    """Both versions asked of everybody on the roster, where they may differ."""
    names = dict.fromkeys([*(rule.before.name for rule in found.rules if rule.matters), *found.gone, *found.added])
    effects, same = [], []
    for done, name in enumerate(names):
        tell(done, len(names))
        rules = before.rule(name), after.rule(name)
        rule = rules[1] or rules[0]
        if rule is None:
            continue
        answers = [v.findings(r, as_of) if r is not None else {} for v, r in zip((before, after), rules, strict=True)]
        subjects = (after if rules[1] is not None else before).roster.of(rule.entity)
        effect = _effect(rule, subjects, answers[0], answers[1], [d for d in divisions if d.entity == rule.entity], least)
        if effect is None:
            same.append(name)
        else:
            effects.append(effect)
    entities = dict.fromkeys((*before.roster.subjects, *after.roster.subjects))
    asked = tuple((entity, len(after.roster.of(entity))) for entity in entities)
    return Impact(as_of, asked, tuple(effects), tuple(same), least)


def _effect(
    rule: Heading, subjects: Sequence[Subject], was: dict[str, Finding], now: dict[str, Finding], divisions: Sequence[Division], least: int
) -> Effect | None:
    whole, groups = _Tally(), [Grouped.of(division, subjects, least) for division in divisions]
    parts = [[_Tally() for _ in grouped.groups] for grouped in groups]
    for subject in subjects:
        change, more = changed(was.get(subject.code), now.get(subject.code))
        if change is not None:
            whole.take(change, more)
            for grouped, tallies in zip(groups, parts, strict=True):
                tallies[grouped.place[subject.code]].take(change, more)
    if not whole.counts:
        return None
    shown = _shown(whole, parts, least)
    heads = [(NOTHING, NOTHING), *((g.division.title, group) for g in groups for group in g.groups)]
    lines = [Line(*head, figures) for head, figures in zip(heads, shown, strict=True)]
    told = tuple(line for i, line in enumerate(lines) if i == 0 or any(n != 0 for n in line.figures.counts))
    return Effect(rule.name, rule.entity, rule.kind, told)


NOTHING = Words("", "")


def _shown(whole: _Tally, parts: Sequence[Sequence[_Tally]], least: int) -> list[Figures]:
    """All people, then each group of each division; what is small, and what would give it away, is left out."""
    flat = [whole, *(tally for tallies in parts for tally in tallies)]
    counts: list[list[int | None]] = [[] for _ in flat]
    for change in CHANGES:
        column = [t.counts[change] for t in flat]
        _add(counts, column, hidden(column[0], _cut(column[1:], parts), least))
    periods = sorted(whole.yuan)
    yuan: list[list[Fraction | None]] = [[] for _ in flat]
    for period in periods:
        people = [t.people[period] for t in flat]
        # where all are paid the same, a hidden count beside them would come out of the yuan
        also = frozenset(i for i, row in enumerate(counts) if None in row)
        _add(yuan, [t.yuan.get(period, Fraction()) for t in flat], hidden(people[0], _cut(people[1:], parts), least, also))
    return [Figures(tuple(c), tuple(zip(periods, y, strict=True))) for c, y in zip(counts, yuan, strict=True)]


T = TypeVar("T")


def _cut(column: Sequence[int], parts: Sequence[Sequence[_Tally]]) -> list[Sequence[int]]:
    """The counts of each division."""
    ends = list(accumulate(map(len, parts), initial=0))
    return [column[start:end] for start, end in pairwise(ends)]


def _add(rows: list[list[T | None]], column: Sequence[T], gone: frozenset[int]) -> None:
    for i, (row, value) in enumerate(zip(rows, column, strict=True)):
        row.append(None if i in gone else value)


# ---------------------------------------------------------------- one person, one provision


def changed(was: Finding | None, now: Finding | None) -> tuple[Change | None, tuple[str, Fraction] | None]:
    """What changes for one person, and by how much; a rule that is not there gives nothing."""
    before, after = (f.outcome if f is not None else "no" for f in (was, now))
    if "open" in (before, after):
        return ("opens" if after == "open" else "settles") if before != after else None, None
    old, new = (_paid(f) if outcome == "yes" else 0 for f, outcome in ((was, before), (now, after)))
    more = _more(old, new)
    if (before == "yes") != (after == "yes"):
        return ("gains" if after == "yes" else "loses"), more
    if (old is None) != (new is None):
        return ("opens" if new is None else "settles"), None
    return (None, None) if more is None or not more[1] else ("more" if more[1] > 0 else "less", more)


Paid: TypeAlias = tuple[str, Fraction] | Literal[0] | None
"""A period and yuan; 0 where nothing is paid, None where it is open how much."""


def _paid(found: Finding | None) -> Paid:
    amount = found.amount if found is not None else None
    if amount is None or amount.present is False:
        return 0
    if not amount.known or not isinstance(amount.type, Money):
        return None if isinstance(amount.type, Money) else 0
    return amount.type.period, Fraction(amount.low, amount.type.den * amount.by)


def _more(old: Paid, new: Paid) -> tuple[str, Fraction] | None:
    """By how much more is paid; None where that is open, where nothing is, and where the period of payment is another."""
    if old is None or new is None or not (old or new) or (old and new and old[0] != new[0]):
        return None
    period = (new or old or ("", 0))[0]
    return period, (new[1] if new else Fraction()) - (old[1] if old else Fraction())

"""What a new edition of a rule takes from somebody; and an edition that changes nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from policyrules.backends.reference import trace
from policyrules.classes import frozen
from policyrules.core.notes import Edition, Words
from policyrules.diagnostics import Diagnostic, Problem, Severity, Tongue, say
from policyrules.prove.editions import Step
from policyrules.prove.regions import LESS, NO_MORE, Region, period
from policyrules.resolve import Rule
from policyrules.source import Span
from policyrules.testing.to_example import facts_of
from policyrules.types import Vocabulary
from policyrules.types.to_text import written


@frozen
class EditionTakesAway:
    """Somebody who is met no more, or who gets less, by an edition than by the one before. `losses`: each with its person."""

    code: ClassVar[str] = "edition-takes-away"
    severity: ClassVar[Severity] = Severity.FINDING
    rule: str
    at: Span
    when: Words
    losses: tuple[Words, ...]

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”{self.when.zh}的一版，与前一版比，有人少了。例如：{'；'.join(x.zh for x in self.losses)}",
            en=f"by the edition of `{self.rule}` for {self.when.en} somebody has less than before, "
            f"such as {'; '.join(x.en for x in self.losses)}",
            help_zh="规定本来如此的，不用改；不是的，对照新旧两版的条件和数额",
            help_en="nothing to do where that is meant; else compare the conditions and figures of both editions",
        )


@frozen
class EditionIdle:
    """An edition that answers as the one before, on the same sources, with the same notices."""

    code: ClassVar[str] = "edition-idle"
    severity: ClassVar[Severity] = Severity.WARNING
    rule: str
    at: Span
    when: Words

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.rule}”{self.when.zh}的一版什么也没有改：条件、数额、依据、提示都和前一版一样",
            en=f"the edition of `{self.rule}` for {self.when.en} changes nothing: conditions, figures, sources and notices are as before",
            help_zh="看看是不是忘了写改动；确实没有改动的，把两版合成一版",
            help_en="see whether a change was forgotten; else make one edition of the two",
        )


PROBLEMS: tuple[type[Problem], ...] = (EditionTakesAway, EditionIdle)
Verdict = Literal["good", "wrong", "open"]


def answer_of(step: Step, rule: Rule, vocabulary: Vocabulary) -> tuple[Verdict, Problem | None]:
    """What is to be said of an edition; `open` where not all ways were settled and no loss was found."""
    at, when = rule.decl.title.at, period(step.after)
    losses = tuple(_losses(step, vocabulary))
    if losses:
        return "good", EditionTakesAway(rule.name, at, when, losses)
    if not step.whole:
        return "open", None
    idle = not step.regions and _said(step.before) == _said(step.after)
    return ("wrong", EditionIdle(rule.name, at, when)) if idle else ("good", None)


def _losses(step: Step, vocabulary: Vocabulary) -> Iterator[Words]:
    """One person for each way of losing."""
    for how in (NO_MORE, LESS):
        region = next((region for region in step.regions if region.how == how), None)
        if region is not None:
            facts = (facts_of(region.witness.root, vocabulary, "zh"), facts_of(region.witness.root, vocabulary, "en"))
            lost = _figures(step, region, vocabulary) if how == LESS else Words("原来算，现在不算", "met before, and not now")
            yield Words(f"{lost.zh}的，{facts[0] or '随便什么人'}", f"{lost.en}: {facts[1] or 'anybody'}")


def _figures(step: Step, region: Region, vocabulary: Vocabulary) -> Words:
    assert step.figures is not None
    env = trace(step.program, region.witness).root.env
    told = [
        [written(number, step.program.by_name[name].type, vocabulary, tongue) for tongue in ("zh", "en")]
        for name, number in zip(step.figures, (env[step.figures[0]].low, env[step.figures[1]].high), strict=True)
    ]
    return Words(f"原来 {told[0][0]}，现在 {told[1][0]}", f"{told[0][1]} before, and {told[1][1]} now")


def _said(edition: Edition) -> object:
    """All that an edition says beside whom it is met by and with which figure."""
    notes = [note for root in edition.roots() for note in root.walk()]
    within = {source for note in notes for source in note.sources}, {reading for note in notes for reading in note.readings}
    others = [note and note.let for note in (edition.fulfilled, edition.starts, edition.stops, *edition.keys)]
    hints = [(hint.when, hint.says) for hint in edition.hints]
    own = set(edition.sources), set(edition.readings), set(edition.limits_on)
    return own, within, others, hints, [e.label for e in edition.exceptions]

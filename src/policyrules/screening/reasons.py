"""Reasons for a whole roster: the words of an explanation, made once for all who come to the answer in the same way.

Two cases whose conditions came out alike, with the same amounts and the same things missing, get the same sentences, as long as
these name no value of a fact. So beside its answer each case gets the bounds of all conditions that the words look at, from the
generated evaluators, and only the first of each kind is traced and worded. A single case is explained with its values by `decide`.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from attrs import evolve, field

from policyrules.backends.reference import trace
from policyrules.backends.scalar import Answer
from policyrules.backends.scalar.classes import Row
from policyrules.backends.scalar.load import Bounds, Functions
from policyrules.cases import Case
from policyrules.classes import define, frozen
from policyrules.core import ROOT, Output, Program, Reason
from policyrules.core.notes import Words
from policyrules.core.walk import needed
from policyrules.deciding.pack import Pack
from policyrules.driver.ready import Heading
from policyrules.explain import Finding
from policyrules.explain.decide import Question
from policyrules.explain.grounds import Chart, Walk
from policyrules.explain.sentences import sentences
from policyrules.explain.tell import explain
from policyrules.explain.wording import COLON, MARKS
from policyrules.types import Bool
from policyrules.types.encode import of_date
from policyrules.types.to_text import Tongue

Way: TypeAlias = tuple[tuple[int, int], ...]
"""The bounds of every condition that the words of a rule look at: how an answer came about."""
EFFECT, HINT = Words("效果", "effect"), Words("提示", "note")
WORDS = "words:"
"""Outputs of this prefix are conditions that only the words look at."""


@frozen
class Told:
    """What a finding comes to in a cell, in sentences with its effect and the hints that go with it, and its sources."""

    cell: str
    sentences: tuple[str, ...]
    sources: tuple[str, ...]
    missing: tuple[Reason, ...]
    """What would settle it, in order."""


@define(eq=False)
class Alike:
    """A finding and the way it came about; what is told of the first such case holds for all of them."""

    finding: Finding
    way: Way
    told: Told | None = None


@define(eq=False)
class Answering:
    """One rule on one day, ready to answer for many cases: each with the way its answer came about."""

    pack: Pack
    rule: Heading
    as_of: date
    tongue: Tongue = "zh"
    question: Question = field(init=False)
    plain: Functions = field(init=False)
    """The outputs of the rule alone: for reasons, which are wanted only where one of these is open."""
    worded: Functions = field(init=False)
    """The same outputs, then the conditions."""
    outputs: dict[Output, int] = field(init=False)
    outcome: int | None = field(init=False)
    standing: tuple[int, ...] = field(init=False)
    """The outputs that say whether the rule applies, and what comes of it."""
    conditions: tuple[int, ...] = field(init=False)
    slim: Program = field(init=False)
    chart: Chart = field(init=False)
    told: dict[tuple[Finding, Way], Told] = field(factory=dict)
    found: dict[tuple[Bounds, tuple[frozenset[Reason], ...] | None], Alike] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        day, lowered = of_date(self.as_of), self.pack.lowered(self.rule.entity)
        evaluators = self.pack.evaluators(self.rule.entity)
        plain = evaluators.evaluator(self.rule.name)
        edition = lowered.stories[self.rule.name].on(self.as_of)
        program = lowered.program
        homes = {let.name: let.home for let in program.lets}
        wanted = {
            Output(self.rule.name, WORDS + name): name
            for name in dict.fromkeys(edition.reads() if edition else ())
            if homes[name] == ROOT and isinstance(program.by_name[name].type, Bool)
        }
        outputs = {o: program.outputs[o] for o in plain.outputs} | wanted
        slim = evolve(program, outputs=outputs, lets=needed(program, outputs.values()))
        worded = evaluators.of_part(slim).evaluator(self.rule.name)
        self.slim = self.pack.slim(self.rule)
        self.chart = Chart.of(self.slim)
        self.question = Question(program, self.rule.name, self.rule.kind)
        self.plain, self.worded = plain.at(day), worded.at(day)
        self.outputs = {output: worded.outputs.index(output) for output in plain.outputs}
        self.outcome = self.outputs.get(Output(self.rule.name, "outcome"))
        self.standing = tuple(i for output, i in self.outputs.items() if output.what in ("applies", "outcome"))
        self.conditions = tuple(worded.outputs.index(output) for output in wanted)

    def find(self, root: Row, day: int, parameters: Row) -> Alike:
        """The finding for a packed case, and the bounds of the conditions behind it. Like cases get the very same ones."""
        bounds = self.worded.decide(root, day, parameters)
        key = bounds, self.plain.reasons(root, day, parameters) if self.is_open(bounds) else None
        alike = self.found.get(key)
        if alike is None:
            alike = self.found[key] = self.finding(*key)
        return alike

    def finding(self, bounds: Bounds, whys: tuple[frozenset[Reason], ...] | None) -> Alike:
        values = {output: Answer(*bounds[i]) for output, i in self.outputs.items()}
        for (output, i), why in zip(self.outputs.items(), whys or (), strict=whys is not None):
            values[output] = Answer(*bounds[i], why)
        return Alike(self.question.decide(self.as_of, values.__getitem__), tuple(bounds[i] for i in self.conditions))

    def is_open(self, bounds: Bounds) -> bool:
        """Whether anything that a reader is told is open: of a plain refusal amounts are not told."""
        refused = self.outcome is not None and bounds[self.outcome] == (0, 0)
        return any(bounds[i][0] != bounds[i][1] for i in (self.standing if refused else self.outputs.values()))

    def tell(self, case: Case, alike: Alike) -> Told:
        """The words for this answer, from the first case that came to it in this way."""
        if alike.told is None:
            key = alike.finding, alike.way
            if key not in self.told:
                self.told[key] = self.wording(case, alike.finding)
            alike.told = self.told[key]
        return alike.told

    def wording(self, case: Case, finding: Finding) -> Told:
        story, names = self.pack.story(self.rule), self.pack.names(self.rule.entity, self.tongue)
        walk = Walk(trace(self.slim, case), self.chart)
        found = explain(finding, walk.trace, story, self.pack.vocabulary, self.tongue, names=names, walk=walk)
        plain = [evolve(line, detail="") for line in found.lines]
        said = sentences(finding, story.kind, plain, found.lacks, names)
        colon = MARKS[self.tongue][COLON]
        beside = [f"{EFFECT.in_(self.tongue)}{colon}{found.effect}"] if found.effect else []
        beside += [f"{HINT.in_(self.tongue)}{colon}{notice}" for notice in found.notices]
        missing = sorted(finding.missing | finding.missing_amount)
        return Told(self.pack.short(finding, self.tongue), (*said, *beside), tuple(map(str, found.sources)), tuple(missing))

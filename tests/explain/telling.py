"""From an example of a pack to its explanation."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from policyrules.backends.reference import Trace
from policyrules.core.notes import Story
from policyrules.deciding.answers import Answer
from policyrules.deciding.pack import Pack
from policyrules.deciding.trials import traced_trial
from policyrules.explain import Finding, decide
from policyrules.explain.explanation import Explanation
from policyrules.explain.names import Names
from policyrules.explain.short import short
from policyrules.explain.tell import explain
from policyrules.explain.to_text import to_text
from policyrules.types.to_text import Tongue

SPOKEN = ("define", "eligibility", "benefit", "obligation")


@frozen
class Told:
    """One row of an example, decided."""

    pack: Pack
    trace: Trace
    decision: Finding
    story: Story

    def names(self, tongue: Tongue = "zh") -> Names:
        return Names.of_program(self.trace.program, self.pack.vocabulary, self.pack.stories, tongue)

    @property
    def answer(self) -> Answer:
        rule = next(r for r in self.pack.rules if (r.entity, r.name) == (self.subject, self.story.rule))
        return Answer(self.pack, rule, self.trace.case, self.decision)

    @property
    def subject(self) -> str:
        return self.trace.program.subject

    def explanation(self, tongue: Tongue = "zh") -> Explanation:
        return explain(self.decision, self.trace, self.story, self.pack.vocabulary, names=self.names(tongue))

    def short(self, tongue: Tongue = "zh") -> str:
        return short(self.decision, self.story, self.names(tongue))

    def page(self) -> str:
        """All words in both tongues: the cell, the notice, the sentences."""
        return "\n".join(
            f"{self.short(tongue)}\n\n{to_text(found)}\n" + "".join(f"* {s}\n" for s in found.reasons)
            for tongue in TONGUES
            if (found := self.explanation(tongue))
        )


TONGUES: tuple[Tongue, ...] = ("zh", "en")


def tell(pack: Pack, example: str, row: int = 0) -> Told:
    return next(t for name, r, t in every(pack, example) if (name, r) == (example, row))


def every(pack: Pack, only: str = "") -> Iterator[tuple[str, int, Told]]:
    """Each row of each example of rules that are asked of one thing, with every rule that it tests."""
    kinds = {(r.entity, r.name): r.kind for r in pack.compiled.checked.resolved.rules.values()}
    for example in pack.compiled.checked.examples:
        if only not in ("", example.name):
            continue
        for row, trial in enumerate(example.trials):
            asked = [e.rule for e in trial.expected if kinds[example.entity, e.rule] in SPOKEN]
            traced = traced_trial(pack.compiled, example.entity, trial) if asked else None
            for rule in asked:
                assert traced
                decision = decide(traced.program, rule, kinds[example.entity, rule], trial.as_of, traced.value)
                yield example.name, row, Told(pack, traced, decision, pack.stories[example.entity][rule])

"""One rule, one case, and all that can be said of its answer: why, what would change it, what to ask next."""

from __future__ import annotations

from functools import cached_property

from policyrules.backends.reference import Trace
from policyrules.cases import Case
from policyrules.classes import frozen
from policyrules.core.notes import Story
from policyrules.deciding.pack import Pack
from policyrules.driver.ready import Heading
from policyrules.explain import Finding
from policyrules.explain.explanation import Explanation
from policyrules.explain.names import Names
from policyrules.explain.notice import notice
from policyrules.explain.outs import Outs, outs
from policyrules.explain.questions import Asked, questions
from policyrules.explain.tell import explain
from policyrules.explain.to_json import Json, answer_json, explanation_json, outlook_json, questions_json
from policyrules.explain.to_steps import outs_text, questions_text
from policyrules.explain.to_text import to_text
from policyrules.explain.ways import Finder, Outlook, outlook
from policyrules.types.to_text import Tongue


@frozen(eq=False, slots=False)
class Answer:
    """What a pack answers to one rule asked of one case; everything is computed when it is first asked for."""

    pack: Pack
    rule: Heading
    case: Case
    finding: Finding
    finder: Finder | None = None
    """Completes the ways out."""

    @cached_property
    def trace(self) -> Trace:
        return self.pack.trace(self.rule, self.case)

    @cached_property
    def story(self) -> Story:
        return self.pack.story(self.rule)

    @cached_property
    def outlook(self) -> Outlook:
        """Ways out of a refusal, and when the answer turns by itself."""
        return outlook(self.finding, self.trace.program, self.case, self.story, self.names("zh"), self.finder)

    @cached_property
    def questions(self) -> tuple[Asked, ...]:
        """What is missing, the best question first."""
        return questions(self.finding, self.trace.program, self.case, self.names("zh"))

    def names(self, tongue: Tongue) -> Names:
        return self.pack.names(self.rule.entity, tongue)

    def explanation(self, tongue: Tongue) -> Explanation:
        return explain(self.finding, self.trace, self.story, self.pack.vocabulary, names=self.names(tongue))

    def outs(self, tongue: Tongue) -> Outs:
        return outs(self.outlook, self.finding, self.trace.program, self.trace, self.story, self.names(tongue))

    # ------------------------------------------------------------ as text

    def why_text(self, tongue: Tongue) -> str:
        """The answer and what it rests on."""
        return to_text(self.explanation(tongue))

    def explain_text(self, tongue: Tongue) -> str:
        """The same, and what would change it, or what to ask next."""
        asked = questions_text(self.questions, self.names(tongue)) if self.questions else ""
        return self.why_text(tongue) + outs_text(self.outs(tongue), tongue) + asked

    def ask_text(self, tongue: Tongue) -> str:
        """The headline, and the questions in their order."""
        return f"{self.explanation(tongue).headline}\n{questions_text(self.questions, self.names(tongue))}"

    def notice_text(self, tongue: Tongue) -> str:
        """A refusal as a notice for the citizen, other answers likewise."""
        return notice(self.explanation(tongue), self.outs(tongue), self.story, self.names(tongue))

    # ------------------------------------------------------------ as data

    def json(self, tongue: Tongue, *, why: bool = False, ways: bool = False, ask: bool = False) -> dict[str, Json]:
        """The answer as plain data: docs/formats/answer.schema.json."""
        names = self.names(tongue)
        found = answer_json(self.finding, self.story, names)
        found["pack"] = self.pack.stamp
        if why:
            found["explanation"] = explanation_json(self.explanation(tongue))
        if ways:
            found |= outlook_json(self.outlook, self.outs(tongue), names)
        if ask:
            found["questions"] = questions_json(self.questions, names)
        return found

"""From a decision, its trace and the notes of the rule to an explanation, in either tongue."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, field

from policyrules.backends.reference import Trace
from policyrules.classes import define
from policyrules.core import Name, Output, Reason
from policyrules.core.notes import TAKES_AWAY, Edition, Excepted, Note, Reading, Source, Story
from policyrules.explain.amounts import Amounts
from policyrules.explain.conditions import Conditions
from policyrules.explain.explanation import About, Explanation, Line
from policyrules.explain.grounds import Grounds, Walk
from policyrules.explain.model import Finding
from policyrules.explain.names import Names, Stories, reading_texts
from policyrules.explain.sentences import headline, lacks, sentences
from policyrules.explain.view import View
from policyrules.explain.wording import DONE, GROUND, STEP, answer_word, day_words, out_of_force
from policyrules.types import Vocabulary
from policyrules.types.to_text import Tongue

NOTHING = Grounds()


def explain(
    decision: Finding, trace: Trace, story: Story, vocabulary: Vocabulary, tongue: Tongue = "zh",
    *, stories: Stories | None = None, walk: Walk | None = None, names: Names | None = None,
) -> Explanation:  # fmt: skip
    """Why the answer is what it is.

    `stories` (by kind of thing and rule) tell who makes a judgement and when other rules were in force; without them those words
    are left out. Who explains many hands over `names` (which then stand for `vocabulary`, `stories` and `tongue`) and, for several
    rules of one case, one `walk`. Values of facts are told, those marked sensitive included:
    an explanation is for those who handle the case, never for a log.
    """
    known = names or Names.of_program(trace.program, vocabulary, stories or {trace.program.subject: {story.rule: story}}, tongue)
    view = View(trace, walk or Walk(trace), known, decision.as_of)
    return _Teller(decision, story, view).explanation()


@define(eq=False)
class _Teller:
    decision: Finding
    story: Story
    view: View
    told_rules: set[tuple[Name, bool]] = field(factory=set)

    @property
    def tongue(self) -> Tongue:
        return self.view.tongue

    def explanation(self) -> Explanation:
        edition = self.story.on(self.decision.as_of)
        amounts = Amounts(self.decision, self.story, edition, self.view, self.told_rules)
        outcome = self.outcome_grounds()
        lines = [*self.lines(edition, outcome, amounts), *self.rows(edition, outcome)] if edition else [self.not_in_force()]
        missing = self.decision.missing | self.decision.missing_amount
        head = headline(self.decision, self.story, self.view.names, amounts, lines)
        lacking = lacks(self.decision, missing, self.view.names)
        names, told = self.view.names, [self.translated(line) for line in lines]
        return Explanation(
            self.decision, self.tongue, head, day_words(self.decision.as_of, self.tongue), tuple(told),
            sentences(self.decision, self.story.kind, lines, lacking, self.view.names),
            tuple(self.view.names.word(name) for name in self.story.authority),
            names.text(self.story.effect) if self.decision.outcome == "yes" else "",
            tuple(self.view.facts(outcome.join(amounts.grounds))), lacking,
            tuple(self.notices(edition)), tuple(names.reading(r) for r in self.readings(edition, lines)),
            tuple(names.source(s) for s in sources_of(edition, lines)),
        )  # fmt: skip

    def translated(self, line: Line) -> Line:
        """The line with its citations in the tongue of the reader."""
        return evolve(line, sources=tuple(self.view.names.source(s) for s in line.sources))

    # ------------------------------------------------------------ what it rests on

    def let(self, what: str) -> Name | None:
        return self.view.trace.program.outputs.get(Output(self.story.rule, what))

    def outcome_grounds(self) -> Grounds:
        """Of the outcome, of that the rule applies, and of that it was done; nothing where these are open."""
        wanted = {
            "yes": ("applies", "outcome", "fulfilled"), "no": ("applies", "outcome"), "not_applicable": ("applies",), "open": (),
        }[self.decision.outcome]  # fmt: skip
        if self.decision.value is not None:
            wanted = ("value", "value:present", "value:by") if self.decision.value.known else ()
        found = NOTHING
        for what in wanted:
            name = self.let(what)
            if name is not None and self.view.value(name).known:
                found = found.join(self.view.walk.grounds(name))
        return found

    # ------------------------------------------------------------ lines

    def lines(self, edition: Edition, grounds: Grounds, amounts: Amounts) -> list[Line]:
        match self.decision.outcome:
            case "open":
                return self.open_lines(edition)
            case "not_applicable":
                return self.told(edition, grounds)
            case "no":
                return [*self.told(edition, grounds), *self.also_refused(edition, grounds)]
            case "yes":
                told = [*self.told(edition, grounds.join(amounts.grounds)), *self.no_exception(edition), *self.done(edition, grounds)]
                return [*told, *self.open_exceptions(edition, self.decision.missing_amount), *amounts.lines()]

    def told(self, edition: Edition, grounds: Grounds) -> list[Line]:
        """The scope, the condition and the exceptions that the answer rests on."""
        found: list[Line] = []
        for about, note in self.asked(edition):
            conditions = self.conditions(about, grounds)
            if note and conditions.relevant(note):
                found += self.labelled(about, conditions.lines(note))
        for exception in edition.exceptions:
            if exception.label in self.decision.exceptions:
                conditions = self.conditions("exception", grounds)
                decisive = conditions.relevant(exception.note)
                found += conditions.exception(exception, self.view.names.word(exception.label), self.takes(exception), decisive)
        return found

    def takes(self, exception: Excepted) -> str:
        """What an exception does, in the words of the kind of rule."""
        if exception.takes == TAKES_AWAY:
            return answer_word(self.story.kind, "no", self.tongue)
        amount = exception.takes.in_(self.tongue)
        return f"金额为 {amount}" if self.tongue == "zh" else f"the amount is {amount}"

    def asked(self, edition: Edition) -> tuple[tuple[About, Note | None], ...]:
        return ("scope", edition.applies), ("condition", edition.condition)

    def also_refused(self, edition: Edition, grounds: Grounds) -> list[Line]:
        """Where an exception decides: conditions that are not met either."""
        conditions = self.conditions("condition", grounds)
        if edition.condition is None or conditions.relevant(edition.condition):
            return []
        return conditions.refused_too(edition.condition)

    def no_exception(self, edition: Edition) -> list[Line]:
        labels = [e.label for e in edition.exceptions if self.view.truth(e.note.let) is False]
        if not labels:
            return []
        joined = "、".join(labels) if self.tongue == "zh" else ", ".join(self.view.names.word(label) for label in labels)
        text, standing = ("例外情形", "均不存在") if self.tongue == "zh" else ("exceptions", "none applies")
        return [Line(0, "", text, standing, joined, about="exception")]

    def done(self, edition: Edition, grounds: Grounds) -> list[Line]:
        note, fulfilled = edition.fulfilled, self.decision.fulfilled
        if note is None or fulfilled is None:
            return []
        asked = frozenset(self.view.value(note.let).why)
        conditions, standing = self.conditions("done", grounds, asked), DONE[fulfilled].in_(self.tongue)
        if note.kind in ("all", "any"):
            head = Line(0, "", "履行" if self.tongue == "zh" else "fulfilment", standing, about="done", form="list")
            return [head, *conditions.parts(note, 1)]
        first, *rest = self.labelled("done", conditions.lines(note))
        return [evolve(first, standing=standing), *rest]

    def rows(self, edition: Edition, grounds: Grounds) -> list[Line]:
        """Of a definition by table or by cases: the row that decided, or those between which it is open; of a yes or no, its cases."""
        about: About = "condition" if any(row.kind == "leaf" for row in edition.rows) else "amount"
        return [*self.computed(edition, grounds), *self.conditions(about, grounds, self.decision.missing).rows(edition.rows, 0)]

    def computed(self, edition: Edition, grounds: Grounds) -> list[Line]:
        """How the value of a definition was computed, and the definitions that it was computed from."""
        conditions = self.conditions("amount", grounds)
        if edition.value is None or not conditions.figures(edition.value):
            return []
        first, *rest = conditions.lines(edition.value)
        text = f"按“{first.text}”计算" if self.tongue == "zh" else f"computed as “{first.text}”"
        return [evolve(first, text=text), *rest]

    def open_lines(self, edition: Edition) -> list[Line]:
        """The conditions still open, each with what it lacks."""
        found: list[Line] = []
        for about, note in self.asked(edition):
            conditions = self.conditions(about, NOTHING, self.decision.missing)
            if note and conditions.relevant(note):
                found += self.labelled(about, conditions.lines(note))
        return found + self.open_exceptions(edition, self.decision.missing)

    def open_exceptions(self, edition: Edition, asked: frozenset[Reason]) -> list[Line]:
        found: list[Line] = []
        for exception in edition.exceptions:
            conditions = self.conditions("exception", NOTHING, asked)
            if asked and conditions.relevant(exception.note):
                found += conditions.exception(exception, self.view.names.word(exception.label), self.takes(exception), decisive=True)
        return found

    def not_in_force(self) -> Line:
        said = out_of_force(self.story, self.decision.as_of, self.tongue)
        last = self.story.last_day
        if last is not None and self.decision.as_of > last:
            said += "。这不等于停发，也不等于不符合" if self.tongue == "zh" else ". This does not mean that it is stopped or refused"
            # a document that has ended is no basis of this answer; the reader is told where the ended rule stood
            former = [str(self.view.names.source(s)) for s in self.story.editions[-1].sources]
            if former:
                said += f"。原依据：{'；'.join(former)}" if self.tongue == "zh" else f". It was based on: {'; '.join(former)}"
        return Line(0, "", said, about="time")

    def conditions(self, about: About, grounds: Grounds, asked: frozenset[Reason] = frozenset()) -> Conditions:
        ground = about != "condition" or self.story.kind == "obligation"
        kind = STEP if about == "done" else GROUND if ground else "define"
        return Conditions(self.view, grounds, asked, about, kind, self.told_rules)

    def labelled(self, about: About, lines: list[Line]) -> list[Line]:
        """Lines that are no condition of the answer itself say what they are for."""
        zh = {"scope": "适用前提“{}”", "done": "履行“{}”"}
        en = {"scope": "scope “{}”", "done": "fulfilment “{}”"}
        pattern = (zh if self.tongue == "zh" else en).get(about, "{}")
        return [evolve(line, text=pattern.format(line.text)) if line.depth == 0 else line for line in lines]

    # ------------------------------------------------------------ beside the answer

    def notices(self, edition: Edition | None) -> Iterable[str]:
        for hint in edition.hints if edition else ():
            if self.view.value(hint.when).low:
                beside = [str(self.view.names.source(s)) for s in hint.sources] + [
                    f"{'解读' if self.tongue == 'zh' else 'reading '}{r.id}" for r in hint.readings
                ]
                yield self.view.names.text(hint.says) + cited(beside, self.tongue)

    def readings(self, edition: Edition | None, lines: Iterable[Line]) -> tuple[Reading, ...]:
        """Each reading once, with its words; what was referred to by id alone gets them from the same rules where they are certain."""
        found = list(dict.fromkeys([*(r for line in lines for r in line.readings), *(edition.readings if edition else ())]))
        texts = reading_texts([self.story])
        if any(not r.says and r.id not in texts for r in found):
            texts = self.view.names.readings | texts
        said = {r.id for r in found if r.says}
        completed = [r if r.says else Reading(r.id, texts.get(r.id, "")) for r in found if r.says or r.id not in said]
        return tuple(dict.fromkeys(sorted(completed, key=lambda r: r.id)))


def cited(beside: list[str], tongue: Tongue) -> str:
    if not beside:
        return ""
    return f"〔{'；'.join(beside)}〕" if tongue == "zh" else f" [{'; '.join(beside)}]"


def sources_of(edition: Edition | None, lines: Iterable[Line]) -> tuple[Source, ...]:
    """The documents of the edition, then those of the conditions told."""
    own = edition.sources if edition else ()
    return tuple(dict.fromkeys([*own, *(s for line in lines for s in line.sources)]))


__all__ = ["explain"]

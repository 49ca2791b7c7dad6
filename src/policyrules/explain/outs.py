"""The ways out of a refusal in words: what the person can do, what time brings, what only an office can change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from policyrules.backends.reference import Trace, trace
from policyrules.cases import ABSENT
from policyrules.cases.model import Entry
from policyrules.classes import define, frozen
from policyrules.core import Program
from policyrules.core.notes import Edition, Note, Reading, Source, Story, Words
from policyrules.explain.model import Finding
from policyrules.explain.names import Names
from policyrules.explain.variants import Step
from policyrules.explain.ways import Outlook, Turning, Way
from policyrules.explain.wording import LIST, MARKS, answer_word, day_words, english_mark
from policyrules.types import Bool, Choice, Date, Month
from policyrules.types.to_text import written


@frozen
class Met:
    """A condition that a way turns: its number in the rule, its words, and its own citation. `label`: of an exception that then
    no longer applies."""

    mark: str
    text: str
    label: str = ""
    sources: tuple[Source, ...] = ()
    readings: tuple[Reading, ...] = ()


@frozen
class Told:
    """One way in words. `by`: self, time or body; `day`: from when on, "" at once; `met`: what it turns."""

    by: str
    day: str
    steps: tuple[str, ...]
    met: tuple[Met, ...]


@frozen
class Outs:
    """What would change an answer, in words. `turning` says what time does by itself; `closing` what else must be said."""

    ways: tuple[Told, ...] = ()
    turning: str = ""
    closing: str = ""


def outs(found: Outlook, decision: Finding, program: Program, case_trace: Trace, story: Story, names: Names) -> Outs:
    """`program`: the steps that the words of the rule read; `case_trace`: of the case as it is."""
    teller = _Teller(decision, program, case_trace, story, names)
    return Outs(tuple(teller.way(way) for way in found.ways), teller.turning(found.turning), teller.closing(found))


@define(eq=False)
class _Teller:
    decision: Finding
    program: Program
    before: Trace
    story: Story
    names: Names

    @property
    def zh(self) -> bool:
        return self.names.tongue == "zh"

    def way(self, way: Way) -> Told:
        day = day_words(way.day, self.names.tongue) if way.day else ""
        return Told(
            way.by, day, tuple(self.step(step) for step in way.steps), tuple(dict.fromkeys(self.translated(m) for m in self.met(way)))
        )

    def translated(self, met: Met) -> Met:
        return evolve(met, sources=tuple(self.names.source(s) for s in met.sources))

    # ------------------------------------------------------------ steps

    def step(self, step: Step) -> str:
        """常住：由“否”变为“是”; 残疾人证有效期至：2026年3月1日 或者以后（现在：2022年1月1日）."""
        if step.reason.source == "judgement":
            return self.judged(step)
        if step.reason.source == "parameter":
            word, yes = self.names.word(step.reason.name), step.entry == 1
            if self.zh:
                return f"有关单位明确“{word}”为“{'是' if yes else '否'}”"
            return f"the authorities answer {'yes' if yes else 'no'} to “{word}”"
        noun = self.names.of(self.names.owner(step.reason), self.names.word(step.reason.name))
        declared = self.names.declared(step.reason)
        to, was = self.value(step, step.entry), self.value(step, step.was) if step.was is not None else ""
        if declared is not None and not isinstance(declared.type, Bool | Choice) and step.entry is not ABSENT:
            said = self.reached(step, to, isinstance(declared.type, Date | Month))
            now = was or ("没有填" if self.zh else "not on file")
            return f"{noun}：{said}（现在：{now}）" if self.zh else f"{noun}: {said} (now: {now})"
        if self.zh:
            return f"{noun}：由“{was}”变为“{to}”" if was else f"{noun}：为“{to}”（现在：没有填）"
        return f"{noun}: from {was} to {to}" if was else f"{noun}: {to} (now: not on file)"

    def reached(self, step: Step, to: str, of_time: bool) -> str:
        """A number or a day, with whether more or less, or later, does as well."""
        if not step.onward:
            return to
        less = isinstance(step.was, int) and isinstance(step.entry, int) and step.entry < step.was
        if self.zh:
            return f"{to} 或者以后" if of_time else f"不超过 {to}" if less else f"达到 {to}"
        return f"{to} or later" if of_time else f"at most {to}" if less else f"at least {to}"

    def judged(self, step: Step) -> str:
        what = self.names.of(self.names.owner(step.reason), self.names.word(step.reason.name))
        body = self.names.body(step.reason)
        if self.zh:
            return f"{body or '主管单位'}{'认定' if step.entry == 1 else '不再认定'}“{what}”"
        return f"{body or 'the body in charge'} {'finds' if step.entry == 1 else 'no longer finds'} “{what}”"

    def value(self, step: Step, entry: Entry | None) -> str:
        if entry is ABSENT or not isinstance(entry, int):
            return "无" if self.zh else "none"
        declared = self.names.declared(step.reason)
        return written(entry, declared.type if declared else Bool(), self.names.vocabulary, self.names.tongue)

    # ------------------------------------------------------------ what they turn

    def met(self, way: Way) -> Iterator[Met]:
        """The written conditions that come out otherwise, and the exceptions that no longer apply."""
        day = way.day or self.decision.as_of
        edition = self.story.on(day)
        after = trace(self.program, way.after)
        if edition is None:
            return
        yield from self.conditions(edition, after, day)
        for exception in edition.exceptions:
            if self.turned(exception.note, after, 0):
                label = self.names.word(exception.label)
                says = exception.note.says.in_(self.names.tongue)
                yield Met("", says, label, exception.note.sources, exception.note.readings)

    def conditions(self, edition: Edition, after: Trace, day: date) -> Iterator[Met]:
        for root in (edition.applies, edition.condition):
            todo = [("", root)] if root else []
            while todo:
                mark, note = todo.pop(0)
                mark = f"{mark}{note.mark if self.zh else english_mark(note.mark)}"
                if note.kind in ("all", "any"):
                    todo = [(mark, part) for part in note.parts] + todo
                elif self.turned(note, after, 1):
                    sources, readings = cited(note, edition, day)
                    text = note.says.in_(self.names.tongue).removeprefix("或者" if self.zh else "or ")
                    yield Met(mark, text, "", sources, readings)

    def turned(self, note: Note, after: Trace, bit: int) -> bool:
        then, now = after.root.env.get(note.let), self.before.root.env.get(note.let)
        return bool(then and now and then.low == bit == then.high and not now.low == bit == now.high)

    # ------------------------------------------------------------ time

    def turning(self, found: Turning | None) -> str:
        if found is None:
            return ""
        day, word = day_words(found.day, self.names.tongue), answer_word(self.story.kind, found.outcome, self.names.tongue)
        if self.zh:
            return f"其他情况都不变的，自{day}起，结论变为：{word}"
        return f"all else equal, the answer from {day} on is: {word}"

    def closing(self, found: Outlook) -> str:
        more = PROVED[bool(found.ways), found.proved].in_(self.names.tongue) if found.proved else ""
        return ("；" if self.zh else "; ").join(filter(None, (self.without(found), more)))

    def without(self, found: Outlook) -> str:
        """What is said where there is no way out."""
        if self.decision.outcome != "no" or found.ways or self.story.kind == "obligation":
            return ""
        if found.undeclared:
            nouns = MARKS[self.names.tongue][LIST].join(noun for noun, _ in self.names.nouns(found.undeclared))
            if self.zh:
                return f"没有找到办法；词汇没有写明由谁改变的事实：{nouns}"
            return f"no way was found; the vocabulary does not say who can change: {nouns}"
        if self.zh:
            return "依现有规定，没有本人、机关能够办理或者随时间到来的办法"
        return "by the rules in force there is nothing that the person or an office could do, or that time would bring"


PROVED: dict[tuple[bool, str], Words] = {
    (True, "all"): Words(
        "以上办法逐个核对过；至多改变四项事实的最小办法，求解器证明都在这里",
        "each of these was tried; a solver shows that there are no other smallest ways of up to four facts",
    ),
    (True, "some"): Words(
        "以上办法逐个核对过；求解器在时间内没有找全，可能还有别的办法",
        "each of these was tried; a solver did not get through in time, so there may be others",
    ),
    (False, "all"): Words("求解器证明：至多改变四项事实，没有办法", "a solver shows that no change of up to four facts is one"),
    (False, "some"): Words("求解器在时间内没有找全", "a solver did not get through in time"),
}


def cited(note: Note, edition: Edition, day: date) -> tuple[tuple[Source, ...], tuple[Reading, ...]]:
    """The citation of the condition itself; where it has none, that of the rule it refers to as it stands on the day, else that of
    the edition."""
    if note.sources:
        return note.sources, note.readings
    for part in note.parts:
        sources = tuple(s for e in part.parts if e.kind == "edition" and e.in_force(day) for s in e.sources)
        if part.kind == "definition" and sources:
            return tuple(dict.fromkeys(sources)), note.readings
    return edition.sources, note.readings

"""The questions that are asked of one rule, each with what a good answer is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any, Literal, TypeAlias

from policyrules import core
from policyrules.classes import frozen
from policyrules.core import Output, Program
from policyrules.core.notes import TAKES_AWAY, Edition, Excepted, Note, Story, Words
from policyrules.prove import algebra as a
from policyrules.prove.asking import Claim, Part, Question
from policyrules.prove.reading import FormulaReader, Reader, TraceReader, fails, granted, holds, leaves, surely
from policyrules.source import Span
from policyrules.types.encode import of_date

Kind: TypeAlias = Literal[
    "rule", "condition", "redundant", "exception", "gap", "clash", "both", "property", "cliff", "order", "relation", "edition"
]
KINDS: tuple[Kind, ...] = (
    "rule", "condition", "redundant", "exception", "gap", "clash", "both", "property", "cliff", "order", "relation", "edition",
)  # fmt: skip
ASKED: dict[Kind, Words] = {
    "rule": Words("有没有人能符合", "whether anybody can meet it"),
    "condition": Words("各条件用得上时能否成立", "whether each condition can hold where it counts"),
    "redundant": Words("各条件有没有多余", "whether a condition is redundant"),
    "exception": Words("各例外起不起作用", "whether each exception changes anything"),
    "gap": Words("事实都知道时是否总有结论", "whether all facts always decide"),
    "clash": Words("例外会不会冲突", "whether exceptions can clash"),
    "both": Words("互为例外的两项会不会同时享受", "whether two that exclude each other are both granted"),
    "property": Words("性质是否成立", "whether a property holds"),
    "cliff": Words("金额有没有断崖", "whether an amount has a cliff"),
    "order": Words("次序的每一项起不起作用", "whether each key of a ranking decides"),
    "edition": Words("每一版和前一版比，谁少了什么", "who loses by an edition, against the one before"),
    "relation": Words("规则两两相比怎样", "how two rules stand to each other"),
}

NOTHING_SAID = Words("", "")
NOBODYS = {"period", "gap"}
"""Reasons that nobody can supply: no version on that day, no case that fits."""


@frozen(eq=False)
class Check:
    """A question, and what about it: `good` says which answer is as it should be."""

    kind: Kind
    rule: str
    question: Question
    good: Literal["case", "never"]
    at: Span | None
    says: Words = NOTHING_SAID
    label: str = ""
    other: str = ""
    also: Span | None = None
    covered: bool = False


def checks(program: Program, story: Story, title: Span) -> Iterator[Check]:
    """All questions about a rule but properties, cliffs, and what it has to do with others."""
    rule = story.rule
    if Output(rule, "outcome") in program.outputs:
        yield Check("rule", rule, Question(tuple(met(story))), "case", title)
        for edition in story.editions:
            yield from _conditions(rule, edition)
            yield from _exceptions(rule, edition)
        yield from _clashes(program, story)
    yield from _gaps(program, story, title)


def in_force(edition: Edition) -> Part:
    """On a day of the edition."""

    def on(reader: Reader) -> Any:
        since = True if edition.since is None else a.at_most(of_date(edition.since), reader.day)
        until = True if edition.until is None else a.at_most(reader.day, of_date(edition.until))
        return a.every((since, until))

    return Part(on)


def met(story: Story) -> Iterator[Part]:
    """That the rule is met; in parts where it has one edition, so that those which exclude each other can be named."""
    rule = story.rule
    yield Part(lambda reader: granted(reader, rule), whole=True)
    if len(story.editions) == 1 and story.editions[0].condition is not None:
        yield from met_in(story.editions[0])


JOINTS = {"all": Words("且", " and "), "any": Words("或者", " or ")}


def met_in(edition: Edition) -> Iterator[Part]:
    """That the rule is met as an edition writes it, condition by condition."""
    yield in_force(edition)
    for note in (edition.condition, edition.applies):
        parts = note.parts if note is not None and note.kind == "all" else [note] if note is not None else []
        yield from (_part(part, True) for part in parts)
    yield from (_part(e.note, False) for e in edition.exceptions if takes_away(e))


def _part(note: Note, holding: bool) -> Part:
    return Part(lambda reader: holds(reader, note) if holding else fails(reader, note), in_full(note), place(note), holding)


def in_full(note: Note) -> Words:
    """What a condition says; of a list of conditions what stands in it, for its heading says nothing."""
    if note.kind not in JOINTS or not note.parts:
        return note.says
    said = [(in_full(part), part.kind in JOINTS) for part in note.parts]
    zh = JOINTS[note.kind].zh.join(f"（{words.zh}）" if nested else words.zh for words, nested in said)
    return Words(zh, JOINTS[note.kind].en.join(f"({words.en})" if nested else words.en for words, nested in said))


def place(note: Note) -> Span | None:
    return note.at or next((at for part in note.parts if (at := place(part))), None) if note.kind in ("all", "any", "leaf") else note.at


def takes_away(exception: Excepted) -> bool:
    return exception.takes is TAKES_AWAY


# ---------------------------------------------------------------- conditions


def _conditions(rule: str, edition: Edition) -> Iterator[Check]:
    here = in_force(edition)
    for root in (edition.applies, edition.condition, edition.fulfilled):
        for leaf, around in leaves(root) if root is not None else ():
            beside = tuple(_part(other, holding) for other, holding in around)
            for holding, kind in ((True, "condition"), (False, "redundant")):
                if not (kind == "redundant" and leaf.at is not None and plainly_yes(leaf)):
                    question = Question((here, *beside, _part(leaf, holding)))
                    yield Check("condition" if holding else "redundant", rule, question, "case", leaf.at, leaf.says)


def plainly_yes(leaf: Note) -> bool:
    """条件：是 says openly that there is none."""
    return leaf.says.zh in ("是", "常年")


def _exceptions(rule: str, edition: Edition) -> Iterator[Check]:
    met = [_part(edition.condition, True)] if edition.condition is not None else []
    if edition.condition is not None and edition.condition.kind == "all":
        met = [_part(part, True) for part in edition.condition.parts]
    for exception in edition.exceptions:
        fires = _part(exception.note, True)
        yield Check("exception", rule, Question((in_force(edition), *met, fires)), "case", exception.note.at, label=exception.label)
        others = [e for e in edition.exceptions if e is not exception and e.takes == exception.takes]
        if others:
            alone = tuple(_part(e.note, False) for e in others)
            question = Question((in_force(edition), *met, fires, *alone))
            yield Check("exception", rule, question, "case", exception.note.at, label=exception.label, covered=True)


def _clashes(program: Program, story: Story) -> Iterator[Check]:
    """Two exceptions of one amount, neither giving way, that hold together and give different results to somebody entitled."""
    spans = {e.label: e.note.at for edition in story.editions for e in edition.exceptions}
    for let in program.lets:
        if isinstance(let.op, core.Default) and let.home == core.ROOT:
            for first, second in combinations(let.op.cases, 2):
                if first.then != second.then and first.label not in second.yields and second.label not in first.yields:
                    both = Question((Part(lambda reader: granted(reader, story.rule)), Part(_differing(first, second))))
                    yield Check(
                        "clash", story.rule, both, "never", spans.get(second.label), label=first.label, other=second.label,
                        also=spans.get(first.label),
                    )  # fmt: skip


def _differing(first: core.Case, second: core.Case) -> Claim:
    def differ(reader: Reader) -> Any:
        apart = a.some(
            (a.below(reader.high(first.then), reader.low(second.then)), a.below(reader.high(second.then), reader.low(first.then)))
        )
        return a.every((reader.low(first.when), reader.low(second.when), apart))

    return differ


# ---------------------------------------------------------------- gaps


def _gaps(program: Program, story: Story, title: Span) -> Iterator[Check]:
    """A day of a version on which the answer, or the amount of somebody entitled, is open although everything is known.

    A rule without dates lives as long as what it rests on.
    """
    rule = story.rule
    if story.editions[0].since is None:
        return

    def some_version(reader: Reader) -> Any:
        return a.some(in_force(edition).holds(reader) for edition in story.editions)

    ranked = [output.what for output in program.outputs if output.rule == rule and output.what.startswith("key:")]
    for what in ("outcome", "value", "amount", *ranked):
        output = Output(rule, what)
        if output in program.outputs:
            parts = [Part(some_version), Part(_all_recorded), Part(_unsettled(output))]
            if what == "amount":
                parts.append(Part(lambda reader: granted(reader, rule)))
            else:
                parts.append(Part(lambda reader: a.every(surely(reader, Output(rule, x)) for x in ("applies", "listed"))))
            yield Check("gap", rule, Question(tuple(parts)), "never", title, label=what)


def _all_recorded(reader: Reader) -> Any:
    """What a 推定 stands in for is recorded: where no case of the 推定 fits, the fact itself is asked for, which is no gap."""
    if not isinstance(reader, FormulaReader):
        return True
    flags = (told.known for told in reader.of.world.facts.values())
    return a.every(flag for flag in flags if not isinstance(flag, bool))


def _unsettled(output: Output) -> Claim:
    def unsettled(reader: Reader) -> Any:
        name = reader.program.outputs[output]
        if isinstance(reader, TraceReader) and not {reason.source for reason in reader.of.root.env[name].why} <= NOBODYS:
            return False
        return a.negated(a.equal(reader.low(name), reader.high(name)))

    return unsettled


# ---------------------------------------------------------------- two rules


def both(first: str, second: str, at: Span, also: Span) -> Check:
    """Whether two entitlements are granted to one person on one day."""
    question = Question((Part(lambda reader: granted(reader, first)), Part(lambda reader: granted(reader, second))))
    return Check("both", first, question, "never", at, other=second, also=also)


__all__ = ["ASKED", "KINDS", "Check", "Kind", "both", "checks", "in_force", "met", "met_in", "takes_away"]
